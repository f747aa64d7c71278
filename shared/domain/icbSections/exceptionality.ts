import { z } from 'zod';
import { longWords, shortWords, type SaidLine } from './said.ts';

/** With whom a patient is compared. Two families are in use; an ICB may print another. */
export const comparatorFamilies = ['all-with-the-condition', 'also-outside-the-policy', 'other'] as const;
export const comparatorFamilyWords: Readonly<Record<(typeof comparatorFamilies)[number], string>> = {
  'all-with-the-condition': 'All patients with the condition',
  'also-outside-the-policy': 'Patients with the condition who also do not meet the policy',
  other: 'Another group, in the words below',
};

/** The test of exceptionality as the ICB prints it. The app applies no test; it shows the ICB's own. */
export const exceptionality = z
  .strictObject({
    wording: longWords,
    comparator: z.enum(comparatorFamilies),
    comparatorWords: longWords.optional(),
    document: shortWords,
    clause: shortWords.optional(),
  })
  .refine((value) => value.comparator !== 'other' || value.comparatorWords !== undefined, { message: 'Say in words with whom a patient is compared', path: ['comparatorWords'] });
export type ExceptionalityTest = z.infer<typeof exceptionality>;

/** With whom the ICB compares, in words. */
export const comparatorInWords = ({ comparator, comparatorWords }: ExceptionalityTest): string =>
  comparator === 'other' ? (comparatorWords ?? '') : `${comparatorFamilyWords[comparator]}${comparatorWords ? `. ${comparatorWords}` : ''}`;

/** Where the ICB prints it. */
export const exceptionalitySource = ({ document, clause }: ExceptionalityTest): string => (clause ? `${document}, ${clause}` : document);

export const exceptionalityLines = (value: ExceptionalityTest): SaidLine[] => [
  { label: 'The test as printed', words: value.wording },
  { label: 'Compared with', words: comparatorInWords(value) },
  { label: 'Printed in', words: exceptionalitySource(value) },
];
