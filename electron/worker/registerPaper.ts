import { longDate } from '../../shared/domain/dates.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import type { Anchor, CandidateFact, ReadFile } from '../../shared/import/paper.ts';
import type { OpenCaseRow } from '../../shared/register/rows.ts';
import { paperRow } from '../../db/paperRepo.ts';
import type { RowDraft } from '../../db/sealed.ts';
import { readingDraft } from './readingDraft.ts';
import type { RegisterFile, RegisterFileRow } from './registerFile.ts';

/**
 * The line of the register as a paper of its case: the whole of it, also what no column of ours holds, so that nothing is lost. What it
 * says of the request and of the patient is proposed from there, as from any other paper, and waits for a person.
 */
export function linePaper(file: RegisterFile, row: RegisterFileRow, values: OpenCaseRow, make: { newId: () => string; by: string; at: string }): { paperId: string; bytes: Uint8Array; rows: RowDraft[] } {
  const { newId, by, at } = make;
  const paperId = newId();
  const name = `Line ${row.line} of the running register`;
  const title = `${name}, as it was brought in on ${longDate(londonDay(at))}`;
  const bytes = new TextEncoder().encode(`${title}\r\n${file.header.map((column, index) => `${column}: ${row.cells[index] ?? ''}`).join('\r\n')}\r\n`);
  const candidates = values.facts.map(({ factId, value, column }): CandidateFact => ({ factId, value, anchor: cellAnchor(row, column), method: 'table-cell', label: file.header[column] ?? '' }));
  const read: ReadFile = {
    name, kind: 'text', read: true, pages: [], issues: [], candidates, children: [],
    document: {
      blocks: [
        { type: 'paragraph', heading: 1, text: title },
        { type: 'table', rows: file.header.map((column, index) => ({ cells: [column, row.cells[index] ?? ''].map((text) => ({ span: 1, blocks: [{ type: 'paragraph' as const, text }] })) })) },
      ],
    },
  };
  return {
    paperId, bytes,
    rows: [
      paperRow({ id: paperId, intakeId: null, parentPaperId: null, originalName: name, bytes, by, at }),
      ...readingDraft({ newId }, paperId, read, at),
    ],
  };
}

/** The table is the second block; a column of the file is a row of it, and its value the second cell. */
function cellAnchor({ cells }: RegisterFileRow, column: number): Anchor {
  return { kind: 'word', path: [1, column, 1], place: `Table 1, row ${column + 1}, cell 2`, words: cells[column] ?? '' };
}
