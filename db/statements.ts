import type { Statement } from 'better-sqlite3';
import type { Sqlite } from './connection.ts';

const kept = new WeakMap<Sqlite, Map<string, Statement>>();

/**
 * The prepared statement of a text, prepared once per connection: preparing an INSERT reads the table's triggers too, and takes
 * longer than carrying it out. For texts of which there are few (no values in them), and never for `iterate`, `pluck` or `raw`.
 */
export function prepared(sqlite: Sqlite, sql: string): Statement {
  let statements = kept.get(sqlite);
  if (!statements) kept.set(sqlite, (statements = new Map()));
  let statement = statements.get(sql);
  if (!statement) statements.set(sql, (statement = sqlite.prepare(sql)));
  return statement;
}
