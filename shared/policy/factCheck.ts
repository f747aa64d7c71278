import { completedYears, isRealDay, type DateRange, type IsoDate } from '../domain/dates.ts';
import type { FactDefinition } from '../domain/factCatalogue.ts';
import { stretchesOf, type FactState, type FactStates, type FactValue } from '../domain/facts.ts';
import { ownVocabulary, type Vocabulary } from './vocabulary.ts';

/** What is wrong with what was handed in. */
export type FactFault =
  | 'as-at-not-a-day' | 'unknown-reading' | 'unknown-fact' | 'unknown-state' | 'wrong-kind' | 'unknown-choice'
  | 'not-a-count' | 'not-an-amount' | 'not-a-day' | 'upside-down' | 'born-later' | 'impossible-age';

/** Facts that cannot be right. Never answered with a verdict. The message names the fact and not what identifies a patient. */
export class FactError extends Error {
  readonly fault: FactFault;
  readonly factId: string | null;

  constructor(fault: FactFault, factId: string | null, message: string) {
    super(message);
    this.name = 'FactError';
    this.fault = fault;
    this.factId = factId;
  }
}

const oldest = 130;

/** Facts that were looked at once, for one as-at date, and may then be put to any number of policies. */
export class CheckedFacts {
  readonly states: ReadonlyMap<string, FactState>;
  readonly asAt: IsoDate;

  /** Made by {@link checkFacts} only. */
  constructor(states: ReadonlyMap<string, FactState>, asAt: IsoDate) {
    this.states = states;
    this.asAt = asAt;
  }

  /** @throws FactError where they were checked for another date: whether a birth is possible depends on it */
  on(asAt: IsoDate): ReadonlyMap<string, FactState> {
    if (asAt !== this.asAt) throw new FactError('as-at-not-a-day', null, 'The facts were checked for another as-at date');
    return this.states;
  }
}

/** Looks at each fact once: known to the vocabulary, of the right kind, and possible. @throws FactError */
export function checkFacts(facts: FactStates, asAt: IsoDate, vocabulary: Vocabulary = ownVocabulary): CheckedFacts {
  if (typeof asAt !== 'string' || !isRealDay(asAt)) throw new FactError('as-at-not-a-day', null, `The as-at date is not a calendar day: ${String(asAt)}`);
  const checked = new Map<string, FactState>();
  for (const id of Object.keys(facts)) {
    const state = facts[id]!;
    const definition = vocabulary.get(id);
    if (!definition) throw new FactError('unknown-fact', id, `There is no fact “${id}”`);
    for (const value of valuesOf(id, state)) checkValue(definition, value, asAt);
    checked.set(id, inOwnWords(state, definition));
  }
  return new CheckedFacts(checked, asAt);
}

/**
 * A choice in the strings of its definition. Strings that were read with the case are compared letter by letter, and bulk
 * work compares each of them with thousands of tests.
 */
function inOwnWords(state: FactState, { answer }: FactDefinition): FactState {
  if (state.state !== 'known' || state.value.kind !== 'choice' || answer.kind !== 'choice') return state;
  const { choice } = state.value;
  return { state: 'known', value: { kind: 'choice', choice: answer.choices.find((one) => one.id === choice)!.id }, confirmation: state.confirmation };
}

const noValues: readonly FactValue[] = [];

function valuesOf(id: string, state: FactState): readonly FactValue[] {
  switch (state?.state) {
    case 'open':
    case 'notKnown':
      return noValues;
    case 'known':
      return [state.value];
    case 'disputed':
      if (!Array.isArray(state.values)) throw new FactError('unknown-state', id, `“${id}” is disputed without the values that disagree`);
      return state.values;
    default:
      throw new FactError('unknown-state', id, `“${id}” is neither open, not known, disputed nor known`);
  }
}

function checkValue(definition: FactDefinition, value: FactValue, asAt: IsoDate): void {
  const { id, label, answer } = definition;
  const fail = (fault: FactFault, what: string): never => {
    throw new FactError(fault, id, `${label}: ${what}`);
  };
  if (value?.kind !== answer.kind && !(value?.kind === 'choices' && answer.kind === 'choice' && answer.several)) return fail('wrong-kind', 'the answer is of the wrong kind');
  switch (value.kind) {
    case 'choice':
      if (answer.kind === 'choice' && !answer.choices.some((one) => one.id === value.choice)) fail('unknown-choice', 'the answer is not one of the choices');
      return;
    case 'choices': {
      const known = answer.kind === 'choice' ? answer.choices.map((one) => one.id) : [];
      if (!Array.isArray(value.choices) || value.choices.length === 0 || value.choices.some((one) => !known.includes(one))) fail('unknown-choice', 'the answer is not one of the choices');
      if (new Set(value.choices).size !== value.choices.length) fail('unknown-choice', 'a choice is named twice');
      return;
    }
    case 'count':
      if (!Number.isInteger(value.count) || value.count < 0 || value.count > 10_000) fail('not-a-count', 'the number is not a whole number from 0 to 10,000');
      return;
    case 'quantity':
      if (typeof value.amount !== 'number' || !Number.isFinite(value.amount) || value.amount < 0 || value.amount > 1_000_000) fail('not-an-amount', 'the amount is not a number from 0 to 1,000,000');
      if (answer.kind === 'quantity' && value.unit !== answer.unit) fail('not-an-amount', `the amount must be given in ${answer.unit}`);
      return;
    case 'text':
      if (typeof value.text !== 'string') fail('wrong-kind', 'the answer is of the wrong kind');
      return;
    case 'date':
      checkRange(value.date, fail);
      if (id === 'dateOfBirth') checkBirth(value.date, asAt, fail);
      return;
    case 'interval':
      if (value.further !== undefined && !(answer.kind === 'interval' && answer.several && Array.isArray(value.further))) fail('wrong-kind', 'only one stretch of time can be given');
      for (const { start, end } of stretchesOf(value)) {
        checkRange(start, fail);
        if (end === null) continue;
        checkRange(end, fail);
        if (end.to < start.from) fail('upside-down', 'it ends before it begins');
      }
      return;
  }
}

type Fail = (fault: FactFault, what: string) => never;

function checkRange(range: DateRange | undefined, fail: Fail): void {
  const day = (text: unknown): boolean => typeof text === 'string' && isRealDay(text);
  if (!day(range?.from) || !day(range?.to)) fail('not-a-day', 'the date is not a calendar day');
  if (range!.from > range!.to) fail('upside-down', 'the earliest day comes after the latest day');
}

function checkBirth(birth: DateRange, asAt: IsoDate, fail: Fail): void {
  if (birth.from > asAt) fail('born-later', 'it comes after the as-at date');
  const latest = birth.to < asAt ? birth.to : asAt;
  if (completedYears(latest, asAt) > oldest) fail('impossible-age', `it would make the patient more than ${oldest} years old`);
}
