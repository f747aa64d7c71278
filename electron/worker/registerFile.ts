import { sha256 } from '../../db/canonical.ts';
import { displayName } from '../../shared/import/displayName.ts';
import { decodeText, separatorOf } from '../../shared/import/decodeText.ts';
import { isOwnColumn, type RegisterKind } from '../../shared/register/mapping.ts';
import { unsafeCell } from '../../shared/register/safeCell.ts';
import { readChosen } from './chosenFile.ts';
import { CsvError, readCsv, type CsvRow } from '../csv.ts';
import { refuseWith } from './refusal.ts';

const fileLimit = 20_000_000;
/** More rows are no running register. */
export const mostRows = 20_000;
const mostColumns = 200;

/** A row of the file: its cells as read, and a digest by which a changed line is told from the same one. */
export interface RegisterFileRow {
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly digest: string;
}

/** A list as it was read. It stays in the memory of the worker until the app is locked. */
export interface RegisterFile {
  readonly lookId: string;
  readonly kind: RegisterKind;
  readonly name: string;
  readonly sha256: string;
  readonly encoding: string;
  readonly separator: string;
  readonly header: readonly string[];
  readonly rows: readonly RegisterFileRow[];
}

const separatorNames = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' } as const;

/** Reads a chosen list. Refuses what cannot be read as one; a row that cannot be used is not refused here. */
export async function readRegister(path: string, kind: RegisterKind, lookId: string): Promise<RegisterFile> {
  const chosen = await readChosen(path, fileLimit);
  const name = displayName(chosen.name);
  const decoded = decodeText(chosen.bytes);
  if (!decoded.ok) return refuseWith('UNREADABLE', `“${name}”: ${decoded.why}`, `${decoded.next} Nothing was brought in.`);
  const { separator, rest, skipped } = separatorOf(decoded.text);
  let all: CsvRow[];
  try {
    all = readCsv(rest, { separator, lenient: true });
    // A list of this app: what was put before its cells against formulas is taken away again.
    if (all[0]?.cells.some(isOwnColumn)) all = readCsv(rest, { separator, lenient: true, keepSpace: true }).map((row) => ({ ...row, cells: row.cells.map(unsafeCell) }));
  } catch (error) {
    if (error instanceof CsvError) return refuseWith('INVALID', `“${name}”, line ${error.line + skipped}: ${error.message}`, 'Mend that line, and choose the file again. Nothing was brought in.');
    throw error;
  }
  const [header, ...body] = all;
  if (!header || body.length === 0) return refuseWith('INVALID', `“${name}” holds no row below the names of its columns.`, 'Choose the file again. Its first line must name the columns.');
  if (body.length > mostRows) return refuseWith('TOO_LARGE', `“${name}” has ${body.length.toLocaleString('en-GB')} rows, and no more than ${mostRows.toLocaleString('en-GB')} can be brought in at once.`, 'Split the file, and bring in one part after the other.');
  if (header.cells.length > mostColumns) return refuseWith('TOO_LARGE', `“${name}” has more than ${mostColumns} columns.`, 'Check that it is the right file.');
  const counted = header.cells.map((cell) => !isOwnColumn(cell));
  return {
    lookId, kind, name, sha256: sha256(chosen.bytes), encoding: decoded.encoding, separator: separatorNames[separator],
    header: header.cells.map((cell, index) => cell.replace(/\s+/g, ' ').trim() || `Column ${index + 1}`),
    rows: body.map(({ line, cells }) => ({ line: line + skipped, cells, digest: sha256(JSON.stringify(cells.filter((_, index) => counted[index] !== false))) })),
  };
}
