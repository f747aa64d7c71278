import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../db/connection.ts';
import { createKeys, keyFileFor } from '../../db/keys.ts';
import { openAndMigrate } from '../../db/migrate.ts';
import { personRow } from '../../db/personRepo.ts';
import { verifyRecord } from '../../db/verify.ts';
import { recordInOffice } from '../../electron/worker/commit.ts';
import { canary, closedCase } from './db/aCase.ts';
import { counter, migrations, now, officer } from './db/office.ts';
import { makeTemp, removeTemp } from './db/tempFolders.ts';

const root = join(import.meta.dirname, '..', '..');
const passphrase = 'several words that nobody guesses';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `npm run verify -- …`, but for npm itself. The passphrase goes in through `stdin` once it is asked for, and nowhere else. */
function verify(args: readonly string[], typed: string | null, terminal = false): Promise<Ran> {
  const { NODE_OPTIONS: _none, IFR_SQLITE_BINDING: _binding, ...env } = process.env;
  const line = [process.execPath, join(root, 'scripts/run.mjs'), 'scripts/verify.mjs', ...args];
  const child = terminal ? spawn('script', ['-qec', line.map((word) => `'${word}'`).join(' '), '/dev/null'], { env, cwd: root }) : spawn(line[0]!, line.slice(1), { env, cwd: root });
  let [out, err] = ['', ''];
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  child.stdin.on('error', () => undefined); // it may end before it asks
  if (terminal) {
    let asked = false;
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
      if (asked || !/(Passphrase|Recovery key): /.test(out)) return;
      asked = true;
      child.stdin.write(`${typed}\r`);
    });
  } else {
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stdin.end(typed === null ? '' : `${typed}\n`);
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

describe('npm run verify', () => {
  const folder = makeTemp();
  const file = join(folder, 'ifr-panel.db');
  const edited = join(folder, 'edited.db');
  let recoveryKey = '';
  let head = '';
  beforeAll(async () => {
    const keys = await createKeys({ file: keyFileFor(file), person: officer.id, passphrase, cost: { N: 2 ** 12, r: 8, p: 1 } });
    recoveryKey = keys.recoveryKey;
    const { db } = openAndMigrate({ file, key: keys.databaseKey, mode: 'create', migrations, now });
    const newId = counter();
    recordInOffice({ db, event: { type: 'personRegistered', version: 1, body: { personId: officer.id } }, rows: [personRow(newId(), officer, officer.id, now)], actor: officer.id, now });
    closedCase(db, newId);
    head = verifyRecord(db).head;
    closeDatabase(db);
    copyFileSync(file, edited);
    copyFileSync(keyFileFor(file), keyFileFor(edited));
    const harmed = openDatabase({ file: edited, key: keys.databaseKey });
    const guards = harmed.sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string; sql: string }[];
    for (const { name } of guards) harmed.sqlite.exec(`DROP TRIGGER "${name}"`);
    harmed.sqlite.exec("UPDATE confirmation SET at = '2026-05-05T09:00:00.000Z'");
    for (const { sql } of guards) harmed.sqlite.exec(sql);
    closeDatabase(harmed);
  });
  afterAll(() => removeTemp(folder));

  /** Every byte of the folder, to see that the tool only looked. */
  const bytes = () => readdirSync(folder).sort().map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);
  const quiet = ({ out, err }: Ran) => {
    for (const secret of [passphrase, canary, recoveryKey]) expect(out + err).not.toContain(secret);
    expect(out + err).not.toMatch(/\bat .+:\d+:\d+/);
  };

  it('finds nothing in a record that nobody touched, by passphrase and by recovery key', async () => {
    const before = bytes();
    const ran = await verify([file], passphrase);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain(`Head: ${head}`);
    expect(ran.out).toMatch(/Nothing was found\./);
    quiet(ran);
    const byKey = await verify([file, '--recovery', '--head', head.slice(0, 16)], recoveryKey);
    expect(byKey.code).toBe(0);
    expect(byKey.out).toMatch(/the expected head is in the record/);
    expect(bytes()).toEqual(before);
  });

  it('names a planted edit, and ends with 1', async () => {
    const ran = await verify([edited], passphrase);
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/^confirmation\/\S+: The row .+ was changed after event \d+ recorded it\.$/m);
    expect(ran.out).toMatch(/things? found\. Keep this file as it is/);
    quiet(ran);
  });

  it('says when the head on the letter is not in the record', async () => {
    const ran = await verify([file, '--head', '0123456789abcdef'], passphrase);
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/1 thing found/);
  });

  it('says when the passphrase is wrong, and changes nothing', async () => {
    const before = bytes();
    const ran = await verify([file], 'not the passphrase at all');
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toMatch(/That passphrase does not open this database\. .*Nothing was changed\./);
    expect((await verify([file], null)).err).toMatch(/No passphrase was given/);
    expect(bytes()).toEqual(before);
  });

  it('says what is missing or mistyped in words', async () => {
    expect(await verify([], null)).toMatchObject({ code: 1, err: expect.stringMatching(/How to use: npm run verify -- FILE/) });
    expect(await verify([file, '--passphrase', 'x'], null)).toMatchObject({ code: 1, err: expect.stringMatching(/How to use/) });
    const none = await verify([join(folder, 'none.db')], passphrase);
    expect(none.code).toBe(1);
    expect(none.err.length).toBeGreaterThan(20);
    quiet(none);
  });

  it.skipIf(!existsSync('/usr/bin/script'))('asks at a terminal, and does not show what is typed', async () => {
    const ran = await verify([file], passphrase, true);
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/Passphrase: /);
    expect(ran.out).toMatch(/Nothing was found\./);
    quiet(ran);
    const wrong = await verify([file], 'not the passphrase at all', true);
    expect(wrong.code).toBe(1);
    expect(wrong.out).toMatch(/does not open this database/);
    expect(wrong.out).not.toContain('not the passphrase at all');
  });
});
