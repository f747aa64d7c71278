/** `[left, top, width, height]` in points from the top left corner of the page as displayed. */
export type Rect = readonly [number, number, number, number];

/** A piece of text on a page, as the PDF sets it: often a word or a part of a line. */
export interface PdfPiece {
  readonly text: string;
  readonly rect: Rect;
  /** Which way the text runs on the displayed page: 0 = left to right, 90 = downwards, 180, 270 = upwards. */
  readonly turn: 0 | 90 | 180 | 270;
  /** Size of the type in points. */
  readonly size: number;
  /** Set where the piece is the content of a form field: typed words, or a tick box. `empty` holds a blank field's place. */
  readonly field?: 'text' | 'box' | 'empty';
  /** Where each letter begins, and the last one ends, as shares of the piece's length (0 to 1). Without it all letters count as equally wide. */
  readonly stops?: readonly number[];
  /** Where the whole field stands, if `rect` is only the place of its first line. */
  readonly area?: Rect;
  /** A form field whose own description tells what it is. */
  readonly described?: true;
  /** Read by text recognition, by whoever scanned the page: a suggestion, never more. */
  readonly ocr?: true;
}

/** Text that stands together on a line, with nothing but word spaces in it. */
export interface Segment {
  readonly text: string;
  /** In the reading direction of the text: `left` and `right` along the line, `top` and `bottom` across it. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
  readonly field: PdfPiece['field'];
  readonly spans: readonly { start: number; end: number; piece: PdfPiece }[];
}

export interface Line {
  readonly segments: readonly Segment[];
  readonly top: number;
  readonly bottom: number;
}

interface Local {
  readonly piece: PdfPiece;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Groups pieces into lines, and lines into segments. Text that runs in another direction is grouped on its own. */
export function layOut(pieces: readonly PdfPiece[]): readonly Line[] {
  const known = laidOut.get(pieces);
  if (known) return known;
  const lines = ([0, 90, 180, 270] as const).flatMap((turn) => layOutTurn(pieces.filter((piece) => piece.turn === turn)));
  laidOut.set(pieces, lines);
  return lines;
}

/** A page is looked at several times: for its words, for its answers, and with the pages around it. */
const laidOut = new WeakMap<readonly PdfPiece[], readonly Line[]>();

function layOutTurn(pieces: readonly PdfPiece[]): Line[] {
  const local = pieces.filter((piece) => piece.text.trim() !== '' || piece.field === 'empty').map(toLocal);
  local.sort((a, b) => middle(a) - middle(b) || a.left - b.left);
  const rows: Local[][] = [];
  for (const entry of local) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const first = row?.[0];
    if (row && last && first && sameLine(first, entry) && sameLine(last, entry)) row.push(entry);
    else rows.push([entry]);
  }
  return rows.map(toLine);
}

function sameLine(a: Local, b: Local): boolean {
  const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return overlap > 0.5 * Math.min(a.bottom - a.top, b.bottom - b.top);
}

function toLine(row: Local[]): Line {
  row.sort((a, b) => a.left - b.left);
  const groups: Local[][] = [];
  for (const entry of row) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const gap = last ? entry.left - last.right : 0;
    const size = Math.max(entry.piece.size, last?.piece.size ?? 0, 4);
    const apart = last && (gap > 1.6 * size || isField(last.piece) !== isField(entry.piece));
    if (group && !apart) group.push(entry);
    else groups.push([entry]);
  }
  const segments = groups.map(toSegment);
  return { segments, top: Math.min(...row.map((entry) => entry.top)), bottom: Math.max(...row.map((entry) => entry.bottom)) };
}

function isField(piece: PdfPiece): boolean {
  return piece.field === 'text' || piece.field === 'empty';
}

function toSegment(group: readonly Local[]): Segment {
  let text = '';
  const spans: { start: number; end: number; piece: PdfPiece }[] = [];
  let last: Local | undefined;
  for (const entry of group) {
    if (last && entry.left - last.right > 0.12 * entry.piece.size && !text.endsWith(' ') && !entry.piece.text.startsWith(' ')) text += ' ';
    const start = text.length;
    text += entry.piece.text;
    spans.push({ start, end: text.length, piece: entry.piece });
    last = entry;
  }
  return {
    text, spans,
    left: Math.min(...group.map((entry) => entry.left)), right: Math.max(...group.map((entry) => entry.right)),
    top: Math.min(...group.map((entry) => entry.top)), bottom: Math.max(...group.map((entry) => entry.bottom)),
    size: Math.max(...group.map((entry) => entry.piece.size)),
    field: group[0]!.piece.field,
  };
}

/**
 * Parts a segment that fills its column so nearly that the next one seems to go on with it: where a piece begins at an edge at which
 * other lines begin a segment of their own, and the words before it are a label.
 */
export function splitAtColumns(lines: readonly Line[], isLabel: (text: string) => boolean): readonly Line[] {
  const edges = lines.flatMap((line) => line.segments.flatMap((segment, i) => [...(i > 0 ? [segment.left] : []), ...segment.spans.slice(1).flatMap((span, n) => (toLocal(span.piece).left - toLocal(segment.spans[n]!.piece).right > 0.7 * segment.size ? [toLocal(span.piece).left] : []))]));
  if (edges.length < 2) return lines;
  return lines.map((line) => {
    const segments = line.segments.flatMap((segment) => {
      const at = segment.field ? -1 : segment.spans.findIndex((span, i) => i > 0 && edges.filter((edge) => Math.abs(edge - toLocal(span.piece).left) < 2).length >= 3 && !/[:?]\s*$/.test(segment.text.slice(0, span.start)) && isLabel(segment.text.slice(0, span.start).trim()));
      return at < 0 ? [segment] : [part(segment, 0, at), part(segment, at, segment.spans.length)];
    });
    return segments.length === line.segments.length ? line : { ...line, segments };
  });
}

function part(segment: Segment, from: number, to: number): Segment {
  const spans = segment.spans.slice(from, to);
  const start = spans[0]!.start;
  const local = spans.map((span) => toLocal(span.piece));
  return {
    ...segment,
    text: segment.text.slice(start, spans.at(-1)!.end),
    spans: spans.map((span) => ({ ...span, start: span.start - start, end: span.end - start })),
    left: Math.min(...local.map((one) => one.left)), right: Math.max(...local.map((one) => one.right)),
  };
}

/** Turns a rectangle so that the text runs from left to right. */
function toLocal(piece: PdfPiece): Local {
  const [x, y, w, h] = piece.rect;
  switch (piece.turn) {
    case 0: return { piece, left: x, right: x + w, top: y, bottom: y + h };
    case 90: return { piece, left: y, right: y + h, top: -(x + w), bottom: -x };
    case 180: return { piece, left: -(x + w), right: -x, top: -(y + h), bottom: -y };
    case 270: return { piece, left: -(y + h), right: -y, top: x, bottom: x + w };
  }
}

function middle(entry: Local): number {
  return (entry.top + entry.bottom) / 2;
}

/** Where the character at `position` begins, in the reading direction of the segment. */
export function leftAt(segment: Segment, position: number): number {
  const span = segment.spans.find((one) => position < one.end) ?? segment.spans.at(-1);
  if (!span) return segment.left;
  const { left, right } = toLocal(span.piece);
  return left + (right - left) * shareAt(span, position);
}

/** Rectangles of the words from `start` to `end` of a segment; within a piece by share of its length. */
export function rectsOf(segment: Segment, start = 0, end = segment.text.length): Rect[] {
  const rects: Rect[] = [];
  for (const span of segment.spans) {
    const from = Math.max(start, span.start);
    const to = Math.min(end, span.end);
    if (to <= from) continue;
    rects.push(span.piece.area ? round(span.piece.area) : slice(span.piece, shareAt(span, from), shareAt(span, to)));
  }
  return joined(rects);
}

/** How far along a piece the character at `position` of its segment begins. */
function shareAt(span: Segment['spans'][number], position: number): number {
  const index = Math.max(0, position - span.start);
  return Math.min(1, span.piece.stops?.[index] ?? index / Math.max(1, span.end - span.start));
}

function slice(piece: PdfPiece, from: number, to: number): Rect {
  const [x, y, w, h] = piece.rect;
  if (from <= 0 && to >= 1) return round([x, y, w, h]);
  switch (piece.turn) {
    case 0: return round([x + w * from, y, w * (to - from), h]);
    case 90: return round([x, y + h * from, w, h * (to - from)]);
    case 180: return round([x + w * (1 - to), y, w * (to - from), h]);
    case 270: return round([x, y + h * (1 - to), w, h * (to - from)]);
  }
}

/** One rectangle around all: the pieces of one segment stand on one line. */
function joined(rects: readonly Rect[]): Rect[] {
  if (rects.length < 2) return [...rects];
  const left = Math.min(...rects.map((rect) => rect[0]));
  const top = Math.min(...rects.map((rect) => rect[1]));
  const right = Math.max(...rects.map((rect) => rect[0] + rect[2]));
  const bottom = Math.max(...rects.map((rect) => rect[1] + rect[3]));
  return [round([left, top, right - left, bottom - top])];
}

function round(rect: Rect): Rect {
  const two = (n: number) => Math.round(n * 100) / 100;
  return [two(rect[0]), two(rect[1]), two(rect[2]), two(rect[3])];
}
