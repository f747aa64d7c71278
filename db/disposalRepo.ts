import type { Db, Sqlite } from './connection.ts';
import { rowRefs, type StoredEvent } from './eventLog.ts';
import { removeFromIndex } from './searchRepo.ts';
import type { RowDraft } from './sealed.ts';
import { keptTables, sealedTables } from './triggers.ts';

/**
 * Removing what is held of cases at the end of their retention. Only rows and bodies for which a `disposal` row stands in the file can go
 * (db/triggers.ts); the events stay with their digests, so that the chain still verifies.
 */

/** What hangs together and goes together: cases that are linked or share a patient or papers, and the drops they came in. */
export interface DisposalScope {
  readonly cases: readonly string[];
  readonly patients: readonly string[];
  readonly papers: readonly string[];
  readonly intakes: readonly string[];
}

/** One row, or the body of one event (`table` is `event`, `id` its number). */
export interface RowKey {
  readonly table: string;
  readonly id: string;
}

const among = 'IN (SELECT value FROM json_each(?))';

/** Everything that hangs together with these cases. `linked`: cases that the events of a case name as its reconsiderations, appeals or first case. */
export function scopeOf(db: Db, first: readonly string[], linked: (applicationId: string) => readonly string[]): DisposalScope {
  const { sqlite } = db;
  const cases = new Set(first);
  for (let before = 0; before !== cases.size; ) {
    before = cases.size;
    const now = JSON.stringify([...cases]);
    for (const id of [...cases].flatMap((one) => linked(one))) cases.add(id);
    for (const id of list(sqlite, `SELECT id FROM application WHERE patient_id IN (SELECT patient_id FROM application WHERE id ${among})`, now)) cases.add(id);
    for (const id of list(sqlite, `SELECT application_id FROM application_paper WHERE paper_id ${among}`, JSON.stringify(papersOf(sqlite, now).papers))) cases.add(id);
  }
  const all = JSON.stringify([...cases]);
  return { cases: [...cases].sort(), patients: list(sqlite, `SELECT DISTINCT patient_id FROM application WHERE patient_id IS NOT NULL AND id ${among}`, all), ...papersOf(sqlite, all) };
}

/** Papers of the cases, all papers of the drops that these came in, and discarded drops of the very same files. */
function papersOf(sqlite: Sqlite, cases: string): { papers: string[]; intakes: string[] } {
  const joined = list(sqlite, `SELECT DISTINCT paper_id FROM application_paper WHERE application_id ${among}`, cases);
  const intakes = new Set([
    ...list(sqlite, `SELECT DISTINCT intake_id FROM paper WHERE intake_id IS NOT NULL AND id ${among}`, JSON.stringify(joined)),
    ...list(sqlite, `SELECT DISTINCT intake_id FROM intake_step WHERE application_id ${among}`, cases),
  ]);
  // A drop that was split, its parts, and drops that were joined share papers: they go together.
  for (let before = 0; before !== intakes.size; ) {
    before = intakes.size;
    const now = JSON.stringify([...intakes]);
    for (const id of list(sqlite, `SELECT split_from FROM intake WHERE split_from IS NOT NULL AND id ${among} UNION SELECT id FROM intake WHERE split_from ${among} UNION SELECT other_intake_id FROM intake_step WHERE other_intake_id IS NOT NULL AND intake_id ${among} UNION SELECT intake_id FROM intake_step WHERE other_intake_id ${among}`, now)) intakes.add(id);
    for (const id of list(sqlite, `SELECT intake_id FROM intake_part WHERE paper_id IN (SELECT id FROM paper WHERE intake_id ${among})`, now)) intakes.add(id);
    for (const id of list(sqlite, `SELECT paper.intake_id FROM paper JOIN intake_part ON intake_part.paper_id = paper.id WHERE paper.intake_id IS NOT NULL AND intake_part.intake_id ${among}`, now)) intakes.add(id);
  }
  const inDrops = () => list(sqlite, `SELECT id FROM paper WHERE intake_id ${among}`, JSON.stringify([...intakes]));
  const same = list(sqlite, `SELECT DISTINCT intake_id FROM paper WHERE intake_id IS NOT NULL AND sha256 IN (SELECT sha256 FROM paper WHERE id ${among})`, JSON.stringify([...joined, ...inDrops()]));
  const last = sqlite.prepare('SELECT status FROM intake_step WHERE intake_id = ? ORDER BY event_seq DESC LIMIT 1').pluck();
  for (const id of same) if (['discarded', 'cancelled'].includes(String(last.get(id)))) intakes.add(id);
  return { papers: [...new Set([...joined, ...inDrops()])].sort(), intakes: [...intakes].sort() };
}

/** Drops of a scope about which nobody has decided yet: what came in with a case and is no case. */
export function undecidedIn(db: Db, scope: DisposalScope): number {
  return db.sqlite.prepare(`SELECT count(*) FROM intake WHERE id ${among} AND id NOT IN (SELECT intake_id FROM intake_step WHERE status IN ('case-made', 'attached', 'discarded', 'split', 'joined', 'cancelled'))`).pluck().get(JSON.stringify(scope.intakes)) as number;
}

/** Every row and every event body that is held of this scope, in the sealed tables and in the events themselves. */
export function rowsOf(db: Db, scope: DisposalScope, events: readonly StoredEvent[]): RowKey[] {
  const { sqlite } = db;
  const found = new Map<string, RowKey>();
  const add = (table: string, id: string) => void found.set(`${table}/${id}`, { table, id });
  const letters = list(sqlite, `SELECT id FROM letter WHERE application_id ${among}`, JSON.stringify(scope.cases));
  const by: readonly (readonly [column: string, ids: readonly string[]])[] = [
    ['application_id', scope.cases], ['patient_id', scope.patients], ['paper_id', scope.papers], ['intake_id', scope.intakes], ['letter_id', letters],
  ];
  for (const table of sealedTables.filter((name) => !keptTables.includes(name))) {
    const columns = new Set((sqlite.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name));
    for (const [column, ids] of by) {
      if (columns.has(column)) for (const id of list(sqlite, `SELECT id FROM "${table}" WHERE "${column}" ${among}`, JSON.stringify(ids))) add(table, id);
    }
  }
  for (const id of scope.papers) add('paper', id);
  for (const id of scope.intakes) add('intake', id);
  for (const event of events) {
    for (const ref of rowRefs(event.body)) if (!keptTables.includes(ref.table)) add(ref.table, ref.id);
    if (event.body !== null) add('event', String(event.seq));
  }
  return [...found.values()];
}

/** The leave to remove a row, to be recorded with the event of the disposal. */
export function leaveFor(key: RowKey, values: { id: string; authority: string; by: string; at: string }): RowDraft {
  const { id, ...rest } = values;
  return { table: 'disposal', id, values: { tableName: key.table, rowId: key.id, ...rest } };
}

/**
 * Removes the rows and bodies, and everything of the cases that is no part of the record (drafts, index, notes on jobs). Call inside the
 * transaction that recorded the leave for each of them. What remains of a case is its line in `application`, without patient and words.
 * @throws Error where something of the cases would be left, so that the transaction is rolled back.
 */
export function removeRows(db: Db, scope: DisposalScope, rows: readonly RowKey[]): void {
  const { sqlite } = db;
  if (!sqlite.inTransaction) throw new Error('A disposal is carried out inside a transaction only');
  sqlite.pragma('defer_foreign_keys = ON'); // rows point at each other; together they go, and the commit looks
  for (const { table, id } of rows) {
    if (table === 'event') sqlite.prepare('UPDATE event SET body = NULL, body_salt = NULL WHERE seq = ?').run(Number(id));
    else {
      if (table === 'paper') sqlite.prepare('DELETE FROM paper_chunk WHERE paper_id = ?').run(id);
      sqlite.prepare(`DELETE FROM "${table}" WHERE id = ?`).run(id);
    }
  }
  for (const id of scope.cases) removeFromIndex(db, id);
  const [cases, intakes] = [JSON.stringify(scope.cases), JSON.stringify(scope.intakes)];
  for (const table of besideTheRecord(sqlite)) {
    const columns = (sqlite.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name);
    if (columns.includes('application_id')) sqlite.prepare(`DELETE FROM "${table}" WHERE application_id ${among}`).run(cases);
    if (columns.includes('intake_id')) sqlite.prepare(`DELETE FROM "${table}" WHERE intake_id ${among}`).run(intakes);
  }
  sqlite.prepare(`UPDATE application SET patient_id = NULL, pause_owner = NULL, pause_until = NULL WHERE id ${among}`).run(cases);
  sqlite.prepare(`DELETE FROM patient WHERE id ${among}`).run(JSON.stringify(scope.patients));
  const left = leftOf(db, scope);
  if (left.length > 0) throw new Error(`A disposal would leave rows behind in ${left.join(', ')}`);
}

/** Tables that still hold something of these cases, but for their events and their line in the list of cases. */
export function leftOf(db: Db, scope: DisposalScope): string[] {
  const { sqlite } = db;
  const tables = list(sqlite, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'case\\_search%' ESCAPE '\\' AND ? IS NOT NULL", '');
  const by: readonly (readonly [column: string, ids: readonly string[]])[] = [['application_id', scope.cases], ['patient_id', scope.patients], ['paper_id', scope.papers], ['intake_id', scope.intakes]];
  return tables.filter((table) => {
    if (table === 'event') return sqlite.prepare(`SELECT 1 FROM event WHERE body IS NOT NULL AND application_id ${among} LIMIT 1`).get(JSON.stringify(scope.cases)) !== undefined;
    const columns = (sqlite.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name);
    return by.some(([column, ids]) => columns.includes(column) && sqlite.prepare(`SELECT 1 FROM "${table}" WHERE "${column}" ${among} LIMIT 1`).get(JSON.stringify(ids)) !== undefined);
  });
}

/** Tables that are neither sealed nor the record itself: drafts and other working notes of a case, whatever they are called. */
function besideTheRecord(sqlite: Sqlite): string[] {
  const others = new Set<string>([...sealedTables, ...keptTables, 'event', 'application', 'patient', 'paper_chunk', 'chain_head', 'case_index']);
  return list(sqlite, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'case\\_search%' ESCAPE '\\' AND ? IS NOT NULL", '').filter((name) => !others.has(name));
}

/** Events of the office about disposals, oldest first: found by an index of their own. */
export function disposalEvents(db: Db): StoredEvent[] {
  const rows = db.sqlite
    .prepare("SELECT seq, application_id AS applicationId, application_seq AS applicationSeq, type, version, body, actor, at, hash FROM event WHERE type IN ('disposalProposed', 'disposalTakenBack', 'disposalRecorded') ORDER BY seq")
    .all() as (Omit<StoredEvent, 'body'> & { body: string })[];
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) as unknown }));
}

function list(sqlite: Sqlite, sql: string, ids: string): string[] {
  return sqlite.prepare(sql).pluck().all(...Array<string>(sql.split('?').length - 1).fill(ids)) as string[];
}
