import { longDate, type IsoDate } from '../../shared/domain/dates.ts';
import { icbSectionKey } from '../../shared/domain/icbConfiguration.ts';
import { governingDate, type GoverningDate } from '../../shared/domain/icbSections/governingDate.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import type { CaseState } from '../../shared/workflow/evolve.ts';
import type { Db } from '../../db/connection.ts';
import { readEvents } from '../../db/eventLog.ts';
import { findSetting } from '../../db/settingRepo.ts';

/** Which day says which version of a policy governs a case, by the rule of its ICB. */
export interface GoverningDay {
  /** Null: the ICB has entered no rule. */
  readonly rule: GoverningDate['date'] | null;
  /** The day of the rule. Null where there is no rule, where its day has not come, or where a person has to say which day it is. */
  readonly day: IsoDate | null;
  /** The day that is looked at while nobody has chosen one. */
  readonly shown: IsoDate;
  /** The rule with its day, in a sentence. */
  readonly words: string;
}

/** `applicationId`, `receivedOn`: of the case; `today` in London. Reads the events only where the rule asks for a day that they hold. */
export function governingDay(db: Db, one: { readonly applicationId: string; readonly commissioner: string; readonly receivedOn: IsoDate }, state: CaseState, today: IsoDate): GoverningDay {
  const row = findSetting(db, icbSectionKey(one.commissioner, 'governingDate'));
  const parsed = row ? governingDate.safeParse(row.value) : null;
  const { receivedOn } = one;
  if (!parsed?.success) return { rule: null, day: null, shown: receivedOn, words: 'This ICB has entered no rule, so the version in force on the day of receipt is looked at until a person chooses another day.' };
  const { date: rule, wording } = parsed.data;
  switch (rule) {
    case 'received':
      return { rule, day: receivedOn, shown: receivedOn, words: `By this ICB’s rule the version governs that was in force on the day of receipt, ${longDate(receivedOn)}.` };
    case 'complete': {
      const finished = readEvents(db, one.applicationId).find((event) => event.type === 'factsCheckFinished');
      const day = finished ? londonDay(finished.at) : null;
      return { rule, day, shown: day ?? receivedOn, words: day ? `By this ICB’s rule the version governs that was in force on the day on which the request was complete, ${longDate(day)}.` : 'By this ICB’s rule the version governs that is in force on the day on which the request is complete. The check of the facts is not finished, so the day of receipt is looked at meanwhile.' };
    }
    case 'decided': {
      const day = state.decision?.record.decidedBy.on ?? state.panel?.meetsOn ?? today;
      return { rule, day, shown: day, words: `By this ICB’s rule the version governs that is in force on the day of the decision. ${state.decision || state.panel ? `That is ${longDate(day)}.` : `Nobody has decided yet, so today is looked at, ${longDate(day)}. If another version is in force when the panel decides, the case is assessed again before that.`}` };
    }
    case 'other':
      return { rule, day: null, shown: receivedOn, words: `By this ICB’s rule another day counts, which a person has to look up: “${wording ?? ''}”` };
  }
}

/** Whether confirming an assessment as at this day needs a reason: it is not the day of the rule, or only a person can tell which day that is. */
export const needsWhy = ({ rule, day }: GoverningDay, asAt: IsoDate): boolean => rule !== null && day !== asAt;
