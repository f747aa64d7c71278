import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { id, shortText, text } from './shapes.ts';

/**
 * Reconsideration and appeal: what can be asked for after a panel's decision. Each is a case of its own, linked to the first.
 * They differ in ground, people and question: a reconsideration asks the clinical question again with what is new; an appeal asks
 * only how the decision was reached, and can send it back but never put its own view in its place.
 */
export const reviewKinds = ['reconsideration', 'appeal'] as const;
export const reviewKind = z.enum(reviewKinds);
export type ReviewKind = (typeof reviewKinds)[number];

export const reviewLabels: Readonly<Record<ReviewKind, string>> = { reconsideration: 'Reconsideration', appeal: 'Appeal' };

const grounds = {
  reconsideration: ['new-clinical-information', 'unwanted-conditions', 'sent-back-by-appeal'],
  appeal: ['process-not-followed', 'evidence-not-considered', 'evidence-misunderstood', 'no-reasonable-panel'],
} as const;
export const reviewGround = z.enum([...grounds.reconsideration, ...grounds.appeal]);
export type ReviewGround = z.infer<typeof reviewGround>;

export const groundLabels: Readonly<Record<ReviewGround, string>> = {
  'new-clinical-information': 'There is significant new clinical information',
  'unwanted-conditions': 'It was approved with conditions that are not wanted',
  'sent-back-by-appeal': 'An appeal sent the decision back to be taken again',
  'process-not-followed': 'The ICB’s own procedure was not followed',
  'evidence-not-considered': 'Evidence that was put was not considered',
  'evidence-misunderstood': 'Medical evidence was misunderstood',
  'no-reasonable-panel': 'No reasonable panel could have come to this decision',
};

/** The grounds on which one kind can be asked for. */
export function groundsOf(kind: ReviewKind): readonly ReviewGround[] {
  return grounds[kind];
}

/** Who asked, by role: a name would identify the patient. Who may ask is the ICB's rule, and a person looks it up. */
export const askers = ['clinician', 'patient', 'representative', 'relative-or-carer', 'other'] as const;
export const asker = z.enum(askers);
export type Asker = (typeof askers)[number];
export const askerLabels: Readonly<Record<Asker, string>> = {
  clinician: 'The clinician', patient: 'The patient', representative: 'Somebody who speaks for the patient', 'relative-or-carer': 'A relative or carer', other: 'Somebody else',
};

/** What a link says on both of its cases. */
export const reviewLink = {
  kind: reviewKind,
  grounds: z.array(reviewGround).min(1).max(8),
  /** Reconsideration: what is new. Appeal: what is said to have gone wrong. */
  whatIsNew: text,
  askedBy: asker,
  askedOn: isoDate,
};

/** What a linked case brings with it from the first. */
export const reviewOf = z.strictObject({
  ...reviewLink,
  firstId: id,
  firstNumber: shortText,
  /** Those who decided the first case, as its record names them: none of them may decide this one. */
  decidedFirst: z.array(shortText).max(120),
  patientId: id.nullable(),
});
export type ReviewOf = z.infer<typeof reviewOf>;

export const reviewOutcomes = ['stands', 'heard-again'] as const;
export const reviewOutcome = z.enum(reviewOutcomes);
export type ReviewOutcome = (typeof reviewOutcomes)[number];
export const reviewOutcomeLabels: Readonly<Record<ReviewOutcome, string>> = {
  stands: 'The decision stands',
  'heard-again': 'The decision goes back: a panel hears the request again',
};

export const reviewFinding = z.strictObject({ ground: reviewGround, found: z.enum(['met', 'not-met']), reason: text });
export type ReviewFinding = z.infer<typeof reviewFinding>;

/** A question of the form that was not answered when the request went back. Words of the form, never of the patient. */
export const missingItem = z.strictObject({ id: z.string().min(1).max(64), question: shortText, what: shortText });
export type MissingItem = z.infer<typeof missingItem>;

/** Why a request goes back before its facts are checked. */
export const incompleteReasons = ['unsigned', 'wrong-form', 'no-consent', 'patient-not-identified', 'clinical-information', 'no-evidence', 'not-entitled', 'other'] as const;
export const incompleteReason = z.enum(incompleteReasons);
export type IncompleteReason = (typeof incompleteReasons)[number];
export const incompleteLabels: Readonly<Record<IncompleteReason, string>> = {
  unsigned: 'It is not signed',
  'wrong-form': 'It is not on the form that the ICB accepts',
  'no-consent': 'It does not say that the patient agrees',
  'patient-not-identified': 'It cannot be told who the patient is',
  'clinical-information': 'Clinical information that the form asks for is missing',
  'no-evidence': 'Papers that it refers to are not with it',
  'not-entitled': 'It does not come from somebody who may ask',
  other: 'Something else',
};
