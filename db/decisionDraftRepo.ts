import { eq } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { decisionDraft } from './schema.ts';

export type DecisionDraftRow = typeof decisionDraft.$inferSelect;

/** What has been taken down of a case's decision; undefined where nothing is. */
export function findDecisionDraft(db: Db, applicationId: string): DecisionDraftRow | undefined {
  return db.orm.select().from(decisionDraft).where(eq(decisionDraft.applicationId, applicationId)).get();
}

/** Writes the draft over the one before. Who may do so is for the caller to say. */
export function saveDecisionDraft(db: Db, values: { applicationId: string; body: string; heldBy: string; at: string }): void {
  const { applicationId, body, heldBy, at } = values;
  db.orm.insert(decisionDraft).values({ applicationId, body, heldBy, begunAt: at, savedAt: at }).onConflictDoUpdate({ target: decisionDraft.applicationId, set: { body, heldBy, savedAt: at } }).run();
}

/** Hands the draft on as it is: its words and the time at which they were saved stay. */
export function handDecisionDraft(db: Db, applicationId: string, heldBy: string): void {
  db.orm.update(decisionDraft).set({ heldBy }).where(eq(decisionDraft.applicationId, applicationId)).run();
}

/** Takes the draft away: its decision is recorded, or the case was disposed of. */
export function dropDecisionDraft(db: Db, applicationId: string): void {
  db.orm.delete(decisionDraft).where(eq(decisionDraft.applicationId, applicationId)).run();
}
