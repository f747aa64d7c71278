import { describe, expect, it } from 'vitest';
import { whyNot } from '../../../shared/policy/whyNot.ts';
import { whyNotNeeded } from '../../../shared/policy/whyNotNeeded.ts';
import { answer, centralEast, hny, lsc } from '../../policies/support.ts';

const steroid = { treatment: 'guided-injection', injectionPurpose: 'corticosteroid', severeTrauma: 'yes' } as const;

describe('why not', () => {
  it('names the one condition that is enough, with its reckoning, and what made it count', () => {
    const policy = hny();
    const found = answer(policy, { ...steroid, conservativeTreatment: { start: '2026-02-03', end: '2026-04-20' }, conservativeResponse: 'none' });
    expect(found.verdict).toBe('not-met');
    const [why, ...more] = whyNot(policy, found);
    expect(more).toEqual([]);
    expect(why!.deciding.map((one) => one.finding.text)).toEqual(['Conservative treatment over at least three months']);
    expect(why!.deciding[0]!.finding.reason).toMatch(/2 months 17 days, less than three months/);
    expect(why!.deciding[0]!.finding.clauses).toEqual(['steroid.5']);
    expect([...why!.facts].sort()).toEqual(['conservativeTreatment', 'injectionPurpose', 'treatment']);
  });

  it('names all of the alternatives where each one fails', () => {
    const policy = hny();
    const found = answer(policy, { treatment: 'guided-injection', injectionPurpose: 'aspiration', targetSite: 'joint', severeTrauma: 'no', landmarks: 'identifiable', aspirationFailed: 'no', aspirationAbandoned: 'no' });
    expect(whyNot(policy, found)[0]!.deciding.map((one) => one.facts)).toEqual([['severeTrauma'], ['landmarks'], ['aspirationFailed'], ['aspirationAbandoned']]);
  });

  it('explains each purpose by itself, and says that the purpose belongs to it', () => {
    const policy = hny();
    const found = answer(policy, { ...steroid, injectionPurpose: ['corticosteroid', 'aspiration'], targetSite: 'joint', conservativeResponse: 'full' });
    expect(found.verdict).toBe('parts-differ');
    const whys = whyNot(policy, found);
    expect(whys.map((why) => why.purpose)).toEqual(['corticosteroid']);
    expect(whys[0]!.facts).toContain('injectionPurpose');
  });

  it('says which question of the scope leaves a request outside, and by what the age was told', () => {
    const policy = centralEast();
    const found = answer(policy, { treatment: 'lipus', lipusDevice: 'exogen', fractureStatus: 'fresh', dateOfBirth: '2012-03-01' });
    expect(found.verdict).toBe('outside-scope');
    const [why] = whyNot(policy, found);
    expect(why!.deciding[0]!.finding.text).toMatch(/18 or older/);
    expect(why!.facts).toEqual(['ageGroup', 'dateOfBirth']);
  });

  it('says nothing where the answer is met, or open', () => {
    const policy = hny();
    expect(whyNot(policy, answer(policy, steroid))).toEqual([]);
    expect(whyNot(policy, answer(policy, { ...steroid, conservativeTreatment: { start: '2026-01-01', end: '2026-05-20' }, conservativeResponse: 'none' }))).toEqual([]);
    expect(whyNot(lsc(), answer(lsc(), {}, '2019-01-01'))).toEqual([]);
  });
});

describe('why a question need not be answered any more', () => {
  const policy = hny();
  const why = (facts: Parameters<typeof answer>[1], factId: string) => {
    const found = answer(policy, facts);
    expect(found.noLongerNeeded).toContain(factId);
    return whyNotNeeded(policy, found, factId);
  };

  it('names what settled it nearest by', () => {
    expect(why(steroid, 'injectionAdverseEffects')).toMatch(/is met, and one of these is enough\.$/);
    expect(why({ ...steroid, conservativeResponse: 'full' }, 'conservativeTreatment')).toMatch(/is not met, and all of these are needed\.$/);
  });

  it('says that a part does not apply, and that the request lies outside', () => {
    expect(why(steroid, 'aspirationFailed')).toBe('“Ultrasound-guided aspiration of a joint” does not apply to this request.');
    expect(why({ treatment: 'lipus' }, 'severeTrauma')).toBe('The policy does not cover this request.');
  });

  it('says that the reading leaves it out', () => {
    expect(why(steroid, 'injectionsOtherSite')).toBe('As the policy is read here, it does not look at this.');
  });
});
