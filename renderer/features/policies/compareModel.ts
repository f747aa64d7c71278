import type { LibraryView } from '../../../shared/contract/policy.ts';
import type { compareVersions } from '../../../shared/policy/compare.ts';
import type { Policy } from '../../../shared/policy/schema.ts';
import { clauseWords } from '../assessment/assessmentModel.ts';
import { labelOf, vocabularyFor } from './policyModel.ts';

type Difference = ReturnType<typeof compareVersions>[number];

/** One difference in words. `name`: the clause, question, reading or part that differs; null where the kind says all. */
export interface DifferenceRow {
  readonly what: string;
  readonly name: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

const kinds: Readonly<Record<string, string>> = {
  clause: 'Clause',
  criteria: 'Criteria',
  part: 'Part',
  scope: 'What it covers',
  dates: 'Dates',
  force: 'When it is in force',
  fact: 'Question',
  reading: 'Reading',
  principle: 'Principle',
  exception: 'Feature that is not by itself an exception',
  guidance: 'Guidance that it answers',
  defect: 'Fault in the printed text',
  code: 'Code',
  title: 'Title',
  version: 'Version',
};

const dateNames: Readonly<Record<string, string>> = { ratified: 'Ratified', published: 'Published', effective: 'Effective', review: 'Review', inForce: 'In force from', endsOn: 'Ends on' };

/** The differences for the table. Ids never stand on the screen: each is named from the policy that holds it. */
export function rowsOf(differences: readonly Difference[], before: Policy, after: Policy): readonly DifferenceRow[] {
  return differences.map((one) => ({ what: kinds[one.what] ?? 'Something else', name: nameOf(one, after) ?? nameOf(one, before), before: one.before, after: one.after }));
}

function nameOf({ what, id }: Difference, policy: Policy): string | null {
  if (Object.hasOwn(policy.clauses, id) && what === 'clause') return clauseWords(policy, id);
  if (what === 'fact') return policy.facts.some((fact) => fact.id === id) ? labelOf(vocabularyFor(policy), id) : null;
  if (what === 'dates') return dateNames[id.split('.').at(-1)!] ?? null;
  return (
    policy.readings.find((one) => one.id === id)?.question ??
    policy.principles.find((one) => one.id === id)?.name ??
    policy.parts.find((one) => one.id === id)?.title ??
    policy.notThemselvesAnException.find((one) => one.id === id)?.text ??
    null
  );
}

/** The two policies to begin with: the one that was asked for, after another version of its line where one is held. */
export function firstPair(policies: LibraryView['policies'], policyId: string | null): { before: string; after: string } {
  const start = (one: LibraryView['policies'][number]) => one.summary.force.from;
  if (policyId === null) {
    for (const { policy } of policies) {
      const line = policies.filter((one) => one.policy.line === policy.line).sort((a, b) => start(a).localeCompare(start(b)));
      if (line.length > 1) return { before: line.at(-2)!.policy.id, after: line.at(-1)!.policy.id };
    }
    return { before: '', after: '' };
  }
  const asked = policies.find((one) => one.policy.id === policyId);
  const other = policies.find((one) => one.policy.line === asked?.policy.line && one.policy.id !== policyId);
  if (!asked || !other) return { before: policyId, after: '' };
  return start(other) <= start(asked) ? { before: other.policy.id, after: policyId } : { before: policyId, after: other.policy.id };
}
