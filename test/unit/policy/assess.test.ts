import { describe, expect, it } from 'vitest';
import { assess, explain, factStatesOf, vocabularyOf, type Guidance, type Policy } from '../../../shared/policy/index.ts';
import { unchosenCombinations, underReadings } from '../../../shared/policy/assess.ts';
import { readingsOf } from '../../../shared/policy/force.ts';
import { answer, editable, hny, lean, lsc, type Written } from '../../policies/support.ts';

const healing: Written = { treatment: 'lipus', lipusPurpose: 'bone-healing', lipusDevice: 'exogen', fractureStatus: 'fresh', ageGroup: 'adult' };
const injection: Written = { treatment: 'guided-injection', injectionPurpose: 'corticosteroid' };
const mandatory: Guidance = {
  id: 'ta-x', identifier: 'TA9990', aliases: [], title: 'Invented guidance', publisher: 'NICE', replacedBy: [], mandatoryFrom: '2026-05-01',
  about: [{ treatment: 'lipus', relation: 'intervention' }], checkedOn: null,
};
const states = (policy: Policy, facts: Written) => new Map(Object.entries(factStatesOf(facts as never, vocabularyOf([policy]))));

describe('what the date alone answers', () => {
  const from = (day: string, to = day) => ({ from: day, to, printed: day });
  const dated = (more: object): Policy => ({ ...lsc(), earlierVersions: [], inForce: from('2026-05-01'), ...more });
  const earlier = [{ version: '1', from: from('2024-01-01'), textHeld: false }];

  it.each<[string, Policy, string, string]>([
    ['before the first version', dated({}), '2026-04-30', 'not-yet-in-force'],
    ['on its first day', dated({}), '2026-05-01', 'position-applies'],
    ['under an earlier version', dated({ earlierVersions: earlier }), '2026-04-30', 'text-not-held'],
    ['between two days of which one is its first', dated({ inForce: from('2026-05-01', '2026-05-31') }), '2026-05-15', 'cannot-tell-which-version'],
    ['on its last day', dated({ endsOn: '2026-12-31' }), '2026-12-31', 'position-applies'],
    ['after it', dated({ endsOn: '2026-12-31' }), '2027-01-01', 'no-longer-in-force'],
  ])('%s', (_name, policy, asAt, expected) => {
    expect(lean(policy, healing, { asAt }).verdict).toBe(expected);
    expect(answer(policy, healing, asAt).verdict).toBe(expected);
  });

  it('gives a bare answer without a tree', () => {
    expect(lean(dated({}), healing, { asAt: '2026-04-30' })).toEqual({ policy: 'lsc-clin12-lipus-2', verdict: 'not-yet-in-force' });
  });

  it('is asked anew for each day and each policy, whatever was asked before', () => {
    const [early, late] = [dated({ inForce: from('2026-01-01') }), dated({ inForce: from('2026-09-01') })];
    const readings = readingsOf(early);
    const under = (policy: Policy, asAt: string) => underReadings(policy, states(policy, healing), asAt, {}, readings, true).verdict;
    expect([under(early, '2026-06-01'), under(late, '2026-06-01'), under(late, '2026-10-01'), under(early, '2025-10-01')]).toEqual(['position-applies', 'not-yet-in-force', 'position-applies', 'not-yet-in-force']);
  });

  it('a version in force answers by its text, unless it is in doubt which one it is', () => {
    const doubted = answer(lsc(), healing, '2026-06-01', { versionInDoubt: 'Two versions may govern.' });
    expect([doubted.verdict, doubted.sentence, doubted.ifThisVersion?.verdict]).toEqual(['cannot-tell-which-version', 'Two versions may govern.', 'position-applies']);
  });

  it('“if this version is in force” looks at neither the date nor the guidance that would have ended it', () => {
    const doubted = answer(lsc(), healing, '2026-06-01', { versionInDoubt: 'Two versions may govern.', guidance: [mandatory] });
    expect([doubted.verdict, doubted.ifThisVersion?.verdict]).toEqual(['cannot-tell-which-version', 'position-applies']);
    expect(doubted.ifThisVersion?.sentence).toMatch(/^If this version is in force: /);
    expect(answer(lsc(), healing, '2026-06-01', { guidance: [mandatory] }).verdict).toBe('no-longer-in-force');
  });

  it('“if this version is in force” still depends on a reading that nobody has chosen', () => {
    const copy = editable(hny());
    for (const reading of copy.readings) if (reading.id === 'brackets') reading.inForce = null;
    const facts = { ...injection, targetSite: 'joint', severeTrauma: 'yes', conservativeTreatment: { start: '2026-01-01', end: '2026-05-01' }, conservativeResponse: 'full', landmarks: 'identifiable', injectionsWithoutRelief: 0, injectionsReliefFaded: 0, injectionsEarlierEpisode: 0, injectionsOtherSite: 0, injectionAdverseEffects: 'no' };
    const doubted = answer(copy, facts, '2026-06-01', { versionInDoubt: 'Two versions may govern.' });
    expect(doubted.ifThisVersion).toMatchObject({ verdict: 'depends-on-reading', sentence: 'If this version is in force: It depends on how the policy is read: its readings answer differently, and nobody has chosen one of them.' });
  });
});

describe('what a bare answer holds', () => {
  it('outside the scope: the scope and no parts', () => {
    expect(Object.keys(lean(lsc(), { treatment: 'other' }))).toEqual(['policy', 'verdict', 'scope']);
    expect(explain(lsc(), factStatesOf({ treatment: 'other' }), '2026-06-01').finding.children.length).toBeGreaterThan(1);
  });

  it('settled: scope and parts, and purposes only where the request names any', () => {
    expect(Object.keys(lean(lsc(), healing))).toEqual(['policy', 'verdict', 'scope', 'parts']);
    expect(Object.keys(lean(hny(), { treatment: 'guided-injection', injectionPurpose: 'aspiration', targetSite: 'joint', aspirationFailed: 'yes' }))).toEqual(['policy', 'verdict', 'purposes', 'scope', 'parts']);
  });

  it('disputed: what is missing too', () => {
    const disputed = { disputed: ['yes', 'no'] };
    const found = lean(hny(), { treatment: 'guided-injection', injectionPurpose: 'aspiration', targetSite: 'joint', severeTrauma: 'no', landmarks: 'identifiable', aspirationFailed: disputed, aspirationAbandoned: 'no' });
    expect([found.verdict, found.missing]).toEqual(['disputed', ['aspirationFailed']]);
  });
});

describe('the facts that are missing', () => {
  const yes = (fact: string) => ({ fact, is: ['yes'] });
  const said = { treatment: 'guided-injection', injectionPurpose: 'aspiration' };
  /** HNY’s questions under an invented part. */
  const missing = (part: object, facts: Written = {}, more: object = {}) => {
    const policy = { ...editable(hny()), parts: [{ id: 'part', title: 'Part', clause: 'aspiration', position: 'not-normally-funded', ...part }], purposeFact: undefined, goldenCases: [], ...more } as Policy;
    return lean(policy, { ...said, ...facts }).missing;
  };
  const criteria = (condition: unknown) => ({ position: 'commissioned-if', criteria: condition });

  it('are named once each, in the order in which the policy meets them', () => {
    expect(missing(criteria({ all: [yes('severeTrauma'), { any: [yes('aspirationFailed'), yes('severeTrauma')] }] }))).toEqual(['severeTrauma', 'aspirationFailed']);
  });

  it('are not those below what is settled', () => {
    expect(missing(criteria({ all: [{ any: [yes('severeTrauma'), yes('aspirationFailed')] }, yes('aspirationAbandoned')] }), { severeTrauma: 'yes' })).toEqual(['aspirationAbandoned']);
  });

  it('are also those that are answered, but not so that it settles the question', () => {
    expect(missing(criteria({ fact: 'dateOfBirth', ageAtLeast: { years: 18 } }), { dateOfBirth: { from: '2008-01-01', to: '2008-12-31' } })).toEqual(['dateOfBirth']);
  });

  it('begin with the scope', () => {
    expect(missing(criteria(yes('severeTrauma')), { treatment: undefined })).toEqual(['treatment', 'severeTrauma']);
  });

  it('are those that say whether a part applies, then those of its criteria', () => {
    expect(missing({ when: yes('aspirationFailed'), ...criteria(yes('severeTrauma')) })).toEqual(['aspirationFailed', 'severeTrauma']);
    expect(missing({ when: yes('aspirationFailed') })).toEqual(['aspirationFailed']);
  });

  it('are not those of a part that does not apply', () => {
    const parts = [
      { id: 'one', title: 'One', clause: 'aspiration', when: yes('aspirationFailed'), ...criteria(yes('severeTrauma')) },
      { id: 'two', title: 'Two', clause: 'aspiration', ...criteria(yes('aspirationAbandoned')) },
    ];
    expect(missing({}, { aspirationFailed: 'no' }, { parts })).toEqual(['aspirationAbandoned']);
    expect(missing({}, { aspirationFailed: 'yes' }, { parts })).toEqual(['severeTrauma', 'aspirationAbandoned']);
  });

  it.each(['atLeast', 'atMost'])('of a sum (%s) are those not yet counted', (kind) => {
    const sum = criteria({ fact: 'injectionsWithoutRelief', [kind]: 2, plus: [{ fact: 'injectionsReliefFaded' }, { fact: 'injectionsOtherSite' }] });
    expect(missing(sum, { injectionsReliefFaded: 1 })).toEqual(['injectionsWithoutRelief', 'injectionsOtherSite']);
    expect(missing(sum, { injectionsWithoutRelief: 1 })).toEqual(['injectionsReliefFaded', 'injectionsOtherSite']);
    expect(missing(criteria({ fact: 'injectionsWithoutRelief', [kind]: 2 }))).toEqual(['injectionsWithoutRelief']);
  });

  it('include what could stand in for an open fact', () => {
    const readings = [{ id: 'way', clause: 'aspiration', question: 'Q', options: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }], inForce: 'a', by: 'Invented', reason: 'Invented' }];
    const open = criteria({ ...yes('severeTrauma'), ifOpen: { reading: 'way', choose: { a: yes('aspirationFailed'), b: null } } });
    expect(missing(open, {}, { readings, scope: { fact: 'treatment', is: ['guided-injection'] } })).toEqual(['severeTrauma', 'aspirationFailed']);
    expect(missing(open, { severeTrauma: { notKnown: true } }, { readings, scope: { fact: 'treatment', is: ['guided-injection'] } })).toEqual(['severeTrauma']);
  });
});

describe('readings that nobody has chosen', () => {
  const reading = (id: string) => ({ id, clause: 'x', question: 'Q', options: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }], inForce: null, by: 'Invented', reason: 'Invented' });
  const unread = (...ids: string[]): Policy => ({ ...lsc(), readings: ids.map(reading) }) as Policy;

  it('are put together in every way, with those that are chosen', () => {
    expect(unchosenCombinations(unread('one', 'two', 'three'), new Map([['two', 'b']])).map((each) => [...each.values()].join(''))).toEqual(['aba', 'abb', 'bba', 'bbb']);
  });

  it('are tried in 256 ways and no more', () => {
    const ids = Array.from({ length: 9 }, (_, index) => `reading-${index}`);
    expect(unchosenCombinations(unread(...ids.slice(0, 8)), new Map())).toHaveLength(256);
    expect(unchosenCombinations(unread(...ids), new Map())).toHaveLength(256);
  });

  it('leave the bare answer without a tree where they answer differently', () => {
    const copy = editable(lsc());
    Object.assign(copy, { readings: [reading('one')], parts: [{ id: 'p', title: 'P', clause: copy.parts[0].clause, position: 'commissioned-if', criteria: { fact: 'ageGroup', is: { reading: 'one', choose: { a: ['adult'], b: ['child'] } } } }], inForce: { from: '2020-01-01', to: '2020-01-01', printed: '2020' }, earlierVersions: [], scope: { fact: 'treatment', is: ['lipus'] } });
    expect(lean(copy, healing)).toEqual({ policy: 'lsc-clin12-lipus-2', verdict: 'depends-on-reading' });
    expect(assess(copy, factStatesOf({ treatment: 'lipus' }), '2026-06-01').missing).toEqual(['ageGroup']);
  });
});
