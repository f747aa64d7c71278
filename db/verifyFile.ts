import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDatabase, openDatabase } from './connection.ts';
import { StorageError } from './errors.ts';
import { type Verified, type VerifyOptions, verifyRecord } from './verify.ts';

/**
 * Verifies a database file without changing anything in its folder: SQLite leaves files beside even a database that it only reads,
 * so this looks at a private copy. The copy is as encrypted as the original, and is removed afterwards.
 * @throws StorageError when the file does not open, or keeps changing while it is copied.
 */
export function verifyFile(options: { file: string; key: Uint8Array; nativeBinding?: string } & VerifyOptions): Verified {
  const { file, key, nativeBinding, ...verify } = options;
  const mask = process.umask(0o077);
  const folder = mkdtempSync(join(tmpdir(), 'ifr-verify-'));
  process.umask(mask);
  try {
    const copy = copyStill(file, join(folder, 'copy.db'));
    const db = openDatabase({ file: copy, key, mode: 'read', ...(nativeBinding ? { nativeBinding } : {}) });
    try {
      return verifyRecord(db, verify);
    } finally {
      closeDatabase(db);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true }); // made by mkdtemp three lines up: never empty, never anybody else's
  }
}

/** Copies the file and its log, again if either changed meanwhile (the app may be writing). */
function copyStill(file: string, target: string): string {
  if (!existsSync(file)) throw new StorageError('DATABASE', 'There is no database at that place.', 'Check the name of the file.');
  for (let attempt = 0; attempt < 5; attempt++) {
    const before = look(file);
    rmSync(`${target}-wal`, { force: true });
    copyFileSync(file, target);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${target}-wal`);
    if (look(file) === before) return target;
  }
  throw new StorageError('UNAVAILABLE', 'The database is being written to all the time, so it cannot be verified now.', 'Close IFR Panel, then run this again.');
}

function look(file: string): string {
  return [file, `${file}-wal`].map((name) => (existsSync(name) ? `${statSync(name).size}/${statSync(name).mtimeMs}` : 'none')).join(' ');
}
