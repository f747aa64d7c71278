import { describe, expect, it } from 'vitest';
import { both, either, type Way } from '../../../shared/policy/ways.ts';

const way = (facts: Record<string, number[]>): Way => new Map(Object.entries(facts).map(([fact, values]) => [fact, new Set(values)]));
const plain = (ways: readonly Way[]) => ways.map((one) => Object.fromEntries([...one].map(([fact, values]) => [fact, [...values]])));

describe('ways to settle something', () => {
  it('of which any will do: one that asks for more than another is left out, whichever is told first', () => {
    const [wide, narrow, further, other] = [way({ a: [0, 1] }), way({ a: [1] }), way({ a: [0], b: [0] }), way({ a: [2] })];
    const least = [{ a: [0, 1] }, { a: [2] }];
    for (const ways of [[wide, narrow, further, other], [other, further, narrow, wide], [narrow, wide, other, further]]) expect(plain(either(ways))).toEqual(least);
  });

  it('of which any will do: another fact, or another value, is another way', () => {
    expect(plain(either([way({ a: [0] }), way({ a: [1] }), way({ b: [0] }), way({ a: [2], b: [1] })]))).toEqual([{ a: [0] }, { a: [1] }, { b: [0] }, { a: [2], b: [1] }]);
  });

  it('of which any will do: where one needs nothing, nothing is needed', () => {
    expect(plain(either([way({ a: [0] }), way({}), way({ b: [0] })]))).toEqual([{}]);
  });

  it('that must come about together: of one fact, the values that suit both', () => {
    expect(plain(both([way({ a: [0, 1] })], [way({ a: [1, 2] }), way({ b: [0] })]))).toEqual([{ a: [1] }, { a: [0, 1], b: [0] }]);
    expect(both([way({ a: [0] })], [way({ a: [1] })])).toEqual([]);
    expect(both([way({ a: [0] })], [])).toEqual([]);
  });

  it('are the smallest three hundred where there are more', () => {
    const pairs = Array.from({ length: 200 }, (_, index) => way({ [`p${index}`]: [0], [`q${index}`]: [0] }));
    const singles = Array.from({ length: 200 }, (_, index) => way({ [`s${index}`]: [0] }));
    const kept = either([...pairs, ...singles]);
    expect([kept.length, kept.filter((one) => one.size === 1).length]).toEqual([300, 200]);
  });
});
