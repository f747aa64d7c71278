import { z } from 'zod';
import { dateRange, type DateRange } from './dates.ts';

/**
 * What a fact can hold. One question has one value: never three booleans for one choice.
 * *Not known* is not a value; it is a state of the fact (see {@link FactState}).
 */
export const factValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().min(1) }),
  /** One of the choices that the fact's definition lists; yes/no questions have the choices `yes` and `no`. */
  z.object({ kind: z.literal('choice'), choice: z.string().min(1) }),
  /** For a question where several choices may hold at once; each once, in the order of the definition. */
  z.object({ kind: z.literal('choices'), choices: z.array(z.string().min(1)).min(1) }),
  z.object({ kind: z.literal('count'), count: z.number().int().min(0).max(10_000) }),
  z.object({ kind: z.literal('quantity'), amount: z.number().finite(), unit: z.string().min(1) }),
  z.object({ kind: z.literal('date'), date: dateRange }),
  /**
   * A stretch of time. `end: null` = still going on when it was written down. "Since spring" stays a range.
   * `further`: other stretches of the same treatment (a second course, another treatment beside the first).
   */
  z.object({
    kind: z.literal('interval'), start: dateRange, end: dateRange.nullable(), printed: z.string(),
    further: z.array(z.object({ start: dateRange, end: dateRange.nullable() })).min(1).optional(),
  }),
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
    case 'choices':
      return value.choices.length === 1 ? `choice:${value.choices[0]}` : `choices:${[...value.choices].sort().join()}`;
    case 'count':
      return `count:${value.count}`;
    case 'quantity':
      return `quantity:${value.amount}:${value.unit}`;
    case 'date':
      return `date:${value.date.from}:${value.date.to}`;
    case 'interval':
      return `interval:${stretchesOf(value).map(plainStretch).sort().join('+')}`;
  }
}

/** One stretch of an interval. */
export interface Stretch {
  readonly start: DateRange;
  readonly end: DateRange | null;
}

/** All stretches that an interval holds, the first one first. */
export function stretchesOf(value: Extract<FactValue, { kind: 'interval' }>): readonly Stretch[] {
  return [{ start: value.start, end: value.end }, ...(value.further ?? [])];
}

function plainStretch({ start, end }: Stretch): string {
  return `${start.from}:${start.to}:${end ? `${end.from}:${end.to}` : 'open'}`;
}

/** The choices that an answer names, whether one or several may be given. */
export function choicesOf(value: FactValue): readonly string[] {
  return value.kind === 'choice' ? [value.choice] : value.kind === 'choices' ? value.choices : [];
}
