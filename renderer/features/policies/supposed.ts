import type { FactDefinition } from '../../../shared/domain/factCatalogue.ts';
import { sameValue, type FactState, type FactStates, type FactValue } from '../../../shared/domain/facts.ts';
import type { Policy } from '../../../shared/policy/schema.ts';
import type { Vocabulary } from '../../../shared/policy/vocabulary.ts';
import { valueInWords } from '../../components/valueWords.ts';

/** A tried answer to one question. `disputed` holds two answers, each null while it is not typed. */
export type Tried =
  | { readonly state: 'known'; readonly value: FactValue | null }
  | { readonly state: 'notKnown' }
  | { readonly state: 'disputed'; readonly values: readonly [FactValue | null, FactValue | null] };

/** Tried answers by question. They live on the screen only. */
export type AllTried = Readonly<Record<string, Tried>>;

/** One question that can be tried, with why it is asked. */
export interface Question {
  readonly fact: FactDefinition;
  readonly why: string;
}

/** Whether two answers stand that do not say the same. Only then do the papers disagree. */
export function isDisputed(tried: Tried): tried is { state: 'disputed'; values: readonly [FactValue, FactValue] } {
  if (tried.state !== 'disputed') return false;
  const [one, other] = tried.values;
  return one !== null && other !== null && !sameValue(one, other);
}

/** A tried answer as the policy module sees a fact; null where it is still open. */
function stateOf(id: string, tried: Tried): FactState | null {
  if (tried.state === 'notKnown') return { state: 'notKnown' };
  if (tried.state === 'known') return tried.value ? { state: 'known', value: tried.value, confirmation: `tried:${id}` } : null;
  return isDisputed(tried) ? { state: 'disputed', values: tried.values } : null;
}

/** All that is tried, as the policy module sees facts. */
export function statesOf(all: AllTried): FactStates {
  return Object.fromEntries(
    Object.entries(all).flatMap(([id, tried]) => {
      const state = stateOf(id, tried);
      return state ? [[id, state]] : [];
    }),
  );
}

/** What identifies the patient counts for the answers but is never shown here: these facts, as the case has them. */
export function keptFrom(facts: FactStates, questions: readonly Question[]): FactStates {
  return Object.fromEntries(questions.flatMap(({ fact }) => (fact.identity && facts[fact.id] ? [[fact.id, facts[fact.id]!]] : [])));
}

/** The facts of a case as answers to try, but for what identifies the patient. Of more than two answers that disagree, the first two. */
export function triedFrom(facts: FactStates, questions: readonly Question[]): AllTried {
  return Object.fromEntries(
    questions.flatMap(({ fact }): [string, Tried][] => {
      const state = facts[fact.id];
      if (!state || state.state === 'open' || fact.identity) return [];
      if (state.state === 'notKnown') return [[fact.id, { state: 'notKnown' }]];
      if (state.state === 'known') return [[fact.id, { state: 'known', value: state.value }]];
      return [[fact.id, { state: 'disputed', values: [state.values[0] ?? null, state.values[1] ?? null] }]];
    }),
  );
}

/** How a question stands, in words. */
export function triedWords(fact: FactDefinition, tried: Tried | undefined): string {
  if (!tried || (tried.state === 'known' && tried.value === null)) return 'Nobody has answered';
  if (tried.state === 'notKnown') return 'Looked for, and not known';
  if (tried.state === 'known') return valueInWords(fact.answer, tried.value!);
  return isDisputed(tried) ? `The papers disagree: ${tried.values.map((value) => valueInWords(fact.answer, value)).join(' / ')}` : 'The papers disagree: two different answers are needed';
}

/**
 * The questions that can change an answer of one of these policies, each once, in the policies' order. Words are left
 * out: no policy turns on them.
 */
export function questionsOf(policies: readonly Policy[], vocabulary: Vocabulary): readonly Question[] {
  const found = new Map<string, Question>();
  for (const use of policies.flatMap((policy) => policy.facts)) {
    const fact = vocabulary.get(use.id);
    if (use.decides && fact && fact.answer.kind !== 'text' && !found.has(use.id)) found.set(use.id, { fact, why: use.why });
  }
  return [...found.values()];
}
