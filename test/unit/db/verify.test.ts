import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, readdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Db, closeDatabase, openDatabase } from '../../../db/connection.ts';
import { createKeys, keyFileFor } from '../../../db/keys.ts';
import { openAndMigrate } from '../../../db/migrate.ts';
import { expectedTriggers } from '../../../db/triggers.ts';
import { type Verified, verifyRecord } from '../../../db/verify.ts';
import { verifyFile } from '../../../db/verifyFile.ts';
import { recordInOffice } from '../../../electron/worker/commit.ts';
import { replayForVerify as replay } from '../../../shared/workflow/replay.ts';
import { closedCase } from './aCase.ts';
import { policyRows } from './aPolicy.ts';
import { key, migrations, newOffice, now, reopen, tempFolder } from './office.ts';
import { makeTemp, removeTemp } from './tempFolders.ts';

const folder = makeTemp();
const template = join(folder, 'whole.db');
afterAll(() => removeTemp(folder));
let head = '';
beforeAll(() => {
  const { db, newId } = newOffice();
  closedCase(db, newId);
  head = verifyRecord(db).head;
  db.sqlite.prepare('VACUUM INTO ?').run(template);
});

/** A copy of a file with one closed case. */
function whole(): { db: Db; file: string; head: string } {
  const file = join(tempFolder(), 'whole.db');
  copyFileSync(template, file);
  return { db: reopen(file), file, head };
}

/** Does harm with the guards off, and puts the guards back as a careful hand would. */
function harm(db: Db, sql: string, options: { putGuardsBack?: boolean } = {}): void {
  const guards = db.sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string; sql: string }[];
  db.sqlite.pragma('foreign_keys = OFF');
  for (const { name } of guards) db.sqlite.exec(`DROP TRIGGER "${name}"`);
  db.sqlite.exec(sql);
  if (options.putGuardsBack ?? true) for (const guard of guards) db.sqlite.exec(guard.sql);
  db.sqlite.pragma('foreign_keys = ON');
}

const kinds = (verified: Verified) => new Set(verified.findings.map((finding) => finding.kind));

describe('verify', () => {
  it('passes a record that nobody touched', () => {
    const { db, head } = whole();
    expect(verifyRecord(db, { replay, expectedHead: head, expectedSeq: 20 })).toMatchObject({ ok: true, findings: [], head });
    expect(verifyRecord(db, { expectedHead: head.slice(0, 12).toUpperCase() }).ok).toBe(true);
  });

  it('passes after it was opened and closed again, and with an earlier head', () => {
    const { db, file } = whole();
    const early = db.sqlite.prepare('SELECT hash FROM event WHERE seq = 5').pluck().get() as string;
    closeDatabase(db);
    expect(verifyFile({ file, key, replay, expectedHead: early }).ok).toBe(true);
  });

  it('has the guards that the migrations make', () => {
    const { db } = newOffice();
    const found = db.sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").raw().all() as [string, string][];
    expect(new Map(found)).toEqual(expectedTriggers);
  });

  const planted: [what: string, sql: string, kind: string][] = [
    ['an edited body', `UPDATE event SET body = replace(body, 'not-met', 'met') WHERE type = 'assessmentConfirmed'`, 'body'],
    ['an edited body under a new digest', `UPDATE event SET body = '{}', body_digest = '${'0'.repeat(64)}' WHERE seq = 9`, 'chain'],
    ['another instant', `UPDATE event SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 6`, 'chain'],
    ['another type', `UPDATE event SET type = 'caseReopened' WHERE type = 'applicationClosed'`, 'chain'],
    ['two events in each other’s place', `UPDATE event SET seq = -1 WHERE seq = 6; UPDATE event SET seq = 6 WHERE seq = 7; UPDATE event SET seq = 7 WHERE seq = -1`, 'chain'],
    ['a deleted event', `DELETE FROM event WHERE seq = 8`, 'gap'],
    ['a cut-off end', `DELETE FROM event WHERE seq > 20`, 'truncated'],
    ['a cut-off end with its rows', `DELETE FROM letter_version WHERE event_seq > 20; DELETE FROM letter WHERE event_seq > 20; DELETE FROM event WHERE seq > 20`, 'truncated'],
    ['a cut-off end and a new noted head', `DELETE FROM event WHERE seq > 20; UPDATE chain_head SET seq = 20, hash = (SELECT hash FROM event WHERE seq = 20)`, 'truncated'],
    ['a body gone without disposal', `UPDATE event SET body = NULL, body_salt = NULL WHERE seq = 7`, 'body'],
    ['an edited confirmation', `UPDATE confirmation SET value = '{"kind":"text","text":"Other"}'`, 'row-changed'],
    ['an edited confirmation under a new digest of its own', `UPDATE confirmation SET value = 'null', digest = '${'1'.repeat(64)}'`, 'row-changed'],
    ['an edited argument', `UPDATE argument SET text = 'Something else.'`, 'row-changed'],
    ['an edited assessment', `UPDATE assessment SET verdict = 'met'`, 'row-changed'],
    ['another person’s name', `UPDATE person_detail SET name = 'Somebody Else'`, 'row-changed'],
    ['a row moved to another event', `UPDATE argument SET event_seq = 4`, 'row-changed'],
    ['a deleted argument', `DELETE FROM argument`, 'row-missing'],
    ['a row put in', `INSERT INTO argument SELECT 'other', salt, digest, event_seq, application_id, text, paper_id, anchor, supersedes, by, at FROM argument LIMIT 1`, 'row-unrecorded'],
    ['a disposal that no event recorded', `INSERT INTO disposal SELECT 'd', 's', 'x', 2, 'argument', id, 'none', by, at FROM argument; DELETE FROM argument`, 'row-unrecorded'],
    ['edited bytes of a paper', `UPDATE paper_chunk SET bytes = x'00' WHERE number = 1`, 'paper'],
    ['lost bytes of a paper', `DELETE FROM paper_chunk WHERE number = 1`, 'paper'],
    ['edited letter', `UPDATE letter_version SET pdf = x'00' WHERE status = 'issued'`, 'letter'],
    ['edited letter under its new hash', `UPDATE letter_version SET pdf = x'00', pdf_sha256 = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d' WHERE status = 'issued'`, 'letter'],
    ['another stage in the list of cases', `UPDATE application SET stage = 'decided'`, 'projection'],
    ['a case without events', `INSERT INTO application SELECT 'ghost', 'IFR-2026-0999', commissioner, received_on, urgency, patient_id, created_at, stage, version, outcome, pause_owner, pause_until, changed_at FROM application`, 'truncated'],
    ['a row that points nowhere', `DELETE FROM patient`, 'reference'],
    ['a trigger of somebody else', `CREATE TRIGGER extra BEFORE INSERT ON event BEGIN SELECT 1; END`, 'trigger'],
  ];
  it.each(planted)('finds %s', (_, sql, kind) => {
    const { db } = whole();
    harm(db, sql);
    const verified = verifyRecord(db, { replay });
    expect(kinds(verified)).toContain(kind);
    expect(verified.ok).toBe(false);
    for (const finding of verified.findings) expect(finding.sentence).toMatch(/^[A-Z].*\.$/s);
  });

  // Each harm keeps the row's own digest in step with nothing: only the event that recorded the row can tell.
  const policyTables: [table: string, column: string][] = [
    ['policy_version', 'body'], ['policy_adoption', 'state'], ['reading_choice', 'option'], ['policy_file', 'policy_id'], ['policy_page', 'page'],
    ['policy_comparison', 'note'], ['guidance_entry', 'entry'], ['practice_list', 'rows'], ['practice_entry', 'entry'],
  ];
  it.each(policyTables)('finds an edited, a deleted and a planted row of %s', (table, column) => {
    const { db, newId } = newOffice();
    policyRows(db, newId);
    expect(verifyRecord(db, { replay })).toMatchObject({ ok: true, findings: [] });
    const names = (db.sqlite.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name);
    const copied = names.map((name) => (name === 'id' ? `'planted'` : name === 'policy_id' ? `'another'` : `"${name}"`)).join(', ');
    harm(db, `INSERT INTO "${table}" SELECT ${copied} FROM "${table}"`);
    expect(verifyRecord(db).findings).toContainEqual(expect.objectContaining({ kind: 'row-unrecorded', where: `${table}/planted` }));
    harm(db, `DELETE FROM "${table}" WHERE id = 'planted'; UPDATE "${table}" SET "${column}" = '7'`);
    expect(verifyRecord(db).findings).toEqual([expect.objectContaining({ kind: 'row-changed', where: expect.stringContaining(table) })]);
    harm(db, `DELETE FROM "${table}"`);
    expect(verifyRecord(db).findings).toEqual([expect.objectContaining({ kind: 'row-missing', where: expect.stringContaining(table) })]);
  });

  it('finds each guard that was dropped', () => {
    const { db } = whole();
    harm(db, 'SELECT 1', { putGuardsBack: false });
    expect(verifyRecord(db).findings.filter((finding) => finding.kind === 'trigger')).toHaveLength(expectedTriggers.size);
  });

  it('finds a guard that was made to do nothing under its own name', () => {
    const { db } = whole();
    db.sqlite.exec('DROP TRIGGER event_no_delete; CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT 1; END');
    expect(kinds(verifyRecord(db))).toEqual(new Set(['trigger']));
  });

  it('finds a careful cut that puts every note in step, by the expected head', () => {
    const { db, head } = whole();
    const { stage, version } = replay(readCase(db, 24));
    harm(db, `DELETE FROM letter_version WHERE event_seq > 24; DELETE FROM letter WHERE event_seq > 24; DELETE FROM event WHERE seq > 24;
      UPDATE chain_head SET seq = 24, hash = (SELECT hash FROM event WHERE seq = 24); UPDATE application SET stage = '${stage}', version = ${version}`);
    expect(verifyRecord(db, { replay }).ok).toBe(true); // whole in itself: only what is kept elsewhere can tell
    expect(kinds(verifyRecord(db, { replay, expectedHead: head }))).toEqual(new Set(['head']));
    expect(kinds(verifyRecord(db, { replay, expectedSeq: 28 }))).toEqual(new Set(['truncated']));
  });
});

function readCase(db: Db, upTo: number): { type: string; version: number; body: unknown }[] {
  return (db.sqlite.prepare("SELECT type, version, body FROM event WHERE application_id <> 'office' AND seq <= ? ORDER BY seq").all(upTo) as { type: string; version: number; body: string }[]).map((event) => ({ ...event, body: JSON.parse(event.body) }));
}

describe('the verify tool', () => {
  const root = join(import.meta.dirname, '../../..');
  const fast = { N: 2, r: 1, p: 1 };
  const print = (folder: string) => readdirSync(folder).sort().map((name) => [name, createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')]);
  const run = (passphrase: string, ...args: string[]) => spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'scripts/verify.mjs'), ...args], { input: `${passphrase}\n`, encoding: 'utf8', cwd: root });

  it('says what it found in words, by exit code too, and changes nothing in the folder', async () => {
    const folder = tempFolder();
    const file = join(folder, 'case.db');
    const { databaseKey, recoveryKey } = await createKeys({ file: keyFileFor(file), person: 'p-officer', passphrase: 'four words of a sort', cost: fast });
    const { db } = openAndMigrate({ file, key: databaseKey, mode: 'create', migrations, now });
    closeDatabase(db);
    const before = print(folder);
    const good = run('four words of a sort', file);
    expect(good.stderr).toBe('');
    expect(good.status).toBe(0);
    expect(good.stdout).toContain('Nothing was found');
    expect(run(recoveryKey, file, '--recovery').status).toBe(0);
    const wrong = run('four words of another sort', file);
    expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringContaining('does not open')]);
    expect(run('four words of a sort', file, '--head', 'f'.repeat(64))).toMatchObject({ status: 1, stdout: expect.stringContaining('expected head') });
    expect(run('x').status).toBe(1);
    expect(print(folder)).toEqual(before);
    const open = openDatabase({ file, key: databaseKey });
    open.sqlite.exec('DROP TRIGGER event_no_update');
    closeDatabase(open);
    expect(run('four words of a sort', file)).toMatchObject({ status: 1, stdout: expect.stringContaining('"event_no_update" is missing') });
  });
});
