import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../shared/policy/index.ts';
import { invented, yesNo } from '../../policies/invented.ts';
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

  it('gives the first eight in the order of the questions where more would do', () => {
    const ids = Array.from({ length: 10 }, (_, index) => `question-${index}`);
    const policy = invented({ covered: yesNo, ...Object.fromEntries(ids.map((id) => [id, yesNo])) }, { fact: 'covered', is: ['yes'] }, [{ criteria: { any: ids.toReversed().map((id) => ({ fact: id, is: ['yes'] })) } }]);
    expect(towards(policy, { covered: 'yes' })).toEqual({ met: ids.slice(0, 8).map((id) => [id]), 'not-met': [ids] });
  });

  it('tells sets that begin alike in the order of what follows', () => {
    const yes = (id: string) => ({ fact: id, is: ['yes'] });
    const policy = invented({ covered: yesNo, first: yesNo, second: yesNo, third: yesNo }, yes('covered'), [{ criteria: { all: [yes('first'), { any: [yes('third'), yes('second')] }] } }]);
    expect(towards(policy, { covered: 'yes' })).toEqual({ met: [['first', 'second'], ['first', 'third']], 'not-met': [['first'], ['second', 'third']] });
  });

  it('tells of a clash of two parts, whatever a third comes to', () => {
    const yes = (id: string) => ({ fact: id, is: ['yes'] });
    const policy = invented({ covered: yesNo, first: yesNo, second: yesNo }, yes('covered'), [{ when: yes('first') }, { criteria: yes('second') }]);
    expect(towards(policy, { covered: 'yes', first: 'yes' })).toEqual({ 'rules-clash': [['second']] });
    expect(towards(policy, { covered: 'yes', second: 'yes' })).toEqual({ met: [['first']], 'rules-clash': [['first']] });
    const three = invented({ covered: yesNo, first: yesNo, second: yesNo }, yes('covered'), [{ criteria: yes('second') }, { criteria: yes('first') }, {}]);
    expect(towards(three, { covered: 'yes' })).toEqual({ 'rules-clash': [['first'], ['second']] });
  });

  it('finds a value between two borders that lie close together, in whatever order they are written', () => {
    const below = (amount: number) => ({ not: { fact: 'size', atLeast: { amount, unit: 'mm' } } });
    const policy = invented({ size: { kind: 'quantity', unit: 'mm' } }, { not: { fact: 'size', atMost: { amount: 9.5, unit: 'mm' } } }, [{ criteria: { all: [below(20), below(10)] } }]);
    expect(towards(policy, {})).toEqual({ met: [['size']], 'not-met': [['size']], 'outside-scope': [['size']] });
  });

  it('finds the one number between two borders', () => {
    const policy = invented({ attempts: { kind: 'count' } }, { not: { fact: 'attempts', atMost: 2 } }, [{ criteria: { not: { fact: 'attempts', atLeast: 4 } } }]);
    expect(towards(policy, {})).toEqual({ met: [['attempts']], 'not-met': [['attempts']], 'outside-scope': [['attempts']] });
  });

  it('finds a day within a rough date, and asks for none where the date is exact enough', () => {
    const policy = invented({ onset: { kind: 'date' } }, { fact: 'onset', ageAtLeast: { months: 1 } }, [{ criteria: { not: { fact: 'onset', ageAtLeast: { months: 3 } } } }]);
    const on = (from: string, to: string) => Object.keys(towards(policy, { onset: { from, to } }));
    expect(on('2025-01-01', '2026-05-31')).toEqual(['met', 'not-met', 'outside-scope']);
    expect(on('2026-03-01', '2026-04-01')).toEqual(['met', 'not-met']);
    expect(on('2026-03-02', '2026-05-02')).toEqual(['met', 'outside-scope']);
    expect(on('2026-03-02', '2026-04-30')).toEqual([]);
  });

  it('takes “cannot tell” for an answer only where the policy does', () => {
    const unclear = { kind: 'choice', choices: [{ id: 'yes', label: 'Yes' }, { id: 'unclear', label: 'Cannot tell', cannotTell: true }, { id: 'no', label: 'No' }] };
    const policy = (...is: string[]) => invented({ covered: yesNo, seen: unclear }, { fact: 'covered', is: ['yes'] }, [{ criteria: { fact: 'seen', is } }]);
    expect(towards(policy('unclear'), { covered: 'yes' })).toEqual({ met: [['seen']], 'not-met': [['seen']] });
    expect(towards(policy('yes', 'no'), { covered: 'yes' })).toEqual({ met: [['seen']] });
  });

  it('asks nothing of days that are exact, where only the policy does not say how several stretches are counted', () => {
    const policy = invented({ courses: { kind: 'interval', several: true } }, { fact: 'courses', lastsAtLeast: { days: 30 }, ongoingCounts: true }, [{}]);
    const courses = (start: string | { from: string; to: string }): Written => ({ courses: { start: '2026-01-01', end: '2026-01-21', further: [{ start, end: '2026-03-15' }] } });
    expect([verdict(policy, courses('2026-03-01')), towards(policy, courses('2026-03-01'))]).toEqual(['not-known', {}]);
    expect(towards(policy, courses({ from: '2026-01-10', to: '2026-03-01' }))).toEqual({ 'position-applies': [['courses']] });
  });

  it('takes several stretches as they could have been together', () => {
    const policy = invented(
      { covered: yesNo, courses: { kind: 'interval', several: true } }, { fact: 'covered', is: ['yes'] },
      [{ criteria: { fact: 'courses', lastsAtLeast: { days: 30 }, ongoingCounts: false, breaks: 'left-out', overlaps: 'once' } }],
    );
    const first = { start: '2026-01-01', end: '2026-01-21' };
    const courses = (start: string | { from: string; to: string }, end: string | null): Written => ({ covered: 'yes', courses: { ...first, further: [{ start, end }] } });
    expect(towards(policy, courses({ from: '2026-03-01', to: '2026-03-08' }, '2026-03-15'))).toEqual({ met: [['courses']], 'not-met': [['courses']] });
    expect(towards(policy, courses('2026-05-01', null))).toEqual({ met: [['courses']], 'not-met': [['courses']] });
    expect(towards(policy, { covered: 'yes', courses: { start: '2026-01-01', end: '2026-01-31' } })).toEqual({});
    expect(towards(policy, { courses: { ...first, further: [{ start: '2026-05-25', end: null }] } })).toEqual({ 'not-met': [['covered', 'courses']], 'outside-scope': [['covered']] });
  });

  it('asks for one large number, or for all numbers, of a sum', () => {
    const policy = invented(
      { covered: yesNo, here: { kind: 'count' }, before: { kind: 'count' }, elsewhere: { kind: 'count' } }, { fact: 'covered', is: ['yes'] },
      [{ criteria: { fact: 'here', atLeast: 2, plus: [{ fact: 'before' }, { fact: 'elsewhere' }] } }],
    );
    expect(towards(policy, { covered: 'yes', before: 1 })).toEqual({ met: [['here'], ['elsewhere']], 'not-met': [['here', 'elsewhere']] });
    const atMost = editable(policy);
    atMost.parts[0].criteria = { fact: 'here', atMost: 2, plus: [{ fact: 'before' }, { fact: 'elsewhere' }] };
    expect(towards(atMost, { covered: 'yes', before: 1 })).toEqual({ met: [['here', 'elsewhere']], 'not-met': [['here'], ['elsewhere']] });
  });

  it('shares a sum out only in ways that add up', () => {
    const policy = (...more: object[]) => invented(
      { here: { kind: 'count' }, elsewhere: { kind: 'count' } }, { all: [{ fact: 'here', atMost: 1, plus: [{ fact: 'elsewhere' }] }, ...more] }, [{}],
    );
    const here = { fact: 'here', atLeast: 1 };
    expect(towards(policy(here), {})['position-applies']).toEqual([['here', 'elsewhere']]);
    expect(towards(policy(here, { fact: 'elsewhere', atLeast: 1 }), {})).not.toHaveProperty('position-applies');
  });

  it('asks nothing of what stands in for a fact once that has settled it', () => {
    const copy = editable(hny());
    copy.scope = { all: [{ fact: 'severeTrauma', is: ['yes'], ifOpen: { reading: 'brackets', choose: { 'and-binds-all': { fact: 'aspirationFailed', is: ['yes'] }, 'and-binds-last': null } } }, { fact: 'treatment', is: ['guided-injection'] }] };
    copy.parts = [{ id: 'only', title: 'Only', clause: 'aspiration', position: 'not-normally-funded' }];
    expect(towards(copy, { aspirationFailed: 'yes' })).toEqual({ 'position-applies': [['treatment']], 'outside-scope': [['treatment']] });
    expect(towards(copy, { aspirationFailed: 'no' })).toEqual({});
    expect(towards(copy, { treatment: 'guided-injection' })).toEqual({ 'position-applies': [['severeTrauma'], ['aspirationFailed']], 'outside-scope': [['severeTrauma'], ['aspirationFailed']] });
    expect(towards(copy, { treatment: 'guided-injection', severeTrauma: { notKnown: true } })).toEqual({ 'position-applies': [['severeTrauma']], 'outside-scope': [['severeTrauma']] });
    expect(towards(copy, { treatment: 'guided-injection' }, { brackets: 'and-binds-last' })).toEqual({ 'position-applies': [['severeTrauma']], 'outside-scope': [['severeTrauma']] });
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
