import { z } from 'zod';

/** A value that depends on a reading: which option is followed chooses it. */
export interface UnderReading<T> {
  readonly reading: string;
  readonly choose: Readonly<Record<string, T>>;
}

/** A length of time in one unit. */
export interface Duration {
  readonly years?: number;
  readonly months?: number;
  readonly weeks?: number;
  readonly days?: number;
}

/** An amount with its unit. */
export interface Amount {
  readonly amount: number;
  readonly unit: string;
}

/** A fact that is added to a count; with `under` only where the followed option of a reading is one of these. */
export interface Addend {
  readonly fact: string;
  readonly under?: { readonly reading: string; readonly options: readonly string[] };
}

/** A test of one fact. Exactly one of `is`, `atLeast`, `atMost`, `lastsAtLeast` and `ageAtLeast` is given. */
export interface Leaf {
  readonly fact: string;
  readonly text?: string;
  /** One of the choices is one of these. */
  readonly is?: readonly string[] | UnderReading<readonly string[]>;
  /** A number for a count, an amount with its unit for a quantity. */
  readonly atLeast?: number | Amount;
  readonly atMost?: number | Amount;
  /** With `atLeast` or `atMost` on a count: further counts that are added to it. */
  readonly plus?: readonly Addend[];
  /** How long the stretch lasted. */
  readonly lastsAtLeast?: Duration | UnderReading<Duration>;
  /** With `lastsAtLeast`: whether a stretch still going on counts up to the as-at date. Otherwise its length is not known. */
  readonly ongoingCounts?: boolean | UnderReading<boolean>;
  /** With several stretches: whether a break is left out of the count, starts it again, or counts. */
  readonly breaks?: 'left-out' | 'start-again' | 'count' | UnderReading<'left-out' | 'start-again' | 'count'>;
  /** With several stretches: whether days on which two overlap count once or for each. */
  readonly overlaps?: 'once' | 'each' | UnderReading<'once' | 'each'>;
  /** How long ago the date is on the as-at date; of a date of birth, the age. */
  readonly ageAtLeast?: Duration;
  /** What stands in for the fact while nobody has answered it. `null`: nothing does. */
  readonly ifOpen?: UnderReading<Condition | null>;
}

/** A condition: a clause by its id (which must hold a condition), a group, a choice by reading, or a test of one fact. */
export type Condition =
  | string
  | { readonly all: readonly Condition[]; readonly text?: string }
  | { readonly any: readonly Condition[]; readonly text?: string }
  | { readonly not: Condition; readonly text?: string }
  | (UnderReading<Condition> & { readonly text?: string })
  | Leaf;

const id = z.string().min(1).max(80);
const text = z.string().trim().min(1).max(400).optional();
const underReading = <T extends z.ZodType>(inner: T) => z.strictObject({ reading: id, choose: z.record(id, inner) });
const amount = z.strictObject({ amount: z.number().finite().min(0).max(1_000_000), unit: z.string().trim().min(1).max(20) });
const whole = z.number().int().min(1).max(10_000);
const duration = z.union([
  z.strictObject({ years: whole }), z.strictObject({ months: whole }), z.strictObject({ weeks: whole }), z.strictObject({ days: whole }),
]);

/** The written form of {@link Condition}. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    id,
    z.strictObject({ all: z.array(condition).min(1), text }),
    z.strictObject({ any: z.array(condition).min(1), text }),
    z.strictObject({ not: condition, text }),
    z.strictObject({ reading: id, choose: z.record(id, condition), text }),
    leaf,
  ]),
);

const leaf = z
  .strictObject({
    fact: id,
    text,
    is: z.union([z.array(id).min(1), underReading(z.array(id).min(1))]).optional(),
    atLeast: z.union([whole, amount]).optional(),
    atMost: z.union([z.number().int().min(0).max(10_000), amount]).optional(),
    plus: z.array(z.strictObject({ fact: id, under: z.strictObject({ reading: id, options: z.array(id).min(1) }).optional() })).min(1).optional(),
    lastsAtLeast: z.union([duration, underReading(duration)]).optional(),
    ongoingCounts: z.union([z.boolean(), underReading(z.boolean())]).optional(),
    breaks: z.union([z.enum(['left-out', 'start-again', 'count']), underReading(z.enum(['left-out', 'start-again', 'count']))]).optional(),
    overlaps: z.union([z.enum(['once', 'each']), underReading(z.enum(['once', 'each']))]).optional(),
    ageAtLeast: duration.optional(),
    ifOpen: underReading(condition.nullable()).optional(),
  })
  .refine((one) => testsOf(one).length === 1, 'Needs exactly one of: is, atLeast, atMost, lastsAtLeast, ageAtLeast')
  .refine((one) => one.plus === undefined || one.atLeast !== undefined || one.atMost !== undefined, 'plus belongs to atLeast or atMost')
  .refine((one) => one.lastsAtLeast !== undefined || (one.breaks === undefined && one.overlaps === undefined), 'breaks and overlaps belong to lastsAtLeast')
  .refine((one) => (one.lastsAtLeast === undefined) === (one.ongoingCounts === undefined), 'ongoingCounts and lastsAtLeast belong together');

const testNames = ['is', 'atLeast', 'atMost', 'lastsAtLeast', 'ageAtLeast'] as const;

/** Which tests a leaf states. */
export function testsOf(one: { readonly [name in (typeof testNames)[number]]?: unknown }): (typeof testNames)[number][] {
  return testNames.filter((name) => one[name] !== undefined);
}

/** Whether a condition tests a fact. */
export function isLeaf(one: Condition): one is Leaf {
  return typeof one === 'object' && 'fact' in one;
}
