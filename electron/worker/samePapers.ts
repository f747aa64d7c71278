import { isBlankMail } from '../../shared/import/comparableText.ts';
import type { ReadFile } from '../../shared/import/paper.ts';
import type { Db } from '../../db/connection.ts';
import { findReading, type HeldPaper } from '../../db/paperRepo.ts';
import { prepared } from '../../db/statements.ts';

/** Finding the same papers again: by their bytes, and by their words where another file holds the same. All look-ups go by an index. */

interface Holding {
  readonly paperId: string;
  readonly pages: readonly number[] | null;
}
/** Which cases, or drops, hold a paper of the same content as this one, and as which paper. */
export type SameIn = ReadonlyMap<string, string>;

/** What only holds other papers, an archive or a mail without words: it has no content of its own to compare. */
export function isContainer(db: Db, paperId: string): boolean {
  const reading = findReading(db, paperId);
  if (reading?.kind === 'zip') return true;
  if (reading?.kind !== 'email' || !isBlankMail(reading.parsed as ReadFile)) return false;
  return prepared(db.sqlite, 'SELECT 1 FROM paper WHERE parent_paper_id = ? LIMIT 1').get(paperId) !== undefined;
}

function sameContent(db: Db, { paper, pages }: HeldPaper): { paperId: string; sameBytes: boolean }[] {
  const bytes = prepared(db.sqlite, 'SELECT id FROM paper WHERE sha256 = ? ORDER BY event_seq').pluck().all(paper.sha256) as string[];
  const digest = pages === null ? findReading(db, paper.id)?.textDigest ?? null : null;
  const words = digest === null ? [] : (prepared(db.sqlite, 'SELECT DISTINCT paper_id FROM paper_reading WHERE text_digest = ?').pluck().all(digest) as string[]);
  return [...bytes.map((paperId) => ({ paperId, sameBytes: true })), ...words.filter((id) => !bytes.includes(id)).map((paperId) => ({ paperId, sameBytes: false }))];
}

/** Whether what one holds of a paper includes what the other holds of it. */
function covers(theirs: readonly number[] | null, ours: readonly number[] | null): boolean {
  if (theirs === null) return true;
  return ours !== null && ours.every((page) => theirs.includes(page));
}

function holders(db: Db, held: HeldPaper, sql: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { paperId, sameBytes } of sameContent(db, held)) {
    for (const row of prepared(db.sqlite, sql).all({ id: paperId }) as { holder: string; pages: string | null }[]) {
      const theirs: Holding = { paperId, pages: row.pages === null ? null : (JSON.parse(row.pages) as number[]) };
      // Pages are compared within one file only.
      if (!found.has(row.holder) && (sameBytes ? covers(theirs.pages, held.pages) : theirs.pages === null)) found.set(row.holder, paperId);
    }
  }
  return found;
}

/** Cases that hold a paper of the same content. */
export function casesHolding(db: Db, held: HeldPaper): SameIn {
  return holders(db, held, 'SELECT application_id AS holder, pages FROM application_paper WHERE paper_id = :id');
}

/** Drops that hold a paper of the same content, the drop itself among them. */
export function intakesHolding(db: Db, held: HeldPaper): SameIn {
  return holders(db, held, 'SELECT intake_id AS holder, pages FROM intake_part WHERE paper_id = :id UNION ALL SELECT intake_id, NULL FROM paper WHERE id = :id AND intake_id IS NOT NULL');
}

/** The papers of which content is compared: all but those that only hold others; where there is nothing else, those. */
export function withContent(db: Db, papers: readonly HeldPaper[]): readonly HeldPaper[] {
  const leaves = papers.filter(({ paper }) => !isContainer(db, paper.id));
  return leaves.length > 0 ? leaves : papers;
}

/** A case that holds the content of every one of these papers; null where there is none. */
export function caseHoldingAll(db: Db, papers: readonly HeldPaper[]): string | null {
  const [first, ...rest] = withContent(db, papers);
  if (!first) return null;
  const inAll = [...casesHolding(db, first).keys()];
  return rest.reduce((left, one) => {
    if (left.length === 0) return left;
    const cases = casesHolding(db, one);
    return left.filter((id) => cases.has(id));
  }, inAll)[0] ?? null;
}

/** Papers of which a case does not hold the content yet. An archive counts as new where something in it is, or nothing could be taken out of it. */
export function newTo(db: Db, applicationId: string, papers: readonly HeldPaper[]): HeldPaper[] {
  const there = new Set(papers.filter((one) => casesHolding(db, one).has(applicationId)).map(({ paper }) => paper.id));
  const inside = new Map<string, string[]>();
  for (const { paper } of papers) if (paper.parentPaperId) inside.set(paper.parentPaperId, [...(inside.get(paper.parentPaperId) ?? []), paper.id]);
  const isNew = (id: string): boolean => {
    if (there.has(id)) return false;
    const within = inside.get(id);
    return within && isContainer(db, id) ? within.some(isNew) : true;
  };
  return papers.filter(({ paper }) => isNew(paper.id));
}
