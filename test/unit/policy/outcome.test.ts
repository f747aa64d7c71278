import { describe, expect, it } from 'vitest';
import { assess, explain, parsePolicy, type Policy } from '../../../shared/policy/index.ts';

const asAt = '2026-06-01';
const yesNo = { kind: 'choice', choices: [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }] };
const two = { kind: 'choice', several: true, choices: [{ id: 'one', label: 'One' }, { id: 'two', label: 'Two' }] };

/** A policy of invented clauses a, b and c, each a yes; `parts` and `scope` as the test needs them. */
function policyWith(parts: readonly object[], more: object = {}): Policy {
  const clause = (id: string) => [id, { kind: 'criterion', summary: `Clause ${id}`, source: {}, condition: { fact: `fact-${id}`, is: ['yes'] } }];
  return parsePolicy({
    id: 'invented', line: 'invented', commissioner: 'QOQ', treatment: 'invented', treatmentLabel: 'Invented', version: '1', title: 'Invented', ourTitle: 'Invented',
    dates: { ratified: null, published: null, effective: null, review: null },
    inForce: { from: '2020-01-01', to: '2020-01-01', printed: '1 January 2020' }, earlierVersions: [],
    clauses: { all: { kind: 'criterion', summary: 'Both', source: {}, condition: { all: ['a', 'b'] } }, says: { kind: 'position', summary: 'It says', source: {} }, ...Object.fromEntries(['a', 'b', 'c', 'd'].map(clause)) },
    facts: [
      ...['a', 'b', 'c', 'd'].map((id) => ({ id: `fact-${id}`, why: 'Asked', decides: true, define: { label: id, answer: yesNo } })),
      { id: 'purpose-of-it', why: 'Asked', decides: true, define: { label: 'Purpose', answer: two } },
    ],
    scope: 'd', parts, readings: [], principles: [], notThemselvesAnException: [], force: null, exceptionClause: null, codes: [], defects: [], goldenCases: [],
    ...more,
  });
}

const criteria = (id: string, condition: unknown, more: object = {}) => ({ id, title: id, clause: 'says', position: 'commissioned-if', criteria: condition, ...more });
const refused = (id: string, more: object = {}) => ({ id, title: id, clause: 'says', position: 'not-routinely-commissioned', ...more });
/** "a": yes, "-a": no, "?a": the sources disagree. */
const facts = (...said: string[]) => Object.fromEntries(['d', ...said].map((one) => {
  const id = `fact-${one.replace(/^[-?]/, '')}`;
  const [yes, no] = [{ kind: 'choice' as const, choice: 'yes' }, { kind: 'choice' as const, choice: 'no' }];
  return [id, one.startsWith('?') ? { state: 'disputed' as const, values: [yes, no] } : { state: 'known' as const, value: one.startsWith('-') ? no : yes, confirmation: `c-${one}` }];
}));
const answer = (policy: Policy, ...said: string[]) => assess(policy, facts(...said), asAt);
const verdict = (policy: Policy, ...said: string[]) => answer(policy, ...said).verdict;

describe('what must not be so', () => {
  const policy = policyWith([criteria('part', { not: 'a' })]);

  it('turns yes and no round, and leaves open what is open', () => {
    expect(verdict(policy, '-a')).toBe('met');
    expect(verdict(policy, 'a')).toBe('not-met');
    expect(verdict(policy)).toBe('not-known');
    expect(verdict(policy, '?a')).toBe('disputed');
  });
});

describe('two parts', () => {
  const both = policyWith([criteria('first', 'a'), criteria('second', 'b')]);

  it('that say the same give one answer', () => {
    expect(verdict(both, 'a', 'b')).toBe('met');
    expect(verdict(both, '-a', '-b')).toBe('not-met');
  });

  it('that say different things clash, once the policy surely covers the request', () => {
    expect(verdict(both, 'a', '-b')).toBe('rules-clash');
    expect(verdict(both, '-a', 'b')).toBe('rules-clash');
    const { 'fact-d': _covered, ...uncovered } = facts('a', '-b');
    expect(assess(both, uncovered, asAt).verdict).toBe('not-known');
  });

  it('clash whatever a third one still waits for', () => {
    expect(verdict(policyWith([criteria('first', 'a'), criteria('open', 'c'), criteria('second', 'b')]), 'a', '-b')).toBe('rules-clash');
  });

  it('do not clash where one of them does not apply', () => {
    const policy = policyWith([criteria('first', 'a'), refused('second', { when: 'c' })]);
    expect(verdict(policy, '-a', '-c')).toBe('not-met');
    expect(verdict(policy, '-a', 'c')).toBe('rules-clash');
    expect(verdict(policyWith([refused('second', { when: 'c' }), criteria('first', 'a')]), 'a', '-c')).toBe('met');
  });

  it('are disputed where one is, whichever comes first', () => {
    expect(verdict(both, '?a')).toBe('disputed');
    expect(verdict(both, '?b')).toBe('disputed');
  });

  it('say nothing where none applies', () => {
    expect(verdict(policyWith([refused('only', { when: 'c' })]), '-c')).toBe('silent');
  });
});

describe('the purposes of a request', () => {
  const policy = policyWith([criteria('for-one', 'a', { purpose: 'one' }), criteria('for-two', 'b', { purpose: 'two' }), refused('for-any', { when: 'c' })], { purposeFact: 'purpose-of-it' });
  const asking = (choices: readonly string[], ...said: string[]) =>
    assess(policy, { ...facts(...said), 'purpose-of-it': { state: 'known', value: { kind: 'choices', choices: [...choices] }, confirmation: 'p' } }, asAt);

  it('are answered each for itself, with the parts that apply', () => {
    const found = asking(['one', 'two'], 'a', '-b', '-c');
    expect(found.verdict).toBe('parts-differ');
    expect(found.purposes).toEqual([{ purpose: 'one', verdict: 'met', parts: ['for-one'] }, { purpose: 'two', verdict: 'not-met', parts: ['for-two'] }]);
  });

  it('meet a part that is for any purpose', () => {
    expect(asking(['one'], 'a', '-b', 'c')).toMatchObject({ verdict: 'rules-clash', purposes: [{ purpose: 'one', verdict: 'rules-clash', parts: ['for-one', 'for-any'] }] });
  });

  it('are not made up where the request names none', () => {
    expect(answer(policy, 'a', 'b', '-c')).toMatchObject({ verdict: 'met', purposes: [] });
  });
});

describe('the tree', () => {
  it('names a clause at the group that is the whole of it, and not at the pieces', () => {
    const policy = policyWith([criteria('whole', 'all'), criteria('piece', { any: ['a', 'b'] })]);
    const [whole, piece] = answer(policy, 'a', 'b').parts;
    const leaf = (id: string) => ({ clause: id, fact: `fact-${id}`, status: 'met' });
    expect(whole!.criteria).toEqual({ clause: 'all', kind: 'all', status: 'met', children: [leaf('a'), leaf('b')] });
    expect(piece!.criteria).toEqual({ kind: 'any', status: 'met', children: [leaf('a'), leaf('b')] });
  });

  it.each([
    [['a', 'b'], 'met', 'met'], [['-a', '-b'], 'not-met', 'not-met'], [['a', '-b'], 'rules-clash', 'not-known'], [['?a'], 'disputed', 'disputed'], [[], 'not-known', 'not-known'],
  ])('%j: has %s at its root, with the status %s', (said, expected, status) => {
    expect(explain(policyWith([criteria('first', 'a'), criteria('second', 'b')]), facts(...said), asAt).finding).toMatchObject({ answer: expected, status });
  });

  it('has the status met where a position applies, and not met where nothing does', () => {
    const policy = policyWith([refused('only', { when: 'c' })]);
    expect(explain(policy, facts('c'), asAt).finding).toMatchObject({ answer: 'position-applies', status: 'met' });
    expect(explain(policy, facts('-c'), asAt).finding).toMatchObject({ answer: 'silent', status: 'not-met' });
    expect(explain(policy, facts('c', '-d'), asAt).finding).toMatchObject({ answer: 'outside-scope', status: 'not-met' });
  });
});
