import type { PageViewport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfPiece, Rect } from '../../../shared/import/pdfLayout.ts';
import { usualStops, type LetterFinder } from './letterStops.ts';
import type { Unseen } from './painted.ts';

/** How far above the baseline a line of type reaches, and how far below, as shares of its size. */
const ascent = 0.8;
const descent = 0.22;

/** Most pieces taken from one page; a drawing of letters beyond that is no form. */
const mostPieces = 20_000;

const mostStamps = 20;

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

export interface TextPieces {
  readonly pieces: PdfPiece[];
  /** Letters that are on the page and cannot be seen, by why. */
  readonly unseen: Readonly<Record<Unseen, number>>;
  /** Words that stand aslant across the page: a stamp or a watermark. They answer nothing. */
  readonly stamps: readonly string[];
}

/**
 * Text items of a page as pieces placed on the page as displayed: viewport applied, so rotation and crop box too. Letters
 * that cannot be seen are left out; those of a text layer under a scan (`layer`) are kept and marked.
 */
export function textPieces(items: readonly unknown[], viewport: PageViewport, letters: LetterFinder | null, layer: boolean): TextPieces {
  const pieces: PdfPiece[] = [];
  const unseen = { invisible: 0, hidden: 0 };
  const stamps: string[] = [];
  for (const item of items as readonly TextItem[]) {
    if (typeof item.str !== 'string' || item.str.trim() === '') continue;
    for (const stretch of stretches(item, letters)) {
      if (stretch.unseen) unseen[stretch.unseen] += stretch.text.replace(/\s/g, '').length;
      if (stretch.unseen === 'hidden' || (stretch.unseen === 'invisible' && !layer)) continue;
      const piece = place(item, stretch, viewport);
      if (!piece && !stretch.unseen && stamps.length < mostStamps && isAslant(item, viewport)) stamps.push(stretch.text.trim().slice(0, 100));
      if (piece) pieces.push(stretch.unseen ? { ...piece, ocr: true } : piece);
    }
    if (pieces.length >= mostPieces) break;
  }
  return { pieces, unseen, stamps };
}

function isAslant(item: TextItem, viewport: PageViewport): boolean {
  const [a = 0, b = 0] = multiply(viewport.transform as number[], item.transform);
  const along = Math.hypot(a, b);
  return Number.isFinite(along) && along > 0 && turnOf(a / along, b / along) === null;
}

/** A part of an item whose letters are seen alike. `stops` are where its letters begin, along the item. */
interface Stretch {
  readonly text: string;
  readonly stops: readonly number[];
  readonly unseen: Unseen | null;
}

function stretches(item: TextItem, letters: LetterFinder | null): Stretch[] {
  const { str, width, transform: [a = 0, b = 0, , , e = 0, f = 0] } = item;
  const along = Math.hypot(a, b);
  const found = along > 0 ? letters?.find(str, e, f, width, a / along, b / along) : null;
  if (!found) return [{ text: str, stops: usualStops(str, width), unseen: null }];
  const parts: Stretch[] = [];
  for (let from = 0; from < str.length;) {
    let to = from + 1;
    while (to < str.length && found.unseen[to] === found.unseen[from]) to++;
    const text = str.slice(from, to);
    if (text.trim() !== '') parts.push({ text, stops: found.stops.slice(from, to + 1), unseen: found.unseen[from]! });
    from = to;
  }
  return parts;
}

function place(item: TextItem, stretch: Stretch, viewport: PageViewport): PdfPiece | null {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = multiply(viewport.transform as number[], item.transform);
  const size = Math.hypot(c, d);
  const along = Math.hypot(a, b);
  if (![a, b, c, d, e, f, item.width].every(Number.isFinite) || size < 1 || along === 0) return null;
  const scale = Math.hypot(viewport.transform[0] ?? 1, viewport.transform[1] ?? 0);
  const [ux, uy] = [a / along, b / along]; // along the line
  const [vx, vy] = [c / size, d / size]; // towards the top of the letters
  const turn = turnOf(ux, uy);
  if (turn === null) return null; // aslant: a watermark or a stamp
  const lead = stretch.text.length - stretch.text.trimStart().length;
  const text = stretch.text.trim().replace(/[\u00ad\u200b]/g, '').replace(/\s/g, ' ');
  const begin = stretch.stops[lead]! * scale;
  const end = stretch.stops[Math.min(stretch.stops.length - 1, stretch.text.trimEnd().length)]! * scale;
  const corner = (across: number, above: number) => [e + ux * across + vx * size * above, f + uy * across + vy * size * above] as const;
  const rect = around([corner(begin, -descent), corner(begin, ascent), corner(end, -descent), corner(end, ascent)]);
  const width = Math.max(1e-6, end - begin);
  const plain = text.length === stretch.text.trim().length;
  const stops = plain ? stretch.stops.slice(lead, lead + text.length + 1).map((stop) => Math.min(1, Math.max(0, (stop * scale - begin) / width))) : undefined;
  return { text, rect, turn, size, ...(stops && stops.length === text.length + 1 ? { stops } : {}) };
}

function turnOf(x: number, y: number): PdfPiece['turn'] | null {
  if (Math.abs(y) < 0.1) return x > 0 ? 0 : 180;
  if (Math.abs(x) < 0.1) return y > 0 ? 90 : 270;
  return null;
}

/** The rectangle around some points. */
export function around(points: readonly (readonly [number, number])[]): Rect {
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
}

/** Product of two transforms in PDF's notation: first `inner`, then `outer`. */
function multiply(outer: readonly number[], inner: readonly number[]): number[] {
  const [a1 = 0, b1 = 0, c1 = 0, d1 = 0, e1 = 0, f1 = 0] = outer;
  const [a2 = 0, b2 = 0, c2 = 0, d2 = 0, e2 = 0, f2 = 0] = inner;
  return [a1 * a2 + c1 * b2, b1 * a2 + d1 * b2, a1 * c2 + c1 * d2, b1 * c2 + d1 * d2, a1 * e2 + c1 * f2 + e1, b1 * e2 + d1 * f2 + f1];
}
