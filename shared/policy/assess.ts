import type { IsoDate } from '../domain/dates.ts';
import type { FactStates } from '../domain/facts.ts';
import type { AssessOptions } from './answer.ts';
import { compile, type Compiled } from './compile.ts';
import type { Found } from './evaluate.ts';
import { CheckedFacts, checkFacts } from './factCheck.ts';
import { governing, readingsOf, timeLineOf, type Governing } from './force.ts';
import type { FactMap } from './leaf.ts';
import { outcomeOf, type Outcome, type PartFound, type PurposeFound } from './outcome.ts';
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
  const { verdict, text } = answerTo(policy, checked, asAt, options);
  if (text === null) return { policy: policy.id, verdict };
  const { purposes, scope, parts, missing } = text;
  if (verdict === 'outside-scope') return { policy: policy.id, verdict, scope };
  // Written out four times: an object that gets a field added afterwards takes twice the memory, and bulk work lives on memory.
  if (missing.length === 0) return purposes.length === 0 ? { policy: policy.id, verdict, scope, parts } : { policy: policy.id, verdict, purposes, scope, parts };
  return purposes.length === 0 ? { policy: policy.id, verdict, scope, parts, missing } : { policy: policy.id, verdict, purposes, scope, parts, missing };
}

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
  const { readings, standing } = followedOn(policy, options.readings, asAt);
  if (standing === null) return underUnchosen(policy, facts, asAt, options, readings, mindingDate, whole);
  return underStanding(standing, facts, asAt, options, mindingDate, whole);
}

/** The answer under one full set of readings. */
export function underReadings(policy: Policy, facts: FactMap, asAt: IsoDate, options: AssessOptions, readings: ReadonlyMap<string, string>, mindingDate: boolean, whole = false): Verdicts {
  return underStanding(standingUnder(policy, readings, asAt), facts, asAt, options, mindingDate, whole);
}

function underStanding({ compiled, force, byDate }: Standing, facts: FactMap, asAt: IsoDate, options: AssessOptions, mindingDate: boolean, whole: boolean): Verdicts {
  if (mindingDate) {
    const answered = byDate ?? (options.versionInDoubt === undefined ? null : 'cannot-tell-which-version');
    if (answered !== null) return { verdict: answered, text: null, compiled, force };
    if (options.guidance !== undefined && bearingOf(compiled.policy, options.guidance, asAt).endedBy !== null) return { verdict: 'no-longer-in-force', text: null, compiled, force };
  }
  const text = outcomeOf(compiled, facts, asAt, whole);
  return { verdict: text.verdict, text, compiled, force: mindingDate ? force : null };
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

/** What does not depend on the case: a policy under a full set of readings, and what the date alone answers. */
interface Standing {
  readonly compiled: Compiled;
  readonly force: Governing;
  /** Null where the version is plainly in force. */
  readonly byDate: Verdict | null;
}

interface Followed {
  readonly signed: Readonly<Record<string, string>> | undefined;
  readonly asAt: IsoDate;
  readonly readings: ReadonlyMap<string, string>;
  /** Null where nobody has chosen between some readings. */
  readonly standing: Standing | null;
}

/** For bulk work, what was last asked of a policy is kept: thousands of cases ask for the same day and the same signatures. */
const lastFollowed = new WeakMap<Policy, Followed>();

function followedOn(policy: Policy, signed: Readonly<Record<string, string>> | undefined, asAt: IsoDate): Followed {
  const last = lastFollowed.get(policy);
  if (last !== undefined && last.signed === signed && last.asAt === asAt) return last;
  const readings = readingsOf(policy, signed);
  const followed = { signed, asAt, readings, standing: readings.size < policy.readings.length ? null : standingUnder(policy, readings, asAt) };
  lastFollowed.set(policy, followed);
  return followed;
}

function standingUnder(policy: Policy, readings: ReadonlyMap<string, string>, asAt: IsoDate): Standing {
  const force = governing(timeLineOf(policy, readings), asAt);
  return { compiled: compile(policy, readings), force, byDate: verdictOfForce(force) };
}

/** What the date alone answers; null where the version is plainly in force. */
function verdictOfForce(force: Governing): Verdict | null {
  switch (force.state) {
    case 'in-force':
      return null;
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
