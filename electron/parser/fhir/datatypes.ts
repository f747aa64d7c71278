import { isRealDay, daysInMonth, type DateRange, type IsoDate } from '../../../shared/domain/dates.ts';
import { londonDay } from '../../../shared/domain/londonDay.ts';
import { all, one, text, type FhirElement } from './element.ts';

/** Whether an element says that it is not in use any more on a day: use "old", or a period that has ended. */
export function isPast(element: FhirElement, asAt: IsoDate): boolean {
  const end = text(element, 'period', 'end');
  return text(element, 'use') === 'old' || (end !== null && isRealDay(end.slice(0, 10)) && end.slice(0, 10) < asAt);
}

/** The names a person goes by now: the official one, else the usual one, else one without a use. A maiden or former name, a nickname or an alias is not it. */
export function namesInUse(names: readonly FhirElement[], asAt: IsoDate): FhirElement[] {
  const now = names.filter((name) => !isPast(name, asAt));
  for (const use of ['official', 'usual', null]) {
    const found = now.filter((name) => text(name, 'use') === use);
    if (found.length > 0) return found;
  }
  return now.filter((name) => text(name, 'use') === 'temp');
}

/** A name as one writes it: its text, else title, given names, family name. */
export function nameWords(name: FhirElement | undefined): string | null {
  if (!name) return null;
  const whole = text(name, 'text');
  if (whole) return whole;
  if (name.value) return name.value.trim() || null;
  const parts = ['prefix', 'given', 'family', 'suffix'].flatMap((part) => all(name, part).map((one) => one.value?.trim() ?? '')).filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : null;
}

/** An address as one writes it. Its own text counts only where the parts are not given: it is often one of them alone. */
export function addressWords(address: FhirElement | undefined): string | null {
  if (!address) return null;
  const parts = ['line', 'city', 'district', 'postalCode'].flatMap((part) => all(address, part).map((one) => one.value?.trim() ?? '')).filter((part) => part !== '');
  const distinct = parts.filter((part, i) => !parts.slice(0, i).some((before) => before.toLowerCase() === part.toLowerCase()));
  return distinct.length > 0 ? distinct.join(', ') : text(address, 'text');
}

/** A coded thing in words: its own text, else what the chosen code (else the first with words) says. */
export function conceptWords(concept: FhirElement | undefined): string | null {
  if (!concept) return null;
  if (concept.value) return concept.value.trim() || null;
  const codings = all(concept, 'coding');
  const chosen = codings.find((coding) => text(coding, 'userSelected') === 'true' && text(coding, 'display')) ?? codings.find((coding) => text(coding, 'display'));
  return text(concept, 'text') ?? text(chosen, 'display') ?? text(concept, 'display');
}

export function codesOf(concept: FhirElement | undefined): string[] {
  return concept ? [text(concept, 'code') ?? '', ...all(concept, 'coding').map((coding) => text(coding, 'code') ?? '')].filter((code) => code !== '') : [];
}

/** The codings of a system, told by a part of its address: systems are written in more than one way. */
export function codingsIn(concept: FhirElement | undefined, system: RegExp): FhirElement[] {
  return all(concept, 'coding').filter((coding) => system.test(text(coding, 'system') ?? ''));
}

export const icd10 = /icd-?10|2\.16\.840\.1\.113883\.(?:2\.1\.3\.2\.4\.15|6\.3)\b/i;
export const opcs4 = /opcs|2\.16\.840\.1\.113883\.2\.1\.3\.2\.4\.16\b/i;
const nhsNumber = /nhs-?number|nhs-?no$|^(?:urn:)?nhs$|2\.16\.840\.1\.113883\.2\.1\.4\.1$/i;
const ods = /ods-?(?:organi[sz]ation)?-?(?:site)?-?code|ods-organi[sz]ation|organi[sz]ation-code|\bods\b/i;
const gmc = /gmc-?(?:number|reference)?|general-?medical-?council/i;
const local = /hospital-?(?:number|no|id)|local-?patient|\bmrn\b|medical-?record|\bpas\b|patient-?administration/i;

/** What an identifier identifies by: its system, else what its type says. */
export function identifierKind(identifier: FhirElement): 'nhs-number' | 'ods' | 'gmc' | 'local' | null {
  const system = text(identifier, 'system') ?? '';
  if (nhsNumber.test(system)) return 'nhs-number';
  if (ods.test(system)) return 'ods';
  if (gmc.test(system)) return 'gmc';
  if (local.test(system)) return 'local';
  const type = one(identifier, 'type');
  const codes = codesOf(type);
  const words = conceptWords(type) ?? '';
  if (codes.includes('NH') && /nhs/i.test(`${system} ${words}`)) return 'nhs-number';
  if (/^nhs (?:number|no)\b/i.test(words)) return 'nhs-number';
  if (/\bgmc\b/i.test(words)) return 'gmc';
  if (codes.includes('MR') || codes.includes('PI') || /hospital (?:number|no)|\bmrn\b/i.test(words)) return 'local';
  return null;
}

export function identifiers(element: FhirElement | undefined, kind: ReturnType<typeof identifierKind>, asAt: IsoDate): FhirElement[] {
  return all(element, 'identifier').filter((identifier) => text(identifier, 'value') !== null && identifierKind(identifier) === kind && !isPast(identifier, asAt));
}

/**
 * A FHIR date or time as the days that it can be: a year, a month or a day. A time with a zone is the day in London.
 * Null where it is no such date; `fault` where it is one that does not exist.
 */
export function fhirDate(value: string): { range: DateRange } | { fault: 'date-impossible' } | null {
  const match = /^([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2})(T[0-9:.]+(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?$/.exec(value);
  if (!match) return null;
  const [, year = '', month, day, time] = match;
  const printed = value.slice(0, 40);
  if (month === undefined) return isRealDay(`${year}-01-01`) ? { range: { from: `${year}-01-01`, to: `${year}-12-31`, printed } } : { fault: 'date-impossible' };
  const first = `${year}-${month}-01`;
  if (!isRealDay(first)) return { fault: 'date-impossible' };
  if (day === undefined) return { range: { from: first, to: `${year}-${month}-${String(daysInMonth(Number(year), Number(month))).padStart(2, '0')}`, printed } };
  if (!isRealDay(`${year}-${month}-${day}`)) return { fault: 'date-impossible' };
  let whole = `${year}-${month}-${day}`;
  if (time && /(?:Z|[+-][0-9]{2}:[0-9]{2})$/.test(time)) {
    const instant = new Date(value);
    if (!Number.isNaN(instant.getTime())) whole = londonDay(instant.toISOString());
  }
  return { range: { from: whole, to: whole, printed } };
}
