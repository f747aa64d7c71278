import { factDefinition } from '../../../shared/domain/factCatalogue.ts';
import type { FactStates, FactValue } from '../../../shared/domain/facts.ts';
import type { Assessment } from '../../../shared/policy/answer.ts';
import { explain } from '../../../shared/policy/explain.ts';
import { FactError } from '../../../shared/policy/factCheck.ts';
import { valueInWords } from '../../../shared/policy/leaf.ts';
import type { Policy } from '../../../shared/policy/schema.ts';
import { readRange, type DateParts } from '../../components/dateParts.ts';

/** Supposed answers, by fact. They live on the screen only. */
export type Supposed = Readonly<Record<string, FactValue>>;

export type WhatIf = { ok: true; assessment: Assessment } | { ok: false; message: string };

/** The assessment as it would be with the supposed answers in place. Worked out in the page; nothing is recorded. */
export function whatIf(policy: Policy, facts: FactStates, supposed: Supposed, current: Assessment): WhatIf {
  const states: FactStates = { ...facts, ...Object.fromEntries(Object.entries(supposed).map(([id, value]) => [id, { state: 'known' as const, value, confirmation: `what-if:${id}` }])) };
  try {
    return { ok: true, assessment: explain(policy, states, current.asAt, { readings: current.readingsFollowed, ...(current.policy.hash ? { hash: current.policy.hash } : {}) }) };
  } catch (error) {
    return { ok: false, message: error instanceof FactError ? error.message : 'This cannot be worked out with that answer.' };
  }
}

/** A supposed answer in words. */
export function supposedWords(factId: string, value: FactValue): string {
  const label = factDefinition(factId)?.label ?? factId;
  return `${label.replace(/\?$/, '')}: ${valueInWords(factId, value)}`;
}

/** Reads a count as it is typed; null while it is not one. */
export function readCount(typed: string): FactValue | null {
  const text = typed.trim();
  return /^\d{1,4}$/.test(text) ? { kind: 'count', count: Number(text) } : null;
}

/** Reads a stretch of time; null while it is not complete. */
export function readStretch(start: DateParts, end: DateParts, goesOn: boolean): FactValue | null {
  const from = readRange(start, 'The start');
  if (!from.ok) return null;
  if (goesOn) return { kind: 'interval', start: from.value, end: null, printed: `${from.value.printed}, still going on` };
  const to = readRange(end, 'The end');
  if (!to.ok || to.value.to < from.value.from) return null;
  return { kind: 'interval', start: from.value, end: to.value, printed: `${from.value.printed} to ${to.value.printed}` };
}
