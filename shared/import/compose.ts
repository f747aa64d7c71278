import { isLabel, matchLabel, normaliseLabel, type Section } from './labels.ts';
import type { Anchor } from './paper.ts';
import type { LabelledValue } from './proposeFacts.ts';
import { hasTicks, normaliseTicks, tickOptions } from './ticks.ts';
import { isBlank } from './values.ts';

type Owner = 'patient' | 'requester';
type Piece = 'title' | 'forename' | 'middle' | 'surname' | 'line' | 'town' | 'postcode';

const namePieces: Readonly<Record<string, Piece>> = {
  title: 'title', forename: 'forename', forenames: 'forename', 'first name': 'forename', 'first names': 'forename', firstname: 'forename', 'given name': 'forename', 'given names': 'forename', 'christian name': 'forename',
  'middle name': 'middle', 'middle names': 'middle', surname: 'surname', 'last name': 'surname', lastname: 'surname', 'family name': 'surname',
};
const placePieces: Readonly<Record<string, Piece>> = {
  'house number': 'line', 'house name': 'line', 'house name or number': 'line', 'house number or name': 'line', 'house no': 'line', street: 'line', 'street name': 'line', 'street address': 'line', 'first line of address': 'line', 'address first line': 'line',
  village: 'town', town: 'town', city: 'town', 'town or city': 'town', 'city or town': 'town', county: 'town', postcode: 'postcode', 'post code': 'postcode', 'postal code': 'postcode', 'postcode of address': 'postcode',
};
const line = /^address (?:line )?(?:[1-5]|one|two|three|four|five)$/;
const titles = /^(?:mr|mrs|miss|ms|mx|dr|prof(?:essor)?|rev(?:erend)?|sir|dame|lady|lord|master)\.?$/i;

/** What piece of a name or address a label asks for, and whose; null where it is none, or not plain whose. */
function pieceOf(label: string, section: Section): { owner: Owner; piece: Piece; of: 'name' | 'address' } | null {
  let words = normaliseLabel(label);
  let owner: Owner | null = section === 'patient' || section === 'none' ? 'patient' : section === 'requester' ? 'requester' : null;
  const whose = /^(?:the )?(patient|clinician|consultant|requester|referrer|applicant|requesting clinician|referring clinician)s? /.exec(words);
  if (whose) {
    owner = whose[1] === 'patient' ? 'patient' : 'requester';
    words = words.slice(whose[0].length);
  } else if (/ of (?:the )?patient$/.test(words)) {
    owner = 'patient';
    words = words.replace(/ of (?:the )?patient$/, '');
  }
  if (!owner) return null;
  const name = namePieces[words];
  if (name) return { owner, piece: name, of: 'name' };
  const place = placePieces[words] ?? (line.test(words) ? 'line' : undefined);
  return place ? { owner, piece: place, of: 'address' } : null;
}

/** Whether a label asks for a piece of a name or address, so that it ends the answer above it. */
export function isPieceLabel(label: string, section: Section): boolean {
  return label.length < 80 && pieceOf(label, section) !== null;
}

/**
 * Puts together what a form asks for in pieces: title, forename and surname; the lines of an address, town and postcode.
 * A name needs its surname and a forename, an address its first line and one more. Where a piece stands twice with
 * different words, or the whole is asked for as well, nothing is put together.
 */
export function composed(pairs: readonly LabelledValue[]): LabelledValue[] {
  const groups = new Map<string, { pair: LabelledValue; piece: Piece; words: string; label: string }[]>();
  for (const pair of pairs) {
    const meant = pieceOf(pair.label, pair.section);
    const words = meant ? pieceWords(pair.value) : '';
    if (!meant || isBlank(words) || words.length > 120 || isLabel(words, pair.section)) continue;
    const key = `${meant.owner} ${meant.of}`;
    groups.set(key, [...(groups.get(key) ?? []), { pair, piece: meant.piece, words, label: normaliseLabel(pair.label) }]);
  }
  const made: LabelledValue[] = [];
  for (const [key, pieces] of groups) {
    const fact = { 'patient name': 'patientName', 'requester name': 'requesterName', 'patient address': 'patientAddress', 'requester address': 'requesterAddress' }[key];
    if (pairs.some((pair) => { const meaning = matchLabel(pair.label, pair.section); return meaning !== null && meaning !== 'other' && meaning.fact === fact && !isBlank(pair.value); })) continue;
    const whole = key.endsWith('name') ? nameOf(pieces) : addressOf(pieces);
    if (whole) made.push(together(fact!.startsWith('patient') ? (key.endsWith('name') ? 'Patient name' : 'Patient address') : key.endsWith('name') ? 'Clinician name' : 'Clinician address', whole.words, whole.pieces.map((piece) => piece.pair)));
  }
  return made;
}

interface Found {
  readonly pair: LabelledValue;
  readonly piece: Piece;
  readonly words: string;
  readonly label: string;
}

function pieceWords(value: string): string {
  const text = normaliseTicks(value);
  const words = hasTicks(text) ? tickOptions(text).filter((option) => option.ticked).map((option) => option.text).join(' ') : value;
  return words.replace(/\s+/g, ' ').trim();
}

/** The one piece of that kind; undefined where there is none, null where two differ. */
function only(pieces: readonly Found[], piece: Piece): Found | undefined | null {
  const found = pieces.filter((one) => one.piece === piece);
  return found.some((one) => one.words.toLowerCase() !== found[0]!.words.toLowerCase()) ? null : found[0];
}

function nameOf(pieces: readonly Found[]): { words: string; pieces: readonly Found[] } | null {
  const [title, forename, middle, surname] = (['title', 'forename', 'middle', 'surname'] as const).map((piece) => only(pieces, piece));
  if (!forename || !surname || middle === null) return null;
  const kept = [title && titles.test(title.words) ? title : undefined, forename, middle, surname].filter((piece): piece is Found => Boolean(piece));
  return { words: kept.map((piece) => piece.words).join(' '), pieces: kept };
}

function addressOf(pieces: readonly Found[]): { words: string; pieces: readonly Found[] } | null {
  const kept: Found[] = [];
  for (const piece of pieces) {
    const same = kept.find((one) => one.label === piece.label);
    if (same && same.words !== piece.words) return null;
    if (!same) kept.push(piece);
  }
  if (!kept.some((piece) => piece.piece === 'line') || kept.length < 2) return null;
  return { words: kept.map((piece) => piece.words).join('\n'), pieces: kept };
}

/** One value out of several places: its anchor covers them all, as far as they stand together. */
function together(label: string, value: string, pairs: readonly LabelledValue[]): LabelledValue {
  const first = pairs[0]!;
  const anchors = pairs.map((pair) => pair.anchor);
  const words = pairs.map((pair) => pair.anchor.words).join('\n');
  return { label, section: 'none', value, method: first.method, anchor: around(anchors, words), parts: [{ text: value, anchor: around(anchors, words) }] };
}

function around(anchors: readonly Anchor[], words: string): Anchor {
  const first = anchors[0]!;
  if (first.kind === 'pdf') {
    const rects = anchors.flatMap((anchor) => (anchor.kind === 'pdf' && anchor.page === first.page ? anchor.rects : []));
    return { ...first, rects, words };
  }
  if (first.kind !== 'word') return { kind: 'none', words };
  const paths = anchors.flatMap((anchor) => (anchor.kind === 'word' ? [anchor.path] : []));
  let length = 0;
  while (length < first.path.length && paths.every((path) => path[length] === first.path[length])) length++;
  return { ...first, path: length === 0 ? first.path : first.path.slice(0, length), words };
}
