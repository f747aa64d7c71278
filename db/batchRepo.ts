import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { batch, batchItem } from './schema.ts';

export type BatchRow = typeof batch.$inferSelect;
export type BatchItemRow = typeof batchItem.$inferSelect;

/** What became of one pack of a batch. `known`: the same papers were in the record already, as the drop that is named. */
export const batchItemStatuses = ['waiting', 'taken', 'known', 'not-taken'] as const;
export type BatchItemStatus = (typeof batchItemStatuses)[number];

/** A folder of packs that is to be taken in, with every pack waiting. Call inside a transaction. */
export function startBatch(db: Db, row: Omit<BatchRow, 'total'>, packs: readonly Pick<BatchItemRow, 'name' | 'files' | 'size'>[]): void {
  db.orm.insert(batch).values({ ...row, total: packs.length }).run();
  const insert = db.sqlite.prepare(`INSERT INTO batch_item (batch_id, number, name, files, size, status, urgent) VALUES (?, ?, ?, ?, ?, 'waiting', 0)`);
  packs.forEach(({ name, files, size }, index) => insert.run(row.id, index + 1, name, files, size));
}

export function findBatch(db: Db, id: string): BatchRow | undefined {
  return db.orm.select().from(batch).where(eq(batch.id, id)).get();
}

/** Newest first. */
export function listBatches(db: Db): BatchRow[] {
  return db.orm.select().from(batch).orderBy(desc(batch.startedAt), desc(sql`rowid`)).all();
}

/** In their order in the folder. */
export function listBatchItems(db: Db, batchId: string): BatchItemRow[] {
  return db.orm.select().from(batchItem).where(eq(batchItem.batchId, batchId)).orderBy(asc(batchItem.number)).all();
}

/** How many packs of a batch stand at each status. */
export function countBatchItems(db: Db, batchId: string): Record<BatchItemStatus, number> {
  const counts = { waiting: 0, taken: 0, known: 0, 'not-taken': 0 };
  for (const { status, n } of db.sqlite.prepare('SELECT status, count(*) AS n FROM batch_item WHERE batch_id = ? GROUP BY status').all(batchId) as { status: BatchItemStatus; n: number }[]) counts[status] = n;
  return counts;
}

/** The packs that are still to be taken in, the first one first. */
export function waitingItems(db: Db, batchId: string): BatchItemRow[] {
  return db.orm.select().from(batchItem).where(and(eq(batchItem.batchId, batchId), eq(batchItem.status, 'waiting'))).orderBy(asc(batchItem.number)).all();
}

/** Notes what became of a pack. Call in the transaction that takes it in, so that no pack is taken in twice or lost. */
export function settleItem(db: Db, batchId: string, number: number, became: Partial<Pick<BatchItemRow, 'sha256' | 'intakeId' | 'outcome' | 'code' | 'urgent'>> & { status: BatchItemStatus; at: string }): void {
  const { at, ...values } = became;
  db.orm.update(batchItem).set({ ...values, changedAt: at }).where(and(eq(batchItem.batchId, batchId), eq(batchItem.number, number))).run();
}

/** Gives a batch its job, and the folder to read from where that has moved. */
export function continueBatch(db: Db, id: string, jobId: string, path?: string): void {
  db.orm.update(batch).set({ jobId, ...(path === undefined ? {} : { path }) }).where(eq(batch.id, id)).run();
}

/** Nothing is left to be taken in: the path is not needed any more. */
export function forgetPath(db: Db, id: string): void {
  db.orm.update(batch).set({ path: null }).where(eq(batch.id, id)).run();
}

/** The drop whose files, as they were dropped, are exactly these (SHA-256, sorted); undefined where there is none. */
export function findIntakeOfFiles(db: Db, hashes: readonly string[]): string | undefined {
  const first = hashes[0];
  if (first === undefined) return undefined;
  const drops = db.sqlite.prepare('SELECT DISTINCT intake_id FROM paper WHERE sha256 = ? AND parent_paper_id IS NULL AND intake_id IS NOT NULL ORDER BY intake_id').pluck().all(first) as string[];
  const of = db.sqlite.prepare('SELECT sha256 FROM paper WHERE intake_id = ? AND parent_paper_id IS NULL ORDER BY sha256').pluck();
  return drops.find((id) => (of.all(id) as string[]).join() === hashes.join());
}
