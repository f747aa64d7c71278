import { isRealDay, type DateRange } from '../domain/dates.ts';
import type { FactValue } from '../domain/facts.ts';
import { parseNhsNumber } from '../domain/nhsNumber.ts';
import { findDates, type FoundDate } from './dateWords.ts';
import type { IssueCode } from './issues.ts';

/** What became of the words beside a label: a value, a fault that a person must see, or nothing (no answer was given). */
export type Parsed = { value: FactValue } | { fault: IssueCode } | null;

const unanswered = /^(?:n\/?a|not applicable|not known|unknown|not stated|tbc|tba|to follow|please (?:select|choose|state|specify).*|choose an item\.?|click (?:or tap )?(?:here )?to enter.*|select|-+|—|–|\?+|[._…\s]+)$/i;

/** Whether an answer says nothing: blank, dots, a dash, "N/A", "not known", a form's own prompt. */
export function isBlank(text: string): boolean {
  const words = text.replace(/[\s\u00a0\u2002\u200b]+/g, ' ').trim();
  return words === '' || (words.length < 80 && unanswered.test(words)) || /^[._…]{80,}$/.test(words);
}

/** A day asked for in three boxes: `03 02 1961`, `Day: 3 Month: 2 Year: 1961`. */
const dayInParts = /^\s*(?:d(?:ay|d)?\s{0,3}:?)?\s{0,3}([0-9]{1,2})\s{1,6}(?:m(?:onth|m)?\s{0,3}:?)?\s{0,3}([0-9]{1,2})\s{1,6}(?:y(?:ear|yyy|y)?\s{0,3}:?)?\s{0,3}([0-9]{4})\s*$/i;

/** Words beside a date that say that its month may stand first. */
const monthFirst = /\b(?:US|USA|American|month first)\b|\bU\.S\.|\bmm\s?[/.-]\s?dd\b/i;

/** One date. Two different dates, or a date that cannot be taken as it stands, give a fault and no value. */
export function parseDate(text: string): Parsed {
  if (isBlank(text)) return null;
  const parted = dayInParts.exec(text);
  const found = findDates(parted ? `${parted[1]}/${parted[2]}/${parted[3]}` : text);
  const exact = found.filter((date) => date.range && date.range.from === date.range.to);
  const used = exact.length > 0 ? found.filter((date) => date.fault || exact.includes(date)) : found;
  if (used.length === 0) return null;
  const fault = used.find((date) => date.fault)?.fault;
  if (fault) return { fault };
  if (monthFirst.test(text.slice(0, 2000)) && used.some((date) => /^\d{1,2}\D\d{1,2}\D/.test(date.range?.printed ?? ''))) return { fault: 'date-ambiguous' };
  const ranges = used.map((date) => date.range as DateRange);
  const first = ranges[0] as DateRange;
  if (ranges.some((range) => range.from !== first.from || range.to !== first.to)) return { fault: 'two-values' };
  return { value: { kind: 'date', date: first } };
}

const between = /^[\s,.]*(?:to|until|till|and|-|–|—|through|up to)[\s,]*$/i;
const stillGoing = /\b(?:to date|to present|present|ongoing|on-going|continuing|continues|to now|now|still|current(?:ly)?|today)\b/i;

/**
 * A stretch of time: `3 February to 20 April 2026`, `from March 2026 to May 2026`, `since spring 2026` (still going).
 * A length without dates ("for four months") is no interval: nothing is reckoned from it.
 */
export function parseInterval(text: string): Parsed {
  if (isBlank(text)) return null;
  const found = findDates(text);
  if (found.length === 0) return { fault: 'interval-unclear' };
  const bad = found.find((date) => date.fault && !date.dayMonth);
  if (bad?.fault) return { fault: bad.fault };
  const printed = text.slice(0, 2000).replace(/\s+/g, ' ').trim().slice(0, 300);
  if (found.length === 1) {
    const only = found[0] as FoundDate;
    if (!only.range) return { fault: 'date-ambiguous' };
    const openEnded = /\bsince\b/i.test(text.slice(0, only.start)) || stillGoing.test(text.slice(only.end, only.end + 60));
    return openEnded ? { value: { kind: 'interval', start: only.range, end: null, printed } } : { fault: 'interval-unclear' };
  }
  if (found.length > 2) return { fault: 'two-values' };
  const [first, second] = found as [FoundDate, FoundDate];
  const middle = text.slice(first.end, second.start);
  const joined = between.test(middle) || /\b(?:end(?:ed)?|finish(?:ed)?|stopped|until|to|completed)\b/i.test(middle);
  if (!joined || !second.range) return { fault: joined ? 'date-ambiguous' : 'two-values' };
  const start = first.range ?? withYear(first, second.range);
  if (!start) return { fault: 'date-impossible' };
  if (start.from > second.range.to) return { fault: 'interval-reversed' };
  return { value: { kind: 'interval', start, end: second.range, printed } };
}

/** "3 February" beside a date of 2026: the year is the later date's own, if that is not after it. */
function withYear(date: FoundDate, later: DateRange): DateRange | null {
  if (!date.dayMonth) return null;
  const [day, month] = date.dayMonth;
  const iso = `${later.from.slice(0, 4)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isRealDay(iso) && iso <= later.to ? { from: iso, to: iso, printed: `${day}/${month} ${later.from.slice(0, 4)}` } : null;
}

const numberWords: Readonly<Record<string, number>> = {
  no: 0, none: 0, nil: 0, zero: 0, never: 0, one: 1, once: 1, single: 1, two: 2, twice: 2, three: 3, thrice: 3, four: 4, five: 5,
  six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
};
const vague = /\b(?:several|many|multiple|some|few|couple|at least|more than|less than|fewer than|up to|over|under|or more|approximately|about)\b|[<>≥≤+~]|\b[0-9]+\s?(?:-|–|to|or)\s?[0-9]+\b/i;
const units = /^\s?(?:mg|mcg|g|ml|mls|cm|mm|%|weeks?|days?|months?|years?|hours?|minutes?|am|pm|st|nd|rd|th)\b/i;

/** A count in figures or words ("2", "two", "twice", "none"). Dates, doses and spans of time in it are passed over. */
export function parseCount(text: string): Parsed {
  if (isBlank(text)) return null;
  let words = text.slice(0, 500);
  for (const date of findDates(words).reverse()) words = `${words.slice(0, date.start)} ${words.slice(date.end)}`;
  if (vague.test(words)) return { fault: 'two-values' };
  const counts = new Set<number>();
  for (const match of words.matchAll(/[A-Za-z]+|[0-9]+(?:\.[0-9]+)?/g)) {
    if (units.test(words.slice(match.index + match[0].length))) continue;
    const word = match[0].toLowerCase();
    if (/^[0-9]/.test(word)) counts.add(Number(word));
    else if (word === 'no' && !/^\s*(?:injections?|attempts?)?\s*(?:$|[.,;])/i.test(words.slice(match.index + 2))) continue;
    else if (word in numberWords) counts.add(numberWords[word] as number);
  }
  if (counts.size === 0) return null;
  const [count] = [...counts] as [number];
  if (counts.size > 1) return { fault: 'two-values' };
  return Number.isInteger(count) && count <= 100 ? { value: { kind: 'count', count } } : { fault: 'two-values' };
}

/** Yes or no, as the answer's first word. "No – none were seen" is no; "yes and no" is a fault. */
export function parseYesNo(text: string): Parsed {
  if (isBlank(text)) return null;
  const words = text.slice(0, 400).trim().toLowerCase();
  const first = /^[^a-z]*(yes|y|no|n|none|never|true|false|agreed|confirmed|given|obtained|refused|declined|not given|not obtained)\b/.exec(words)?.[1];
  if (!first) return null;
  const yes = /^(?:yes|y|true|agreed|confirmed|given|obtained)$/.test(first);
  if (yes && /^\W*(?:yes|y)\W{0,3}(?:and|\/|or)\W{0,3}(?:no|n)\b/.test(words)) return /[/]/.test(words) ? null : { fault: 'two-values' };
  return { value: { kind: 'choice', choice: yes ? 'yes' : 'no' } };
}

/** Words that mean one of a fact's choices. They are matched as whole words in lower case. */
export type ChoiceWords = Readonly<Record<string, readonly string[]>>;

/**
 * The one choice that a text speaks of. Two different ones, or one that is denied ("not a non-union"), give a fault.
 * A longer phrase uses up its words, so that "non-union" is not also read as "union".
 */
export function parseChoice(text: string, table: ChoiceWords): Parsed {
  if (isBlank(text)) return null;
  let words = ` ${text.slice(0, 600).toLowerCase().replace(/[‐‑–—-]/g, ' ').replace(/[^a-z0-9 ]/g, ' ').replace(/\s+/g, ' ')} `;
  const phrases = Object.entries(table)
    .flatMap(([choice, list]) => list.map((phrase) => ({ choice, phrase: ` ${phrase.toLowerCase().replace(/[^a-z0-9 ]/g, ' ').replace(/\s+/g, ' ').trim()} ` })))
    .sort((a, b) => b.phrase.length - a.phrase.length);
  const chosen = new Set<string>();
  for (const { choice, phrase } of phrases) {
    for (let at = words.indexOf(phrase); at >= 0; at = words.indexOf(phrase, at + 2)) {
      const before = words.slice(0, at + 1).trim().split(' ').slice(-3);
      if (before.some((word) => /^(?:not|no|never|without|excluded|denies|unlikely|possible|possibly|query|rather|versus|vs)$/.test(word))) return { fault: 'two-values' };
      chosen.add(choice);
      words = `${words.slice(0, at + 1)}${'#'.repeat(Math.max(1, phrase.length - 2))}${words.slice(at + phrase.length - 1)}`;
    }
  }
  if (chosen.size === 0) return null;
  if (chosen.size > 1) return { fault: 'two-values' };
  return { value: { kind: 'choice', choice: [...chosen][0] as string } };
}

/** An NHS number, as ten digits. The words may hold more ("999 000 0018 (verified)"); two different numbers give a fault. */
export function parseNhsNumberText(text: string): Parsed {
  if (isBlank(text)) return null;
  const runs = new Set<string>();
  for (const match of text.slice(0, 300).matchAll(/[0-9](?:[\s\u00a0\u2009\u202f|\-‐-―]{0,3}[0-9])*/g)) runs.add(match[0].replace(/[^0-9]/g, ''));
  const full = [...runs].filter((digits) => digits.length === 10);
  if (full.length > 1) return { fault: 'two-values' };
  if (full.length === 0) return runs.size > 0 ? { fault: 'nhs-number-length' } : null;
  const result = parseNhsNumber(full[0] as string);
  if (result.ok) return { value: { kind: 'text', text: result.digits } };
  return { fault: result.fault === 'repeated-digit' ? 'nhs-number-repeated-digit' : 'nhs-number-check-digit' };
}

/** The one e-mail address in a text. */
export function parseEmail(text: string): Parsed {
  const found = new Set<string>();
  for (const word of text.slice(0, 600).split(/[\s<>()[\];,"']+/)) {
    const address = word.replace(/^mailto:/i, '').replace(/[.:]+$/, '');
    const at = address.indexOf('@');
    if (/^(?:name|your\.?name|first(?:name)?\.last(?:name)?|forename\.surname|someone|example|x+)@/i.test(address)) continue; // printed as a pattern
    if (at > 0 && at === address.lastIndexOf('@') && /^[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}$/.test(address)) found.add(address);
  }
  if (found.size === 0) return null;
  return found.size === 1 ? { value: { kind: 'text', text: [...found][0] as string } } : { fault: 'two-values' };
}

/** The one GMC number in a text: seven digits. Other registers' numbers are taken where they stand alone. */
export function parseGmc(text: string): Parsed {
  if (isBlank(text)) return null;
  const runs = new Set([...text.slice(0, 300).matchAll(/(?<![0-9])[0-9]{7}(?![0-9])/g)].map((match) => match[0]));
  if (runs.size > 1) return { fault: 'two-values' };
  if (runs.size === 1) return { value: { kind: 'text', text: [...runs][0] as string } };
  const alone = text.trim();
  return /^[A-Z]{0,3}\s?[0-9]{4,9}[A-Z]?$/i.test(alone) ? { value: { kind: 'text', text: alone } } : null;
}

/** The one ODS code of a practice in a text: a letter and five digits (or any three to six letters and digits standing alone). */
export function parseOdsCode(text: string): Parsed {
  if (/^\s*(?:e\.?g\.?|for example)\b/i.test(text)) return null;
  const alone = text.trim().toUpperCase();
  if (/^[A-Z0-9]{3,6}$/.test(alone) && /[0-9]/.test(alone) && /[A-Z]/.test(alone)) return { value: { kind: 'text', text: alone } };
  const codes = new Set([...text.slice(0, 600).matchAll(/\b[A-Z][0-9]{5}\b/g)].map((match) => match[0]));
  if (codes.size === 0) return null;
  return codes.size === 1 ? { value: { kind: 'text', text: [...codes][0] as string } } : { fault: 'two-values' };
}

/** The one ICD-10 code in a text, with its point put back (`M841` and `M84.1` are the same code). */
export function parseDiagnosisCode(text: string): Parsed {
  const codes = new Set<string>();
  for (const match of text.slice(0, 600).matchAll(/\b([A-TV-Z][0-9]{2})(?:\.?([0-9]{1,2}))?\b(?!\.?[0-9])/g)) {
    codes.add(match[2] === undefined ? (match[1] as string) : `${match[1]}.${match[2]}`);
  }
  if (codes.size === 0) return null;
  return codes.size === 1 ? { value: { kind: 'text', text: [...codes][0] as string } } : { fault: 'two-values' };
}

/** Longest text that is taken as one answer. */
export const longestAnswer = 20_000;

/** What a form prints where the answer is to stand: choices to strike out, a currency sign, an order to the reader. */
function isForms(words: string): boolean {
  return /^[£$€][0.\s,]*$/.test(words) || /^(?:not provided|to be confirmed|see attached)\.?$/i.test(words) || /^(?:[\p{L}-]+(?: [\p{L}-]+)?\s?\/\s?)+[\p{L}-]+(?: [\p{L}-]+)?\s?\((?:please )?(?:delete|circle|tick|strike)\b[^()]{0,40}\)$/iu.test(words)
    || /^yes\s?\/\s?no\b[^.]{0,60}$/i.test(words) || /^(?:please )?(?:attach|list|include|state|give|describe|summarise|explain|enter|specify|provide)\b[^.]{3,90}(?:here|below|overleaf|attached)\.?$/i.test(words);
}

/** Free words, tidied: trimmed, spaces joined; line breaks are kept for long answers. */
export function parseText(text: string, long: boolean): Parsed {
  const taken = text.slice(0, longestAnswer);
  const tidy = (long ? taken.replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n').replace(/\n{3,}/g, '\n\n') : taken.replace(/\s+/g, ' ')).trim();
  if (isBlank(tidy) || /^[xX✓✔☒☐√]$/.test(tidy) || isForms(tidy)) return null; // a mark alone is no words
  return { value: { kind: 'text', text: long ? tidy : tidy.replace(/^[•·▪◦]\s/, '') } };
}
