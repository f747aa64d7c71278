import { firstWorkRows, type CaseRow, type WorkShown, type WorkTotal, type WorkView } from '../../shared/contract/case.ts';
import { longDate, type IsoDate } from '../../shared/domain/dates.ts';
import { icbByOds } from '../../shared/domain/icb.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import { workGroups, type WorkGroup } from '../../shared/workflow/pressing.ts';
import { stageLabels } from '../../shared/workflow/stages.ts';
import { latestVerdict } from '../../db/assessmentRepo.ts';
import { unfinishedIntakes } from '../../db/intakeRepo.ts';
import { countWork, listUnsent, listWork, type CaseWorkRow } from '../../db/workRepo.ts';
import { stillStands } from './caseFile.ts';
import { nextStep, openItems } from './caseView.ts';
import type { WorkBody } from './caseWorkRow.ts';
import { afterChase, clocksOn } from './clockView.ts';
import type { Worker } from './context.ts';
import { followUpDue } from './followUpView.ts';
import { freshenWork, madeAnew } from './freshenWork.ts';
import { may } from './guard.ts';
import { maskOf } from './identityMask.ts';
import { intakeClock } from './intakeClock.ts';
import { intakeView } from './intakeView.ts';
import { factReader } from './openCases.ts';
import { libraryOf } from './policyLibrary.ts';
import { reckonings, type Reckoning } from './reckoning.ts';

type Stuck = WorkView['stuck'][number];

/** What there is to do. A case stands in one group; what is stuck is named besides, with what holds it up. */
export function workView(worker: Worker, shown: WorkShown = {}): WorkView {
  const { db } = worker.signedIn;
  const today = londonDay(worker.now());
  const reckoning = reckonings(db);
  const building = freshenWork(worker, reckoning);
  const rowOf = rowReader(worker, today, reckoning);
  const listed = () => workGroups.map((group) => [group, listWork(db, group, today, shown[group] ?? firstWorkRows)] as const);
  let rows = listed();
  if (madeAnew(db, rows.flatMap(([, each]) => each))) rows = listed();
  const counted = countWork(db, today);
  const stuck = stuckRows(worker, today, shown.stuck ?? firstWorkRows);
  return {
    ...(Object.fromEntries(rows.map(([group, each]) => [group, each.map(rowOf)])) as Record<WorkGroup, CaseRow[]>),
    stuck: stuck.rows,
    totals: { ...(Object.fromEntries(workGroups.map((group) => [group, totalOf(counted.filter((one) => one.group === group), reckoning)])) as Record<WorkGroup, WorkTotal>), stuck: stuck.all },
    building,
  };
}

function totalOf(counted: readonly { commissioner: string; cases: number }[], reckoning: (ods: string) => Reckoning): WorkTotal {
  return {
    cases: counted.reduce((sum, one) => sum + one.cases, 0),
    unset: counted.filter(({ commissioner }) => !reckoning(commissioner).limits?.length).map(({ commissioner, cases }) => ({ ods: commissioner, icb: icbByOds(commissioner)?.name ?? commissioner, cases })),
  };
}

/** Makes the row of a list from what is kept of a case. What hangs on today, on the limits or on the policies is said anew each time. */
function rowReader(worker: Worker, today: IsoDate, reckoning: (ods: string) => Reckoning): (row: CaseWorkRow) => CaseRow {
  const { db } = worker.signedIn;
  const hides = !may(worker, 'revealIdentity');
  const [library, facts] = [libraryOf(db), factReader(db)];
  return ({ applicationId, caseNumber, commissioner, receivedOn, rank, body }) => {
    const { treatment, state, dates, hidden } = body as WorkBody;
    const seen = hides && hidden ? { treatment: hidden.treatment, dates: { ...dates, waits: dates.waits.map((wait, index) => ({ ...wait, owner: hidden.owners[index]! })) } } : { treatment, dates };
    const owed = followUpDue(today, reckoning(commissioner).holidays, state);
    // Words of the decision may name the patient.
    const after = owed && hides ? { ...owed, reckoning: owed.reckoning.map(maskOf(db, applicationId)) } : owed;
    const { due, limitsSet, waiting } = clocksOn(today, reckoning(commissioner), seen.dates, after);
    const outdated = state.assessment?.current && state.decision === null && !stillStands(library, commissioner, latestVerdict(db, applicationId), facts(applicationId));
    return {
      applicationId,
      number: caseNumber,
      icb: icbByOds(commissioner)?.name ?? commissioner,
      treatment: seen.treatment,
      urgency: rank === 0 ? 'urgent' : 'routine',
      receivedOn,
      stage: state.stage,
      stageLabel: stageLabels[state.stage],
      next: afterChase(nextStep(outdated ? { ...state, assessment: { current: false } } : state, waiting), waiting),
      openItems: openItems(state),
      waiting,
      due,
      limitsSet,
      commissioner,
    };
  };
}

/** Urgent first, then in the order in which they were received: referrals without a case, and cases whose letter was not sent. */
function stuckRows(worker: Worker, today: IsoDate, most: number): { rows: Stuck[]; all: number } {
  const { db } = worker.signedIn;
  const referrals = unfinishedIntakes(db).map((intakeId): Stuck => {
    const one = intakeView(worker, intakeId);
    return { intakeId, label: one.label, urgency: one.urgency, receivedOn: one.receivedOn, why: whyStuck[one.status] ?? '', clock: intakeClock(db, one, today) };
  });
  // A letter that was issued on an earlier day and that nobody has recorded as sent may lie in a tray.
  const unsent = listUnsent(worker.signedIn.db, today, most);
  const rows = [...referrals, ...unsent.rows.map((row): Stuck => ({ applicationId: row.applicationId, label: `Case ${row.caseNumber}`, urgency: row.rank === 0 ? 'urgent' : 'routine', receivedOn: row.receivedOn, why: `A letter was issued on ${longDate(row.unsentSince!)} and is not recorded as sent.` }))];
  rows.sort((a, b) => Number(b.urgency === 'urgent') - Number(a.urgency === 'urgent') || a.receivedOn.localeCompare(b.receivedOn));
  return { rows: rows.slice(0, most), all: referrals.length + unsent.cases };
}

const whyStuck: Readonly<Record<string, string>> = {
  reading: 'It is being read now.',
  ready: 'It has been read; no case has been made of it yet.',
  stuck: 'It is held: something must be settled before a case can be made.',
  interrupted: 'Reading was interrupted. Drop the papers again, or discard this.',
  cancelled: 'Reading was cancelled. Drop the papers again, or discard this.',
};
