import type { CaseRow, WorkView } from '../../shared/contract/case.ts';
import { addDays, longDate } from '../../shared/domain/dates.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import { listApplications } from '../../db/applicationRepo.ts';
import { closedWithFollowUp } from '../../db/followUpRepo.ts';
import { listLetters } from '../../db/letterRepo.ts';
import { openCase } from './caseFile.ts';
import { caseRow } from './caseView.ts';
import { datesOf } from './clockView.ts';
import type { Worker } from './context.ts';
import { listIntakeViews } from './intakeView.ts';

type Stuck = WorkView['stuck'][number];

/** What there is to do. A case stands in one group; what is stuck is named besides, with what holds it up. */
export function workView(worker: Worker): WorkView {
  const today = londonDay(worker.now());
  const week = addDays(today, 7);
  const after = closedWithFollowUp(worker.signedIn.db, week);
  const open = listApplications(worker.signedIn.db).filter((row) => row.stage !== 'closed' || after.has(row.id)).map((row) => caseRow(worker, openCase(worker, row.id)));
  const group = (row: CaseRow): keyof Omit<WorkView, 'stuck'> => {
    const { due, waiting } = row;
    if (due?.late || waiting?.ranOut) return 'overdue';
    const endsSoon = waiting?.until != null && waiting.until <= week;
    // While a clock stands still its date moves on by itself; the end of the wait is what counts then.
    const dueSoon = due != null && due.on <= week && !due.standing;
    if (endsSoon || dueSoon) return 'thisWeek';
    return waiting ? 'waiting' : 'open';
  };
  const rows = (wanted: string) => open.filter((row) => group(row) === wanted);
  return { overdue: rows('overdue'), thisWeek: rows('thisWeek'), waiting: rows('waiting'), open: rows('open'), stuck: [...drops(worker), ...open.flatMap((row) => unsent(worker, row, today))] };
}

/** Referrals that no case has been made of yet. */
function drops(worker: Worker): Stuck[] {
  return listIntakeViews(worker)
    .filter((one) => !['case-made', 'attached', 'discarded'].includes(one.status))
    .map((one) => ({ intakeId: one.intakeId, label: one.label, urgency: one.urgency, receivedOn: one.receivedOn, why: whyStuck[one.status] ?? '' }));
}

/** A letter that was issued on an earlier day and that nobody has recorded as sent: it may lie in a tray. */
function unsent(worker: Worker, row: CaseRow, today: string): Stuck[] {
  if (listLetters(worker.signedIn.db, row.applicationId).length === 0) return []; // most cases: their events need not be read again
  const since = datesOf(worker, row.applicationId).unsentSince;
  if (since === null || since >= today) return [];
  return [{ applicationId: row.applicationId, label: `Case ${row.number}`, urgency: row.urgency, receivedOn: row.receivedOn, why: `A letter was issued on ${longDate(since)} and is not recorded as sent.` }];
}

const whyStuck: Readonly<Record<string, string>> = {
  reading: 'It is being read now.',
  ready: 'It has been read; no case has been made of it yet.',
  stuck: 'Something must be settled before a case can be made.',
  interrupted: 'Reading was interrupted. Drop the papers again, or discard this.',
  cancelled: 'Reading was cancelled. Drop the papers again, or discard this.',
};
