import { desc, eq } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { patient, patientIdentity } from './schema.ts';

export type PatientIdentityRow = typeof patientIdentity.$inferSelect;

/** Makes the patient's row if there is none. */
export function ensurePatient(db: Db, id: string, at: string): void {
  db.orm.insert(patient).values({ id, createdAt: at }).onConflictDoNothing().run();
}

/** Who the patient is, as last recorded. */
export function findPatientIdentity(db: Db, patientId: string): PatientIdentityRow | undefined {
  return db.orm.select().from(patientIdentity).where(eq(patientIdentity.patientId, patientId)).orderBy(desc(patientIdentity.eventSeq)).limit(1).get();
}

/** Patients whose identity in force has this NHS number (ten digits). */
export function findPatientsByNhsNumber(db: Db, nhsNumber: string): PatientIdentityRow[] {
  return db.orm
    .select()
    .from(patientIdentity)
    .where(eq(patientIdentity.nhsNumber, nhsNumber))
    .all()
    .filter((row) => findPatientIdentity(db, row.patientId)?.id === row.id);
}
