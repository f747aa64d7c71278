import { longDate } from '../../../shared/domain/dates.ts';
import type { FactKind } from '../../../shared/domain/factKind.ts';
import type { Amount, Duration, Leaf, UnderReading } from '../../../shared/policy/conditionSchema.ts';
import { guidanceRelations, verdicts, type ClauseKind, type GuidanceRelation, type Policy, type PrintedDate, type Verdict } from '../../../shared/policy/schema.ts';
import { verdictLabels } from '../../../shared/policy/sentence.ts';
import { durationInWords } from '../../../shared/policy/time.ts';
import { vocabularyOf, type Vocabulary } from '../../../shared/policy/vocabulary.ts';
import { stageLabels, type Stage } from '../../../shared/workflow/stages.ts';
import { clauseWords } from '../assessment/assessmentModel.ts';

/** Which option of each reading is followed; null or absent where nobody has chosen. */
export type Followed = Readonly<Record<string, string | null>>;

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

/** How guidance stands to a policy, in words that fit after "it is about". */
export const relationWords: Readonly<Record<GuidanceRelation, string>> = {
  intervention: 'the treatment itself',
  'alternative-for-same-condition': 'another treatment for the same condition',
};
export const relations = guidanceRelations;

/** A verdict in words; text that is no verdict is in words already. */
export const verdictWords = (verdict: string): string => ((verdicts as readonly string[]).includes(verdict) ? (verdictLabels[verdict as Verdict] ?? 'An answer without a name') : verdict);

/** A stage in words; text that is no stage is in words already. */
export const stageWords = (stage: string): string => stageLabels[stage as Stage] ?? stage;

/** A date as the paper prints it, with the days that it is taken to mean where the print gives any. */
export function printedWords(date: PrintedDate | null): string {
  if (!date) return 'Not printed';
  if (date.from === undefined && date.to === undefined) return `Printed as “${date.printed}”; no day can be told from that`;
  if (date.from === undefined) return `Printed as “${date.printed}”: ${longDate(date.to!)} at the latest`;
  if (date.to === undefined) return `Printed as “${date.printed}”: ${longDate(date.from)} at the earliest`;
  return date.from === date.to ? `Printed as “${date.printed}”: ${longDate(date.from)}` : `Printed as “${date.printed}”: some day from ${longDate(date.from)} to ${longDate(date.to)}`;
}

/** Version as printed, or that none is. */
export const versionWords = (version: string | null): string => (version === null ? 'No version printed' : `Version ${version}`);

/** A policy's name where several stand in one list. */
export const policyName = (policy: { readonly ourTitle: string; readonly version: string | null }): string => `${policy.ourTitle}, ${policy.version === null ? 'no version printed' : `version ${policy.version}`}`;

/**
 * The clauses, numbered ones first in the order of their numbers, then the others as the file has them.
 * Sorted here because JavaScript moves a name like "10" before every other.
 */
export function clausesOf(policy: Policy) {
  const clauses = Object.entries(policy.clauses).map(([id, clause]) => ({ id, ...clause }));
  const numbered = (id: string) => /^\d/.test(id);
  return [...clauses.filter((one) => numbered(one.id)).sort((x, y) => x.id.localeCompare(y.id, 'en', { numeric: true })), ...clauses.filter((one) => !numbered(one.id))];
}

/** The questions of one policy: the app's own with those that it defines. */
export const vocabularyFor = (policy: Policy): Vocabulary => vocabularyOf([policy]);

/** A question by its label. An id never stands on a screen. */
export const labelOf = (vocabulary: Vocabulary, factId: string): string => vocabulary.get(factId)?.label ?? 'A question that this app does not know';

/** Where clauses stand, in one line. */
export const clausesWords = (policy: Policy, clauses: readonly string[]): string => [...new Set(clauses)].map((clause) => clauseWords(policy, clause)).join('; ');

/** The words of an option; that nobody chose, where none is followed. */
export function optionWords(policy: Policy, readingId: string, option: string | null | undefined): string {
  const reading = policy.readings.find((one) => one.id === readingId);
  if (option === null || option === undefined) return 'nobody has chosen how to read this';
  return reading?.options.find((one) => one.id === option)?.text ?? 'an option that the policy does not have';
}

/** What kind of answer a question takes, in words. */
export function kindWords(answer: FactKind): string {
  switch (answer.kind) {
    case 'text':
      return 'Words';
    case 'choice':
      return `${answer.several ? 'One or more of' : 'One of'}: ${answer.choices.map((choice) => choice.label).join('; ')}`;
    case 'count':
      return 'A whole number';
    case 'quantity':
      return `An amount in ${answer.unit}`;
    case 'date':
      return 'A date';
    case 'interval':
      return answer.several ? 'One or more stretches of time' : 'A stretch of time';
  }
}

/** What a condition asks of its fact, in words: "2 or more", "lasting at least three months". */
export function testWords(leaf: Leaf, policy: Policy, followed: Followed): string {
  const vocabulary = vocabularyFor(policy);
  const answer = vocabulary.get(leaf.fact)?.answer;
  const label = [leaf.fact, ...(leaf.plus ?? []).filter((one) => counts(one.under, followed)).map((one) => one.fact)].map((fact) => labelOf(vocabulary, fact)).join(', together with ');
  const choice = (id: string) => `“${(answer?.kind === 'choice' ? answer.choices.find((one) => one.id === id)?.label : undefined) ?? 'an answer that is not on the list'}”`;
  const unread = 'what counts depends on a reading that nobody has chosen';
  if (leaf.is) {
    const wanted = picked(leaf.is, followed);
    return `${label} – ${wanted ? wanted.map(choice).join(' or ') : unread}`;
  }
  if (leaf.atLeast !== undefined) return `${label} – ${amountWords(leaf.atLeast)} or more`;
  if (leaf.atMost !== undefined) return `${label} – ${amountWords(leaf.atMost)} or ${typeof leaf.atMost === 'number' ? 'fewer' : 'less'}`;
  if (leaf.ageAtLeast) return `${label} – at least ${durationInWords(leaf.ageAtLeast)} ago`;
  if (!leaf.lastsAtLeast) return label;
  const needed = picked<Duration>(leaf.lastsAtLeast, followed);
  return `${label} – lasting at least ${needed ? durationInWords(needed) : 'a time that depends on a reading that nobody has chosen'}${manyWords(leaf, followed)}`;
}

const breakWords = { 'left-out': 'breaks are left out', 'start-again': 'a break starts the count again', count: 'breaks count too' } as const;
const overlapWords = { once: 'days that overlap count once', each: 'days that overlap count for each treatment' } as const;

/** How several stretches are put together, where the condition says. */
function manyWords(leaf: Leaf, followed: Followed): string {
  const breaks = leaf.breaks === undefined ? null : picked(leaf.breaks, followed);
  const overlaps = leaf.overlaps === undefined ? null : picked(leaf.overlaps, followed);
  const words = [breaks ? breakWords[breaks] : '', overlaps ? overlapWords[overlaps] : ''].filter(Boolean);
  return words.length > 0 ? `; ${words.join('; ')}` : '';
}

const amountWords = (amount: number | Amount): string => (typeof amount === 'number' ? String(amount) : `${amount.amount} ${amount.unit}`);
const isUnder = <T>(value: T | UnderReading<T>): value is UnderReading<T> => typeof value === 'object' && value !== null && 'choose' in value;

/** What the followed reading makes of a value; undefined where nobody has chosen. */
function picked<T>(value: T | UnderReading<T>, followed: Followed): T | undefined {
  if (!isUnder(value)) return value;
  const option = followed[value.reading];
  return option === null || option === undefined ? undefined : value.choose[option];
}

function counts(under: { readonly reading: string; readonly options: readonly string[] } | undefined, followed: Followed): boolean {
  return under === undefined || under.options.includes(followed[under.reading] ?? '');
}

/** Ids of the readings that a condition on a fact depends on. */
export function readingsOfLeaf(leaf: Leaf): string[] {
  const values = [leaf.is, leaf.lastsAtLeast, leaf.ongoingCounts, leaf.breaks, leaf.overlaps].flatMap((value) => (typeof value === 'object' && 'choose' in value ? [value.reading] : []));
  return [...new Set([...values, ...(leaf.plus ?? []).flatMap((one) => (one.under ? [one.under.reading] : []))])];
}
