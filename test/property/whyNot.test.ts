import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactState, FactStates, FactValue } from '../../shared/domain/facts.ts';
import { bundledPolicies, explain, FactError, vocabularyOf, type Assessment, type Policy, type Verdict } from '../../shared/policy/index.ts';
import { whyNot } from '../../shared/policy/whyNot.ts';
import { whyNotNeeded } from '../../shared/policy/whyNotNeeded.ts';

const policies = bundledPolicies();
const asAt = '2026-06-01';
const day = (first: string, days: number) => fc.integer({ min: 0, max: days }).map((more) => new Date(Date.parse(`${first}T00:00:00Z`) + more * 86_400_000).toISOString().slice(0, 10));
const range = (first: string, days: number) => day(first, days).map((from) => ({ from, to: from, printed: '' }));

function valueOf(policy: Policy, id: string): fc.Arbitrary<FactValue> {
  const { answer } = vocabularyOf([policy]).get(id)!;
  switch (answer.kind) {
    case 'choice': {
      const ids = answer.choices.map((one) => one.id);
      const one = fc.constantFrom(...ids).map((choice): FactValue => ({ kind: 'choice', choice }));
      return answer.several ? fc.oneof(one, fc.subarray(ids, { minLength: 2 }).map((choices): FactValue => ({ kind: 'choices', choices }))) : one;
    }
    case 'count':
      return fc.integer({ min: 0, max: 3 }).map((count) => ({ kind: 'count', count }));
    case 'date':
      return range('2006-01-01', 2000).map((date) => ({ kind: 'date', date }));
    case 'interval':
      return fc.tuple(range('2025-06-01', 200), fc.option(range('2026-01-01', 120))).map(([start, end]) => ({ kind: 'interval', start, end, printed: '' }));
    case 'quantity':
      return fc.integer({ min: 0, max: 60 }).map((amount) => ({ kind: 'quantity', amount, unit: answer.unit }));
    case 'text':
      return fc.constant({ kind: 'text', text: 'words' });
  }
}

const stateOf = (policy: Policy, id: string): fc.Arbitrary<FactState> =>
  fc.oneof(
    { weight: 12, arbitrary: valueOf(policy, id).map((value): FactState => ({ state: 'known', value, confirmation: `c:${id}` })) },
    { weight: 1, arbitrary: fc.constant<FactState>({ state: 'open' }) },
    { weight: 1, arbitrary: fc.constant<FactState>({ state: 'notKnown' }) },
    { weight: 1, arbitrary: fc.tuple(valueOf(policy, id), valueOf(policy, id)).map((values): FactState => ({ state: 'disputed', values })) },
  );

const anyFacts = (policy: Policy) => fc.record(Object.fromEntries(policy.facts.map(({ id }) => [id, stateOf(policy, id)])));
const anyCase = fc.constantFrom(...policies).chain((policy) =>
  fc.record({
    policy: fc.constant(policy), facts: anyFacts(policy), other: anyFacts(policy),
    readings: fc.record(Object.fromEntries(policy.readings.filter(({ id }) => id !== 'in-force-from').map((reading) => [reading.id, fc.constantFrom(...reading.options.map((option) => option.id))]))),
  }),
);

const run = (policy: Policy, facts: FactStates, readings: Record<string, string>): Assessment | null => {
  try {
    return explain(policy, facts, asAt, { readings });
  } catch (error) {
    if (error instanceof FactError) return null;
    throw error;
  }
};
const drawn = (assessment: Assessment): Assessment => assessment.ifThisVersion ?? assessment;
const verdictFor = (assessment: Assessment, purpose: string | null): Verdict => {
  const text = drawn(assessment);
  return text.purposes.find((one) => one.purpose === purpose)?.verdict ?? text.verdict;
};

describe('why an answer came out as it did', () => {
  it('names every fact that the answer hangs on: whatever the others are, the answer stays', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyCase, ({ policy, facts, other, readings }) => {
        const before = run(policy, facts, readings);
        fc.pre(before !== null);
        for (const why of whyNot(policy, drawn(before!))) {
          seen.add(why.verdict);
          const hangs = new Set(why.facts);
          const outside = Object.keys(facts).filter((id) => !hangs.has(id));
          const changes: FactStates[] = [
            ...outside.map((id) => ({ ...facts, [id]: other[id]! })),
            Object.fromEntries(Object.entries(facts).map(([id, state]) => [id, hangs.has(id) ? state : other[id]!])),
            Object.fromEntries(Object.entries(facts).map(([id, state]): [string, FactState] => [id, hangs.has(id) ? state : { state: 'open' }])),
          ];
          for (const changed of changes) {
            const after = run(policy, changed, readings);
            if (after !== null) expect(verdictFor(after, why.purpose)).toBe(why.verdict);
          }
        }
      }),
      { numRuns: 400 },
    );
    expect([...seen].sort()).toEqual(['not-met', 'outside-scope', 'position-applies', 'silent']);
  });

  it('names nothing too much: without one of the conditions, and the others’ facts open, the answer is no longer settled so', () => {
    fc.assert(
      fc.property(anyCase, ({ policy, facts, readings }) => {
        const before = run(policy, facts, readings);
        fc.pre(before !== null);
        for (const why of whyNot(policy, drawn(before!))) {
          for (const left of why.deciding) {
            const keep = new Set(why.facts.filter((id) => !left.facts.includes(id)));
            const after = run(policy, Object.fromEntries(Object.entries(facts).map(([id, state]): [string, FactState] => [id, keep.has(id) ? state : { state: 'open' }])), readings);
            if (after !== null) expect(verdictFor(after, why.purpose)).not.toBe(why.verdict);
          }
        }
      }),
      { numRuns: 800 },
    );
  });
});

describe('why a question need not be answered any more', () => {
  it('is said of every such question, in words of the policy and without an id', () => {
    fc.assert(
      fc.property(anyCase, ({ policy, facts, readings }) => {
        const found = run(policy, facts, readings);
        fc.pre(found !== null);
        const text = drawn(found!);
        for (const factId of text.noLongerNeeded) {
          const why = whyNotNeeded(policy, text, factId);
          expect(why).toMatch(/^(“|The policy does not cover|As the policy is read here|It is settled without it: ).+\.$/);
          for (const { id } of policy.facts.filter((use) => /[A-Z]/.test(use.id))) expect(why).not.toContain(id);
        }
      }),
      { numRuns: 400 },
    );
  });
});
