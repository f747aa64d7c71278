import { and, asc, desc, eq } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { pastDecision, registerLine } from './schema.ts';
import type { RowDraft } from './sealed.ts';

export type RegisterLineRow = typeof registerLine.$inferSelect;
export type PastDecisionRow = typeof pastDecision.$inferSelect;

/** What a past decision holds besides who brought it in, and when. */
export type PastDecisionValues = Omit<PastDecisionRow, 'id' | 'salt' | 'digest' | 'eventSeq'>;

/** The line of the earlier register that a case was made of; undefined for a case that came in as a referral. */
export function lineOfCase(db: Db, applicationId: string): RegisterLineRow | undefined {
  return db.orm.select().from(registerLine).where(eq(registerLine.applicationId, applicationId)).get();
}

/** Lines brought in under a reference of this ICB, the latest first, each with the number of its case. */
export function linesByReference(db: Db, commissioner: string, reference: string): (RegisterLineRow & { caseNumber: string })[] {
  const rows = db.orm.select().from(registerLine).where(and(eq(registerLine.reference, reference), eq(registerLine.commissioner, commissioner))).orderBy(desc(registerLine.eventSeq)).all();
  return rows.map((row) => ({ ...row, caseNumber: db.sqlite.prepare('SELECT case_number FROM application WHERE id = ?').pluck().get(row.applicationId) as string }));
}

/** How many cases came from an earlier register. */
export function countLines(db: Db): number {
  return db.sqlite.prepare('SELECT count(*) FROM register_line').pluck().get() as number;
}

/** The sealed row of a past decision. */
export function pastDecisionRow({ id, ...values }: PastDecisionValues & { id: string }): RowDraft {
  return { table: 'past_decision', id, values };
}

/** Past decisions brought in under a reference of this ICB. */
export function pastDecisionsByReference(db: Db, commissioner: string, reference: string): PastDecisionRow[] {
  return db.orm.select().from(pastDecision).where(and(eq(pastDecision.reference, reference), eq(pastDecision.commissioner, commissioner))).all();
}

/** Past decisions of one ICB, the latest first. */
export function pastDecisionsOf(db: Db, commissioner: string): PastDecisionRow[] {
  return db.orm.select().from(pastDecision).where(eq(pastDecision.commissioner, commissioner)).orderBy(desc(pastDecision.decidedOn), asc(pastDecision.line)).all();
}

/** Every past decision, the oldest first. */
export function listPastDecisions(db: Db): PastDecisionRow[] {
  return db.orm.select().from(pastDecision).orderBy(asc(pastDecision.decidedOn), asc(pastDecision.line)).all();
}

export function countPastDecisions(db: Db): number {
  return db.sqlite.prepare('SELECT count(*) FROM past_decision').pluck().get() as number;
}
