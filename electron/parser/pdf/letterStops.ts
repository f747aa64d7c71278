import type { Painted, PaintedGlyph, Unseen } from './painted.ts';

/** Where each letter of a piece of text begins and ends along it (0 to its width), and which of them cannot be seen. */
export interface LetterStops {
  /** One more than there are letters. */
  readonly stops: readonly number[];
  readonly unseen: readonly (Unseen | null)[];
}

/** Finds the painted letters of pieces of text by where they stand. */
export class LetterFinder {
  private readonly rows = new Map<number, PaintedGlyph[]>();
  private readonly columns = new Map<number, PaintedGlyph[]>();

  constructor(painted: Painted) {
    for (const glyph of painted.glyphs) {
      into(this.rows, Math.round(glyph.y / 4), glyph);
      into(this.columns, Math.round(glyph.x / 4), glyph);
    }
  }

  /**
   * The letters of `text`, which begins at `x`, `y` and runs `width` in the direction `ux`, `uy` (a unit vector), all in the
   * page's own coordinates. Null where they are not found.
   */
  find(text: string, x: number, y: number, width: number, ux: number, uy: number): LetterStops | null {
    const flat = Math.abs(uy) < Math.abs(ux);
    const key = Math.round((flat ? y : x) / 4);
    const near: { glyph: PaintedGlyph; at: number }[] = [];
    for (const offset of [-1, 0, 1]) {
      for (const glyph of (flat ? this.rows : this.columns).get(key + offset) ?? []) {
        const [dx, dy] = [glyph.x - x, glyph.y - y];
        const at = dx * ux + dy * uy;
        if (Math.abs(dx * uy - dy * ux) < 1.5 && at > -2 && at < width + 2) near.push({ glyph, at });
      }
    }
    near.sort((a, b) => a.at - b.at);
    return near.length === 0 ? null : align(text, near, width);
  }
}

/** Walks along text and painted letters together; a letter may stand for several ("fi"). */
function align(text: string, near: readonly { glyph: PaintedGlyph; at: number }[], width: number): LetterStops | null {
  const begins: (number | null)[] = [];
  const unseen: (Unseen | null)[] = [];
  let next = 0;
  let found = 0;
  let letters = 0;
  let lastEnd = 0;
  for (let i = 0; i < text.length;) {
    const letter = text[i]!;
    if (letter.trim() === '') {
      begins.push(lastEnd);
      unseen.push(unseen.at(-1) ?? null);
      i++;
      continue;
    }
    letters++;
    let match = next;
    while (match < Math.min(near.length, next + 12) && !near[match]!.glyph.text.startsWith(letter)) match++;
    const hit = match < Math.min(near.length, next + 12) ? near[match] : undefined;
    if (!hit) {
      begins.push(null);
      unseen.push(unseen.at(-1) ?? null);
      i++;
      continue;
    }
    found++;
    // The same letters painted twice at one place: seen where one of them is.
    let seen = hit.glyph.unseen;
    for (let twin = match + 1; twin < near.length && near[twin]!.at - hit.at < 0.3; twin++) if (near[twin]!.glyph.text === hit.glyph.text && near[twin]!.glyph.unseen === null) seen = null;
    const count = hit.glyph.text.length > 1 && text.startsWith(hit.glyph.text, i) ? hit.glyph.text.length : 1;
    for (let part = 0; part < count; part++) {
      begins.push(hit.at + (hit.glyph.advance * part) / count);
      unseen.push(seen);
    }
    lastEnd = hit.at + hit.glyph.advance;
    next = match + 1;
    i += count;
  }
  if (found < 0.6 * letters) return null;
  const stops: number[] = [];
  for (const begin of [...begins, Math.max(width, lastEnd)]) stops.push(Math.max(stops.at(-1) ?? 0, begin ?? stops.at(-1) ?? 0));
  return { stops, unseen };
}

function into(map: Map<number, PaintedGlyph[]>, key: number, glyph: PaintedGlyph): void {
  const list = map.get(key);
  if (list) list.push(glyph);
  else map.set(key, [glyph]);
}

/** Widths of letters in thousandths of the type size, as in most sans serif faces: enough to share out a line whose own widths are not known. */
const narrow = new Map<string, number>([...'ijl|!.,:;\'’`'].map((letter) => [letter, 250]));
for (const letter of 'ft()[]/\\ -I"r') narrow.set(letter, 310);
for (const letter of 'mwMW@%') narrow.set(letter, 880);
for (const letter of 'ABCDEFGHKLNOPQRSTUVXYZ&') narrow.set(letter, 690);

/** Stops by the usual widths of letters, where the painted ones are not known. */
export function usualStops(text: string, width: number): number[] {
  const stops = [0];
  for (const letter of text) for (let part = 0; part < letter.length; part++) stops.push(stops.at(-1)! + (narrow.get(letter) ?? 550) / letter.length);
  const whole = stops.at(-1) || 1;
  return stops.map((stop) => (stop * width) / whole);
}
