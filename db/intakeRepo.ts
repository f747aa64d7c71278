import { desc, eq } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { intake, intakeStep } from './schema.ts';
import type { RowDraft } from './sealed.ts';

export type IntakeRow = typeof intake.$inferSelect;
export type IntakeStepRow = typeof intakeStep.$inferSelect;

/** What became of a drop. `case-made` and `attached` name the case, `discarded` the reason. */
export const intakeStatuses = ['reading', 'ready', 'stuck', 'case-made', 'attached', 'discarded', 'interrupted', 'cancelled'] as const;
export type IntakeStatus = (typeof intakeStatuses)[number];

export function intakeRow(values: { id: string; at: string; by: string; receivedOn: string; urgency: string; urgencyReason: string | null; commissioner: string }): RowDraft {
  const { id, ...rest } = values;
  return { table: 'intake', id, values: rest };
}

export function intakeStepRow(values: { id: string; intakeId: string; status: IntakeStatus; issues: readonly unknown[] | null; applicationId: string | null; reason: string | null; by: string; at: string }): RowDraft {
  const { id, ...rest } = values;
  return { table: 'intake_step', id, values: rest };
}

export function findIntake(db: Db, id: string): (IntakeRow & { step: IntakeStepRow | undefined }) | undefined {
  const row = db.orm.select().from(intake).where(eq(intake.id, id)).get();
  return row && { ...row, step: latestStep(db, id) };
}

/** All drops, newest first, each with its step in force. */
export function listIntakes(db: Db): (IntakeRow & { step: IntakeStepRow | undefined })[] {
  return db.orm.select().from(intake).orderBy(desc(intake.eventSeq)).all().map((row) => ({ ...row, step: latestStep(db, row.id) }));
}

/** Drops that no case was made of, that were attached to none and not discarded, newest first. Those three are never left again. */
export function unfinishedIntakes(db: Db): string[] {
  return db.sqlite.prepare(`SELECT id FROM intake WHERE id NOT IN (SELECT intake_id FROM intake_step WHERE status IN ('case-made', 'attached', 'discarded')) ORDER BY event_seq DESC`).pluck().all() as string[];
}

/** The step in force. */
export function latestStep(db: Db, intakeId: string): IntakeStepRow | undefined {
  return db.orm.select().from(intakeStep).where(eq(intakeStep.intakeId, intakeId)).orderBy(desc(intakeStep.eventSeq)).limit(1).get();
}
