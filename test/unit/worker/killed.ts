import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findPerson } from '../../../db/personRepo.ts';
import { makeTemp } from '../db/tempFolders.ts';
import { resourcesFolder, startWorker, type TestWorker } from './harness.ts';

/** A record at some point of the work, closed; every run gets a copy of it. The key is handed over, since unlocking is slow by design. */
export interface Start {
  readonly folder: string;
  readonly key: string;
  readonly person: string;
}

/** One call of the bridge, as the window makes it. */
export interface Call {
  readonly channel: string;
  readonly input: unknown;
  readonly paths?: readonly string[];
}

/** Keeps the record as it stands now. The worker goes on afterwards. */
export function keepStart(test: TestWorker): Start {
  const { databaseKey, person } = test.worker.signedIn;
  const start = { folder: makeTemp(), key: databaseKey.toString('hex'), person: person.id };
  test.worker.close(); // folds the log into the file
  cpSync(join(test.folder, 'data'), join(start.folder, 'data'), { recursive: true });
  cpSync(join(test.folder, 'resources'), join(start.folder, 'resources'), { recursive: true, verbatimSymlinks: true });
  signIn(test, start);
  return start;
}

/** A copy of a start, to be damaged. */
export function copyOf(start: Start): Start {
  const folder = makeTemp();
  cpSync(join(start.folder, 'data'), join(folder, 'data'), { recursive: true });
  symlinkSync(join(start.folder, 'resources'), join(folder, 'resources'));
  return { ...start, folder };
}

/** Where there is no record yet. */
export function noRecord(): Start {
  const folder = makeTemp();
  resourcesFolder(folder);
  return { folder, key: '', person: '' };
}

/** Opens a record with the real worker, signed in; where there is none yet, just the worker. */
export function openStart(start: Start): TestWorker {
  const test = startWorker({ folder: start.folder });
  if (start.key) signIn(test, start);
  return test;
}

function signIn(test: TestWorker, { key, person }: Start): void {
  const databaseKey = Buffer.from(key, 'hex');
  const db = test.worker.open(databaseKey);
  test.worker.begin({ db, databaseKey, person: findPerson(db, person)! });
}

/** Makes the call and waits until what it started has ended. */
export async function make(test: TestWorker, call: Call): Promise<void> {
  const result = await test.call(call.channel, call.input, call.paths);
  if (!result.ok) throw new Error(`${call.channel}: ${result.error.message}`);
  while (test.worker.jobs.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** How many rows every table holds, but for the notes on jobs, which are no part of the record. */
export function counts(test: TestWorker): Record<string, number> {
  const { sqlite } = test.worker.signedIn.db;
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'job' ORDER BY name").pluck().all() as string[];
  return Object.fromEntries(tables.map((table) => [table, sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number]));
}
