import type { LibraryView } from '../../../shared/contract/policy.ts';
import { longDate } from '../../../shared/domain/dates.ts';
import type { VersionDifference } from '../../../shared/policy/compareVersions.ts';
import type { ForceSpan, Policy } from '../../../shared/policy/schema.ts';
import { vocabularyOf } from '../../../shared/policy/vocabulary.ts';
import { day } from '../../components/words.ts';
import { labelOf } from './policyModel.ts';

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
  return differences.map((one) => ({
    what: one.label,
    name: one.what === 'fact' ? labelOf(vocabulary, one.id) : null,
    ...(one.id === 'inForce' ? { before: startWords(before), after: startWords(after) } : { before: one.before === null ? null : day(one.before), after: one.after === null ? null : day(one.after) }),
  }));
}

/** From when a text is in force; where a reading decides, each of its days. */
function startWords({ inForce, readings }: Policy): string {
  const words = (span: ForceSpan) => (span.to === null ? `${span.printed}: ${longDate(span.from)} or later` : span.from === span.to ? longDate(span.from) : `${span.printed}: some day from ${longDate(span.from)} to ${longDate(span.to)}`);
  if (!('choose' in inForce)) return words(inForce);
  const options = readings.find((one) => one.id === inForce.reading)?.options ?? [];
  return options.flatMap((option) => (inForce.choose[option.id] ? [`Read as “${option.text}”: ${words(inForce.choose[option.id]!)}`] : [])).join(' ');
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
