import { completedYears, type DateRange, type IsoDate } from '../domain/dates.ts';
import { factDefinition } from '../domain/factCatalogue.ts';
import type { FactValue } from '../domain/facts.ts';
import type { Duration, Leaf } from './conditionSchema.ts';
import type { FindingStatus } from './finding.ts';
import { chosen, PolicyFault, type Ground, type ReadingUse } from './ground.ts';
import { addDuration, durationInWords, elapsedInWords, rangeInWords, stretchInWords } from './time.ts';

/** How one value stands to one test. */
export interface Judgement {
  readonly status: FindingStatus;
  readonly reason: string;
  readonly readings: readonly ReadingUse[];
}

/** A value in words, as a screen or a letter shows it. */
export function valueInWords(factId: string, value: FactValue): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'choice': {
      const answer = factDefinition(factId)?.answer;
      return (answer?.kind === 'choice' ? answer.choices.find((one) => one.id === value.choice)?.label : undefined) ?? value.choice;
    }
    case 'count':
      return String(value.count);
    case 'quantity':
      return `${value.amount} ${value.unit}`;
    case 'date':
      return rangeInWords(value.date);
    case 'interval':
      return value.end ? stretchInWords(value.start, value.end) : `from ${rangeInWords(value.start)}, still going on`;
  }
}

/** The test in words, where the policy file gives none. */
export function leafInWords(leaf: Leaf, ground: Ground): string {
  const label = factDefinition(leaf.fact)?.label ?? leaf.fact;
  if (leaf.is) return say(label, leaf.is.map((choice) => valueInWords(leaf.fact, { kind: 'choice', choice })).join(' or '));
  if (leaf.atLeast !== undefined) return say(label, `at least ${leaf.atLeast}`);
  if (leaf.atMost !== undefined) return say(label, `at most ${leaf.atMost}`);
  if (leaf.ageAtLeast) return leaf.fact === 'dateOfBirth' ? `The patient is at least ${ageWords(leaf.ageAtLeast)} old` : say(label, `at least ${durationInWords(leaf.ageAtLeast)} ago`);
  return say(label, `at least ${durationInWords(lengthOf(leaf, ground).length)}`);
}

/**
 * Puts one confirmed value to the test. A value known only roughly settles it where every value that it could be does.
 * The reason never prints what identifies the patient.
 * @throws PolicyFault where the test does not fit the kind of the fact
 */
export function judge(leaf: Leaf, value: FactValue, ground: Ground): Judgement {
  const label = factDefinition(leaf.fact)?.label ?? leaf.fact;
  if (leaf.is && value.kind === 'choice') {
    return { status: yes(leaf.is.includes(value.choice)), reason: `${say(label, valueInWords(leaf.fact, value))}.`, readings: [] };
  }
  if (leaf.atLeast !== undefined && value.kind === 'count') {
    const enough = value.count >= leaf.atLeast;
    return { status: yes(enough), reason: `${say(label, String(value.count))}, ${enough ? 'at least' : 'fewer than'} ${leaf.atLeast}.`, readings: [] };
  }
  if (leaf.atMost !== undefined && value.kind === 'count') {
    const few = value.count <= leaf.atMost;
    return { status: yes(few), reason: `${say(label, String(value.count))}, ${few ? 'at most' : 'more than'} ${leaf.atMost}.`, readings: [] };
  }
  if (leaf.ageAtLeast && value.kind === 'date') return judgeAge(leaf.fact, leaf.ageAtLeast, value.date, ground.asAt);
  if (leaf.lastsAtLeast && value.kind === 'interval') return judgeStretch(leaf, value, ground);
  throw new PolicyFault(`The test of “${leaf.fact}” in “${ground.policy.id}” does not fit that fact`);
}

function judgeAge(fact: string, age: Duration, date: DateRange, asAt: IsoDate): Judgement {
  const birth = fact === 'dateOfBirth';
  const words = birth ? ageWords(age) : durationInWords(age);
  const what = birth ? 'Age on the as-at date' : 'Time up to the as-at date';
  const reached = (day: IsoDate) => (age.years !== undefined ? day <= asAt && completedYears(day, asAt) >= age.years : addDuration(day, age) <= asAt);
  if (reached(date.to)) return { status: 'met', reason: `${what}: at least ${words}.`, readings: [] };
  if (!reached(date.from)) return { status: 'not-met', reason: `${what}: less than ${words}.`, readings: [] };
  return { status: 'not-known', reason: `The ${birth ? 'date of birth' : 'date'} is not exact enough to tell whether it is at least ${words}.`, readings: [] };
}

/** "18 years": of an age the number stands in figures. */
function ageWords(age: Duration): string {
  return age.years === undefined ? durationInWords(age) : `${age.years} ${age.years === 1 ? 'year' : 'years'}`;
}

function lengthOf(leaf: Leaf, ground: Ground): { length: Duration; readings: ReadingUse[] } {
  if (leaf.lastsAtLeast === undefined) throw new PolicyFault(`The test of “${leaf.fact}” in “${ground.policy.id}” states nothing`);
  if (!('reading' in leaf.lastsAtLeast)) return { length: leaf.lastsAtLeast, readings: [] };
  const { value, use } = chosen(leaf.lastsAtLeast, ground);
  return { length: value, readings: [use] };
}

/**
 * From the first day to the same day later. Only time up to the as-at date counts, for a stretch that goes on and for
 * one whose last day lies ahead.
 */
function judgeStretch(leaf: Leaf, value: Extract<FactValue, { kind: 'interval' }>, ground: Ground): Judgement {
  const { asAt } = ground;
  const { length, readings } = lengthOf(leaf, ground);
  const words = durationInWords(length);
  const { start } = value;
  if (start.from > asAt) return { status: 'not-met', reason: `It begins only after the as-at date: less than ${words}.`, readings };
  let end = value.end;
  if (end === null) {
    if (typeof leaf.ongoingCounts === 'object') {
      const { value: counts, use } = chosen(leaf.ongoingCounts, ground);
      readings.push(use);
      if (!counts) return noLastDay(start, readings);
    } else if (!leaf.ongoingCounts) {
      return noLastDay(start, readings);
    }
    end = { from: asAt, to: asAt, printed: '' };
    ground.notes.add('A treatment that was still going on is counted up to the as-at date.');
  }
  const cut = (day: string) => (day < asAt ? day : asAt);
  const [earliestEnd, latestEnd] = [cut(end.from), cut(end.to)];
  const ahead = value.end === null ? ', still going on' : end.to > asAt ? ', counted up to the as-at date' : '';
  const which = `${stretchInWords(start, end)}${ahead}`;
  const shortest = earliestEnd > start.to ? elapsedInWords(start.to, earliestEnd, length) : '0 days';
  const longest = latestEnd > start.from ? elapsedInWords(start.from, latestEnd, length) : '0 days';
  const span = shortest === longest ? shortest : `from ${shortest} to ${longest}`;
  if (addDuration(start.to, length) <= earliestEnd) return { status: 'met', reason: `${which}: ${span}, at least ${words}.`, readings };
  if (addDuration(start.from, length) > latestEnd) return { status: 'not-met', reason: `${which}: ${span}, less than ${words}.`, readings };
  return { status: 'not-known', reason: `${which}: ${span}; it cannot be told whether that is at least ${words}.`, readings };
}

function noLastDay(start: DateRange, readings: ReadingUse[]): Judgement {
  return { status: 'not-known', reason: `Still going on since ${rangeInWords(start)}; no last day is given.`, readings };
}

function yes(holds: boolean): FindingStatus {
  return holds ? 'met' : 'not-met';
}

/** "Which LIPUS device? Exogen", "State of the fracture: Fresh fracture". */
function say(label: string, answer: string): string {
  return label.endsWith('?') ? `${label} ${answer}` : `${label}: ${answer}`;
}
