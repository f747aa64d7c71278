import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { id, odsCode, shortText, urgency } from './shapes.ts';

/**
 * Disposal at the end of retention. These stand in events of the office, which are never disposed of: they hold no name, no number of a
 * patient and no words that anybody typed about one.
 */

/** A case as it was proposed. `version`: of its events; a case that changed afterwards has to be proposed again. */
export const toDispose = z.strictObject({ applicationId: id, number: shortText, version: z.number().int().min(1), keptUntil: isoDate, rule: shortText });
export type ToDispose = z.infer<typeof toDispose>;

/** What remains of a case: enough to count it, too little to know whose it was. */
export const disposedCase = z.strictObject({
  applicationId: id,
  number: shortText,
  icb: odsCode,
  receivedOn: isoDate,
  urgency,
  /** The outcome, or the route where no panel decided; null where the request was withdrawn before either. */
  outcome: shortText.nullable(),
  /** The kind of treatment, as its answer is named in the vocabulary. */
  treatment: shortText.nullable(),
  decidedOn: isoDate.nullable(),
  closedOn: isoDate.nullable(),
  keptUntil: isoDate,
  rule: shortText,
});
export type DisposedCase = z.infer<typeof disposedCase>;

/** Why a proposal was taken back. A closed list, since what is typed here would outlive the case. */
export const takenBackWhy = ['still-needed', 'not-due', 'wrong-case', 'other'] as const;
export type TakenBackWhy = (typeof takenBackWhy)[number];
export const takenBackLabels: Readonly<Record<TakenBackWhy, string>> = {
  'still-needed': 'The record is still needed',
  'not-due': 'It is not due, or the rule has changed',
  'wrong-case': 'It names a case that was not meant',
  other: 'Another reason, kept outside this record',
};
