import { isLabel, matchLabel, normaliseLabel, type Section } from './labels.ts';
import { isRelatives } from './relatives.ts';

/** A label met inside a line, and where its value begins and ends. */
export interface InlinePair {
  readonly label: string;
  readonly value: string;
  /** Positions of the value in the line. */
  readonly start: number;
  readonly end: number;
}

/** Labels that letters print without a colon: "DOB 03/02/1961", "NHS No 999 000 0018". */
const bare = /\b(?:(?:d\.?\s?o\.?\s?b\.?|date of birth|nhs (?:number|no)\.?)(?=\s{0,5}[:.]?\s{0,40}[0-9])|nhs(?=\s{0,5}[:.]?\s{0,40}[0-9]{3}[\s-]?[0-9]{3}[\s-]?[0-9]{4}\b)|gmc(?: (?:number|no|ref)\.?)?(?=\s{0,5}[:.]?\s{0,40}[0-9]{7}\b)|(?:mrn|hosp(?:ital)?\.? (?:number|no)\.?)(?=\s{0,5}[:.]?\s{0,40}[A-Z]{0,3}[0-9]{4})|^\s{0,8}conservative (?:treatment|management)(?= from [0-9]))/gi;

/** Longest line that is searched for labels, and most colons looked at in it. */
const longestLine = 4000;
const mostColons = 60;

/**
 * Finds `Label: value` in one line of text, several times if need be ("DOB: 03/02/1961  NHS No: 999 000 0018").
 * A label counts only where it is known; unknown words before a colon stay part of the text.
 */
export function inlinePairs(line: string, section: Section): InlinePair[] {
  const printed = line.slice(0, longestLine);
  const text = withoutLeaders(printed);
  const marks: { from: number; to: number; label: string }[] = [];
  let colons = 0;
  const asked = questionAtStart(text, section);
  if (asked) marks.push(asked);
  for (let colon = text.indexOf(':', asked?.to ?? 0); colon >= 0 && colons < mostColons; colon = text.indexOf(':', colon + 1), colons++) {
    const label = labelBefore(text, marks.at(-1)?.to ?? 0, colon, section);
    if (label && !isRelatives(text.slice(0, label.from))) marks.push({ ...label, to: colon + 1 });
  }
  if (text !== printed) marks.push(...beforeLeaders(printed, marks, section));
  for (const match of text.matchAll(bare)) {
    if (marks.length > 2 * mostColons) break;
    const [from, to] = [match.index, match.index + match[0].length];
    if (isRelatives(text.slice(0, from))) continue;
    if (!/^\s*:/.test(text.slice(to, to + 8)) && !marks.some((mark) => from < mark.to && to > mark.from)) marks.push({ from, to, label: match[0] });
  }
  if (marks.length === 0) marks.push(...dashed(text, section));
  marks.sort((a, b) => a.from - b.from);
  return marks.map((mark, i) => {
    // The last value runs to the end of the line, however long that is.
    const raw = i + 1 < marks.length ? printed.slice(mark.to, marks[i + 1]!.from) : line.slice(mark.to);
    const lead = raw.length - afterLeader(raw).length;
    const value = beforeLeader(raw.slice(lead)).replace(/[,;|]$/, '').trim();
    return { label: mark.label, value, start: mark.to + lead, end: mark.to + lead + value.length };
  });
}

/** `Diagnosis – trochanteric bursitis`: a known label at the head of a line, with a dash for its colon. Words that begin a title do not count. */
function dashed(text: string, section: Section): { from: number; to: number; label: string }[] {
  const found = /^(\s{0,8}(?:>\s?){0,3})(\p{L}[^:–—\n]{1,60}?)\s(?:–|—|-)\s(?=\S)/u.exec(text);
  const label = found?.[2]?.trim() ?? '';
  if (!found || label === '' || /^(?:request|patient|policy|practice|surgery|hospital|trust|section|part|summary|treatment|case|consent|device|evidence|history)$/i.test(label) || !isLabel(label, section)) return [];
  const meaning = matchLabel(label, section);
  return meaning === null || meaning === 'other' ? [] : [{ from: found[1]!.length, to: found[0].length, label }];
}

const leader = /_{2,}|\.{4,}|…{2,}/g;

/** A line with its leaders (the dots or underscores to write on) blanked, each character where it was. */
function withoutLeaders(line: string): string {
  return line.replace(leader, (run) => ' '.repeat(run.length));
}

/** `Diagnosis ........ Trochanteric bursitis`: a known label at the head of the line or after a value, with a leader for its colon. */
function beforeLeaders(printed: string, marks: readonly { from: number; to: number }[], section: Section): { from: number; to: number; label: string }[] {
  const found: { from: number; to: number; label: string }[] = [];
  let from = 0;
  let runs = 0;
  for (const run of printed.matchAll(leader)) {
    if (++runs > mostColons) break;
    const label = printed.slice(from, run.index).trim();
    const start = printed.indexOf(label, from);
    const end = run.index + run[0].length;
    if (label !== '' && label.length < 200 && !label.includes(':') && isLabel(label, section) && !isRelatives(printed.slice(0, start)) && !marks.some((mark) => start < mark.to && end > mark.from)) found.push({ from: start, to: run.index, label });
    from = end;
  }
  return found;
}

/** What is written behind a leader; the leader itself where nothing is, so that an answer left open is seen as one. */
function afterLeader(raw: string): string {
  const run = /\s+|_{2,}|\.{4,}|…{2,}/y;
  let at = 0;
  while (run.test(raw)) at = run.lastIndex;
  return at === raw.length ? raw.trimStart() : raw.slice(at);
}

function beforeLeader(raw: string): string {
  const words = raw.trimEnd();
  let end = words.length;
  while (end > 0 && /[\s_.…]/.test(words[end - 1]!)) end--;
  return end > 0 && /_{2}|\.{4}|…{2}/.test(words.slice(end)) ? words.slice(0, end) : words;
}

/** `Which joint, and which side? Right shoulder`: a known question at the head of a line, with its answer behind it. */
function questionAtStart(text: string, section: Section): { from: number; to: number; label: string } | null {
  const end = text.slice(0, 300).indexOf('?') + 1;
  const answer = text.slice(end).trimStart();
  if (end < 6 || answer === '' || /^[?([:]/.test(answer) || /[:.;☒☐]/.test(text.slice(0, end).replace(/^\s*[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[.)]?\s/, ''))) return null;
  const label = text.slice(0, end).trim();
  const meaning = matchLabel(label, section);
  return meaning !== null && meaning !== 'other' && isLabel(label, section) ? { from: text.length - text.trimStart().length, to: end, label } : null;
}

const strongLabel = /^(?:dob|date of birth|nhs (?:number|no)|hospital (?:number|no)|hosp (?:number|no)|mrn|gmc|gmc (?:number|no)|gp practice|email|postcode|address|telephone|tel)$/;

/** The longest known label that ends at this colon: the whole stretch since the last value began, or its last words. */
function labelBefore(text: string, from: number, colon: number, section: Section): { from: number; label: string } | null {
  const begin = Math.max(from, colon - 300);
  const stretch = text.slice(begin, colon);
  const starts = begin === from ? [0] : [];
  for (const gap of stretch.matchAll(/[\s;,|.]+/g)) starts.push(gap.index + gap[0].length);
  for (const start of starts.slice(-40)) {
    const label = stretch.slice(start).trim();
    if (label === '') continue;
    const before = text.slice(Math.max(0, begin + start - 40), begin + start);
    const atLineStart = from === 0 && text.slice(0, begin + start).trim() === '';
    if (!isLabel(label, section) && !(atLineStart && matchLabel(label, section) !== null)) continue;
    // In running prose ("… of the diagnosis: …") a label in the middle must stand after a break, or be a strong one.
    const afterBreak = atLineStart || before === '' || /(?:\s{2}|[\t\n;,|.]\s{0,3})$/.test(before);
    if (afterBreak || begin + start === from || strongLabel.test(normaliseLabel(label))) return { from: begin + start, label };
  }
  return null;
}
