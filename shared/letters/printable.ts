import { textsOf, type LetterDocument } from './document.ts';

/** Whether the letters' typeface has a glyph for a code point. */
export type Coverage = (codePoint: number) => boolean;

/** A text that cannot be printed as it was recorded. */
export interface Unprintable {
  readonly place: string;
  readonly text: string;
  readonly characters: readonly string[];
  /** For a person: which text, and which characters by code point. */
  readonly message: string;
}

/**
 * Texts with a character that the typeface lacks. A letter with a hollow box in somebody's name is not sent, and no
 * other typeface is put in its place: which one a machine has would change how the letter looks.
 * Invisible controls (such as those that turn the direction of writing) are refused too: the page would not show them.
 */
export function unprintable(document: LetterDocument, covers: Coverage): Unprintable[] {
  const found = new Map<string, Unprintable>();
  for (const { place, text } of textsOf(document)) {
    const characters = [...new Set(text.normalize('NFC'))].filter((character) => !prints(character, covers));
    if (characters.length > 0 && !found.has(text)) found.set(text, { place, text, characters, message: message(place, text, characters) });
  }
  return [...found.values()];
}

function prints(character: string, covers: Coverage): boolean {
  // Set as a space, and as a place where a word may be divided.
  if (/^[\t\n\r\u00ad]$/.test(character)) return true;
  return !/^[\p{C}\u2028\u2029]$/u.test(character) && covers(character.codePointAt(0)!);
}

function message(place: string, text: string, characters: readonly string[]): string {
  const named = characters.map((character) => (/^[\p{C}\p{M}\u2028\u2029]$/u.test(character) ? codePoint(character) : `“${character}” (${codePoint(character)})`));
  const shown = text.replace(/\p{C}/gu, '\ufffd');
  return `${place}: “${shown}” holds ${named.join(', ')}, which the letter’s typeface cannot print.`;
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Reads which characters a TrueType or OpenType font has glyphs for, from its `cmap` table (formats 4 and 12, which
 * all Unicode fonts carry).
 */
export function readCoverage(font: Uint8Array): Coverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableAt(view, 'cmap');
  const tests: Coverage[] = [];
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const [platform, encoding] = [view.getUint16(cmap + 4 + i * 8), view.getUint16(cmap + 6 + i * 8)];
    const at = cmap + view.getUint32(cmap + 8 + i * 8);
    const unicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    if (unicode && view.getUint16(at) === 4) tests.push(segments(view, at));
    if (unicode && view.getUint16(at) === 12) tests.push(groups(view, at));
  }
  if (tests.length === 0) throw new Error('The font has no Unicode character map that can be read.');
  return (point) => tests.some((test) => test(point));
}

function tableAt(view: DataView, name: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const entry = 12 + i * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(entry + offset)));
    if (tag === name) return view.getUint32(entry + 8);
  }
  throw new Error(`The font has no table “${name}”.`);
}

function segments(view: DataView, at: number): Coverage {
  const count = view.getUint16(at + 6) / 2;
  const [ends, starts] = [at + 14, at + 16 + count * 2];
  const [deltas, offsets] = [starts + count * 2, starts + count * 4];
  return (point) => {
    if (point > 0xffff) return false;
    for (let i = 0; i < count; i++) {
      if (point > view.getUint16(ends + i * 2)) continue;
      const start = view.getUint16(starts + i * 2);
      if (point < start) return false;
      const [delta, offset] = [view.getUint16(deltas + i * 2), view.getUint16(offsets + i * 2)];
      if (offset === 0) return ((point + delta) & 0xffff) !== 0;
      return view.getUint16(offsets + i * 2 + offset + (point - start) * 2) !== 0;
    }
    return false;
  };
}

function groups(view: DataView, at: number): Coverage {
  const count = view.getUint32(at + 12);
  return (point) => {
    for (let i = 0; i < count; i++) {
      const group = at + 16 + i * 12;
      if (point >= view.getUint32(group) && point <= view.getUint32(group + 4)) return view.getUint32(group + 8) + point - view.getUint32(group) !== 0;
    }
    return false;
  };
}
