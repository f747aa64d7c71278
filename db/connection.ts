import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { StorageError, WrongKeyError } from './errors.ts';
import * as schema from './schema.ts';

export type Sqlite = Database.Database;

/** One open database: the raw connection, and drizzle's typed view of the same connection. */
export interface Db {
  readonly sqlite: Sqlite;
  readonly orm: BetterSQLite3Database<typeof schema>;
  readonly file: string;
}

export interface OpenOptions {
  readonly file: string;
  /** 32 random bytes; see keys.ts. */
  readonly key: Uint8Array;
  /** `create` refuses a file that exists; `open` and `read` refuse one that does not. Default `open`. */
  readonly mode?: 'create' | 'open' | 'read';
  /** Another build of the native module, for development only; the caller decides whether to honour it. */
  readonly nativeBinding?: string;
}

/**
 * Opens one encrypted file (SQLCipher 4 format, raw key).
 * @throws WrongKeyError when the key does not fit; StorageError when the file is missing, empty, in the way or not encrypted.
 *   A file that will not open is never changed, replaced or deleted.
 */
export function openDatabase(options: OpenOptions): Db {
  const { file, key, mode = 'open' } = options;
  if (key.length !== 32) throw new StorageError('INTERNAL', `A database key has 32 bytes, not ${key.length}.`, 'Unlock again.');
  const mask = process.umask(0o077); // SQLite would create the file readable by everybody
  try {
    if (mode === 'create') reserve(file);
    else lookAt(file);
    const sqlite = new Database(file, {
      fileMustExist: true,
      readonly: mode === 'read',
      ...(options.nativeBinding ? { nativeBinding: options.nativeBinding } : {}),
    });
    try {
      unlock(sqlite, key, mode === 'read');
    } catch (error) {
      sqlite.close();
      if ((error as { code?: string }).code === 'SQLITE_NOTADB') throw new WrongKeyError();
      throw error;
    }
    return { sqlite, orm: drizzle({ client: sqlite, schema }), file };
  } finally {
    process.umask(mask);
  }
}

/** Closes the connection. In WAL mode the last one to close also folds the log into the file. */
export function closeDatabase(db: Db): void {
  db.sqlite.close();
}

function unlock(sqlite: Sqlite, key: Uint8Array, readonly: boolean): void {
  // Order matters: the cipher before the key, the key before the first read, and WAL only once the key is known to fit.
  sqlite.pragma("cipher='sqlcipher'");
  sqlite.pragma('legacy=4');
  sqlite.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`);
  sqlite.prepare('SELECT count(*) FROM sqlite_schema').get();
  sqlite.pragma('temp_store = MEMORY'); // no temporary file ever holds a patient's words
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('recursive_triggers = ON'); // without it REPLACE deletes a row and no trigger sees it
  sqlite.pragma('foreign_keys = ON');
  if (readonly) return;
  const journal = sqlite.pragma('journal_mode = WAL', { simple: true });
  if (journal !== 'wal') throw new StorageError('DATABASE', 'The database cannot keep its log here.', 'Move it to a folder on this computer, not a network drive.');
  sqlite.pragma('synchronous = FULL'); // what was answered "saved" survives a power cut
  sqlite.pragma('secure_delete = ON');
}

/** Makes an empty file that only this user can read; fails if anything is there already. */
function reserve(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') throw new StorageError('DATABASE', 'A database is already there.', 'Open it, or choose another place for the new one. Nothing was changed.');
    throw new StorageError('DATABASE', `The database cannot be created there (${code ?? 'unknown fault'}).`, 'Check that the folder exists and that you may write to it.');
  }
}

function lookAt(file: string): void {
  if (!existsSync(file)) throw new StorageError('DATABASE', 'There is no database at that place.', 'Choose the file again, or restore a backup.');
  if (statSync(file).size === 0) throw new StorageError('DATABASE', 'The database file is empty.', 'Do not use it; restore the last backup. Nothing was changed.');
  const head = Buffer.alloc(16);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, 16, 0);
  } finally {
    closeSync(handle);
  }
  if (head.toString('latin1') === 'SQLite format 3\0') {
    throw new StorageError('DATABASE', 'The file is a database without encryption, so IFR Panel did not write it.', 'Choose another file. Nothing was changed.');
  }
}
