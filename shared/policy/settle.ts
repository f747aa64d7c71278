import type { IsoDate } from '../domain/dates.ts';
import { choicesOf } from '../domain/facts.ts';
import { candidatesFor } from './candidates.ts';
import type { Compiled, CompiledPart } from './compile.ts';
import type { FactMap } from './leaf.ts';
import type { Verdict } from './schema.ts';
import { both, either, waysTo, type Search, type Way } from './ways.ts';

/** A smallest set of open facts that could settle the answer this way. What the facts are, nobody knows yet. */
export interface SettlingSet {
  readonly towards: Verdict;
  readonly facts: readonly string[];
}

const mostPerVerdict = 8;
const order: readonly Verdict[] = ['met', 'position-applies', 'not-met', 'silent', 'outside-scope', 'rules-clash'];
const nothingNeeded: readonly Way[] = [new Map()];

/**
 * The smallest sets of open facts that could settle the answer, for each answer that can still come about. Where the
 * request names several purposes, those of each purpose.
 */
export function settlingSets(compiled: Compiled, facts: FactMap, asAt: IsoDate): SettlingSet[] {
  const search: Search = { facts, asAt, candidates: candidatesFor(compiled, facts, asAt) };
  const inScope = waysTo(compiled.scope, true, search);
  const ways = new Map<Verdict, readonly Way[]>([['outside-scope', waysTo(compiled.scope, false, search)]]);
  // An answer that one purpose has already needs nothing, and must not hide what another purpose still needs.
  const add = (answer: Verdict, more: readonly Way[]) => ways.set(answer, either([...(ways.get(answer) ?? []), ...more.filter((way) => way.size > 0)]));
  for (const parts of partsByPurpose(compiled, facts)) {
    const outcomes = parts.map((part) => outcomesOf(part, search));
    for (const [answer, needed] of together(outcomes)) add(answer ?? 'silent', both(inScope, needed));
    add('rules-clash', both(inScope, clashes(outcomes)));
  }
  const position = new Map(compiled.policy.facts.map((fact, index) => [fact.id, index]));
  return order.flatMap((towards) => smallest(ways.get(towards) ?? [], position).map((facts) => ({ towards, facts })));
}

/** The parts that answer one purpose belong together; with no purpose named, each purpose of the policy is looked at. */
function partsByPurpose({ policy, parts }: Compiled, facts: FactMap): (readonly CompiledPart[])[] {
  const state = facts.get(policy.purposeFact ?? noFact);
  if (state?.state !== 'known') return [parts];
  return choicesOf(state.value).map((purpose) => parts.filter(({ part }) => part.purpose === undefined || part.purpose === purpose));
}

/** What no fact is called. */
const noFact = '';

/** What a part can come to, with the ways to each. An answer of null: the part does not apply. */
interface Outcome {
  readonly answer: Verdict | null;
  readonly ways: readonly Way[];
}

function outcomesOf({ when, criteria }: CompiledPart, search: Search): Outcome[] {
  const applies = when === null ? nothingNeeded : waysTo(when, true, search);
  const answers: Outcome[] = criteria === null
    ? [{ answer: 'position-applies', ways: applies }]
    : [
        { answer: 'met', ways: both(applies, waysTo(criteria, true, search)) },
        { answer: 'not-met', ways: both(applies, waysTo(criteria, false, search)) },
      ];
  return [{ answer: null, ways: when === null ? [] : waysTo(when, false, search) }, ...answers];
}

/** Every part decided, and no two of them differently: the answer that comes out (null: no part applies), with the ways to it. */
function together(parts: readonly (readonly Outcome[])[]): ReadonlyMap<Verdict | null, readonly Way[]> {
  let sofar = new Map<Verdict | null, readonly Way[]>([[null, nothingNeeded]]);
  for (const outcomes of parts) {
    const next: typeof sofar = new Map();
    for (const [before, waysBefore] of sofar) {
      for (const { answer, ways } of outcomes) {
        if (differ(before, answer)) continue;
        const joint = before ?? answer;
        next.set(joint, either([...(next.get(joint) ?? []), ...both(waysBefore, ways)]));
      }
    }
    sofar = next;
  }
  return sofar;
}

/** Two parts that answer differently clash, whatever the others come to. */
function clashes(parts: readonly (readonly Outcome[])[]): readonly Way[] {
  const pairs = parts.flatMap((first, index) =>
    parts.slice(index + 1).flatMap((second) => first.flatMap((a) => second.flatMap((b) => (differ(a.answer, b.answer) ? both(a.ways, b.ways) : [])))),
  );
  return either(pairs);
}

function differ(a: Verdict | null, b: Verdict | null): boolean {
  return a !== null && b !== null && a !== b;
}

function smallest(ways: readonly Way[], position: ReadonlyMap<string, number>): (readonly string[])[] {
  const rank = (fact: string) => position.get(fact) ?? position.size;
  const byQuestion = (a: readonly string[], b: readonly string[]) => a.map((fact, index) => rank(fact) - rank(b[index]!)).find((step) => step !== 0) ?? 0;
  const sets = ways.map((way) => [...way.keys()].sort((a, b) => rank(a) - rank(b))).sort((a, b) => a.length - b.length || byQuestion(a, b));
  const kept: string[][] = [];
  for (const set of sets) {
    if (!kept.some((other) => other.every((fact) => set.includes(fact)))) kept.push(set);
  }
  return kept.slice(0, mostPerVerdict);
}
