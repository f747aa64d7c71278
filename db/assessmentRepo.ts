import { asc, desc, eq } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { assessment } from './schema.ts';

export type AssessmentRow = typeof assessment.$inferSelect;

/** The assessment that was confirmed last. */
export function latestAssessment(db: Db, applicationId: string): AssessmentRow | undefined {
  return db.orm.select().from(assessment).where(eq(assessment.applicationId, applicationId)).orderBy(desc(assessment.eventSeq)).limit(1).get();
}

/** All confirmed assessments of a case, oldest first. */
export function listAssessments(db: Db, applicationId: string): AssessmentRow[] {
  return db.orm.select().from(assessment).where(eq(assessment.applicationId, applicationId)).orderBy(asc(assessment.eventSeq)).all();
}
