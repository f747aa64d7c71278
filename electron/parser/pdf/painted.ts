import { drawnBoxes, inside, isSquare, type Box, type DrawnBox } from './drawnBoxes.ts';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Which layers of a document are shown. */
export type OptionalContentConfig = Awaited<ReturnType<PDFDocumentProxy['getOptionalContentConfig']>>;

/** Why a letter cannot be seen on the page, though it is there. `invisible`: set in the mode that paints nothing, as text recognition does. */
export type Unseen = 'invisible' | 'hidden';

/** One letter as painted: where its origin stands, in the page's own coordinates, and whether a reader sees it. */
export interface PaintedGlyph {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** How far the next letter is moved on. */
  readonly advance: number;
  readonly size: number;
  unseen: Unseen | null;
}

/** What the drawing orders of a page say of its letters, beside their words. */
export interface Painted {
  readonly glyphs: readonly PaintedGlyph[];
  /** A picture covers most of the page. */
  readonly scanned: boolean;
  /** How many letters stand outside the page, where the library leaves them out of the text. */
  readonly outside: number;
  /** Boxes to tick that are drawn with lines, in the page's own coordinates. */
  readonly boxes: readonly DrawnBox[];
}

type Matrix = readonly [number, number, number, number, number, number];

interface Ground {
  readonly box: Box;
  /** How many letters had been painted when this was laid down. */
  readonly after: number;
  readonly white: boolean;
  /** A plain rectangle that lets nothing through. */
  readonly solid: boolean;
}

interface State {
  ctm: Matrix;
  clip: Box;
  white: boolean;
  /** A shade, not ink: what is filled with it marks nothing. */
  light: boolean;
  /** Painted with nothing: fully transparent, or a colour that is none. */
  clear: boolean;
  alpha: number;
  blended: boolean;
  mode: number;
  size: number;
  spacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  glyphUnit: number;
  /** Whether anything was painted since the last change of the matrix: an order to paint a large picture is left out of the list. */
  painted: boolean;
}

/** Most letters that are looked at on one page. */
const mostGlyphs = 100_000;
const mostGrounds = 2_000;
const mostSquares = 400;
const mostStrokes = 4_000;
const everywhere: Box = [-1e9, -1e9, 1e9, 1e9];

/** Reads a page's drawing orders. Pictures are not decoded. Throws what the library throws. */
export async function readPainted(page: PDFPageProxy, layers: OptionalContentConfig, ops: Readonly<Record<string, number>>): Promise<Painted> {
  const list = await page.getOperatorList({ annotationMode: 0 });
  return new Painter(page.view as unknown as Box, layers, ops, (font) => fontUnit(page, font)).run(list.fnArray, list.argsArray as readonly unknown[]);
}

/** Size of a font's own unit: a thousandth, except in fonts that are drawn by orders of their own. */
function fontUnit(page: PDFPageProxy, name: string): number {
  try {
    const font = page.commonObjs.get(name) as { isType3Font?: boolean; fontMatrix?: readonly number[] } | null;
    return font?.isType3Font && font.fontMatrix ? Math.abs(font.fontMatrix[0] ?? 0.001) : 0.001;
  } catch {
    return 0.001;
  }
}

class Painter {
  private readonly glyphs: PaintedGlyph[] = [];
  private readonly grounds: Ground[] = [];
  private readonly pictures: Box[] = [];
  private readonly squares: Box[] = [];
  private readonly strokes: Box[] = [];
  private readonly stack: State[] = [];
  private readonly layerStack: boolean[] = [];
  private state: State = { ctm: [1, 0, 0, 1, 0, 0], clip: everywhere, white: false, light: false, clear: false, alpha: 1, blended: false, mode: 0, size: 1, spacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0, glyphUnit: 0.001, painted: false };
  private text: Matrix = [1, 0, 0, 1, 0, 0];
  private lineStart: Matrix = [1, 0, 0, 1, 0, 0];
  private clipNext = false;
  private outside = 0;
  private readonly page: Box;
  private readonly layers: OptionalContentConfig;
  private readonly ops: Readonly<Record<string, number>>;
  private readonly unitOf: (font: string) => number;

  constructor(page: Box, layers: OptionalContentConfig, ops: Readonly<Record<string, number>>, unitOf: (font: string) => number) {
    this.page = page;
    this.layers = layers;
    this.ops = ops;
    this.unitOf = unitOf;
  }

  run(orders: readonly number[], operands: readonly unknown[]): Painted {
    const names = new Map(Object.entries(this.ops).map(([name, number]) => [number, name]));
    for (let i = 0; i < orders.length && this.glyphs.length < mostGlyphs; i++) this.order(names.get(orders[i]!) ?? '', (operands[i] ?? []) as readonly unknown[]);
    if (this.grounds.some((ground) => ground.solid && ground.after > 0)) for (const [i, glyph] of this.glyphs.entries()) if (glyph.unseen === null && this.isCovered(glyph, i)) glyph.unseen = 'hidden';
    const area = (box: Box) => Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);
    const scanned = this.pictures.some((picture) => area(overlap(picture, this.page)) >= 0.6 * area(this.page));
    return { glyphs: this.glyphs, scanned, outside: this.outside, boxes: drawnBoxes(this.squares, this.strokes, this.glyphs) };
  }

  private order(name: string, args: readonly unknown[]): void {
    const { state } = this;
    switch (name) {
      case 'save': this.save(); break;
      case 'restore': this.restore(); break;
      case 'transform': this.move(args as unknown as Matrix); break;
      case 'paintFormXObjectBegin': {
        this.save();
        const [matrix, box] = args as [ArrayLike<number> | null, ArrayLike<number> | null];
        if (matrix) this.move(Array.from(matrix) as unknown as Matrix);
        if (box) this.state.clip = overlap(this.state.clip, boxOf(Array.from(box) as unknown as Box, this.state.ctm));
        break;
      }
      case 'paintFormXObjectEnd': this.restore(); break;
      case 'setFillRGBColor': state.white = isWhite(args[0]); state.light = isLight(args[0]); state.clear = false; break;
      case 'setFillColorN': case 'setFillColor': state.white = false; state.light = false; state.clear = false; break;
      case 'setFillTransparent': state.clear = true; break;
      case 'setGState': this.graphics(args[0] as readonly (readonly [string, unknown])[]); break;
      case 'clip': case 'eoClip': this.clipNext = true; break;
      case 'constructPath': this.path(args); break;
      case 'shadingFill': this.ground({ box: state.clip, after: this.glyphs.length, white: false, solid: false }); break;
      case 'paintImageXObject': case 'paintInlineImageXObject': case 'paintImageMaskXObject': case 'paintSolidColorImageMask': this.picture(); break;
      case 'paintInlineImageXObjectGroup': case 'paintImageXObjectRepeat': case 'paintImageMaskXObjectGroup': case 'paintImageMaskXObjectRepeat': state.painted = true; break;
      case 'beginMarkedContent': this.layerStack.push(false); break;
      case 'beginMarkedContentProps': this.layerStack.push(args[0] === 'OC' && !this.isShown(args[1])); break;
      case 'endMarkedContent': this.layerStack.pop(); break;
      case 'beginText': this.text = this.lineStart = [1, 0, 0, 1, 0, 0]; break;
      case 'setTextMatrix': this.text = this.lineStart = Array.from(args.length >= 6 ? (args as readonly number[]) : (args[0] as ArrayLike<number>)) as unknown as Matrix; break;
      case 'moveText': this.nextLine(Number(args[0]), Number(args[1])); break;
      case 'setLeadingMoveText': state.leading = -Number(args[1]); this.nextLine(Number(args[0]), Number(args[1])); break;
      case 'nextLine': this.nextLine(0, -state.leading); break;
      case 'setLeading': state.leading = Number(args[0]); break;
      case 'setCharSpacing': state.spacing = Number(args[0]); break;
      case 'setWordSpacing': state.wordSpacing = Number(args[0]); break;
      case 'setHScale': state.scale = Number(args[0]) / 100; break;
      case 'setTextRise': state.rise = Number(args[0]); break;
      case 'setTextRenderingMode': state.mode = Number(args[0]); break;
      case 'setFont': this.font(String(args[0]), Number(args[1])); break;
      case 'showText': this.show(args[0] as readonly unknown[]); break;
      default: break;
    }
  }

  private save(): void {
    this.stack.push({ ...this.state });
    if (this.stack.length > 5000) throw new Error('too deep');
  }

  private restore(): void {
    const before = this.stack.pop();
    if (!before) return;
    if (!this.state.painted) this.missingPicture();
    before.painted = before.painted || this.state.painted;
    this.state = before;
  }

  private move(matrix: Matrix): void {
    if (matrix.length < 6 || ![...matrix].every(Number.isFinite)) return;
    this.state.ctm = multiply(this.state.ctm, matrix);
    this.state.painted = false;
  }

  /** A matrix was set for a large picture and nothing was painted with it: the picture itself is left out of the orders. */
  private missingPicture(): void {
    const [a, b, c, d] = this.state.ctm;
    if (Math.abs(a * d - b * c) > 5000) this.picture();
  }

  private picture(): void {
    const box = overlap(boxOf([0, 0, 1, 1], this.state.ctm), this.state.clip);
    this.state.painted = true;
    if (this.pictures.length < mostGrounds && !this.layerStack.includes(true)) this.pictures.push(box);
  }

  private font(name: string, size: number): void {
    this.state.size = size;
    this.state.glyphUnit = this.unitOf(name);
  }

  private graphics(entries: readonly (readonly [string, unknown])[]): void {
    for (const [key, value] of entries ?? []) {
      if (key === 'ca') this.state.alpha = Number(value);
      else if (key === 'BM') this.state.blended = value !== 'source-over' && value !== 'Normal' && value !== 'normal';
      else if (key === 'Font' && Array.isArray(value)) this.font(String(value[0]), Number(value[1]));
    }
  }

  private isShown(group: unknown): boolean {
    try {
      return this.layers.isVisible(group as Parameters<OptionalContentConfig['isVisible']>[0]);
    } catch {
      return true;
    }
  }

  private path(args: readonly unknown[]): void {
    const { state } = this;
    const [order, paths, extent] = args as [number, (readonly (ArrayLike<number> | null)[]) | null, ArrayLike<number> | null];
    const data = paths?.[0] ?? null;
    const outlines = data && order !== this.ops.endPath ? rectangles(data) : null;
    const box = extent ? boxOf(Array.from(extent) as unknown as Box, state.ctm) : null;
    const fills = ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'].some((name) => this.ops[name] === order);
    if (fills && data && box && state.alpha > 0 && !state.clear && !this.layerStack.includes(true)) {
      const upright = (state.ctm[1] === 0 && state.ctm[2] === 0) || (state.ctm[0] === 0 && state.ctm[3] === 0);
      const boxes = upright && state.alpha === 1 && !state.blended ? outlines : null;
      const common = { after: this.glyphs.length, white: state.white };
      if (boxes) for (const one of boxes) this.ground({ ...common, box: overlap(boxOf(one, state.ctm), state.clip), solid: boxes.length === 1 || order === this.ops.fill });
      else this.ground({ ...common, box: overlap(box, state.clip), solid: false });
    }
    if (order !== this.ops.endPath && data && box && !this.layerStack.includes(true)) this.drawn(outlines, box, fills, order !== this.ops.fill && order !== this.ops.eoFill);
    if (fills || order !== this.ops.endPath) state.painted = true;
    if (this.clipNext && box) state.clip = overlap(state.clip, box);
    this.clipNext = false;
  }

  /** Keeps what may be a box to tick, and what may be a mark in one. */
  private drawn(outlines: readonly Box[] | null, extent: Box, fills: boolean, outlined: boolean): void {
    const { ctm, light, clear, alpha } = this.state;
    const inked = !fills || (!light && !clear && alpha > 0.3);
    const shapes = outlines?.map((one) => boxOf(one, ctm)) ?? null;
    if (shapes && outlined) for (const shape of shapes) if (isSquare(shape) && this.squares.length < mostSquares) this.squares.push(shape);
    if (shapes && (outlined || !inked)) return;
    for (const mark of shapes ?? [extent]) if (inked && mark[2] - mark[0] < 40 && mark[3] - mark[1] < 40 && this.strokes.length < mostStrokes) this.strokes.push(mark);
  }

  private ground(ground: Ground): void {
    this.state.painted = true;
    if (this.grounds.length < mostGrounds) this.grounds.push(ground);
  }

  private nextLine(x: number, y: number): void {
    this.text = this.lineStart = multiply(this.lineStart, [1, 0, 0, 1, x, y]);
  }

  private show(glyphs: readonly unknown[]): void {
    const { state } = this;
    state.painted = true;
    // Along the line only the place changes: the matrix is worked out once, and the way moved since is kept beside it.
    const [a, b, c, d, e, f] = multiply(state.ctm, multiply(this.text, [1, 0, 0, 1, 0, state.rise]));
    const size = Math.abs(state.size) * Math.hypot(c, d);
    const along = Math.hypot(a, b);
    let moved = 0;
    for (const glyph of glyphs ?? []) {
      if (this.glyphs.length >= mostGlyphs) break;
      if (typeof glyph === 'number') {
        moved -= (glyph / 1000) * state.size * state.scale;
        continue;
      }
      const { unicode = '', width = 0, isSpace = false } = (glyph ?? {}) as { unicode?: string; width?: number; isSpace?: boolean };
      const step = (width * state.glyphUnit * state.size + state.spacing + (isSpace ? state.wordSpacing : 0)) * state.scale;
      const text = unicode.length === 1 && unicode < '\u0080' ? unicode : unicode.normalize('NFKC');
      if (text.trim() !== '') {
        const middle: readonly [number, number] = [e + a * (moved + step / 2) + c * 0.3 * state.size, f + b * (moved + step / 2) + d * 0.3 * state.size];
        this.glyphs.push({ text, x: e + a * moved, y: f + b * moved, advance: step * along, size, unseen: this.unseen(middle, size) });
      }
      moved += step;
    }
    this.text = multiply(this.text, [1, 0, 0, 1, moved, 0]);
  }

  private unseen(at: readonly [number, number], size: number): Unseen | null {
    const { state } = this;
    if (!inside(at, this.page, 1)) {
      this.outside++;
      return 'hidden';
    }
    if (this.layerStack.includes(true) || !inside(at, state.clip, 2)) return 'hidden';
    if (state.mode === 3 || state.mode === 7) return 'invisible';
    const fillsOnly = state.mode === 0 || state.mode === 4;
    if (size < 1.5 || (fillsOnly && (state.clear || state.alpha < 0.03))) return 'hidden';
    return fillsOnly && state.white && !this.onGround(at) ? 'hidden' : null;
  }

  /** Whether white letters stand on something that they show against. */
  private onGround(at: readonly [number, number]): boolean {
    for (let i = this.grounds.length - 1; i >= 0; i--) {
      const ground = this.grounds[i]!;
      if (inside(at, ground.box, 0)) return !ground.white;
    }
    return this.pictures.some((picture) => inside(at, picture, 0));
  }

  /** A solid rectangle laid over the letter after it was painted. */
  private isCovered(glyph: PaintedGlyph, index: number): boolean {
    const at: readonly [number, number] = [glyph.x + glyph.advance / 2, glyph.y + 0.3 * glyph.size];
    return this.grounds.some((ground) => ground.solid && ground.after > index && ground.box[3] - ground.box[1] > 0.6 * glyph.size && inside(at, ground.box, 0));
  }
}

/** `#ffffff` and what is hardly darker. */
function isWhite(colour: unknown): boolean {
  return typeof colour === 'string' && /^#(?:f[0-9a-f]){3}$/i.test(colour);
}

/** Lighter than a grey of two thirds: shading. */
function isLight(colour: unknown): boolean {
  const [, r = '0', g = '0', b = '0'] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(String(colour)) ?? [];
  return Number.parseInt(r, 16) + Number.parseInt(g, 16) + Number.parseInt(b, 16) > 510;
}

/** The rectangles that a path is made of, or null where it is made of anything else. Orders: 0 move, 1 line, 4 close. */
function rectangles(data: ArrayLike<number>): Box[] | null {
  const boxes: Box[] = [];
  let points: [number, number][] = [];
  const close = (): boolean => {
    if (points.length === 0) return true;
    const [first, last] = [points[0]!, points.at(-1)!];
    if (points.length === 5 && first[0] === last[0] && first[1] === last[1]) points.pop();
    const upright = points.length === 4 && points.every((point, i) => { const next = points[(i + 1) % 4]!; return Math.abs(point[0] - next[0]) < 0.01 || Math.abs(point[1] - next[1]) < 0.01; });
    if (!upright) return false;
    const xs = points.map((point) => point[0]);
    const ys = points.map((point) => point[1]);
    boxes.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
    points = [];
    return true;
  };
  for (let i = 0; i < data.length;) {
    const order = data[i]!;
    if (order === 4) i += 1;
    else if (order === 0 || order === 1) {
      if (order === 0 && !close()) return null;
      points.push([data[i + 1]!, data[i + 2]!]);
      i += 3;
    } else return null;
    if (boxes.length > 200 || points.length > 5) return null;
  }
  return close() ? boxes : null;
}

function overlap(a: Box, b: Box): Box {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

/** The box around a box that a matrix was applied to. */
function boxOf(box: Box, [a, b, c, d, e, f]: Matrix): Box {
  const corners = [[box[0], box[1]], [box[2], box[1]], [box[0], box[3]], [box[2], box[3]]].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const);
  const xs = corners.map((corner) => corner[0]);
  const ys = corners.map((corner) => corner[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function multiply([a1, b1, c1, d1, e1, f1]: Matrix, [a2, b2, c2, d2, e2, f2]: Matrix): Matrix {
  return [a1 * a2 + c1 * b2, b1 * a2 + d1 * b2, a1 * c2 + c1 * d2, b1 * c2 + d1 * d2, a1 * e2 + c1 * f2 + e1, b1 * e2 + d1 * f2 + f1];
}
