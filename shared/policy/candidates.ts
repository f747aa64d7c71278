import type { DateRange, IsoDate } from '../domain/dates.ts';
import { stretchesOf, type FactValue } from '../domain/facts.ts';
import { everyNode, topNodes, type Compiled, type LeafNode, type Test } from './compile.ts';
import type { FactMap } from './leaf.ts';
import { addDuration } from './time.ts';
import type { Candidates } from './ways.ts';

/** For each fact, values for every answer that the policy's open tests tell apart. */
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
function plusOf({ test }: LeafNode): readonly string[] {
  return test.kind === 'atLeast' || test.kind === 'atMost' ? test.plus : [];
}

/** No test fits a text, and compiling has seen to it that each test fits its fact. */
function valuesFor(factId: string, leaves: readonly LeafNode[], compiled: Compiled, facts: FactMap, asAt: IsoDate): readonly FactValue[] {
  const { answer } = compiled.vocabulary.get(factId)!;
  const tests = leaves.map(({ test }) => test);
  if (answer.kind === 'choice') return answer.choices.map(({ id }) => ({ kind: 'choice', choice: id }));
  if (answer.kind === 'count') return wholeNumbers(tests as NumberTest[]).map((count) => ({ kind: 'count', count }));
  if (answer.kind === 'quantity') return amounts(tests as NumberTest[]).map((amount) => ({ kind: 'quantity', amount, unit: answer.unit }));
  const days = [asAt, ...(tests as TimeTest[]).map(({ length }) => addDuration(asAt, length, -1))];
  // Of a rough date, too: of the tests that it leaves open each has its border among the days that it could be.
  if (answer.kind === 'date') return days.map((day) => ({ kind: 'date', date: exact(day) }));
  const state = facts.get(factId);
  return state?.state === 'known' ? leastAndMost(state.value as Interval, asAt) : days.map((start) => stretches([[start, asAt]]));
}

type NumberTest = Extract<Test, { kind: 'atLeast' | 'atMost' }>;
type TimeTest = Extract<Test, { kind: 'lasts' | 'age' }>;
type Interval = Extract<FactValue, { kind: 'interval' }>;

/** None, and of each border the first number beyond it. */
function wholeNumbers(tests: readonly NumberTest[]): number[] {
  return [0, ...tests.map(({ kind, number }) => (kind === 'atLeast' ? number : number + 1))];
}

/** None, every border, and an amount between each two of them and beyond the last: what is measured may lie anywhere. */
function amounts(tests: readonly NumberTest[]): number[] {
  const borders = [0, ...tests.map(({ number }) => number)].sort((a, b) => a - b);
  return borders.flatMap((border, index) => [border, (border + (borders[index + 1] ?? border + 2)) / 2]);
}

/**
 * The shortest and the longest that stretches known roughly could be. One that still goes on may have ended at once. Where the
 * days are exact, and only the policy does not say how they are counted, neither tells more than is known.
 */
function leastAndMost(value: Interval, asAt: IsoDate): FactValue[] {
  const all = stretchesOf(value);
  return [
    stretches(all.map(({ start, end }) => [start.to, end?.from ?? start.to])),
    stretches(all.map(({ start, end }) => [start.from, end?.to ?? asAt])),
  ];
}

function stretches(spans: readonly (readonly [IsoDate, IsoDate])[]): FactValue {
  const [first, ...further] = spans.map(([start, end]) => ({ start: exact(start), end: exact(end) }));
  return { kind: 'interval', ...first!, printed: '', further };
}

function exact(day: IsoDate): DateRange {
  return { from: day, to: day, printed: '' };
}
