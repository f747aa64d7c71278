import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { icbLink } from '../domain/icb.ts';
import { guidance, type Guidance } from '../policy/guidance.ts';
import type { LintFinding } from '../policy/lint.ts';
import type { Policy } from '../policy/schema.ts';
import { channel } from './define.ts';

const id = z.string().min(1).max(80);
const reason = z.string().trim().min(10).max(1000);
const token = z.string().regex(/^[0-9a-f-]{36}$/);
const tokens = z.array(token).min(1).max(20);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const byAt = z.object({ by: z.string(), at: z.string() });

/** A policy text that the app holds, as the list of policies shows it. */
export const policySummary = z.object({
  id: z.string(),
  line: z.string(),
  commissioner: z.string(),
  icb: z.string(),
  treatment: z.string(),
  treatmentLabel: z.string(),
  title: z.string(),
  ourTitle: z.string(),
  version: z.string().nullable(),
  hash,
  effective: z.string(),
  /**
   * The days on which it can govern under the readings followed: `from` of the earliest start; `to: null` = no end is known.
   * `begunBy`: the latest day on which it can have begun (null = none is known); `start`: the start in words.
   */
  force: z.object({ from: isoDate, to: isoDate.nullable(), begunBy: isoDate.nullable(), start: z.string() }),
  /** `shipped`: came with the app and nobody has adopted it by name. `inert`: imported and not adopted, so it decides nothing. */
  state: z.enum(['shipped', 'adopted', 'inert', 'withdrawn']),
  adopted: byAt.nullable(),
  /** Who compared it with the published version, and when; null where nobody has. */
  compared: byAt.nullable(),
  clauses: z.number(),
  defects: z.number(),
  readings: z.number(),
  /** Readings that no named person has signed. */
  unsigned: z.number(),
});
export type PolicySummary = z.infer<typeof policySummary>;

/** A reading as a named person signed it. */
export const signedReading = byAt.extend({ reading: z.string(), option: z.string(), reason: z.string() });
export type SignedReading = z.infer<typeof signedReading>;

export const policyView = z.object({
  summary: policySummary,
  policy: z.custom<Policy>(),
  /** The reading followed, by reading: signed where a person has signed it, else the one in the file (null = nobody chose). */
  readings: z.record(z.string(), z.string().nullable()),
  /** Every signature, newest first. */
  signed: z.array(signedReading),
  /** Adoption and withdrawal, newest first. */
  adoptions: z.array(byAt.extend({ state: z.enum(['adopted', 'withdrawn']), hash, reason: z.string() })),
  comparison: byAt.extend({ hash, note: z.string(), /** False where the file has changed since. */ current: z.boolean() }).nullable(),
  /** The official file, kept with its bytes; `pages`: clause id → page, from 1. */
  file: byAt.extend({ paperId: z.string(), name: z.string(), sha256: z.string(), pages: z.record(z.string(), z.number().int()) }).nullable(),
});
export type PolicyView = z.infer<typeof policyView>;

/** What the page needs to work out answers by itself: what-if, comparing versions, several ICBs side by side. */
export const libraryView = z.object({
  policies: z.array(z.object({ summary: policySummary, policy: z.custom<Policy>(), readings: z.record(z.string(), z.string().nullable()) })),
  guidance: z.array(z.custom<Guidance>()),
});
export type LibraryView = z.infer<typeof libraryView>;

/** A policy file that was looked at, before or instead of importing it. */
export const checkedFile = z.object({
  name: z.string(),
  policyId: z.string().nullable(),
  title: z.string().nullable(),
  /** True where it can be imported. */
  usable: z.boolean(),
  /** True where this very text is held already. */
  held: z.boolean(),
  findings: z.array(z.custom<LintFinding>()),
});
export type CheckedFile = z.infer<typeof checkedFile>;

/** An open case that would come out differently. */
export const touchedCase = z.object({ applicationId: z.string(), number: z.string(), stage: z.string(), before: z.string(), after: z.string(), sentence: z.string() });
export type TouchedCase = z.infer<typeof touchedCase>;

export const reassessView = z.object({
  jobId: z.string().nullable(),
  status: z.enum(['never', 'running', 'done', 'failed', 'cancelled', 'interrupted']),
  by: z.string().nullable(),
  startedAt: z.string().nullable(),
  done: z.number(),
  total: z.number(),
  /** Cases whose answer came out differently in this run, newest first. */
  changed: z.array(touchedCase),
});
export type ReassessView = z.infer<typeof reassessView>;

/** One GP practice and the ICB that it belongs to, from a day until a day (null = no end known). */
export const practice = z.object({ code: z.string(), name: z.string(), links: z.array(icbLink) });
export type Practice = z.infer<typeof practice>;

export const assessmentEntry = byAt.extend({
  id: z.string(),
  policyId: z.string().nullable(),
  policyVersion: z.string().nullable(),
  policyHash: z.string().nullable(),
  asAt: isoDate,
  verdict: z.string(),
  sentence: z.string(),
  /** `confirmed` by a person; `renewed` by a re-assessment of all open cases, which moves nothing. */
  made: z.enum(['confirmed', 'renewed']),
  /** What differs from the one before: in words, one line each. Empty for the first. */
  differences: z.array(z.string()),
});
export type AssessmentEntry = z.infer<typeof assessmentEntry>;

export const policyChannels = {
  'policy.list': channel(z.object({}).strict(), z.object({ policies: z.array(policySummary) })),
  'policy.get': channel(z.object({ policyId: id }).strict(), policyView),
  'policy.library': channel(z.object({}).strict(), libraryView),
  /** Looks at files without keeping them. The tokens stay good for `policy.import`. */
  'policy.check': channel(z.object({ tokens }).strict(), z.object({ files: z.array(checkedFile) }), { files: 'look' }),
  /** All of the files or none. What is imported is inert until a named person adopts it. */
  'policy.import': channel(z.object({ tokens }).strict(), z.object({ policyIds: z.array(z.string()) }), { files: 'spend' }),
  /** Saves the policy as a JSON file; importing that file gives the same value. */
  'policy.export': channel(z.object({ policyId: id }).strict(), z.object({ saved: z.boolean() }), { save: { name: 'policy.json', kind: 'JSON', extension: 'json', title: 'Save the policy as a file' } }),
  'policy.adopt': channel(z.object({ policyId: id, hash, reason }).strict(), policyView),
  'policy.withdraw': channel(z.object({ policyId: id, hash, reason }).strict(), policyView),
  'policy.sign': channel(z.object({ policyId: id, reading: id, option: id, reason }).strict(), policyView),
  /** Open cases that would come out differently if this reading were followed, or this version adopted or withdrawn. Changes nothing. */
  'policy.touched': channel(
    z.object({ policyId: id, change: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('reading'), reading: id, option: id }).strict(),
      z.object({ kind: z.literal('adopt') }).strict(),
      z.object({ kind: z.literal('withdraw') }).strict(),
    ]) }).strict(),
    z.object({ cases: z.array(touchedCase), looked: z.number() }),
  ),
  /** Attaches the official file (its bytes are kept and hashed). */
  'policy.attach': channel(z.object({ policyId: id, tokens: tokens.max(1) }).strict(), policyView, { files: 'spend' }),
  /** Says on which page of the official file a clause stands; null takes it back. */
  'policy.point': channel(z.object({ policyId: id, clause: id, page: z.number().int().min(1).max(2000).nullable() }).strict(), policyView),
  /** A named person says that this text was compared with the published version. */
  'policy.compared': channel(z.object({ policyId: id, hash, note: reason }).strict(), policyView),
  'guidance.list': channel(z.object({}).strict(), z.object({ guidance: z.array(z.object({ entry: z.custom<Guidance>(), by: z.string().nullable(), at: z.string().nullable() })) })),
  'guidance.set': channel(z.object({ entry: guidance }).strict(), z.object({})),
  'practice.list': channel(z.object({ find: z.string().max(80) }).strict(), z.object({ practices: z.array(practice), total: z.number(), source: byAt.extend({ name: z.string() }).nullable() })),
  'practice.set': channel(z.object({ practice }).strict(), z.object({})),
  /** A CSV file with the columns code, name, icb, from, to. All rows or none. */
  'practice.import': channel(z.object({ tokens: tokens.max(1) }).strict(), z.object({ practices: z.number() }), { files: 'spend' }),
  'reassess.start': channel(z.object({}).strict(), z.object({ jobId: z.string() })),
  'reassess.get': channel(z.object({}).strict(), reassessView),
  'assessment.history': channel(z.object({ applicationId: z.string().min(1).max(64) }).strict(), z.object({ entries: z.array(assessmentEntry) })),
};
