import { factCatalogue, factDefinition, type FactDefinition } from '../domain/factCatalogue.ts';
import type { FactChoice } from '../domain/factKind.ts';
import type { Policy } from './schema.ts';

/** The questions that are known: the app's own, and those that policies define. */
export interface Vocabulary {
  /** The definition of a fact, or undefined where nobody defines it. */
  readonly get: (id: string) => FactDefinition | undefined;
  /** Every definition, in the order of the questions on screen. */
  readonly all: readonly FactDefinition[];
}

/** The app's own questions alone. */
export const ownVocabulary: Vocabulary = { get: factDefinition, all: factCatalogue };

/**
 * The app's own questions with those that these policies define, and with the treatments that they are about. Where
 * two policies define one id, the first one stands; the check at import refuses the second if it differs.
 */
export function vocabularyOf(policies: readonly Policy[]): Vocabulary {
  const defined = new Map<string, FactDefinition>();
  const treatments = new Map<string, string>();
  for (const policy of policies) {
    for (const { id, define } of policy.facts) {
      if (define && !defined.has(id) && !factDefinition(id)) defined.set(id, { id, label: define.label, group: 'policy', answer: define.answer });
    }
    if (policy.treatmentLabel && !treatments.has(policy.treatment)) treatments.set(policy.treatment, policy.treatmentLabel);
  }
  if (defined.size === 0 && treatments.size === 0) return ownVocabulary;
  const own = factCatalogue.map((fact): FactDefinition => (fact.id === 'treatment' ? { ...fact, answer: { kind: 'choice', choices: withTreatments(fact.answer.choices, treatments) } } : fact));
  const closing = own.findIndex((fact) => fact.group === 'case');
  const all = [...own.slice(0, closing), ...defined.values(), ...own.slice(closing)];
  const byId = new Map(all.map((fact) => [fact.id, fact]));
  return { all, get: (id) => byId.get(id) };
}

/** "Something else" stays last. */
function withTreatments(known: readonly FactChoice[], treatments: ReadonlyMap<string, string>): FactChoice[] {
  const more = [...treatments].filter(([id]) => !known.some((choice) => choice.id === id)).map(([id, label]) => ({ id, label }));
  return [...known.slice(0, -1), ...more, ...known.slice(-1)];
}
