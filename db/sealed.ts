import { getTableColumns, getTableName } from 'drizzle-orm';
import { canonicalJson, newSalt, saltedDigest, sha256 as sha256Of } from './canonical.ts';
import type { Db, Sqlite } from './connection.ts';
import * as schema from './schema.ts';
import { prepared } from './statements.ts';
import { type SealedTable, sealedTables } from './triggers.ts';

/**
 * Sealed rows: append-only rows whose salted digest stands in the body of the event that recorded them,
 * so that an edit of the row is noticed as surely as an edit of the event.
 */

/** A row to be written, keyed as in schema.ts. Objects and arrays are stored as JSON, bytes as BLOB. */
export interface RowDraft {
  readonly table: SealedTable;
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What an event's body says of a row. */
export interface RowRef {
  readonly table: SealedTable;
  readonly id: string;
  readonly digest: string;
}

export interface SealedRow {
  readonly ref: RowRef;
  readonly columns: Readonly<Record<string, string | number | Uint8Array | null>>;
}

/** Works out a row's columns and digest; writes nothing. */
export function seal(draft: RowDraft, eventSeq: number): SealedRow {
  if (!(sealedTables as readonly string[]).includes(draft.table)) throw new TypeError(`${draft.table} is not a sealed table`);
  const columns: Record<string, string | number | Uint8Array | null> = { id: draft.id, event_seq: eventSeq };
  const known = columnsOf(draft.table);
  for (const [key, value] of Object.entries(draft.values)) {
    const column = known[key];
    if (!column || reserved.includes(key)) throw new TypeError(`${draft.table} has no column ${key} to write`);
    columns[column.name] = stored(value, column.dataType === 'json');
  }
  const salt = newSalt();
  const digest = rowDigest(draft.table, salt, columns);
  return { ref: { table: draft.table, id: draft.id, digest }, columns: { ...columns, salt, digest } };
}

/** Writes a sealed row. Call inside the transaction that appends its event, after the event. */
export function insertSealed(db: Db, row: SealedRow): void {
  const names = Object.keys(row.columns);
  prepared(db.sqlite, `INSERT INTO "${row.ref.table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
    .run(...names.map((name) => row.columns[name]));
}

/** The digest that a row as it now stands in the file should have. */
export function digestOfStored(table: SealedTable, row: Readonly<Record<string, unknown>>): string {
  return rowDigest(table, String(row['salt']), row);
}

/** Every row of a sealed table, as stored. */
export function storedRows(sqlite: Sqlite, table: SealedTable): IterableIterator<Record<string, unknown>> {
  return sqlite.prepare(`SELECT * FROM "${table}" ORDER BY event_seq, id`).iterate() as IterableIterator<Record<string, unknown>>;
}

/** Nulls are left out, so that a column added later leaves old digests standing. Bytes count by their own SHA-256. */
function rowDigest(table: string, salt: string, columns: Readonly<Record<string, unknown>>): string {
  const counted: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(columns)) {
    if (name === 'salt' || name === 'digest' || value === null) continue;
    counted[name] = value instanceof Uint8Array ? { bytes: sha256Of(value) } : value;
  }
  return saltedDigest(salt, canonicalJson([table, counted]));
}

function stored(value: unknown, json: boolean): string | number | Uint8Array | null {
  if (value === undefined || value === null) return null;
  if (json) return canonicalJson(value);
  if (typeof value === 'string' || value instanceof Uint8Array) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new TypeError('A column holds text, a whole number or bytes');
}

const reserved = ['id', 'salt', 'digest', 'eventSeq'];

const byName = new Map<string, Record<string, { name: string; dataType: string }>>();
for (const table of Object.values(schema)) byName.set(getTableName(table), getTableColumns(table));

function columnsOf(table: SealedTable): Record<string, { name: string; dataType: string }> {
  const columns = byName.get(table);
  if (!columns) throw new TypeError(`${table} is not in the schema`);
  return columns;
}
