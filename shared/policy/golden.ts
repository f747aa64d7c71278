import { addDays, addMonths, isRealDay, longDate, type DateRange } from '../domain/dates.ts';
import type { FactDefinition } from '../domain/factCatalogue.ts';
import type { FactState, FactStates, FactValue } from '../domain/facts.ts';
import type { Assessment } from './answer.ts';
import { canonicalJson } from './canonical.ts';
import { explain } from './explain.ts';
import { FactError } from './factCheck.ts';
import type { GoldenCase, Policy, WrittenFact, WrittenRange, WrittenStretch, WrittenValue } from './schema.ts';
import { ownVocabulary, vocabularyOf, type Vocabulary } from './vocabulary.ts';

/** What a written fact that is known rests on: who confirmed it is not said in a file. */
export const writtenConfirmation = (id: string): string => `written:${id}`;

/**
 * Facts as a policy file and the door for scripts write them, as states.
 * @throws FactError where a fact is not in the vocabulary or the value cannot be of its kind
 */
export function factStatesOf(written: Readonly<Record<string, WrittenFact>>, vocabulary: Vocabulary = ownVocabulary): FactStates {
  return Object.fromEntries(Object.entries(written).map(([id, fact]) => [id, stateOf(id, fact, vocabulary)]));
}

function stateOf(id: string, fact: WrittenFact, vocabulary: Vocabulary): FactState {
  const definition = vocabulary.get(id);
  if (!definition) throw new FactError('unknown-fact', id, `There is no fact “${id}”`);
  if (typeof fact === 'object' && !Array.isArray(fact)) {
    if ('disputed' in fact) return { state: 'disputed', values: fact.disputed.map((value) => valueOf(definition, value)) };
    if ('notKnown' in fact) return { state: 'notKnown' };
  }
  return { state: 'known', value: valueOf(definition, fact), confirmation: writtenConfirmation(id) };
}

function valueOf({ id, label, answer }: FactDefinition, written: WrittenValue): FactValue {
  const wrong = (): never => {
    throw new FactError('wrong-kind', id, `${label}: the value written is of the wrong kind`);
  };
  switch (answer.kind) {
    case 'text':
      return typeof written === 'string' && written !== '' ? { kind: 'text', text: written } : wrong();
    case 'choice':
      if (Array.isArray(written)) return answer.several ? { kind: 'choices', choices: written } : wrong();
      return typeof written === 'string' ? { kind: 'choice', choice: written } : wrong();
    case 'count':
      return typeof written === 'number' ? { kind: 'count', count: written } : wrong();
    case 'quantity':
      return isRecord(written) && 'amount' in written ? { kind: 'quantity', amount: written.amount, unit: written.unit } : wrong();
    case 'date':
      return typeof written === 'string' || (isRecord(written) && 'from' in written) ? { kind: 'date', date: rangeOf(written, wrong) } : wrong();
    case 'interval': {
      if (!isRecord(written) || !('start' in written)) return wrong();
      const stretch = (one: WrittenStretch) => ({ start: rangeOf(one.start, wrong), end: one.end === null ? null : rangeOf(one.end, wrong) });
      return { kind: 'interval', ...stretch(written), printed: '', ...(written.further ? { further: written.further.map(stretch) } : {}) };
    }
  }
}

type WrittenObject = Exclude<WrittenValue, string | number | readonly string[]>;

function isRecord(written: WrittenValue): written is WrittenObject {
  return typeof written === 'object' && !Array.isArray(written);
}

/** A day, a month ("2026-03"), a year ("2026"), or the earliest and latest day that it could be. */
function rangeOf(written: WrittenRange, wrong: () => never): DateRange {
  if (typeof written !== 'string') return { from: written.from, to: written.to, printed: written.printed ?? '' };
  if (/^\d{4}$/.test(written)) return { from: `${written}-01-01`, to: `${written}-12-31`, printed: written };
  if (/^\d{4}-\d{2}$/.test(written)) {
    if (!isRealDay(`${written}-01`)) return wrong();
    const last = addDays(addMonths(`${written}-01`, 1), -1);
    return { from: `${written}-01`, to: last, printed: longDate(last).replace(/^\d+ /, '') };
  }
  return { from: written, to: written, printed: '' };
}

/** What a golden case came to. It passes where `problems` is empty. */
export interface GoldenResult {
  readonly assessment: Assessment | null;
  readonly problems: readonly string[];
}

/** Runs one golden case of a policy and compares every expectation that it states. */
export function runGolden(policy: Policy, golden: GoldenCase): GoldenResult {
  let assessment: Assessment;
  try {
    assessment = explain(policy, factStatesOf(golden.facts, vocabularyOf([policy])), golden.asAt, { readings: golden.readings ?? {} });
  } catch (error) {
    return { assessment: null, problems: [error instanceof Error ? error.message : String(error)] };
  }
  const { expect } = golden;
  const problems: string[] = [];
  const compare = (what: string, expected: unknown, actual: unknown) => {
    if (expected === undefined) return;
    const [wanted, got] = [expected, actual].map((value) => canonicalJson(value));
    if (wanted !== got) problems.push(`${what}: expected ${wanted}, got ${got}`);
  };
  compare('verdict', expect.verdict, assessment.verdict);
  compare('openFacts', expect.openFacts, assessment.openFacts.map((fact) => fact.factId));
  compare('differsUnder', expect.differsUnder, [...new Set(assessment.readings.map((one) => one.reading))]);
  compare('purposes', expect.purposes, expect.purposes && Object.fromEntries((assessment.ifThisVersion ?? assessment).purposes.map((one) => [one.purpose ?? '', one.verdict])));
  compare('ifThisVersion', expect.ifThisVersion, assessment.ifThisVersion?.verdict ?? null);
  return { assessment, problems };
}
