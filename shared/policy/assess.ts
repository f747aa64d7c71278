import type { IsoDate } from '../domain/dates.ts';
import type { FactState, FactStates } from '../domain/facts.ts';
import type { Ground } from './evaluate.ts';
import { checkFacts, FactError } from './factCheck.ts';
import type { Finding } from './finding.ts';
import { governing, readingsOf, timeLineOf, type Governing } from './force.ts';
import { markMattering, rootOf } from './root.ts';
import { routesFor, type Route } from './routes.ts';
import type { Policy, Position, Principle, Verdict } from './schema.ts';
import { answerSentence, forceSentence, openLeaves } from './sentence.ts';
import { settlingSets, type SettlingSet } from './settle.ts';

export interface AssessOptions {
  /** Readings that the ICB has adopted in place of those in the file: reading id → option id. */
  readonly readings?: Readonly<Record<string, string>>;
  /** The content hash of the policy, carried into the result. */
  readonly hash?: string;
  /** Said by the library where another version may have governed: the verdict is then `cannot-tell-which-version`. */
  readonly versionInDoubt?: string;
}

/** A fact that is not settled and could still change the answer. */
export interface OpenFact {
  readonly factId: string;
  /** `too-vague`: a confirmed value whose range straddles a border. */
  readonly state: 'open' | 'notKnown' | 'disputed' | 'too-vague';
  readonly clauses: readonly string[];
  /** Why the policy asks. */
  readonly why: string;
}

/** One reading, put to another option than the one in force: the answer would be this. */
export interface ReadingDifference {
  readonly reading: string;
  readonly question: string;
  readonly inForceOption: string;
  readonly otherOption: string;
  readonly otherText: string;
  readonly otherVerdict: Verdict;
}

/** Two readings that change the answer only when both are read otherwise. */
export interface JointDifference {
  readonly changes: readonly { readonly reading: string; readonly otherOption: string }[];
  readonly otherVerdict: Verdict;
}

export interface Assessment {
  readonly policy: { readonly id: string; readonly version: string | null; readonly hash: string | null };
  readonly asAt: IsoDate;
  /** Equal to `finding.answer`. */
  readonly verdict: Verdict;
  /** The position of the part that applies; null where none is known to apply. */
  readonly position: { readonly part: string; readonly position: Position; readonly clause: string } | null;
  /** One plain sentence, to be shown first. */
  readonly sentence: string;
  readonly finding: Finding;
  readonly routes: readonly Route[];
  /** In the order of the policy's own questions. */
  readonly openFacts: readonly OpenFact[];
  readonly settlingSets: readonly SettlingSet[];
  readonly readings: readonly ReadingDifference[];
  readonly jointReadings: readonly JointDifference[];
  /** The readings that were followed: reading id → option id. */
  readonly readingsFollowed: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  /** In the order in which the policy considers them. */
  readonly principles: readonly Principle[];
  readonly notThemselvesAnException: Policy['notThemselvesAnException'];
  /** Only with `cannot-tell-which-version`: what the text would say, *if this version is in force*. */
  readonly ifThisVersion: Assessment | null;
  readonly assuming: 'if-this-version-is-in-force' | null;
}

/**
 * Assesses the facts of a case against one policy version on one as-at date. Pure; the same input gives the same answer.
 * A missing fact is not known, never *no*. It neither suggests nor derives exceptionality, gives no score and refuses nothing.
 * @throws FactError for facts that cannot be right, a date that is no day, or an option that a reading does not have.
 * @throws PolicyFault for a policy that cannot be evaluated (see `lintPolicy`).
 */
export function assess(policy: Policy, facts: FactStates, asAt: IsoDate, options: AssessOptions = {}): Assessment {
  const checked = checkFacts(facts, asAt);
  const overrides = options.readings ?? {};
  for (const [id, option] of Object.entries(overrides)) {
    const reading = policy.readings.find((one) => one.id === id);
    if (!reading?.options.some((one) => one.id === option)) {
      throw new FactError('unknown-reading', null, `“${policy.id}” has no reading “${id}” with the option “${option}”`);
    }
  }
  return build(policy, checked, asAt, overrides, options.hash ?? null, true, options.versionInDoubt ?? null);
}

function build(policy: Policy, facts: ReadonlyMap<string, FactState>, asAt: IsoDate, overrides: Readonly<Record<string, string>>, hash: string | null, minding: boolean, doubt: string | null): Assessment {
  const ground: Ground = { policy, facts, asAt, readings: readingsOf(policy, overrides), notes: new Set() };
  const force: Governing = minding ? governing(timeLineOf(policy, ground.readings), asAt) : { state: 'in-force', entry: { version: policy.version, from: { from: asAt, to: asAt, printed: '' } } };
  const text = markMattering(rootOf(ground));
  const byDate = verdictOfForce(force, doubt);
  const open = byDate === null ? openFactsOf(policy, text, facts) : [];
  const sets = open.length === 0 ? [] : settlingSets(ground);
  const ofDate = doubt !== null && force.state === 'in-force' ? doubt : forceSentence(policy, force, asAt);
  const finding: Finding = byDate === null ? text : dateRoot(policy, byDate, ofDate);
  const verdict = finding.answer!;
  const sentence = byDate === null ? answerSentence(policy, text, open, sets) : ofDate;
  if (policy.dates.review?.to !== undefined && policy.dates.review.to < asAt && byDate === null) {
    ground.notes.add(`The policy was due for review (${policy.dates.review.printed}). Check that no later version has been published.`);
  }
  return {
    policy: { id: policy.id, version: policy.version, hash },
    asAt,
    verdict,
    position: byDate === null ? positionOf(policy, text) : null,
    sentence: minding ? sentence : `If this version is in force: ${sentence}`,
    finding,
    routes: routesFor(verdict, policy),
    openFacts: open,
    settlingSets: sets,
    ...differences(policy, facts, asAt, overrides, minding, doubt, verdict),
    readingsFollowed: Object.fromEntries(ground.readings),
    notes: [...ground.notes],
    principles: policy.principles,
    notThemselvesAnException: policy.notThemselvesAnException,
    ifThisVersion: verdict === 'cannot-tell-which-version' ? build(policy, facts, asAt, overrides, hash, false, null) : null,
    assuming: minding ? null : 'if-this-version-is-in-force',
  };
}

function verdictOfForce(force: Governing, doubt: string | null): Verdict | null {
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

function openFactsOf(policy: Policy, root: Finding, facts: ReadonlyMap<string, FactState>): OpenFact[] {
  const clauses = new Map<string, Set<string>>();
  for (const leaf of openLeaves(root)) {
    const seen = clauses.get(leaf.factId!) ?? new Set<string>();
    leaf.clauses.forEach((clause) => seen.add(clause));
    clauses.set(leaf.factId!, seen);
  }
  const order = policy.facts.map((fact) => fact.id);
  return [...clauses.keys()]
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((factId) => {
      const state = facts.get(factId)?.state ?? 'open';
      return {
        factId,
        state: state === 'known' ? 'too-vague' : state,
        clauses: [...clauses.get(factId)!],
        why: policy.facts.find((fact) => fact.id === factId)?.why ?? '',
      };
    });
}

function positionOf(policy: Policy, root: Finding): Assessment['position'] {
  if (root.children[0]?.status !== 'met') return null;
  const applying = policy.parts.filter((part) => root.children.some((child) => child.id === part.id && child.answer !== undefined));
  const part = applying[0];
  return part && applying.length === 1 ? { part: part.id, position: part.position, clause: part.clause } : null;
}

function dateRoot(policy: Policy, answer: Verdict, reason: string): Finding {
  return { id: 'policy', kind: 'policy', clauses: [], status: 'not-known', answer, text: policy.ourTitle, reason, children: [], readings: [], confirmations: [], mattersStill: false };
}

/** What the answer would be under every other option of every reading, and under two changed together. */
function differences(
  policy: Policy, facts: ReadonlyMap<string, FactState>, asAt: IsoDate,
  overrides: Readonly<Record<string, string>>, minding: boolean, doubt: string | null, verdict: Verdict,
): { readings: ReadingDifference[]; jointReadings: JointDifference[] } {
  const followed = readingsOf(policy, overrides);
  const under = (changes: Readonly<Record<string, string>>): Verdict => {
    const readings = readingsOf(policy, { ...overrides, ...changes });
    const byDate = minding ? verdictOfForce(governing(timeLineOf(policy, readings), asAt), doubt) : null;
    return byDate ?? rootOf({ policy, facts, asAt, readings, notes: new Set() }).answer!;
  };
  const others = policy.readings.flatMap((reading) =>
    reading.options
      .filter((option) => option.id !== followed.get(reading.id))
      .map((option) => ({ reading, option, otherVerdict: under({ [reading.id]: option.id }) })),
  );
  const readings = others
    .filter((other) => other.otherVerdict !== verdict)
    .map(({ reading, option, otherVerdict }) => ({
      reading: reading.id, question: reading.question, inForceOption: followed.get(reading.id)!,
      otherOption: option.id, otherText: option.text, otherVerdict,
    }));
  const quiet = others.filter((other) => other.otherVerdict === verdict);
  const jointReadings = quiet.flatMap((a, index) =>
    quiet.slice(index + 1).filter((b) => b.reading !== a.reading).flatMap((b) => {
      const otherVerdict = under({ [a.reading.id]: a.option.id, [b.reading.id]: b.option.id });
      const changes = [a, b].map((one) => ({ reading: one.reading.id, otherOption: one.option.id }));
      return otherVerdict === verdict ? [] : [{ changes, otherVerdict }];
    }),
  );
  return { readings, jointReadings };
}
