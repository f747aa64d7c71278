import type { CaseRow, Clock, Due } from '../../shared/contract/case.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import { caseDates, type CaseDates } from '../../shared/workflow/caseDates.ts';
import { deadlines, nextDeadline, type Deadline } from '../../shared/workflow/deadlines.ts';
import { parseCaseEvent } from '../../shared/workflow/events.ts';
import { readEvents } from '../../db/eventLog.ts';
import type { CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';
import { followUpDue } from './followUpView.ts';
import { holidaysOf } from './holidays.ts';
import { icbConfigurationOf } from './icbSettings.ts';

type Part = Pick<CaseFile, 'applicationId' | 'row'>;

/** The days of a case, from its events. */
export function datesOf(worker: Worker, applicationId: string): CaseDates {
  return caseDates(readEvents(worker.signedIn.db, applicationId).map((stored) => ({ event: parseCaseEvent(stored), at: stored.at })));
}

/** Every clock of a case as the case screen shows it. */
export function clocksOf(worker: Worker, { applicationId, row }: Part): Clock[] {
  return reckoned(worker, row.commissioner, datesOf(worker, applicationId)).all.map((one) => ({ ...said(one), on: one.due, limit: one.limit, state: one.state }));
}

/** What lists show of a case's clocks: the date that counts next, and the wait. */
export function clocksOfRow(worker: Worker, { applicationId, row }: Part, dates = datesOf(worker, applicationId)): Required<Pick<CaseRow, 'due' | 'limitsSet' | 'waiting'>> {
  const { all, limitsSet } = reckoned(worker, row.commissioner, dates);
  const deadline = nextDeadline(all);
  const limit = deadline ? { ...said(deadline), on: deadline.due } : null;
  const after = followUpDue(worker, dates.state);
  const wait = dates.waits.at(-1);
  const today = londonDay(worker.now());
  return {
    due: limit && after ? (after.on < limit.on ? after : limit) : (limit ?? after),
    limitsSet,
    waiting: wait && wait.ended === null
      ? { on: wait.owner, since: wait.began, until: wait.until, chaseOn: wait.chaseOn, ranOut: wait.until < today, chaseDue: wait.chaseOn !== null && wait.chaseOn <= today }
      : null,
  };
}

/** On the day to ask again, that is the next step of a case that has nothing else to do. */
export function afterChase(next: CaseRow['next'], waiting: CaseRow['waiting']): CaseRow['next'] {
  return next?.screen === 'case' && waiting?.chaseDue && !waiting.ranOut ? { label: 'Ask again, and note it', screen: 'case' } : next;
}

function reckoned(worker: Worker, ods: string, dates: CaseDates): { all: Deadline[]; limitsSet: boolean } {
  const limits = icbConfigurationOf(worker.signedIn.db, ods).timeLimits;
  return { all: deadlines({ limits, dates, holidays: holidaysOf(worker.signedIn.db).list, today: londonDay(worker.now()) }), limitsSet: limits !== undefined && limits.length > 0 };
}

const said = (one: Deadline): Omit<Due, 'on'> => ({ label: one.label, words: one.words, late: one.state === 'late', standing: one.state === 'standing', beyondKnown: one.beyondKnownHolidays, reckoning: [...one.reckoning] });
