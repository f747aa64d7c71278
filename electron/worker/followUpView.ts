import type { CaseView, Due } from '../../shared/contract/case.ts';
import type { BankHolidays } from '../../shared/domain/bankHolidays.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import type { CaseState } from '../../shared/workflow/evolve.ts';
import { openAccess } from '../../shared/workflow/decideAccess.ts';
import { followUpAnswers } from '../../shared/workflow/followUpShapes.ts';
import { followUpReckoning, followUps, followUpWords, isLate, nextFollowUp, type Approved, type FollowUp } from '../../shared/workflow/followUps.ts';
import type { StoredEvent } from '../../db/eventLog.ts';
import { accessDueOf } from './accessDue.ts';
import type { CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';

/** What an approval asked for, or a request for access, that is due next, as lists show a due date; null where nothing has a day. */
export function followUpDue(today: IsoDate, holidays: BankHolidays, state: Pick<CaseState, 'access'> & Approved): Due | null {
  const next = nextFollowUp(followUps(state));
  const asked = openAccess(state);
  const access = asked ? accessDueOf(today, holidays, asked) : null;
  if (!next || (access && access.on < next.due)) return access;
  return { on: next.due, ...shown(next, today) };
}

/** Everything that the approval in force leaves to be seen to, with what people recorded. */
export function followUpViews(worker: Worker, file: CaseFile, events: readonly StoredEvent[]): NonNullable<CaseView['followUps']> {
  const today = londonDay(worker.now());
  const nameOfPaper = (id: string | null) => (id === null ? null : (file.papers.find(({ paper }) => paper.id === id)?.paper.originalName ?? 'a paper of the case'));
  return followUps(file.state).map((one) => {
    const { record } = one;
    const recorded = record ? events.find((event) => event.applicationSeq === record.seq) : undefined;
    return {
      item: one.item, kind: one.kind, what: one.what, on: one.due, ...shown(one, today),
      record: record
        ? { answer: followUpAnswers[one.kind][record.result] ?? record.result, on: record.on, who: record.who, words: record.words, paper: nameOfPaper(record.paperId), page: record.page, by: recorded ? worker.nameOf(recorded.actor) : '', at: recorded?.at ?? '' }
        : null,
    };
  });
}

/** What is late of it, in words, for the top of the case: an approval that has ended is said to have ended, and stays as it is. */
export function lateFollowUps(worker: Worker, state: CaseState): string[] {
  const today = londonDay(worker.now());
  return followUps(state).filter((one) => isLate(one, today)).map((one) => (one.kind === 'expiry' ? followUpWords(one, today) : `${one.label}: ${followUpWords(one, today).toLowerCase()}`));
}

function shown(one: FollowUp, today: string): Omit<Due, 'on'> {
  return { label: dueLabels[one.kind], words: followUpWords(one, today), late: isLate(one, today), standing: false, beyondKnown: false, reckoning: followUpReckoning(one, today) };
}

const dueLabels = { condition: 'Condition due', expiry: 'Approval ends', 'outcome-data': 'Outcome data due' } as const;
