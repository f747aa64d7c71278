import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { assessment } from './schema.ts';

export type AssessmentRow = typeof assessment.$inferSelect;

/** The assessment that a person confirmed last. What a re-assessment of all open cases made is not one. */
export function latestAssessment(db: Db, applicationId: string): AssessmentRow | undefined {
  return db.orm.select().from(assessment).where(and(eq(assessment.applicationId, applicationId), isNull(assessment.jobId))).orderBy(desc(assessment.eventSeq)).limit(1).get();
}

/** As {@link latestAssessment}, without its tree and its facts: for lists. */
export function latestVerdict(db: Db, applicationId: string): Pick<AssessmentRow, 'asAt' | 'verdict' | 'policyHash'> | undefined {
  const { asAt, verdict, policyHash } = assessment;
  return db.orm.select({ asAt, verdict, policyHash }).from(assessment).where(and(eq(assessment.applicationId, applicationId), isNull(assessment.jobId))).orderBy(desc(assessment.eventSeq)).limit(1).get();
}

/** All assessments of a case, confirmed or renewed, oldest first. */
export function listAssessments(db: Db, applicationId: string): AssessmentRow[] {
  return db.orm.select().from(assessment).where(eq(assessment.applicationId, applicationId)).orderBy(asc(assessment.eventSeq)).all();
}
