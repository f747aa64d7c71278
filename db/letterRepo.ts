import { and, asc, desc, eq } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { letter, letterVersion } from './schema.ts';

export type LetterRow = typeof letter.$inferSelect;
export type LetterVersionRow = typeof letterVersion.$inferSelect;

/** Letters of a case in the order begun. How far each has come, the case's state says. */
export function listLetters(db: Db, applicationId: string): LetterRow[] {
  return db.orm.select().from(letter).where(eq(letter.applicationId, applicationId)).orderBy(asc(letter.eventSeq)).all();
}

/** The latest draft of a letter. */
export function latestDraft(db: Db, letterId: string): LetterVersionRow | undefined {
  return versionOf(db, letterId, 'draft');
}

/** The letter as issued, with its bytes; undefined before it is issued. */
export function issuedLetter(db: Db, letterId: string): LetterVersionRow | undefined {
  return versionOf(db, letterId, 'issued');
}

function versionOf(db: Db, letterId: string, status: 'draft' | 'issued'): LetterVersionRow | undefined {
  return db.orm
    .select()
    .from(letterVersion)
    .where(and(eq(letterVersion.letterId, letterId), eq(letterVersion.status, status)))
    .orderBy(desc(letterVersion.number))
    .limit(1)
    .get();
}

/** Every version of a letter, oldest first: drafts and what was issued. */
export function versionsOf(db: Db, letterId: string): LetterVersionRow[] {
  return db.orm.select().from(letterVersion).where(eq(letterVersion.letterId, letterId)).orderBy(asc(letterVersion.eventSeq)).all();
}
