import type { Db } from '../../db/connection.ts';
import { findReading, listCandidates, type HeldPaper, type PaperRow } from '../../db/paperRepo.ts';
import type { PaperSummary } from '../../shared/contract/intake.ts';
import type { FactValue } from '../../shared/domain/facts.ts';
import type { PackPaper } from '../../shared/import/mergeCandidates.ts';
import { onlyPages } from '../../shared/import/onlyPages.ts';
import type { Anchor, CandidateFact, ReadFile } from '../../shared/import/paper.ts';

/** A candidate as stored: with the id by which a person's answer refers to it. */
export type StoredCandidate = CandidateFact & { readonly candidateId: string };

/** What the reader made of a paper, with the stored ids of its candidates; null where it was never read. */
export function packPaper(db: Db, paperId: string): (PackPaper & { readonly file: ReadFile & { readonly candidates: readonly StoredCandidate[] } }) | null {
  const reading = findReading(db, paperId);
  if (!reading) return null;
  const parsed = reading.parsed as ReadFile;
  const candidates = listCandidates(db, paperId).map((row): StoredCandidate => {
    // The reader keeps more of a candidate than its row does (the parts of a long answer); the row has the id.
    const original = parsed.candidates.find((one) => one.factId === row.factId && one.label === row.label && JSON.stringify(one.anchor) === JSON.stringify(row.anchor));
    return { ...(original ?? {}), factId: row.factId, value: row.value as FactValue, anchor: row.anchor as Anchor, method: row.method as CandidateFact['method'], label: row.label, candidateId: row.id };
  });
  return { paperId, file: { ...parsed, children: [], candidates } };
}

export type StoredPack = NonNullable<ReturnType<typeof packPaper>>;

/** What papers of a drop or a case say, each with the pages of it that belong there; nothing of other pages. */
export function heldPack(db: Db, held: readonly HeldPaper[]): StoredPack[] {
  return held.flatMap(({ paper, pages }) => {
    const read = packPaper(db, paper.id);
    return read ? [{ ...read, file: onlyPages(read.file, pages) }] : [];
  });
}

/** A paper as a drop or a case holds it. `of`: that drop or case, to be named when the paper is opened, where only some pages belong there. */
export function heldSummary(db: Db, { paper, pages }: HeldPaper, of: string): PaperSummary {
  const whole = paperSummary(db, paper);
  return pages === null ? whole : { ...whole, onlyPages: [...pages], of };
}

export function paperSummary(db: Db, paper: PaperRow): PaperSummary {
  const reading = findReading(db, paper.id);
  const parsed = reading?.parsed as ReadFile | undefined;
  return { paperId: paper.id, name: paper.originalName, kind: parsed?.kind ?? 'unknown', read: parsed?.read ?? false, pages: reading?.pageCount ?? null, bytes: paper.size, ...(paper.parentPaperId ? { parentPaperId: paper.parentPaperId } : {}) };
}

/** Papers as a reader takes them up: what can be read first, the archives that they came in last. */
export function inReadingOrder(papers: readonly PaperSummary[]): PaperSummary[] {
  return [...papers.filter((paper) => paper.kind !== 'zip'), ...papers.filter((paper) => paper.kind === 'zip')];
}

/** "page 2", "table 1, row 4, cell 2": where words stand, for people. */
export function placeOf(anchor: Anchor): string {
  switch (anchor.kind) {
    case 'pdf':
      return `page ${anchor.page}`;
    case 'word':
      return anchor.place.charAt(0).toLowerCase() + anchor.place.slice(1);
    case 'none':
      return 'place not known';
  }
}
