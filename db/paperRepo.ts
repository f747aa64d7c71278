import { createHash } from 'node:crypto';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { canonicalJson, sha256 } from './canonical.ts';
import type { Db } from './connection.ts';
import { StorageError } from './errors.ts';
import { applicationPaper, candidateFact, intakePart, paper, paperChunk, paperReading } from './schema.ts';
import type { RowDraft } from './sealed.ts';

export type PaperRow = typeof paper.$inferSelect;
export type PaperReadingRow = typeof paperReading.$inferSelect;
export type CandidateFactRow = typeof candidateFact.$inferSelect;
export type ApplicationPaperRow = typeof applicationPaper.$inferSelect;

/** Bytes of a paper are kept in pieces of this size. */
export const chunkSize = 1024 * 1024;

/** The sealed row of an original file. Its bytes are written by {@link writePaperBytes} in the same transaction. */
export function paperRow(values: { id: string; intakeId: string | null; parentPaperId: string | null; originalName: string; bytes: Uint8Array; by: string; at: string }): RowDraft {
  const { id, bytes, ...rest } = values;
  return { table: 'paper', id, values: { ...rest, sha256: sha256(bytes), size: bytes.length } };
}

/** Writes the bytes of a paper in pieces. Call inside the transaction that records the paper. */
export function writePaperBytes(db: Db, paperId: string, bytes: Uint8Array): void {
  if (!db.sqlite.inTransaction) throw new Error('The bytes of a paper are written inside a transaction only');
  const insert = db.sqlite.prepare('INSERT INTO paper_chunk (paper_id, number, bytes) VALUES (?, ?, ?)');
  for (let number = 0; number * chunkSize < bytes.length; number++) {
    insert.run(paperId, number, bytes.subarray(number * chunkSize, (number + 1) * chunkSize));
  }
}

/** The original bytes, checked against the recorded SHA-256. @throws StorageError when they do not fit or are gone. */
export function readPaperBytes(db: Db, paperId: string): Uint8Array {
  const row = findPaper(db, paperId);
  const bytes = Buffer.concat(db.orm.select().from(paperChunk).where(eq(paperChunk.paperId, paperId)).orderBy(asc(paperChunk.number)).all().map((chunk) => chunk.bytes));
  if (!row || sha256(bytes) !== row.sha256) {
    throw new StorageError('DATABASE', 'The stored paper is not the one that came in: its bytes do not fit its recorded fingerprint.', 'Do not rely on it. Run the verify tool, and ask for the paper again.');
  }
  return bytes;
}

/** Bytes of a paper from one place to another, by the pieces that hold them; the whole is checked by {@link storedSha256}. */
export function readPaperPart(db: Db, paperId: string, from: number, to: number): Uint8Array<ArrayBuffer> {
  const [first, last] = [Math.floor(from / chunkSize), Math.floor((to - 1) / chunkSize)];
  const pieces = db.sqlite.prepare('SELECT bytes FROM paper_chunk WHERE paper_id = ? AND number BETWEEN ? AND ? ORDER BY number').pluck().all(paperId, first, last) as Buffer[];
  return new Uint8Array(Buffer.concat(pieces).subarray(from - first * chunkSize, to - first * chunkSize));
}

/** SHA-256 of the stored bytes, computed piece by piece; for verify. */
export function storedSha256(sqlite: Db['sqlite'], paperId: string): string {
  const hash = createHash('sha256');
  for (const bytes of sqlite.prepare('SELECT bytes FROM paper_chunk WHERE paper_id = ? ORDER BY number').pluck().iterate(paperId)) hash.update(bytes as Uint8Array);
  return hash.digest('hex');
}

export function findPaper(db: Db, id: string): PaperRow | undefined {
  return db.orm.select().from(paper).where(eq(paper.id, id)).get();
}

/** Papers with the same bytes, oldest first. */
export function findPapersBySha256(db: Db, hash: string): PaperRow[] {
  return db.orm.select().from(paper).where(eq(paper.sha256, hash)).orderBy(asc(paper.eventSeq)).all();
}

/** The papers of one drop are recorded in the order in which they were read: the files of the drop, then what is in them. Their ids are random. */
const inOrderRead = sql`${paper}.rowid`;

export function listIntakePapers(db: Db, intakeId: string): PaperRow[] {
  return db.orm.select().from(paper).where(eq(paper.intakeId, intakeId)).orderBy(asc(paper.eventSeq), inOrderRead).all();
}

/** A paper that a drop or a case holds, with the pages of it that belong there; null = all. */
export interface HeldPaper {
  readonly paper: PaperRow;
  readonly pages: readonly number[] | null;
}

/** The papers of a drop: those that came in with it, then those that a person gave to it (see `intake_part`). */
export function papersOfIntake(db: Db, intakeId: string): HeldPaper[] {
  const given = db.orm.select().from(intakePart).innerJoin(paper, eq(paper.id, intakePart.paperId)).where(eq(intakePart.intakeId, intakeId)).orderBy(asc(intakePart.eventSeq), asc(paper.eventSeq), inOrderRead).all();
  return [...listIntakePapers(db, intakeId).map((row) => ({ paper: row, pages: null })), ...given.map((row) => ({ paper: row.paper, pages: row.intake_part.pages }))];
}

export function intakePartRow(values: { id: string; intakeId: string; paperId: string; pages: readonly number[] | null; by: string; at: string }): RowDraft {
  const { id, ...rest } = values;
  return { table: 'intake_part', id, values: rest };
}

/** Papers with the same words by their latest reading, oldest first. */
export function findPapersByText(db: Db, textDigest: string): PaperRow[] {
  return db.orm.select({ paper }).from(paperReading).innerJoin(paper, eq(paper.id, paperReading.paperId)).where(eq(paperReading.textDigest, textDigest)).orderBy(asc(paper.eventSeq)).all().map((row) => row.paper);
}

/** Cases of which a paper, on the pages that belong to the case, gives this NHS number: by any of its spellings as read. */
export function casesNamingNumber(db: Db, spellings: readonly string[]): string[] {
  return db.sqlite
    .prepare(
      `SELECT DISTINCT linked.application_id FROM candidate_fact candidate JOIN application_paper linked ON linked.paper_id = candidate.paper_id
       WHERE candidate.fact_id = 'nhsNumber' AND candidate.value IN (SELECT value FROM json_each(?))
         AND (linked.pages IS NULL OR EXISTS (SELECT 1 FROM json_each(linked.pages) WHERE value = json_extract(candidate.anchor, '$.page'))) LIMIT 50`,
    )
    .pluck()
    .all(JSON.stringify(spellings.map((text) => canonicalJson({ kind: 'text', text })))) as string[];
}

/** Drops that a person gave this paper, or pages of it, to. */
export function intakesGiven(db: Db, paperId: string): string[] {
  return db.orm.select({ id: intakePart.intakeId }).from(intakePart).where(eq(intakePart.paperId, paperId)).all().map((row) => row.id);
}

export function listApplicationPapers(db: Db, applicationId: string): (ApplicationPaperRow & { paper: PaperRow })[] {
  return db.orm
    .select()
    .from(applicationPaper)
    .innerJoin(paper, eq(paper.id, applicationPaper.paperId))
    .where(eq(applicationPaper.applicationId, applicationId))
    .orderBy(asc(applicationPaper.eventSeq))
    .all()
    .map((row) => ({ ...row.application_paper, paper: row.paper }));
}

/** Cases that have this paper. */
export function applicationsOfPaper(db: Db, paperId: string): string[] {
  return db.orm.select({ id: applicationPaper.applicationId }).from(applicationPaper).where(eq(applicationPaper.paperId, paperId)).all().map((row) => row.id);
}

/** The sealed rows of one reading: the reading itself, then each candidate fact. */
export function readingRows(values: {
  id: string; paperId: string; kind: string; pageCount: number | null; parsed: unknown; reader: string; textDigest?: string | null; at: string;
  candidates: readonly { id: string; factId: string; value: unknown; anchor: unknown; method: string; label: string }[];
}): RowDraft[] {
  const { id, candidates, ...reading } = values;
  return [
    { table: 'paper_reading', id, values: reading },
    ...candidates.map(({ id: candidateId, ...candidate }): RowDraft => ({ table: 'candidate_fact', id: candidateId, values: { paperId: values.paperId, readingId: id, ...candidate } })),
  ];
}

/** The latest reading of a paper. */
export function findReading(db: Db, paperId: string): PaperReadingRow | undefined {
  return db.orm.select().from(paperReading).where(eq(paperReading.paperId, paperId)).orderBy(desc(paperReading.eventSeq)).limit(1).get();
}

/** Candidate facts of the latest reading of a paper. */
export function listCandidates(db: Db, paperId: string): CandidateFactRow[] {
  const reading = findReading(db, paperId);
  if (!reading) return [];
  return db.orm.select().from(candidateFact).where(and(eq(candidateFact.paperId, paperId), eq(candidateFact.readingId, reading.id))).all();
}

export function findCandidate(db: Db, id: string): CandidateFactRow | undefined {
  return db.orm.select().from(candidateFact).where(eq(candidateFact.id, id)).get();
}
