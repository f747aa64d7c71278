import type { DateRange, IsoDate } from '../domain/dates.ts';
import { stretchesOf, type FactValue } from '../domain/facts.ts';
import { everyNode, topNodes, type Compiled, type LeafNode } from './compile.ts';
import type { FactMap } from './leaf.ts';
import { addDuration } from './time.ts';
import type { Candidates } from './ways.ts';

/** For each fact, values for every answer that the policy's tests tell apart; for a rough value, only such as it could be. */
export function candidatesFor(compiled: Compiled, facts: FactMap, asAt: IsoDate): Candidates {
  const leaves = topNodes(compiled).flatMap(everyNode).filter((node) => node.kind === 'leaf');
  const found = new Map<string, readonly FactValue[]>();
  return (factId) => {
    let values = found.get(factId);
    if (values === undefined) {
      const asking = leaves.filter((leaf) => leaf.fact === factId || plusOf(leaf).includes(factId));
      found.set(factId, (values = valuesFor(factId, asking, compiled, facts, asAt)));
    }
    return values;
  };
}

/** Further counts that a test adds up. */
export function plusOf({ test }: LeafNode): readonly string[] {
  return test.kind === 'atLeast' || test.kind === 'atMost' ? test.plus : [];
}

/** Of a choice any may still be learned, whatever is known: only "cannot tell" leaves it open, and that says nothing. */
function valuesFor(factId: string, leaves: readonly LeafNode[], compiled: Compiled, facts: FactMap, asAt: IsoDate): readonly FactValue[] {
  const answer = compiled.vocabulary.get(factId)?.answer;
  const state = facts.get(factId);
  const known = state?.state === 'known' ? state.value : null;
  switch (answer?.kind) {
    case 'choice':
      return answer.choices.filter((one) => !one.cannotTell).map(({ id }) => ({ kind: 'choice', choice: id }));
    case 'count':
      return wholeNumbers(leaves).map((count) => ({ kind: 'count', count }));
    case 'quantity':
      return amounts(leaves).map((amount) => ({ kind: 'quantity', amount, unit: answer.unit }));
    case 'date':
      return days(known, bordersBefore(asAt, leaves)).map((day) => ({ kind: 'date', date: exact(day) }));
    case 'interval':
      return known?.kind === 'interval' ? leastAndMost(known, asAt) : bordersBefore(asAt, leaves).map((start) => stretches([[start, asAt]]));
    default:
      return [];
  }
}

/** None, and the number on each side of every border. */
function wholeNumbers(leaves: readonly LeafNode[]): number[] {
  return [0, ...leaves.flatMap(({ test }) => (test.kind === 'atLeast' ? [test.number - 1, test.number] : test.kind === 'atMost' ? [test.number, test.number + 1] : []))];
}

/** None, every border, and an amount between each two of them and beyond the last: what is measured may lie anywhere. */
function amounts(leaves: readonly LeafNode[]): number[] {
  const borders = [0, ...leaves.flatMap(({ test }) => (test.kind === 'atLeast' || test.kind === 'atMost' ? [test.number] : []))].sort((a, b) => a - b);
  return borders.flatMap((border, index) => [border, (border + (borders[index + 1] ?? border + 2)) / 2]);
}

/** The as-at date itself, and the days since which each length that the policy names is just complete. */
function bordersBefore(asAt: IsoDate, leaves: readonly LeafNode[]): IsoDate[] {
  return [asAt, ...leaves.flatMap(({ test }) => (test.kind === 'lasts' || test.kind === 'age' ? [addDuration(asAt, test.length, -1)] : []))];
}

/** Of a date that is known roughly, its two ends and what lies between them. */
function days(known: FactValue | null, borders: readonly IsoDate[]): readonly IsoDate[] {
  if (known?.kind !== 'date') return borders;
  const { from, to } = known.date;
  return [from, to, ...borders.filter((day) => from < day && day < to)];
}

/** The shortest and the longest that stretches known roughly could be. One that still goes on may have ended at once. */
function leastAndMost(value: Interval, asAt: IsoDate): FactValue[] {
  const all = stretchesOf(value);
  return [
    stretches(all.map(({ start, end }) => [start.to, end?.from ?? start.to])),
    stretches(all.map(({ start, end }) => [start.from, end?.to ?? asAt])),
  ];
}

type Interval = Extract<FactValue, { kind: 'interval' }>;

function stretches(spans: readonly (readonly [IsoDate, IsoDate])[]): FactValue {
  const [first, ...further] = spans.map(([start, end]) => ({ start: exact(start), end: exact(end) }));
  return { kind: 'interval', ...first!, printed: '', ...(further.length > 0 ? { further } : {}) };
}

function exact(day: IsoDate): DateRange {
  return { from: day, to: day, printed: '' };
}
