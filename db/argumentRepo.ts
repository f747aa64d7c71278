import { asc, eq } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { argument } from './schema.ts';

export type ArgumentRow = typeof argument.$inferSelect;

/** Every argument of a case in the order recorded. Which of them stand, the case's state says. */
export function listArguments(db: Db, applicationId: string): ArgumentRow[] {
  return db.orm.select().from(argument).where(eq(argument.applicationId, applicationId)).orderBy(asc(argument.eventSeq)).all();
}
