import { longDate } from '../../../shared/domain/dates.ts';
import type { PolicySummary } from '../../../shared/contract/assessment.ts';
import { factDefinition } from '../../../shared/domain/factCatalogue.ts';
import type { LeafCondition } from '../../../shared/policy/conditionSchema.ts';
import type { ClauseKind, Policy, PrintedDate } from '../../../shared/policy/schema.ts';
import { lengthInWords } from '../../../shared/policy/time.ts';

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

/** The clauses in the order of the file, with their ids. */
export const clausesOf = (policy: Policy) => Object.entries(policy.clauses).map(([id, clause]) => ({ id, ...clause }));

/** What a condition asks of its fact, in words: "2 or more", "lasting at least three months". */
export function testWords(leaf: LeafCondition, readings: ReadonlyMap<string, string>): string {
  const label = factDefinition(leaf.fact)?.label ?? leaf.fact;
  if ('is' in leaf) return `${label} – ${leaf.is.map((choice) => `“${choiceWords(leaf.fact, choice)}”`).join(' or ')}`;
  if ('atLeast' in leaf) return `${label} – ${leaf.atLeast} or more`;
  if ('ageAtLeast' in leaf) return `${label} – at least ${leaf.ageAtLeast.years} years old`;
  const needed = 'choose' in leaf.lastsAtLeast ? leaf.lastsAtLeast.choose[readings.get(leaf.lastsAtLeast.reading) ?? ''] : leaf.lastsAtLeast;
  return `${label} – lasting at least ${needed ? lengthInWords(needed) : 'a time that depends on a reading'}`;
}

/** Ids of the readings that a condition on a fact depends on. */
export function readingsOfLeaf(leaf: LeafCondition): string[] {
  if (!('lastsAtLeast' in leaf)) return [];
  return [leaf.lastsAtLeast, leaf.ongoingCounts].flatMap((value) => (typeof value === 'object' && 'choose' in value ? [value.reading] : []));
}

function choiceWords(factId: string, choice: string): string {
  const answer = factDefinition(factId)?.answer;
  return (answer?.kind === 'choice' ? answer.choices.find((one) => one.id === choice)?.label : undefined) ?? choice;
}
