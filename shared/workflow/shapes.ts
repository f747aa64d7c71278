import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { decisionQuestions } from '../domain/decisionQuestions.ts';
import { interestKinds, interestManaged, outcomes } from './decisionFields.ts';

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

/** Somebody who was there when it was decided. Whether enough were there is said in words: no number is built in. */
export const panelMember = z.strictObject({
  name: shortText,
  role: shortText,
  /** Entitled to decide, and did. */
  decides: z.boolean(),
  /** Null: asked, and none declared. */
  interest: z.strictObject({ kind: z.enum(interestKinds), what: shortText, managed: z.enum(interestManaged) }).nullable(),
});
export type PanelMember = z.infer<typeof panelMember>;

/** Who took a decision, apart from who typed it in. */
export const decidedBy = z.strictObject({
  /** A panel's name, or a person's name with role where no panel met. */
  who: shortText,
  /** The day it met or decided. */
  on: isoDate,
  /** Those who were there and entitled to decide, as records before 'members' say it. */
  present: z.array(shortText).max(60).optional(),
  /** One by one, with role and declared interest. */
  members: z.array(panelMember).max(60).optional(),
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

/** What the app put before the panel, kept as it was shown, and what the panel said to it. */
const shownAndSaid = { shown: text, words: text };

/** Whether the policy names the feature of an argument as not itself an exception: the panel's answer, never worked out. */
export const namedFeature = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('yes'), clause: z.string().min(1).max(60), words: text.optional() }),
  z.strictObject({ answer: z.literal('no'), words: text.optional() }),
]);
export type NamedFeature = z.infer<typeof namedFeature>;

/** One study or paper. `paperId` null: it is not among the papers of the case. */
export const studyFinding = z.strictObject({ paperId: id.nullable(), title: shortText, page: shortText, shows: text, weight: text, /** The evidence on record that it is about. */ evidenceId: id.optional() });
export type StudyFinding = z.infer<typeof studyFinding>;

/** Of an approval: its end, its reference, and what is reported back. */
export const approvalTerms = z.strictObject({
  ends: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('on'), on: isoDate }), z.strictObject({ kind: z.literal('after'), words: shortText }), z.strictObject({ kind: z.literal('no-end'), words: shortText })]),
  /** Null: none was given at the meeting. */
  reference: shortText.nullable(),
  outcomeData: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('due'), what: shortText, on: isoDate }), z.strictObject({ kind: z.literal('none') })]),
});
export type ApprovalTerms = z.infer<typeof approvalTerms>;

export const dissent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('some'), who: shortText, words: text }),
]);
export type Dissent = z.infer<typeof dissent>;

/** How the questions were put: kept by the app, so that the record shows what the panel had before it when it signed. */
export const decisionPut = z.strictObject({
  order: z.array(z.enum(decisionQuestions)).max(60),
  /** Papers of the case on which no finding of its own was made. */
  papersWithoutFinding: z.array(z.strictObject({ paperId: id, name: shortText })).max(500),
  /** Evidence on record on which no finding of its own was made. */
  evidenceWithoutFinding: z.array(z.strictObject({ evidenceId: id, title: shortText })).max(500).optional(),
  /** What was on record of the patient's statement and attendance; null: nothing. Absent in older records. */
  patientStatement: text.nullable().optional(),
  /** Papers that came after an earlier outcome; null where there was none. */
  sinceEarlier: z.strictObject({ outcome: shortText, on: isoDate, papers: z.array(z.strictObject({ paperId: id, name: shortText })).max(500) }).nullable(),
});
export type DecisionPut = z.infer<typeof decisionPut>;

/** A panel's decision as it was taken. Which parts an outcome needs stands in decisionFields.ts. */
export const decisionRecord = z.strictObject({
  outcome: z.enum(outcomes),
  decidedBy,
  rightCommissioner: z.strictObject({ ...shownAndSaid, confirmedBy: shortText }).optional(),
  policyBasis: z.strictObject(shownAndSaid).optional(),
  alreadyFunded: z.strictObject(shownAndSaid).optional(),
  caseRestated: text.optional(),
  comparator: text.optional(),
  argumentFindings: z.array(z.strictObject({ argumentId: id, finding: text, reason: text, named: namedFeature.optional() })).max(200).optional(),
  evidence: text.optional(),
  studies: z.array(studyFinding).max(60).optional(),
  principles: z.array(z.strictObject({ clause: z.string().min(1).max(60), name: shortText.optional(), reason: text })).max(60).optional(),
  exceptionality: z.strictObject({ found: z.enum(['found', 'not-found']), words: text }).optional(),
  reservedQuestions: z.array(z.strictObject({ clause: z.string().min(1).max(60), name: shortText.optional(), reason: text })).max(20).optional(),
  similarPatients: text.optional(),
  equality: text.optional(),
  couldChange: text.optional(),
  conditions: z.array(text).max(40).optional(),
  approval: approvalTerms.optional(),
  dissent: dissent.optional(),
  deferral: z
    .strictObject({ cannotTell: text.optional(), why: text.optional(), needs: z.array(need).max(40), pause })
    .optional(),
  route: z.strictObject({ to: z.enum(['criteria-met', 'outside-policy', 'other-commissioner', 'service-development', 'prior-approval']), reason: text }).optional(),
  tellingPatient: tellingPatient.optional(),
  /** Where the policy question is not settled: why the panel could decide all the same, in its words. */
  despiteOpenQuestion: text.optional(),
  put: decisionPut.optional(),
});
export type DecisionRecord = z.infer<typeof decisionRecord>;

/** Words of a signed decision put right. The words that were signed stay in the decision's own event. */
export const correction = z.strictObject({
  /** Which words, as shared/workflow/correction.ts names them. */
  place: z.string().min(1).max(160),
  words: text,
  why: shortText,
  askedBy: shortText,
});
export type Correction = z.infer<typeof correction>;

export const screeningRoutes = ['to-panel', 'criteria-met', 'outside-policy', 'other-commissioner', 'service-development', 'more-information'] as const;
export const screeningRoute = z.enum(screeningRoutes);
export type ScreeningRoute = z.infer<typeof screeningRoute>;

/** What a letter is about. Which ones a case needs before it can close stands in letters.ts. */
export const letterAbout = z.enum(['declined', 'approved', 'criteria-met', 'deferred', 'routed-elsewhere', 'information-needed', 'returned-incomplete', 'withdrawn', 'appeal-outcome']);
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
  /** To whom the letter as it was set goes. Absent: to the recipient at the recipient's own address, as in records from before it was asked. */
  addressee: z.enum(['patient', 'representative', 'other-address']).optional(),
});
export type IssueChecks = z.infer<typeof issueChecks>;

/**
 * Words that a letter needs and that no other part of the record holds, by the field that asked for them
 * (shared/letters/notes.ts): the words, or a person's statement that there is nothing to say.
 */
export const letterNotes = z.record(z.string().max(60), z.union([z.strictObject({ words: z.string().trim().min(1).max(4000) }), z.strictObject({ none: z.literal(true) })]));
export type LetterNotes = z.infer<typeof letterNotes>;

export const sentHow = z.enum(['secure-email', 'post', 'portal', 'by-hand']);
export type SentHow = z.infer<typeof sentHow>;
