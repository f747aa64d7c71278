/**
 * The questions of a panel's decision, by the names under which policies, records and screens know them, in the order in which
 * they are put where a policy says nothing else. `outcome` is the decision itself: it comes after what it rests on.
 */
export const decisionQuestions = [
  'rightCommissioner', 'decidedBy', 'policyBasis', 'alreadyFunded', 'caseRestated', 'comparator', 'argumentFindings', 'evidence', 'principles',
  'exceptionality', 'reservedQuestions', 'similarPatients', 'equality', 'outcome',
  'conditions', 'approval', 'deferral', 'route', 'dissent', 'couldChange', 'tellingPatient',
] as const;
export type DecisionQuestion = (typeof decisionQuestions)[number];

/** What cannot come before what, whatever a policy's file says: questions kept for later, and the decision, wait for the finding. */
const afterwards: readonly (readonly [first: DecisionQuestion, then: DecisionQuestion])[] = [
  ['principles', 'exceptionality'],
  ['exceptionality', 'reservedQuestions'],
  ['exceptionality', 'outcome'],
  ['reservedQuestions', 'outcome'],
  ...(['conditions', 'approval', 'deferral', 'route'] as const).map((then) => ['outcome', then] as const),
];

/** The first pair of an order that stands the wrong way round; null where the order may stand. For the check of a policy's file. */
export function orderFault(order: readonly DecisionQuestion[]): readonly [first: DecisionQuestion, then: DecisionQuestion] | null {
  const whole = questionOrder(order);
  return afterwards.find(([first, then]) => whole.indexOf(first) > whole.indexOf(then)) ?? null;
}

/**
 * Every question once, in the order to be put. `named`: the questions that a policy puts into an order of its own; they share out
 * the places that they hold in the usual order, and all others stay where they are.
 */
export function questionOrder(named: readonly DecisionQuestion[] = []): readonly DecisionQuestion[] {
  const own = [...new Set(named)];
  let next = 0;
  return decisionQuestions.map((question) => (own.includes(question) ? own[next++]! : question));
}
