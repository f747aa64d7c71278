import { and, asc, eq } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { caseEntry } from './schema.ts';

export type EntryRow = typeof caseEntry.$inferSelect;
export type EntryKind = 'evidence' | 'statement' | 'contact' | 'consent' | 'issue' | 'issue-answer';

/** Entries of one kind in the order recorded. Which of them are in force, the case's state says. */
export function listEntries(db: Db, applicationId: string, kind: EntryKind): EntryRow[] {
  return db.orm.select().from(caseEntry).where(and(eq(caseEntry.applicationId, applicationId), eq(caseEntry.kind, kind))).orderBy(asc(caseEntry.eventSeq)).all();
}

/** One entry; undefined where its row is gone at the end of its retention. */
export function findEntry(db: Db, id: string): EntryRow | undefined {
  return db.orm.select().from(caseEntry).where(eq(caseEntry.id, id)).get();
}
