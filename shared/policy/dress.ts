import type { IsoDate } from '../domain/dates.ts';
import type { Compiled, LeafNode, Node } from './compile.ts';
import type { Found, GroupFound } from './evaluate.ts';
import { isSettled, type Finding } from './finding.ts';
import { leafInWords, reasonOf, type FactMap } from './leaf.ts';
import { statusOfPart, statusOfVerdict, type Outcome } from './outcome.ts';

/** Puts words, sources and reckoning to what was found: one finding for each condition, the verdict at the root. */
export function dressed(compiled: Compiled, text: Outcome, facts: FactMap, asAt: IsoDate): Finding {
  const put = (node: Node, found: Found): Finding => {
    const clauses = node.clause === null ? [] : [node.clause];
    if (node.kind === 'leaf') return dressedLeaf(node, found, clauses);
    const children = (found as GroupFound).of.map((child, index) => put(node.children[index]!, child));
    return { id: node.id, kind: node.kind, clauses, status: found.status, text: node.text, children, confirmations: of(children), readings: node.readings, mattersStill: false };
  };
  const dressedLeaf = (node: LeafNode, found: Found, clauses: readonly string[]): Finding => {
    const instead = 'instead' in found && found.instead !== undefined && node.instead !== null ? put(node.instead, found.instead) : null;
    const plus = node.test.kind === 'atLeast' || node.test.kind === 'atMost' ? node.test.plus : [];
    const own = [node.fact, ...plus].flatMap((id) => {
      const state = facts.get(id);
      return state?.state === 'known' ? [state.confirmation] : [];
    });
    return {
      id: node.id, kind: 'leaf', clauses, status: found.status, text: leafInWords(node), factId: node.fact, ...(plus.length > 0 ? { plusFacts: plus } : {}),
      reason: reasonOf(node, facts, asAt), children: instead === null ? [] : [instead],
      confirmations: instead === null ? own : instead.confirmations, readings: node.readings, mattersStill: false,
    };
  };
  const scope: Finding = { ...put(compiled.scope, text.scope), id: 'scope', kind: 'scope', clauses: [], text: 'Does this policy cover the request?' };
  const parts = text.parts.map((found, index): Finding => {
    const { part, when, criteria } = compiled.parts[index]!;
    const children = [when !== null && found.when ? put(when, found.when) : null, criteria !== null && found.criteria ? put(criteria, found.criteria) : null].filter((child) => child !== null);
    return {
      id: part.id, kind: 'part', clauses: [part.clause], status: statusOfPart(found), text: part.title, children, confirmations: of(children), readings: [], mattersStill: false,
      ...(found.answer === undefined ? {} : { answer: found.answer }),
    };
  });
  const children = [scope, ...parts];
  return markMattering({
    id: 'policy', kind: 'policy', clauses: [], status: statusOfVerdict(text.verdict), answer: text.verdict, text: compiled.policy.ourTitle,
    children, readings: [], mattersStill: false, confirmations: of(children),
  });
}

const of = (children: readonly Finding[]): string[] => [...new Set(children.flatMap((child) => child.confirmations))];

/** An undecided node matters while everything above it is undecided too. */
function markMattering(root: Finding): Finding {
  const mark = (finding: Finding, aboveOpen: boolean): Finding => {
    const mattersStill = aboveOpen && !isSettled(finding.status);
    // Of a part that may not apply, the criteria matter as well as the question whether it applies.
    return { ...finding, mattersStill, children: finding.children.map((child) => mark(child, mattersStill)) };
  };
  const undecided = root.answer === 'not-known' || root.answer === 'disputed';
  return { ...root, mattersStill: undecided, children: root.children.map((child) => mark(child, undecided)) };
}
