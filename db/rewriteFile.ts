import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Db, type OpenOptions, type Sqlite, closeDatabase, openDatabase } from './connection.ts';
import { StorageError } from './errors.ts';
import { readHead } from './eventLog.ts';

/** Names of the moments at which a test may stop the process. */
export type RewriteStep = 'before-copy' | 'after-copy' | 'before-swap' | 'after-swap';

const cleanEnd = '.rewriting';

/**
 * Writes the database anew into another file and puts that in its place by one rename: what was removed is then in no free page, in no
 * unused part of a page and in no log of the file. SQLite wipes what it frees (`secure_delete`), but moves of rows between pages may leave
 * a copy in an unused part; a file written from its rows has none. Needs as much room on the disk as the file has.
 * The connection is closed by this; go on with the one that is given back. Stopped on the way, either file is whole, and the next call tidies up.
 * @throws StorageError; the database is then as it was, and `db` is still open.
 */
export function rewriteFile(db: Db, options: Pick<OpenOptions, 'key' | 'nativeBinding'>, faultHook?: (step: RewriteStep) => void): Db {
  const { file } = db;
  const target = `${file}${cleanEnd}`;
  rmSync(target, { force: true }); // left by a rewriting that was cut off
  const folder = dirname(file);
  const room = statfsSync(folder);
  if (room.bavail * room.bsize < statSync(file).size * 1.1 + 1_000_000) throw new StorageError('DATABASE', 'There is not enough room on the disk to write the database anew.', 'Make room, at least as much as the database takes, then try again.');
  emptyLog(db.sqlite);
  faultHook?.('before-copy');
  const mask = process.umask(0o077);
  try {
    db.sqlite.prepare('VACUUM INTO ?').run(target);
    flush(target);
    compare(db, { ...options, file: target });
  } catch (error) {
    rmSync(target, { force: true });
    if (error instanceof StorageError) throw error;
    throw new StorageError('DATABASE', 'The database could not be written anew.', 'Make room on the disk, then try again. The record is whole.');
  } finally {
    process.umask(mask);
  }
  faultHook?.('after-copy');
  closeDatabase(db);
  const log = `${file}-wal`;
  if (existsSync(log) && statSync(log).size > 0) {
    rmSync(target, { force: true });
    throw new StorageError('UNAVAILABLE', 'Another program has the database open, so it could not be written anew.', 'Close it there, then sign in again.');
  }
  for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
  faultHook?.('before-swap');
  renameSync(target, file);
  if (process.platform !== 'win32') flush(folder);
  faultHook?.('after-swap');
  return openDatabase({ file, mode: 'open', ...options });
}

/** Copies that the app itself left beside the database: from before a change of its structure. They still hold what was removed since. */
export function copiesBeside(file: string): string[] {
  const name = basename(file);
  if (!existsSync(dirname(file))) return [];
  return readdirSync(dirname(file)).filter((one) => one.startsWith(`${name}.`) && /\.(before-\d+\.backup|failed-\d+(-wal|-shm)?|restoring)$/.test(one.slice(name.length))).sort();
}

/** Removes those copies. Names of files only, and only such as {@link copiesBeside} finds. */
export function removeCopies(file: string): void {
  for (const one of copiesBeside(file)) rmSync(join(dirname(file), one), { force: true });
}

/** Folds the log into the file and empties it. */
function emptyLog(sqlite: Sqlite): void {
  const [done] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (done?.busy) throw new StorageError('UNAVAILABLE', 'Another program has the database open, so it could not be written anew.', 'Close it there, then try again.');
}

/** The copy opens with the key, passes SQLite's own check, and has the same structure, rows and last event. */
function compare(db: Db, copy: OpenOptions): void {
  const other = openDatabase({ ...copy, mode: 'read' });
  try {
    if (other.sqlite.pragma('quick_check', { simple: true }) !== 'ok' || picture(other.sqlite) !== picture(db.sqlite)) {
      throw new StorageError('DATABASE', 'The database that was written anew is not the same as the old one, so the old one was kept.', 'Check the record, then try again.');
    }
  } finally {
    closeDatabase(other);
  }
}

function picture(sqlite: Sqlite): string {
  const tables = sqlite.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name").raw().all() as [string, string][];
  const counts = (sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all() as string[]).map((name) => [name, sqlite.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()]);
  return JSON.stringify([tables, counts, readHead(sqlite), sqlite.pragma('user_version', { simple: true })]);
}

function flush(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
