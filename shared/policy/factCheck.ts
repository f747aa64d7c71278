import { completedYears, isRealDay, type DateRange, type IsoDate } from '../domain/dates.ts';
import { factDefinition, type FactDefinition } from '../domain/factCatalogue.ts';
import type { FactState, FactStates, FactValue } from '../domain/facts.ts';

/** What is wrong with what was handed in. */
export type FactFault =
  | 'as-at-not-a-day' | 'unknown-reading' | 'unknown-fact' | 'unknown-state' | 'wrong-kind' | 'unknown-choice'
  | 'not-a-count' | 'not-a-day' | 'upside-down' | 'born-later' | 'impossible-age';

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

/** The facts as a map, each looked at once. @throws FactError */
export function checkFacts(facts: FactStates, asAt: IsoDate): ReadonlyMap<string, FactState> {
  if (typeof asAt !== 'string' || !isRealDay(asAt)) throw new FactError('as-at-not-a-day', null, `The as-at date is not a calendar day: ${String(asAt)}`);
  const checked = new Map<string, FactState>();
  for (const [id, state] of Object.entries(facts)) {
    const definition = factDefinition(id);
    if (!definition) throw new FactError('unknown-fact', id, `There is no fact “${id}”`);
    valuesOf(id, state).forEach((value) => checkValue(definition, value, asAt));
    checked.set(id, state);
  }
  return checked;
}

function valuesOf(id: string, state: FactState): readonly FactValue[] {
  switch (state?.state) {
    case 'open':
    case 'notKnown':
      return [];
    case 'known':
      return [state.value];
    case 'disputed':
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
  if (value?.kind !== answer.kind) return fail('wrong-kind', 'the answer is of the wrong kind');
  switch (value.kind) {
    case 'choice':
      if (answer.kind === 'choice' && !answer.choices.some((one) => one.id === value.choice)) fail('unknown-choice', 'the answer is not one of the choices');
      return;
    case 'count':
      if (!Number.isInteger(value.count) || value.count < 0 || value.count > 10_000) fail('not-a-count', 'the number is not a whole number from 0 to 10,000');
      return;
    case 'text':
      if (typeof value.text !== 'string') fail('wrong-kind', 'the answer is of the wrong kind');
      return;
    case 'date':
      checkRange(value.date, fail);
      if (id === 'dateOfBirth') checkBirth(value.date, asAt, fail);
      return;
    case 'interval':
      checkRange(value.start, fail);
      if (value.end === null) return;
      checkRange(value.end, fail);
      if (value.end.to < value.start.from) fail('upside-down', 'it ends before it begins');
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
