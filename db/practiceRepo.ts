import { asc, desc } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { practiceEntry, practiceList } from './schema.ts';
import type { RowDraft } from './sealed.ts';

export type PracticeListRow = typeof practiceList.$inferSelect;
export type PracticeEntryRow = typeof practiceEntry.$inferSelect;

/** The sealed row of a file of practices. `rows`: the practices as read; `sha256`: of the file's bytes. */
export function practiceListRow({ id, ...values }: { id: string; name: string; sha256: string; rows: readonly unknown[]; by: string; at: string }): RowDraft {
  return { table: 'practice_list', id, values };
}

/** The sealed row of one practice as a person entered it. */
export function practiceEntryRow({ id, ...values }: { id: string; code: string; entry: unknown; by: string; at: string }): RowDraft {
  return { table: 'practice_entry', id, values };
}

/** The file that was brought in last. */
export function latestPracticeList(db: Db): PracticeListRow | undefined {
  return db.orm.select().from(practiceList).orderBy(desc(practiceList.eventSeq)).limit(1).get();
}

/** Every practice that people entered one by one, oldest first. */
export function listPracticeEntries(db: Db): PracticeEntryRow[] {
  return db.orm.select().from(practiceEntry).orderBy(asc(practiceEntry.eventSeq)).all();
}

/** The number of the event that last changed what is known of practices; 0 where nothing is. A list is large, so it is not read again for nothing. */
export function practiceStamp(db: Db): number {
  return db.sqlite.prepare('SELECT max(coalesce((SELECT max(event_seq) FROM practice_list), 0), coalesce((SELECT max(event_seq) FROM practice_entry), 0))').pluck().get() as number;
}
