import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTemp, removeTemp } from './tempFolders.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const { IFR_ELECTRON: electron, IFR_SQLITE_BINDING: binding } = process.env;
const why = !electron ? 'run the tests with `npm test`, which finds Electron' : !binding ? 'this Electron takes the package’s own addon, which is not compiled here' : null;

/** Statements, rows, user functions, aggregates, transactions and blobs, made and dropped with the collector running in between. */
const stress = `
const Database = require('better-sqlite3');
const file = process.argv[2];
let rows = 0;
for (let round = 0; round < 4; round++) {
  const db = new Database(file, { nativeBinding: process.env.IFR_SQLITE_BINDING });
  db.pragma("cipher='sqlcipher'"); db.pragma('legacy=4'); db.pragma("key=\\"x'" + '07'.repeat(32) + "'\\"");
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, name TEXT, bytes BLOB)');
  db.function('twice', (x) => x * 2);
  db.aggregate('longest', { start: 0, step: (most, text) => Math.max(most, text.length) });
  for (let i = 0; i < 800; i++) {
    db.prepare('INSERT INTO t (name, bytes) VALUES (?, ?)').run('name ' + i, Buffer.alloc(2000, i % 256));
    const statement = db.prepare('SELECT id, name, bytes, twice(id) AS double FROM t WHERE id >= ? LIMIT 3');
    rows += statement.all(i).length;
    for (const row of statement.iterate(1)) { rows += row.bytes.length > 0 ? 1 : 0; break; }
    try { db.prepare('SELECT no_such_column FROM t'); } catch { rows += 1; }
    if (i % 50 === 0) { gc(); db.prepare('SELECT longest(name) FROM t').pluck().get(); gc(); }
  }
  try { db.transaction(() => { db.prepare('DELETE FROM t').run(); gc(); throw new Error('rolled back'); })(); } catch { gc(); }
  const kept = db.prepare('SELECT count(*) FROM t').pluck().get();
  if (kept !== (round + 1) * 800) throw new Error('rows were lost: ' + kept);
  if (round % 2) db.close(); // the others are left to the collector
  gc();
}
gc();
console.log('done', rows);
`;

describe.skipIf(why !== null)(`the compiled database addon in Electron${why ? ` (not run: ${why})` : ''}`, () => {
  it('stands thousands of statements with the garbage collector at its heels', () => {
    const folder = makeTemp();
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(join(root, 'node_modules', 'better-sqlite3'), join(folder, 'node_modules', 'better-sqlite3'));
    const program = join(folder, 'stress.cjs');
    writeFileSync(program, stress);
    const { NODE_OPTIONS: _none, ...env } = process.env;
    const result = spawnSync(electron!, ['--expose-gc', program, join(folder, 'stress.db')], { env: { ...env, ELECTRON_RUN_AS_NODE: '1' }, encoding: 'utf8', timeout: 60_000 });
    expect({ signal: result.signal, code: result.status, said: result.stdout.trim(), fault: result.stderr.trim() }).toEqual({ signal: null, code: 0, said: expect.stringMatching(/^done \d{5}$/), fault: '' });
    removeTemp(folder);
  }, 90_000);
});
