import { addDays, completedYears, type DateRange, type IsoDate } from '../domain/dates.ts';
import { factDefinition, type FactDefinition } from '../domain/factCatalogue.ts';
import type { FactKind } from '../domain/factKind.ts';
import { choicesOf, stretchesOf, type FactState, type FactValue } from '../domain/facts.ts';
import type { Counting, LeafNode, Test } from './compile.ts';
import type { Duration } from './conditionSchema.ts';
import type { FindingStatus } from './finding.ts';
import { lasted, reaches, type Counted } from './stretches.ts';
import { addDuration, durationInWords, elapsedInWords, rangeInWords, stretchInWords } from './time.ts';

/** The facts as they stand, by id. */
export type FactMap = ReadonlyMap<string, FactState>;

/**
 * How the confirmed facts stand to one test. A value known only roughly settles it where every value that it could be
 * does. A fact that nobody answered is not known, never *no*.
 */
export function statusOf(leaf: LeafNode, facts: FactMap, asAt: IsoDate): FindingStatus {
  const { test } = leaf;
  const state = facts.get(leaf.fact);
  if (test.kind === 'atLeast' || test.kind === 'atMost') {
    if (test.plus.length > 0) return statusOfSum(leaf.fact, test, facts);
  }
  if (state === undefined) return 'not-known';
  if (state.state !== 'known') return state.state === 'disputed' ? 'disputed' : 'not-known';
  return judge(test, state.value, asAt);
}

/** Puts one value to a test. The value is of the fact's kind (see `checkFacts`). */
export function judge(test: Test, value: FactValue, asAt: IsoDate): FindingStatus {
  switch (test.kind) {
    case 'is':
      return judgeChoice(test, value);
    case 'atLeast':
      return yes(amountOf(value) >= test.number);
    case 'atMost':
      return yes(amountOf(value) <= test.number);
    case 'age':
      return value.kind === 'date' ? judgeAge(test.length, value.date, asAt) : 'not-known';
    case 'lasts':
      return value.kind === 'interval' ? judgeStretches(test, value, asAt) : 'not-known';
  }
}

/** "Cannot tell" leaves the question open, unless the test names it. */
function judgeChoice(test: Extract<Test, { kind: 'is' }>, value: FactValue): FindingStatus {
  if (value.kind === 'choice') return test.choices.includes(value.choice) ? 'met' : test.cannotTell.includes(value.choice) ? 'not-known' : 'not-met';
  const named = choicesOf(value);
  if (named.some((choice) => test.choices.includes(choice))) return 'met';
  return named.some((choice) => test.cannotTell.includes(choice)) ? 'not-known' : 'not-met';
}

function amountOf(value: FactValue): number {
  return value.kind === 'count' ? value.count : value.kind === 'quantity' ? value.amount : 0;
}

type NumberTest = Extract<Test, { kind: 'atLeast' | 'atMost' }>;

/** What is known of a sum of counts: the least that it can be, and the facts that are still open. */
export function sumOf(factId: string, test: NumberTest, facts: FactMap): { least: number; open: readonly string[] } {
  let least = 0;
  const open: string[] = [];
  for (const id of [factId, ...test.plus]) {
    const state = facts.get(id);
    if (state?.state === 'known') least += amountOf(state.value);
    else open.push(id);
  }
  return { least, open };
}

function statusOfSum(factId: string, test: NumberTest, facts: FactMap): FindingStatus {
  const { least, open } = sumOf(factId, test, facts);
  if (test.kind === 'atLeast' ? least >= test.number : least > test.number) return yes(test.kind === 'atLeast');
  if (open.length === 0) return yes(test.kind === 'atMost');
  return open.some((id) => facts.get(id)?.state === 'disputed') ? 'disputed' : 'not-known';
}

function judgeAge(age: Duration, date: DateRange, asAt: IsoDate): FindingStatus {
  const reached = (day: IsoDate) => (age.years !== undefined ? completedYears(day, asAt) >= age.years : addDuration(day, age) <= asAt);
  if (reached(date.to)) return 'met';
  return reached(date.from) ? 'not-known' : 'not-met';
}

type LastsTest = Extract<Test, { kind: 'lasts' }>;
type Interval = Extract<FactValue, { kind: 'interval' }>;

function judgeStretches(test: LastsTest, value: Interval, asAt: IsoDate): FindingStatus {
  const each = waysToCount(test, value).map((counting): FindingStatus => {
    const { shortest, longest, endMissing } = lasted(stretchesOf(value), asAt, test.ongoingCounts, counting);
    if (reaches(shortest, test.length)) return 'met';
    return endMissing || reaches(longest, test.length) ? 'not-known' : 'not-met';
  });
  return each.every((status) => status === each[0]) ? each[0]! : 'not-known';
}

/** Where the policy does not say how several stretches are counted, only what every way agrees on is certain. */
function waysToCount(test: LastsTest, value: Interval): readonly Counting[] {
  const { breaks, overlaps } = test.counting;
  if (value.further === undefined) return oneStretch;
  const all = breaks === null ? (['left-out', 'start-again', 'count'] as const) : [breaks];
  return all.flatMap((one) => (overlaps === null ? (['once', 'each'] as const) : [overlaps]).map((other) => ({ breaks: one, overlaps: other })));
}

/** One stretch has neither breaks nor overlaps: every way comes to the same. */
const oneStretch: readonly Counting[] = [{ breaks: 'left-out', overlaps: 'once' }];

function yes(holds: boolean): FindingStatus {
  return holds ? 'met' : 'not-met';
}

// ── In words ────────────────────────────────────────────────────────────────────────────────────────────

/** A value in words, as a screen or a letter shows it. */
export function valueInWords(definition: FactDefinition | string, value: FactValue): string {
  return answerInWords((typeof definition === 'string' ? factDefinition(definition) : definition)?.answer, value, { choices: ' and ', stretches: ', and ' });
}

/** How several choices or stretches are joined, and what is said of a choice that the question does not have (its id where nothing is given). */
export interface Joining {
  readonly choices: string;
  readonly stretches: string;
  readonly unlisted?: string;
}

/** A value in words, with the choices of its own question. */
export function answerInWords(answer: FactKind | undefined, value: FactValue, joining: Joining): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'choice':
    case 'choices':
      return choicesOf(value).map((id) => (answer?.kind === 'choice' ? answer.choices.find((one) => one.id === id)?.label : undefined) ?? joining.unlisted ?? id).join(joining.choices);
    case 'count':
      return String(value.count);
    case 'quantity':
      return `${value.amount} ${value.unit}`;
    case 'date':
      return rangeInWords(value.date);
    case 'interval':
      return stretchesOf(value).map(({ start, end }) => (end ? stretchInWords(start, end) : `from ${rangeInWords(start)}, still going on`)).join(joining.stretches);
  }
}

/** The test in words, where the policy file gives none. */
export function leafInWords({ fact, definition, test, text }: LeafNode): string {
  if (text !== '') return text;
  const { label } = definition;
  switch (test.kind) {
    case 'is':
      return say(label, test.choices.map((choice) => valueInWords(definition, { kind: 'choice', choice })).join(' or '));
    case 'atLeast':
      return say(label, `at least ${withUnit(test)}`);
    case 'atMost':
      return say(label, `at most ${withUnit(test)}`);
    case 'age':
      return fact === 'dateOfBirth' ? `The patient is at least ${ageWords(test.length)} old` : say(label, `at least ${durationInWords(test.length)} ago`);
    case 'lasts':
      return say(label, `at least ${durationInWords(test.length)}`);
  }
}

/** How the status of a leaf came about, in one sentence. It never prints what identifies the patient. */
export function reasonOf(leaf: LeafNode, facts: FactMap, asAt: IsoDate): string {
  const { test, definition } = leaf;
  const state = facts.get(leaf.fact);
  if ((test.kind === 'atLeast' || test.kind === 'atMost') && test.plus.length > 0) return sumInWords(leaf, test, facts);
  if (state?.state !== 'known') return openReason(definition, state);
  const { value } = state;
  if (test.kind === 'atLeast') return `${say(definition.label, valueInWords(definition, value))}, ${amountOf(value) >= test.number ? 'at least' : 'less than'} ${withUnit(test)}.`;
  if (test.kind === 'atMost') return `${say(definition.label, valueInWords(definition, value))}, ${amountOf(value) <= test.number ? 'at most' : 'more than'} ${withUnit(test)}.`;
  if (test.kind === 'age') return ageReason(leaf, test.length, judge(test, value, asAt));
  // The value is of the fact's kind (see `checkFacts`).
  if (test.kind === 'lasts') return stretchReason(test, value as Interval, asAt);
  return `${say(definition.label, valueInWords(definition, value))}.`;
}

function sumInWords(leaf: LeafNode, test: NumberTest, facts: FactMap): string {
  const { least, open } = sumOf(leaf.fact, test, facts);
  const all = 1 + test.plus.length;
  const counted = `${leaf.definition.label}, and what is added to it: ${least}`;
  if (open.length === 0) return `${counted}, ${test.kind === 'atLeast' ? (least >= test.number ? 'at least' : 'fewer than') : least <= test.number ? 'at most' : 'more than'} ${test.number}.`;
  if (open.length === all) return openReason(leaf.definition, facts.get(leaf.fact));
  return `${counted} so far, with ${all - open.length} of ${all} numbers known.`;
}

function ageReason(leaf: LeafNode, age: Duration, status: FindingStatus): string {
  const birth = leaf.fact === 'dateOfBirth';
  const words = birth ? ageWords(age) : durationInWords(age);
  if (status === 'not-known') return `The ${birth ? 'date of birth' : 'date'} is not exact enough to tell whether it is at least ${words}.`;
  return `${birth ? 'Age on the as-at date' : 'Time up to the as-at date'}: ${status === 'met' ? 'at least' : 'less than'} ${words}.`;
}

/** "3 February to 20 April 2026: 2 months 17 days, less than three months." */
function stretchReason(test: LastsTest, value: Interval, asAt: IsoDate): string {
  const words = durationInWords(test.length);
  const stretches = stretchesOf(value);
  const which = stretches.map(({ start, end }) => {
    if (end === null) return test.ongoingCounts ? `${stretchInWords(start, { from: asAt, to: asAt, printed: '' })}, still going on` : `from ${rangeInWords(start)}, still going on`;
    return `${stretchInWords(start, end)}${end.to > asAt ? ', counted up to the as-at date' : ''}`;
  }).join('; ');
  if (stretches.every(({ start }) => start.from > asAt)) return `It begins only after the as-at date: less than ${words}.`;
  const ways = waysToCount(test, value);
  const status = judgeStretches(test, value, asAt);
  if (ways.length > 1 && status === 'not-known') return `${which}: the policy does not say how several stretches are counted, and it matters here.`;
  const { shortest, longest, endMissing } = lasted(stretches, asAt, test.ongoingCounts, ways[0]!);
  if (endMissing && status === 'not-known') return `Still going on since ${rangeInWords(stretches.find(({ end }) => end === null)!.start)}; no last day is given.`;
  const [least, most] = [longestOf(shortest, test.length), longestOf(longest, test.length)];
  const how = value.further === undefined ? '' : `${countingWords(ways[0]!)}, `;
  const span = least === most || endMissing ? least : `from ${least} to ${most}`;
  if (status === 'not-known') return `${which}: ${how}${span}; it cannot be told whether that is at least ${words}.`;
  return `${which}: ${how}${span}, ${status === 'met' ? 'at least' : 'less than'} ${words}.`;
}

function longestOf(counted: readonly Counted[], unit: Duration): string {
  const best = counted.reduce<Counted | null>((most, one) => (most === null || one.days > most.days ? one : most), null);
  return best === null ? '0 days' : elapsedInWords(best.start, addDays(best.start, best.days), unit);
}

function countingWords({ breaks, overlaps }: Counting): string {
  const breakWords = { 'left-out': 'breaks left out', 'start-again': 'the longest unbroken run', count: 'first day to last' } as const;
  return `${breakWords[breaks ?? 'left-out']}${overlaps === 'each' ? ', overlapping days counted for each' : ''}`;
}

function openReason(definition: FactDefinition, state: FactState | undefined): string {
  if (state?.state === 'notKnown') return 'A person looked, and the answer is not known.';
  if (state?.state !== 'disputed') return 'Nobody has answered this yet.';
  if (definition.identity) return 'The papers disagree.';
  return `The papers disagree: ${state.values.map((value) => valueInWords(definition, value)).join(' / ')}.`;
}

/** "18 years": of an age the number stands in figures. */
function ageWords(age: Duration): string {
  return age.years === undefined ? durationInWords(age) : `${age.years} ${age.years === 1 ? 'year' : 'years'}`;
}

function withUnit(test: NumberTest): string {
  return test.unit === null ? String(test.number) : `${test.number} ${test.unit}`;
}

/** "Which LIPUS device? Exogen", "State of the fracture: Fresh fracture". */
function say(label: string, answer: string): string {
  return label.endsWith('?') ? `${label} ${answer}` : `${label}: ${answer}`;
}
