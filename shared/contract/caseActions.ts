import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { followUpItem, followUpRecord } from '../workflow/followUpShapes.ts';
import { asker, incompleteReason, missingItem, reviewFinding, reviewGround, reviewKind, reviewOutcome } from '../workflow/reviewShapes.ts';
import { decidedBy, pause, sentHow, tellingPatient, urgency } from '../workflow/shapes.ts';
import { channel } from './define.ts';

const id = z.string().min(1).max(64);
const seq = z.number().int().min(0);
const words = z.string().trim().max(500);
const long = z.string().trim().max(4000);

/** What can happen to a case beside its one next step. */
export const caseActions = ['checkRoute', 'ratify', 'recordReview', 'returnIncomplete', 'changeUrgency', 'withdraw', 'reopen', 'acknowledge', 'reconsideration', 'appeal', 'close', 'followUp', 'followUpDay', 'placeHold', 'liftHold'] as const;
export const caseAction = z.enum(caseActions);
export type CaseAction = z.infer<typeof caseAction>;

/** What a person says when they do one of them. */
export const caseAct = z.discriminatedUnion('action', [
  z.object({ action: z.literal('checkRoute'), agrees: z.boolean(), reason: words.nullable() }).strict(),
  z.object({ action: z.literal('ratify'), panel: words, metOn: isoDate, ratified: z.boolean(), words: long }).strict(),
  z.object({ action: z.literal('recordReview'), outcome: reviewOutcome, findings: z.array(reviewFinding), decidedBy, tellingPatient }).strict(),
  z.object({ action: z.literal('returnIncomplete'), reasons: z.array(incompleteReason), words: long, pause }).strict(),
  z.object({ action: z.literal('changeUrgency'), urgency, reason: words }).strict(),
  z.object({ action: z.literal('withdraw'), by: words, on: isoDate, reason: words }).strict(),
  z.object({ action: z.literal('reopen'), reason: words }).strict(),
  z.object({ action: z.literal('acknowledge'), on: isoDate, how: sentHow }).strict(),
  z.object({ action: z.literal('review'), kind: reviewKind, grounds: z.array(reviewGround).min(1), whatIsNew: long, askedBy: asker, askedOn: isoDate, urgency, urgencyReason: words.nullable() }).strict(),
  z.object({ action: z.literal('close') }).strict(),
  z.object({ action: z.literal('followUp'), ...followUpRecord.shape }).strict(),
  z.object({ action: z.literal('followUpDay'), item: followUpItem, on: isoDate, why: words }).strict(),
  z.object({ action: z.literal('placeHold'), askedBy: words, reason: long }).strict(),
  z.object({ action: z.literal('liftHold'), reason: long }).strict(),
]);
export type CaseAct = z.infer<typeof caseAct>;

const link = z.object({ applicationId: z.string(), number: z.string(), label: z.string() });

export const actionsView = z.object({
  seq,
  actions: z.array(
    z.object({
      action: caseAction,
      label: z.string(),
      /** Null where it is open to this person now; else why it is not and what to do. */
      whyNot: z.object({ message: z.string(), next: z.string().nullable() }).nullable(),
    }),
  ),
  /** The questions of the form that have no answer now: what a letter on an incomplete request lists. */
  missing: z.array(missingItem).optional(),
  urgency,
  receivedOn: isoDate,
  /** The route that waits for a second person. */
  route: z.object({ label: z.string(), reason: z.string(), decidedBy: z.string(), recordedBy: z.string(), sentence: z.string().nullable() }).nullable(),
  /** What the chair decided alone. */
  chairsAction: z.object({ outcome: z.string(), by: z.string(), on: isoDate, couldNotWait: z.string(), underRule: z.string() }).nullable(),
  /** True where the request was approved with conditions: only then can they be unwanted. */
  approvedWithConditions: z.boolean(),
  /** What an approval leaves to be seen to, and the papers that can show what came of it. */
  followUps: z.array(z.object({ item: z.string(), kind: z.enum(['condition', 'expiry', 'outcome-data']), what: z.string(), on: isoDate.nullable(), answered: z.boolean() })).optional(),
  papers: z.array(z.object({ paperId: z.string(), name: z.string() })).optional(),
  hold: z.object({ askedBy: z.string(), reason: z.string() }).nullable().optional(),
  /** Where this case is a reconsideration or an appeal: the first case, what was asked, and who may not decide. */
  review: z
    .object({ kind: reviewKind, first: link.nullable(), firstNumber: z.string(), grounds: z.array(z.object({ ground: reviewGround, label: z.string() })), whatIsNew: z.string(), askedBy: z.string(), askedOn: isoDate, decidedFirst: z.array(z.string()), firstOutcome: z.string().nullable() })
    .nullable(),
  /** Reconsiderations and appeals of this case, each with where it stands. */
  reviews: z.array(link),
  /** The outcome of this appeal, ground by ground. */
  outcome: z.object({ label: z.string(), findings: z.array(z.object({ ground: z.string(), found: z.string(), reason: z.string() })), decidedBy: z.string() }).nullable(),
});
export type ActionsView = z.infer<typeof actionsView>;

export const caseActionChannels = {
  'case.actions': channel(z.object({ applicationId: id }).strict(), actionsView),
  /** Does one of them. The answer names the case to show next: the same, or the linked one that was made. */
  'case.act': channel(z.object({ applicationId: id, seq, act: caseAct }).strict(), z.object({ applicationId: z.string() })),
};
