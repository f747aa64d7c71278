import type { Db } from './connection.ts';
import { prepared } from './statements.ts';

/** Notes on which day something that an approval asked for is due next; null: on none. Call inside the transaction that changed the case. */
export function noteFollowUpDue(db: Db, applicationId: string, dueOn: string | null): void {
  if (prepared(db.sqlite, "SELECT 1 FROM sqlite_schema WHERE name = 'follow_up_due'").get() === undefined) return; // a file of an earlier structure
  if (dueOn === null) prepared(db.sqlite, 'DELETE FROM follow_up_due WHERE application_id = ?').run(applicationId);
  else prepared(db.sqlite, 'INSERT INTO follow_up_due (application_id, due_on) VALUES (?, ?) ON CONFLICT (application_id) DO UPDATE SET due_on = excluded.due_on').run(applicationId, dueOn);
}

/** Closed cases of which something is due by a day, overdue ones too. Found by an index: most closed cases have nothing left. */
export function closedWithFollowUp(db: Db, by: string): ReadonlySet<string> {
  const rows = prepared(db.sqlite, "SELECT f.application_id AS id FROM follow_up_due f JOIN application a ON a.id = f.application_id WHERE f.due_on <= ? AND a.stage = 'closed'").all(by) as { id: string }[];
  return new Set(rows.map(({ id }) => id));
}
