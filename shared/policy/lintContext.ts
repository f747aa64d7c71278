import type { FactDefinition } from '../domain/factCatalogue.ts';
import type { Policy } from './schema.ts';
import type { Place } from './walk.ts';

export type LintRule =
  | 'form' | 'double-id' | 'treatment' | 'purpose' | 'dates' | 'dates-overlap'
  | 'clause-missing' | 'clause-without-condition' | 'clause-circle' | 'clause-unused'
  | 'fact-unknown' | 'fact-not-listed' | 'fact-unused' | 'fact-decides' | 'fact-defined-twice' | 'choice-unknown' | 'test-does-not-fit' | 'unit-missing'
  | 'reading-missing' | 'reading-options' | 'reading-in-force' | 'reading-unused'
  | 'never-met' | 'dead-branch'
  | 'golden-fails' | 'golden-missing' | 'golden-decides-nothing' | 'too-large';

/** `fault`: the policy cannot be used as it is. `notice`: something to look at. */
export interface LintFinding {
  readonly level: 'fault' | 'notice';
  readonly rule: LintRule;
  /** The path in the file. */
  readonly where: string;
  /** What is wrong. */
  readonly message: string;
  /** How to mend it. */
  readonly mend: string;
}

export type Report = (level: LintFinding['level'], rule: LintRule, where: string, message: string) => void;

/** What every check of one file is given. */
export interface LintContext {
  readonly policy: Policy;
  readonly places: readonly Place[];
  readonly define: (factId: string) => FactDefinition | undefined;
  readonly report: Report;
}

/** How each kind of finding is mended, for a policy lead who writes the file. */
export const mends: Readonly<Record<LintRule, string>> = {
  form: 'Compare that place with a bundled policy, or with the JSON Schema in docs/policy.schema.json.',
  'double-id': 'Give each one an id of its own.',
  treatment: 'Use a treatment that the app knows, or add “treatmentLabel” with its name in words.',
  purpose: 'Name a choice fact in “purposeFact”, and give the parts purposes that are choices of it.',
  dates: 'Put the dates in their order, and compare them with the paper.',
  'dates-overlap': 'Give the earlier one an “endsOn”, or make them versions of one “line”.',
  'clause-missing': 'Add the clause to “clauses”, or correct its id here.',
  'clause-without-condition': 'Give that clause a “condition”, or name another clause here.',
  'clause-circle': 'Let one of the clauses name facts instead of the other clause.',
  'clause-unused': 'Name the clause where it acts, or take its condition out.',
  'fact-unknown': 'Use a fact from docs/facts.md, or define it in this policy with “define”.',
  'fact-not-listed': 'Add it to “facts” with the reason why the policy asks.',
  'fact-unused': 'Test it somewhere, or set “decides” to false.',
  'fact-decides': 'Set “decides” to true.',
  'fact-defined-twice': 'Use the fact as it is already defined, or choose another id.',
  'choice-unknown': 'Use one of the choices of that fact.',
  'test-does-not-fit': 'Use “is” for a choice, “atLeast” or “atMost” for a count or a quantity, “lastsAtLeast” for an interval, “ageAtLeast” for a date.',
  'unit-missing': 'Write the border as an amount with the unit of that fact, such as { "amount": 10, "unit": "mm" }.',
  'reading-missing': 'Add the reading to “readings”, or correct its id here.',
  'reading-options': 'Say what follows for each option of the reading, and for no other.',
  'reading-in-force': 'Name one of its options in “inForce”, or null where nobody has chosen.',
  'reading-unused': 'Use it in a condition, or take it out.',
  'never-met': 'Look for two conditions that exclude each other.',
  'dead-branch': 'Take it out, or look for the mistake that makes it idle.',
  'golden-fails': 'Correct the example or the condition: the paper decides which.',
  'golden-missing': 'Add worked examples with the answer that the paper gives.',
  'golden-decides-nothing': 'Add an example that only this condition decides.',
  'too-large': 'Split the policy.',
};
