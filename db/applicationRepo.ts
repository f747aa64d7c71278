import { eq, inArray, sql } from 'drizzle-orm';
import type { Db } from './connection.ts';
import { application } from './schema.ts';
import { prepared } from './statements.ts';

export type ApplicationRow = typeof application.$inferSelect;

/** What the list of cases keeps of a case; it always equals a replay of its events. */
export type ApplicationProjection = Pick<ApplicationRow, 'caseNumber' | 'commissioner' | 'receivedOn' | 'urgency' | 'patientId' | 'stage' | 'version' | 'outcome' | 'pauseOwner' | 'pauseUntil'>;

export function findApplication(db: Db, id: string): ApplicationRow | undefined {
  return db.orm.select().from(application).where(eq(application.id, id)).get();
}

/** All cases, urgent first, then by the day received. */
export function listApplications(db: Db): ApplicationRow[] {
  return db.orm.select().from(application).orderBy(sql`${application.urgency} <> 'urgent'`, application.receivedOn, application.caseNumber).all();
}

/** Cases of these patients. */
export function applicationsOfPatients(db: Db, patientIds: readonly string[]): string[] {
  if (patientIds.length === 0) return [];
  return db.orm.select({ id: application.id }).from(application).where(inArray(application.patientId, [...patientIds])).all().map((row) => row.id);
}

/** The number of a case's last event; undefined where there is no such case. */
export function versionOf(db: Db, id: string): number | undefined {
  return (prepared(db.sqlite, 'SELECT version FROM application WHERE id = ?').get(id) as { version: number } | undefined)?.version;
}

/** The next free case number of a year: `IFR-2026-0001`. Call inside the transaction that uses it. */
export function nextCaseNumber(db: Db, year: string): string {
  const last = db.sqlite.prepare('SELECT max(CAST(substr(case_number, 10) AS INTEGER)) FROM application WHERE case_number LIKE ?').pluck().get(`IFR-${year}-%`) as number | null;
  return `IFR-${year}-${String((last ?? 0) + 1).padStart(4, '0')}`;
}

/** Writes the projection of a case, making its row if there is none. */
export function saveApplication(db: Db, id: string, projection: ApplicationProjection, at: string): void {
  db.orm
    .insert(application)
    .values({ id, ...projection, createdAt: at, changedAt: at })
    .onConflictDoUpdate({ target: application.id, set: { ...projection, changedAt: at } })
    .run();
}

/** Whether the record of a case was disposed of: its line in the list remains, its events have no bodies. */
export function isDisposed(db: Db, id: string): boolean {
  return prepared(db.sqlite, 'SELECT 1 FROM event WHERE application_id = ? AND application_seq = 1 AND body IS NULL').get(id) !== undefined;
}
