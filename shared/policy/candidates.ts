import type { DateRange, IsoDate } from '../domain/dates.ts';
import { stretchesOf, type FactValue } from '../domain/facts.ts';
import { everyNode, topNodes, type Compiled, type LeafNode } from './compile.ts';
import type { FactMap } from './leaf.ts';
import { addDuration } from './time.ts';
import type { Candidates } from './ways.ts';

/** For each fact, values on both sides of every border that the policy draws; for a rough value, its two ends. */
export function candidatesFor(compiled: Compiled, facts: FactMap, asAt: IsoDate): Candidates {
  const leaves = topNodes(compiled).flatMap(everyNode).filter((node) => node.kind === 'leaf');
  const found = new Map<string, readonly FactValue[]>();
  return (factId) => {
    let values = found.get(factId);
    if (values === undefined) {
      const state = facts.get(factId);
      const asking = leaves.filter((leaf) => leaf.fact === factId || plusOf(leaf).includes(factId));
      values = state?.state === 'known' && isRough(state.value) ? endsOf(state.value, asAt) : borders(factId, asking, compiled, asAt);
      found.set(factId, values);
    }
    return values;
  };
}

/** Further counts that a test adds up. */
export function plusOf({ test }: LeafNode): readonly string[] {
  return test.kind === 'atLeast' || test.kind === 'atMost' ? test.plus : [];
}

/** "Cannot tell" is a known value that says nothing; any choice may still be learned. */
function isRough(value: FactValue): boolean {
  return value.kind !== 'choice' && value.kind !== 'choices';
}

function borders(factId: string, leaves: readonly LeafNode[], compiled: Compiled, asAt: IsoDate): FactValue[] {
  const answer = compiled.vocabulary.get(factId)?.answer;
  switch (answer?.kind) {
    case 'choice':
      return answer.choices.filter((one) => !one.cannotTell).map(({ id }) => ({ kind: 'choice', choice: id }));
    case 'count':
      return numbers(leaves).map((count) => ({ kind: 'count', count: Math.max(0, Math.ceil(count)) }));
    case 'quantity':
      return numbers(leaves).map((amount) => ({ kind: 'quantity', amount: Math.max(0, amount), unit: answer.unit }));
    case 'date':
      return [asAt, ...lengthsOf(leaves).flatMap((length) => [addDuration(asAt, length, -1), addDuration(addDuration(asAt, length, -1), { days: 1 })])].map((day) => ({ kind: 'date', date: exact(day) }));
    case 'interval':
      return [asAt, ...lengthsOf(leaves).map((length) => addDuration(asAt, length, -1))].map((start) => stretch(start, asAt));
    default:
      return [];
  }
}

function numbers(leaves: readonly LeafNode[]): number[] {
  return [0, ...leaves.flatMap(({ test }) => (test.kind === 'atLeast' ? [test.number - 1, test.number] : test.kind === 'atMost' ? [test.number, test.number + 1] : []))];
}

function lengthsOf(leaves: readonly LeafNode[]) {
  return leaves.flatMap(({ test }) => (test.kind === 'lasts' || test.kind === 'age' ? [test.length] : []));
}

function endsOf(value: FactValue, asAt: IsoDate): FactValue[] {
  if (value.kind === 'date') return [value.date.from, value.date.to].map((day) => ({ kind: 'date', date: exact(day) }));
  if (value.kind !== 'interval') return [value];
  const all = stretchesOf(value);
  const least = all.map(({ start, end }) => [start.to, later((end ?? { from: start.to }).from, start.to)] as const);
  const most = all.map(({ start, end }) => [start.from, later(end?.to ?? asAt, start.from)] as const);
  return [least, most].map(together);
}

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

function together(spans: readonly (readonly [IsoDate, IsoDate])[]): FactValue {
  const [first, ...further] = spans.map(([start, end]) => ({ start: exact(start), end: exact(end) }));
  return { kind: 'interval', ...first!, printed: '', ...(further.length > 0 ? { further } : {}) };
}

function stretch(start: IsoDate, end: IsoDate): FactValue {
  return together([[start, later(end, start)]]);
}

function exact(day: IsoDate): DateRange {
  return { from: day, to: day, printed: '' };
}
