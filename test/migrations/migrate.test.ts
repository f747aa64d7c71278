import { indexAgain } from '../../electron/worker/searchIndex.ts';
import { findWork } from '../../db/workRepo.ts';
import { neverDue } from '../../shared/workflow/pressing.ts';
import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../db/connection.ts';
import { MigrationError, NewerDatabaseError, StorageError } from '../../db/errors.ts';
import { openAndMigrate, readMigrations } from '../../db/migrate.ts';
import { isIndexWhole } from '../../db/searchRepo.ts';
import { verifyRecord } from '../../db/verify.ts';
import { replayForVerify as replay } from '../../shared/workflow/replay.ts';
import { findPerson, personRow } from '../../db/personRepo.ts';
import { roles } from '../../shared/domain/roles.ts';
import { recordInOffice } from '../../electron/worker/commit.ts';
import { approvedCase, closedCase } from '../unit/db/aCase.ts';
import { policyRows } from '../unit/db/aPolicy.ts';
import { counter, key, migrations, newFile, newOffice, now, officer, tempFolder } from '../unit/db/office.ts';

const later = '2027-01-01T00:00:00.000Z';

/** The shipped steps and further ones, in a folder of their own. */
function stepsWith(...further: { tag: string; sql: string; when?: number }[]): string {
  const folder = join(tempFolder(), 'migrations');
  cpSync(migrations, folder, { recursive: true });
  const file = join(folder, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8'));
  for (const { tag, sql, when } of further) {
    journal.entries.push({ idx: journal.entries.length, version: '6', when: when ?? Date.now(), tag, breakpoints: true });
    writeFileSync(join(folder, `${tag}.sql`), sql);
  }
  writeFileSync(file, JSON.stringify(journal));
  return folder;
}

/** A file at the first released structure, with seeded rows (never real ones). */
function seeded(): { file: string; counts: () => unknown } {
  const { db, file, newId } = newOffice();
  closedCase(db, newId);
  closeDatabase(db);
  const counts = () => {
    const open = openDatabase({ file, key });
    const tables = open.sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'migration' ORDER BY name").pluck().all() as string[];
    const found = tables.map((table) => [table, open.sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()]);
    closeDatabase(open);
    return found;
  };
  return { file, counts };
}

/** The first `count` of the shipped steps, in a folder of their own: what an earlier version of the app had. */
function firstSteps(count: number): string {
  const folder = stepsWith();
  const file = join(folder, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return folder;
}

const backups = (file: string) => readdirSync(dirname(file)).filter((name) => name.endsWith('.backup'));

/** A rebuild of a table that others point to: the step that loses rows in the stock migrator (drizzle-orm 5782). */
const rebuild = `CREATE TABLE "__new_patient" ("id" text PRIMARY KEY NOT NULL, "created_at" text NOT NULL, "note" text) STRICT;
--> statement-breakpoint
INSERT INTO "__new_patient" SELECT "id", "created_at", NULL FROM "patient";
--> statement-breakpoint
DROP TABLE "patient";
--> statement-breakpoint
ALTER TABLE "__new_patient" RENAME TO "patient";`;

describe('migrations', () => {
  it('set up a new file, and do nothing when run again', () => {
    const folder = tempFolder();
    const file = join(folder, 'new.db');
    const made = openAndMigrate({ file, key, mode: 'create', migrations, now });
    expect(made.migrated).toEqual({ applied: readMigrations(migrations).map((step) => step.tag), backup: null });
    closeDatabase(made.db);
    const before = readFileSync(file);
    const again = openAndMigrate({ file, key, migrations, now: later });
    expect(again.migrated).toEqual({ applied: [], backup: null });
    closeDatabase(again.db);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['new.db']);
  });

  it('bring a seeded first version on, keep every row, and leave a copy from before', () => {
    const { file, counts } = seeded();
    const before = counts();
    const steps = stepsWith({ tag: '9000_rebuild', sql: rebuild });
    const { db, migrated } = openAndMigrate({ file, key, migrations: steps, now: later });
    expect(migrated.applied).toEqual(['9000_rebuild']);
    expect(verifyRecord(db, { replay })).toMatchObject({ ok: true, findings: [] });
    expect(db.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
    closeDatabase(db);
    expect(counts()).toEqual(before);
    expect(backups(file)).toHaveLength(1);
    const copy = openDatabase({ file: migrated.backup!, key, mode: 'read' });
    expect(copy.sqlite.pragma('user_version', { simple: true })).toBe(readMigrations(migrations).length);
    closeDatabase(copy);
    expect(readFileSync(migrated.backup!).includes('Quillfeather')).toBe(false);
  });

  it('bring an approval of before there were dues on: what it asked for is due by the days of its decision', () => {
    const file = join(tempFolder(), 'old.db');
    const { db: old } = openAndMigrate({ file, key, mode: 'create', migrations: firstSteps(6), now });
    const newId = counter();
    recordInOffice({ db: old, event: { type: 'personRegistered', version: 1, body: { personId: officer.id } }, rows: [personRow(newId(), officer, officer.id, now)], actor: officer.id, now });
    closedCase(old, newId); // declined: nothing is due by it
    approvedCase(old, newId, 'case-2', { ends: { kind: 'on', on: '2026-11-30' }, reference: null, outcomeData: { kind: 'due', what: 'Healing', on: '2026-10-31' } });
    approvedCase(old, newId, 'case-3', { ends: { kind: 'on', on: '2026-12-31' }, reference: null, outcomeData: { kind: 'none' } });
    approvedCase(old, newId, 'case-4', { ends: { kind: 'after', words: 'One course' }, reference: null, outcomeData: { kind: 'none' } });
    closeDatabase(old);
    const { db } = openAndMigrate({ file, key, migrations, now: later });
    for (const id of ['case-1', 'case-2', 'case-3', 'case-4']) indexAgain(db, id);
    expect(['case-2', 'case-3', 'case-4'].map((id) => findWork(db, id)?.lateFrom)).toEqual(['2026-11-01', '2027-01-01', neverDue]);
    expect(findWork(db, 'case-1')).toBeUndefined();
    expect(verifyRecord(db, { replay })).toMatchObject({ ok: true, findings: [] });
    closeDatabase(db);
  });

  it('bring a file from before the policy library on: its rows and digests stand, and it takes what came new', () => {
    const file = join(tempFolder(), 'old.db');
    const { db: old } = openAndMigrate({ file, key, mode: 'create', migrations: firstSteps(2), now });
    const newId = counter();
    recordInOffice({ db: old, event: { type: 'personRegistered', version: 1, body: { personId: officer.id } }, rows: [personRow(newId(), officer, officer.id, now)], actor: officer.id, now });
    closedCase(old, newId);
    expect((old.sqlite.pragma('table_info("assessment")') as { name: string }[]).map(({ name }) => name)).not.toContain('readings');
    const { head, findings } = verifyRecord(old, { replay }); // a backup from then is verified as it stands
    expect(findings).toEqual([]);
    const rows = old.sqlite.prepare('SELECT * FROM assessment').all();
    closeDatabase(old);

    const { db, migrated } = openAndMigrate({ file, key, migrations, now: later });
    expect(migrated.applied).toEqual(readMigrations(migrations).map((step) => step.tag).slice(2));
    // Who was there before there were roles did everything, and goes on doing so.
    expect(findPerson(db, officer.id)).toMatchObject({ name: officer.name, roles: [...roles], state: 'active', passphrase: 'own', from: null, until: null });
    expect(isIndexWhole(db)).toBe(false); // the next sign-in makes it
    expect(db.sqlite.prepare('SELECT * FROM assessment').all()).toEqual(rows.map((row) => ({ ...(row as object), readings: null, job_id: null, basis: null })));
    expect(verifyRecord(db, { replay, expectedHead: head })).toMatchObject({ ok: true, findings: [], head });
    policyRows(db, newId);
    expect(verifyRecord(db, { replay, expectedHead: head })).toMatchObject({ ok: true, findings: [] });
    closeDatabase(db);
  });

  it('run a step whose timestamp is older than the last one (drizzle-orm 5769)', () => {
    const { file } = seeded();
    const { db } = openAndMigrate({ file, key, migrations: stepsWith({ tag: '9000_late', sql: 'CREATE TABLE late (id INTEGER PRIMARY KEY) STRICT', when: 1 }), now: later });
    expect(db.sqlite.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'late'").pluck().get()).toBe(1);
    closeDatabase(db);
  });

  it.each([
    ['that loses rows', 'DELETE FROM job; DROP TRIGGER argument_no_delete; DELETE FROM argument;', /"argument" had 1 rows/],
    ['that drops a table with rows', 'DROP TABLE letter_version;', /letter_version/],
    ['that leaves rows pointing nowhere', "DROP TABLE patient; CREATE TABLE patient (id text PRIMARY KEY NOT NULL, created_at text NOT NULL) STRICT; INSERT INTO patient VALUES ('other', 'x');", /point to rows/],
    ['with a fault in it', 'CREATE TABLE a (id INTEGER) STRICT;\n--> statement-breakpoint\nSELECT * FROM nowhere;', /nowhere/],
    ['that runs against a guard', 'UPDATE event SET actor = actor;', /append-only/],
  ])('put the file back after a step %s', (_, sql, why) => {
    const { file, counts } = seeded();
    const before = counts();
    let thrown: unknown;
    try {
      openAndMigrate({ file, key, migrations: stepsWith({ tag: '9000_bad', sql }), now: later });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(MigrationError);
    expect(thrown).toMatchObject({ restored: true, message: expect.stringMatching(why), next: expect.stringContaining('put back') });
    expect(counts()).toEqual(before);
    const { db } = openAndMigrate({ file, key, migrations, now }); // the earlier version goes on
    expect(verifyRecord(db, { replay }).ok).toBe(true);
    closeDatabase(db);
    expect(backups(file)).toHaveLength(1);
  });

  it('put the file back from the copy when a step ended the transaction by itself', () => {
    const { file, counts } = seeded();
    const before = counts();
    expect(() => openAndMigrate({ file, key, migrations: stepsWith({ tag: '9000_commit', sql: 'DROP TABLE job; COMMIT;' }), now: later })).toThrow(MigrationError);
    expect(counts()).toEqual(before);
    expect(readdirSync(dirname(file)).some((name) => name.includes('.failed-'))).toBe(true); // kept, not deleted
  });

  it('refuse a newer file, and leave it alone', () => {
    const { file } = seeded();
    closeDatabase(openAndMigrate({ file, key, migrations: stepsWith({ tag: '9000_next', sql: 'CREATE TABLE next (id INTEGER) STRICT' }), now: later }).db);
    const before = readFileSync(file);
    expect(() => openAndMigrate({ file, key, migrations, now })).toThrow(NewerDatabaseError);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuse a file whose steps differ from the shipped ones', () => {
    const { file } = seeded();
    const changed = stepsWith();
    writeFileSync(join(changed, '0001_append_only.sql'), `${readFileSync(join(changed, '0001_append_only.sql'), 'utf8')}\n-- changed`);
    expect(() => openAndMigrate({ file, key, migrations: changed, now })).toThrow(/another text/);
  });

  it('refuse a folder of steps that is not whole, before touching the file', () => {
    const { file } = seeded();
    const before = readFileSync(file);
    expect(() => openAndMigrate({ file, key, migrations: join(tempFolder(), 'nothing'), now })).toThrow(StorageError);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuse an encrypted database that is not ours', () => {
    const file = join(tempFolder(), 'other.db');
    const other = openDatabase({ file, key, mode: 'create' });
    other.sqlite.exec('CREATE TABLE something (id INTEGER)');
    closeDatabase(other);
    expect(() => openAndMigrate({ file, key, migrations, now })).toThrow(/did not write it/);
  });

  it('change nothing when no copy can be made first', () => {
    const { db, file } = newFile();
    closeDatabase(db);
    const steps = stepsWith({ tag: '9000_next', sql: 'CREATE TABLE next (id INTEGER) STRICT' });
    writeFileSync(`${file}.before-20270101000000.backup`, 'in the way');
    expect(() => openAndMigrate({ file, key, migrations: steps, now: later })).toThrow(/in the way/);
    expect(existsSync(file)).toBe(true);
    closeDatabase(openAndMigrate({ file, key, migrations, now }).db);
  });

  it('make STRICT tables and cascade nothing', () => {
    const text = readMigrations(migrations).flatMap((step) => step.statements).join('\n');
    expect(text).not.toMatch(/ON DELETE CASCADE/i);
    for (const statement of text.match(/CREATE TABLE[^;]*;/g)!) expect(statement).toMatch(/\) STRICT;$/);
  });
});
