import { isRealDay, longDate, type IsoDate } from '../domain/dates.ts';
import type { FactStates } from '../domain/facts.ts';
import type { Assessment, AssessOptions, CriteriaMetStep } from './answer.ts';
import { assess, type Answer } from './assess.ts';
import { explain } from './explain.ts';
import { checkFacts, FactError } from './factCheck.ts';
import { forceOf, governing, readingsOf, type VersionEntry } from './force.ts';
import type { Guidance } from './guidance.ts';
import { parsePolicy, type Policy, type Verdict } from './schema.ts';
import { forceSentence, verdictLabels } from './sentence.ts';
import { vocabularyOf, type Vocabulary } from './vocabulary.ts';
import centralEast from './policies/central-east-exogen-fresh-1.0.json' with { type: 'json' };
import hny from './policies/hny-142-usgi.json' with { type: 'json' };
import lsc from './policies/lsc-clin12-lipus-2.json' with { type: 'json' };

let bundled: readonly Policy[] | undefined;

/** The policies that ship with the app, checked for form on first use. */
export function bundledPolicies(): readonly Policy[] {
  bundled ??= [lsc, centralEast, hny].map(parsePolicy);
  return bundled;
}

/** What is asked of the library. Which date governs (received, decided) is the ICB's own setting. */
export interface LibraryQuery {
  /** ODS code of the ICB. */
  readonly commissioner: string;
  /** A choice of the fact `treatment`. */
  readonly treatment: string;
  readonly asAt: IsoDate;
  /** Signed readings by policy id: reading id → option id. They can move the day from which a version is in force. */
  readonly readings?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What the library answers. Six different answers, none of them "declined". */
export type LibraryAnswer =
  | { readonly answer: 'held'; readonly policy: Policy; readonly sentence: string }
  | { readonly answer: 'no-policy-held'; readonly sentence: string }
  /** `versions`: the versions that may have governed, as printed; none of their texts is held. */
  | { readonly answer: 'text-not-held'; readonly versions: readonly string[]; readonly laterPolicy: Policy; readonly sentence: string }
  /** `policies`: the held texts among those that may have governed; they can be shown "if this version is in force". */
  | { readonly answer: 'cannot-tell-which-version'; readonly policies: readonly Policy[]; readonly versions: readonly (string | null)[]; readonly sentence: string }
  | { readonly answer: 'not-yet-in-force'; readonly policy: Policy; readonly sentence: string }
  | { readonly answer: 'no-longer-in-force'; readonly policy: Policy; readonly sentence: string }
  /** More than one policy of this ICB is about this treatment; each has its own answer. */
  | { readonly answer: 'several-policies'; readonly answers: readonly LibraryAnswer[]; readonly sentence: string };

/**
 * Which policy text governs. A version later in the same line takes over on its first day.
 * @throws FactError where `asAt` is not a calendar day.
 */
export function findPolicy(policies: readonly Policy[], query: LibraryQuery): LibraryAnswer {
  if (!isRealDay(query.asAt)) throw new FactError('as-at-not-a-day', null, `The as-at date is not a calendar day: ${query.asAt}`);
  const mine = policies.filter((policy) => policy.commissioner === query.commissioner && policy.treatment === query.treatment);
  const lines = [...new Set(mine.map((policy) => policy.line))];
  const answers = lines.map((line) => answerForLine(mine.filter((policy) => policy.line === line), query));
  const [only] = answers;
  if (only === undefined) {
    return { answer: 'no-policy-held', sentence: 'No policy held: the app holds no policy of this ICB on this treatment, which is not a refusal.' };
  }
  if (answers.length === 1) return only;
  const live = answers.filter((one) => one.answer !== 'not-yet-in-force' && one.answer !== 'no-longer-in-force');
  if (live.length === 1) return live[0]!;
  return { answer: 'several-policies', answers: live.length === 0 ? answers : live, sentence: 'More than one policy of this ICB is about this treatment.' };
}

function answerForLine(versions: readonly Policy[], query: LibraryQuery): LibraryAnswer {
  const entries: VersionEntry[] = versions.map((policy) => ({
    version: policy.version,
    from: forceOf(policy, readingsOf(policy, query.readings?.[policy.id])),
    ...(policy.endsOn ? { endsOn: policy.endsOn } : {}),
    policy,
  }));
  const held = new Set(versions.map((policy) => policy.version));
  const seen = new Set<string>();
  for (const earlier of versions.flatMap((policy) => policy.earlierVersions)) {
    if (held.has(earlier.version) || seen.has(earlier.version)) continue;
    seen.add(earlier.version);
    entries.push({ version: earlier.version, from: earlier.from });
  }
  const state = governing(entries, query.asAt);
  const newest = versions.at(-1)!;
  const sentence = forceSentence(newest, state, query.asAt);
  switch (state.state) {
    case 'in-force':
      return { answer: 'held', policy: state.entry.policy!, sentence: `Held: “${state.entry.policy!.ourTitle}” governed on ${longDate(query.asAt)}.` };
    case 'not-yet':
      return { answer: 'not-yet-in-force', policy: state.first.policy ?? newest, sentence };
    case 'ended':
      return { answer: 'no-longer-in-force', policy: state.entry.policy!, sentence };
    case 'text-not-held':
      return { answer: 'text-not-held', versions: state.entries.map((entry) => entry.version ?? 'no number printed'), laterPolicy: newest, sentence };
    case 'cannot-tell':
      return {
        answer: 'cannot-tell-which-version',
        policies: state.entries.flatMap((entry) => (entry.policy ? [entry.policy] : [])),
        versions: state.entries.map((entry) => entry.version),
        sentence,
      };
  }
}

/** What an answer for a case depends on besides policies and facts. */
export interface CaseOptions {
  readonly hashOf?: (policy: Policy) => string;
  /** What the register of guidance says. Absent: no guidance is looked at. */
  readonly guidance?: readonly Guidance[];
  /** The ICB's own step for a request that meets the criteria. */
  readonly step?: CriteriaMetStep | null;
}

/** The answer for a case: what the library holds, and an assessment against each text that governs or may govern. */
export interface CaseAnswer extends Combined<Assessment> {}

/** The same, bare: for bulk work. */
export interface BareCaseAnswer extends Combined<Answer> {}

interface Combined<T> {
  readonly found: LibraryAnswer;
  readonly verdict: Verdict;
  readonly sentence: string;
  /** One for each text; empty where no text can be shown. */
  readonly assessments: readonly T[];
}

/**
 * Finds the text and assesses the facts against it. Where several policies are about one treatment, those step back whose
 * scope the request lies outside of, which guidance has ended, or which are silent on it; two that answer differently clash.
 * @throws FactError, PolicyFault as `assess` does.
 */
export function assessCase(policies: readonly Policy[], query: LibraryQuery, facts: FactStates, options: CaseOptions = {}): CaseAnswer {
  const checked = checkFacts(facts, query.asAt, vocabularyIn(policies));
  return combined(findPolicy(policies, query), (policy, doubt) => explain(policy, checked, query.asAt, optionsFor(policy, query, options, doubt)), (one) => one.sentence);
}

/** As {@link assessCase}, bare: verdicts and trees without words. The sentence is the verdict in a few words. */
export function answerCase(policies: readonly Policy[], query: LibraryQuery, facts: FactStates, options: CaseOptions = {}): BareCaseAnswer {
  const checked = checkFacts(facts, query.asAt, vocabularyIn(policies));
  return combined(findPolicy(policies, query), (policy, doubt) => assess(policy, checked, query.asAt, optionsFor(policy, query, options, doubt)), (one) => verdictLabels[one.verdict]);
}

const vocabularies = new WeakMap<readonly Policy[], Vocabulary>();

function vocabularyIn(policies: readonly Policy[]): Vocabulary {
  let vocabulary = vocabularies.get(policies);
  if (vocabulary === undefined) vocabularies.set(policies, (vocabulary = vocabularyOf(policies)));
  return vocabulary;
}

function optionsFor(policy: Policy, query: LibraryQuery, options: CaseOptions, versionInDoubt?: string): AssessOptions {
  const readings = query.readings?.[policy.id];
  return {
    ...(readings ? { readings } : {}),
    ...(options.hashOf ? { hash: options.hashOf(policy) } : {}),
    ...(versionInDoubt ? { versionInDoubt } : {}),
    ...(options.guidance ? { guidance: options.guidance } : {}),
    step: options.step ?? null,
  };
}

function combined<T extends { readonly verdict: Verdict }>(found: LibraryAnswer, run: (policy: Policy, versionInDoubt?: string) => T, say: (one: T) => string): Combined<T> {
  if (found.answer === 'held') {
    const assessment = run(found.policy);
    return { found, verdict: assessment.verdict, sentence: say(assessment), assessments: [assessment] };
  }
  if (found.answer === 'cannot-tell-which-version') {
    return { found, verdict: found.answer, sentence: found.sentence, assessments: found.policies.map((policy) => run(policy, found.sentence)) };
  }
  if (found.answer !== 'several-policies') return { found, verdict: found.answer, sentence: found.sentence, assessments: [] };
  const each = found.answers.map((one) => combined(one, run, say));
  const assessments = each.flatMap((one) => one.assessments);
  const governing = unlessNone(each, ({ verdict }) => verdict !== 'no-longer-in-force');
  const inside = unlessNone(governing.filter((one) => one.verdict !== 'outside-scope'), ({ verdict }) => verdict !== 'silent');
  const [first] = inside;
  if (first === undefined) return { found, verdict: 'outside-scope', sentence: 'Outside every policy of this ICB on this treatment, which is not a refusal.', assessments };
  const verdicts = new Set(inside.map((one) => one.verdict));
  if (verdicts.size === 1) return { found, verdict: first.verdict, sentence: first.sentence, assessments };
  const open = unanswered.filter((verdict) => verdicts.has(verdict));
  if (verdicts.size - open.length > 1) return { found, verdict: 'rules-clash', sentence: 'Two rules clash: two policies of this ICB answer differently.', assessments };
  return { found, verdict: open[0]!, sentence: inside.find((one) => one.verdict === open[0])!.sentence, assessments };
}

/** Answers that may still come to agree with any other; where several policies give different ones, the first of these is told. */
const unanswered: readonly Verdict[] = ['disputed', 'not-known', 'depends-on-reading', 'cannot-tell-which-version', 'text-not-held'];

/** Those that a test keeps; all of them where it keeps none. */
function unlessNone<T>(all: readonly T[], keep: (one: T) => boolean): readonly T[] {
  const kept = all.filter(keep);
  return kept.length === 0 ? all : kept;
}
