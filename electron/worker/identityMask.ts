import { findApplication } from '../../db/applicationRepo.ts';
import type { Db } from '../../db/connection.ts';
import { confirmationsInForce } from '../../db/factRepo.ts';
import { findPatientIdentity } from '../../db/patientRepo.ts';
import { longDate } from '../../shared/domain/dates.ts';
import type { FactValue } from '../../shared/domain/facts.ts';
import { candidateValues } from './candidateValues.ts';
import { namesAround } from './entryViews.ts';

/** What stands in the place of words that identify the patient. */
export const notShown = '[not shown]';

/** Facts that say who the patient is, and where the patient's own row holds them. */
const ofPatient = { patientName: 'name', nhsNumber: 'nhsNumber', dateOfBirth: 'dateOfBirth', patientAddress: 'address' } as const;
const identityFacts = Object.keys(ofPatient) as (keyof typeof ofPatient)[];

/** Replaces what identifies the patient of a case in a text. */
export type Mask = (text: string) => string;

/** Every answer to a fact that stands with the case: what people confirmed, what its papers propose, and, of who the patient is, what the first case says. The case is read once. */
export function answersOf(db: Db, applicationId: string): (factId: string) => FactValue[] {
  const confirmed = confirmationsInForce(db, applicationId);
  const proposed = candidateValues(db, applicationId);
  // A reconsideration or an appeal begins with the patient of its first case.
  const patientId = findApplication(db, applicationId)?.patientId;
  const linked = patientId ? findPatientIdentity(db, patientId) : undefined;
  return (factId) => {
    const value = confirmed.get(factId)?.value;
    const field = ofPatient[factId as keyof typeof ofPatient];
    return [...(value ? [value as FactValue] : []), ...proposed.filter((one) => one.factId === factId).map((one) => one.value), ...textsOf(field ? linked?.[field] : null)];
  };
}

const textsOf = (text: string | null | undefined): FactValue[] => (text ? [/^\d{4}-\d\d-\d\d$/.test(text) ? { kind: 'date', date: { from: text, to: text, printed: '' } } : { kind: 'text', text }] : []);

/** The strictest mask of a case: the patient, and the people around the patient with their addresses. It goes by nobody's role. */
export function maskOf(db: Db, applicationId: string): Mask {
  const [anyCase, asWritten]: [Set<string>, Set<string>] = [new Set(), new Set()];
  for (const value of identityFacts.flatMap(answersOf(db, applicationId))) {
    if (value.kind === 'date' && value.date.from === value.date.to) for (const words of dayWords(value.date.from)) anyCase.add(words);
    if (value.kind === 'text') addText(value.text, anyCase, asWritten);
  }
  for (const text of namesAround(db, applicationId)) addText(text, anyCase, asWritten);
  const patterns = [pattern(anyCase, 'giu'), pattern(asWritten, 'gu')].filter((one) => one !== null);
  return (text) => patterns.reduce((before, one) => before.replace(one, notShown), text);
}

/** A name as a whole and by its parts, a number with and without its spaces, an address by its lines and its postcode. */
export function addText(text: string, anyCase: Set<string>, asWritten: Set<string>): void {
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
export function dayWords(day: string): string[] {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return [day, escaped(longDate(day)), `0?${date}[/.-]0?${month}[/.-](?:${year}|${String(year).slice(2)})`];
}

// No hyphen: outside of brackets it stands for itself, and in a pattern of letters of all scripts it may not be escaped.
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+');

/** Longest first, so that a name is hidden as a whole. */
export function pattern(terms: ReadonlySet<string>, flags: string): RegExp | null {
  const sorted = [...terms].filter((one) => one !== '').sort((a, b) => b.length - a.length);
  return sorted.length === 0 ? null : new RegExp(`(?<![\\p{L}\\d])(?:${sorted.join('|')})(?![\\p{L}\\d])`, flags);
}
