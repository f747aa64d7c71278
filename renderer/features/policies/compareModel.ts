import type { LibraryView } from '../../../shared/contract/policy.ts';
import type { VersionDifference } from '../../../shared/policy/compareVersions.ts';
import { isLeaf } from '../../../shared/policy/conditionSchema.ts';
import type { Policy } from '../../../shared/policy/schema.ts';
import { vocabularyOf } from '../../../shared/policy/vocabulary.ts';
import { day } from '../../components/words.ts';
import { labelOf, testWords } from './policyModel.ts';

/** One difference in words. `name`: the question that differs, where the heading does not say it. */
export interface DifferenceRow {
  readonly what: string;
  readonly name: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** The differences for the table. Ids never stand on the screen; days are put into words. */
export function rowsOf(differences: readonly VersionDifference[], before: Policy, after: Policy): readonly DifferenceRow[] {
  const vocabulary = vocabularyOf([after, before]);
  return differences.map((one) => {
    // Where the words are the same and the condition is not, the conditions say what differs.
    const conditions = one.what === 'clause' && before.clauses[one.id]?.summary === after.clauses[one.id]?.summary ? [before, after].map((policy) => conditionWords(policy, one.id)) : [];
    const [was, is] = conditions.every((words) => words !== null) && conditions[0] !== conditions[1] ? conditions : [];
    return {
      what: one.label,
      name: one.what === 'fact' ? labelOf(vocabulary, one.id) : null,
      before: was ?? (one.before === null ? null : day(one.before)),
      after: is ?? (one.after === null ? null : day(one.after)),
    };
  });
}

/** A condition on one fact with what it stands for, in words; null for any other. */
function conditionWords(policy: Policy, clause: string): string | null {
  const { summary, condition } = policy.clauses[clause]!;
  if (condition === undefined || !isLeaf(condition)) return null;
  return `${summary} (${testWords(condition, policy, Object.fromEntries(policy.readings.map((reading) => [reading.id, reading.inForce])))})`;
}

/** The two policies to begin with: the one that was asked for, after another version of its line where one is held. */
export function firstPair(policies: readonly LibraryView['policies'][number][], policyId: string | null): { before: string; after: string } {
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
