import { canonicalJson } from './canonical.ts';
import { governing, readingsOf, timeLineOf } from './force.ts';
import { mends, type LintFinding } from './lintContext.ts';
import type { Policy } from './schema.ts';

/**
 * Checks policies against each other: one id, one text; one fact, one definition; and texts of one line (or of one ICB
 * and one treatment) whose times overlap.
 */
export function lintLibrary(policies: readonly Policy[]): LintFinding[] {
  const findings: LintFinding[] = [];
  const report = (level: LintFinding['level'], rule: LintFinding['rule'], where: string, message: string) => findings.push({ level, rule, where, message, mend: mends[rule] });
  const byId = new Map<string, Policy>();
  const facts = new Map<string, { text: string; by: string }>();
  const treatments = new Map<string, { label: string; by: string }>();
  for (const policy of policies) {
    const same = byId.get(policy.id);
    if (same && canonicalJson(same) !== canonicalJson(policy)) report('fault', 'double-id', `${policy.id}`, `Two different texts have the id “${policy.id}”: a changed text needs an id of its own`);
    byId.set(policy.id, policy);
    for (const { id, define } of policy.facts) {
      if (!define) continue;
      const text = canonicalJson(define);
      const before = facts.get(id);
      if (before && before.text !== text) report('fault', 'fact-defined-twice', `${policy.id}: facts.${id}`, `“${id}” is defined differently in “${before.by}”`);
      else facts.set(id, { text, by: policy.ourTitle });
    }
    if (policy.treatmentLabel === undefined) continue;
    const before = treatments.get(policy.treatment);
    if (before && before.label !== policy.treatmentLabel) report('fault', 'treatment', `${policy.id}: treatmentLabel`, `“${policy.treatment}” is called “${before.label}” in “${before.by}”`);
    else treatments.set(policy.treatment, { label: policy.treatmentLabel, by: policy.ourTitle });
  }
  const different = [...byId.values()];
  different.forEach((a, index) => {
    for (const b of different.slice(index + 1)) {
      if (a.commissioner !== b.commissioner || a.treatment !== b.treatment) continue;
      const day = sharedDay(a, b);
      if (a.line === b.line && a.version === b.version) report('fault', 'dates-overlap', `${a.id}, ${b.id}`, 'Two texts of one line have the same version');
      else if (a.line !== b.line && day !== null) report('notice', 'dates-overlap', `${a.id}, ${b.id}`, `Both are in force on ${day} for one ICB and one treatment: where both cover a request, their answers may clash`);
    }
  });
  return findings;
}

/** The first day on which both are plainly in force, if any. */
function sharedDay(a: Policy, b: Policy): string | null {
  const lines = [a, b].map((policy) => timeLineOf(policy, readingsOf(policy)));
  const days = lines.flatMap((line) => line.flatMap(({ from }) => [from.from, ...(from.to === null ? [] : [from.to])])).sort();
  return days.find((day) => lines.every((line) => governing(line, day).state === 'in-force')) ?? null;
}
