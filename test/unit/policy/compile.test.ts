import { describe, expect, it } from 'vitest';
import { assess, parsePolicy, type Policy } from '../../../shared/policy/index.ts';
import { compile, everyNode, topNodes, type Node } from '../../../shared/policy/compile.ts';
import { readingsOf } from '../../../shared/policy/force.ts';
import { PolicyFault } from '../../../shared/policy/ground.ts';
import { editable } from '../../policies/support.ts';

const asAt = '2026-06-01';
const yesNo = { kind: 'choice', choices: [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }, { id: 'unsure', label: 'Cannot tell', cannotTell: true }] };
const questions = {
  pain: yesNo, fever: yesNo, sessions: { kind: 'count' }, visits: { kind: 'count' }, gap: { kind: 'quantity', unit: 'mm' },
  course: { kind: 'interval', several: true }, seen: { kind: 'date' }, notes: { kind: 'text' },
};
const clause = (condition: unknown, summary = 'In our words') => ({ kind: 'criterion', summary, source: {}, ...(condition === undefined ? {} : { condition }) });

/** An invented policy with these criteria; `clauses` by id, and one reading with the options a (followed) and b. */
function policyWith(criteria: unknown, clauses: Record<string, unknown> = {}, more: object = {}): Policy {
  return parsePolicy({
    id: 'invented', line: 'invented', commissioner: 'TST01', treatment: 'invented', treatmentLabel: 'Invented', version: '1', title: 'Invented', ourTitle: 'Invented',
    dates: { ratified: null, published: null, effective: null, review: null },
    inForce: { from: '2020-01-01', to: '2020-01-01', printed: '1 January 2020' }, earlierVersions: [],
    clauses: { says: clause(undefined), ...clauses },
    facts: Object.entries(questions).map(([id, answer]) => ({ id, why: 'Asked', decides: true, define: { label: `The ${id}`, answer } })),
    scope: { all: [{ fact: 'treatment', is: ['invented'] }] },
    parts: [{ id: 'part', title: 'Part', clause: 'says', position: 'commissioned-if', criteria }],
    readings: [{ id: 'way', clause: 'says', question: 'Which way?', options: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }], inForce: 'a', by: 'Invented', reason: 'Invented' }],
    principles: [], notThemselvesAnException: [], force: null, exceptionClause: null, codes: [], defects: [], goldenCases: [], ...more,
  });
}

const pain = { fact: 'pain', is: ['yes'] };
const fever = { fact: 'fever', is: ['yes'] };
const choice = (one: string) => ({ state: 'known' as const, value: { kind: 'choice' as const, choice: one }, confirmation: 'c' });
const count = (number: number) => ({ state: 'known' as const, value: { kind: 'count' as const, count: number }, confirmation: 'c' });
const covered = { treatment: choice('invented') };
const verdict = (policy: Policy, facts: object, option = 'a') => assess(policy, { ...covered, ...facts }, asAt, { readings: { way: option } }).verdict;
const nodesOf = (policy: Policy, option = 'a') => compile(policy, readingsOf(policy, { way: option }));
const criteriaOf = (policy: Policy, option = 'a'): Node => nodesOf(policy, option).parts[0]!.criteria!;

/** What a policy lead is told of a file that cannot be evaluated. */
function faultOf(policy: Policy): string {
  try {
    assess(policy, covered, asAt);
  } catch (error) {
    if (error instanceof PolicyFault) return error.message;
    throw error;
  }
  return 'a verdict';
}

describe('a policy that cannot be evaluated says why', () => {
  it.each<[string, unknown, Record<string, unknown>, RegExp]>([
    ['a clause that leads back to itself', 'x', { x: clause('x') }, /Clause “x” of “invented” leads back to itself/],
    ['two clauses that lead to each other', 'x', { x: clause({ all: ['y'] }), y: clause({ not: 'x' }) }, /Clause “x” of “invented” leads back to itself/],
    ['a circle below a clause', 'start', { start: clause({ all: ['x'] }), x: clause('y'), y: clause('x') }, /Clause “x” of “invented” leads back to itself/],
    ['a circle through what stands in', 'x', { x: clause({ ...pain, ifOpen: { reading: 'way', choose: { a: 'x', b: null } } }) }, /leads back to itself/],
    ['a clause that is not there', 'x', {}, /“invented” has no clause “x”/],
    ['a clause without a condition', 'says', {}, /holds no condition/],
    ['a fact that nobody defines', { fact: 'shoeSize', atLeast: 44 }, {}, /“invented” tests “shoeSize”, which nobody defines/],
    ['a choice asked of a count', { fact: 'sessions', is: ['yes'] }, {}, /The test of “sessions” in “invented” does not fit that fact/],
    ['a number asked of a choice', { fact: 'pain', atLeast: 2 }, {}, /“pain” in “invented” does not fit/],
    ['a highest number asked of a text', { fact: 'notes', atMost: 2 }, {}, /“notes” in “invented” does not fit/],
    ['a length asked of a date', { fact: 'seen', lastsAtLeast: { months: 3 }, ongoingCounts: true }, {}, /“seen” in “invented” does not fit/],
    ['an age asked of a stretch', { fact: 'course', ageAtLeast: { years: 1 } }, {}, /“course” in “invented” does not fit/],
    ['an amount without its unit', { fact: 'gap', atLeast: 5 }, {}, /needs the unit of that fact/],
    ['an amount in another unit', { fact: 'gap', atMost: { amount: 5, unit: 'cm' } }, {}, /needs the unit of that fact/],
    ['a count with a unit', { fact: 'sessions', atLeast: { amount: 5, unit: 'mm' } }, {}, /needs the unit of that fact/],
    ['what is added is no count', { fact: 'sessions', atLeast: 2, plus: [{ fact: 'gap' }] }, {}, /“gap” in “invented” is no count that could be added/],
    ['what is added is not defined', { fact: 'sessions', atLeast: 2, plus: [{ fact: 'shoeSize' }] }, {}, /“shoeSize” in “invented” is no count/],
    ['what is added hangs on a reading that is not there', { fact: 'sessions', atLeast: 2, plus: [{ fact: 'visits', under: { reading: 'gone', options: ['a'] } }] }, {}, /does not say what follows from the reading “gone”/],
    ['a choice by a reading that is not there', { reading: 'gone', choose: { a: pain } }, {}, /does not say what follows from the reading “gone”/],
  ])('%s', (_name, criteria, clauses, message) => {
    expect(faultOf(policyWith(criteria, clauses))).toMatch(message);
  });

  it('a test that states nothing', () => {
    const copy = editable(policyWith({ fact: 'pain', is: ['yes'] }));
    delete copy.parts[0].criteria.is;
    expect(faultOf(copy)).toMatch(/The test of “pain” in “invented” states nothing/);
  });

  it('a clause that is named twice side by side is no circle', () => {
    expect(verdict(policyWith({ any: ['x', 'y'] }, { x: clause(pain), y: clause({ all: ['x', fever] }) }), { pain: choice('yes') })).toBe('met');
  });
});

describe('an answer under each option of a reading', () => {
  it('that chooses a condition', () => {
    const policy = policyWith({ reading: 'way', choose: { a: pain, b: fever } });
    expect([verdict(policy, { pain: choice('yes'), fever: choice('no') }), verdict(policy, { pain: choice('yes'), fever: choice('no') }, 'b')]).toEqual(['met', 'not-met']);
  });

  it('within an option names both readings', () => {
    const policy = policyWith({ reading: 'way', choose: { a: { fact: 'pain', is: { reading: 'way', choose: { a: ['yes'], b: ['no'] } } }, b: fever } });
    expect(criteriaOf(policy).readings).toEqual([{ reading: 'way', option: 'a' }, { reading: 'way', option: 'a' }]);
    expect(criteriaOf(policy, 'b').readings).toEqual([{ reading: 'way', option: 'b' }]);
  });

  it('that chooses the answers asked for', () => {
    const policy = policyWith({ fact: 'pain', is: { reading: 'way', choose: { a: ['yes'], b: ['yes', 'no'] } } });
    expect([verdict(policy, { pain: choice('no') }), verdict(policy, { pain: choice('no') }, 'b')]).toEqual(['not-met', 'met']);
    expect(criteriaOf(policy, 'b').readings).toEqual([{ reading: 'way', option: 'b' }]);
  });

  it('that chooses what is added to a count', () => {
    const policy = policyWith({ fact: 'sessions', atLeast: 3, plus: [{ fact: 'visits', under: { reading: 'way', options: ['b'] } }] });
    const facts = { sessions: count(2), visits: count(1) };
    expect([verdict(policy, facts), verdict(policy, facts, 'b'), verdict(policy, { sessions: count(2) }), verdict(policy, { sessions: count(2) }, 'b')]).toEqual(['not-met', 'met', 'not-met', 'not-known']);
    expect(criteriaOf(policy).readings).toEqual([{ reading: 'way', option: 'a' }]);
  });

  it('that chooses what stands in for an open fact', () => {
    const policy = policyWith({ ...pain, ifOpen: { reading: 'way', choose: { a: fever, b: null } } });
    expect([verdict(policy, { fever: choice('yes') }), verdict(policy, { fever: choice('yes') }, 'b'), verdict(policy, { fever: choice('yes'), pain: choice('no') })]).toEqual(['met', 'not-known', 'not-met']);
    expect(criteriaOf(policy).readings).toEqual([{ reading: 'way', option: 'a' }]);
  });

  it('that chooses how stretches of time are counted', () => {
    const written = { fact: 'course', lastsAtLeast: { reading: 'way', choose: { a: { months: 3 }, b: { weeks: 12 } } }, ongoingCounts: { reading: 'way', choose: { a: true, b: false } }, breaks: { reading: 'way', choose: { a: 'count', b: 'start-again' } }, overlaps: 'each' };
    expect(criteriaOf(policyWith(written))).toMatchObject({ test: { kind: 'lasts', length: { months: 3 }, ongoingCounts: true, counting: { breaks: 'count', overlaps: 'each' } }, readings: Array(3).fill({ reading: 'way', option: 'a' }) });
    expect(criteriaOf(policyWith(written), 'b')).toMatchObject({ test: { kind: 'lasts', length: { weeks: 12 }, ongoingCounts: false, counting: { breaks: 'start-again', overlaps: 'each' } } });
    expect(criteriaOf(policyWith({ fact: 'course', lastsAtLeast: { days: 1 }, ongoingCounts: true }))).toMatchObject({ test: { counting: { breaks: null, overlaps: null } } });
  });

  it('is not mixed up with that of another policy or another option', () => {
    const [one, two] = [policyWith(pain), policyWith(fever)];
    const readings = new Map([['way', 'a']]);
    expect([compile(one, readings), compile(two, readings), compile(one, new Map([['way', 'b']]))].map((each) => [each.policy, each.readings.get('way')])).toEqual([[one, 'a'], [two, 'a'], [one, 'b']]);
    expect([compile(one, readings).parts[0]!.criteria, compile(two, readings).parts[0]!.criteria]).toMatchObject([{ fact: 'pain' }, { fact: 'fever' }]);
  });
});

describe('a test of one fact', () => {
  it('leaves “cannot tell” open unless it asks for it', () => {
    expect(verdict(policyWith(pain), { pain: choice('unsure') })).toBe('not-known');
    expect(verdict(policyWith({ fact: 'pain', is: ['unsure'] }), { pain: choice('unsure') })).toBe('met');
  });

  it('for a choice that the question does not have never holds', () => {
    expect(verdict(policyWith({ fact: 'pain', is: ['sometimes'] }), { pain: choice('yes') })).toBe('not-met');
  });

  it('for one of several choices holds under each', () => {
    const policy = policyWith({ fact: 'pain', is: ['yes', 'no'] });
    expect([verdict(policy, { pain: choice('yes') }), verdict(policy, { pain: choice('no') })]).toEqual(['met', 'met']);
  });

  it('of how long ago a date is looks at the length that is written', () => {
    const policy = policyWith({ fact: 'seen', ageAtLeast: { months: 9 } });
    const seen = (day: string) => ({ seen: { state: 'known', value: { kind: 'date', date: { from: day, to: day, printed: '' } }, confirmation: 'c' } });
    expect([verdict(policy, seen('2025-09-01')), verdict(policy, seen('2025-09-02'))]).toEqual(['met', 'not-met']);
  });

  it('of a count takes what is added under every option', () => {
    const policy = policyWith({ fact: 'sessions', atLeast: 3, plus: [{ fact: 'visits' }] });
    expect([verdict(policy, { sessions: count(2), visits: count(1) }), verdict(policy, { sessions: count(2), visits: count(1) }, 'b'), verdict(policy, { sessions: count(2), visits: count(0) })]).toEqual(['met', 'met', 'not-met']);
    expect(criteriaOf(policy).readings).toEqual([]);
  });

  it('of an amount is put with its unit, of a count without one', () => {
    const amount = (number: number) => ({ gap: { state: 'known', value: { kind: 'quantity', amount: number, unit: 'mm' }, confirmation: 'c' } });
    const small = policyWith({ fact: 'gap', atMost: { amount: 5, unit: 'mm' } });
    const large = policyWith({ fact: 'gap', atLeast: { amount: 5, unit: 'mm' } });
    expect([verdict(small, amount(4)), verdict(small, amount(6)), verdict(large, amount(4)), verdict(large, amount(6))]).toEqual(['met', 'not-met', 'not-met', 'met']);
    expect(criteriaOf(small)).toMatchObject({ test: { unit: 'mm', plus: [] } });
    expect(criteriaOf(policyWith({ fact: 'sessions', atMost: 0 }))).toMatchObject({ test: { kind: 'atMost', number: 0, unit: null } });
  });
});

describe('the words and places of what is found', () => {
  const textsOf = (policy: Policy, option = 'a') => everyNode(criteriaOf(policy, option)).map(({ id, clause: of, text }) => [id, of, text]);

  it('a clause gives its words to the whole of its condition, and not to the pieces', () => {
    expect(textsOf(policyWith('x', { x: clause({ all: [pain, { not: fever }, { any: [pain] }] }, 'Pain without fever') }))).toEqual([
      ['part.criteria', 'x', 'Pain without fever'], ['part.criteria.0', 'x', ''], ['part.criteria.1', 'x', 'This must not be so'], ['part.criteria.1.0', 'x', ''],
      ['part.criteria.2', 'x', 'At least one of these'], ['part.criteria.2.0', 'x', ''],
    ]);
    expect(textsOf(policyWith({ all: ['x'] }, { x: clause(pain, 'Pain') }))).toEqual([['part.criteria', 'says', 'All of these'], ['part.criteria.0', 'x', 'Pain']]);
  });

  it('a condition’s own words come before those of its clause, under a reading too', () => {
    expect(textsOf(policyWith('x', { x: clause({ ...pain, text: 'It hurts' }, 'Pain') }))).toEqual([['part.criteria', 'x', 'It hurts']]);
    expect(textsOf(policyWith('x', { x: clause({ all: [pain], text: 'It all hurts' }, 'Pain') }))[0]).toEqual(['part.criteria', 'x', 'It all hurts']);
    const read = (text?: string) => policyWith('x', { x: clause({ reading: 'way', choose: { a: pain, b: { all: [fever] } }, ...(text ? { text } : {}) }, 'Pain') });
    expect([textsOf(read()), textsOf(read('It hurts')), textsOf(read('It hurts'), 'b')[0]]).toEqual([[['part.criteria', 'x', 'Pain']], [['part.criteria', 'x', 'It hurts']], ['part.criteria', 'x', 'It hurts']]);
  });

  it('only a group that is the whole of a clause is told with it', () => {
    const policy = policyWith({ all: ['x', { any: [pain] }] }, { x: clause({ any: [pain] }) });
    expect(assess(policy, covered, asAt).parts?.[0]?.criteria).toMatchObject({ of: [{ clause: 'x' }, {}] });
    const told = assess(policy, covered, asAt).parts![0]!.criteria as { of: readonly object[] };
    expect(['clause' in told, 'clause' in told.of[0]!, 'clause' in told.of[1]!]).toEqual([false, true, false]);
  });

  it('what stands in for a fact has no words of the clause', () => {
    const policy = policyWith('x', { x: clause({ ...pain, ifOpen: { reading: 'way', choose: { a: fever, b: null } } }, 'Pain') });
    expect(textsOf(policy)).toEqual([['part.criteria', 'x', 'Pain'], ['part.criteria.0', 'x', '']]);
    expect(textsOf(policy, 'b')).toEqual([['part.criteria', 'x', 'Pain']]);
  });

  it('a scope of one test is told as a list of one', () => {
    const policy = policyWith(pain, {}, { scope: { fact: 'treatment', is: ['invented'] } });
    expect(nodesOf(policy).scope).toMatchObject({ kind: 'all', whole: false, clause: null, id: 'scope', text: '', readings: [], children: [{ kind: 'leaf', id: 'scope.0', fact: 'treatment', clause: null }] });
    expect(assess(policy, { treatment: choice('other') }, asAt)).toEqual({ policy: 'invented', verdict: 'outside-scope', scope: { kind: 'all', status: 'not-met', of: [{ clause: null, fact: 'treatment', status: 'not-met' }] } });
    const list = policyWith(pain, { x: clause({ all: [{ fact: 'treatment', is: ['invented'] }] }) }, { scope: 'x' });
    expect(nodesOf(list).scope).toMatchObject({ id: 'scope', clause: 'x', readings: [], children: [{ kind: 'leaf', id: 'scope.0' }] });
    const either = policyWith(pain, {}, { scope: { any: [{ fact: 'treatment', is: ['invented'] }] } });
    expect(nodesOf(either).scope).toMatchObject({ kind: 'all', children: [{ kind: 'any', id: 'scope.0', children: [{ id: 'scope.0.0' }] }] });
  });

  it('every condition is found once, with when a part applies and what stands in', () => {
    const policy = policyWith({ all: [{ ...pain, ifOpen: { reading: 'way', choose: { a: { not: fever }, b: null } } }] }, {}, {});
    const more = { ...policy, parts: [{ ...policy.parts[0]!, when: fever }, { id: 'other', title: 'Other', clause: 'says', position: 'not-normally-funded' }] } as Policy;
    expect(topNodes(nodesOf(more)).flatMap(everyNode).map((node) => node.id)).toEqual(
      ['scope', 'scope.0', 'part.when', 'part.criteria', 'part.criteria.0', 'part.criteria.0.0', 'part.criteria.0.0.0']);
    expect(nodesOf(more).parts.map((part) => [part.when === null, part.criteria === null])).toEqual([[false, false], [true, true]]);
  });
});
