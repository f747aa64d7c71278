import { csvTableOf, proposeRows, type CsvMapping } from '../../shared/import/csvTable.ts';
import type { CandidateFact, ReadFile, RequestRecord, WordBlock } from '../../shared/import/paper.ts';
import { valueWords } from '../../shared/import/plainValue.ts';

/** A paper that holds one request of a list and nothing of the others. */
export interface RecordPaper {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly file: ReadFile;
}

/**
 * Cuts one request out of a paper that holds several, so that a case never holds the papers of another patient. A row of
 * a list keeps the names of its columns and every cell as it came; of a message it is what was read for this patient.
 * The same request always gives the same bytes, by which it is known again. `columns`: what the columns mean.
 */
export function recordPaper(file: ReadFile, record: RequestRecord, columns: CsvMapping | null): RecordPaper {
  const name = `${file.name}, ${record.label}.csv`;
  const table = file.kind === 'csv' ? csvTableOf(file.document) : null;
  const row = table?.rows.find(({ number }) => record.label === `Row ${number}`);
  if (table && row && columns) {
    const own = { ...table, block: 0, rows: [{ number: 2, cells: row.cells }] };
    const blocks: WordBlock[] = [{ type: 'table', rows: [tableRow(table.header, 6), tableRow(row.cells)] }];
    const read = proposeRows(own, columns, name);
    return { name, bytes: bytesOf([table.header, row.cells]), file: fileOf(name, blocks, read.candidates, read.issues) };
  }
  const rows = record.candidates.map((candidate): [string, string] => [candidate.label, candidate.anchor.words || valueWords(candidate.value)]);
  const blocks: WordBlock[] = [{ type: 'table', rows: [['What', 'Value'], ...rows].map((cells) => tableRow(cells)) }];
  const candidates = record.candidates.map(({ parts: _parts, ...candidate }, index): CandidateFact => ({ ...candidate, anchor: { kind: 'word', path: [0, index + 1, 1, 0], place: `${record.label}, ${candidate.label}`, words: rows[index]![1] } }));
  return { name, bytes: bytesOf([['What', 'Value'], ...rows]), file: fileOf(name, blocks, candidates, []) };
}

function fileOf(name: string, blocks: WordBlock[], candidates: readonly CandidateFact[], issues: ReadFile['issues']): ReadFile {
  return { name, kind: 'csv', read: true, pages: [], document: { blocks }, candidates, issues, children: [] };
}

function tableRow(cells: readonly string[], heading?: number): Extract<WordBlock, { type: 'table' }>['rows'][number] {
  return { cells: cells.map((text) => ({ span: 1, blocks: [{ type: 'paragraph', text, ...(heading === undefined ? {} : { heading }) }] })) };
}

/** Every cell in quotes and as it came; this is a record, not a list for a spreadsheet. */
function bytesOf(rows: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(rows.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`).join(''));
}
