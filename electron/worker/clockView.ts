import type { CaseRow, Clock, Due } from '../../shared/contract/case.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import type { TimeLimits } from '../../shared/domain/timeLimits.ts';
import { caseDates, type CaseDates } from '../../shared/workflow/caseDates.ts';
import { deadlines, nextDeadline, type ClockDates, type Deadline } from '../../shared/workflow/deadlines.ts';
import { parseCaseEvent } from '../../shared/workflow/events.ts';
import { readEvents } from '../../db/eventLog.ts';
import type { CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';
import { followUpDue } from './followUpView.ts';
import { reckoningOf, type Reckoning } from './reckoning.ts';

type Part = Pick<CaseFile, 'applicationId' | 'row'>;

/** The days of a case, from its events. */
export function datesOf(worker: Worker, applicationId: string): CaseDates {
  return caseDates(readEvents(worker.signedIn.db, applicationId).map((stored) => ({ event: parseCaseEvent(stored), at: stored.at })));
}

/** Every clock of a case as the case screen shows it. */
export function clocksOf(worker: Worker, { applicationId, row }: Part): Clock[] {
  const { limits, holidays } = reckoningOf(worker.signedIn.db, row.commissioner);
  return deadlines({ limits, dates: datesOf(worker, applicationId), holidays, today: londonDay(worker.now()) }).map((one) => ({ ...said(one), on: one.due, limit: one.limit, state: one.state }));
}

/** What lists show of a case's clocks: the date that counts next, and the wait. */
export function clocksOfRow(worker: Worker, { applicationId, row }: Part, dates: CaseDates = datesOf(worker, applicationId)): ClocksOfRow {
  const today = londonDay(worker.now());
  const reckoning = reckoningOf(worker.signedIn.db, row.commissioner);
  return clocksOn(today, reckoning, dates, followUpDue(today, reckoning.holidays, dates.state));
}

export type ClocksOfRow = Required<Pick<CaseRow, 'due' | 'limitsSet' | 'waiting'>>;

/** As {@link clocksOfRow}, on a day and by limits and holidays that are at hand. `after`: what is due besides, whatever it comes from; the earlier date is shown. */
export function clocksOn(today: IsoDate, { limits, holidays }: Reckoning, dates: ClockDates, after: Due | null): ClocksOfRow {
  const next = nextDeadline(deadlines({ limits, dates, holidays, today }));
  const limit = next ? { ...said(next), on: next.due } : null;
  const wait = dates.waits.at(-1);
  return {
    due: limit && after ? (after.on < limit.on ? after : limit) : (limit ?? after),
    limitsSet: isSet(limits),
    waiting: wait && wait.ended === null
      ? { on: wait.owner, since: wait.began, until: wait.until, chaseOn: wait.chaseOn, ranOut: wait.until < today, chaseDue: wait.chaseOn !== null && wait.chaseOn <= today }
      : null,
  };
}

/** On the day to ask again, that is the next step of a case that has nothing else to do. */
export function afterChase(next: CaseRow['next'], waiting: CaseRow['waiting']): CaseRow['next'] {
  return next?.screen === 'case' && waiting?.chaseDue && !waiting.ranOut ? { label: 'Ask again, and note it', screen: 'case' } : next;
}

const isSet = (limits: TimeLimits | undefined): boolean => limits !== undefined && limits.length > 0;

const said = (one: Deadline): Omit<Due, 'on'> => ({ label: one.label, words: one.words, late: one.state === 'late', standing: one.state === 'standing', beyondKnown: one.beyondKnownHolidays, reckoning: [...one.reckoning] });
