import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../shared/policy/index.ts';
import { answer, centralEast, combinations, editable, hny, lsc, verdict, type Written } from '../../policies/support.ts';

const towards = (policy: Policy, facts: Written, readings?: Record<string, string>) => {
  const sets: Record<string, string[][]> = {};
  for (const set of answer(policy, facts, '2026-06-01', readings ? { readings } : {}).settlingSets) (sets[set.towards] ??= []).push([...set.facts]);
  return sets;
};

describe('what could settle it', () => {
  it('names nothing where the answer is settled', () => {
    expect(towards(lsc(), { treatment: 'lipus', lipusPurpose: 'bone-healing' })).toEqual({});
  });

  it('names one fact for each way where one is enough', () => {
    expect(towards(lsc(), { treatment: 'lipus' })).toEqual({ 'position-applies': [['lipusPurpose']], silent: [['lipusPurpose']], 'outside-scope': [['lipusPurpose']] });
  });

  it('asks for two where two are needed', () => {
    const base = { treatment: 'guided-injection', injectionPurpose: 'corticosteroid', severeTrauma: 'yes' };
    expect(towards(hny(), base)).toEqual({
      met: [['conservativeTreatment', 'conservativeResponse']],
      'not-met': [['conservativeTreatment'], ['conservativeResponse']],
    });
    expect(answer(hny(), { ...base, conservativeTreatment: { start: '2026-01-01', end: '2026-05-01' } }).settlingSets).toHaveLength(2);
  });

  it('finds that two facts are needed each way where one cannot do', () => {
    const copy = editable(lsc());
    const either = (device: string, age: string) => ({ all: [{ fact: 'lipusDevice', is: [device] }, { fact: 'ageGroup', is: [age] }] });
    copy.scope = { any: [either('exogen', 'adult'), either('other-lipus', 'child')] };
    expect(towards(copy, { lipusPurpose: 'bone-healing' })).toEqual({ 'position-applies': [['lipusDevice', 'ageGroup']], 'outside-scope': [['lipusDevice', 'ageGroup']] });
  });

  it('never asks for two answers of one question', () => {
    for (const { facts } of answer(hny(), { treatment: 'guided-injection' }).settlingSets) {
      expect(facts.includes('aspirationFailed') && facts.includes('conservativeTreatment')).toBe(false);
    }
  });

  it('takes a rough date as a fact that could be told more exactly', () => {
    const base = { treatment: 'lipus', lipusDevice: 'exogen', fractureStatus: 'fresh', dateOfBirth: { from: '2008-01-01', to: '2008-12-31' } };
    expect(towards(centralEast(), base)).toEqual({
      'position-applies': [['ageGroup'], ['dateOfBirth']], 'outside-scope': [['ageGroup'], ['dateOfBirth']],
    });
    expect(answer(centralEast(), base).openFacts.map((fact) => [fact.factId, fact.state])).toEqual([['ageGroup', 'open'], ['dateOfBirth', 'too-vague']]);
    expect(towards(centralEast(), base, { adult: 'classified-only' })).toEqual({ 'position-applies': [['ageGroup']], 'outside-scope': [['ageGroup']] });
  });

  it('gives at most eight sets for each way', () => {
    const counts = Object.values(towards(hny(), {})).map((sets) => sets.length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(8);
    expect(Object.keys(towards(hny(), {}))).toEqual(['met', 'not-met', 'silent', 'outside-scope']);
  });
});

describe('against trying every answer', () => {
  const values: Record<string, NonNullable<Written[string]>[]> = {
    treatment: ['guided-injection', 'other'],
    injectionPurpose: ['corticosteroid', 'aspiration', 'other-injectate'],
    targetSite: ['joint', 'soft-tissue'],
    severeTrauma: ['yes', 'no'],
    landmarks: ['identifiable', 'not-obesity'],
    injectionsWithoutRelief: [0, 2],
    injectionAdverseEffects: ['yes', 'no'],
    conservativeTreatment: [{ start: '2026-01-01', end: '2026-05-01' }, { start: '2026-01-01', end: '2026-02-01' }],
    conservativeResponse: ['none', 'full'],
    aspirationFailed: ['yes', 'no'],
    aspirationAbandoned: ['yes', 'no'],
  };

  const reachable = (facts: Written, learn: readonly string[], wanted: string): boolean =>
    combinations(learn.map((id) => values[id]!)).some((row) => verdict(hny(), { ...facts, ...Object.fromEntries(learn.map((id, index) => [id, row[index]!])) }) === wanted);

  it.each<[Written]>([
    [{}],
    [{ treatment: 'guided-injection' }],
    [{ treatment: 'guided-injection', injectionPurpose: 'corticosteroid' }],
    [{ treatment: 'guided-injection', injectionPurpose: 'aspiration', severeTrauma: 'no' }],
    [{ treatment: 'guided-injection', severeTrauma: 'no', landmarks: 'identifiable', conservativeResponse: 'full' }],
    [{ treatment: 'guided-injection', injectionPurpose: 'corticosteroid', injectionsWithoutRelief: 2, conservativeTreatment: { start: { from: '2026-01-01', to: '2026-03-01' }, end: '2026-05-01' } }],
  ])('%j: each set could settle it, and no smaller one', (facts) => {
    const { settlingSets } = answer(hny(), facts);
    expect(settlingSets.length).toBeGreaterThan(0);
    for (const { towards: wanted, facts: learn } of settlingSets) {
      expect(reachable(facts, learn, wanted)).toBe(true);
      for (const left of learn) expect(reachable(facts, learn.filter((id) => id !== left), wanted)).toBe(false);
    }
  });
});
