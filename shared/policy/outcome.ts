import type { IsoDate } from '../domain/dates.ts';
import { choicesOf } from '../domain/facts.ts';
import type { Compiled, CompiledPart } from './compile.ts';
import { evaluate, type Found } from './evaluate.ts';
import { isSettled, type FindingStatus } from './finding.ts';
import type { FactMap } from './leaf.ts';
import type { Verdict } from './schema.ts';

/** What one part of a policy comes to. */
export interface PartFound {
  readonly part: string;
  /** Whether it applies, and if so, whether its criteria are met. */
  readonly status: FindingStatus;
  /** Only where it applies: what follows. */
  readonly answer: Verdict | null;
  readonly when: Found | null;
  readonly criteria: Found | null;
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
  readonly purposes: readonly PurposeFound[];
  readonly scope: Found;
  readonly parts: readonly PartFound[];
}

/**
 * Scope first, then each part; the answer is read off them. Only answers that no later fact could change are given;
 * otherwise it is not known (or disputed).
 */
export function outcomeOf(compiled: Compiled, facts: FactMap, asAt: IsoDate): Outcome {
  const scope = evaluate(compiled.scope, facts, asAt);
  const parts = compiled.parts.map((part) => partOf(part, facts, asAt));
  if (scope.status === 'not-met') return { verdict: 'outside-scope', purposes: none, scope, parts };
  const asked = purposesOf(compiled, facts);
  if (asked === null) {
    const whole = purposeOf(null, scope.status, parts);
    return { verdict: whole.verdict, purposes: [whole], scope, parts };
  }
  const purposes = asked.map((purpose) => purposeOf(purpose, scope.status, parts.filter((_, index) => belongs(compiled.parts[index]!, purpose))));
  return { verdict: overall(purposes), purposes, scope, parts };
}

function partOf({ part, when, criteria }: CompiledPart, facts: FactMap, asAt: IsoDate): PartFound {
  const applies = when === null ? null : evaluate(when, facts, asAt);
  const meets = criteria === null ? null : evaluate(criteria, facts, asAt);
  const status = applies === null || applies.status === 'met' ? (meets?.status ?? 'met') : applies.status;
  const answer: Verdict | null = applies !== null && applies.status !== 'met' ? null : meets === null ? 'position-applies' : meets.status;
  return { part: part.id, status, answer, when: applies, criteria: meets };
}

const none: readonly PurposeFound[] = [];

/** The purposes that the request names, each to be answered; null where it names none and all parts are answered together. */
function purposesOf({ policy }: Compiled, facts: FactMap): readonly string[] | null {
  const state = policy.purposeFact === undefined ? undefined : facts.get(policy.purposeFact);
  return state?.state === 'known' ? choicesOf(state.value) : null;
}

function purposeOf(purpose: string | null, scope: FindingStatus, parts: readonly PartFound[]): PurposeFound {
  const applying: string[] = [];
  for (const { part, answer } of parts) if (answer !== null) applying.push(part);
  return { purpose, verdict: answerOf(scope, parts), parts: applying };
}

function belongs({ part }: CompiledPart, purpose: string): boolean {
  return part.purpose === undefined || part.purpose === purpose;
}

function answerOf(scope: FindingStatus, parts: readonly PartFound[]): Verdict {
  let undecided = isSettled(scope) ? null : scope;
  let settled: Verdict | null = null;
  for (const { status, answer } of parts) {
    if (!isSettled(status)) undecided = undecided === 'disputed' ? undecided : status;
    else if (answer !== null && settled !== null && answer !== settled && scope === 'met') return 'rules-clash';
    else settled ??= answer;
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
