import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Person } from '../../../shared/domain/person.ts';
import { type Db, closeDatabase } from '../../../db/connection.ts';
import { openAndMigrate } from '../../../db/migrate.ts';
import { personRow } from '../../../db/personRepo.ts';
import { recordInOffice } from '../../../electron/worker/commit.ts';
import { makeTemp, removeTemp } from './tempFolders.ts';

/** A real encrypted file in a temporary folder, with one registered person. Folders are removed after each test. */
export const migrations = join(import.meta.dirname, '../../../db/migrations');
export const key = Buffer.alloc(32, 7);
export const now = '2026-05-04T09:00:00.000Z';
export const officer: Person = { id: 'p-officer', name: 'Ola Testperson', role: 'IFR officer', organisation: 'An ICB' };

const folders: string[] = [];
const open: Db[] = [];

export function tempFolder(): string {
  const folder = makeTemp();
  folders.push(folder);
  return folder;
}

export function newFile(folder = tempFolder()): { db: Db; file: string } {
  const file = join(folder, 'office.db');
  const { db } = openAndMigrate({ file, key, mode: 'create', migrations, now });
  open.push(db);
  return { db, file };
}

export function reopen(file: string): Db {
  const { db } = openAndMigrate({ file, key, migrations, now });
  open.push(db);
  return db;
}

export function newOffice(): { db: Db; file: string; newId: () => string } {
  const { db, file } = newFile();
  const newId = counter();
  recordInOffice({ db, event: { type: 'personRegistered', version: 1, body: { personId: officer.id } }, rows: [personRow(newId(), officer, officer.id, now)], actor: officer.id, now });
  return { db, file, newId };
}

export function counter(): () => string {
  let next = 0;
  return () => `id-${++next}`;
}

afterEach(() => {
  for (const db of open.splice(0)) if (db.sqlite.open) closeDatabase(db);
  for (const folder of folders.splice(0)) removeTemp(folder);
});
