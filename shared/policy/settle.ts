import type { Ground } from './ground.ts';
import { candidatesFor } from './candidates.ts';
import type { PolicyPart, Verdict } from './schema.ts';
import { both, either, waysTo, type Candidates, type Way } from './ways.ts';

/** A smallest set of open facts that could settle the answer this way. What the facts are, nobody knows yet. */
export interface SettlingSet {
  readonly towards: Verdict;
  readonly facts: readonly string[];
}

const mostPerVerdict = 8;
const order: readonly Verdict[] = ['met', 'position-applies', 'not-met', 'silent', 'outside-scope', 'rules-clash'];
const nothingNeeded: readonly Way[] = [new Map()];

/** The smallest sets of open facts that could settle the answer, for each answer that can still come about. */
export function settlingSets(ground: Ground): SettlingSet[] {
  const quiet: Ground = { ...ground, notes: new Set() };
  const candidates = candidatesFor(quiet);
  const inScope = waysTo(quiet.policy.scope, true, quiet, candidates);
  const outcomes = quiet.policy.parts.map((part) => outcomesOf(part, quiet, candidates));
  const ways = new Map<Verdict, readonly Way[]>([['outside-scope', waysTo(quiet.policy.scope, false, quiet, candidates)]]);
  for (const { answers, ways: needed } of together(outcomes)) {
    if (answers.length > 1) continue;
    ways.set(answers[0] ?? 'silent', both(inScope, needed));
  }
  ways.set('rules-clash', both(inScope, clashes(outcomes)));
  const position = new Map(quiet.policy.facts.map((fact, index) => [fact.id, index]));
  return order.flatMap((towards) => smallest(ways.get(towards) ?? [], position).map((facts) => ({ towards, facts })));
}

/** What a part can come to, with the ways to each. An answer of null: the part does not apply. */
interface Outcome {
  readonly answer: Verdict | null;
  readonly ways: readonly Way[];
}

function outcomesOf(part: PolicyPart, ground: Ground, candidates: Candidates): Outcome[] {
  const when = (wanted: boolean): readonly Way[] =>
    part.when === undefined ? (wanted ? nothingNeeded : []) : waysTo(part.when, wanted, ground, candidates);
  const applies = when(true);
  const answers: Outcome[] = part.position === 'commissioned-if'
    ? [
        { answer: 'met', ways: both(applies, waysTo(part.criteria, true, ground, candidates)) },
        { answer: 'not-met', ways: both(applies, waysTo(part.criteria, false, ground, candidates)) },
      ]
    : [{ answer: 'position-applies', ways: applies }];
  return [{ answer: null, ways: when(false) }, ...answers];
}

/** Every part decided: the different answers that come out, with the ways to them. */
function together(parts: readonly (readonly Outcome[])[]): { answers: readonly Verdict[]; ways: readonly Way[] }[] {
  let sofar = new Map<string, { answers: readonly Verdict[]; ways: readonly Way[] }>([['', { answers: [], ways: nothingNeeded }]]);
  for (const outcomes of parts) {
    const next: typeof sofar = new Map();
    for (const before of sofar.values()) {
      for (const { answer, ways } of outcomes) {
        const answers = answer === null ? before.answers : [...new Set([...before.answers, answer])].sort();
        const key = answers.join();
        next.set(key, { answers, ways: either([...(next.get(key)?.ways ?? []), ...both(before.ways, ways)]) });
      }
    }
    sofar = next;
  }
  return [...sofar.values()];
}

/** Two parts that answer differently clash, whatever the others come to. */
function clashes(parts: readonly (readonly Outcome[])[]): readonly Way[] {
  const pairs = parts.flatMap((first, index) =>
    parts.slice(index + 1).flatMap((second) =>
      first.flatMap((a) => second.flatMap((b) => (a.answer !== null && b.answer !== null && a.answer !== b.answer ? both(a.ways, b.ways) : []))),
    ),
  );
  return either(pairs);
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
