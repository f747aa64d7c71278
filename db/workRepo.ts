import type { WorkGroup } from '../shared/workflow/pressing.ts';
import type { Db } from './connection.ts';
import type { caseWork } from './schema.ts';
import { prepared } from './statements.ts';

/**
 * What there is to do, one row for each open case (`case_work`): the days on which it comes into which group of the list of work. No part of the
 * record; made and thrown away with the index of cases.
 */

export type CaseWorkRow = typeof caseWork.$inferSelect;

const columns = ['application_id', 'case_number', 'commissioner', 'received_on', 'rank', 'waiting', 'late_from', 'soon_from', 'chase_on', 'presses_on', 'unsent_since', 'reckoned_by', 'body'] as const;
const camel = (column: string): keyof CaseWorkRow => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) as keyof CaseWorkRow;
const selected = columns.map((column) => `${column} AS ${camel(column)}`).join(', ');
const read = (row: unknown): CaseWorkRow => ({ ...(row as CaseWorkRow), body: JSON.parse((row as { body: string }).body) as unknown });

/** Writes the row of a case. Call inside the transaction that changed the case. */
export function putWork(db: Db, row: CaseWorkRow): void {
  prepared(db.sqlite, `INSERT INTO case_work (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (application_id) DO UPDATE SET ${columns.slice(1).map((column) => `${column} = excluded.${column}`).join(', ')}`)
    .run(...columns.map((column) => (column === 'body' ? JSON.stringify(row.body) : (row[camel(column)] ?? null))));
}

/** Takes a case off the list of work. */
export function removeWork(db: Db, applicationId: string): void {
  prepared(db.sqlite, 'DELETE FROM case_work WHERE application_id = ?').run(applicationId);
}

export function findWork(db: Db, applicationId: string): CaseWorkRow | undefined {
  const row = prepared(db.sqlite, `SELECT ${selected} FROM case_work WHERE application_id = ?`).get(applicationId);
  return row === undefined ? undefined : read(row);
}

/** In `waiting`: a closed case of which something is due later. It stands in no group before its day comes near. */
export const onlyByItsDay = 2;

/** Compares days only, so that every group is picked and counted from the index without reading a row. */
const groupOf = `CASE WHEN late_from <= :today THEN 'overdue' WHEN soon_from <= :today THEN 'thisWeek' WHEN waiting = 1 THEN 'waiting' WHEN waiting = 0 THEN 'open' END`;
const within: Readonly<Record<WorkGroup, string>> = {
  overdue: 'late_from <= :today',
  thisWeek: 'late_from > :today AND soon_from <= :today',
  waiting: 'late_from > :today AND soon_from > :today AND waiting = 1',
  open: 'late_from > :today AND soon_from > :today AND waiting = 0',
};

/** How many open cases of which ICB stand in which group on a day. */
export function countWork(db: Db, today: string): { group: WorkGroup; commissioner: string; cases: number }[] {
  const counted = prepared(db.sqlite, `SELECT ${groupOf} AS "group", commissioner, count(*) AS cases FROM case_work INDEXED BY case_work_days GROUP BY 1, 2 ORDER BY 1, 2`).all({ today }) as { group: WorkGroup | null; commissioner: string; cases: number }[];
  return counted.filter((one): one is typeof one & { group: WorkGroup } => one.group !== null);
}

/** The most pressing cases of a group: urgent first, then those on which somebody is to be asked again, then by the day that comes first. */
export function listWork(db: Db, group: WorkGroup, today: string, most: number): CaseWorkRow[] {
  const picked = `SELECT rowid FROM case_work INDEXED BY case_work_days WHERE ${within[group]} ORDER BY rank, chase_on > :today, presses_on, received_on, case_number LIMIT :most`;
  const rows = prepared(db.sqlite, `SELECT ${selected} FROM case_work WHERE rowid IN (${picked}) ORDER BY rank, chase_on > :today, presses_on, received_on, case_number`).all({ today, most });
  return rows.map(read);
}

/** Open cases with a letter that was issued before a day and is not recorded as sent, and how many there are. */
export function listUnsent(db: Db, before: string, most: number): { rows: CaseWorkRow[]; cases: number } {
  const rows = prepared(db.sqlite, `SELECT ${selected} FROM case_work WHERE unsent_since < ? ORDER BY rank, received_on, case_number LIMIT ?`).all(before, most).map(read);
  const { cases } = prepared(db.sqlite, 'SELECT count(*) AS cases FROM case_work WHERE unsent_since < ?').get(before) as { cases: number };
  return { rows, cases };
}

/** The ICBs that have open cases. Reads one entry of the index for each. */
export function commissionersOfWork(db: Db): string[] {
  return (prepared(db.sqlite, `WITH RECURSIVE each (ods) AS (SELECT min(commissioner) FROM case_work UNION ALL SELECT (SELECT min(commissioner) FROM case_work WHERE commissioner > ods) FROM each WHERE ods IS NOT NULL)
    SELECT ods FROM each WHERE ods IS NOT NULL`).all() as { ods: string }[]).map(({ ods }) => ods);
}

/** Cases of an ICB whose days were reckoned by anything else than this. */
export function reckonedOtherwise(db: Db, commissioner: string, reckonedBy: string, most: number): CaseWorkRow[] {
  const side = (sign: '<' | '>') => `SELECT ${selected} FROM (SELECT * FROM case_work WHERE commissioner = :commissioner AND reckoned_by ${sign} :reckonedBy LIMIT :most)`;
  return prepared(db.sqlite, `${side('<')} UNION ALL ${side('>')} LIMIT :most`).all({ commissioner, reckonedBy, most }).map(read);
}

/** How many cases {@link reckonedOtherwise} would give without a limit. */
export function countReckonedOtherwise(db: Db, commissioner: string, reckonedBy: string): number {
  const side = (sign: '<' | '>') => `(SELECT count(*) FROM case_work WHERE commissioner = :commissioner AND reckoned_by ${sign} :reckonedBy)`;
  return (prepared(db.sqlite, `SELECT ${side('<')} + ${side('>')} AS cases`).get({ commissioner, reckonedBy }) as { cases: number }).cases;
}

