import type { AssessmentView, FactSource } from '../../../shared/contract/assessment.ts';
import { factDefinition, type FactDefinition } from '../../../shared/domain/factCatalogue.ts';
import type { FactState, FactStates } from '../../../shared/domain/facts.ts';
import type { Assessment, OpenFact } from '../../../shared/policy/answer.ts';
import type { Finding } from '../../../shared/policy/finding.ts';
import { valueInWords } from '../../../shared/policy/leaf.ts';
import type { Route, RouteId } from '../../../shared/policy/routes.ts';
import type { Policy, Position, Verdict } from '../../../shared/policy/schema.ts';
import { clauseLabel } from '../../../shared/policy/sentence.ts';
import { vocabularyOf } from '../../../shared/policy/vocabulary.ts';

const conditionWords = { met: 'Met', 'not-met': 'Not met', 'not-known': 'Not known', disputed: 'Disputed' } as const;
const scopeWords = { met: 'Yes', 'not-met': 'No', 'not-known': 'Not known', disputed: 'Disputed' } as const;

/** How a finding stands, in words. A part of the policy first says whether it applies: "not met" would be misread there. */
export function statusWords(finding: Finding): string {
  if (finding.kind === 'scope') return scopeWords[finding.status];
  if (finding.kind !== 'part') return conditionWords[finding.status];
  switch (finding.answer) {
    case 'position-applies':
      return 'Applies';
    case 'met':
      return 'Applies, and its criteria are met';
    case 'not-met':
      return 'Applies, and its criteria are not met';
    case 'disputed':
      return 'Applies; whether its criteria are met is disputed';
    case 'not-known':
      return 'Applies; whether its criteria are met is not known';
    default:
      return finding.status === 'not-met' ? 'Does not apply' : finding.status === 'disputed' ? 'Whether it applies is disputed' : 'Whether it applies is not known';
  }
}

/** Where a clause stands in the printed policy: "Clause 2.4" or "Commissioning Position, item 3". */
export const clauseWords = (policy: Policy | null, id: string): string => (policy ? clauseLabel(policy, id) : `Clause ${id}`);

/** What a position means, in words that fit after "is". */
export const positionWords: Readonly<Record<Position, string>> = {
  'not-routinely-commissioned': 'not routinely commissioned',
  'not-normally-funded': 'not normally funded',
  'commissioned-if': 'commissioned if its criteria are met',
};

/** Answers that leave the request open. The screen says of each that it is not a refusal. */
const notARefusal: readonly (Verdict | 'treatment-not-known' | 'several-policies')[] = [
  'not-known', 'disputed', 'treatment-not-known', 'several-policies', 'rules-clash', 'depends-on-reading', 'outside-scope', 'silent', 'no-policy-held', 'text-not-held', 'cannot-tell-which-version', 'not-yet-in-force', 'no-longer-in-force',
];
export const saysNotARefusal = (verdict: string): boolean => (notARefusal as readonly string[]).includes(verdict);

/** The definition of a fact, with those that the policy brings itself. */
export const definitionIn = (policy: Policy | null, factId: string): FactDefinition | undefined => (policy ? vocabularyOf([policy]).get(factId) : factDefinition(factId));

/** The name of a fact, as the screens show it; never its id. */
export const factLabel = (policy: Policy | null, factId: string): string => definitionIn(policy, factId)?.label ?? 'A question that is no longer asked';

const openWords: Readonly<Record<OpenFact['state'], string>> = {
  open: 'Nobody has answered this yet.',
  notKnown: 'A person looked, and the answer is not known.',
  disputed: 'The papers disagree.',
  'too-vague': 'There is an answer, but it is not exact enough to settle the question.',
};

/** Why a fact is still open; where papers disagree, what each of them says (never for facts that identify the patient). */
export function openStateWords(policy: Policy | null, fact: OpenFact, facts: FactStates): string {
  const said = disputedValues(definitionIn(policy, fact.factId), facts[fact.factId]);
  return said.length > 0 ? `The papers disagree: ${said.join(' / ')}.` : openWords[fact.state];
}

function disputedValues(definition: FactDefinition | undefined, state: FactState | undefined): string[] {
  if (state?.state !== 'disputed' || definition === undefined || definition.identity) return [];
  return state.values.map((value) => valueInWords(definition, value));
}

/** A sentence that asks the clinician for one fact. It is put into a text for a person to read and change; nothing sends it. */
export function askSentence(policy: Policy | null, fact: OpenFact, facts: FactStates): string {
  const label = fact.label;
  const question = label.endsWith('?') ? label : `${label}.`;
  const where = fact.clauses[0] ? ` (${clauseWords(policy, fact.clauses[0])})` : '';
  const why = `We ask because the policy turns on it${where}: ${fact.why}`;
  const proof = 'Please send the letter, note or report that shows it.';
  const said = disputedValues(definitionIn(policy, fact.factId), facts[fact.factId]);
  if (said.length > 0) return `The papers say different things about this: ${question} They say: ${said.join(' / ')}. Which is right? ${why} ${proof}`;
  if (fact.state === 'too-vague') return `Please tell us more exactly, with dates if you have them: ${question} ${why} ${proof}`;
  return `Please tell us: ${question} ${why} ${proof}`;
}

/** Where a source stands: "Application form, page 2". */
export function sourcePlace(source: FactSource): string {
  return [source.paperName, source.where].filter(Boolean).join(', ');
}

/** The assessment whose tree is drawn: where it cannot be told which version governs, the one on this text. */
export const drawn = (assessment: Assessment): Assessment => assessment.ifThisVersion ?? assessment;

/** Which option of a reading is followed, in words. */
export function optionText(policy: Policy | null, readingId: string, optionId: string): string {
  const reading = policy?.readings.find((one) => one.id === readingId);
  return reading?.options.find((option) => option.id === optionId)?.text ?? 'a reading that the policy no longer offers';
}

/** "A", "A and B", "A, B and C". */
export function listInWords(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** What a way on is, in a few words. */
const routeWords: Readonly<Record<RouteId, string>> = {
  'no-ifr-needed': 'The usual referral',
  'prior-approval': 'Prior approval',
  ifr: 'Individual funding request',
  'more-information': 'More information',
  'outside-this-policy': 'Another policy',
  'service-development': 'A question for the policy itself',
  'another-commissioner': 'Another commissioner',
  'policy-lead': 'The policy lead',
};
export const routeTitle = (route: Route): string => routeWords[route.route];

/** Whether a person should look at who is responsible before going on. */
export const commissionerInDoubt = ({ responsible }: AssessmentView): boolean => ['another-icb', 'icb-replaced', 'cannot-tell'].includes(responsible.answer);

/** The ways on from the answer; where the practice belongs to another ICB, that is one of them. It is never the only one. */
export function waysOn(view: AssessmentView): readonly Route[] {
  const another: readonly Route[] = ['another-icb', 'icb-replaced'].includes(view.responsible.answer) ? [{ route: 'another-commissioner', text: 'Another ICB may be the one that pays. Ask before the request goes on; see the note near the top of this page.' }] : [];
  return [...(view.assessment?.routes ?? []), ...another];
}
