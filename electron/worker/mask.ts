import { longDate } from '../../shared/domain/dates.ts';
import type { FactValue } from '../../shared/domain/facts.ts';
import type { FactsView } from '../../shared/contract/case.ts';
import { openCase, type CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';
import { namesAround } from './entryViews.ts';
import { may } from './guard.ts';

/** What stands in the place of words that identify the patient. */
export const notShown = '[not shown]';

const identityFacts = ['patientName', 'nhsNumber', 'dateOfBirth', 'patientAddress'] as const;

/** Replaces what identifies the patient of a case in a text. */
export type Mask = (text: string) => string;

/**
 * What a call gave, for somebody whose role does not show who the patient is: in every text the patient's name, NHS number, date of
 * birth and address, as papers propose and people confirmed them, are replaced. Reasons and arguments are free text, and people write
 * names into them. It is a second guard: papers, letters and identity facts do not reach such a person at all.
 */
export function masked<T>(worker: Worker, input: unknown, value: T): T {
  const applicationId = (input as { applicationId?: unknown } | null)?.applicationId;
  if (typeof applicationId !== 'string' || may(worker, 'revealIdentity')) return value;
  return throughout(value, maskOf(worker, openCase(worker, applicationId))) as T;
}

/** One text of a case, for the person who is signed in. */
export function maskedText(worker: Worker, file: CaseFile, text: string): string {
  return may(worker, 'revealIdentity') ? text : maskOf(worker, file)(text);
}

/** The facts of a case without the answers and sources that identify the patient. */
export function withoutIdentity(worker: Worker, view: FactsView): FactsView {
  if (may(worker, 'revealIdentity')) return view;
  return {
    ...view,
    groups: view.groups.map((group) => ({
      ...group,
      facts: group.facts.map((fact) => (fact.identity ? { ...fact, value: null, display: null, reliedOn: null, candidates: [], hidden: true as const } : fact)),
    })),
  };
}

/** Every answer to an identity fact that stands with the case: what people confirmed and what its papers propose. */
function identityValues(file: CaseFile): FactValue[] {
  return identityFacts.flatMap((factId) => [
    ...(file.confirmations.get(factId)?.value ? [file.confirmations.get(factId)!.value as FactValue] : []),
    ...(file.proposed.get(factId)?.candidates ?? []).map(({ candidate }) => candidate.value),
  ]);
}

/** Hides the patient, and the people around the patient with their addresses. */
function maskOf(worker: Worker, file: CaseFile): Mask {
  return maskFor(file, namesAround(worker.signedIn.db, file.applicationId));
}

function maskFor(file: CaseFile, around: readonly string[]): Mask {
  const [anyCase, asWritten]: [Set<string>, Set<string>] = [new Set(), new Set()];
  for (const value of identityValues(file)) {
    if (value.kind === 'date' && value.date.from === value.date.to) for (const words of dayWords(value.date.from)) anyCase.add(words);
    if (value.kind === 'text') addText(value.text, anyCase, asWritten);
  }
  for (const text of around) addText(text, anyCase, asWritten);
  const patterns = [pattern(anyCase, 'giu'), pattern(asWritten, 'gu')].filter((one) => one !== null);
  return (text) => patterns.reduce((before, one) => before.replace(one, notShown), text);
}

/** A name as a whole and by its parts, a number with and without its spaces, an address by its lines and its postcode. */
function addText(text: string, anyCase: Set<string>, asWritten: Set<string>): void {
  const digits = text.replace(/\D/g, '');
  if (digits.length === 10 && /^[\d\s-]+$/.test(text.trim())) {
    anyCase.add([...digits].join('[\\s-]?'));
    return;
  }
  for (const line of text.split(/[\n,;]/).map((one) => one.trim()).filter((one) => one.length > 4 && /\d|\s/.test(one))) anyCase.add(escaped(line));
  anyCase.add(escaped(text.trim()));
  for (const part of text.split(/[\s,]+/)) {
    // A part by itself counts as it is written in a name: “May” is hidden, “may” is not.
    if (/^\p{Lu}[\p{L}'’-]{2,}$/u.test(part) && !notNames.has(part.toLowerCase())) for (const form of [part, part.toUpperCase()]) asWritten.add(escaped(form));
  }
}

const notNames = new Set(['mrs', 'miss', 'master', 'mister', 'doctor', 'prof', 'professor', 'road', 'street', 'lane', 'avenue', 'close', 'drive', 'house', 'flat', 'the', 'and']);

/** A day as it is usually written. */
function dayWords(day: string): string[] {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return [day, escaped(longDate(day)), `0?${date}[/.-]0?${month}[/.-](?:${year}|${String(year).slice(2)})`];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/\s+/g, '\\s+');

/** Longest first, so that a name is hidden as a whole. */
function pattern(terms: ReadonlySet<string>, flags: string): RegExp | null {
  const sorted = [...terms].filter((one) => one !== '').sort((a, b) => b.length - a.length);
  return sorted.length === 0 ? null : new RegExp(`(?<![\\p{L}\\d])(?:${sorted.join('|')})(?![\\p{L}\\d])`, flags);
}

function throughout(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((one) => throughout(one, mask));
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, throughout(one, mask)]));
}
