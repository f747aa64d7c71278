import { asc, eq } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { note } from './schema.ts';

export type NoteRow = typeof note.$inferSelect;

/** A note that was written on a case. */
export function findNote(db: Db, id: string): NoteRow | undefined {
  return db.orm.select().from(note).where(eq(note.id, id)).get();
}

/** Notes of a case in the order written. */
export function listNotes(db: Db, applicationId: string): NoteRow[] {
  return db.orm.select().from(note).where(eq(note.applicationId, applicationId)).orderBy(asc(note.eventSeq)).all();
}
