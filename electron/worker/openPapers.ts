import type { ImportIssue, ReadFile } from '../../shared/import/paper.ts';
import type { Db } from '../../db/connection.ts';
import { paperRow, readPaperBytes, writePaperBytes, type HeldPaper, type PaperRow } from '../../db/paperRepo.ts';
import type { RowDraft } from '../../db/sealed.ts';
import type { Worker } from './context.ts';
import { withRemembered } from './csvMemory.ts';
import { packPaper } from './papers.ts';
import { readingDraft } from './readingDraft.ts';
import { readPack, type PaperRead } from './readPack.ts';

/** Issues of papers that a password may open. */
export const lockedCodes = /encrypted|password/;

const lockedIssues = (file: Pick<ReadFile, 'issues'>): ImportIssue[] => file.issues.filter((one) => lockedCodes.test(one.code));

/** Papers of which something is protected, each once. */
export function lockedPapers(db: Db, held: readonly HeldPaper[]): HeldPaper[] {
  return held.filter(({ paper }) => {
    const read = packPaper(db, paper.id);
    return read !== null && lockedIssues(read.file).length > 0;
  });
}

/** What a password opened: rows to be recorded, and the papers that were found inside. */
export interface Opened {
  /** How many of the papers it opened, in whole or in part. */
  readonly papers: number;
  readonly rows: readonly RowDraft[];
  /** New readings, by paper: of the papers that were opened, and of what was found inside. */
  readonly files: ReadonlyMap<string, ReadFile>;
  /** Found inside, and not held before. */
  readonly found: readonly string[];
  /** Writes the bytes of what was found inside; inside the transaction that records the rows. */
  readonly write: () => void;
}

/**
 * Reads protected papers again with a password. The original bytes stay as they are; a new reading stands beside the old one, and what is
 * found inside becomes papers of the same drop. The password goes to the reader of this one try and nowhere else.
 */
export async function openPapers(worker: Worker, locked: readonly HeldPaper[], password: string): Promise<Opened> {
  const { db } = worker.signedIn;
  const read: { paper: PaperRow; papers: PaperRead[] }[] = [];
  for (const { paper } of locked) {
    const papers = await readPack([{ name: paper.originalName, bytes: readPaperBytes(db, paper.id) }], { read: (name, bytes, limits, word) => worker.parsers.read(name, bytes, limits, word), newId: worker.newId, password });
    read.push({ paper, papers: withRemembered(db, papers) });
  }
  const now = worker.now();
  const { person } = worker.signedIn;
  const rows: RowDraft[] = [];
  const files = new Map<string, ReadFile>();
  const found: PaperRead[] = [];
  let opened = 0;
  for (const { paper, papers } of read) {
    const root = papers[0];
    const before = packPaper(db, paper.id)?.file;
    if (!root || !before || lockedIssues(root.file).length >= lockedIssues(before).length) continue;
    opened += 1;
    rows.push(...readingDraft(worker, paper.id, root.file, now));
    files.set(paper.id, root.file);
    const known = new Map([[root.paperId, paper.id]]);
    for (const one of papers.slice(1)) {
      const parent = known.get(one.parentPaperId ?? '');
      if (parent === undefined) continue; // inside something that is held already
      const row = paperRow({ id: one.paperId, intakeId: paper.intakeId, parentPaperId: parent, originalName: one.file.name, bytes: one.bytes, by: person.id, at: now });
      if (db.sqlite.prepare('SELECT 1 FROM paper WHERE parent_paper_id = ? AND sha256 = ?').get(parent, row.values['sha256'])) continue;
      known.set(one.paperId, one.paperId);
      rows.push(row, ...readingDraft(worker, one.paperId, one.file, now));
      files.set(one.paperId, one.file);
      found.push(one);
    }
  }
  return { papers: opened, rows, files, found: found.map(({ paperId }) => paperId), write: () => found.forEach((one) => writePaperBytes(db, one.paperId, one.bytes)) };
}
