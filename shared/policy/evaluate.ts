import type { IsoDate } from '../domain/dates.ts';
import type { LeafNode, Node } from './compile.ts';
import { allOf, anyOf, notOf, type FindingStatus } from './finding.ts';
import { statusOf, type FactMap } from './leaf.ts';

/**
 * The outcome at one node of a policy: clause, fact and status, in the shape of the policy's own conditions. It is kept
 * bare for bulk work; `explain` puts the words, sources and reckoning to it.
 */
export type Found =
  | { readonly clause: string | null; readonly fact: string; readonly status: FindingStatus; readonly instead?: Found }
  /** `clause`: only on a group that is the whole of a clause. */
  | { readonly clause?: string; readonly kind: 'all' | 'any' | 'not'; readonly status: FindingStatus; readonly children: readonly Found[] };

/** Evaluates one condition and everything below it. Kleene logic; pure. */
export function evaluate(node: Node, facts: FactMap, asAt: IsoDate): Found {
  if (node.kind === 'leaf') return leaf(node, facts, asAt);
  const { children: nodes, kind } = node;
  const children = new Array<Found>(nodes.length);
  for (let index = 0; index < nodes.length; index++) children[index] = evaluate(nodes[index]!, facts, asAt);
  const status = kind === 'all' ? allOf(children) : kind === 'any' ? anyOf(children) : notOf(children[0]!.status);
  return node.whole && node.clause !== null ? { clause: node.clause, kind, status, children } : { kind, status, children };
}

function leaf(node: LeafNode, facts: FactMap, asAt: IsoDate): Found {
  const status = statusOf(node, facts, asAt);
  if (node.instead === null) return { clause: node.clause, fact: node.fact, status };
  const state = facts.get(node.fact)?.state ?? 'open';
  if (state !== 'open') return { clause: node.clause, fact: node.fact, status };
  const instead = evaluate(node.instead, facts, asAt);
  return { clause: node.clause, fact: node.fact, status: instead.status, instead };
}
