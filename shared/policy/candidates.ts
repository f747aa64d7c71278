import type { DateRange, IsoDate } from '../domain/dates.ts';
import { factDefinition } from '../domain/factCatalogue.ts';
import type { FactValue } from '../domain/facts.ts';
import { isLeaf, type Leaf } from './conditionSchema.ts';
import { chosen, type Ground } from './ground.ts';
import { addDuration } from './time.ts';
import { everyCondition, topConditions } from './walk.ts';
import type { Candidates } from './ways.ts';

/** For each fact, values on both sides of every border that the policy draws; for a rough value, its two ends. */
export function candidatesFor(ground: Ground): Candidates {
  const leaves = topConditions(ground.policy).flatMap(everyCondition).map((place) => place.condition).filter(isLeaf);
  const found = new Map<string, readonly FactValue[]>();
  return (factId) => {
    let values = found.get(factId);
    if (values === undefined) {
      const state = ground.facts.get(factId);
      values = state?.state === 'known' ? endsOf(state.value, ground.asAt) : borders(factId, leaves.filter((leaf) => leaf.fact === factId), ground);
      found.set(factId, values);
    }
    return values;
  };
}

function borders(factId: string, leaves: readonly Leaf[], ground: Ground): FactValue[] {
  const { asAt } = ground;
  const answer = factDefinition(factId)?.answer;
  switch (answer?.kind) {
    case 'choice':
      return answer.choices.map(({ id }) => ({ kind: 'choice', choice: id }));
    case 'count':
      return [0, ...leaves.flatMap((leaf) => [leaf.atLeast ?? 0, leaf.atMost ?? 0, (leaf.atMost ?? 0) + 1])].map((count) => ({ kind: 'count', count }));
    case 'date':
      return [asAt, ...leaves.flatMap((leaf) => (leaf.ageAtLeast ? [addDuration(asAt, leaf.ageAtLeast, -1)] : []))]
        .map((day) => ({ kind: 'date', date: exact(day) }));
    case 'interval':
      return [asAt, ...leaves.flatMap((leaf) => (leaf.lastsAtLeast ? [longEnough(leaf.lastsAtLeast, ground)] : []))]
        .map((start) => stretch(start, asAt));
    default:
      return [];
  }
}

function longEnough(length: NonNullable<Leaf['lastsAtLeast']>, ground: Ground): IsoDate {
  return addDuration(ground.asAt, 'reading' in length ? chosen(length, ground).value : length, -1);
}

function endsOf(value: FactValue, asAt: IsoDate): FactValue[] {
  if (value.kind === 'date') return [value.date.from, value.date.to].map((day) => ({ kind: 'date', date: exact(day) }));
  if (value.kind !== 'interval') return [value];
  const end = value.end ?? { from: value.start.to, to: asAt };
  const least = end.from > value.start.to ? end.from : value.start.to;
  return [stretch(value.start.to, least), stretch(value.start.from, end.to)];
}

function stretch(start: IsoDate, end: IsoDate): FactValue {
  return { kind: 'interval', start: exact(start), end: exact(end > start ? end : start), printed: '' };
}

function exact(day: IsoDate): DateRange {
  return { from: day, to: day, printed: '' };
}
