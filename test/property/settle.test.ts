import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, explain, factStatesOf, vocabularyOf, type Policy } from '../../shared/policy/index.ts';
import type { WrittenFact } from '../../shared/policy/schema.ts';
import { invented } from '../policies/invented.ts';

/** Invented policies over these questions, and all that a person could learn of each: one value for every answer that a test can tell apart. */
const asAt = '2026-06-01';
const yesNo = { kind: 'choice', choices: [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }, { id: 'unclear', label: 'Cannot tell', cannotTell: true }] };
const questions: Record<string, { answer: object; values: WrittenFact[] }> = {
  first: { answer: yesNo, values: ['yes', 'no'] },
  second: { answer: yesNo, values: ['yes', 'no'] },
  third: { answer: { kind: 'choice', choices: ['x', 'y', 'z'].map((id) => ({ id, label: id })) }, values: ['x', 'y', 'z'] },
  attempts: { answer: { kind: 'count' }, values: [0, 1, 2, 3, 4] },
  elsewhere: { answer: { kind: 'count' }, values: [0, 1, 2, 3, 4] },
  size: { answer: { kind: 'quantity', unit: 'mm' }, values: [0, 0.4, 0.5, 0.8, 1.2, 1.3, 2.5].map((amount) => ({ amount, unit: 'mm' })) },
  onset: { answer: { kind: 'date' }, values: ['2026-06-01', '2026-03-02', '2026-03-01', '2025-06-02', '2025-06-01'] },
  course: { answer: { kind: 'interval' }, values: ['2026-06-01', '2026-05-22', '2026-03-02', '2026-03-01', '2025-12-01'].map((start) => ({ start, end: asAt })) },
};
const ids = Object.keys(questions);
const purposes = { kind: 'choice', several: true, choices: [{ id: 'one', label: 'One' }, { id: 'two', label: 'Two' }] };

const leaf = fc.oneof(
  fc.constantFrom<object>(
    { fact: 'first', is: ['yes'] }, { fact: 'second', is: ['no'] }, { fact: 'second', is: ['yes'] }, { fact: 'third', is: ['x'] }, { fact: 'third', is: ['y', 'z'] },
    { fact: 'course', lastsAtLeast: { months: 3 }, ongoingCounts: false }, { fact: 'course', lastsAtLeast: { days: 10 }, ongoingCounts: false },
    { fact: 'onset', ageAtLeast: { months: 3 } }, { fact: 'onset', ageAtLeast: { years: 1 } },
  ),
  fc.constantFrom<object>({ fact: 'attempts', atLeast: 1 }, { fact: 'attempts', atMost: 2 }, { fact: 'attempts', atLeast: 2, plus: [{ fact: 'elsewhere' }] }, { fact: 'attempts', atMost: 1, plus: [{ fact: 'elsewhere' }] }),
  fc.tuple(fc.constantFrom('atLeast', 'atMost'), fc.constantFrom(0.5, 1.2)).map(([test, amount]): object => ({ fact: 'size', [test]: { amount, unit: 'mm' } })),
);
const condition = fc.letrec<{ node: object; group: object }>((tie) => ({
  node: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, tie('group')),
  group: fc.oneof(
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
  ),
})).node;

const part = fc.record({ when: fc.option(condition), criteria: fc.option(condition), purpose: fc.constantFrom(undefined, undefined, 'one', 'two') });
const policy = fc.tuple(condition, fc.array(part, { minLength: 1, maxLength: 3 })).map(([scope, parts]): Policy =>
  invented({ ...Object.fromEntries(ids.map((id) => [id, questions[id]!.answer])), purpose: purposes }, scope, parts, { purposeFact: 'purpose' }));

/** What is known, and what could still be learned of the rest. A dispute, a “cannot tell” and a rough value may still be settled. */
interface Case { policy: Policy; known: Record<string, WrittenFact>; purposes: string[]; learn: Record<string, WrittenFact[]> }

const roughCourses: { written: WrittenFact; values: WrittenFact[] }[] = [
  { written: { start: { from: '2026-02-01', to: '2026-05-25' }, end: '2026-06-01' }, values: [{ start: '2026-02-01', end: '2026-06-01' }, { start: '2026-05-25', end: '2026-06-01' }] },
  { written: { start: '2026-01-01', end: null }, values: [{ start: '2026-01-01', end: '2026-01-01' }, { start: '2026-01-01', end: '2026-06-01' }] },
  { written: { start: '2026-01-01', end: { from: '2026-01-05', to: '2026-04-30' } }, values: [{ start: '2026-01-01', end: '2026-01-05' }, { start: '2026-01-01', end: '2026-04-30' }] },
];
const stateOf = (id: string): fc.Arbitrary<{ written: WrittenFact | undefined; values: WrittenFact[] }> => {
  const { values } = questions[id]!;
  const undecided: { written: WrittenFact | undefined; values: WrittenFact[] }[] = [{ written: undefined, values }, { written: { notKnown: true }, values }, { written: { disputed: values.slice(0, 2) as never }, values }];
  if (id === 'first' || id === 'second') undecided.push({ written: 'unclear', values });
  if (id === 'onset') undecided.push({ written: { from: '2025-03-01', to: '2026-04-30' }, values: ['2025-03-01', '2025-06-02', '2026-03-01', '2026-04-30'] });
  if (id === 'course') undecided.push(...roughCourses);
  return fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...undecided) }, { weight: 1, arbitrary: fc.constantFrom(...values).map((written) => ({ written, values: [] })) });
};
const anyCase: fc.Arbitrary<Case> = fc.tuple(policy, fc.constantFrom<string[]>([], ['one'], ['one', 'two']), fc.shuffledSubarray(ids, { minLength: 3, maxLength: 3 }), fc.tuple(...ids.map(stateOf))).map(([policy, purposes, open, states]) => {
  const known: Record<string, WrittenFact> = {};
  const learn: Record<string, WrittenFact[]> = {};
  ids.forEach((id, index) => {
    const { written, values } = states[index]!;
    // At most three are undecided, so that every way to learn them can be tried.
    if (values.length > 0 && !open.includes(id)) known[id] = questions[id]!.values[index % 2]!;
    else if (written !== undefined) known[id] = written;
    if (values.length > 0 && open.includes(id)) learn[id] = values;
  });
  return { policy, known, purposes, learn };
});

const order = ['met', 'position-applies', 'not-met', 'silent', 'outside-scope', 'rules-clash'];

/** The answers of each purpose, or the one answer. */
function answersTo({ policy, known, purposes }: Case, learned: Record<string, WrittenFact>): string[] {
  const written = { ...known, ...(purposes.length > 0 ? { purpose: purposes } : {}), ...learned };
  const answer = assess(policy, factStatesOf(written, vocabularyOf([policy])), asAt);
  return answer.purposes?.map((purpose) => purpose.verdict) ?? purposes.map(() => answer.verdict).concat(purposes.length === 0 ? answer.verdict : []);
}

/** By trying everything that could be learned. */
function byTrying(one: Case): { towards: string; facts: string[] }[] {
  const before = answersTo(one, {});
  const found = new Map<string, string[][]>();
  const subsets = Object.keys(one.learn).reduce<string[][]>((sofar, id) => sofar.flatMap((set) => [set, [...set, id]]), [[]]);
  subsets.sort((a, b) => a.length - b.length || (a.map((id) => ids.indexOf(id)).join() < b.map((id) => ids.indexOf(id)).join() ? -1 : 1));
  const purposes = before.map((_, index) => index);
  for (const purpose of purposes) {
    const own = new Map<string, string[][]>();
    for (const set of subsets) {
      const rows = set.reduce<Record<string, WrittenFact>[]>((sofar, id) => sofar.flatMap((row) => one.learn[id]!.map((value) => ({ ...row, [id]: value }))), [{}]);
      for (const verdict of new Set(rows.map((row) => answersTo(one, row)[purpose]!))) {
        const sets = own.get(verdict) ?? own.set(verdict, []).get(verdict)!;
        if (!sets.some((other) => other.every((id) => set.includes(id)))) sets.push(set);
      }
    }
    for (const [verdict, sets] of own) found.set(verdict, [...(found.get(verdict) ?? []), ...sets]);
  }
  return order.flatMap((towards) => {
    const sets = (found.get(towards) ?? []).filter((set) => set.length > 0).sort((a, b) => subsets.findIndex((set) => set === a) - subsets.findIndex((set) => set === b));
    return sets.filter((set, index) => !sets.some((other, at) => (other.length < set.length || (other.length === set.length && at < index)) && other.every((id) => set.includes(id)))).map((facts) => ({ towards, facts }));
  });
}

describe('what could settle the answer', () => {
  it('is all that trying every answer finds, and no more', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const { policy, known, purposes } = one;
        const states = factStatesOf({ ...known, ...(purposes.length > 0 ? { purpose: purposes } : {}) }, vocabularyOf([policy]));
        const { verdict, settlingSets } = explain(policy, states, asAt);
        fc.pre(verdict === 'not-known' || verdict === 'disputed');
        expect(settlingSets).toEqual(byTrying(one));
      }),
      { numRuns: 300 },
    );
  });
});
