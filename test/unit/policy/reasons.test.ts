import { describe, expect, it } from 'vitest';
import { factDefinition, type FactDefinition } from '../../../shared/domain/factCatalogue.ts';
import type { FactState, FactValue } from '../../../shared/domain/facts.ts';
import type { LeafNode, Test } from '../../../shared/policy/compile.ts';
import { judge, leafInWords, reasonOf, statusOf, sumOf, valueInWords } from '../../../shared/policy/leaf.ts';

const asAt = '2026-06-01';
const gap: FactDefinition = { id: 'gap', label: 'Gap', group: 'policy', answer: { kind: 'quantity', unit: 'mm' } };
const seen: FactDefinition = { id: 'seen', label: 'When was it seen?', group: 'policy', answer: { kind: 'date' } };
const leaf = (definition: FactDefinition | string, test: Test, text = ''): LeafNode => {
  const known = typeof definition === 'string' ? factDefinition(definition)! : definition;
  return { kind: 'leaf', only: null, id: 'x', whole: true, clause: 'c', text, readings: [], fact: known.id, definition: known, test, instead: null } as LeafNode;
};
const day = (from: string, to = from, printed = '') => ({ from, to, printed });
const known = (value: FactValue): FactState => ({ state: 'known', value, confirmation: 'c' });
const count = (number: number) => known({ kind: 'count', count: number });
const date = (from: string, to = from) => known({ kind: 'date', date: day(from, to, 'spring') });
const facts = (states: Record<string, FactState>) => new Map(Object.entries(states));
const put = (node: LeafNode, states: Record<string, FactState>): [string, string] => [statusOf(node, facts(states), asAt), reasonOf(node, facts(states), asAt)];

const is = (...choices: string[]): Test => ({ kind: 'is', choices, cannotTell: [] });
const number = (kind: 'atLeast' | 'atMost', border: number, unit: string | null = null, plus: readonly string[] = []): Test => ({ kind, number: border, unit, plus });
const lasts = (months: number, ongoingCounts = true): Test => ({ kind: 'lasts', length: { months }, ongoingCounts, counting: { breaks: 'left-out', overlaps: 'once' } });
const interval = (start: string, end: string | null, further?: { start: string; end: string | null }[]): FactState =>
  known({ kind: 'interval', start: day(start), end: end === null ? null : day(end), printed: '', ...(further ? { further: further.map((one) => ({ start: day(one.start), end: one.end === null ? null : day(one.end) })) } : {}) });

describe('one fact against one test, and why', () => {
  const trauma = leaf('severeTrauma', is('yes'));
  const status = leaf('fractureStatus', { kind: 'is', choices: ['fresh'], cannotTell: ['cannot-tell'] });

  it.each<[string, LeafNode, Record<string, FactState>, string, string | RegExp]>([
    ['a choice that holds', trauma, { severeTrauma: known({ kind: 'choice', choice: 'yes' }) }, 'met', /architecture\? Yes\.$/],
    ['a choice that does not', trauma, { severeTrauma: known({ kind: 'choice', choice: 'no' }) }, 'not-met', /architecture\? No\.$/],
    ['nobody answered', trauma, {}, 'not-known', 'Nobody has answered this yet.'],
    ['open', trauma, { severeTrauma: { state: 'open' } }, 'not-known', 'Nobody has answered this yet.'],
    ['a person looked', trauma, { severeTrauma: { state: 'notKnown' } }, 'not-known', 'A person looked, and the answer is not known.'],
    ['papers disagree', trauma, { severeTrauma: { state: 'disputed', values: [{ kind: 'choice', choice: 'yes' }, { kind: 'choice', choice: 'no' }] } }, 'disputed', 'The papers disagree: Yes / No.'],
    ['cannot tell', status, { fractureStatus: known({ kind: 'choice', choice: 'cannot-tell' }) }, 'not-known', 'State of the fracture, as a clinician classified it: Cannot tell.'],
    ['cannot tell, where the test names it', leaf('fractureStatus', { kind: 'is', choices: ['fresh', 'cannot-tell'], cannotTell: ['cannot-tell'] }), { fractureStatus: known({ kind: 'choice', choice: 'cannot-tell' }) }, 'met', /Cannot tell\.$/],
    ['several choices, one of them asked for', leaf('injectionPurpose', is('aspiration')), { injectionPurpose: known({ kind: 'choices', choices: ['corticosteroid', 'aspiration'] }) }, 'met', 'What is to be done under ultrasound? Corticosteroid injection and Aspiration.'],
    ['several choices, none of them', leaf('injectionPurpose', is('diagnostic-block')), { injectionPurpose: known({ kind: 'choices', choices: ['corticosteroid', 'aspiration'] }) }, 'not-met', /Aspiration\.$/],
    ['enough', leaf('injectionsWithoutRelief', number('atLeast', 2)), { injectionsWithoutRelief: count(2) }, 'met', /: 2, at least 2\.$/],
    ['too few', leaf('injectionsWithoutRelief', number('atLeast', 2)), { injectionsWithoutRelief: count(1) }, 'not-met', /: 1, less than 2\.$/],
    ['few enough', leaf(gap, number('atMost', 10, 'mm')), { gap: known({ kind: 'quantity', amount: 10, unit: 'mm' }) }, 'met', 'Gap: 10 mm, at most 10 mm.'],
    ['too many', leaf(gap, number('atMost', 10, 'mm')), { gap: known({ kind: 'quantity', amount: 10.5, unit: 'mm' }) }, 'not-met', 'Gap: 10.5 mm, more than 10 mm.'],
    ['large enough', leaf(gap, number('atLeast', 10, 'mm')), { gap: known({ kind: 'quantity', amount: 10, unit: 'mm' }) }, 'met', 'Gap: 10 mm, at least 10 mm.'],
    ['old enough', leaf('dateOfBirth', { kind: 'age', length: { years: 18 } }), { dateOfBirth: date('2008-06-01') }, 'met', 'Age on the as-at date: at least 18 years.'],
    ['a day too young', leaf('dateOfBirth', { kind: 'age', length: { years: 18 } }), { dateOfBirth: date('2008-06-02') }, 'not-met', 'Age on the as-at date: less than 18 years.'],
    ['an age that is not exact', leaf('dateOfBirth', { kind: 'age', length: { years: 18 } }), { dateOfBirth: date('2008-05-31', '2008-06-02') }, 'not-known', 'The date of birth is not exact enough to tell whether it is at least 18 years.'],
    ['an age of one year', leaf('dateOfBirth', { kind: 'age', length: { years: 1 } }), { dateOfBirth: date('2020-01-01') }, 'met', 'Age on the as-at date: at least 1 year.'],
    ['long enough ago', leaf(seen, { kind: 'age', length: { months: 9 } }), { seen: date('2025-09-01') }, 'met', 'Time up to the as-at date: at least nine months.'],
    ['a day too recent', leaf(seen, { kind: 'age', length: { months: 9 } }), { seen: date('2025-09-02') }, 'not-met', 'Time up to the as-at date: less than nine months.'],
    ['in time to come', leaf(seen, { kind: 'age', length: { years: 1 } }), { seen: date('2026-06-02') }, 'not-met', 'Time up to the as-at date: less than one year.'],
    ['a date that is not exact', leaf(seen, { kind: 'age', length: { months: 9 } }), { seen: date('2025-08-31', '2025-09-02') }, 'not-known', 'The date is not exact enough to tell whether it is at least nine months.'],
    ['lasted', leaf('conservativeTreatment', lasts(3)), { conservativeTreatment: interval('2026-01-20', '2026-04-20') }, 'met', '20 January to 20 April 2026: 3 months, at least three months.'],
    ['did not', leaf('conservativeTreatment', lasts(3)), { conservativeTreatment: interval('2026-02-03', '2026-04-20') }, 'not-met', '3 February to 20 April 2026: 2 months 17 days, less than three months.'],
    ['goes on', leaf('conservativeTreatment', lasts(3)), { conservativeTreatment: interval('2026-02-03', null) }, 'met', '3 February to 1 June 2026, still going on: 3 months 29 days, at least three months.'],
    ['goes on, and an end is wanted', leaf('conservativeTreatment', lasts(3, false)), { conservativeTreatment: interval('2026-02-03', null) }, 'not-known', 'Still going on since 3 February 2026; no last day is given.'],
    ['ends after the as-at date', leaf('conservativeTreatment', lasts(3)), { conservativeTreatment: interval('2026-04-01', '2026-08-01') }, 'not-met', '1 April to 1 August 2026, counted up to the as-at date: 2 months, less than three months.'],
    ['begins after it', leaf('conservativeTreatment', lasts(3)), { conservativeTreatment: interval('2026-07-01', '2026-12-01') }, 'not-met', 'It begins only after the as-at date: less than three months.'],
    ['several', leaf('conservativeTreatment', lasts(3)), { conservativeTreatment: interval('2026-01-01', '2026-02-01', [{ start: '2026-03-01', end: '2026-04-01' }]) }, 'not-met', '1 January to 1 February 2026; 1 March to 1 April 2026: breaks left out, 2 months 3 days, less than three months.'],
  ])('%s', (_name, node, states, status_, reason) => {
    const [found, why] = put(node, states);
    expect(found).toBe(status_);
    if (typeof reason === 'string') expect(why).toBe(reason);
    else expect(why).toMatch(reason);
  });

  const split = leaf('injectionPurpose', { kind: 'is', choices: ['aspiration'], cannotTell: ['other-injectate'] });
  const together = (...choices: string[]) => ({ injectionPurpose: known({ kind: 'choices', choices }) });
  it('of several choices, “cannot tell” among them leaves it open, unless another one is asked for', () => {
    const status_ = (...choices: string[]) => statusOf(split, facts(together(...choices)), asAt);
    expect([status_('corticosteroid', 'other-injectate'), status_('aspiration', 'other-injectate'), status_('corticosteroid', 'diagnostic-block')]).toEqual(['not-known', 'met', 'not-met']);
  });

  it('an age in years of somebody born on 29 February is reached on 1 March', () => {
    const adult = leaf('dateOfBirth', { kind: 'age', length: { years: 18 } });
    expect(['2026-02-28', '2026-03-01'].map((on) => statusOf(adult, facts({ dateOfBirth: date('2008-02-29') }), on))).toEqual(['not-met', 'met']);
  });

  const course = (test: Test, value: FactState) => put(leaf('conservativeTreatment', test), { conservativeTreatment: value });
  it.each<[string, Test, FactState, string, string]>([
    ['ends on the as-at date', lasts(3), interval('2026-04-01', '2026-06-01'), 'not-met', '1 April to 1 June 2026: 2 months, less than three months.'],
    ['begins on the as-at date', lasts(3), interval('2026-06-01', '2026-12-01'), 'not-met', '1 June to 1 December 2026, counted up to the as-at date: 0 days, less than three months.'],
    ['a second one begins after it', lasts(3), interval('2026-01-20', '2026-04-20', [{ start: '2026-07-01', end: '2026-08-01' }]), 'met', '20 January to 20 April 2026; 1 July to 1 August 2026, counted up to the as-at date: breaks left out, 3 months, at least three months.'],
    ['a second one goes on, and an end is wanted', lasts(3, false), interval('2026-01-20', '2026-02-20', [{ start: '2026-03-01', end: null }]), 'not-known', 'Still going on since 1 March 2026; no last day is given.'],
    ['a second one goes on, and the first was enough', lasts(3, false), interval('2026-01-20', '2026-04-20', [{ start: '2026-05-01', end: null }]), 'met', '20 January to 20 April 2026; from 1 May 2026, still going on: breaks left out, 3 months, at least three months.'],
  ])('%s', (_name, test, value, status_, reason) => {
    expect(course(test, value)).toEqual([status_, reason]);
  });

  it('tells from no day to how many, where it may have ended before it began', () => {
    const rough = known({ kind: 'interval', start: day('2026-01-10', '2026-05-10', 'early 2026'), end: day('2026-04-01', '2026-05-01', 'April 2026'), printed: '' });
    expect(course(lasts(3), rough)).toEqual(['not-known', 'early 2026 to April 2026: from 0 days to 3 months 21 days; it cannot be told whether that is at least three months.']);
  });

  it('where the ends are rough, tells from how much to how much', () => {
    const rough = known({ kind: 'interval', start: day('2026-01-10', '2026-02-10', 'early 2026'), end: day('2026-04-20'), printed: '' });
    expect(put(leaf('conservativeTreatment', lasts(3)), { conservativeTreatment: rough })).toEqual(['not-known', 'early 2026 to 20 April 2026: from 2 months 10 days to 3 months 10 days; it cannot be told whether that is at least three months.']);
  });

  it('never prints what identifies the patient', () => {
    expect(put(leaf('dateOfBirth', { kind: 'age', length: { years: 18 } }), { dateOfBirth: { state: 'disputed', values: [{ kind: 'date', date: day('2008-06-01') }, { kind: 'date', date: day('2009-06-01') }] } })).toEqual(['disputed', 'The papers disagree.']);
  });
});

describe('several stretches, where the policy may not say how they are counted', () => {
  const counting = (breaks: 'left-out' | 'start-again' | 'count' | null, overlaps: 'once' | 'each' | null): Test => ({ kind: 'lasts', length: { months: 3 }, ongoingCounts: true, counting: { breaks, overlaps } });
  const course = (test: Test, value: FactState) => put(leaf('conservativeTreatment', test), { conservativeTreatment: value });
  const apart = interval('2026-01-01', '2026-02-15', [{ start: '2026-03-15', end: '2026-04-20' }]);
  const runs = interval('2026-01-01', '2026-01-11', [{ start: '2026-03-01', end: '2026-03-21' }, { start: '2026-05-01', end: '2026-05-06' }]);
  const overlapping = interval('2026-01-01', '2026-03-01', [{ start: '2026-02-01', end: '2026-03-20' }]);
  const unsaid = /: the policy does not say how several stretches are counted, and it matters here\.$/;

  it.each<[string, Test, FactState, string, RegExp]>([
    ['one stretch is one stretch', counting(null, null), interval('2026-01-20', '2026-04-20'), 'met', /^20 January to 20 April 2026: 3 months, at least three months\.$/],
    ['a break matters, and nothing is said of it', counting(null, 'once'), apart, 'not-known', unsaid],
    ['a break is left out', counting('left-out', 'once'), apart, 'not-met', /: breaks left out, 2 months 22 days, less than three months\.$/],
    ['a break starts it again', counting('start-again', null), apart, 'not-met', /: the longest unbroken run, 1 month 14 days, less than three months\.$/],
    ['a break counts', counting('count', null), apart, 'met', /: first day to last, 3 months 19 days, at least three months\.$/],
    ['the longest of three runs is told', counting('start-again', 'once'), runs, 'not-met', /: the longest unbroken run, 20 days, less than three months\.$/],
    ['of two runs of as many days the first is told', counting('start-again', 'once'), interval('2026-01-01', '2026-02-01', [{ start: '2026-04-01', end: '2026-05-02' }]), 'not-met', /: the longest unbroken run, 1 month, less than three months\.$/],
    ['days that overlap matter, and nothing is said of them', counting('left-out', null), overlapping, 'not-known', unsaid],
    ['days that overlap count once', counting('left-out', 'once'), overlapping, 'not-met', /: breaks left out, 2 months 19 days, less than three months\.$/],
    ['days that overlap count for each', counting('left-out', 'each'), overlapping, 'met', /: breaks left out, overlapping days counted for each, 3 months 16 days, at least three months\.$/],
    ['every way comes to the same', counting(null, null), interval('2026-01-01', '2026-04-20', [{ start: '2026-05-01', end: '2026-05-02' }]), 'met', /at least three months\.$/],
    ['every way falls short', counting(null, null), interval('2026-01-01', '2026-01-10', [{ start: '2026-01-20', end: '2026-01-25' }]), 'not-met', /: breaks left out, 14 days, less than three months\.$/],
  ])('%s', (_name, test, value, status, reason) => {
    const [found, why] = course(test, value);
    expect([found, why]).toEqual([status, expect.stringMatching(reason)]);
  });
});

describe('counts that are added up', () => {
  const sum = leaf('injectionsWithoutRelief', number('atLeast', 2, null, ['injectionsReliefFaded', 'injectionsOtherSite']));
  const few = leaf('injectionsWithoutRelief', number('atMost', 2, null, ['injectionsReliefFaded']));

  it.each<[LeafNode, Record<string, FactState>, string, RegExp]>([
    [sum, { injectionsWithoutRelief: count(1), injectionsReliefFaded: count(1) }, 'met', /added to it: 2 so far, with 2 of 3 numbers known\.$/],
    [sum, { injectionsWithoutRelief: count(1), injectionsReliefFaded: count(0), injectionsOtherSite: count(1) }, 'met', /: 2, at least 2\.$/],
    [sum, { injectionsWithoutRelief: count(1), injectionsReliefFaded: count(0), injectionsOtherSite: count(0) }, 'not-met', /: 1, fewer than 2\.$/],
    [sum, { injectionsWithoutRelief: count(1), injectionsReliefFaded: count(0) }, 'not-known', /: 1 so far, with 2 of 3 numbers known\.$/],
    [sum, {}, 'not-known', /^Nobody has answered this yet\.$/],
    [sum, { injectionsWithoutRelief: { state: 'notKnown' } }, 'not-known', /^A person looked/],
    [sum, { injectionsWithoutRelief: count(1), injectionsReliefFaded: { state: 'disputed', values: [] }, injectionsOtherSite: count(0) }, 'disputed', /: 1 so far/],
    [sum, { injectionsWithoutRelief: count(1), injectionsReliefFaded: { state: 'disputed', values: [] } }, 'disputed', /: 1 so far/],
    [few, { injectionsWithoutRelief: count(2), injectionsReliefFaded: count(0) }, 'met', /: 2, at most 2\.$/],
    [few, { injectionsWithoutRelief: count(2), injectionsReliefFaded: count(1) }, 'not-met', /: 3, more than 2\.$/],
    [few, { injectionsWithoutRelief: count(3) }, 'not-met', /: 3 so far, with 1 of 2/],
    [few, { injectionsWithoutRelief: count(2) }, 'not-known', /: 2 so far/],
  ])('case %#', (node, states, status_, reason) => {
    const [found, why] = put(node, states);
    expect(found).toBe(status_);
    expect(why).toMatch(reason);
  });

  it('say what is open', () => {
    expect(sumOf('injectionsWithoutRelief', sum.test as never, facts({ injectionsReliefFaded: count(3) }))).toEqual({ least: 3, open: ['injectionsWithoutRelief', 'injectionsOtherSite'] });
  });
});

describe('tests and values in words', () => {
  it.each<[LeafNode, string]>([
    [leaf('severeTrauma', is('yes')), 'Severe trauma that would derange the joint’s normal architecture? Yes'],
    [leaf('landmarks', is('not-obesity', 'not-disease')), 'Can the landmarks be identified? No, because of obesity or No, because of another disease process'],
    [leaf('injectionsWithoutRelief', number('atLeast', 2)), 'Landmark-guided injections here, in this episode, that gave no relief of symptoms: at least 2'],
    [leaf(gap, number('atMost', 10, 'mm')), 'Gap: at most 10 mm'],
    [leaf('dateOfBirth', { kind: 'age', length: { years: 19 } }), 'The patient is at least 19 years old'],
    [leaf('dateOfBirth', { kind: 'age', length: { months: 6 } }), 'The patient is at least six months old'],
    [leaf(seen, { kind: 'age', length: { months: 9 } }), 'When was it seen? at least nine months ago'],
    [leaf('conservativeTreatment', lasts(3)), 'Conservative treatment, from and to: at least three months'],
    [leaf('severeTrauma', is('yes'), 'In our words'), 'In our words'],
  ])('%#', (node, words) => {
    expect(leafInWords(node)).toBe(words);
  });

  it('puts each kind of value into words', () => {
    expect(valueInWords('bone', { kind: 'text', text: 'Left tibia' })).toBe('Left tibia');
    expect(valueInWords('severeTrauma', { kind: 'choice', choice: 'no' })).toBe('No');
    expect(valueInWords('severeTrauma', { kind: 'choice', choice: 'no-longer-listed' })).toBe('no-longer-listed');
    expect(valueInWords('no-such-fact', { kind: 'choice', choice: 'no' })).toBe('no');
    expect(valueInWords(gap, { kind: 'quantity', amount: 2.5, unit: 'mm' })).toBe('2.5 mm');
    expect(valueInWords('injectionsWithoutRelief', { kind: 'count', count: 2 })).toBe('2');
    expect(valueInWords('fractureDate', { kind: 'date', date: day('2026-02-03') })).toBe('3 February 2026');
    expect(valueInWords('conservativeTreatment', { kind: 'interval', start: day('2026-02-03'), end: null, printed: '', further: [{ start: day('2026-01-01'), end: day('2026-01-09') }] })).toBe('from 3 February 2026, still going on, and 1 January to 9 January 2026');
  });

  it('does not judge a value of another kind', () => {
    expect(judge({ kind: 'age', length: { years: 1 } }, { kind: 'count', count: 1 }, asAt)).toBe('not-known');
    expect(judge(lasts(3), { kind: 'count', count: 1 }, asAt)).toBe('not-known');
  });
});
