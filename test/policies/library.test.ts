import { describe, expect, it } from 'vitest';
import { answerCase, assessCase, bundledPolicies, factStatesOf, findPolicy, FactError, type Guidance, type Policy } from '../../shared/policy/index.ts';
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

const on = (day: string, to: string | null = day) => ({ from: day, to, printed: day });

/** An invented policy on LIPUS that covers everything and is met by every adult, unless the test says otherwise. */
function line(id: string, more: object = {}): Policy {
  return { ...editable(lsc()), id, line: id, version: '1', ourTitle: `Policy ${id}`, earlierVersions: [], inForce: on('2026-01-01'), readings: [], scope: { fact: 'treatment', is: ['lipus'] }, ...adults, goldenCases: [], ...more } as Policy;
}
const criteria = (condition: object) => ({ parts: [{ id: 'p', title: 'P', clause: lsc().parts[0]!.clause, position: 'commissioned-if', criteria: condition }] });
const adults = criteria({ fact: 'ageGroup', is: ['adult'] });
const fresh = criteria({ fact: 'fractureStatus', is: ['fresh'] });
const elsewhere = { scope: { fact: 'treatment', is: ['other'] } };

describe('what the library says of a date', () => {
  const found = (asAt: string, ...policies: Policy[]) => ask('QE1', 'lipus', asAt, policies);

  it('names the text that governed', () => {
    expect(found('2026-06-01', line('one'))).toMatchObject({ answer: 'held', policy: { id: 'one' }, sentence: 'Held: “Policy one” governed on 1 June 2026.' });
  });

  it('before any version: the first of them', () => {
    const [one, two] = [line('one'), line('two', { line: 'one', version: '2', inForce: on('2027-01-01') })];
    expect(found('2025-06-01', two, one)).toMatchObject({ answer: 'not-yet-in-force', policy: { id: 'one' } });
    const unheld = line('one', { version: '2', earlierVersions: [{ version: '1', from: on('2025-01-01'), textHeld: false }] });
    expect(found('2024-06-01', unheld)).toMatchObject({ answer: 'not-yet-in-force', policy: { id: 'one' } });
  });

  it('under a version whose text is not held: its number and the text that came later', () => {
    const later = line('one', { version: '3', earlierVersions: [{ version: '1', from: on('2024-01-01'), textHeld: false }, { version: '2', from: on('2025-01-01'), textHeld: false }] });
    expect(found('2025-06-01', later)).toMatchObject({ answer: 'text-not-held', versions: ['2'], laterPolicy: { id: 'one' } });
    expect(found('2024-06-01', later)).toMatchObject({ answer: 'text-not-held', versions: ['1'] });
  });

  it('does not take a version that is held for one that is not, and counts one that two files name once', () => {
    const earlier = [{ version: '1', from: on('2026-01-01'), textHeld: false }, { version: '0', from: on('2025-01-01', '2025-12-31'), textHeld: false }];
    const [one, two, three] = [line('one', { earlierVersions: earlier.slice(1) }), line('two', { line: 'one', version: '2', inForce: on('2027-01-01'), earlierVersions: earlier }), line('three', { line: 'one', version: '3', inForce: on('2028-01-01'), earlierVersions: earlier })];
    expect(found('2026-06-01', one, two, three)).toMatchObject({ answer: 'held', policy: { id: 'one' } });
    expect(found('2025-06-01', one, two, three)).toMatchObject({ answer: 'text-not-held', versions: ['0'] });
  });

  it('where two may have governed: both versions, and the texts that are held', () => {
    const both = line('two', { version: '2', inForce: on('2026-05-01', '2026-07-31'), earlierVersions: [{ version: '1', from: on('2024-01-01'), textHeld: false }] });
    expect(found('2026-06-01', both)).toMatchObject({ answer: 'cannot-tell-which-version', versions: ['1', '2'], policies: [{ id: 'two' }] });
  });

  it('of several policies leaves out those not yet or no longer in force, unless that is true of all', () => {
    const [now, next, gone] = [line('now'), line('next', { inForce: on('2027-01-01') }), line('gone', { endsOn: '2026-03-01' })];
    expect(found('2026-06-01', now, next, gone)).toMatchObject({ answer: 'held', policy: { id: 'now' } });
    expect(found('2026-06-01', next, gone)).toMatchObject({ answer: 'several-policies', answers: [{ answer: 'not-yet-in-force' }, { answer: 'no-longer-in-force', policy: { id: 'gone' } }] });
    const three = found('2027-06-01', now, next, gone);
    expect(three).toMatchObject({ answer: 'several-policies', sentence: 'More than one policy of this ICB is about this treatment.' });
    expect(three.answer === 'several-policies' && three.answers.map((one) => one.answer)).toEqual(['held', 'held']);
  });
});

describe('a case under several policies of one ICB', () => {
  const query = { commissioner: 'QE1', treatment: 'lipus', asAt: '2026-06-01' };
  const known = { treatment: 'lipus', fractureStatus: 'fresh', ageGroup: 'adult' };
  const under = (facts: Parameters<typeof factStatesOf>[0], ...policies: Policy[]) => assessCase(policies, query, factStatesOf(facts));

  it('lies outside every one of them, and all of them are shown', () => {
    const result = under(known, line('one', elsewhere), line('two', elsewhere));
    expect(result).toMatchObject({ verdict: 'outside-scope', sentence: 'Outside every policy of this ICB on this treatment, which is not a refusal.' });
    expect(result.assessments.map((one) => one.policy.id)).toEqual(['one', 'two']);
  });

  it('takes the sentence of the one that covers it', () => {
    const result = under(known, line('one', elsewhere), line('two', adults));
    expect([result.verdict, result.sentence, result.assessments.length]).toEqual(['met', result.assessments[1]!.sentence, 2]);
  });

  it('has one answer where they agree', () => {
    const result = under(known, line('one', adults), line('two', fresh));
    expect([result.verdict, result.sentence]).toEqual(['met', result.assessments[0]!.sentence]);
    expect(under({ treatment: 'lipus' }, line('one', adults), line('two', fresh)).verdict).toBe('not-known');
  });

  it('clashes where they do not, whatever a third one still waits for', () => {
    const refused = criteria({ fact: 'fractureStatus', is: ['non-union'] });
    expect(under(known, line('one', adults), line('two', refused))).toMatchObject({ verdict: 'rules-clash', sentence: 'Two rules clash: two policies of this ICB answer differently.' });
    const waiting = criteria({ fact: 'lipusDevice', is: ['exogen'] });
    expect(under(known, line('three', waiting), line('one', adults), line('two', refused)).verdict).toBe('rules-clash');
  });

  it('stays open while one of them is, and disputed before not known', () => {
    const open = under({ ...known, ageGroup: { notKnown: true } }, line('one', fresh), line('two', adults));
    expect([open.verdict, open.sentence]).toEqual(['not-known', open.assessments[1]!.sentence]);
    const disputed = under({ ...known, ageGroup: { notKnown: true }, lipusDevice: { disputed: ['exogen', 'other-lipus'] } }, line('one', fresh), line('two', adults), line('three', criteria({ fact: 'lipusDevice', is: ['exogen'] })));
    expect([disputed.verdict, disputed.sentence]).toEqual(['disputed', disputed.assessments[2]!.sentence]);
  });

  it('does not clash with one whose answer is still to come: which text governs, or how it is read', () => {
    const doubtful = line('two', { earlierVersions: [], inForce: { from: '2026-05-01', to: '2026-07-31', printed: 'Summer 2026' } });
    expect(under(known, line('one', adults), doubtful)).toMatchObject({ verdict: 'cannot-tell-which-version' });
    const unheld = line('two', { earlierVersions: [{ version: '0', from: { from: '2020-01-01', to: '2020-01-01', printed: '' } }], inForce: { from: '2026-08-01', to: '2026-08-01', printed: '' } });
    expect(under(known, line('one', adults), unheld)).toMatchObject({ verdict: 'text-not-held' });
    const reading = { id: 'way', clause: lsc().parts[0]!.clause, question: 'Q', options: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }], inForce: null, by: 'Invented', reason: 'Invented' };
    const unread = line('two', { readings: [reading], ...criteria({ fact: 'ageGroup', is: { reading: 'way', choose: { a: ['adult'], b: ['child'] } } }) });
    expect(under(known, line('one', adults), unread)).toMatchObject({ verdict: 'depends-on-reading' });
    const refused = criteria({ fact: 'fractureStatus', is: ['non-union'] });
    expect(under(known, line('one', adults), unread, line('three', refused)).verdict).toBe('rules-clash');
  });

  it('is answered by the one that speaks where another is silent or was ended by guidance', () => {
    const silent = line('two', { parts: [{ ...lsc().parts[0]!, when: { fact: 'lipusDevice', is: ['other-lipus'] } }] } as Partial<Policy>);
    const asked = { ...known, lipusDevice: 'exogen' } as const;
    expect(under(asked, silent).verdict).toBe('silent');
    expect(under(asked, line('one', adults), silent).verdict).toBe('met');
    expect(under(asked, silent, line('three', silent)).verdict).toBe('silent');
    const guidance: Guidance = { id: 'ta-x', identifier: 'TA9990', aliases: [], title: 'Invented', publisher: 'NICE', replacedBy: [], mandatoryFrom: '2026-05-01', about: [{ treatment: 'lipus', relation: 'intervention' }], checkedOn: null };
    const stays = line('one', { ...adults, force: null });
    expect(assessCase([line('two', fresh), stays], query, factStatesOf(asked), { guidance: [guidance] }).verdict).toBe('met');
    expect(assessCase([line('two', fresh)], query, factStatesOf(asked), { guidance: [guidance] }).verdict).toBe('no-longer-in-force');
  });

  it('is answered from no text where none is held', () => {
    expect(assessCase([line('one')], { ...query, treatment: 'other' }, {})).toMatchObject({ verdict: 'no-policy-held', assessments: [] });
    const gone = assessCase([line('one', { endsOn: '2026-03-01' })], query, factStatesOf(known));
    expect([gone.verdict, gone.assessments, gone.sentence]).toEqual(['no-longer-in-force', [], gone.found.sentence]);
  });

  it('has the same bare answer, with the verdict in a few words', () => {
    const result = answerCase([line('one', elsewhere), line('two', adults)], query, factStatesOf(known));
    expect([result.verdict, result.sentence, result.assessments.map((one) => one.policy)]).toEqual(['met', 'Criteria met', ['one', 'two']]);
  });

  it('follows what the ICB signed, its step and the register', () => {
    const guidance: Guidance = { id: 'ta-x', identifier: 'TA9990', aliases: [], title: 'Invented', publisher: 'NICE', replacedBy: [], mandatoryFrom: '2026-05-01', about: [{ treatment: 'lipus', relation: 'intervention' }], checkedOn: null };
    const reading = { id: 'way', clause: lsc().parts[0]!.clause, question: 'Q', options: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }], inForce: 'a', by: 'Invented', reason: 'Invented' };
    const policy = line('one', { readings: [reading], ...criteria({ fact: 'ageGroup', is: { reading: 'way', choose: { a: ['adult'], b: ['child'] } } }) });
    const facts = factStatesOf(known);
    expect(assessCase([policy], query, facts).verdict).toBe('met');
    expect(assessCase([policy], { ...query, readings: { one: { way: 'b' } } }, facts).verdict).toBe('not-met');
    expect(assessCase([policy], { ...query, readings: { other: { way: 'b' } } }, facts).verdict).toBe('met');
    expect(assessCase([policy], query, facts, { guidance: [guidance] }).verdict).toBe('no-longer-in-force');
    expect(answerCase([policy], query, facts, { guidance: [guidance] }).verdict).toBe('no-longer-in-force');
    const step = { kind: 'prior-approval' as const, words: 'Send form PA1.' };
    expect(assessCase([policy], query, facts, { step }).assessments[0]?.routes[0]?.route).toBe('prior-approval');
    expect(assessCase([policy], query, facts).assessments[0]?.policy.hash).toBeNull();
  });

  it('knows the questions of every policy of the library', () => {
    const asking = line('asking', { facts: [{ id: 'sessions', why: 'Asked', decides: true, define: { label: 'Sessions', answer: { kind: 'count' } } }], ...criteria({ fact: 'sessions', atLeast: 2 }) });
    const facts = { ...factStatesOf(known), sessions: { state: 'known' as const, value: { kind: 'count' as const, count: 2 }, confirmation: 'c' } };
    expect(assessCase([asking], query, facts).verdict).toBe('met');
    expect(answerCase([line('one', elsewhere), asking], query, facts).verdict).toBe('met');
    expect(() => assessCase([line('one')], query, facts)).toThrow(FactError);
  });
});
