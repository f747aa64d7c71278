import { z } from 'zod';
import { isoDate, longDate, type IsoDate } from '../dates.ts';
import { shortWords, type SaidLine } from './said.ts';

export const formKinds = ['drug', 'non-drug', 'drug-and-non-drug', 'reconsideration'] as const;
export const formKindWords: Readonly<Record<(typeof formKinds)[number], string>> = {
  drug: 'Requests for a drug',
  'non-drug': 'Requests for anything but a drug',
  'drug-and-non-drug': 'All requests',
  reconsideration: 'Reconsideration',
};

export const acceptedForm = z
  .strictObject({
    name: shortWords,
    version: shortWords,
    kind: z.enum(formKinds),
    /** First day on which it is accepted; null: from before anything that is known. */
    from: isoDate.nullable(),
    /** Last day on which it is accepted; null: still accepted. */
    until: isoDate.nullable(),
  })
  .refine((form) => form.from === null || form.until === null || form.from <= form.until, { message: 'A form is accepted until a day before the first one', path: ['until'] });
export type AcceptedForm = z.infer<typeof acceptedForm>;

/** Forms and versions that an ICB accepts. */
export const forms = z.array(acceptedForm).min(1).max(40);

/** Whether a form is accepted on the day on which a request arrived. */
export const acceptedOn = (form: AcceptedForm, day: IsoDate): boolean => (form.from === null || form.from <= day) && (form.until === null || day <= form.until);

/** Within which days a form is accepted, in words. */
export function formDays({ from, until }: AcceptedForm): string {
  if (from && until) return `from ${longDate(from)} until ${longDate(until)}`;
  if (from) return `from ${longDate(from)}`;
  return until ? `until ${longDate(until)}` : 'without dates';
}

export const formLines = (value: readonly AcceptedForm[]): SaidLine[] => value.map((form) => ({ label: `${form.name}, version ${form.version}`, words: `${formKindWords[form.kind]}; accepted ${formDays(form)}` }));
