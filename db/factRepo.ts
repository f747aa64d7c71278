import { asc, eq } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { confirmation } from './schema.ts';

export type ConfirmationRow = typeof confirmation.$inferSelect;

/** Every answer that people gave about a case's facts, oldest first. */
export function listConfirmations(db: Db, applicationId: string): ConfirmationRow[] {
  return db.orm.select().from(confirmation).where(eq(confirmation.applicationId, applicationId)).orderBy(asc(confirmation.eventSeq)).all();
}

/** The answers in force, by fact id. */
export function confirmationsInForce(db: Db, applicationId: string): Map<string, ConfirmationRow> {
  return new Map(listConfirmations(db, applicationId).map((row) => [row.factId, row]));
}
