import { columnWords, guessUses, proposeRows, csvTableOf, type CsvUse } from '../../../shared/import/csvTable.ts';
import { findDates } from '../../../shared/import/dateWords.ts';
import { issue } from '../../../shared/import/issues.ts';
import { matchLabel, sectionOf } from '../../../shared/import/labels.ts';
import type { ImportIssue, ReadFile, WordBlock } from '../../../shared/import/paper.ts';
import { proposeFacts } from '../../../shared/import/proposeFacts.ts';
import { splitName, wordPairs } from '../../../shared/import/wordPairs.ts';
import { decodeText } from '../../../shared/import/decodeText.ts';
import { CsvError, readCsv, type CsvRow } from '../../csv.ts';
import type { Reader } from '../reading.ts';
import { csvShape } from './looksCsv.ts';

type Read = Omit<ReadFile, 'name'>;
type Row = Extract<WordBlock, { type: 'table' }>['rows'][number];

const mostColumns = 200;
const longestCell = 20_000;
/** Lines above the names of the columns that an export may print: a title, the day of the export. */
const mostPreamble = 10;

/**
 * Reads a list: one request to a row where a row names the columns, or questions with their answers one below the other.
 * The whole list stands in the document. Where no column is understood it is kept, and a person says what the columns mean.
 */
export const readCsvFile: Reader = async ({ bytes, file, limits }) => {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return unread(issue('file-damaged', file, decoded.why.replace(/^[A-Z]/, (letter) => letter.toLowerCase()).replace(/\.$/, '')));
  const shape = csvShape(decoded.text);
  if (!shape) return unread(issue('file-damaged', file, 'its rows do not have equally many cells'));
  const said = /^\ufeff?sep=[,;\t|]\r?\n/i.exec(decoded.text)?.[0] ?? '';
  const issues: ImportIssue[] = [];
  let rows: CsvRow[];
  const most = Math.max(1, limits.entries) + mostPreamble + 1;
  try {
    rows = readCsv(decoded.text.slice(said.length), { separator: shape.separator, lenient: true, most: most + 1 });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return unread(issue('csv-quote-open', file, String(error.line + (said ? 1 : 0))));
  }
  if (rows.length > most) issues.push(issue('csv-too-many', file, `${Math.max(1, limits.entries).toLocaleString('en-GB')} rows`));
  if (rows.some((row) => row.cells.length > mostColumns)) return unread(issue('file-damaged', file, `it has more than ${mostColumns} columns`));
  if (rows.some((row) => row.cells.some((cell) => cell.length > longestCell))) issues.push(issue('file-partly-damaged', file, 'a cell in it is longer than any answer, and its end is left out'));
  const cells = rows.map((row) => row.cells.map((cell) => cell.slice(0, longestCell)));

  const head = headerAt(cells);
  const column = head === null ? questionColumn(cells) : null;
  if (column !== null) {
    const document = { blocks: [{ type: 'table' as const, rows: questions(cells, column) }] };
    const read = proposeFacts(wordPairs(document, []).map((pair) => ({ ...pair, method: 'table-cell' as const })), file);
    return { kind: 'csv', read: true, pages: [], document, candidates: read.candidates, issues: [...issues, ...read.issues], children: [] };
  }
  const first = cells.findIndex((row) => row.length > 1);
  const [above, header, body] = head !== null ? [cells.slice(0, head), cells[head]!, cells.slice(head + 1)]
    : looksNamed(cells[first] ?? []) ? [cells.slice(0, first), cells[first]!, cells.slice(first + 1)]
    : [[], Array.from({ length: Math.max(...cells.map((row) => row.length)) }, (_, index) => `Column ${index + 1}`), cells];
  const taken = body.slice(0, Math.max(1, limits.entries));
  const blocks: WordBlock[] = [
    ...above.map((row): WordBlock => ({ type: 'paragraph', text: row.filter((cell) => cell !== '').join(' ') })),
    { type: 'table', rows: [{ cells: header.map((name, index) => cellOf(name || `Column ${index + 1}`, 6)) }, ...taken.map((row): Row => ({ cells: row.map((cell) => cellOf(cell)) }))] },
  ];
  const document = { blocks };
  const table = csvTableOf(document)!;
  if (table.rows.length === 0) issues.push(issue('csv-no-rows', file));
  const mapping = { columns: guessUses(table.header) };
  const found = proposeRows(table, mapping, file);
  const mapped = mapping.columns.some((use) => use !== null);
  return { kind: 'csv', read: mapped, pages: [], document, candidates: found.candidates, ...(found.records ? { records: found.records } : {}), issues: [...issues, ...found.issues], children: [] };
};

/** The row that names the columns: the first with two names that are understood and no data. */
function headerAt(rows: readonly (readonly string[])[]): number | null {
  for (const [index, row] of rows.slice(0, mostPreamble + 1).entries()) {
    const known = guessUses(row).filter((use: CsvUse) => use !== null).length;
    if (row.length > 1 && known >= 2 && looksNamed(row)) return index;
  }
  return null;
}

/** Whether a row can be one of names: no figures, days or addresses in it, and not two answers of yes or no. */
function looksNamed(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell !== '');
  return filled.length > 1 && !filled.some((cell) => /[0-9]{5}|@/.test(cell) || findDates(cell).length > 0 || /^(?:yes|no|[0-9.,\s]+)$/i.test(cell) || cell.length > 120);
}

/** The column of questions in a list of questions and answers: most of its cells are known labels. */
function questionColumn(rows: readonly (readonly string[])[]): number | null {
  const wide = rows.filter((row) => row.filter((cell) => cell !== '').length > 1);
  for (const column of [0, 1]) {
    const known = wide.filter((row) => row.length > column + 1 && row[column] !== '' && matchLabel(splitName(row[column]!)) !== null).length;
    if (known >= 2 && known >= wide.length * 0.4) return column;
  }
  return null;
}

/** Questions and answers as the two columns of a form; what stands before a question, or alone in a row, names its section. */
function questions(rows: readonly (readonly string[])[], column: number): Row[] {
  const out: Row[] = [];
  let section = '';
  for (const row of rows) {
    const before = row.slice(0, column).join(' ').trim();
    if (before !== '' && before !== section) {
      section = before;
      if (sectionOf(before)) out.push({ cells: [{ ...cellOf(before), span: 2 }] });
    }
    const question = row[column] ?? '';
    const answer = row.slice(column + 1).filter((cell) => cell !== '').join('; ');
    if (answer === '' && (sectionOf(question) !== null || column > 0)) out.push({ cells: [{ ...cellOf(question), span: 2 }] });
    else out.push({ cells: [cellOf(questionWords(question)), cellOf(answer)] });
  }
  return out;
}

/** A question as a form asks it; words that a form knows stay as they are printed. */
function questionWords(question: string): string {
  const words = columnWords(question);
  const known = matchLabel(question) !== null;
  return isPlainLabel(question) ? splitName(question) : !known && matchLabel(words) !== null ? words.charAt(0).toUpperCase() + words.slice(1) : question;
}

/** `patientNhsNumber`: a name for machines, to be written as words. */
function isPlainLabel(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+)*$/.test(text) && /[a-z][A-Z]|_/.test(text);
}

function cellOf(text: string, heading?: number): Row['cells'][number] {
  return { span: 1, blocks: [{ type: 'paragraph', text, ...(heading === undefined ? {} : { heading }) }] };
}

function unread(...issues: ImportIssue[]): Read {
  return { kind: 'csv', read: false, pages: [], document: null, candidates: [], issues, children: [] };
}
