import { describe, expect, it } from 'vitest';
import { assess, explain, PolicyFault, type Policy } from '../../../shared/policy/index.ts';
import { invented, yesNo } from '../../policies/invented.ts';

const asAt = '2026-06-01';
const leaf = { fact: 'first', is: ['yes'] };
const reading = (options: string[], inForce: string) => ({ id: 'how', clause: 'says', question: 'How?', options: options.map((id) => ({ id, text: id })), inForce, by: 'Nobody', reason: 'None' });
const clause = (condition?: unknown) => ({ kind: 'criterion', summary: 'A clause', source: {}, ...(condition ? { condition } : {}) });
const policyOf = (scope: unknown, more: object = {}): Policy => invented({ first: yesNo }, scope, [{}], { clauses: { says: { kind: 'position', summary: 'It says', source: {} }, held: clause(leaf), bare: clause() }, ...more });
const run = (policy: Policy) => assess(policy, {}, asAt).verdict;

describe('a policy that cannot be evaluated says why', () => {
  it.each<[string, unknown, RegExp]>([
    ['a clause that it has not', 'missing', /has no clause “missing”/],
    ['a clause by a name that every object has', 'constructor', /has no clause “constructor”/],
    ['a clause without a condition', 'bare', /“bare”.* holds no condition/],
    ['a reading that it has not', { reading: 'another', choose: { one: leaf } }, /does not say what follows from the reading “another”/],
    ['an option of which nothing is said', { reading: 'how', choose: { two: leaf } }, /does not say what follows from the reading “how”/],
    ['an option by a name that every object has', { reading: 'named-so', choose: { one: leaf } }, /does not say what follows from the reading “named-so”/],
  ])('%s', (_, scope, why) => {
    const policy = policyOf(scope, { readings: [reading(['one', 'two'], 'one'), { ...reading(['constructor', 'other'], 'constructor'), id: 'named-so' }] });
    expect(() => run(policy)).toThrow(PolicyFault);
    expect(() => run(policy)).toThrow(why);
  });

  it('and one that can be, rests on the option that is followed', () => {
    expect(run(policyOf('held'))).toBe('not-known');
    const policy = policyOf({ reading: 'how', choose: { one: 'held', two: { not: 'held' } } }, { readings: [reading(['one', 'two'], 'two')] });
    const answer = (options: object) => explain(policy, { first: { state: 'known', value: { kind: 'choice', choice: 'yes' }, confirmation: 'c' } }, asAt, options);
    expect([answer({}).verdict, answer({ readings: { how: 'one' } }).verdict]).toEqual(['outside-scope', 'position-applies']);
    expect(answer({}).finding.children[0]!.children[0]!.readings).toEqual([{ reading: 'how', option: 'two' }]);
  });
});
