import type { FactValue } from '../domain/facts.ts';
import { isLeaf, type Condition, type Leaf } from './conditionSchema.ts';
import { isSettled } from './finding.ts';
import { chosen, conditionOf, type Ground } from './ground.ts';
import { judge } from './leaf.ts';

/** One way to settle something: for each fact that must be learned, the values (by number) that would do. */
export type Way = ReadonlyMap<string, ReadonlySet<number>>;

/** Values tried for a fact: at least one on each side of every border that the policy draws. */
export type Candidates = (factId: string) => readonly FactValue[];

const most = 300;
const nothingNeeded: readonly Way[] = [new Map()];

/** The ways in which learning open facts could make a condition hold (`wanted` true) or fail. Settled facts stay as they are. */
export function waysTo(condition: Condition, wanted: boolean, ground: Ground, candidates: Candidates): readonly Way[] {
  const go = (one: Condition, want: boolean) => waysTo(one, want, ground, candidates);
  if (typeof condition === 'string') return go(conditionOf(ground.policy, condition).condition, wanted);
  if (isLeaf(condition)) return leafWays(condition, wanted, ground, candidates);
  if ('reading' in condition) return go(chosen(condition, ground).value, wanted);
  if ('not' in condition) return go(condition.not, !wanted);
  const list = 'all' in condition ? condition.all : condition.any;
  const everyOneNeeded = 'all' in condition === wanted;
  const each = list.map((one) => go(one, wanted));
  return everyOneNeeded ? each.reduce(both, nothingNeeded) : either(each.flat());
}

function leafWays(leaf: Leaf, wanted: boolean, ground: Ground, candidates: Candidates): readonly Way[] {
  const state = ground.facts.get(leaf.fact);
  if (state?.state === 'known') {
    const { status } = judge(leaf, state.value, ground);
    if (isSettled(status)) return (status === 'met') === wanted ? nothingNeeded : [];
  }
  const good = candidates(leaf.fact).flatMap((value, index) => (judge(leaf, value, ground).status === (wanted ? 'met' : 'not-met') ? [index] : []));
  const own: Way[] = good.length === 0 ? [] : [new Map([[leaf.fact, new Set(good)]])];
  if (leaf.ifOpen === undefined || (state !== undefined && state.state !== 'open')) return own;
  const instead = chosen(leaf.ifOpen, ground).value;
  if (instead === null) return own;
  const through = waysTo(instead, wanted, ground, candidates);
  // What stands in for the fact has settled it: nothing is left to learn.
  if (settles(through)) return nothingNeeded;
  if (settles(waysTo(instead, !wanted, ground, candidates))) return [];
  return either([...own, ...through]);
}

const settles = (ways: readonly Way[]): boolean => ways.some((way) => way.size === 0);

/** Both must come about: every pair that does not ask for two values of one fact. */
export function both(first: readonly Way[], second: readonly Way[]): readonly Way[] {
  return either(first.flatMap((a) => second.flatMap((b) => joined(a, b) ?? [])));
}

function joined(a: Way, b: Way): Way | null {
  const result = new Map(a);
  for (const [fact, values] of b) {
    const before = result.get(fact);
    const left = before === undefined ? values : new Set([...before].filter((value) => values.has(value)));
    if (left.size === 0) return null;
    result.set(fact, left);
  }
  return result;
}

/** Any of these will do. Ways that ask for more than another are left out; the smallest are kept where there are too many. */
export function either(ways: readonly Way[]): readonly Way[] {
  const kept: Way[] = [];
  for (const way of [...ways].sort((a, b) => a.size - b.size || width(b) - width(a))) {
    if (kept.length === most) break;
    if (!kept.some((other) => asksNoMore(other, way))) kept.push(way);
  }
  return kept;
}

function asksNoMore(a: Way, b: Way): boolean {
  return [...a].every(([fact, values]) => {
    const narrower = b.get(fact);
    return narrower !== undefined && [...narrower].every((value) => values.has(value));
  });
}

function width(way: Way): number {
  return [...way.values()].reduce((sum, values) => sum + values.size, 0);
}
