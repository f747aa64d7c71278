import { matchLabel } from '../../../shared/import/labels.ts';
import { splitName } from '../../../shared/import/wordPairs.ts';
import { decodeText } from '../../../shared/import/decodeText.ts';
import { CsvError, readCsv } from '../../csv.ts';

export const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

const looked = 65_536;
const rowsLooked = 40;

/** The separator that cuts the first rows of a text into equally many cells, and those rows; null where none does (prose). */
export function csvShape(text: string): { separator: Separator; rows: readonly (readonly string[])[] } | null {
  const said = /^\ufeff?sep=([,;\t|])\r?\n/i.exec(text);
  if (said) return { separator: said[1] as Separator, rows: firstRows(text.slice(said[0].length), said[1]!) };
  let best: { separator: Separator; rows: readonly (readonly string[])[]; score: number } | null = null;
  for (const separator of separators) {
    const rows = firstRows(text, separator);
    const widths = rows.map((row) => row.length);
    const width = mostCommon(widths);
    if (width < 2) continue;
    const even = widths.filter((one) => one === width).length / rows.length;
    // Lines of one cell above a list are the title that an export prints.
    const evenBelow = widths.filter((one) => one === width).length / widths.filter((one) => one > 1).length;
    const known = labelsIn(rows);
    // A list says so by its names; without them, by being even through and through, which prose never is.
    const isList = known >= 2 ? evenBelow >= 0.6 : rows.length >= 3 && width >= 3 && even === 1 && !rows.some((row) => row.slice(1).some((cell) => /^ \S/.test(cell)));
    const score = known * 10 + even * 5 + Math.min(width, 4);
    if (isList && (!best || score > best.score)) best = { separator, rows, score };
  }
  return best && { separator: best.separator, rows: best.rows };
}

/** Whether a file is a list as text, told by its rows. */
export function looksCsv(bytes: Uint8Array): boolean {
  const decoded = decodeText(bytes.subarray(0, looked));
  if (!decoded.ok) return false;
  const cut = bytes.byteLength > looked ? decoded.text.slice(0, decoded.text.lastIndexOf('\n') + 1) : decoded.text;
  return csvShape(cut || decoded.text) !== null;
}

function firstRows(text: string, separator: string): (readonly string[])[] {
  try {
    return readCsv(text, { separator, lenient: true, keepSpace: true, most: rowsLooked }).map((row) => row.cells);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A quotation mark that never closes is said when the whole is read; what stands above it tells the kind all the same.
    return text.split(/\r?\n/).slice(0, Math.min(rowsLooked, error.line)).filter((line) => line.trim() !== '').map((line) => line.split(separator));
  }
}

function mostCommon(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** Known names in the best row of names, or down the first or second column. */
function labelsIn(rows: readonly (readonly string[])[]): number {
  const known = (cell: string) => cell.length < 100 && matchLabel(splitName(cell.trim())) !== null;
  const across = rows.slice(0, 12).map((row) => row.filter(known).length);
  const down = [0, 1].map((column) => rows.filter((row) => row.length > column + 1 && known(row[column]!)).length);
  return Math.max(0, ...across, ...down);
}
