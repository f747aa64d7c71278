import { questionOrder, type DecisionQuestion } from '../domain/decisionQuestions.ts';

/**
 * Which parts of the record a panel's decision needs, as data: the screen asks for them, `decide` refuses without them.
 * Nothing here says what the panel should find. Exceptionality is the panel's own finding in its own words, and
 * deferring or routing elsewhere does not need one.
 */

export const outcomes = ['approve', 'approve-with-conditions', 'decline', 'defer', 'route-elsewhere'] as const;
export type Outcome = (typeof outcomes)[number];

export const outcomeLabels: Readonly<Record<Outcome, string>> = {
  approve: 'Approve',
  'approve-with-conditions': 'Approve with conditions',
  decline: 'Decline',
  defer: 'Defer for information',
  'route-elsewhere': 'Route elsewhere: not for this panel',
};

/** A part of the record. The outcome is the decision itself and is always asked for. */
export type DecisionFieldId = Exclude<DecisionQuestion, 'outcome'>;

export interface DecisionField {
  readonly id: DecisionFieldId;
  readonly label: string;
  readonly hint: string;
  /** Outcomes that cannot be recorded without it. */
  readonly requiredFor: readonly Outcome[];
  /** Outcomes with which it cannot be recorded at all. */
  readonly notWith: readonly Outcome[];
}

const decided: readonly Outcome[] = ['approve', 'approve-with-conditions', 'decline'];

const approved: readonly Outcome[] = ['approve', 'approve-with-conditions'];
const notApproved: readonly Outcome[] = ['decline', 'defer', 'route-elsewhere'];

/** In the usual order; a policy may put them into another (see {@link fieldsInOrder}). */
export const decisionFields: readonly DecisionField[] = [
  { id: 'rightCommissioner', label: 'The right commissioner', hint: 'Is this ICB responsible for this patient? Who made sure, and how?', requiredFor: decided, notWith: [] },
  { id: 'decidedBy', label: 'Who decided', hint: 'The panel’s name, the day it met, who was there, who could decide and who had an interest.', requiredFor: outcomes, notWith: [] },
  { id: 'policyBasis', label: 'The policy and its version', hint: 'Which policy governs this request, and why this version of it.', requiredFor: decided, notWith: [] },
  { id: 'alreadyFunded', label: 'Already funded, or criteria met', hint: 'If the policy’s criteria are met, no funding request is needed.', requiredFor: decided, notWith: [] },
  { id: 'caseRestated', label: 'The clinician’s case as the panel understood it', hint: 'Strong enough for the clinician to sign.', requiredFor: decided, notWith: [] },
  { id: 'comparator', label: 'The group that this patient was compared with', hint: 'Others with the same condition at the same stage.', requiredFor: decided, notWith: [] },
  { id: 'argumentFindings', label: 'Each argument in turn', hint: 'For every argument that the clinician put: what the panel found, and why.', requiredFor: decided, notWith: [] },
  { id: 'evidence', label: 'Evidence for this patient', hint: 'What was read, and what it shows for this patient.', requiredFor: decided, notWith: [] },
  { id: 'principles', label: 'The policy’s principles', hint: 'Those the panel reached, in the policy’s order, each with its reason.', requiredFor: decided, notWith: [] },
  { id: 'exceptionality', label: 'The panel’s finding on exceptionality', hint: 'The panel’s own finding, in its own words.', requiredFor: decided, notWith: [] },
  { id: 'reservedQuestions', label: 'Questions kept until exceptionality is found', hint: 'Only if the panel found exceptionality. Leave empty otherwise.', requiredFor: [], notWith: ['defer', 'route-elsewhere'] },
  { id: 'similarPatients', label: 'Similar patients', hint: 'Are there others in the same position? That there are is not a reason to refuse this patient.', requiredFor: decided, notWith: [] },
  { id: 'equality', label: 'Equality', hint: 'What the panel considered under its equality duty. A protected characteristic is not by itself exceptional.', requiredFor: decided, notWith: [] },
  { id: 'conditions', label: 'Conditions', hint: 'Each condition on its own line.', requiredFor: ['approve-with-conditions'], notWith: ['approve', 'decline', 'defer', 'route-elsewhere'] },
  { id: 'approval', label: 'What is approved, and for how long', hint: 'When the approval ends, its reference, and what is to be reported back.', requiredFor: approved, notWith: notApproved },
  { id: 'deferral', label: 'What is needed before the panel can decide', hint: 'Each need with its clause, what would prove it and who holds it; by when; who looks after the pause.', requiredFor: ['defer'], notWith: ['approve', 'approve-with-conditions', 'decline', 'route-elsewhere'] },
  { id: 'route', label: 'Where it goes instead', hint: 'Which route, and why.', requiredFor: ['route-elsewhere'], notWith: ['approve', 'approve-with-conditions', 'decline', 'defer'] },
  { id: 'dissent', label: 'Dissent', hint: 'Who did not agree, and why; or that everybody agreed.', requiredFor: decided, notWith: [] },
  { id: 'couldChange', label: 'What could change this', hint: 'What new information could lead to another decision.', requiredFor: ['decline'], notWith: [] },
  { id: 'tellingPatient', label: 'How the patient hears of it', hint: 'A letter of their own, or why the clinician tells them instead.', requiredFor: outcomes, notWith: [] },
];

/** The fields in the order that a policy gives; its own order where it names one. `outcome` stands between those before it and those after. */
export function fieldsInOrder(named?: readonly DecisionQuestion[]): { readonly order: readonly DecisionQuestion[]; readonly fields: readonly DecisionField[] } {
  const order = questionOrder(named);
  return { order, fields: order.flatMap((id) => decisionFields.find((field) => field.id === id) ?? []) };
}

/** How an interest is known, as a declaration names it. */
export const interestKinds = ['financial', 'non-financial-professional', 'non-financial-personal', 'indirect'] as const;
export type InterestKind = (typeof interestKinds)[number];
export const interestLabels: Readonly<Record<InterestKind, string>> = {
  financial: 'Financial',
  'non-financial-professional': 'Non-financial professional',
  'non-financial-personal': 'Non-financial personal',
  indirect: 'Indirect',
};

/** What was done about a declared interest. */
export const interestManaged = ['noted', 'stayed-without-deciding', 'left'] as const;
export type InterestManaged = (typeof interestManaged)[number];
export const managedLabels: Readonly<Record<InterestManaged, string>> = {
  noted: 'Noted; took part',
  'stayed-without-deciding': 'Stayed, but did not decide',
  left: 'Left the room',
};

/** Clauses of the Lancashire and South Cumbria policy that it keeps until a patient is found exceptional. */
export const reservedClauses: readonly string[] = ['5.3', '6.2', '7.2'];

export function requiredFields(outcome: Outcome): readonly DecisionField[] {
  return decisionFields.filter((field) => field.requiredFor.includes(outcome));
}
