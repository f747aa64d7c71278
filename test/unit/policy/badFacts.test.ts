import { describe, expect, it } from 'vitest';
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
    ['nothing at all', 'treatment', undefined, 'wrong-kind'],
    ['a choice that does not exist', 'lipusPurpose', { kind: 'choice', choice: 'bones' }, 'unknown-choice'],
    ['half an injection', 'injectionsWithoutRelief', { kind: 'count', count: 1.5 }, 'not-a-count'],
    ['minus one injection', 'injectionsWithoutRelief', { kind: 'count', count: -1 }, 'not-a-count'],
    ['not a number', 'injectionsWithoutRelief', { kind: 'count', count: Number.NaN }, 'not-a-count'],
    ['31 February', 'dateOfBirth', date('1980-02-31'), 'not-a-day'],
    ['29 February in a common year', 'dateOfBirth', date('2001-02-29'), 'not-a-day'],
    ['a date without a range', 'dateOfBirth', { kind: 'date' }, 'not-a-day'],
    ['a range upside down', 'dateOfBirth', date('1980-02-02', '1980-02-01'), 'upside-down'],
    ['a birth after the as-at date', 'dateOfBirth', date('2026-06-02'), 'born-later'],
    ['an age of 200', 'dateOfBirth', date('1826-01-01'), 'impossible-age'],
    ['a treatment that ends before it begins', 'conservativeTreatment', { kind: 'interval', start: day('2026-03-01'), end: day('2026-02-01'), printed: '' }, 'upside-down'],
    ['a treatment from 31 April', 'conservativeTreatment', { kind: 'interval', start: day('2026-04-31'), end: null, printed: '' }, 'not-a-day'],
    ['a fact that does not exist', 'shoeSize', { kind: 'count', count: 44 }, 'unknown-fact'],
  ])('%s', (_name, factId, value, fault) => {
    for (const policy of [lsc(), centralEast(), hny()]) {
      expect(faultOf(() => assess(policy, { [factId]: known(value) }, '2026-06-01'))).toBe(fault);
      expect(faultOf(() => assess(policy, { [factId]: { state: 'disputed', values: [value] } as never }, '2026-06-01'))).toBe(fault);
    }
  });

  it('a state that does not exist', () => {
    expect(faultOf(() => assess(lsc(), { treatment: { state: 'maybe' } as never }, '2026-06-01'))).toBe('unknown-state');
    expect(faultOf(() => assess(lsc(), { treatment: undefined as never }, '2026-06-01'))).toBe('unknown-state');
  });

  it.each(['2026-02-30', 'yesterday', '', '2026-6-1'])('the as-at date “%s”', (asAt) => {
    expect(faultOf(() => assess(lsc(), {}, asAt))).toBe('as-at-not-a-day');
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
