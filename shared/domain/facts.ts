import { z } from 'zod';
import { dateRange } from './dates.ts';

/**
 * What a fact can hold. One question has one value: never three booleans for one choice.
 * *Not known* is not a value; it is a state of the fact (see {@link FactState}).
 */
export const factValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().min(1) }),
  /** One of the choices that the fact's definition lists; yes/no questions have the choices `yes` and `no`. */
  z.object({ kind: z.literal('choice'), choice: z.string().min(1) }),
  z.object({ kind: z.literal('count'), count: z.number().int().min(0).max(10_000) }),
  z.object({ kind: z.literal('quantity'), amount: z.number().finite(), unit: z.string().min(1) }),
  z.object({ kind: z.literal('date'), date: dateRange }),
  /** A stretch of time. `end: null` = still going on when it was written down. "Since spring" stays a range. */
  z.object({ kind: z.literal('interval'), start: dateRange, end: dateRange.nullable(), printed: z.string() }),
]);
export type FactValue = z.infer<typeof factValue>;

/** What stands about one fact of one case, as the policy module sees it. */
export type FactState =
  | { state: 'open' } // nobody has answered
  | { state: 'notKnown' } // a person looked and answered: not known
  | { state: 'disputed'; values: readonly FactValue[] } // sources disagree and nobody has settled it
  | { state: 'known'; value: FactValue; confirmation: string }; // id of the confirmation that a person gave

export type FactStates = Readonly<Record<string, FactState>>;

/** Whether two values say the same thing. Printed wording does not count; text is compared without case and spacing. */
export function sameValue(a: FactValue, b: FactValue): boolean {
  return plain(a) === plain(b);
}

function plain(value: FactValue): string {
  switch (value.kind) {
    case 'text':
      return `text:${value.text.toLowerCase().replace(/\s+/g, ' ').trim()}`;
    case 'choice':
      return `choice:${value.choice}`;
    case 'count':
      return `count:${value.count}`;
    case 'quantity':
      return `quantity:${value.amount}:${value.unit}`;
    case 'date':
      return `date:${value.date.from}:${value.date.to}`;
    case 'interval':
      return `interval:${value.start.from}:${value.start.to}:${value.end ? `${value.end.from}:${value.end.to}` : 'open'}`;
  }
}
