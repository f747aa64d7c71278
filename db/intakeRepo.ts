import { asc, desc, eq } from 'drizzle-orm';
import type { Outcome } from '../shared/import/paper.ts';
import type { Db } from './connection.ts';
import { intake, intakeStep } from './schema.ts';
import type { RowDraft } from './sealed.ts';

export type IntakeRow = typeof intake.$inferSelect;
export type IntakeStepRow = typeof intakeStep.$inferSelect;

/** What became of a drop. `case-made` and `attached` name the case, `discarded` the reason; one that was `split` lives on in its parts, one that was `joined` in another drop. */
export const intakeStatuses = ['reading', 'ready', 'stuck', 'case-made', 'attached', 'discarded', 'interrupted', 'cancelled', 'split', 'joined'] as const;
export type IntakeStatus = (typeof intakeStatuses)[number];

/** What a person did with a drop beside making a case of it; null in a step: the app read its papers. */
export const intakeActions = ['password', 'one-person', 're-typed', 'split', 'joined', 'picture-read'] as const;
export type IntakeAction = (typeof intakeActions)[number];

export function intakeRow(values: { id: string; at: string; by: string; receivedOn: string; urgency: string; urgencyReason: string | null; commissioner: string; splitFrom?: string | null }): RowDraft {
  const { id, ...rest } = values;
  return { table: 'intake', id, values: rest };
}

export function intakeStepRow(values: { id: string; intakeId: string; status: IntakeStatus; issues: readonly unknown[] | null; applicationId: string | null; reason: string | null; outcome?: Outcome | null; action?: IntakeAction | null; otherIntakeId?: string | null; by: string; at: string }): RowDraft {
  const { id, ...rest } = values;
  return { table: 'intake_step', id, values: rest };
}

export function findIntake(db: Db, id: string): (IntakeRow & { step: IntakeStepRow | undefined }) | undefined {
  const row = db.orm.select().from(intake).where(eq(intake.id, id)).get();
  return row && { ...row, step: latestStep(db, id) };
}

/** Every step of a drop, oldest first. */
export function listSteps(db: Db, intakeId: string): IntakeStepRow[] {
  return db.orm.select().from(intakeStep).where(eq(intakeStep.intakeId, intakeId)).orderBy(asc(intakeStep.eventSeq)).all();
}

/** The parts that a drop was split into. */
export function partsOf(db: Db, intakeId: string): string[] {
  return db.orm.select({ id: intake.id }).from(intake).where(eq(intake.splitFrom, intakeId)).orderBy(asc(intake.eventSeq)).all().map((row) => row.id);
}

/** All drops, newest first, each with its step in force. */
export function listIntakes(db: Db): (IntakeRow & { step: IntakeStepRow | undefined })[] {
  return db.orm.select().from(intake).orderBy(desc(intake.eventSeq)).all().map((row) => ({ ...row, step: latestStep(db, row.id) }));
}

/** Drops that no case was made of, that were attached to none and not discarded, nor split nor joined to another, newest first. Those are never left again. */
export function unfinishedIntakes(db: Db): string[] {
  return db.sqlite.prepare(`SELECT id FROM intake WHERE id NOT IN (SELECT intake_id FROM intake_step WHERE status IN ('case-made', 'attached', 'discarded', 'split', 'joined')) ORDER BY event_seq DESC`).pluck().all() as string[];
}

/** The step in force. */
export function latestStep(db: Db, intakeId: string): IntakeStepRow | undefined {
  return db.orm.select().from(intakeStep).where(eq(intakeStep.intakeId, intakeId)).orderBy(desc(intakeStep.eventSeq)).limit(1).get();
}
