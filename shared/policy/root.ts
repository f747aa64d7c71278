import { evaluate, type Ground } from './evaluate.ts';
import { isSettled, type Finding, type FindingStatus } from './finding.ts';
import type { PolicyPart, Verdict } from './schema.ts';

/** Scope first, then each part with its own condition and criteria; the answer is read off them. */
export function rootOf(ground: Ground): Finding {
  const { policy } = ground;
  const { factId: _fact, reason: _reason, ...scoped } = evaluate(policy.scope, 'scope', null, ground);
  const scopeNode: Finding = {
    ...scoped, id: 'scope', kind: 'scope', text: 'Does this policy cover the request?',
    children: scoped.kind === 'all' ? scoped.children : [evaluate(policy.scope, 'scope.0', null, ground)],
  };
  const parts = policy.parts.map((part) => partFinding(part, ground));
  const { status, answer } = answerOf(scopeNode, parts);
  const children = [scopeNode, ...parts];
  return {
    id: 'policy', kind: 'policy', clauses: [], status, answer, text: policy.ourTitle, children,
    readings: [], mattersStill: false,
    confirmations: [...new Set(children.flatMap((child) => child.confirmations))],
  };
}

function partFinding(part: PolicyPart, ground: Ground): Finding {
  const when = part.when === undefined ? null : evaluate(part.when, `${part.id}.when`, part.clause, ground);
  const criteria = part.position === 'commissioned-if' ? evaluate(part.criteria, `${part.id}.criteria`, part.clause, ground) : null;
  const applies: FindingStatus = when?.status ?? 'met';
  const children = [when, criteria].filter((child) => child !== null);
  const status = applies === 'met' ? (criteria?.status ?? 'met') : applies;
  const answer: Verdict | undefined = applies !== 'met' ? undefined : criteria === null ? 'position-applies' : criteria.status;
  return {
    id: part.id, kind: 'part', clauses: [part.clause], status, text: part.title, children, readings: [], mattersStill: false,
    confirmations: [...new Set(children.flatMap((child) => child.confirmations))],
    ...(answer === undefined ? {} : { answer }),
  };
}

/** Only answers that no later fact could change are given; otherwise it is not known (or disputed). */
function answerOf(scope: Finding, parts: readonly Finding[]): { status: FindingStatus; answer: Verdict } {
  if (scope.status === 'not-met') return { status: 'not-met', answer: 'outside-scope' };
  const applying = parts.filter((part) => part.answer !== undefined);
  const settled = new Set(applying.map((part) => part.answer!).filter((answer) => answer !== 'not-known' && answer !== 'disputed'));
  if (scope.status === 'met' && settled.size > 1) return { status: 'not-known', answer: 'rules-clash' };
  const undecided = [scope, ...parts].map((one) => one.status).filter((status) => !isSettled(status));
  if (undecided.includes('disputed')) return { status: 'disputed', answer: 'disputed' };
  if (undecided.length > 0) return { status: 'not-known', answer: 'not-known' };
  const [only] = settled;
  if (only === undefined) return { status: 'not-met', answer: 'silent' };
  return { status: only === 'not-met' ? 'not-met' : 'met', answer: only };
}

/** An undecided node matters while everything above it is undecided too. */
export function markMattering(root: Finding): Finding {
  const mark = (finding: Finding, aboveOpen: boolean): Finding => {
    const mattersStill = aboveOpen && !isSettled(finding.status);
    // Of a part that may not apply, the criteria matter as well as the question whether it applies.
    return { ...finding, mattersStill, children: finding.children.map((child) => mark(child, mattersStill)) };
  };
  const undecided = root.answer === 'not-known' || root.answer === 'disputed';
  return { ...root, mattersStill: undecided, children: root.children.map((child) => mark(child, undecided)) };
}
