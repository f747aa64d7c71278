import { daysInMonth, isRealDay, type DateRange } from '../domain/dates.ts';

export type DateFault = 'date-impossible' | 'date-ambiguous' | 'date-two-digit-year';

/** A date met in running words. `start` and `end` are positions in the text. */
export interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly range: DateRange | null;
  readonly fault: DateFault | null;
  /** A day and month without a year ("3 February"): usable only beside a date that has one. */
  readonly dayMonth?: readonly [day: number, month: number];
}

const monthNames: Readonly<Record<string, number>> = {
  january: 1, jan: 1, february: 2, feb: 2, march: 3, mar: 3, april: 4, apr: 4, may: 5, june: 6, jun: 6, july: 7, jul: 7,
  august: 8, aug: 8, september: 9, sept: 9, sep: 9, october: 10, oct: 10, november: 11, nov: 11, december: 12, dec: 12,
};

/** First and last month. Winter is absent: it belongs to two years, and the words do not say which. */
const seasons: Readonly<Record<string, readonly [number, number]>> = { spring: [3, 5], summer: [6, 8], autumn: [9, 11] };
const partsOfYear: Readonly<Record<string, readonly [number, number]>> = { early: [1, 4], mid: [5, 8], late: [9, 12] };
const hedges = new Set(['about', 'around', 'approximately', 'approx', 'circa', 'roughly', 'possibly', 'probably', 'either']);

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
type Match = { date: FoundDate; used: number } | null;

/** Longest text that is searched for dates; answers are shorter, and the work grows with the length only. */
const longestText = 2000;

/**
 * Every date in a text, in order: `3 Feb 2026`, `3rd of February 2026`, `February 3, 2026`, `03/02/2026` (day first, as in
 * the United Kingdom), `2026-02-03`, `March 2026`, `03/2026`, `spring 2026`, `2026`. What looks like a date and is
 * impossible, ambiguous or has a two-digit year comes back with its fault and no range.
 */
export function findDates(text: string): FoundDate[] {
  const tokens = tokenise(text.slice(0, longestText));
  const found: FoundDate[] = [];
  for (let i = 0; i < tokens.length; ) {
    const match = dateAt(tokens, i, text);
    if (match) {
      const before = tokens[i - 1]?.text.toLowerCase() ?? '';
      const beforeThat = tokens[i - 2]?.text.toLowerCase() ?? '';
      const hedged = hedges.has(before) || before === '~' || before === '?' || (before === '.' && hedges.has(beforeThat)) || tokens[i + match.used]?.text === '?';
      found.push(hedged && match.date.fault === null ? { ...match.date, range: null, fault: 'date-ambiguous' } : match.date);
      i += match.used;
    } else i++;
  }
  return found;
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/[A-Za-z]+|[0-9]+|[^\sA-Za-z0-9]/g)) {
    tokens.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

function dateAt(tokens: Token[], i: number, text: string): Match {
  return numericDate(tokens, i, text) ?? boxedDigits(tokens, i, text) ?? dayMonthYear(tokens, i, text) ?? monthDayYear(tokens, i, text) ?? coarseDate(tokens, i, text);
}

/** `03/02/2026`, `3.2.2026`, `03-02-26`, `2026-02-03`, `03/2026`. */
function numericDate(tokens: Token[], i: number, text: string): Match {
  const [a, s1, b, s2, c] = [tokens[i], tokens[i + 1], tokens[i + 2], tokens[i + 3], tokens[i + 4]];
  if (!a || !s1 || !b || !isDigits(a) || !isDigits(b) || !/^[/.\-–‐]$/.test(s1.text)) return null;
  if (s2 && c && s2.text === s1.text && isDigits(c)) {
    if (a.text.length === 4 && b.text.length <= 2 && c.text.length <= 2) return whole(tokens, i, 5, text, Number(a.text), Number(b.text), Number(c.text));
    if (a.text.length > 2 || b.text.length > 2) return null;
    if (c.text.length === 2) return { date: faulty(a.start, c.end, 'date-two-digit-year'), used: 5 };
    if (c.text.length === 4) return whole(tokens, i, 5, text, Number(c.text), Number(b.text), Number(a.text));
    return null;
  }
  if (s1.text === '/' && a.text.length <= 2 && b.text.length === 4 && looksLikeYear(b)) {
    const month = Number(a.text);
    if (month < 1 || month > 12) return { date: faulty(a.start, b.end, 'date-impossible'), used: 3 };
    return { date: months(Number(b.text), month, month, a.start, b.end, text), used: 3 };
  }
  return null;
}

/** `0 3 0 2 1 9 6 1`: one digit to a box, as on printed forms. Exactly eight single digits, day first. */
function boxedDigits(tokens: Token[], i: number, text: string): Match {
  if (tokens[i - 1] && isDigits(tokens[i - 1]!)) return null;
  const digits: Token[] = [];
  let used = 0;
  for (let j = i; j < tokens.length && used < 24; j++, used++) {
    const token = tokens[j]!;
    if (isDigits(token) && token.text.length === 1) digits.push(token);
    else if (digits.length === 0 || !/^[|/]$/.test(token.text)) break;
  }
  if (digits.length !== 8) return null;
  const joined = digits.map((digit) => digit.text).join('');
  const last = digits[7]!;
  const end = tokens.indexOf(last) - i + 1;
  return whole(tokens, i, end, text, Number(joined.slice(4)), Number(joined.slice(2, 4)), Number(joined.slice(0, 2)));
}

/** `3 Feb 2026`, `3rd of February, 2026`, `3-Feb-2026`, and `3 February` alone. */
function dayMonthYear(tokens: Token[], i: number, text: string): Match {
  const day = tokens[i];
  if (!day || !isDigits(day) || day.text.length > 2) return null;
  let j = i + 1;
  if (/^(st|nd|rd|th)$/i.test(tokens[j]?.text ?? '')) j++;
  if (/^(of|-|–|\/|\.)$/i.test(tokens[j]?.text ?? '')) j++;
  const month = monthNames[tokens[j]?.text.toLowerCase() ?? ''];
  if (!month) return null;
  j++;
  const afterMonth = j;
  while (j < afterMonth + 2 && /^[,.\-–/]$/.test(tokens[j]?.text ?? '')) j++;
  const year = tokens[j];
  if (year && isDigits(year) && year.text.length === 4) return whole(tokens, i, j - i + 1, text, Number(year.text), month, Number(day.text));
  if (year && (isDigits(year) || /^['’]$/.test(year.text)) && isTwoDigitYear(tokens, j, afterMonth)) {
    const end = isDigits(year) ? j : j + 1;
    return { date: faulty(day.start, tokens[end]!.end, 'date-two-digit-year'), used: end - i + 1 };
  }
  return { date: { ...faulty(day.start, tokens[afterMonth - 1]!.end, 'date-ambiguous'), dayMonth: [Number(day.text), month] }, used: afterMonth - i };
}

function isTwoDigitYear(tokens: Token[], j: number, afterMonth: number): boolean {
  const token = tokens[j]!;
  if (isDigits(token)) return token.text.length === 2 && (j === afterMonth || tokens[j - 1]!.text !== ',') && !monthNames[tokens[j + 1]?.text.toLowerCase() ?? ''];
  return isDigits(tokens[j + 1] ?? { text: '', start: 0, end: 0 }) && tokens[j + 1]!.text.length === 2;
}

/** `February 3, 2026`. */
function monthDayYear(tokens: Token[], i: number, text: string): Match {
  const month = monthNames[tokens[i]?.text.toLowerCase() ?? ''];
  const day = tokens[i + 1];
  if (!month || !day || !isDigits(day) || day.text.length > 2) return null;
  let j = i + 2;
  if (/^(st|nd|rd|th)$/i.test(tokens[j]?.text ?? '')) j++;
  if (tokens[j]?.text === ',') j++;
  const year = tokens[j];
  if (year && isDigits(year) && year.text.length === 4) return whole(tokens, i, j - i + 1, text, Number(year.text), month, Number(day.text));
  return null;
}

/** `March 2026`, `spring 2026`, `early 2026`, `winter 2025` (ambiguous), `2026`. */
function coarseDate(tokens: Token[], i: number, text: string): Match {
  const first = tokens[i]!;
  const word = first.text.toLowerCase();
  let j = i + 1;
  while (j < i + 3 && /^(of|in|,|-|–|\.)$/i.test(tokens[j]?.text ?? '')) j++;
  const year = tokens[j];
  const yearNumber = year && looksLikeYear(year) ? Number(year.text) : null;
  const month = monthNames[word];
  if (month && yearNumber) return { date: months(yearNumber, month, month, first.start, year!.end, text), used: j - i + 1 };
  const part = seasons[word] ?? partsOfYear[word];
  if (part && yearNumber) return { date: months(yearNumber, part[0], part[1], first.start, year!.end, text), used: j - i + 1 };
  if (word === 'winter' && yearNumber) return { date: faulty(first.start, year!.end, 'date-ambiguous'), used: j - i + 1 };
  if (looksLikeYear(first)) return { date: months(Number(first.text), 1, 12, first.start, first.end, text), used: 1 };
  return null;
}

function whole(tokens: Token[], i: number, used: number, text: string, year: number, month: number, day: number): { date: FoundDate; used: number } {
  const [start, end] = [tokens[i]!.start, tokens[i + used - 1]!.end];
  const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (!isRealDay(iso)) return { date: faulty(start, end, 'date-impossible'), used };
  return { date: { start, end, fault: null, range: { from: iso, to: iso, printed: text.slice(start, end) } }, used };
}

function months(year: number, first: number, last: number, start: number, end: number, text: string): FoundDate {
  const two = (n: number) => String(n).padStart(2, '0');
  return {
    start, end, fault: null,
    range: { from: `${year}-${two(first)}-01`, to: `${year}-${two(last)}-${two(daysInMonth(year, last))}`, printed: text.slice(start, end) },
  };
}

function faulty(start: number, end: number, fault: DateFault): FoundDate {
  return { start, end, fault, range: null };
}

function isDigits(token: Token): boolean {
  return /^[0-9]+$/.test(token.text);
}

function looksLikeYear(token: Token): boolean {
  return /^(19|20)[0-9]{2}$/.test(token.text);
}
