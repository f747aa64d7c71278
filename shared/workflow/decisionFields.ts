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

export type DecisionFieldId =
  | 'decidedBy' | 'caseRestated' | 'comparator' | 'argumentFindings' | 'evidence' | 'principles' | 'exceptionality'
  | 'reservedQuestions' | 'couldChange' | 'conditions' | 'deferral' | 'route' | 'tellingPatient';

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

/** In the order in which the panel answers. */
export const decisionFields: readonly DecisionField[] = [
  { id: 'decidedBy', label: 'Who decided', hint: 'The panel’s name, the day it met and who was there.', requiredFor: outcomes, notWith: [] },
  { id: 'caseRestated', label: 'The clinician’s case as the panel understood it', hint: 'Strong enough for the clinician to sign.', requiredFor: decided, notWith: [] },
  { id: 'comparator', label: 'The group that this patient was compared with', hint: 'Others with the same condition at the same stage.', requiredFor: decided, notWith: [] },
  { id: 'argumentFindings', label: 'Each argument in turn', hint: 'For every argument that the clinician put: what the panel found, and why.', requiredFor: decided, notWith: [] },
  { id: 'evidence', label: 'Evidence for this patient', hint: 'What was read, and what it shows for this patient.', requiredFor: decided, notWith: [] },
  { id: 'principles', label: 'The policy’s principles', hint: 'Those the panel reached, in the policy’s order, each with its reason.', requiredFor: decided, notWith: [] },
  { id: 'exceptionality', label: 'The panel’s finding on exceptionality', hint: 'The panel’s own finding, in its own words.', requiredFor: decided, notWith: [] },
  { id: 'reservedQuestions', label: 'Questions kept until exceptionality is found', hint: 'Only if the panel found exceptionality. Leave empty otherwise.', requiredFor: [], notWith: ['defer', 'route-elsewhere'] },
  { id: 'couldChange', label: 'What could change this', hint: 'What new information could lead to another decision.', requiredFor: ['decline'], notWith: [] },
  { id: 'conditions', label: 'Conditions', hint: 'Each condition on its own line.', requiredFor: ['approve-with-conditions'], notWith: ['approve', 'decline', 'defer', 'route-elsewhere'] },
  { id: 'deferral', label: 'What is needed before the panel can decide', hint: 'Each need with its clause, what would prove it and who holds it; by when; who looks after the pause.', requiredFor: ['defer'], notWith: ['approve', 'approve-with-conditions', 'decline', 'route-elsewhere'] },
  { id: 'route', label: 'Where it goes instead', hint: 'Which route, and why.', requiredFor: ['route-elsewhere'], notWith: ['approve', 'approve-with-conditions', 'decline', 'defer'] },
  { id: 'tellingPatient', label: 'How the patient hears of it', hint: 'A letter of their own, or why the clinician tells them instead.', requiredFor: outcomes, notWith: [] },
];

/** Clauses of the Lancashire and South Cumbria policy that it keeps until a patient is found exceptional. */
export const reservedClauses: readonly string[] = ['5.3', '6.2', '7.2'];

export function requiredFields(outcome: Outcome): readonly DecisionField[] {
  return decisionFields.filter((field) => field.requiredFor.includes(outcome));
}
