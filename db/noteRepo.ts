import { eq } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { note } from './schema.ts';

export type NoteRow = typeof note.$inferSelect;

/** A note that was written on a case. */
export function findNote(db: Db, id: string): NoteRow | undefined {
  return db.orm.select().from(note).where(eq(note.id, id)).get();
}
