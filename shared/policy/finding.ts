import type { Verdict } from './schema.ts';

/** Whether a condition holds. `disputed` is a not-known in which sources disagree; it counts as not known everywhere. */
export type FindingStatus = 'met' | 'not-met' | 'not-known' | 'disputed';

export type FindingKind = 'policy' | 'scope' | 'part' | 'all' | 'any' | 'not' | 'leaf';

/** One node of the explanation. The root (kind `policy`) carries the verdict in `answer`, so the two cannot disagree. */
export interface Finding {
  /** Stable within one policy version: the path in the policy ("scope.0", "steroid.criteria.1.0"). */
  readonly id: string;
  readonly kind: FindingKind;
  readonly clauses: readonly string[];
  readonly status: FindingStatus;
  /** The condition, in our words. */
  readonly text: string;
  readonly factId?: string;
  /** Further facts that are counted together with `factId`. */
  readonly plusFacts?: readonly string[];
  /** How it was reckoned, one sentence. */
  readonly reason?: string;
  /** Ids of the confirmations that people gave for the facts behind this node. */
  readonly confirmations: readonly string[];
  /** The readings that this node rests on, with the option that was followed. */
  readonly readings: readonly { readonly reading: string; readonly option: string }[];
  readonly children: readonly Finding[];
  /** True while this node is undecided and deciding it could still change the answer. */
  readonly mattersStill: boolean;
  /** On the root, and on a part that applies: what follows from it. */
  readonly answer?: Verdict;
}

export function isSettled(status: FindingStatus): status is 'met' | 'not-met' {
  return status === 'met' || status === 'not-met';
}

/** Kleene "not". */
export function notOf(status: FindingStatus): FindingStatus {
  if (status === 'met') return 'not-met';
  return status === 'not-met' ? 'met' : status;
}
