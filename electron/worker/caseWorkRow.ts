import { readEvents } from '../../db/eventLog.ts';
import type { Db } from '../../db/connection.ts';
import { listLetters } from '../../db/letterRepo.ts';
import { type CaseWorkRow, onlyByItsDay, putWork, removeWork } from '../../db/workRepo.ts';
import { caseDates } from '../../shared/workflow/caseDates.ts';
import type { ClockDates } from '../../shared/workflow/deadlines.ts';
import { parseCaseEvent } from '../../shared/workflow/events.ts';
import type { CaseState } from '../../shared/workflow/evolve.ts';
import { nextAfter } from '../../shared/workflow/nextAfter.ts';
import { pressing } from '../../shared/workflow/pressing.ts';
import type { Mask } from './identityMask.ts';
import { type Reckoning, reckoningOf } from './reckoning.ts';
import { workStateOf, type WorkState } from './workState.ts';

/** What the row of an open case holds beside its days. */
export interface WorkBody {
  /** Number of the last event that the row was made from. */
  readonly version: number;
  readonly treatment: string | null;
  readonly state: WorkState;
  /** The days that its clocks run from. Its dates are reckoned from these, never from a text. */
  readonly dates: ClockDates;
  /** The same texts for people whose role does not show who the patient is; absent where nothing in them says it. */
  readonly hidden?: { readonly treatment: string | null; readonly owners: readonly string[] };
}

/**
 * Puts a case on the list of work as its record now stands, or takes one off that is closed and leaves nothing to be seen to. Call inside the
 * transaction that changed it.
 */
export function putCaseWork(db: Db, applicationId: string, state: CaseState, treatment: string | null, mask: Mask, reckoning?: Reckoning): void {
  if (state.stage === 'closed' && nextAfter(state) === null) return removeWork(db, applicationId);
  const { unsentSince, state: _whole, ...dates } = caseDates(readEvents(db, applicationId).map((stored) => ({ event: parseCaseEvent(stored), at: stored.at })));
  const owners = dates.waits.map(({ owner }) => owner);
  const hidden = { treatment: treatment === null ? null : mask(treatment), owners: owners.map(mask) };
  const body: WorkBody = {
    version: state.version, treatment, state: workStateOf(state), dates: { ...dates, state: { urgency: state.urgency, register: state.register } },
    ...(hidden.treatment !== treatment || hidden.owners.some((owner, index) => owner !== owners[index]) ? { hidden } : {}),
  };
  putWork(db, {
    applicationId, caseNumber: state.caseNumber, commissioner: state.commissioner, receivedOn: state.receivedOn, rank: state.urgency === 'urgent' ? 0 : 1,
    // A letter belongs to the case by its row; most cases have none.
    unsentSince: listLetters(db, applicationId).length > 0 ? unsentSince : null,
    ...daysOf(body, reckoning ?? reckoningOf(db, state.commissioner)), body,
  });
}

/** The days of a row, reckoned by the limits and holidays given. */
export function daysOf({ dates, state }: Pick<WorkBody, 'dates' | 'state'>, { limits, holidays, stamp }: Reckoning): Pick<CaseWorkRow, 'waiting' | 'lateFrom' | 'soonFrom' | 'chaseOn' | 'pressesOn' | 'reckonedBy'> {
  const owed = nextAfter(state);
  const { waiting, ...days } = pressing({ limits, dates, holidays }, owed ? [owed] : []);
  return { ...days, waiting: state.stage === 'closed' ? onlyByItsDay : waiting ? 1 : 0, reckonedBy: stamp };
}
