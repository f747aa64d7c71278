import { describe, expect, it } from 'vitest';
import { answer, combinations, lsc, verdict } from './support.ts';

const base = { treatment: 'lipus', lipusPurpose: 'bone-healing' };

describe('Lancashire and South Cumbria, LIPUS', () => {
  it('is the same for any device, any state of the fracture and any age', () => {
    const lists = [
      ['exogen', 'other-lipus', undefined],
      ['fresh', 'delayed', 'non-union', 'cannot-tell', undefined],
      ['adult', 'child', undefined],
      ['2020-01-01', '1950-01-01', undefined],
    ];
    for (const [lipusDevice, fractureStatus, ageGroup, dateOfBirth] of combinations<string | undefined>(lists)) {
      const result = answer(lsc(), { ...base, lipusDevice, fractureStatus, ageGroup, dateOfBirth });
      expect(result.verdict).toBe('position-applies');
      expect(result.openFacts).toEqual([]);
    }
  });

  it('states the position with its clause and leads to an individual funding request under 8.1', () => {
    const result = answer(lsc(), base);
    expect(result.position).toEqual({ part: 'lipus', position: 'not-routinely-commissioned', clause: '1.1' });
    expect(result.sentence).toBe('The policy’s position applies: LIPUS to help a fracture heal is not routinely commissioned (Clause 1.1).');
    expect(result.routes.slice(0, 1)).toEqual([{ route: 'ifr', text: 'An individual funding request can be considered (Clause 8.1).' }]);
  });

  it.each([
    [{ treatment: 'other', lipusPurpose: 'bone-healing' }, 'outside-scope'],
    [{ treatment: 'lipus', lipusPurpose: 'other' }, 'outside-scope'],
    [{ treatment: 'lipus', lipusPurpose: 'bone-not-broken' }, 'silent'],
    [{ treatment: 'lipus' }, 'not-known'],
    [{ lipusPurpose: 'bone-healing' }, 'not-known'],
    [{ lipusPurpose: 'other' }, 'outside-scope'],
    [{}, 'not-known'],
  ])('%j: %s', (facts, expected) => {
    expect(verdict(lsc(), facts)).toBe(expected);
  });

  it.each([
    ['2019-12-31', 'ratified', 'not-yet-in-force'], ['2020-01-15', 'ratified', 'text-not-held'], ['2021-06-01', 'ratified', 'text-not-held'],
    ['2022-07-15', 'ratified', 'text-not-held'], ['2026-04-21', 'ratified', 'text-not-held'], ['2026-04-22', 'ratified', 'position-applies'],
    ['2031-01-01', 'ratified', 'position-applies'],
    ['2026-04-21', 'published', 'text-not-held'], ['2026-04-22', 'published', 'cannot-tell-which-version'],
    ['2026-04-30', 'published', 'cannot-tell-which-version'], ['2026-05-01', 'published', 'position-applies'],
  ])('on %s, read as %s: %s', (asAt, option, expected) => {
    expect(verdict(lsc(), base, asAt, { readings: { 'in-force-from': option } })).toBe(expected);
  });

  it('names only the start that is in doubt', () => {
    const { sentence } = answer(lsc(), base, '2026-04-25', { readings: { 'in-force-from': 'published' } });
    expect(sentence).toContain('April 2026');
    expect(sentence).not.toContain('July 2022');
    expect(sentence).toContain('It may have been version 1.1 or version 2.');
  });

  it('hands on its principles in order, and what is not itself an exception', () => {
    const result = answer(lsc(), base);
    expect(result.principles.map((one) => [one.clause, one.role])).toEqual([
      ['3.3', 'relied-on'], ['4.1', 'relied-on'], ['5.1', 'relied-on'], ['5.3', 'reserved'], ['6.2', 'reserved'], ['7.2', 'reserved'],
    ]);
    expect(result.notThemselvesAnException.map((one) => one.clause)).toEqual(['2.5.a', '2.5.b', '2.5.c', '2.5.d']);
  });
});
