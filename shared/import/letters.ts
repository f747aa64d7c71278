import { inlinePairs } from './inline.ts';
import type { Anchor } from './paper.ts';
import type { LabelledValue } from './proposeFacts.ts';

/** One line of running text and how a part of it is pointed at. */
export interface LetterLine {
  readonly text: string;
  readonly anchorOf: (start: number, end: number) => Anchor;
}

const closing = /^(?:with )?(?:yours? (?:sincerely|faithfully|truly)|(?:kind(?:est)?|best|warm) (?:regards|wishes)|regards|sincerely|many thanks|with thanks)\s*[,.]?$/i;
const copies = /^(?:c\.?c\.?|copy|copies|copied|distribution|enc|encs|enclosures?|ps|p\.s\.)(?:\s+(?:to|list))?\s*(?:[:.\-–]|$)|^c\.?c\.?\s/i;
const postcode = /\b[A-Z]{1,2}[0-9][0-9A-Z]?\s?[0-9][A-Z]{2}\b/;
const street = /\b(?:street|st|road|rd|lane|avenue|ave|close|drive|way|court|crescent|gardens?|terrace|place|square|row|hill|grove|walk|park|mews|rise|view|house|cottage|farm|wynd|quay|yard|green)\b/i;
const person = /^(?:(?:Mr|Mrs|Miss|Ms|Mx|Dr|Prof|Professor|Sir|Dame|Sister|Rev)\.?\s)?(?:[A-Z]\.?\s?){0,3}(?:\p{Lu}[\p{L}'’-]+\s?){1,4}$/u;
const role = /\b(?:consultant|surgeon|physician|registrar|specialist|practitioner|physiotherapist|doctor|nurse|podiatrist|radiologist|rheumatologist|anaesthetist|fellow|professor|lead|clinician|director|gp|general practitioner|therapist|psychiatrist|neurologist|oncologist|paediatrician|dermatologist)\b/i;
const place = /\b(?:nhs|trust|hospitals?|infirmary|surgery|practice|medical centre|health centre|clinic|foundation|university)\b/i;
const asks = /\b(?:individual funding|ifr|funding|exceptional(?:ity|ly)?|prior approval)\b/i;

/** Where the list of copies of a letter begins, or -1: what follows are other people. */
export function copiesFrom(lines: readonly string[]): number {
  const end = lines.findIndex((text) => closing.test(text.trim()));
  return end < 0 ? -1 : lines.findIndex((text, i) => i > end && copies.test(text.trim()));
}

/**
 * What a letter says outside of any label: the patient's address on or below its "Re:" line, and who signs it. The
 * signature counts only in a letter that asks for funding: others are written by people who ask for nothing.
 */
export function letterPairs(lines: readonly LetterLine[]): LabelledValue[] {
  return [...addressOf(lines), ...signatureOf(lines)];
}

function found(label: string, line: LetterLine, start: number, end: number, section: LabelledValue['section']): LabelledValue {
  const anchor = line.anchorOf(start, end);
  const value = line.text.slice(start, end);
  return { label, section, value, method: 'label-text', anchor, parts: [{ text: value, anchor }] };
}

function addressOf(lines: readonly LetterLine[]): LabelledValue[] {
  const at = lines.findIndex(({ text }) => /^\s*(?:re|regarding)\b\s{0,3}[:.–-]?\s/i.test(text) && inlinePairs(text, 'none').length > 0);
  if (at < 0) return [];
  for (const line of lines.slice(at, at + 4)) {
    if (/^\s*dear\b/i.test(line.text)) continue;
    const pairs = inlinePairs(line.text, 'none');
    if (pairs.some((pair) => /address/i.test(pair.label))) return [];
    const from = pairs.at(-1)?.start ?? 0;
    const rest = line.text.slice(from, from + 400);
    // After a number or date the address begins behind a comma; on a line of its own, at its head.
    const start = pairs.length > 0 ? /[,;]\s{0,3}(?=[0-9]{1,4}[A-Za-z]?,?\s\p{Lu})/u.exec(rest) : /^\s*(?=[0-9]{1,4}[A-Za-z]?,?\s\p{Lu}|(?:flat|the|apartment)\s)/iu.exec(rest);
    if (!start) continue;
    const begin = from + start.index + start[0].length;
    const words = line.text.slice(begin).replace(/[\s.,;]+$/, '');
    if (words.length < 8 || words.length > 200 || !/,/.test(words) || !(postcode.test(words) || street.test(words))) continue;
    return [found('Patient address', line, begin, begin + words.length, 'none')];
  }
  return [];
}

function signatureOf(lines: readonly LetterLine[]): LabelledValue[] {
  const end = lines.findIndex(({ text }) => closing.test(text.trim()));
  if (end < 0 || lines.some(({ text }, i) => i > end && closing.test(text.trim())) || !lines.slice(0, end).some(({ text }) => asks.test(text))) return [];
  const block: LetterLine[] = [];
  for (const line of lines.slice(end + 1, end + 16)) {
    const text = line.text.trim();
    if (copies.test(text) || /^dear\b/i.test(text)) break;
    if (text !== '' && !/\b(?:dictated|electronically|signed|checked|approved|pp)\b/i.test(text)) block.push(line);
  }
  const first = block[0];
  if (!first) return [];
  const pairs: LabelledValue[] = [];
  const lead = first.text.length - first.text.trimStart().length;
  const name = first.text.slice(lead).split(/,|\s[–-]\s|\s\(|\b(?:FRCS|MRCP|FRCP|MBBS|MBChB|FRCR|MRCGP|PhD|MD|BSc|MSc)\b/)[0]!.trim();
  if (!person.test(name) || name.split(/\s+/).length < 2 || place.test(name) || role.test(name)) return [];
  pairs.push(found('Clinician name', first, lead, lead + name.length, 'none'));
  const behind = first.text.slice(lead + name.length);
  const more = /[,–-]\s{0,3}([^,]{5,80})/.exec(behind);
  if (more && role.test(more[1]!) && !/[A-Z]{4}/.test(more[1]!)) {
    const start = lead + name.length + more.index + more[0].length - more[1]!.length;
    pairs.push(found('Clinician role', first, start, start + more[1]!.trimEnd().length, 'none'));
  }
  for (const line of block.slice(1)) {
    const trimmed = line.text.trim();
    const start = line.text.indexOf(trimmed);
    if (inlinePairs(line.text, 'requester').length > 0) continue; // has a label of its own
    const whole = () => found('', line, start, start + trimmed.length, 'none');
    const named = (label: string) => pairs.some((pair) => pair.label === label);
    if (/@/.test(trimmed)) pairs.push({ ...whole(), label: 'Clinician email' });
    else if (trimmed.length > 120 || person.test(trimmed) && !role.test(trimmed) && !place.test(trimmed)) continue;
    else if (!named('Clinician role') && role.test(trimmed) && !/\bhospitals?\b|\btrust\b/i.test(trimmed)) pairs.push({ ...whole(), label: 'Clinician role' });
    else if (!named('Clinician organisation') && place.test(trimmed)) pairs.push({ ...whole(), label: 'Clinician organisation' });
  }
  return pairs;
}
