import { desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { job } from './schema.ts';

export type JobRow = typeof job.$inferSelect;
export type JobStatus = 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';

/** Long work is noted, so that after a crash it is known what was under way. It is no part of the record. */
export function startJob(db: Db, values: { id: string; kind: string; intakeId: string | null; applicationId: string | null; total: number | null; by: string; at: string }): void {
  const { at, ...rest } = values;
  db.orm.insert(job).values({ ...rest, status: 'running', done: 0, message: null, startedAt: at, changedAt: at }).run();
}

/** Notes progress or the end of a job. `message` never holds patient data. */
export function updateJob(db: Db, id: string, change: { status?: JobStatus; done?: number; total?: number; message?: string | null }, at: string): void {
  db.orm.update(job).set({ ...change, changedAt: at }).where(eq(job.id, id)).run();
}

export function findJob(db: Db, id: string): JobRow | undefined {
  return db.orm.select().from(job).where(eq(job.id, id)).get();
}

/** The latest job of a drop. */
export function latestIntakeJob(db: Db, intakeId: string): JobRow | undefined {
  return db.orm.select().from(job).where(eq(job.intakeId, intakeId)).orderBy(desc(job.startedAt)).limit(1).get();
}

/** The latest job of a kind. */
export function latestJob(db: Db, kind: string): JobRow | undefined {
  return db.orm.select().from(job).where(eq(job.kind, kind)).orderBy(desc(job.startedAt), desc(sql`rowid`)).limit(1).get();
}

/** At start: what was running when the app stopped is marked interrupted. Returns those jobs. */
export function markInterrupted(db: Db, at: string): JobRow[] {
  const running = db.orm.select().from(job).where(eq(job.status, 'running')).all();
  if (running.length > 0) db.orm.update(job).set({ status: 'interrupted', changedAt: at }).where(inArray(job.id, running.map((row) => row.id))).run();
  return running;
}
