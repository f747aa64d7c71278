import { describe, expect, it } from 'vitest';
import { factDefinition, type FactDefinition } from '../../../shared/domain/factCatalogue.ts';
import { checkFacts } from '../../../shared/policy/factCheck.ts';
import { assess, FactError } from '../../../shared/policy/index.ts';
import { centralEast, hny, lsc } from '../../policies/support.ts';

// Values as they might come in from outside: the type is not to be relied on.
const known = (value: unknown) => ({ state: 'known', value, confirmation: 'c' }) as never;
const day = (from: string, to = from) => ({ from, to, printed: from });
const date = (from: string, to = from) => ({ kind: 'date', date: day(from, to) });

function faultOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof FactError) return error.fault;
    throw error;
  }
  return 'a verdict';
}

describe('facts that cannot be right', () => {
  it.each<[string, string, unknown, string]>([
    ['a count for a choice', 'treatment', { kind: 'count', count: 1 }, 'wrong-kind'],
    ['a text for a choice', 'treatment', { kind: 'text', text: 'lipus' }, 'wrong-kind'],
    ['a quantity', 'injectionsWithoutRelief', { kind: 'quantity', amount: 2, unit: 'injections' }, 'wrong-kind'],
    ['a choice for a count', 'injectionsWithoutRelief', { kind: 'choice', choice: 'yes' }, 'wrong-kind'],
    ['a count where several choices may hold', 'injectionPurpose', { kind: 'count', count: 1 }, 'wrong-kind'],
    ['a choice for a stretch of time', 'conservativeTreatment', { kind: 'choice', choice: 'yes' }, 'wrong-kind'],
    ['several choices for a stretch of time', 'conservativeTreatment', { kind: 'choices', choices: ['yes'] }, 'wrong-kind'],
    ['a stretch of time for a date', 'dateOfBirth', { kind: 'interval', start: day('1980-01-01'), end: null, printed: '' }, 'wrong-kind'],
    ['a number for a text', 'gpPractice', { kind: 'count', count: 1 }, 'wrong-kind'],
    ['a text under another kind', 'gpPractice', { kind: 'choice', text: 'Invented Surgery' }, 'wrong-kind'],
    ['a text that is a number', 'gpPractice', { kind: 'text', text: 7 }, 'wrong-kind'],
    ['several choices where one may hold', 'treatment', { kind: 'choices', choices: ['lipus'] }, 'wrong-kind'],
    ['several choices, one of which does not exist', 'injectionPurpose', { kind: 'choices', choices: ['aspiration', 'surgery'] }, 'unknown-choice'],
    ['no choice at all', 'injectionPurpose', { kind: 'choices', choices: [] }, 'unknown-choice'],
    ['a text in the place of several choices', 'injectionPurpose', { kind: 'choices', choices: 'aspiration' }, 'unknown-choice'],
    ['several choices without any', 'injectionPurpose', { kind: 'choices' }, 'unknown-choice'],
    ['one choice named twice', 'injectionPurpose', { kind: 'choices', choices: ['aspiration', 'aspiration'] }, 'unknown-choice'],
    ['nothing at all', 'treatment', undefined, 'wrong-kind'],
    ['a choice that does not exist', 'lipusPurpose', { kind: 'choice', choice: 'bones' }, 'unknown-choice'],
    ['half an injection', 'injectionsWithoutRelief', { kind: 'count', count: 1.5 }, 'not-a-count'],
    ['minus one injection', 'injectionsWithoutRelief', { kind: 'count', count: -1 }, 'not-a-count'],
    ['not a number', 'injectionsWithoutRelief', { kind: 'count', count: Number.NaN }, 'not-a-count'],
    ['more injections than can be', 'injectionsWithoutRelief', { kind: 'count', count: 10_001 }, 'not-a-count'],
    ['31 February', 'dateOfBirth', date('1980-02-31'), 'not-a-day'],
    ['29 February in a common year', 'dateOfBirth', date('2001-02-29'), 'not-a-day'],
    ['a date without a range', 'dateOfBirth', { kind: 'date' }, 'not-a-day'],
    ['a range upside down', 'dateOfBirth', date('1980-02-02', '1980-02-01'), 'upside-down'],
    ['a birth after the as-at date', 'dateOfBirth', date('2026-06-02'), 'born-later'],
    ['an age of 200', 'dateOfBirth', date('1826-01-01'), 'impossible-age'],
    ['a treatment that ends before it begins', 'conservativeTreatment', { kind: 'interval', start: day('2026-03-01'), end: day('2026-02-01'), printed: '' }, 'upside-down'],
    ['a treatment from 31 April', 'conservativeTreatment', { kind: 'interval', start: day('2026-04-31'), end: null, printed: '' }, 'not-a-day'],
    ['a day in a list', 'dateOfBirth', { kind: 'date', date: { from: ['1980-01-01'], to: '1980-01-01', printed: '' } }, 'not-a-day'],
    ['a second stretch from 31 April', 'conservativeTreatment', { kind: 'interval', start: day('2026-03-01'), end: null, printed: '', further: [{ start: day('2026-04-31'), end: null }] }, 'not-a-day'],
    ['a second stretch that is none', 'conservativeTreatment', { kind: 'interval', start: day('2026-03-01'), end: null, printed: '', further: [null] }, 'not-a-day'],
    ['a second stretch outside a list', 'conservativeTreatment', { kind: 'interval', start: day('2026-03-01'), end: null, printed: '', further: { length: 0 } }, 'wrong-kind'],
    ['a treatment until 31 April', 'conservativeTreatment', { kind: 'interval', start: day('2026-03-01'), end: day('2026-04-31'), printed: '' }, 'not-a-day'],
    ['a treatment whose end is left out', 'conservativeTreatment', { kind: 'interval', start: day('2026-03-01'), printed: '' }, 'not-a-day'],
    ['a fact that does not exist', 'shoeSize', { kind: 'count', count: 44 }, 'unknown-fact'],
  ])('%s', (_name, factId, value, fault) => {
    for (const policy of [lsc(), centralEast(), hny()]) {
      expect(faultOf(() => assess(policy, { [factId]: known(value) }, '2026-06-01'))).toBe(fault);
      expect(faultOf(() => assess(policy, { [factId]: { state: 'disputed', values: [value] } as never }, '2026-06-01'))).toBe(fault);
    }
  });

  it('values that disagree, without the values', () => {
    for (const values of [undefined, 'lipus', { length: 0 }]) expect(faultOf(() => assess(lsc(), { treatment: { state: 'disputed', values } as never }, '2026-06-01'))).toBe('unknown-state');
  });

  it('a state that does not exist', () => {
    expect(faultOf(() => assess(lsc(), { treatment: { state: 'maybe' } as never }, '2026-06-01'))).toBe('unknown-state');
    expect(faultOf(() => assess(lsc(), { treatment: undefined as never }, '2026-06-01'))).toBe('unknown-state');
  });

  it.each(['2026-02-30', 'yesterday', '', '2026-6-1'])('the as-at date “%s”', (asAt) => {
    expect(faultOf(() => assess(lsc(), {}, asAt))).toBe('as-at-not-a-day');
  });

  it('an as-at date in a list', () => {
    expect(faultOf(() => assess(lsc(), {}, ['2026-06-01'] as never))).toBe('as-at-not-a-day');
  });

  it('facts that were checked for another as-at date', () => {
    const checked = checkFacts({}, '2026-06-01');
    expect(faultOf(() => assess(lsc(), checked, '2026-06-01'))).toBe('a verdict');
    expect(faultOf(() => assess(lsc(), checked, '2026-06-02'))).toBe('as-at-not-a-day');
  });

  it('a reading or an option that the policy does not have', () => {
    expect(faultOf(() => assess(lsc(), {}, '2026-06-01', { readings: { commas: 'a' } }))).toBe('unknown-reading');
    expect(faultOf(() => assess(lsc(), {}, '2026-06-01', { readings: { 'in-force-from': 'never' } }))).toBe('unknown-reading');
  });

  it('names the fact and never prints the date of birth', () => {
    try {
      assess(lsc(), { dateOfBirth: known(date('1826-01-01')) }, '2026-06-01');
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ factId: 'dateOfBirth' });
      expect((error as Error).message).not.toContain('1826');
    }
  });
});

describe('at the edge of what can be right', () => {
  const gap: FactDefinition = { id: 'gap', label: 'Gap', group: 'policy', answer: { kind: 'quantity', unit: 'mm' } };
  const course: FactDefinition = { id: 'course', label: 'Course', group: 'policy', answer: { kind: 'interval' } };
  const get = (id: string) => [gap, course].find((one) => one.id === id) ?? factDefinition(id);
  const fault = (id: string, value: unknown) => faultOf(() => checkFacts({ [id]: known(value) }, '2026-06-01', { get, all: [gap, course] }));
  const amount = (number: unknown, unit = 'mm') => fault('gap', { kind: 'quantity', amount: number, unit });
  const stretch = { kind: 'interval', start: day('2026-03-01'), end: day('2026-03-02'), printed: '' };

  it.each([0, 0.5, 1_000_000])('an amount of %d stands', (number) => {
    expect(amount(number)).toBe('a verdict');
  });

  it.each([-0.5, 1_000_001, Number.NaN, Number.POSITIVE_INFINITY, '2', undefined])('an amount of %s does not', (number) => {
    expect(amount(number)).toBe('not-an-amount');
  });

  it('an amount stands in the unit of its question only', () => {
    expect([amount(2, 'cm'), fault('gap', { kind: 'count', count: 2 })]).toEqual(['not-an-amount', 'wrong-kind']);
  });

  it.each([0, 10_000])('a count of %d stands', (count) => {
    expect(fault('injectionsWithoutRelief', { kind: 'count', count })).toBe('a verdict');
  });

  it('several stretches of time stand only where the question takes several', () => {
    expect(fault('course', stretch)).toBe('a verdict');
    expect(fault('course', { ...stretch, further: [] })).toBe('wrong-kind');
    expect(fault('conservativeTreatment', { ...stretch, further: [{ start: day('2026-04-01'), end: null }] })).toBe('a verdict');
  });

  it('a stretch of one day, a birth on the as-at date and an age of 130 stand', () => {
    expect(fault('course', { ...stretch, end: day('2026-03-01') })).toBe('a verdict');
    expect([fault('dateOfBirth', date('2026-06-01')), fault('dateOfBirth', date('1896-06-01')), fault('dateOfBirth', date('1895-06-01'))]).toEqual(['a verdict', 'a verdict', 'impossible-age']);
    expect(fault('dateOfBirth', date('2026-05-01', '2026-07-01'))).toBe('a verdict');
  });

  it('a date other than that of birth may lie ahead', () => {
    expect(fault('fractureDate', date('2027-01-01'))).toBe('a verdict');
  });

  it('that nobody has answered, or that a person looked and does not know, stands', () => {
    for (const state of ['open', 'notKnown'] as const) expect(faultOf(() => checkFacts({ treatment: { state } }, '2026-06-01'))).toBe('a verdict');
  });

  it('several choices and a text stand', () => {
    expect(fault('injectionPurpose', { kind: 'choices', choices: ['aspiration', 'corticosteroid'] })).toBe('a verdict');
    expect(fault('gpPractice', { kind: 'text', text: 'Invented Surgery' })).toBe('a verdict');
  });
});
