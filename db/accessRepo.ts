import { eq } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { accessItem } from './schema.ts';

export type AccessItemRow = typeof accessItem.$inferSelect;

/** What people decided on the items of a case's requests for access, by row. Which of them stand, the case's state says. */
export function accessRows(db: Db, applicationId: string): Map<string, AccessItemRow> {
  return new Map(db.orm.select().from(accessItem).where(eq(accessItem.applicationId, applicationId)).all().map((row) => [row.id, row]));
}
