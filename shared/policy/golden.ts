import { factDefinition } from '../domain/factCatalogue.ts';
import type { DateRange } from '../domain/dates.ts';
import type { FactState, FactStates, FactValue } from '../domain/facts.ts';
import { assess, type Assessment } from './assess.ts';
import { FactError } from './factCheck.ts';
import type { GoldenCase, Policy, WrittenFact, WrittenValue } from './schema.ts';

/**
 * Facts as a policy file writes them, as states. Each known fact gets the confirmation "golden:<fact id>".
 * @throws FactError where a fact is not in the catalogue or the value cannot be of its kind
 */
export function factStatesOf(written: Readonly<Record<string, WrittenFact>>): FactStates {
  return Object.fromEntries(Object.entries(written).map(([id, fact]) => [id, stateOf(id, fact)]));
}

function stateOf(id: string, fact: WrittenFact): FactState {
  if (typeof fact === 'object' && 'disputed' in fact) return { state: 'disputed', values: fact.disputed.map((value) => valueOf(id, value)) };
  if (typeof fact === 'object' && 'notKnown' in fact) return { state: 'notKnown' };
  return { state: 'known', value: valueOf(id, fact), confirmation: `golden:${id}` };
}

function valueOf(id: string, written: WrittenValue): FactValue {
  const definition = factDefinition(id);
  if (!definition) throw new FactError('unknown-fact', id, `There is no fact “${id}”`);
  const { kind } = definition.answer;
  if (typeof written === 'string') {
    if (kind === 'text') return { kind, text: written };
    if (kind === 'choice') return { kind, choice: written };
    if (kind === 'date') return { kind, date: rangeOf(written) };
  } else if (typeof written === 'number') {
    if (kind === 'count') return { kind, count: written };
  } else if ('from' in written) {
    if (kind === 'date') return { kind, date: rangeOf(written) };
  } else if (kind === 'interval') {
    return { kind, start: rangeOf(written.start), end: written.end === null ? null : rangeOf(written.end), printed: '' };
  }
  throw new FactError('wrong-kind', id, `${definition.label}: the value written is of the wrong kind`);
}

function rangeOf(written: string | { readonly from: string; readonly to: string }): DateRange {
  return typeof written === 'string' ? { from: written, to: written, printed: '' } : { ...written, printed: '' };
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
    assessment = assess(policy, factStatesOf(golden.facts), golden.asAt, { readings: golden.readings ?? {} });
  } catch (error) {
    return { assessment: null, problems: [error instanceof Error ? error.message : String(error)] };
  }
  const { expect } = golden;
  const problems: string[] = [];
  const compare = (what: string, expected: unknown, actual: unknown) => {
    if (expected === undefined) return;
    const [wanted, got] = [expected, actual].map((value) => JSON.stringify(value));
    if (wanted !== got) problems.push(`${what}: expected ${wanted}, got ${got}`);
  };
  compare('verdict', expect.verdict, assessment.verdict);
  compare('openFacts', expect.openFacts, assessment.openFacts.map((fact) => fact.factId));
  compare('differsUnder', expect.differsUnder, [...new Set(assessment.readings.map((one) => one.reading))]);
  compare('ifThisVersion', expect.ifThisVersion, assessment.ifThisVersion?.verdict ?? null);
  return { assessment, problems };
}
