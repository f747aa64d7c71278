import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { decisionQuestions, orderFault } from '../domain/decisionQuestions.ts';
import { factKind } from '../domain/factKind.ts';
import { condition } from './conditionSchema.ts';

/**
 * ONE policy version as a file of data. The bundled policies and those that a policy lead brings in have this one form.
 * No field has a default: what is parsed is what was written, so the content hash is over the file itself.
 */

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.\-]*$/, 'Letters, digits, dots and hyphens only').max(80);
const words = z.string().trim().min(1).max(1200);

/**
 * A date as the paper prints it: a day, a month, a year or an interval. Without `from` and `to` the print gives no day
 * at all ("TBC"). `clause`: the row of the paper that prints it.
 */
export const printedDate = z
  .strictObject({ from: isoDate.optional(), to: isoDate.optional(), printed: words, clause: id })
  .refine((date) => date.from === undefined || date.to === undefined || date.from <= date.to, 'The earliest day comes after the latest day');
export type PrintedDate = z.infer<typeof printedDate>;

/** From when a version is in force. `from < to` or `to: null`: the day is not known exactly (null = no latest day is known). */
export const forceSpan = z
  .strictObject({ from: isoDate, to: isoDate.nullable(), printed: words, clause: id.optional() })
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
  /** The question itself, where it is not one of the app's own (docs/facts.md). */
  define: z.strictObject({ label: z.string().trim().min(1).max(200), answer: factKind }).optional(),
});
export type FactUse = z.infer<typeof factUse>;

/** What a policy says about what it covers. */
export const positions = ['not-routinely-commissioned', 'not-normally-funded', 'commissioned-if'] as const;
export type Position = (typeof positions)[number];

/**
 * One thing that a request can ask for, with what the policy says of it. Parts with different purposes are answered
 * apart, each with its own answer; two parts with one purpose (or none) that answer differently clash.
 */
const partBase = { id, title: words, clause: id, when: condition.optional(), purpose: id.optional() };
const part = z.discriminatedUnion('position', [
  z.strictObject({
    ...partBase,
    position: z.literal('commissioned-if'),
    criteria: condition,
    /** True where the policy itself asks for prior approval once its criteria are met. */
    priorApproval: z.boolean().optional(),
  }),
  z.strictObject({ ...partBase, position: z.literal('not-routinely-commissioned') }),
  z.strictObject({ ...partBase, position: z.literal('not-normally-funded') }),
]);
export type PolicyPart = z.infer<typeof part>;

const reading = z.strictObject({
  id,
  clause: id,
  question: words,
  options: z.array(z.strictObject({ id, text: words })).min(2),
  /**
   * The option that is followed unless the ICB has signed another. Null: nobody has chosen, and where the options
   * answer differently the answer is "depends on a reading".
   */
  inForce: id.nullable(),
  by: words,
  reason: words,
});
export type Reading = z.infer<typeof reading>;

const principle = z.strictObject({
  id,
  name: words,
  /** `reserved`: considered only once a patient is found exceptional on the principles relied on. */
  role: z.enum(['relied-on', 'reserved']),
  clause: id,
  question: words,
  /** Words in a reason or an argument that show that it leans on this principle. For a prompt to people only. */
  signs: z.array(words).optional(),
});
export type Principle = z.infer<typeof principle>;

const writtenRange = z.union([z.string(), z.strictObject({ from: z.string(), to: z.string(), printed: z.string().optional() })]);
const writtenStretch = z.strictObject({ start: writtenRange, end: writtenRange.nullable() });
export type WrittenRange = z.infer<typeof writtenRange>;
export type WrittenStretch = z.infer<typeof writtenStretch>;
const writtenValue = z.union([
  z.string(),
  z.number(),
  z.array(z.string()).min(1),
  z.strictObject({ from: z.string(), to: z.string(), printed: z.string().optional() }),
  z.strictObject({ start: writtenRange, end: writtenRange.nullable(), further: z.array(writtenStretch).min(1).optional() }),
  z.strictObject({ amount: z.number(), unit: z.string() }),
]);
/** A value as a golden case and the door for scripts write it; the fact's definition says what kind it is (docs/facts.md). */
export type WrittenValue = z.infer<typeof writtenValue>;

export const writtenFact = z.union([
  writtenValue,
  z.strictObject({ disputed: z.array(writtenValue).min(2) }),
  z.strictObject({ notKnown: z.literal(true) }),
]);
/** A fact as a golden case writes it. A fact that is left out is open. */
export type WrittenFact = z.infer<typeof writtenFact>;

/** Every answer that the module can give. */
export const verdicts = [
  'met', 'not-met', 'position-applies', 'parts-differ', 'not-known', 'disputed', 'rules-clash', 'depends-on-reading', 'outside-scope', 'silent',
  'no-policy-held', 'text-not-held', 'cannot-tell-which-version', 'not-yet-in-force', 'no-longer-in-force',
] as const;
export type Verdict = (typeof verdicts)[number];

/** How guidance stands to a policy: on what it is about, or on another treatment for the same condition. */
export const guidanceRelations = ['intervention', 'alternative-for-same-condition'] as const;
export type GuidanceRelation = (typeof guidanceRelations)[number];

const force = z.strictObject({
  /** The clause that keeps the policy in force past its review date. */
  staysPastReview: id.nullable(),
  /** Mandatory national guidance that ends the policy on the day it becomes mandatory. */
  endedByMandatoryGuidance: z.strictObject({ on: z.array(z.enum(guidanceRelations)).min(1), clause: id }).nullable(),
  /** The clause by which guidance that is not mandatory displaces nothing until the ICB adopts a policy. */
  keptAgainstOtherGuidance: id.nullable(),
});
export type Force = z.infer<typeof force>;

const goldenCase = z.strictObject({
  id,
  title: words,
  asAt: isoDate,
  facts: z.record(id, writtenFact),
  /** Readings followed in place of those in force. */
  readings: z.record(id, id).optional(),
  expect: z.strictObject({
    verdict: z.enum(verdicts),
    /** Ids of the open facts, in the order of the policy's questions. */
    openFacts: z.array(id).optional(),
    /** Ids of the readings of which another option alone would change the answer. */
    differsUnder: z.array(id).optional(),
    /** With `cannot-tell-which-version`: the verdict if this version is in force. */
    ifThisVersion: z.enum(verdicts).optional(),
    /** The answer of each purpose that is asked for, by the id of the purpose. */
    purposes: z.record(id, z.enum(verdicts)).optional(),
  }),
});
/** A worked example that the policy's own file must give the expected answer to. */
export type GoldenCase = z.infer<typeof goldenCase>;

const policySchema = z.strictObject({
  id,
  /** The same for every version of one policy. */
  line: id,
  /** ODS code of the ICB. */
  commissioner: z.string().regex(/^[A-Z0-9]{3,6}$/, 'Not an ODS code'),
  /** A choice of the fact `treatment`; one that the app does not know comes with its label. */
  treatment: id,
  treatmentLabel: words.optional(),
  /** The condition that is treated, in words: what "alternative treatments for the same condition" is measured against. */
  condition: words.optional(),
  /** As printed; null where none is printed. */
  version: words.nullable(),
  title: words,
  ourTitle: words,
  dates: z.strictObject({
    ratified: printedDate.nullable(),
    published: printedDate.nullable(),
    effective: printedDate.nullable(),
    review: printedDate.nullable(),
  }),
  inForce: z.union([forceSpan, z.strictObject({ reading: id, choose: z.record(id, forceSpan) })]),
  /** The last day on which it governs, where it was withdrawn without a later version. */
  endsOn: isoDate.optional(),
  earlierVersions: z.array(z.strictObject({ version: words, from: forceSpan, textHeld: z.boolean(), clause: id.optional() })),
  /** Said with `not-yet-in-force`: what is known of the time before. */
  beforeNote: words.optional(),
  clauses: z.record(id, clause),
  facts: z.array(factUse).min(1),
  scope: condition,
  /** Said with `outside-scope`. */
  outsideNote: words.optional(),
  /** The fact whose choices are the purposes of the parts. Each purpose that a request names gets an answer of its own. */
  purposeFact: id.optional(),
  parts: z.array(part).min(1),
  readings: z.array(reading),
  principles: z.array(principle),
  notThemselvesAnException: z.array(z.strictObject({ id, clause: id, text: words, signs: z.array(words).optional() })),
  /** Questions of the panel's decision that this policy puts into an order of its own; absent: the usual order (shared/domain/decisionQuestions.ts). */
  decisionOrder: z
    .array(z.enum(decisionQuestions))
    .min(2)
    .refine((order) => new Set(order).size === order.length, 'A question stands in it twice')
    .refine((order) => orderFault(order) === null, 'The finding on exceptionality comes after the principles, and before the reserved questions and the decision')
    .optional(),
  /** Guidance that an application may cite and that the policy itself answers. */
  answersGuidance: z.array(z.strictObject({ guidance: id, clause: id, text: words })).optional(),
  /** What the paper says of its own end. Null where it prints no such clause; none is borrowed from another policy. */
  force: force.nullable(),
  /** The clause that sends exceptions to the IFR process; null where the text has none. */
  exceptionClause: id.nullable(),
  codes: z.array(z.strictObject({ system: words, code: words, meaning: words, clause: id })),
  /** Faults of the printed paper and what follows from each. `clauses`: where. */
  defects: z.array(z.strictObject({ what: words, effect: words, clauses: z.array(id).optional() })),
  goldenCases: z.array(goldenCase),
});
export type Policy = z.infer<typeof policySchema>;

/** A file that does not have the form of a policy. Each problem says where and what. */
export class PolicyFormError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Not a policy in the form this app reads: ${problems.join('; ')}`);
    this.name = 'PolicyFormError';
    this.problems = problems;
  }
}

/**
 * Reads a policy from parsed JSON.
 * @throws PolicyFormError where the form is wrong. What the form cannot say is checked by `lintPolicy`.
 */
export function parsePolicy(input: unknown): Policy {
  const result = policySchema.safeParse(input);
  if (result.success) return result.data;
  throw new PolicyFormError(result.error.issues.flatMap((issue) => problemsOf(issue, [])));
}

type Issue = z.core.$ZodIssue;

/** Of the ways in which a value could have been written, only the nearest miss is told. */
function problemsOf(issue: Issue, above: readonly PropertyKey[]): string[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const depth = (branch: readonly Issue[]) => Math.max(0, ...branch.map((one) => one.path.length));
    const [nearest] = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length);
    return nearest!.flatMap((one) => problemsOf(one, path));
  }
  return [`${path.map(String).join('.') || 'the file'}: ${issue.message}`];
}

/** The form of a policy file as JSON Schema, for editors and for policy leads who write one. */
export function policyJsonSchema(): unknown {
  return z.toJSONSchema(policySchema, { io: 'input' });
}
