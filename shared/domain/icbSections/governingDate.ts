import { z } from 'zod';
import { longWords, type SaidLine } from './said.ts';

export const governingDates = ['received', 'complete', 'decided', 'other'] as const;
export const governingDateWords: Readonly<Record<(typeof governingDates)[number], string>> = {
  received: 'The day on which the request was received',
  complete: 'The day on which the request was complete',
  decided: 'The day of the decision',
  other: 'Another day, in the words below',
};

/** Which day says which version of a policy governs a request. */
export const governingDate = z
  .strictObject({ date: z.enum(governingDates), wording: longWords.optional() })
  .refine((value) => value.date !== 'other' || value.wording !== undefined, { message: 'Say in words which day it is', path: ['wording'] });
export type GoverningDate = z.infer<typeof governingDate>;

export const governingDateLines = ({ date, wording }: GoverningDate): SaidLine[] => [
  { label: 'Which version of a policy governs', words: `The one in force on: ${governingDateWords[date].replace(/^The/, 'the').replace(/^Another/, 'another')}` },
  ...(wording ? [{ label: 'In the ICB’s words', words: wording }] : []),
];
