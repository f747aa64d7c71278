import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { choicesOf, type Stretch, type FactState, type FactStates, type FactValue } from '../../shared/domain/facts.ts';
import { assess, bundledPolicies, checkFacts, explain, parsePolicy, vocabularyOf, type Finding, type Policy } from '../../shared/policy/index.ts';

/** Those that ship, and five of quite other shapes. */
const shapes = join(import.meta.dirname, '..', 'policies', 'shapes');
const policies = [...bundledPolicies(), ...readdirSync(shapes).filter((name) => name.endsWith('.json')).map((name) => parsePolicy(JSON.parse(readFileSync(join(shapes, name), 'utf8'))))];
const vocabulary = vocabularyOf(policies);
const asAt = '2026-06-01';

const dayFrom = (year: number, offset: number) => new Date(Date.UTC(year, 0, 1 + offset)).toISOString().slice(0, 10);
const day = (firstYear: number, years: number) => fc.integer({ min: 0, max: Math.round(365 * years) }).map((offset) => dayFrom(firstYear, offset));
const range = (firstYear: number, years: number) =>
  fc.tuple(day(firstYear, years), fc.constantFrom(0, 0, 20, 300)).map(([from, more]) => {
    const latest = new Date(Date.parse(`${from}T00:00:00Z`) + more * 86_400_000).toISOString().slice(0, 10);
    return { from, to: latest, printed: 'as printed' };
  });

const stretch = fc.tuple(range(2025, 1), fc.option(range(2026, 0.5))).map(([start, end]) => ({ start, end }));

/** Any value that the fact can take. */
function valueOf(id: string): fc.Arbitrary<FactValue> {
  const { answer } = vocabulary.get(id)!;
  switch (answer.kind) {
    case 'choice': {
      const ids = answer.choices.map((one) => one.id);
      const one = fc.constantFrom(...ids).map((choice): FactValue => ({ kind: 'choice', choice }));
      return answer.several ? fc.oneof(one, fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }).map((choices): FactValue => ({ kind: 'choices', choices }))) : one;
    }
    case 'quantity':
      return fc.constantFrom(0, 4.9, 5, 9.9, 10, 10.1, 39, 40, 41).map((amount) => ({ kind: 'quantity', amount, unit: answer.unit }));
    case 'count':
      return fc.integer({ min: 0, max: 4 }).map((count) => ({ kind: 'count', count }));
    case 'date':
      return range(2004, 8).map((date) => ({ kind: 'date', date }));
    case 'interval':
      return fc.tuple(stretch, answer.several ? fc.array(stretch, { maxLength: 2 }) : fc.constant<Stretch[]>([])).map(([first, further]): FactValue => ({ kind: 'interval', ...first, printed: '', ...(further.length > 0 ? { further: [...further] } : {}) }));
    case 'text':
      return fc.constant({ kind: 'text', text: 'words' });
  }
}

const known = (id: string, value: FactValue): FactState => ({ state: 'known', value, confirmation: `c:${id}` });
const stateOf = (id: string): fc.Arbitrary<FactState> =>
  fc.oneof(
    { weight: 4, arbitrary: valueOf(id).map((value) => known(id, value)) },
    { weight: 2, arbitrary: fc.constant<FactState>({ state: 'open' }) },
    { weight: 1, arbitrary: fc.constant<FactState>({ state: 'notKnown' }) },
    { weight: 1, arbitrary: fc.tuple(valueOf(id), valueOf(id)).map((values): FactState => ({ state: 'disputed', values })) },
  );

interface Case { policy: Policy; facts: FactStates; readings: Record<string, string> }

const anyCase: fc.Arbitrary<Case> = fc.constantFrom(...policies).chain((policy) =>
  fc.record({
    policy: fc.constant(policy),
    facts: fc.record(Object.fromEntries(policy.facts.map(({ id }) => [id, stateOf(id)]))),
    readings: fc.record(Object.fromEntries(policy.readings.filter((reading) => reading.id !== 'in-force-from').map((reading) => [reading.id, fc.constantFrom(...reading.options.map((option) => option.id))]))),
  }),
);

const run = ({ policy, facts, readings }: Case) => explain(policy, checkFacts(facts, asAt, vocabulary), asAt, { readings });
const settledIn = (finding: Finding): Map<string, string> => {
  const own: [string, string][] = finding.status === 'met' || finding.status === 'not-met' ? [[finding.id, finding.status]] : [];
  return new Map([...own, ...finding.children.flatMap((child) => [...settledIn(child)])]);
};
const undecided = (verdict: string) => verdict === 'not-known' || verdict === 'disputed';

describe('whatever the facts are', () => {
  /*
   * One exception is written into the policy itself: while nobody has answered adult or child, the date of birth
   * stands in for it, and a person's own answer then replaces it. So that fact is not the one that is learned here.
   */
  it('learning a fact never flips a settled finding', () => {
    const learned = anyCase.chain((one): fc.Arbitrary<{ one: Case; id: string | null; value: FactValue | null }> => {
      const open = one.policy.facts.map((fact) => fact.id).filter((id) => one.facts[id]!.state !== 'known' && id !== 'ageGroup');
      if (open.length === 0) return fc.constant({ one, id: null, value: null });
      return fc.constantFrom(...open).chain((id) => fc.record({ one: fc.constant(one), id: fc.constant(id), value: valueOf(id) }));
    });
    fc.assert(
      fc.property(learned, ({ one, id, value }) => {
        if (id === null || value === null) return;
        const before = run(one);
        const after = run({ ...one, facts: { ...one.facts, [id]: known(id, value) } });
        const later = settledIn(after.finding);
        for (const [node, status] of settledIn(before.finding)) expect(later.get(node)).toBe(status);
        if (!undecided(before.verdict)) expect(after.verdict).toBe(before.verdict);
      }),
      { numRuns: 1500 },
    );
  });

  it('knowing a day more exactly never flips a settled finding', () => {
    type Range = { from: string; to: string; printed: string };
    const steps = fc.array(fc.nat({ max: 1000 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(anyCase, steps, (one, chosen) => {
        let next = 0;
        const exactly = ({ from, to }: Range): Range => {
          const span = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
          const day = new Date(Date.parse(from) + (chosen[next++ % chosen.length]! % (span + 1)) * 86_400_000).toISOString().slice(0, 10);
          return { from: day, to: day, printed: '' };
        };
        // A stretch that came out upside down is a fact that cannot be, and no case of a better-known one.
        let possible = true;
        const stretchExactly = <T extends { start: Range; end: Range | null }>(value: T): T => {
          const [start, end] = [exactly(value.start), value.end && exactly(value.end)];
          if (end !== null && end.to < start.from) possible = false;
          return { ...value, start, end };
        };
        const facts = Object.fromEntries(Object.entries(one.facts).map(([id, state]): [string, FactState] => {
          if (state.state !== 'known') return [id, state];
          const { value } = state;
          if (value.kind === 'date') return [id, { ...state, value: { ...value, date: exactly(value.date) } }];
          return [id, value.kind === 'interval' ? { ...state, value: { ...stretchExactly(value), ...(value.further ? { further: value.further.map(stretchExactly) } : {}) } } : state];
        }));
        if (!possible) return;
        const [before, after] = [run(one), run({ ...one, facts })];
        const later = settledIn(after.finding);
        for (const [node, status] of settledIn(before.finding)) expect(later.get(node)).toBe(status);
        if (!undecided(before.verdict) && before.verdict !== 'depends-on-reading') expect(after.verdict).toBe(before.verdict);
      }),
      { numRuns: 800 },
    );
  });

  it('the bare answer and the explained one are the same', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const [bare, whole] = [assess(one.policy, checkFacts(one.facts, asAt, vocabulary), asAt, { readings: one.readings }), run(one)];
        expect(bare.verdict).toBe(whole.verdict);
        expect([...(bare.missing ?? [])].sort()).toEqual(whole.openFacts.map((fact) => fact.factId).sort());
        if (bare.purposes) expect(bare.purposes.map((purpose) => [purpose.purpose, purpose.verdict])).toEqual(whole.purposes.map((purpose) => [purpose.purpose, purpose.verdict]));
      }),
      { numRuns: 500 },
    );
  });

  it('each purpose is answered as if it were asked for alone', () => {
    const several = anyCase.filter(({ policy, facts }) => policy.purposeFact !== undefined && facts[policy.purposeFact]?.state === 'known');
    fc.assert(
      fc.property(several, (one) => {
        const id = one.policy.purposeFact!;
        const state = one.facts[id]!;
        if (state.state !== 'known') return;
        for (const { purpose, verdict } of run(one).purposes) {
          const alone = run({ ...one, facts: { ...one.facts, [id]: { ...state, value: { kind: 'choice', choice: purpose! } } } });
          expect(choicesOf(state.value)).toContain(purpose);
          expect(verdict).toBe(alone.verdict);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('open facts are named while the answer is open, and only they are asked for', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const result = run(one);
        if (!undecided(result.verdict)) {
          expect(result.openFacts).toEqual([]);
          expect(result.settlingSets).toEqual([]);
        } else {
          expect(result.openFacts.length).toBeGreaterThan(0);
          expect(result.settlingSets.length + Number(one.readings['still-going-on'] === 'end-needed')).toBeGreaterThan(0);
          for (const set of result.settlingSets) for (const fact of set.facts) expect(result.openFacts.map((open) => open.factId)).toContain(fact);
        }
      }),
      { numRuns: 800 },
    );
  });

  it('a fact that is said not to decide never changes the answer', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const bare = Object.fromEntries(Object.entries(one.facts).filter(([id]) => one.policy.facts.find((fact) => fact.id === id)?.decides));
        expect(run({ ...one, facts: bare }).finding).toEqual(run(one).finding);
      }),
      { numRuns: 300 },
    );
  });

  it('the order in which facts are given does not matter', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const turned = Object.fromEntries(Object.entries(one.facts).reverse());
        expect(run({ ...one, facts: turned })).toEqual(run(one));
      }),
      { numRuns: 300 },
    );
  });

  it('the order of conditions and the names of clauses do not matter', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        expect(run({ ...one, policy: renamed(one.policy) }).verdict).toBe(run(one).verdict);
      }),
      { numRuns: 300 },
    );
  });

  it('a disputed fact counts as not known everywhere', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const looked = Object.fromEntries(Object.entries(one.facts).map(([id, state]) => [id, state.state === 'disputed' ? { state: 'notKnown' as const } : state]));
        const [disputed, notKnown] = [run(one), run({ ...one, facts: looked })];
        const same = (verdict: string) => (verdict === 'disputed' ? 'not-known' : verdict);
        expect(same(disputed.verdict)).toBe(same(notKnown.verdict));
        expect(disputed.openFacts.map((fact) => fact.factId)).toEqual(notKnown.openFacts.map((fact) => fact.factId));
        expect(settledIn(disputed.finding)).toEqual(settledIn(notKnown.finding));
      }),
      { numRuns: 500 },
    );
  });

  it('the same input gives the same answer and is left as it was', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const copy = structuredClone(one);
        expect(run(one)).toEqual(run(one));
        expect(one).toEqual(copy);
      }),
      { numRuns: 200 },
    );
  });

  it('the verdict is the root of the tree', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const result = run(one);
        expect(result.finding.answer).toBe(result.verdict);
      }),
      { numRuns: 200 },
    );
  });
});

/** The same policy with every group turned round and every clause under another name. */
function renamed(policy: Policy): Policy {
  const name = (id: string) => `clause-${id}`;
  const isClause = (text: string) => Object.hasOwn(policy.clauses, text);
  const turn = (node: unknown): unknown => {
    if (typeof node === 'string') return isClause(node) ? name(node) : node;
    if (Array.isArray(node)) return node.map(turn).reverse();
    if (node === null || typeof node !== 'object') return node;
    // The tests of a leaf hold no clauses, and its choices may share a clause's name.
    const leaf = 'fact' in node;
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, leaf || ['reading', 'text', 'id', 'title', 'position', 'purpose'].includes(key) ? inner : turn(inner)]));
  };
  return {
    ...policy,
    scope: turn(policy.scope) as Policy['scope'],
    clauses: Object.fromEntries(Object.entries(policy.clauses).map(([id, clause]) => [name(id), { ...clause, ...(clause.condition === undefined ? {} : { condition: turn(clause.condition) as Policy['scope'] }) }])),
    parts: policy.parts.map((part) => turn(part) as Policy['parts'][number]).reverse(),
    readings: policy.readings.map((reading) => ({ ...reading, clause: name(reading.clause) })),
    exceptionClause: policy.exceptionClause === null ? null : name(policy.exceptionClause),
  };
}
