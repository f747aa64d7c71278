import { asc } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { guidanceEntry } from './schema.ts';
import type { RowDraft } from './sealed.ts';

export type GuidanceEntryRow = typeof guidanceEntry.$inferSelect;

/** The sealed row of a piece of guidance as a person entered it. */
export function guidanceRow({ id, ...values }: { id: string; guidanceId: string; entry: unknown; by: string; at: string }): RowDraft {
  return { table: 'guidance_entry', id, values };
}

/** The entries in force, by the id of the guidance: of each, the one entered last. */
export function guidanceInForce(db: Db): Map<string, GuidanceEntryRow> {
  return new Map(db.orm.select().from(guidanceEntry).orderBy(asc(guidanceEntry.eventSeq)).all().map((row) => [row.guidanceId, row]));
}
