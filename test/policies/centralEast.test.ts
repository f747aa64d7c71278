import { describe, expect, it } from 'vitest';
import { answer, centralEast, verdict } from './support.ts';

const base = { treatment: 'lipus', lipusDevice: 'exogen', fractureStatus: 'fresh', ageGroup: 'adult' };

describe('Central East, Exogen for fresh fractures', () => {
  it.each([
    [{}, 'position-applies'], [{ fractureRisk: 'low' }, 'position-applies'], [{ fractureRisk: 'high' }, 'position-applies'],
    [{ fractureStatus: 'delayed' }, 'outside-scope'], [{ fractureStatus: 'non-union' }, 'outside-scope'],
    [{ lipusDevice: 'other-lipus' }, 'outside-scope'], [{ ageGroup: 'child' }, 'outside-scope'], [{ treatment: 'other' }, 'outside-scope'],
    [{ fractureStatus: undefined }, 'not-known'], [{ lipusDevice: undefined }, 'not-known'], [{ treatment: undefined }, 'not-known'],
    [{ ageGroup: undefined }, 'not-known'], [{ ageGroup: undefined, fractureStatus: 'delayed' }, 'outside-scope'],
  ])('%j: %s', (change, expected) => {
    expect(verdict(centralEast(), { ...base, ...change })).toBe(expected);
  });

  it.each([
    ['2008-06-01', 'position-applies'], ['2008-06-02', 'outside-scope'], ['2026-06-01', 'outside-scope'],
    [{ from: '2008-01-01', to: '2008-06-01' }, 'position-applies'], [{ from: '2008-01-01', to: '2008-12-31' }, 'not-known'],
    [{ from: '2008-06-02', to: '2008-12-31' }, 'outside-scope'],
  ])('nobody has classified, born %j: %s', (dateOfBirth, expected) => {
    expect(verdict(centralEast(), { ...base, ageGroup: undefined, dateOfBirth })).toBe(expected);
  });

  it('takes the birthday of somebody born on 29 February on 1 March', () => {
    const born = { ...base, ageGroup: undefined, dateOfBirth: '2008-02-29' };
    expect(verdict(centralEast(), born, '2026-04-01')).toBe('position-applies');
    expect(verdict(centralEast(), { ...born, dateOfBirth: '2012-02-29' }, '2030-02-28')).toBe('outside-scope');
    expect(verdict(centralEast(), { ...born, dateOfBirth: '2012-02-29' }, '2030-03-01')).toBe('position-applies');
  });

  it('never lets the date of birth stand against a person who looked', () => {
    const born = { ...base, dateOfBirth: '1980-01-01' };
    expect(verdict(centralEast(), { ...born, ageGroup: 'child' })).toBe('outside-scope');
    expect(verdict(centralEast(), { ...born, ageGroup: { notKnown: true } })).toBe('not-known');
    expect(verdict(centralEast(), { ...born, ageGroup: { disputed: ['adult', 'child'] } })).toBe('disputed');
  });

  it('never prints the date of birth', () => {
    for (const dateOfBirth of ['1980-03-17', '2015-03-17', { from: '2008-01-01', to: '2008-12-31' }, { disputed: ['1980-03-17', '1981-03-17'] }]) {
      const text = JSON.stringify(answer(centralEast(), { ...base, ageGroup: undefined, dateOfBirth }));
      expect(text).not.toMatch(/17 March|03-17|2008-|1980|1981/);
    }
    expect(JSON.stringify(answer(centralEast(), { ...base, ageGroup: undefined, dateOfBirth: '1980-03-17' }))).toContain('at least 18 years');
  });

  it.each([
    ['2026-03-31', 'ratified', 'not-yet-in-force'], ['2026-04-01', 'ratified', 'position-applies'],
    ['2026-03-31', 'published', 'not-yet-in-force'], ['2026-04-01', 'published', 'cannot-tell-which-version'], ['2030-01-01', 'published', 'cannot-tell-which-version'],
  ])('on %s, read as %s: %s', (asAt, option, expected) => {
    expect(verdict(centralEast(), base, asAt, { readings: { 'in-force-from': option } })).toBe(expected);
  });
});
