import type { IsoDate } from '../domain/dates.ts';
import type { FactStates } from '../domain/facts.ts';
import type { AssessOptions } from './answer.ts';
import { compile, type Compiled, type Node } from './compile.ts';
import type { Found, GroupFound, LeafFound } from './evaluate.ts';
import { CheckedFacts, checkFacts } from './factCheck.ts';
import { isSettled } from './finding.ts';
import { governing, readingsOf, timeLineOf, type Governing } from './force.ts';
import type { FactMap } from './leaf.ts';
import { outcomeOf, statusOfPart, type Outcome, type PartFound, type PurposeFound } from './outcome.ts';
import type { Policy, Verdict } from './schema.ts';
import { bearingOf } from './superseded.ts';
import { vocabularyOf } from './vocabulary.ts';

/**
 * The bare answer: verdict and finding tree, clause by clause, with the facts that are missing. What a screen needs
 * besides (words, reckoning, other readings, settling sets) is put to it by `explain`.
 */
export interface Answer {
  readonly policy: string;
  readonly verdict: Verdict;
  /** One for each purpose, where the request names any. */
  readonly purposes?: readonly PurposeFound[];
  /** Absent where the date or readings decide: the text was then not put to the facts. */
  readonly scope?: Found;
  /** Absent also where the scope decides. */
  readonly parts?: readonly PartFound[];
  /** Facts that are not settled and could still change the answer, in the order in which they are met. */
  readonly missing?: readonly string[];
}

/**
 * Assesses the facts of a case against one policy version on one as-at date. Pure; the same input gives the same answer.
 * A missing fact is not known, never *no*. It neither suggests nor derives exceptionality, gives no score and refuses nothing.
 * @throws FactError for facts that cannot be right, a date that is no day, or an option that a reading does not have.
 * @throws PolicyFault for a policy that cannot be evaluated (see `lintPolicy`).
 */
export function assess(policy: Policy, facts: FactStates | CheckedFacts, asAt: IsoDate, options: AssessOptions = {}): Answer {
  const checked = facts instanceof CheckedFacts ? facts.on(asAt) : checkFacts(facts, asAt, vocabularyOf([policy])).states;
  const { verdict, text, compiled } = answerTo(policy, checked, asAt, options);
  if (text === null) return { policy: policy.id, verdict };
  const { purposes, scope, parts } = text;
  if (verdict === 'outside-scope') return { policy: policy.id, verdict, scope };
  const answer = purposes.length === 0 ? { policy: policy.id, verdict, scope, parts } : { policy: policy.id, verdict, purposes, scope, parts };
  return verdict === 'not-known' || verdict === 'disputed' ? { ...answer, missing: missingIn(compiled, text, checked) } : answer;
}

const nothing: readonly never[] = [];

/** The answer before any words are put to it. `text` is null where the date decides or readings do. */
export interface Verdicts {
  readonly verdict: Verdict;
  readonly text: Outcome | null;
  readonly compiled: Compiled;
  /** Null where the answer is to hold whatever the date. */
  readonly force: Governing | null;
}

/** Date, guidance, readings that nobody has chosen, then the text. */
export function answerTo(policy: Policy, facts: FactMap, asAt: IsoDate, options: AssessOptions, mindingDate = true, whole = false): Verdicts {
  const readings = readingsOf(policy, options.readings);
  if (readings.size < policy.readings.length) return underUnchosen(policy, facts, asAt, options, readings, mindingDate, whole);
  return underReadings(policy, facts, asAt, options, readings, mindingDate, whole);
}

/** The answer under one full set of readings. */
export function underReadings(policy: Policy, facts: FactMap, asAt: IsoDate, options: AssessOptions, readings: ReadonlyMap<string, string>, mindingDate: boolean, whole = false): Verdicts {
  const compiled = compile(policy, readings);
  if (!mindingDate) return underText(compiled, facts, asAt, whole, null);
  const force = forceOn(policy, readings, asAt);
  const byDate = verdictOfForce(force, options.versionInDoubt ?? null);
  if (byDate !== null) return { verdict: byDate, text: null, compiled, force };
  if (options.guidance !== undefined && bearingOf(policy, options.guidance, asAt).endedBy !== null) return { verdict: 'no-longer-in-force', text: null, compiled, force };
  return underText(compiled, facts, asAt, whole, force);
}

function underText(compiled: Compiled, facts: FactMap, asAt: IsoDate, whole: boolean, force: Governing | null): Verdicts {
  const text = outcomeOf(compiled, facts, asAt, whole);
  return { verdict: text.verdict, text, compiled, force };
}

/** Every combination of the readings that nobody has chosen between, each with its full set. */
export function unchosenCombinations(policy: Policy, chosenOnes: ReadonlyMap<string, string>): ReadonlyMap<string, string>[] {
  const open = policy.readings.filter((reading) => !chosenOnes.has(reading.id));
  const combinations = open.reduce<[string, string][][]>(
    (sofar, reading) => sofar.flatMap((start) => reading.options.map((option): [string, string][] => [...start, [reading.id, option.id]])).slice(0, mostCombinations),
    [[]],
  );
  return combinations.map((more) => {
    const added = new Map(more);
    return new Map(policy.readings.map(({ id }) => [id, chosenOnes.get(id) ?? added.get(id)!]));
  });
}

/** More combinations than this are not tried; that many unchosen readings are a matter for the policy lead anyway. */
const mostCombinations = 256;

function underUnchosen(policy: Policy, facts: FactMap, asAt: IsoDate, options: AssessOptions, chosenOnes: ReadonlyMap<string, string>, mindingDate: boolean, whole: boolean): Verdicts {
  const each = unchosenCombinations(policy, chosenOnes).map((readings) => underReadings(policy, facts, asAt, options, readings, mindingDate, whole));
  const [first] = each;
  if (each.every((one) => one.verdict === first!.verdict)) return first!;
  return { ...first!, verdict: 'depends-on-reading', text: null };
}

/** Which version governs does not depend on the case: for bulk work the last day that was asked for is kept. */
const lastAsked = new WeakMap<ReadonlyMap<string, string>, { readonly policy: Policy; readonly asAt: IsoDate; readonly force: Governing }>();

function forceOn(policy: Policy, readings: ReadonlyMap<string, string>, asAt: IsoDate): Governing {
  const last = lastAsked.get(readings);
  if (last !== undefined && last.asAt === asAt && last.policy === policy) return last.force;
  const force = governing(timeLineOf(policy, readings), asAt);
  lastAsked.set(readings, { policy, asAt, force });
  return force;
}

/** What the date alone answers; null where the version is plainly in force. */
export function verdictOfForce(force: Governing, doubt: string | null): Verdict | null {
  switch (force.state) {
    case 'in-force':
      return doubt === null ? null : 'cannot-tell-which-version';
    case 'not-yet':
      return 'not-yet-in-force';
    case 'ended':
      return 'no-longer-in-force';
    case 'text-not-held':
      return 'text-not-held';
    case 'cannot-tell':
      return 'cannot-tell-which-version';
  }
}

/** The facts of undecided conditions that could still change the answer. */
function missingIn(compiled: Compiled, { scope, parts }: Outcome, facts: FactMap): string[] {
  const found: string[] = [];
  addMissing(compiled.scope, scope, facts, found);
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    if (isSettled(statusOfPart(part))) continue;
    const { when, criteria } = compiled.parts[index]!;
    if (when !== null) addMissing(when, part.when!, facts, found);
    if (criteria !== null) addMissing(criteria, part.criteria!, facts, found);
  }
  return found;
}

/** Adds the facts below one node, each once. A list: there are few of them, and a set costs more than looking through it. */
function addMissing(node: Node, one: Found, facts: FactMap, found: string[]): void {
  if (isSettled(one.status)) return;
  if (node.kind !== 'leaf') {
    const { of } = one as GroupFound;
    for (let index = 0; index < of.length; index++) addMissing(node.children[index]!, of[index]!, facts, found);
    return;
  }
  const { fact, test, instead } = node;
  const plus = test.kind === 'atLeast' || test.kind === 'atMost' ? test.plus : nothing;
  if (plus.length === 0) addOnce(found, fact);
  else for (const addend of [fact, ...plus]) if (facts.get(addend)?.state !== 'known') addOnce(found, addend);
  const { instead: stoodIn } = one as LeafFound;
  if (instead !== null && stoodIn !== undefined) addMissing(instead, stoodIn, facts, found);
}

function addOnce(list: string[], item: string): void {
  if (!list.includes(item)) list.push(item);
}
