import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../../db/connection.ts';
import { StorageError, WrongKeyError } from '../../../db/errors.ts';
import { intakePartRow } from '../../../db/paperRepo.ts';
import { recordInOffice } from '../../../electron/worker/commit.ts';
import { sealedTables } from '../../../db/triggers.ts';
import { canary, closedCase } from './aCase.ts';
import { policyRows } from './aPolicy.ts';
import { registerRows } from './aRegister.ts';
import { key, newFile, newOffice, now, officer, reopen, tempFolder } from './office.ts';

const bytesOf = (folder: string) => readdirSync(folder).map((name) => readFileSync(join(folder, name)));

describe('the encrypted file', () => {
  it('opens again with its key and gives back what was written', () => {
    const { db, file, newId } = newOffice();
    closedCase(db, newId);
    const before = db.sqlite.prepare('SELECT count(*) FROM event').pluck().get();
    closeDatabase(db);
    const again = reopen(file);
    expect(again.sqlite.prepare('SELECT count(*) FROM event').pluck().get()).toBe(before);
    expect(again.sqlite.prepare('SELECT name FROM patient_identity').pluck().get()).toBe(canary);
  });

  it('never shows a name in plain sight, in the file or its log', () => {
    const { db, file, newId } = newOffice();
    closedCase(db, newId);
    const folder = dirname(file);
    const written = [...bytesOf(folder)];
    expect(readdirSync(folder)).toContain('office.db-wal');
    closeDatabase(db);
    written.push(...bytesOf(folder));
    for (const bytes of written) {
      for (const plain of [canary, 'Quillfeather', '9990000018', 'SQLite format 3', 'CREATE TABLE']) expect(bytes.includes(plain)).toBe(false);
      expect(bytes.includes(Buffer.from(canary, 'utf16le'))).toBe(false);
    }
  });

  it('does not open with another key, and is not changed by trying', () => {
    const { db, file } = newFile();
    closeDatabase(db);
    const before = readFileSync(file);
    expect(() => openDatabase({ file, key: Buffer.alloc(32, 8) })).toThrow(WrongKeyError);
    expect(() => openDatabase({ file, key: Buffer.alloc(32, 8), mode: 'read' })).toThrow(WrongKeyError);
    expect(() => openDatabase({ file, key: Buffer.alloc(16) })).toThrow(StorageError);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses what is not its own file, and leaves it alone', () => {
    const folder = tempFolder();
    const missing = join(folder, 'missing.db');
    expect(() => openDatabase({ file: missing, key })).toThrow(/no database/);
    expect(readdirSync(folder)).toEqual([]);

    const plain = join(folder, 'plain.db');
    new Database(plain).exec('CREATE TABLE a (b)').close();
    expect(() => openDatabase({ file: plain, key })).toThrow(/without encryption/);

    const empty = join(folder, 'empty.db');
    writeFileSync(empty, '');
    expect(() => openDatabase({ file: empty, key })).toThrow(/empty/);
    expect(statSync(empty).size).toBe(0);

    expect(() => openDatabase({ file: plain, key, mode: 'create' })).toThrow(/already there/);
  });

  it('can be read by its owner only', () => {
    const { file } = newFile();
    if (process.platform !== 'win32') for (const name of readdirSync(dirname(file))) expect(statSync(join(dirname(file), name)).mode & 0o077).toBe(0);
  });

  it('runs with the settings that it relies on', () => {
    const { db } = newFile();
    const settings = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, secure_delete: 1, recursive_triggers: 1, temp_store: 2, trusted_schema: 0 };
    for (const [name, value] of Object.entries(settings)) expect([name, db.sqlite.pragma(name, { simple: true })]).toEqual([name, value]);
  });

  it('has only STRICT tables and nothing that cascades', () => {
    const { db } = newFile();
    const tables = db.sqlite.prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'case\\_search%' ESCAPE '\\'").all() as { name: string; strict: number }[];
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter((table) => !table.strict)).toEqual([]);
    for (const { name } of tables) {
      for (const reference of db.sqlite.pragma(`foreign_key_list("${name}")`) as { on_delete: string; on_update: string }[]) expect(reference).toMatchObject({ on_delete: 'NO ACTION', on_update: 'NO ACTION' });
    }
  });
});

describe('append-only tables', () => {
  const tables = [...sealedTables.filter((table) => table !== 'setting' && table !== 'disposal'), 'event', 'paper_chunk', 'person'];

  it('refuse UPDATE, DELETE and REPLACE', () => {
    const { db, newId } = newOffice();
    const { run } = closedCase(db, newId);
    run.do({ type: 'recordNote', who: 'The clinic', text: 'Asked for a copy of the letter.' });
    run.do({ type: 'recordConsent', consent: { status: 'given', on: null, words: 'Signed form, page 3' } });
    run.do({ type: 'askAccess', askedOn: '2026-05-04', askedBy: 'patient', words: 'Passport seen.' });
    registerRows(db, newId);
    policyRows(db, newId);
    const [intakeId, paperId] = ['intake', 'paper'].map((table) => db.sqlite.prepare(`SELECT id FROM ${table} LIMIT 1`).pluck().get() as string);
    recordInOffice({ db, event: { type: 'intakeMoved', version: 1, body: { intakeId: intakeId!, status: 'ready' } }, rows: [intakePartRow({ id: newId(), intakeId: intakeId!, paperId: paperId!, pages: [1], by: officer.id, at: now })], actor: officer.id, now });
    const applicationId = db.sqlite.prepare('SELECT id FROM application LIMIT 1').pluck().get() as string;
    const noteId = newId();
    recordInOffice({ db, event: { type: 'paperNoteRecorded', version: 1, body: { applicationId, noteId } }, rows: [{ table: 'paper_note', id: newId(), values: { applicationId, noteId, paperId, anchor: { kind: 'none', words: '' }, text: 'Look at the second page.', shared: 0, state: 'kept', by: officer.id, at: now } }], actor: officer.id, now });
    for (const table of tables) {
      const columns = (db.sqlite.pragma(`table_info("${table}")`) as { name: string }[]).map((column) => column.name);
      expect([table, db.sqlite.prepare(`SELECT count(*) > 0 FROM "${table}"`).pluck().get()]).toEqual([table, 1]);
      for (const column of columns) expect(() => db.sqlite.prepare(`UPDATE "${table}" SET "${column}" = "${column}"`).run(), `${table}.${column}`).toThrow(/append-only/);
      expect(() => db.sqlite.prepare(`DELETE FROM "${table}"`).run(), table).toThrow(/append-only|FOREIGN KEY/);
      expect(() => db.sqlite.prepare(`INSERT OR REPLACE INTO "${table}" SELECT * FROM "${table}"`).run(), table).toThrow(/append-only/);
      expect(() => db.sqlite.prepare(`REPLACE INTO "${table}" SELECT * FROM "${table}"`).run(), table).toThrow(/append-only/);
    }
    expect(() => db.sqlite.prepare('DELETE FROM chain_head').run()).toThrow(/head of the chain/);
    expect(() => db.sqlite.prepare('DELETE FROM application').run()).toThrow(/case cannot be removed/);
  });

  it('refuse an event out of its order', () => {
    const { db } = newOffice();
    expect(() => db.sqlite.prepare("INSERT INTO event SELECT 9, 'x', 1, type, version, body, body_salt, body_digest, actor, at, prev_hash, 'h' FROM event").run()).toThrow(/next number/);
  });
});
