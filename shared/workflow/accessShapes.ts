import { z } from 'zod';
import { id, shortText } from './shapes.ts';

/** A request for access to what is held about a patient (UK GDPR, Article 15), reviewed item by item before anything leaves. */

export const accessAskers = ['patient', 'representative', 'somebody-else'] as const;
export const accessAsker = z.enum(accessAskers);
export type AccessAsker = z.infer<typeof accessAsker>;
export const accessAskerLabels: Readonly<Record<AccessAsker, string>> = {
  patient: 'The patient',
  representative: 'Somebody who acts for the patient',
  'somebody-else': 'Somebody else with a right to it',
};

export const accessAnswers = ['disclose', 'redact', 'withhold', 'withhold-unlisted'] as const;
export const accessAnswer = z.enum(accessAnswers);
export type AccessAnswer = z.infer<typeof accessAnswer>;
export const accessAnswerLabels: Readonly<Record<AccessAnswer, string>> = {
  disclose: 'Disclose',
  redact: 'Disclose with words taken out',
  withhold: 'Withhold, and say so in the list',
  'withhold-unlisted': 'Withhold, and leave it out of the list: naming it would tell what it is',
};

/** Names an item: which case, which kind, which row. */
export const accessItemId = z.string().min(3).max(200);

/** What a person decided on one item. Text may name people, so only its row's number stands in the event. */
export const accessReviewed = { requestId: id, itemId: accessItemId, answer: accessAnswer, rowId: id, by: id } as const;
export const accessEnded = ['sent', 'withdrawn', 'refused', 'other'] as const;
export const accessEndedLabels: Readonly<Record<(typeof accessEnded)[number], string>> = {
  sent: 'The export was handed over',
  withdrawn: 'The request was taken back',
  refused: 'The request was refused, and the person was told why',
  other: 'It ended in another way',
};
export const accessEnd = z.enum(accessEnded);
export type AccessEnd = z.infer<typeof accessEnd>;
export const accessReason = shortText;
