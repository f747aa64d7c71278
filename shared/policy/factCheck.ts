import { completedYears, isRealDay, type DateRange, type IsoDate } from '../domain/dates.ts';
import type { FactDefinition } from '../domain/factCatalogue.ts';
import { choicesOf, stretchesOf, type FactState, type FactStates, type FactValue } from '../domain/facts.ts';
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
    const choice = knownChoice(state, definition);
    if (choice === null) for (const value of valuesOf(id, state)) checkValue(definition, value, asAt);
    checked.set(id, choice ?? state);
  }
  return new CheckedFacts(checked, asAt);
}

/**
 * A choice that is one of the definition's, in the strings of the definition; null for anything else. Strings that were read
 * with the case are compared letter by letter, and bulk work compares each of them with thousands of tests.
 */
function knownChoice(state: FactState, { answer }: FactDefinition): FactState | null {
  if (answer.kind !== 'choice' || state?.state !== 'known' || state.value?.kind !== 'choice') return null;
  const { choices } = answer;
  const { choice } = state.value;
  for (let index = 0; index < choices.length; index++) {
    if (choices[index]!.id === choice) return { state: 'known', value: { kind: 'choice', choice: choices[index]!.id }, confirmation: state.confirmation };
  }
  return null;
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

function checkValue({ id, label, answer }: FactDefinition, value: FactValue | undefined, asAt: IsoDate): void {
  const fail = (fault: FactFault, what: string): never => {
    throw new FactError(fault, id, `${label}: ${what}`);
  };
  const wrongKind = (): never => fail('wrong-kind', 'the answer is of the wrong kind');
  if (!value) return wrongKind();
  switch (answer.kind) {
    case 'choice': {
      if (value.kind !== 'choice' && !(value.kind === 'choices' && answer.several)) return wrongKind();
      const named = choicesOf(value);
      const listed = (id: string) => answer.choices.some((choice) => choice.id === id);
      if (!Array.isArray(named) || named.length === 0 || !named.every(listed)) fail('unknown-choice', 'the answer is not one of the choices');
      if (new Set(named).size !== named.length) fail('unknown-choice', 'a choice is named twice');
      return;
    }
    case 'count':
      if (value.kind !== 'count') return wrongKind();
      if (!Number.isInteger(value.count) || value.count < 0 || value.count > 10_000) fail('not-a-count', 'the number is not a whole number from 0 to 10,000');
      return;
    case 'quantity':
      if (value.kind !== 'quantity') return wrongKind();
      if (!Number.isFinite(value.amount) || value.amount < 0 || value.amount > 1_000_000) fail('not-an-amount', 'the amount is not a number from 0 to 1,000,000');
      if (value.unit !== answer.unit) fail('not-an-amount', `the amount must be given in ${answer.unit}`);
      return;
    case 'text':
      if (value.kind !== 'text' || typeof value.text !== 'string') wrongKind();
      return;
    case 'date':
      if (value.kind !== 'date') return wrongKind();
      checkRange(value.date, fail);
      if (id === 'dateOfBirth') checkBirth(value.date, asAt, fail);
      return;
    case 'interval':
      if (value.kind !== 'interval') return wrongKind();
      if (value.further !== undefined && !(answer.several && Array.isArray(value.further))) fail('wrong-kind', 'only one stretch of time can be given');
      for (const stretch of stretchesOf(value)) {
        checkRange(stretch?.start, fail);
        if (stretch.end === null) continue;
        checkRange(stretch.end, fail);
        if (stretch.end.to < stretch.start.from) fail('upside-down', 'it ends before it begins');
      }
      return;
  }
}

type Fail = (fault: FactFault, what: string) => never;

function checkRange(range: DateRange | undefined, fail: Fail): void {
  const day = (text: unknown): boolean => typeof text === 'string' && isRealDay(text);
  if (!day(range?.from) || !day(range!.to)) fail('not-a-day', 'the date is not a calendar day');
  if (range!.from > range!.to) fail('upside-down', 'the earliest day comes after the latest day');
}

function checkBirth(birth: DateRange, asAt: IsoDate, fail: Fail): void {
  if (birth.from > asAt) fail('born-later', 'it comes after the as-at date');
  if (completedYears(birth.to, asAt) > oldest) fail('impossible-age', `it would make the patient more than ${oldest} years old`);
}
