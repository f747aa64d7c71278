import { longDate } from '../../../shared/domain/dates.ts';
import type { PolicySummary } from '../../../shared/contract/assessment.ts';
import { factDefinition } from '../../../shared/domain/factCatalogue.ts';
import type { Leaf } from '../../../shared/policy/conditionSchema.ts';
import { valueInWords } from '../../../shared/policy/leaf.ts';
import type { ClauseKind, Policy, PrintedDate } from '../../../shared/policy/schema.ts';
import { durationInWords } from '../../../shared/policy/time.ts';

/** What kind of clause it is, in words. */
export const clauseKindWords: Readonly<Record<ClauseKind, string>> = {
  scope: 'What the policy covers',
  criterion: 'Criterion',
  position: 'Position',
  'principle-relied': 'Principle relied on',
  'principle-reserved': 'Kept until exceptionality is found',
  'not-itself-an-exception': 'Not by itself an exception',
  force: 'When it is in force',
  codes: 'Codes',
  reference: 'References',
  administration: 'Administration',
  rationale: 'Why the policy says so',
};

/** Policies under the ICB that they belong to, ICBs and policies by name. */
export function byIcb(policies: readonly PolicySummary[]): { icb: string; policies: PolicySummary[] }[] {
  const names = [...new Set(policies.map((policy) => policy.icb))].sort((a, b) => a.localeCompare(b));
  return names.map((icb) => ({ icb, policies: policies.filter((policy) => policy.icb === icb).sort((a, b) => a.ourTitle.localeCompare(b.ourTitle)) }));
}

/** A date as the paper prints it, with the days that it is taken to mean where the print gives any. */
export function printedWords(date: PrintedDate | null): string {
  if (!date) return 'Not printed';
  if (date.from === undefined || date.to === undefined) return `Printed as “${date.printed}”; no day can be told from that`;
  return date.from === date.to ? `Printed as “${date.printed}”: ${longDate(date.from)}` : `Printed as “${date.printed}”: some day from ${longDate(date.from)} to ${longDate(date.to)}`;
}

/**
 * The clauses, numbered ones first in the order of their numbers, then the others as the file has them.
 * Sorted here because JavaScript moves a name like "10" before every other.
 */
export function clausesOf(policy: Policy) {
  const clauses = Object.entries(policy.clauses).map(([id, clause]) => ({ id, ...clause }));
  const numbered = (id: string) => /^\d/.test(id);
  return [...clauses.filter((one) => numbered(one.id)).sort((x, y) => x.id.localeCompare(y.id, 'en', { numeric: true })), ...clauses.filter((one) => !numbered(one.id))];
}

/** What a condition asks of its fact, in words: "2 or more", "lasting at least three months". */
export function testWords(leaf: Leaf, readings: ReadonlyMap<string, string>): string {
  const label = factDefinition(leaf.fact)?.label ?? leaf.fact;
  if (leaf.is) return `${label} – ${leaf.is.map((choice) => `“${valueInWords(leaf.fact, { kind: 'choice', choice })}”`).join(' or ')}`;
  if (leaf.atLeast !== undefined) return `${label} – ${leaf.atLeast} or more`;
  if (leaf.atMost !== undefined) return `${label} – ${leaf.atMost} or fewer`;
  if (leaf.ageAtLeast) return `${label} – at least ${durationInWords(leaf.ageAtLeast)} ago`;
  if (!leaf.lastsAtLeast) return label;
  const needed = 'choose' in leaf.lastsAtLeast ? leaf.lastsAtLeast.choose[readings.get(leaf.lastsAtLeast.reading) ?? ''] : leaf.lastsAtLeast;
  return `${label} – lasting at least ${needed ? durationInWords(needed) : 'a time that depends on a reading'}`;
}

/** Ids of the readings that a condition on a fact depends on. */
export function readingsOfLeaf(leaf: Leaf): string[] {
  return [leaf.lastsAtLeast, leaf.ongoingCounts].flatMap((value) => (typeof value === 'object' && 'choose' in value ? [value.reading] : []));
}
