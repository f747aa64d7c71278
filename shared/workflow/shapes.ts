import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { outcomes } from './decisionFields.ts';

/** Shapes that commands bring and events keep. Free text may be blank here: `decide` says which field lacks what. */

/** Of a row (36 characters), or of a policy, a fact or a reading as a policy file names it. */
export const id = z.string().min(1).max(80);
export const text = z.string().max(20_000);
export const shortText = z.string().max(500);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'A SHA-256 has 64 hexadecimal digits');
export const odsCode = z.string().regex(/^[A-Z0-9]{3,6}$/);
export const urgency = z.enum(['urgent', 'routine']);
export type Urgency = z.infer<typeof urgency>;

/** A stretch in which the case waits: somebody owns it, and it ends. */
export const pause = z.strictObject({
  owner: shortText,
  until: isoDate,
  /** The day on which the owner asks again. */
  chaseOn: isoDate.nullable(),
});
export type Pause = z.infer<typeof pause>;

/** Who took a decision, apart from who typed it in. */
export const decidedBy = z.strictObject({
  /** A panel's name, or a person's name with role where no panel met. */
  who: shortText,
  /** The day it met or decided. */
  on: isoDate,
  /** Those who were there and entitled to decide, as the record says it. */
  present: z.array(shortText).max(60).optional(),
  /** The statement on quorum and on declared interests, in words. */
  quorum: shortText.optional(),
  /** `chairs-action`: the chair alone, between meetings; a panel has to ratify it. Absent: a panel, or a person at screening. */
  kind: z.enum(['panel', 'chairs-action']).optional(),
  /** Chair's action: why it could not wait for a meeting, and under which rule of the ICB the chair may do so. */
  couldNotWait: shortText.optional(),
  underRule: shortText.optional(),
});
export type DecidedBy = z.infer<typeof decidedBy>;

export const tellingPatient = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('we-write') }),
  z.strictObject({ way: z.literal('clinician-tells'), reason: shortText }),
]);
export type TellingPatient = z.infer<typeof tellingPatient>;

export const need = z.strictObject({ clause: shortText, what: text, proof: text, heldBy: shortText });

/** A panel's decision as it was taken. Which parts an outcome needs stands in decisionFields.ts. */
export const decisionRecord = z.strictObject({
  outcome: z.enum(outcomes),
  decidedBy,
  caseRestated: text.optional(),
  comparator: text.optional(),
  argumentFindings: z.array(z.strictObject({ argumentId: id, finding: text, reason: text })).max(200).optional(),
  evidence: text.optional(),
  principles: z.array(z.strictObject({ clause: z.string().min(1).max(60), name: shortText.optional(), reason: text })).max(60).optional(),
  exceptionality: z.strictObject({ found: z.enum(['found', 'not-found']), words: text }).optional(),
  reservedQuestions: z.array(z.strictObject({ clause: z.string().min(1).max(60), name: shortText.optional(), reason: text })).max(20).optional(),
  couldChange: text.optional(),
  conditions: z.array(text).max(40).optional(),
  deferral: z
    .strictObject({ cannotTell: text.optional(), why: text.optional(), needs: z.array(need).max(40), pause })
    .optional(),
  route: z.strictObject({ to: z.enum(['criteria-met', 'outside-policy', 'other-commissioner', 'service-development', 'prior-approval']), reason: text }).optional(),
  tellingPatient: tellingPatient.optional(),
  /** Where the policy question is not settled: why the panel could decide all the same, in its words. */
  despiteOpenQuestion: text.optional(),
});
export type DecisionRecord = z.infer<typeof decisionRecord>;

export const screeningRoutes = ['to-panel', 'criteria-met', 'outside-policy', 'other-commissioner', 'service-development', 'more-information'] as const;
export const screeningRoute = z.enum(screeningRoutes);
export type ScreeningRoute = z.infer<typeof screeningRoute>;

/** What a letter is about. Which ones a case needs before it can close stands in letters.ts. */
export const letterAbout = z.enum(['declined', 'approved', 'criteria-met', 'deferred', 'routed-elsewhere', 'information-needed', 'withdrawn', 'appeal-outcome']);
export type LetterAbout = z.infer<typeof letterAbout>;
export const letterRecipient = z.enum(['clinician', 'patient', 'other']);
export type LetterRecipient = z.infer<typeof letterRecipient>;

/** A limit for reconsideration or appeal, or a named person's statement that the ICB's policy states none. */
export const limit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('last-date'), lastDate: isoDate, reckoning: shortText, enteredBy: shortText }),
  z.strictObject({ kind: z.literal('none-stated'), wording: shortText, enteredBy: shortText }),
]);
export type Limit = z.infer<typeof limit>;

/** What a person compared and confirmed for this one letter. The identifiers' names, never their values. */
export const issueChecks = z.strictObject({
  identifiersCompared: z.array(z.enum(['name', 'nhs-number', 'date-of-birth', 'address'])).max(4),
  address: z.strictObject({ confirmedBy: shortText, source: shortText, on: isoDate }).nullable(),
  reconsideration: limit.nullable(),
  appeal: limit.nullable(),
});
export type IssueChecks = z.infer<typeof issueChecks>;

/**
 * Words that a letter needs and that no other part of the record holds, by the field that asked for them
 * (shared/letters/notes.ts): the words, or a person's statement that there is nothing to say.
 */
export const letterNotes = z.record(z.string().max(60), z.union([z.strictObject({ words: z.string().trim().min(1).max(4000) }), z.strictObject({ none: z.literal(true) })]));
export type LetterNotes = z.infer<typeof letterNotes>;

export const sentHow = z.enum(['secure-email', 'post', 'portal', 'by-hand']);
