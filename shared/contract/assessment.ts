import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import type { FactStates } from '../domain/facts.ts';
import type { Anchor } from '../import/paper.ts';
import type { CommissionerCheck } from '../domain/commissioner.ts';
import type { Assessment } from '../policy/answer.ts';
import type { Prompt } from '../policy/prompts.ts';
import type { Policy } from '../policy/schema.ts';
import { channel } from './define.ts';

const id = z.string().min(1).max(64);
const seq = z.number().int().min(0);

/** Where a confirmed fact came from: what the finding tree links to at each leaf. */
export const factSource = z.object({
  label: z.string(),
  display: z.string(),
  by: z.string(),
  at: z.string(),
  paperId: z.string().nullable(),
  paperName: z.string().nullable(),
  /** "page 2", "table 1, row 4"; null where a person answered without a paper. */
  where: z.string().nullable(),
  anchor: z.custom<Anchor>().nullable(),
});
export type FactSource = z.infer<typeof factSource>;

export const assessmentView = z.object({
  seq,
  asAt: isoDate,
  /** The ICB's rule on which day counts, and whether confirming as at the day shown needs a reason. */
  governing: z.object({ words: z.string(), day: isoDate.nullable(), needsWhy: z.boolean() }).optional(),
  /** What the library answered: a policy, or one of the answers that are never a refusal. */
  lookup: z.object({ answer: z.string(), sentence: z.string() }),
  /** On confirmed facts only; null where no policy is held. */
  assessment: z.custom<Assessment>().nullable(),
  /** What it would be if every proposal were confirmed; null where nothing is waiting. Never decides anything. */
  ifConfirmed: z.custom<Assessment>().nullable(),
  /** The confirmed facts as the policy module sees them: the page may ask "what if" with them. */
  facts: z.custom<FactStates>(),
  /** By confirmation id. */
  sources: z.record(z.string(), factSource),
  policy: z.custom<Policy>().nullable(),
  /** Who compared the text that decides with the published version, and when; null where nobody has, or none decides. */
  compared: z.object({ by: z.string(), at: z.string() }).nullable(),
  /** Whether the ICB that the case names is the one of the patient's GP practice. A warning; it rejects nothing. */
  responsible: z.custom<CommissionerCheck>(),
  /** For each confirmed argument, what people should look at. Prompts, never exclusions. */
  prompts: z.array(z.object({ argumentId: z.string(), prompts: z.array(z.custom<Prompt>()) })),
  confirmed: z.object({ by: z.string(), at: z.string(), asAt: isoDate, sentence: z.string(), verdict: z.string(), stillTheSame: z.boolean() }).nullable(),
  canConfirm: z.boolean(),
  whyNot: z.string().nullable(),
});
export type AssessmentView = z.infer<typeof assessmentView>;

export const assessmentChannels = {
  'assessment.get': channel(z.object({ applicationId: id, asAt: isoDate.optional() }).strict(), assessmentView),
  'assessment.confirm': channel(z.object({ applicationId: id, seq, asAt: isoDate, whyDay: z.string().trim().min(1).max(300).optional() }).strict(), assessmentView),
};
