/** A rectangle in the page's own coordinates. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** A box to tick, drawn with lines beside its words. */
export interface DrawnBox {
  readonly box: Box;
  readonly ticked: boolean;
}

/** Sides of a box to tick, in points. Larger squares are fields, smaller ones ornaments. */
const smallest = 5;
const largest = 17;

/** Whether a drawn rectangle has the size and shape of a box to tick. */
export function isSquare([left, bottom, right, top]: Box): boolean {
  const [width, height] = [right - left, top - bottom];
  return width >= smallest && height >= smallest && width <= largest && height <= largest && width / height < 1.4 && height / width < 1.4;
}

/**
 * The boxes to tick among the squares of a page, and which of them hold a mark: strokes, a filled shape, or an X or tick
 * as a letter. Squares in a row without a gap are boxes for the digits of a number, and one with other letters in it is no box to tick.
 */
export function drawnBoxes(squares: readonly Box[], strokes: readonly Box[], glyphs: readonly { readonly text: string; readonly x: number; readonly y: number; readonly advance: number; readonly size: number; readonly unseen: unknown }[]): DrawnBox[] {
  const found: DrawnBox[] = [];
  const own: Box[] = [];
  for (const square of squares) {
    if (squares.some((other) => width(other) < 0.75 * width(square) && holds(square, other))) continue; // a cell, with the box in it
    if (!own.some((known) => holds(grown(known, 2.5), square))) own.push(square); // else the same, drawn twice
  }
  for (const box of own) {
    if (own.some((other) => other !== box && Math.abs(other[1] - box[1]) < 2 && (Math.abs(other[0] - box[2]) < 1.2 || Math.abs(other[2] - box[0]) < 1.2))) continue;
    const letters = glyphs.filter(({ x, y, advance, size, unseen }) => unseen === null && inside([x + advance / 2, y + 0.3 * size], box, 0)).map((glyph) => glyph.text).join('');
    if (letters !== '' && !/^[xX×✓✔✗✘☑☒√]{1,2}$/u.test(letters)) continue;
    const ticked = letters !== '' || strokes.some((stroke) => holds(grown(box, 4), stroke) && Math.max(stroke[2] - stroke[0], stroke[3] - stroke[1]) > 0.3 * width(box) && inside([(stroke[0] + stroke[2]) / 2, (stroke[1] + stroke[3]) / 2], box, 0));
    found.push({ box, ticked });
  }
  return found;
}

function width(box: Box): number {
  return box[2] - box[0];
}

function grown([left, bottom, right, top]: Box, by: number): Box {
  return [left - by, bottom - by, right + by, top + by];
}

function holds(outer: Box, inner: Box): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}

/** Whether a point lies in a box, or no further than `slack` outside it. */
export function inside([x, y]: readonly [number, number], box: Box, slack: number): boolean {
  return x >= box[0] - slack && x <= box[2] + slack && y >= box[1] - slack && y <= box[3] + slack;
}
