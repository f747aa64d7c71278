import { factDefinition } from '../domain/factCatalogue.ts';
import type { FactState } from '../domain/facts.ts';
import { isLeaf, type Condition, type Leaf } from './conditionSchema.ts';
import { allOf, anyOf, notOf, type Finding, type FindingKind, type FindingStatus } from './finding.ts';
import { chosen, conditionOf, PolicyFault, type Ground } from './ground.ts';
import { judge, leafInWords, valueInWords } from './leaf.ts';

export { PolicyFault } from './ground.ts';
export type { Ground } from './ground.ts';

/**
 * Evaluates one condition to a finding with everything below it.
 * `id` is the finding's path, `clause` the clause that the condition stands in where it names none itself.
 * @throws PolicyFault for a clause that is missing or holds no condition, a circle of clauses, a reading without its option
 */
export function evaluate(condition: Condition, id: string, clause: string | null, ground: Ground): Finding {
  return walk(condition, { id, clause, words: null, above: [] }, ground);
}

interface Place {
  readonly id: string;
  readonly clause: string | null;
  /** Our words for the clause, where this condition is the whole of it. */
  readonly words: string | null;
  readonly above: readonly string[];
}

function walk(condition: Condition, place: Place, ground: Ground): Finding {
  if (typeof condition === 'string') {
    if (place.above.includes(condition)) throw new PolicyFault(`Clause “${condition}” of “${ground.policy.id}” leads back to itself`);
    const held = conditionOf(ground.policy, condition);
    return walk(held.condition, { id: place.id, clause: condition, words: held.summary, above: [...place.above, condition] }, ground);
  }
  if (isLeaf(condition)) return leafFinding(condition, place, ground);
  if ('reading' in condition) {
    const { value, use } = chosen(condition, ground);
    const inner = walk(value, { ...place, words: condition.text ?? place.words }, ground);
    return { ...inner, readings: [use, ...inner.readings] };
  }
  const inside = { ...place, words: null };
  const below = (one: Condition, index: number) => walk(one, { ...inside, id: `${place.id}.${index}` }, ground);
  if ('not' in condition) {
    const child = below(condition.not, 0);
    return group('not', notOf(child.status), condition.text ?? place.words ?? 'This must not be so', [child], place);
  }
  if ('all' in condition) {
    const children = condition.all.map(below);
    return group('all', allOf(children.map((child) => child.status)), condition.text ?? place.words ?? 'All of these', children, place);
  }
  const children = condition.any.map(below);
  return group('any', anyOf(children.map((child) => child.status)), condition.text ?? place.words ?? 'At least one of these', children, place);
}

function group(kind: FindingKind, status: FindingStatus, text: string, children: readonly Finding[], place: Place): Finding {
  return {
    id: place.id, kind, clauses: place.clause === null ? [] : [place.clause], status, text, children,
    confirmations: [...new Set(children.flatMap((child) => child.confirmations))],
    readings: [], mattersStill: false,
  };
}

function leafFinding(leaf: Leaf, place: Place, ground: Ground): Finding {
  const state = ground.facts.get(leaf.fact);
  const base = {
    id: place.id, kind: 'leaf' as const, clauses: place.clause === null ? [] : [place.clause],
    text: leaf.text ?? place.words ?? leafInWords(leaf, ground), factId: leaf.fact, children: [], mattersStill: false,
  };
  if (state?.state === 'known') {
    return { ...base, ...judge(leaf, state.value, ground), confirmations: [state.confirmation] };
  }
  const own: Finding = { ...base, status: state?.state === 'disputed' ? 'disputed' : 'not-known', reason: openReason(leaf.fact, state), confirmations: [], readings: [] };
  if (leaf.ifOpen === undefined || (state !== undefined && state.state !== 'open')) return own;
  const { value, use } = chosen(leaf.ifOpen, ground);
  if (value === null) return { ...own, readings: [use] };
  const instead = walk(value, { ...place, id: `${place.id}.0`, words: null }, ground);
  return { ...own, status: instead.status, children: [instead], confirmations: instead.confirmations, readings: [use] };
}

function openReason(factId: string, state: FactState | undefined): string {
  if (state?.state === 'notKnown') return 'A person looked, and the answer is not known.';
  if (state?.state !== 'disputed') return 'Nobody has answered this yet.';
  if (factDefinition(factId)?.identity) return 'The papers disagree.';
  return `The papers disagree: ${state.values.map((value) => valueInWords(factId, value)).join(' / ')}.`;
}
