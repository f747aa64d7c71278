import { factDefinition } from '../domain/factCatalogue.ts';
import { sameValue, type FactState } from '../domain/facts.ts';
import { longDate, type IsoDate } from '../domain/dates.ts';
import { valueInWords } from './leaf.ts';
import type { Verdict } from './schema.ts';
import { verdictLabels } from './sentence.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is kept of an assessment, as far as two of them are compared. */
export interface KeptAssessment {
  readonly policyId: string | null;
  readonly policyVersion: string | null;
  readonly policyHash: string | null;
  readonly asAt: IsoDate;
  readonly verdict: string;
  readonly readings: Readonly<Record<string, string>>;
  /** Facts by id; identity is never among them. */
  readonly facts: Readonly<Record<string, FactState>>;
}

/** What differs between two assessments of one case, one line each, in words. */
export function differencesBetween(before: KeptAssessment, after: KeptAssessment, vocabulary?: Vocabulary): string[] {
  const lines: string[] = [];
  if (before.verdict !== after.verdict) lines.push(`The answer: ${verdictWords(before.verdict)} → ${verdictWords(after.verdict)}.`);
  if (before.policyId !== after.policyId) lines.push('Another policy text was used.');
  else if (before.policyVersion !== after.policyVersion) lines.push(`Another version was used: ${before.policyVersion ?? 'none printed'} → ${after.policyVersion ?? 'none printed'}.`);
  else if (before.policyHash !== after.policyHash) lines.push('The policy file was changed, though its version is the same.');
  if (before.asAt !== after.asAt) lines.push(`As at: ${longDate(before.asAt)} → ${longDate(after.asAt)}.`);
  for (const reading of union(before.readings, after.readings)) {
    if (before.readings[reading] !== after.readings[reading]) lines.push(`A reading was changed (${reading.replaceAll('-', ' ')}).`);
  }
  for (const id of union(before.facts, after.facts)) {
    const [was, is] = [before.facts[id], after.facts[id]];
    if (sameState(was, is)) continue;
    const definition = vocabulary?.get(id) ?? factDefinition(id);
    lines.push(`${definition?.label ?? id} ${definition?.label.endsWith('?') ? '' : ': '}${stateWords(id, was)} → ${stateWords(id, is)}.`.replace(' : ', ': ').replace('  ', ' '));
  }
  return lines;

  function stateWords(id: string, state: FactState | undefined): string {
    if (state?.state === 'known') return valueInWords(vocabulary?.get(id) ?? id, state.value);
    return state?.state === 'disputed' ? 'disputed' : state?.state === 'notKnown' ? 'not known' : 'not answered';
  }
}

const union = (a: object, b: object): string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();

function sameState(a: FactState | undefined, b: FactState | undefined): boolean {
  if (a?.state === 'known' && b?.state === 'known') return sameValue(a.value, b.value);
  return (a?.state ?? 'open') === (b?.state ?? 'open');
}

function verdictWords(verdict: string): string {
  return verdictLabels[verdict as Verdict] ?? verdict;
}
