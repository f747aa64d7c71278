import { describe, expect, it } from 'vitest';
import { assessCase, bundledPolicies, factStatesOf, findPolicy, FactError, type Policy } from '../../shared/policy/index.ts';
import { centralEast, editable, hny, lsc } from './support.ts';

const all = bundledPolicies();
const ask = (commissioner: string, treatment: string, asAt: string, policies: readonly Policy[] = all) => findPolicy(policies, { commissioner, treatment, asAt });

describe('which policy text governs', () => {
  it.each([
    ['QE1', 'lipus', '2026-06-01', 'held'], ['S1Y5D', 'lipus', '2026-06-01', 'held'], ['QOQ', 'guided-injection', '2026-06-01', 'held'],
    ['QOQ', 'lipus', '2026-06-01', 'no-policy-held'], ['QE1', 'other', '2026-06-01', 'no-policy-held'], ['XXX', 'lipus', '2026-06-01', 'no-policy-held'],
    ['QE1', 'lipus', '2026-04-21', 'text-not-held'], ['QE1', 'lipus', '2019-12-31', 'not-yet-in-force'],
    ['S1Y5D', 'lipus', '2026-03-31', 'not-yet-in-force'], ['QOQ', 'guided-injection', '2025-07-01', 'cannot-tell-which-version'],
  ])('%s, %s, %s: %s', (commissioner, treatment, asAt, expected) => {
    expect(ask(commissioner, treatment, asAt).answer).toBe(expected);
  });

  it('refuses a date that is no day', () => {
    expect(() => ask('QE1', 'lipus', '2026-02-30')).toThrow(FactError);
  });

  it('says “declined” nowhere', () => {
    for (const asAt of ['2019-01-01', '2021-01-01', '2025-06-01', '2026-06-01']) {
      for (const policy of all) expect(JSON.stringify(ask(policy.commissioner, policy.treatment, asAt).sentence)).not.toMatch(/declin|refused/i);
    }
  });

  it('lets a later version take over on its first day', () => {
    const next = editable(lsc());
    Object.assign(next, { id: 'lsc-clin12-lipus-3', version: '3', inForce: { from: '2027-01-01', to: '2027-01-01', printed: '1 January 2027' } });
    next.earlierVersions.push({ version: '2', from: { from: '2026-04-22', to: '2026-04-22', printed: '22 April 2026' }, textHeld: true });
    const both = [...all, next as Policy];
    const version = (asAt: string) => {
      const found = ask('QE1', 'lipus', asAt, both);
      return found.answer === 'held' ? found.policy.version : found.answer;
    };
    expect([version('2026-12-31'), version('2027-01-01'), version('2026-04-21')]).toEqual(['2', '3', 'text-not-held']);
  });

  it('says that a withdrawn policy is no longer in force', () => {
    const withdrawn = { ...editable(centralEast()), endsOn: '2027-03-31' } as Policy;
    expect(ask('S1Y5D', 'lipus', '2027-03-31', [withdrawn]).answer).toBe('held');
    expect(ask('S1Y5D', 'lipus', '2027-04-01', [withdrawn]).answer).toBe('no-longer-in-force');
    expect(ask('S1Y5D', 'lipus', '2027-04-01', [withdrawn]).sentence).toContain('31 March 2027');
  });

  it('follows the readings that the ICB adopted', () => {
    const found = findPolicy(all, { commissioner: 'QE1', treatment: 'lipus', asAt: '2026-04-25', readings: { 'lsc-clin12-lipus-2': { 'in-force-from': 'published' } } });
    expect(found).toMatchObject({ answer: 'cannot-tell-which-version', versions: ['1.1', '2'] });
  });
});

describe('the answer for a case', () => {
  const facts = factStatesOf({ treatment: 'lipus', lipusPurpose: 'bone-healing', lipusDevice: 'exogen', fractureStatus: 'fresh', ageGroup: 'adult' });

  it('keeps “cannot tell which version” outermost', () => {
    const result = assessCase([hny()], { commissioner: 'QOQ', treatment: 'guided-injection', asAt: '2025-07-01' }, facts);
    expect(result.verdict).toBe('cannot-tell-which-version');
    expect(result.assessments.map((one) => one.verdict)).toEqual(['cannot-tell-which-version']);
  });

  it('keeps it outermost on every text where two held versions may have governed', () => {
    const next = editable(lsc());
    Object.assign(next, { id: 'lsc-clin12-lipus-3', version: '3', inForce: { from: '2027-01-01', to: '2027-12-31', printed: '2027' } });
    const both = [lsc(), next as Policy];
    const query = { commissioner: 'QE1', treatment: 'lipus', asAt: '2027-06-01' };
    const result = assessCase(both, query, facts);
    expect(result.assessments.map((one) => [one.policy.version, one.verdict, one.finding.answer, one.ifThisVersion?.verdict])).toEqual([
      ['2', 'cannot-tell-which-version', 'cannot-tell-which-version', 'position-applies'],
      ['3', 'cannot-tell-which-version', 'cannot-tell-which-version', 'position-applies'],
    ]);
    expect(result.assessments[0]?.sentence).toBe(result.sentence);
    expect(result.assessments[0]?.readings).toEqual([]);
    expect(assessCase(both, { ...query, asAt: '2028-01-01' }, facts).verdict).toBe('position-applies');
  });

  it('carries the content hash', () => {
    const result = assessCase([lsc()], { commissioner: 'QE1', treatment: 'lipus', asAt: '2026-06-01' }, facts, { hashOf: () => 'abc' });
    expect(result.assessments[0]?.policy).toEqual({ id: 'lsc-clin12-lipus-2', version: '2', hash: 'abc' });
  });

  it('lets a policy that does not cover the request step back, and tells of two that clash', () => {
    const second = editable(centralEast());
    Object.assign(second, { id: 'ce-other', line: 'ce-other', scope: { fact: 'fractureStatus', is: ['non-union'] } });
    const query = { commissioner: 'S1Y5D', treatment: 'lipus', asAt: '2026-06-01' };
    const pair = [centralEast(), second as Policy];
    expect(assessCase(pair, query, facts).verdict).toBe('position-applies');
    const third = editable(second);
    third.scope = { fact: 'fractureStatus', is: ['fresh'] };
    third.parts = [{ id: 'p', title: 'P', clause: 'position', position: 'commissioned-if', criteria: { fact: 'ageGroup', is: ['adult'] } }];
    expect(assessCase([centralEast(), third as Policy], query, facts).verdict).toBe('rules-clash');
  });
});
