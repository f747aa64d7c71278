import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { condition } from './conditionSchema.ts';

/**
 * ONE policy version as a file of data. The bundled policies and those that a policy lead brings in have this one form.
 * No field has a default: what is parsed is what was written, so the content hash is over the file itself.
 */

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.\-]*$/, 'Letters, digits, dots and hyphens only').max(80);
const words = z.string().trim().min(1).max(1200);

/** A date as the paper prints it. Without `from` and `to` the print gives no day at all ("TBC"). */
export const printedDate = z
  .strictObject({ from: isoDate.optional(), to: isoDate.optional(), printed: words })
  .refine((date) => date.from === undefined || date.to === undefined || date.from <= date.to, 'The earliest day comes after the latest day');
export type PrintedDate = z.infer<typeof printedDate>;

/** From when a version is in force. `from < to` or `to: null`: the day is not known exactly (null = no latest day is known). */
export const forceSpan = z
  .strictObject({ from: isoDate, to: isoDate.nullable(), printed: words })
  .refine((span) => span.to === null || span.from <= span.to, 'The earliest day comes after the latest day');
export type ForceSpan = z.infer<typeof forceSpan>;

export const clauseKinds = [
  'scope', 'criterion', 'position', 'principle-relied', 'principle-reserved', 'not-itself-an-exception',
  'force', 'codes', 'reference', 'administration', 'rationale',
] as const;
export type ClauseKind = (typeof clauseKinds)[number];

const clause = z.strictObject({
  kind: z.enum(clauseKinds),
  /** Our words; of the policy's own words only the few that decide. */
  summary: words,
  source: z.strictObject({ section: words.optional(), box: words.optional(), item: z.union([z.number().int(), words]).optional() }),
  condition: condition.optional(),
});
export type Clause = z.infer<typeof clause>;

const factUse = z.strictObject({
  id,
  /** Why the policy asks, in one sentence. */
  why: words,
  /** False: the policy names it, but the answer is the same whatever it is. */
  decides: z.boolean(),
});

/** What a policy says about what it covers. */
export const positions = ['not-routinely-commissioned', 'not-normally-funded', 'commissioned-if'] as const;
export type Position = (typeof positions)[number];

const partBase = { id, title: words, clause: id, when: condition.optional() };
const part = z.discriminatedUnion('position', [
  z.strictObject({ ...partBase, position: z.literal('commissioned-if'), criteria: condition }),
  z.strictObject({ ...partBase, position: z.literal('not-routinely-commissioned') }),
  z.strictObject({ ...partBase, position: z.literal('not-normally-funded') }),
]);
export type PolicyPart = z.infer<typeof part>;

// ── rebuild the rest of this file below (reading, principle, writtenValue, writtenFact, verdicts, goldenCase, policySchema, PolicyFormError, parsePolicy, policyJsonSchema)
