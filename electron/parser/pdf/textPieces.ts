import type { PageViewport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfPiece, Rect } from '../../../shared/import/pdfLayout.ts';

/** How far above the baseline a line of type reaches, and how far below, as shares of its size. */
const ascent = 0.8;
const descent = 0.22;

/** Most pieces taken from one page; a drawing of letters beyond that is no form. */
const mostPieces = 20_000;

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

/** Text items of a page as pieces placed on the page as displayed: viewport applied, so rotation and crop box too. */
export function textPieces(items: readonly unknown[], viewport: PageViewport): PdfPiece[] {
  const pieces: PdfPiece[] = [];
  for (const item of items as readonly TextItem[]) {
    if (typeof item.str !== 'string' || item.str.trim() === '') continue;
    const piece = place(item, viewport);
    if (piece) pieces.push(piece);
    if (pieces.length >= mostPieces) break;
  }
  return pieces;
}

function place(item: TextItem, viewport: PageViewport): PdfPiece | null {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = multiply(viewport.transform as number[], item.transform);
  const size = Math.hypot(c, d);
  const along = Math.hypot(a, b);
  if (![a, b, c, d, e, f, item.width].every(Number.isFinite) || size < 1 || along === 0) return null;
  const width = item.width * viewport.scale;
  const [ux, uy] = [a / along, b / along]; // along the line
  const [vx, vy] = [c / size, d / size]; // towards the top of the letters
  const turn = turnOf(ux, uy);
  if (turn === null) return null; // aslant: a watermark or a stamp
  const corners = [
    [e - vx * size * descent, f - vy * size * descent],
    [e + vx * size * ascent, f + vy * size * ascent],
    [e + ux * width - vx * size * descent, f + uy * width - vy * size * descent],
    [e + ux * width + vx * size * ascent, f + uy * width + vy * size * ascent],
  ] as const;
  return { text: item.str.replace(/\s+/g, ' '), rect: around(corners), turn, size };
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
