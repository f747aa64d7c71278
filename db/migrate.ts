import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './canonical.ts';
import { type Db, type OpenOptions, type Sqlite, closeDatabase, openDatabase } from './connection.ts';
import { MigrationError, NewerDatabaseError, StorageError } from './errors.ts';

/**
 * Brings a database to this version's structure. Not drizzle's own migrator: inside its transaction a table rebuild
 * can wipe child rows and report success (drizzle-orm 5782), and a step with an older timestamp is skipped in silence (5769).
 */

/** One step of the structure, as shipped. */
export interface Migration {
  readonly tag: string;
  readonly sha256: string;
  readonly statements: readonly string[];
}

export interface Migrated {
  /** Tags of the steps that were run now. */
  readonly applied: readonly string[];
  /** The copy made before, or null where nothing had to be run or the file was empty. */
  readonly backup: string | null;
}

/** Reads the shipped steps in the journal's order. @throws StorageError when the folder is not whole. */
export function readMigrations(folder: string): Migration[] {
  try {
    const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as { entries: { idx: number; tag: string }[] };
    return journal.entries.map((entry, position) => {
      if (entry.idx !== position) throw new Error(`step ${position} is numbered ${entry.idx}`);
      const text = readFileSync(join(folder, `${entry.tag}.sql`), 'utf8').replace(/\r\n/g, '\n');
      return { tag: entry.tag, sha256: sha256(text), statements: text.split('--> statement-breakpoint').map((part) => part.trim()).filter(Boolean) };
    });
  } catch (error) {
    throw new StorageError('DATABASE', `The steps that set up the database are missing or damaged (${(error as Error).message}).`, 'Install IFR Panel again. The database was not touched.');
  }
}

/**
 * Opens a database and brings it to this version.
 * @param options.now instant (UTC) that is recorded with each step and names the backup
 * @throws NewerDatabaseError, MigrationError (says whether the file was put back), and what {@link openDatabase} throws.
 */
export function openAndMigrate(options: OpenOptions & { migrations: string; now: string }): { db: Db; migrated: Migrated } {
  const steps = readMigrations(options.migrations);
  const db = openDatabase(options);
  try {
    return { db, migrated: migrate(db, steps, options) };
  } catch (error) {
    if (db.sqlite.open) closeDatabase(db);
    throw error;
  }
}

function migrate(db: Db, steps: readonly Migration[], options: OpenOptions & { now: string }): Migrated {
  const recorded = recordedSteps(db.sqlite);
  checkRecorded(db.sqlite, recorded, steps);
  const pending = steps.slice(recorded.length);
  if (pending.length === 0) return { applied: [], backup: null };
  const backup = recorded.length > 0 ? backUp(db.sqlite, options) : null;

  const before = fingerprint(db.sqlite);
  try {
    runSteps(db.sqlite, pending, recorded.length, options.now);
  } catch (error) {
    // Rolled back, so the file stands as it stood; unless a step had ended the transaction by itself.
    const asItStood = fingerprint(db.sqlite) === before;
    throw new MigrationError(fault(error), asItStood || restore(db, backup, options), backup);
  }
  try {
    checkAfter(db.sqlite, steps);
  } catch (error) {
    throw new MigrationError(fault(error), restore(db, backup, options), backup);
  }
  return { applied: pending.map((step) => step.tag), backup };
}

interface Recorded {
  readonly tag: string;
  readonly sha256: string;
}

function recordedSteps(sqlite: Sqlite): Recorded[] {
  if (!hasTable(sqlite, 'migration')) {
    if (tables(sqlite).length > 0) {
      throw new StorageError('DATABASE', 'The file opens, but IFR Panel did not write it.', 'Choose another file. Nothing was changed.');
    }
    return [];
  }
  return sqlite.prepare('SELECT tag, sha256 FROM migration ORDER BY number').all() as Recorded[];
}

function checkRecorded(sqlite: Sqlite, recorded: readonly Recorded[], steps: readonly Migration[]): void {
  const version = sqlite.pragma('user_version', { simple: true }) as number;
  if (recorded.length > steps.length || version > steps.length) throw new NewerDatabaseError(Math.max(recorded.length, version), steps.length);
  recorded.forEach((done, index) => {
    if (done.tag !== steps[index]!.tag || done.sha256 !== steps[index]!.sha256) {
      throw new StorageError(
        'DATABASE',
        `Step ${index + 1} of the database's structure is "${done.tag}", but this version of IFR Panel has ${done.tag === steps[index]!.tag ? 'another text for it' : `"${steps[index]!.tag}" there`}.`,
        'Open it with the version that wrote it, or restore a backup. Nothing was changed.',
      );
    }
  });
  if (version !== recorded.length) {
    throw new StorageError('DATABASE', `The database says that it is at step ${version}, but ${recorded.length} steps are recorded.`, 'Restore a backup. Nothing was changed.');
  }
}

function runSteps(sqlite: Sqlite, pending: readonly Migration[], from: number, now: string): void {
  const before = counts(sqlite);
  // Must stand outside the transaction: inside one this pragma does nothing and says nothing.
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    sqlite.exec('CREATE TABLE IF NOT EXISTS "migration" (number INTEGER PRIMARY KEY, tag TEXT NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL) STRICT');
    pending.forEach((step, index) => {
      for (const statement of step.statements) {
        sqlite.exec(statement);
        if (!sqlite.inTransaction) throw new Error(`step "${step.tag}" ended the transaction`);
      }
      sqlite.prepare('INSERT INTO "migration" (number, tag, sha256, at) VALUES (?, ?, ?, ?)').run(from + index + 1, step.tag, step.sha256, now);
    });
    checkCounts(before, counts(sqlite));
    checkForeignKeys(sqlite);
    sqlite.pragma(`user_version = ${from + pending.length}`);
    sqlite.exec('COMMIT');
  } finally {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    sqlite.pragma('foreign_keys = ON');
  }
}

function checkAfter(sqlite: Sqlite, steps: readonly Migration[]): void {
  const recorded = recordedSteps(sqlite);
  if (recorded.length !== steps.length) throw new Error(`${recorded.length} of ${steps.length} steps are recorded`);
  const integrity = sqlite.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') throw new Error('the file fails its integrity check');
  checkForeignKeys(sqlite);
}

/** A row that is gone after a step that should only change structure is the fault that this whole file is about. */
function checkCounts(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void {
  for (const [table, count] of before) {
    const now = after.get(table);
    if (now === undefined ? count > 0 : now < count) throw new Error(`table "${table}" had ${count} rows and has ${now ?? 'gone'}`);
  }
}

function checkForeignKeys(sqlite: Sqlite): void {
  const faults = sqlite.pragma('foreign_key_check') as unknown[];
  if (faults.length > 0) throw new Error(`${faults.length} rows point to rows that are not there`);
}

function backUp(sqlite: Sqlite, options: OpenOptions & { now: string }): string {
  const target = `${options.file}.before-${options.now.replace(/[^0-9]/g, '').slice(0, 14)}.backup`;
  if (existsSync(target)) throw new StorageError('DATABASE', 'A copy from before an earlier change is in the way.', 'Move the .backup file beside the database elsewhere, then try again. Nothing was changed.');
  const mask = process.umask(0o077);
  try {
    sqlite.prepare('VACUUM INTO ?').run(target); // db.backup() does not work on an encrypted file
    flush(target);
    const copy = openDatabase({ file: target, key: options.key, mode: 'read', ...(options.nativeBinding ? { nativeBinding: options.nativeBinding } : {}) });
    try {
      if (copy.sqlite.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('the copy fails its integrity check');
    } finally {
      closeDatabase(copy);
    }
    return target;
  } catch (error) {
    rmSync(target, { force: true }); // a copy that cannot be relied on must not look like a backup
    throw new StorageError('DATABASE', `No backup could be made before changing the database (${fault(error)}).`, 'Make room on the disk, then try again. Nothing was changed.');
  } finally {
    process.umask(mask);
  }
}

/** Puts the backup in the place of the database; the faulty file is kept beside it. Returns whether that was done. */
function restore(db: Db, backup: string | null, options: OpenOptions & { now: string }): boolean {
  closeDatabase(db);
  if (!backup) return false;
  try {
    const aside = `${options.file}.failed-${options.now.replace(/[^0-9]/g, '').slice(0, 14)}`;
    const incoming = `${options.file}.restoring`;
    copyFileSync(backup, incoming);
    flush(incoming);
    for (const end of ['-wal', '-shm']) if (existsSync(options.file + end)) renameSync(options.file + end, aside + end);
    renameSync(options.file, aside);
    renameSync(incoming, options.file);
    return true;
  } catch {
    return false;
  }
}

function flush(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The structure and the number of rows of each table. */
function fingerprint(sqlite: Sqlite): string {
  const structure = sqlite.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').raw().all();
  return sha256(JSON.stringify([structure, [...counts(sqlite)], sqlite.pragma('user_version', { simple: true })]));
}

function counts(sqlite: Sqlite): Map<string, number> {
  return new Map(tables(sqlite).map((table) => [table, sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number]));
}

function tables(sqlite: Sqlite): string[] {
  return sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all() as string[];
}

function hasTable(sqlite: Sqlite, name: string): boolean {
  return tables(sqlite).includes(name);
}

/** SQLite's messages name tables and columns, never values. */
function fault(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown fault';
}
