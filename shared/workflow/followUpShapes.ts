import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { id, shortText, text } from './shapes.ts';

/** What an approval leaves to be seen to: each condition by its place in the decision, the end of the approval, and what is reported back. */
export const followUpItem = z.string().regex(/^(condition:\d{1,2}|expiry|outcome-data)$/);
export type FollowUpKind = 'condition' | 'expiry' | 'outcome-data';

export const followUpResults = ['met', 'not-met', 'received', 'lapsed'] as const;
export const followUpResult = z.enum(followUpResults);
export type FollowUpResult = z.infer<typeof followUpResult>;

/** What a person recorded about one of them. */
export const followUpRecord = z.strictObject({
  item: followUpItem,
  result: followUpResult,
  /** The day on which it was so, or was said to be so. */
  on: isoDate,
  /** Who said it. */
  who: shortText,
  words: text,
  /** The paper that shows it, and where in it. */
  paperId: id.nullable(),
  page: shortText.nullable(),
});
export type FollowUpRecord = z.infer<typeof followUpRecord>;

/** What can be recorded about each kind, and how it is said. */
export const followUpAnswers: Readonly<Record<FollowUpKind, Partial<Readonly<Record<FollowUpResult, string>>>>> = {
  condition: { met: 'Met', 'not-met': 'Not met', lapsed: 'No longer applies' },
  expiry: { lapsed: 'The approval has lapsed', met: 'The treatment ended before the approval did' },
  'outcome-data': { received: 'Received', 'not-met': 'Will not come', lapsed: 'No longer needed' },
};

export const followUpLabels: Readonly<Record<FollowUpKind, string>> = { condition: 'Condition', expiry: 'End of the approval', 'outcome-data': 'Outcome data' };
