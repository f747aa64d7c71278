import { describe, expect, it } from 'vitest';
import { assess, assessCase, lintPolicy, type Policy } from '../../../shared/policy/index.ts';
import { answer, editable, hny, lsc, type Written } from '../../policies/support.ts';

const unchosen = (policy: Policy, ...readings: string[]): Policy => {
  const copy = editable(policy);
  for (const reading of copy.readings) if (readings.includes(reading.id)) reading.inForce = null;
  return copy as Policy;
};
const steroid: Written = {
  treatment: 'guided-injection', injectionPurpose: 'corticosteroid', targetSite: 'joint', severeTrauma: 'yes', landmarks: 'identifiable',
  injectionsWithoutRelief: 0, injectionsReliefFaded: 0, injectionsEarlierEpisode: 0, injectionsOtherSite: 0, injectionAdverseEffects: 'no',
  conservativeTreatment: { start: '2026-01-01', end: '2026-05-01' }, conservativeResponse: 'full',
};

describe('a reading that nobody has chosen', () => {
  it('makes the answer depend on it where its options answer differently, with each of them told', () => {
    const result = answer(unchosen(hny(), 'brackets'), steroid);
    expect(result.verdict).toBe('depends-on-reading');
    expect(result.finding.answer).toBe('depends-on-reading');
    expect(result.underReadings).toEqual([
      { options: { brackets: 'and-binds-all' }, verdict: 'not-met' },
      { options: { brackets: 'and-binds-last' }, verdict: 'met' },
    ]);
    expect(result.readingsFollowed).not.toHaveProperty('brackets');
    expect(result.routes.map((route) => route.route)).toEqual(['policy-lead']);
    expect(assess(unchosen(hny(), 'brackets'), {}, '2026-06-01').verdict).toBe('not-known');
  });

  it('does not where they agree', () => {
    const agreed = answer(unchosen(hny(), 'brackets', 'three-months'), { ...steroid, conservativeResponse: 'none' });
    expect([agreed.verdict, agreed.underReadings]).toEqual(['met', []]);
  });

  it('is settled by a signature', () => {
    expect(answer(unchosen(hny(), 'brackets'), steroid, '2026-06-01', { readings: { brackets: 'and-binds-last' } }).verdict).toBe('met');
  });

  it('tries every combination of several', () => {
    const result = answer(unchosen(hny(), 'brackets', 'no-response'), { ...steroid, conservativeResponse: 'partial' });
    expect(result.underReadings.map((one) => [one.options.brackets, one.options['no-response'], one.verdict])).toEqual([
      ['and-binds-all', 'none-only', 'not-met'], ['and-binds-all', 'partial-too', 'met'], ['and-binds-last', 'none-only', 'met'], ['and-binds-last', 'partial-too', 'met'],
    ]);
  });

  it('of the day from which it is in force: the library cannot tell, and never answers by chance', () => {
    const policy = unchosen(lsc(), 'in-force-from');
    const on = (asAt: string) => assessCase([policy], { commissioner: 'QE1', treatment: 'lipus', asAt }, { treatment: { state: 'known', value: { kind: 'choice', choice: 'lipus' }, confirmation: 'c' }, lipusPurpose: { state: 'known', value: { kind: 'choice', choice: 'bone-healing' }, confirmation: 'c' } }).verdict;
    expect(on('2026-04-25')).toBe('cannot-tell-which-version');
    expect(on('2026-05-01')).toBe('position-applies');
    expect(on('2026-04-21')).toBe('text-not-held');
  });

  it('is no fault of a file', () => {
    const copy = editable(unchosen(hny(), 'brackets'));
    copy.goldenCases = [];
    expect(lintPolicy(copy).filter((finding) => finding.level === 'fault')).toEqual([]);
  });
});

describe('two purposes in one request', () => {
  const both: Written = { ...steroid, injectionPurpose: ['aspiration', 'corticosteroid'] };

  it('are answered apart, each with its own sentence and routes', () => {
    const result = answer(hny(), both);
    expect(result.verdict).toBe('parts-differ');
    expect(result.purposes.map((one) => [one.purpose, one.verdict, one.routes[0]?.route])).toEqual([['aspiration', 'met', 'no-ifr-needed'], ['corticosteroid', 'not-met', 'ifr']]);
    expect(result.sentence).toMatch(/^Aspiration: criteria met.* Corticosteroid injection: criteria not met/);
    expect(result.position).toBeNull();
  });

  it('are open while one of them is, and say which', () => {
    const result = answer(hny(), { ...both, conservativeResponse: undefined });
    expect([result.verdict, ...result.purposes.map((one) => one.verdict)]).toEqual(['not-known', 'met', 'not-known']);
    expect(result.openFacts.map((fact) => fact.factId)).toEqual(['conservativeResponse']);
    expect(result.purposes[0]!.sentence).toMatch(/^Criteria met/);
    expect(result.settlingSets.map((set) => set.facts)).toEqual([['conservativeResponse'], ['conservativeResponse']]);
  });

  it('are not in each other’s way: a purpose without a rule leaves the other’s answer standing', () => {
    const result = answer(hny(), { ...steroid, injectionPurpose: ['aspiration', 'other-injectate'] });
    expect([result.verdict, ...result.purposes.map((one) => one.verdict)]).toEqual(['silent', 'met', 'silent']);
  });

  it('in either order come to the same', () => {
    expect(answer(hny(), { ...both, injectionPurpose: ['corticosteroid', 'aspiration'] }).verdict).toBe(answer(hny(), both).verdict);
  });

  it('of one purpose clash where two parts answer differently', () => {
    const copy = editable(hny());
    copy.parts.push({ id: 'second', title: 'A second rule', clause: 'aspiration', purpose: 'aspiration', position: 'not-normally-funded' });
    copy.goldenCases = [];
    expect(answer(copy, both).purposes.map((one) => one.verdict)).toEqual(['rules-clash', 'not-met']);
    expect(answer(copy, both).verdict).toBe('rules-clash');
  });
});

describe('facts that need not be asked any more', () => {
  it('are those that cannot change the answer, in the policy’s order', () => {
    expect(answer(hny(), { treatment: 'guided-injection', injectionPurpose: 'aspiration', targetSite: 'joint', severeTrauma: 'yes' }).noLongerNeeded).toEqual(
      ['landmarks', 'injectionsWithoutRelief', 'injectionsReliefFaded', 'injectionsEarlierEpisode', 'injectionsOtherSite', 'injectionAdverseEffects', 'conservativeTreatment', 'conservativeResponse', 'aspirationFailed', 'aspirationAbandoned']);
    const open = answer(hny(), { treatment: 'guided-injection', injectionPurpose: 'corticosteroid', severeTrauma: 'yes' });
    expect(open.noLongerNeeded).not.toContain('conservativeTreatment');
    expect(open.noLongerNeeded).toContain('landmarks');
  });
});
