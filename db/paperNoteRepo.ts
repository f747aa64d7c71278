import { asc, eq } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { paperNote } from './schema.ts';

export type PaperNoteRow = typeof paperNote.$inferSelect;

/** Every version of every note beside the papers of a case, in the order written. */
export function listPaperNotes(db: Db, applicationId: string): PaperNoteRow[] {
  return db.orm.select().from(paperNote).where(eq(paperNote.applicationId, applicationId)).orderBy(asc(paperNote.eventSeq)).all();
}
