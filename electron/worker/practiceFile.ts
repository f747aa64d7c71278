import type { Practice } from '../../shared/contract/policy.ts';
import { isRealDay } from '../../shared/domain/dates.ts';
import { isOdsCode } from '../../shared/domain/icb.ts';
import { CsvError, readCsv, type CsvRow } from '../csv.ts';

/** The columns of a file of practices, in any order; others are passed over. */
export const practiceColumns = ['code', 'name', 'icb', 'from', 'to'] as const;
type Column = (typeof practiceColumns)[number];

/** A row that cannot be taken: its line in the file, and why. */
export interface BadRow {
  readonly line: number;
  readonly why: string;
}

export type PracticeFile = { readonly ok: true; readonly practices: readonly Practice[] } | { readonly ok: false; readonly bad: readonly BadRow[] };

const mostRows = 100_000;

/** Reads practices and their ICBs from CSV: one row for each stretch in which a practice belongs to an ICB. All rows, or the bad ones. */
export function readPractices(text: string): PracticeFile {
  let rows: CsvRow[];
  try {
    rows = readCsv(text);
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, bad: [{ line: error.line, why: error.message }] };
    throw error;
  }
  const [header, ...body] = rows;
  if (!header) return { ok: false, bad: [{ line: 1, why: 'The file is empty.' }] };
  const names = header.cells.map((cell) => cell.toLowerCase());
  const missing = practiceColumns.filter((name) => !names.includes(name));
  if (missing.length > 0) return { ok: false, bad: [{ line: header.line, why: `The first line must name the columns ${practiceColumns.join(', ')}; ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.` }] };
  const double = practiceColumns.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (double) return { ok: false, bad: [{ line: header.line, why: `The column “${double}” is there twice.` }] };
  if (body.length === 0) return { ok: false, bad: [{ line: header.line, why: 'There is no practice below the first line.' }] };
  if (body.length > mostRows) return { ok: false, bad: [{ line: header.line, why: `There are more than ${mostRows.toLocaleString('en-GB')} rows.` }] };
  const practices = new Map<string, Practice>();
  const bad: BadRow[] = [];
  for (const row of body) {
    const why = take(row, names, practices);
    if (why) bad.push({ line: row.line, why });
  }
  return bad.length > 0 ? { ok: false, bad } : { ok: true, practices: [...practices.values()] };
}

/** Adds a row to the practices, or says why it cannot be. */
function take({ cells }: CsvRow, names: readonly string[], practices: Map<string, Practice>): string | null {
  if (cells.length !== names.length) return `It has ${cells.length} cells, but the first line has ${names.length}.`;
  const cell = (column: Column) => cells[names.indexOf(column)]!;
  const [code, name, icb, from, to] = [cell('code').toUpperCase(), cell('name'), cell('icb').toUpperCase(), cell('from'), cell('to')];
  if (!isOdsCode(code)) return `“${cell('code')}” is not an ODS code of a practice (three to six letters and digits).`;
  if (name === '') return 'The name is empty.';
  if (name.length > 200) return 'The name is longer than 200 characters.';
  if (!isOdsCode(icb)) return `“${cell('icb')}” is not an ODS code of an ICB.`;
  const dayFault = [from, to].find((day) => day !== '' && !isRealDay(day));
  if (dayFault !== undefined) return `“${dayFault}” is not a day. Write it as 2026-04-01, or leave it empty.`;
  const link = { icb, from: from === '' ? null : from, to: to === '' ? null : to };
  const known = practices.get(code);
  if (known && known.name !== name) return `“${code}” has another name (“${known.name}”) further up.`;
  const fault = linkFault([...(known?.links ?? []), link]);
  if (fault) return fault;
  practices.set(code, { code, name, links: [...(known?.links ?? []), link] });
  return null;
}

/** What is wrong with the stretches of one practice; null where they can all be right. */
export function linkFault(links: Practice['links']): string | null {
  for (const [index, link] of links.entries()) {
    if (link.from !== null && link.to !== null && link.from > link.to) return `It ends (${link.to}) before it begins (${link.from}).`;
    const other = links.slice(0, index).find((one) => (one.from ?? '') <= (link.to ?? '9999') && (link.from ?? '') <= (one.to ?? '9999'));
    if (other) return `The practice is said to belong to ${other.icb === link.icb ? `${link.icb} twice` : `both ${other.icb} and ${link.icb}`} on the same days.`;
  }
  return null;
}
