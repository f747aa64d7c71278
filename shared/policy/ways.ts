import type { IsoDate } from '../domain/dates.ts';
import type { FactValue } from '../domain/facts.ts';
import type { LeafNode, Node, Test } from './compile.ts';
import { isSettled } from './finding.ts';
import { judge, statusOf, sumOf, type FactMap } from './leaf.ts';

/** One way to settle something: for each fact that must be learned, the values (by number) that would do. */
export type Way = ReadonlyMap<string, ReadonlySet<number>>;

/** Values tried for a fact: at least one on each side of every border that the policy draws. */
export type Candidates = (factId: string) => readonly FactValue[];

const most = 300;
const nothingNeeded: readonly Way[] = [new Map()];

/** What ways are looked for on. */
export interface Search {
  readonly facts: FactMap;
  readonly asAt: IsoDate;
  readonly candidates: Candidates;
}

/** The ways in which learning open facts could make a condition hold (`wanted` true) or fail. Settled facts stay as they are. */
export function waysTo(node: Node, wanted: boolean, search: Search): readonly Way[] {
  if (node.kind === 'leaf') return leafWays(node, wanted, search);
  if (node.kind === 'not') return waysTo(node.children[0]!, !wanted, search);
  const everyOneNeeded = (node.kind === 'all') === wanted;
  const each = node.children.map((one) => waysTo(one, wanted, search));
  return everyOneNeeded ? each.reduce(both, nothingNeeded) : either(each.flat());
}

function leafWays(leaf: LeafNode, wanted: boolean, search: Search): readonly Way[] {
  const { facts, asAt, candidates } = search;
  const status = statusOf(leaf, facts, asAt);
  if (isSettled(status)) return (status === 'met') === wanted ? nothingNeeded : [];
  const { test } = leaf;
  if ((test.kind === 'atLeast' || test.kind === 'atMost') && test.plus.length > 0) return sumWays(leaf, test, wanted, search);
  const good = candidates(leaf.fact).flatMap((value, index) => (judge(test, value, asAt) === (wanted ? 'met' : 'not-met') ? [index] : []));
  const own: Way[] = good.length === 0 ? [] : [new Map([[leaf.fact, new Set(good)]])];
  if (leaf.instead === null || (facts.get(leaf.fact)?.state ?? 'open') !== 'open') return own;
  // Where what stands in for the fact has settled it the other way, nothing is left to learn.
  if (settles(waysTo(leaf.instead, !wanted, search))) return [];
  return either([...own, ...waysTo(leaf.instead, wanted, search)]);
}

/**
 * One large number is enough to pass a border; to stay below it, every number that is open must be known. Not every way to
 * share the sum out is tried: to pass, one number does it alone; to stay below, all but the first are none.
 */
function sumWays(leaf: LeafNode, test: Extract<Test, { kind: 'atLeast' | 'atMost' }>, wanted: boolean, { facts, candidates }: Search): readonly Way[] {
  const { least, open } = sumOf(leaf.fact, test, facts);
  const passed = test.kind === 'atLeast' ? test.number : test.number + 1;
  const counts = (id: string, holds: (count: number) => boolean) =>
    new Set(candidates(id).flatMap((value, index) => (holds((value as Count).count) ? [index] : [])));
  if (wanted === (test.kind === 'atLeast')) {
    return open.map((id) => new Map([[id, counts(id, (count) => least + count >= passed)]]));
  }
  return [new Map(open.map((id, index) => [id, counts(id, (count) => (index === 0 ? least + count < passed : count === 0))]))];
}

type Count = Extract<FactValue, { kind: 'count' }>;

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
