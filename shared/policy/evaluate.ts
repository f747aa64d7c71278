import type { IsoDate } from '../domain/dates.ts';
import type { GroupNode, LeafNode, Node } from './compile.ts';
import { notOf, type FindingStatus } from './finding.ts';
import { statusOf, type FactMap } from './leaf.ts';

/** The outcome of a leaf: its clause, its fact, and whether it holds. `instead`: what stood in for an open fact. */
export interface LeafFound {
  readonly clause: string | null;
  readonly fact: string;
  readonly status: FindingStatus;
  readonly instead?: Found;
}

/** The outcome of a group. `clause`: only where the group is the whole of a clause. */
export interface GroupFound {
  readonly clause?: string;
  readonly kind: 'all' | 'any' | 'not';
  readonly status: FindingStatus;
  readonly of: readonly Found[];
}

/**
 * The outcome at one node of a policy, in the shape of the policy's own conditions. It is kept bare for bulk work;
 * `explain` puts the words, sources and reckoning to it.
 */
export type Found = LeafFound | GroupFound;

/** Evaluates one condition and everything below it. Kleene logic; pure. */
export function evaluate(node: Node, facts: FactMap, asAt: IsoDate): Found {
  return node.kind === 'leaf' ? leaf(node, facts, asAt) : group(node, facts, asAt);
}

/** "All" is settled by one *no*, "any" by one *yes*; otherwise anything not known leaves it not known. */
function group(node: GroupNode, facts: FactMap, asAt: IsoDate): GroupFound {
  const { kind, children } = node;
  const deciding = kind === 'any' ? 'met' : 'not-met';
  const otherwise = kind === 'any' ? 'not-met' : 'met';
  const of: Found[] = [];
  let status: FindingStatus = otherwise;
  for (let index = 0; index < children.length; index++) {
    const child = children[index]!;
    const found = child.kind === 'leaf' ? leaf(child, facts, asAt) : group(child, facts, asAt);
    of.push(found);
    if (status === deciding || found.status === otherwise) continue;
    if (found.status === deciding || status !== 'disputed') status = found.status;
  }
  if (kind === 'not') status = notOf(status);
  return node.whole && node.clause !== null ? { clause: node.clause, kind, status, of } : { kind, status, of };
}

function leaf(node: LeafNode, facts: FactMap, asAt: IsoDate): LeafFound {
  const { clause, fact, only, instead } = node;
  if (only !== null && instead === null) {
    const state = facts.get(fact);
    if (state === undefined) return { clause, fact, status: 'not-known' };
    if (state.state === 'known' && state.value.kind === 'choice') return { clause, fact, status: state.value.choice === only ? 'met' : 'not-met' };
  }
  const status = statusOf(node, facts, asAt);
  if (instead === null || (facts.get(fact)?.state ?? 'open') !== 'open') return { clause, fact, status };
  const found = evaluate(instead, facts, asAt);
  return { clause, fact, status: found.status, instead: found };
}
