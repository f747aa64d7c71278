import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../shared/policy/index.ts';
import { invented, yesNo } from '../../policies/invented.ts';
import { answer } from '../../policies/support.ts';

const reading = (id: string, inForce: string | null, ...options: string[]) => ({ id, clause: 'says', question: `How ${id}?`, options: options.map((one) => ({ id: one, text: `Option ${one}` })), inForce, by: 'Nobody', reason: 'None' });
const under = (id: string, ...met: string[]) => ({ reading: id, choose: Object.fromEntries(['a', 'b', 'c'].map((option) => [option, { fact: met.includes(option) ? 'yes-fact' : 'no-fact', is: ['yes'] }])) });
const facts = { 'yes-fact': 'yes', 'no-fact': 'no' };
const policyOf = (criteria: unknown, readings: readonly object[]): Policy => invented({ 'yes-fact': yesNo, 'no-fact': yesNo }, { fact: 'yes-fact', is: ['yes'] }, [{ criteria }], { readings });

describe('what other readings would answer', () => {
  it('is told of each option that alone changes the answer, and of no other', () => {
    const policy = policyOf(under('first', 'b'), [reading('first', 'a', 'a', 'b', 'c'), reading('second', 'a', 'a', 'b')]);
    const result = answer(policy, facts);
    expect(result.verdict).toBe('not-met');
    expect(result.readings).toEqual([{ reading: 'first', question: 'How first?', inForceOption: 'a', otherOption: 'b', otherText: 'Option b', otherVerdict: 'met' }]);
    expect(result.jointReadings).toEqual([]);
  });

  it('is measured against what the ICB signed', () => {
    const policy = policyOf(under('first', 'b'), [reading('first', 'a', 'a', 'b', 'c')]);
    const signed = answer(policy, facts, '2026-06-01', { readings: { first: 'b' } });
    expect(signed.verdict).toBe('met');
    expect(signed.readings.map((one) => [one.inForceOption, one.otherOption, one.otherVerdict])).toEqual([['b', 'a', 'not-met'], ['b', 'c', 'not-met']]);
  });

  it('is told of two together where neither alone changes it, each pair once', () => {
    const policy = policyOf({ all: [under('first', 'b', 'c'), under('second', 'b')] }, [reading('first', 'a', 'a', 'b', 'c'), reading('second', 'a', 'a', 'b'), reading('third', 'a', 'a', 'b')]);
    const result = answer(policy, facts);
    expect(result.readings).toEqual([]);
    expect(result.jointReadings).toEqual(['b', 'c'].map((option) => ({
      changes: [{ reading: 'first', otherOption: option }, { reading: 'second', otherOption: 'b' }], otherVerdict: 'met',
    })));
  });

  it('is not told of two together where one of them alone changes it', () => {
    const policy = policyOf({ any: [under('first', 'b'), { all: [under('second', 'b'), under('third', 'b')] }] }, [reading('first', 'a', 'a', 'b'), reading('second', 'a', 'a', 'b'), reading('third', 'a', 'a', 'b')]);
    const result = answer(policy, facts);
    expect(result.readings.map((one) => one.reading)).toEqual(['first']);
    expect(result.jointReadings.map((one) => one.changes.map((change) => change.reading))).toEqual([['second', 'third']]);
  });

  it('is not told where the answer itself depends on a reading that nobody has chosen', () => {
    const result = answer(policyOf({ any: [under('first', 'b'), under('second', 'b')] }, [reading('first', null, 'a', 'b'), reading('second', 'a', 'a', 'b')]), facts);
    expect([result.verdict, result.readings, result.jointReadings]).toEqual(['depends-on-reading', [], []]);
  });
});
