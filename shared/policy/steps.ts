import type { LeafNode, Node } from './compile.ts';

/**
 * One condition with everything below it, laid out in one list in the order in which it is read: bulk work puts
 * thousands of policies to each case, and following a tree through memory costs it more than the logic. The words
 * stay with the nodes.
 *
 * - `leaf`, clause, fact, choice: one choice of one fact
 * - `test`, node, length: any other test of a fact, then the steps of what stands in while the fact is open (`length` of them)
 * - `all`, `any` or `not`, number of children, clause: a group, then the steps of its children; the clause is null where the
 *   group is only a piece of its clause
 */
export type Steps = readonly (Kind | string | number | LeafNode | null)[];
type Kind = 'leaf' | 'test' | 'all' | 'any' | 'not';

/** Lays a compiled condition out. */
export function stepsOf(node: Node): Steps {
  if (node.kind !== 'leaf') return [node.kind, node.children.length, node.whole ? node.clause : null, ...node.children.flatMap(stepsOf)];
  const { only, instead } = node;
  if (only !== null && instead === null) return ['leaf', node.clause, node.fact, only];
  const standIn = instead === null ? [] : stepsOf(instead);
  return ['test', node, standIn.length, ...standIn];
}
