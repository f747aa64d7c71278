import type { IsoDate } from '../domain/dates.ts';
import { choicesOf } from '../domain/facts.ts';
import type { Compiled, CompiledPart, PartSteps } from './compile.ts';
import { evaluate, forgetIfSettled, type Evaluation, type Found } from './evaluate.ts';
import { isSettled, type FindingStatus } from './finding.ts';
import type { FactMap } from './leaf.ts';
import type { Verdict } from './schema.ts';

/** What one part of a policy comes to. `when` and `criteria` are absent where the part has none. */
export interface PartFound {
  readonly part: string;
  /** Only where it applies: what follows. */
  readonly answer?: 'position-applies' | FindingStatus;
  readonly when?: Found;
  readonly criteria?: Found;
}

/** Whether a part applies, and if so, whether its criteria are met. */
export function statusOfPart({ answer, when }: PartFound): FindingStatus {
  if (answer === undefined) return when!.status;
  return answer === 'position-applies' ? 'met' : answer;
}

/** The answer to one purpose of a request, with the ids of the parts that apply to it. */
export interface PurposeFound {
  readonly purpose: string | null;
  readonly verdict: Verdict;
  readonly parts: readonly string[];
}

/** What the text of a policy makes of the facts, whatever the date. */
export interface Outcome {
  readonly verdict: Verdict;
  /** One for each purpose that the request names; empty where it names none, and all parts are answered together. */
  readonly purposes: readonly PurposeFound[];
  readonly scope: Found;
  /** Empty where the scope decides and nobody asked for the rest. */
  readonly parts: readonly PartFound[];
  /** Where the answer is not settled: the open facts that could still change it, each once, in the order in which they are met. */
  readonly missing: readonly string[];
}

/**
 * Scope first, then each part; the answer is read off them. Only answers that no later fact could change are given;
 * otherwise it is not known (or disputed). `whole`: the parts also where the request lies outside the scope, which people
 * may want to look at and the answer does not need.
 */
export function outcomeOf(compiled: Compiled, facts: FactMap, asAt: IsoDate, whole: boolean): Outcome {
  const run: Evaluation = { facts, asAt, open: [], at: 0 };
  const scope = evaluate(compiled.scopeSteps, run);
  if (!whole && scope.status === 'not-met') return { verdict: 'outside-scope', purposes: none, scope, parts: none, missing: none };
  const parts = new Array<PartFound>(compiled.parts.length);
  for (let index = 0; index < parts.length; index++) parts[index] = partOf(compiled.parts[index]!.steps, run);
  if (scope.status === 'not-met') return { verdict: 'outside-scope', purposes: none, scope, parts, missing: none };
  const asked = purposesOf(compiled, facts);
  const purposes = asked === null ? none : asked.map((purpose) => purposeOf(purpose, scope.status, parts.filter((_, index) => belongs(compiled.parts[index]!, purpose))));
  const verdict = asked === null ? answerOf(scope.status, parts) : overall(purposes);
  return { verdict, purposes, scope, parts, missing: verdict === 'not-known' || verdict === 'disputed' ? eachOnce(run.open) : none };
}

function partOf({ id: part, when: applies, criteria: asked }: PartSteps, run: Evaluation): PartFound {
  const start = run.open.length;
  const when = applies === null ? null : evaluate(applies, run);
  const criteria = asked === null ? null : evaluate(asked, run);
  const found = partFound(part, when, criteria);
  forgetIfSettled(run, statusOfPart(found), start);
  return found;
}

function partFound(part: string, when: Found | null, criteria: Found | null): PartFound {
  if (when === null) return criteria === null ? { part, answer: 'position-applies' } : { part, answer: criteria.status, criteria };
  if (when.status !== 'met') return criteria === null ? { part, when } : { part, when, criteria };
  return criteria === null ? { part, answer: 'position-applies', when } : { part, answer: criteria.status, when, criteria };
}

/** The list itself where nothing stands in it twice, which is the rule. There are few of them, and a set costs more than looking through it. */
function eachOnce(facts: readonly string[]): readonly string[] {
  for (let index = 1; index < facts.length; index++) {
    if (facts.indexOf(facts[index]!) !== index) return facts.filter((fact, at) => facts.indexOf(fact) === at);
  }
  return facts;
}

const none: readonly never[] = [];

/** The answer to all parts together, where the request names no purposes. */
export function wholeOf({ verdict, parts }: Outcome): PurposeFound {
  return { purpose: null, verdict, parts: parts.flatMap(({ part, answer }) => (answer === undefined ? [] : [part])) };
}

/** The purposes that the request names, each to be answered; null where it names none. */
function purposesOf({ purposeFact }: Compiled, facts: FactMap): readonly string[] | null {
  const state = purposeFact === null ? undefined : facts.get(purposeFact);
  return state?.state === 'known' ? choicesOf(state.value) : null;
}

function purposeOf(purpose: string | null, scope: FindingStatus, parts: readonly PartFound[]): PurposeFound {
  const applying: string[] = [];
  for (const { part, answer } of parts) if (answer !== undefined) applying.push(part);
  return { purpose, verdict: answerOf(scope, parts), parts: applying };
}

function belongs({ part }: CompiledPart, purpose: string): boolean {
  return part.purpose === undefined || part.purpose === purpose;
}

function answerOf(scope: FindingStatus, parts: readonly PartFound[]): Verdict {
  let undecided = isSettled(scope) ? null : scope;
  let settled: Verdict | null = null;
  for (const part of parts) {
    const status = statusOfPart(part);
    const { answer } = part;
    if (!isSettled(status)) undecided = undecided === 'disputed' ? undecided : status;
    else if (answer !== undefined && settled !== null && answer !== settled && scope === 'met') return 'rules-clash';
    else settled ??= answer ?? null;
  }
  return undecided ?? settled ?? 'silent';
}

/** One answer for the whole request: where its purposes differ, the one that leaves most open comes first. */
function overall(purposes: readonly PurposeFound[]): Verdict {
  const verdicts = new Set(purposes.map((one) => one.verdict));
  if (verdicts.size === 1) return purposes[0]!.verdict;
  return (['disputed', 'not-known', 'rules-clash', 'silent'] as const).find((one) => verdicts.has(one)) ?? 'parts-differ';
}

/** How an answer stands as a status: a clash and parts that differ are neither met nor not met. */
export function statusOfVerdict(verdict: Verdict): FindingStatus {
  switch (verdict) {
    case 'met':
    case 'position-applies':
      return 'met';
    case 'not-met':
    case 'outside-scope':
    case 'silent':
      return 'not-met';
    case 'disputed':
      return 'disputed';
    default:
      return 'not-known';
  }
}
