import { z } from 'zod';
import { addDays, addMonths, type IsoDate } from '../dates.ts';
import { shortWords, type SaidLine } from './said.ts';

export const retentionStarts = ['closed', 'decided', 'last-letter-sent', 'last-entry'] as const;
export type RetentionStart = (typeof retentionStarts)[number];
export const retentionStartWords: Readonly<Record<RetentionStart, string>> = {
  closed: 'the day on which the case was closed',
  decided: 'the day of the decision',
  'last-letter-sent': 'the day on which the last letter was sent',
  'last-entry': 'the last entry in the case',
};

/** How long an ICB keeps the record of a closed case. */
export const retention = z.strictObject({ years: z.number().int().min(1).max(100), from: z.enum(retentionStarts), disposalAuthorisedBy: shortWords });
export type Retention = z.infer<typeof retention>;

const inYears = (years: number) => (years === 1 ? '1 year' : `${years} years`);

export const retentionLines = ({ years, from, disposalAuthorisedBy }: Retention): SaidLine[] => [
  { label: 'Kept for', words: `${inYears(years)} from ${retentionStartWords[from]}` },
  { label: 'Who authorises disposal', words: disposalAuthorisedBy },
];

/** The days that a period of retention can run from, as far as the case has them. */
export type RetentionDays = Readonly<Record<RetentionStart, IsoDate | null>>;

/**
 * Until which day a record is kept at least; null where the case has no such day. A period from 29 February ends on 1 March in
 * a common year: "at least" is never a day short.
 */
export function keptUntil({ years, from }: Retention, days: RetentionDays): IsoDate | null {
  const start = days[from];
  if (start === null) return null;
  const end = addMonths(start, years * 12);
  return end.slice(8) < start.slice(8) ? addDays(end, 1) : end;
}
