import { candidatesFor } from './candidates.ts';
import { compile, everyNode, topNodes, type Compiled, type Node } from './compile.ts';
import type { LintContext } from './lintContext.ts';
import { runGolden } from './golden.ts';
import { readingsOf } from './force.ts';
import type { Clause, Policy } from './schema.ts';
import { both, waysTo, type Search, type Way } from './ways.ts';

/** Looks for conditions that can never hold, branches that change nothing, and criteria that no golden case decides. */
export function lintLogic(context: LintContext): void {
  const { policy, report } = context;
  const seen = new Set<string>();
  const once = (rule: 'never-met' | 'dead-branch', node: Node, message: string) => {
    const where = node.clause === null ? node.id : `clauses.${node.clause} (${node.id})`;
    if (seen.has(`${rule}:${where}`)) return;
    seen.add(`${rule}:${where}`);
    report('notice', rule, where, message);
  };
  for (const compiled of variantsOf(policy)) {
    const search: Search = { facts: new Map(), asAt: '2026-06-01', candidates: candidatesFor(compiled, new Map(), '2026-06-01') };
    for (const node of topNodes(compiled).flatMap(everyNode)) {
      if (waysTo(node, true, search).length === 0) once('never-met', node, 'No facts can meet this');
      if (node.kind !== 'all' && node.kind !== 'any') continue;
      node.children.forEach((child, index) => {
        if (isIdle(node.kind === 'all', child, node.children.filter((_, other) => other !== index), search)) once('dead-branch', child, 'It never changes what it stands in');
      });
    }
  }
  if (policy.goldenCases.length > 0) for (const id of criteriaOf(policy)) if (!decidedBySomeGolden(policy, id)) report('notice', 'golden-decides-nothing', `clauses.${id}`, `No golden case depends on clause “${id}”`);
}

/** The policy under its own readings (the first option where nobody has chosen), and with each other option once. */
function variantsOf(policy: Policy): Compiled[] {
  const own = readingsOf(policy);
  const full = new Map(policy.readings.map(({ id, options }) => [id, own.get(id) ?? options[0]!.id]));
  const changed = policy.readings.flatMap(({ id, options }) => options.filter((option) => option.id !== full.get(id)).map((option) => new Map([...full, [id, option.id]])));
  return [full, ...changed].map((readings) => compile(policy, readings));
}

const nothingNeeded: readonly Way[] = [new Map()];

/** Of "all": the child never fails while the others hold. Of "any": it never holds while the others fail. */
function isIdle(isAll: boolean, child: Node, others: readonly Node[], search: Search): boolean {
  if (others.length === 0) return false;
  const rest = others.map((other) => waysTo(other, isAll, search)).reduce(both, nothingNeeded);
  return both(waysTo(child, !isAll, search), rest).length === 0;
}

function criteriaOf(policy: Policy): string[] {
  return Object.entries(policy.clauses).flatMap(([id, clause]) => ((clause.kind === 'criterion' || clause.kind === 'scope') && clause.condition !== undefined ? [id] : []));
}

/** Whether some golden case notices when the clause always holds, or never does. */
export function decidedBySomeGolden(policy: Policy, clauseId: string): boolean {
  return [always, never].some((condition) => {
    const changed: Policy = { ...policy, clauses: { ...policy.clauses, [clauseId]: { ...policy.clauses[clauseId]!, condition } as Clause } };
    return policy.goldenCases.some((golden) => runGolden(changed, golden).problems.length > 0);
  });
}

/** A condition that holds whatever the facts are, and one that never does: no file can write them. */
const always = { all: [] } as const;
const never = { any: [] } as const;
