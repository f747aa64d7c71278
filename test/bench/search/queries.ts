// The queries of one record: node queries.ts FILE KEY PERSON. The shipped call (`case.find`, as the worker answers it) beside bare FTS5: the plain
// statement with the same columns and order, prepared once, on a connection of its own to the same file through the same binding. In turn, many
// times; medians. Prints one line of JSON.
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { openDatabase } from '../../../db/connection.ts';
import { listColumns } from '../../../db/searchRepo.ts';
import { findPerson } from '../../../db/personRepo.ts';
import { Worker } from '../../../electron/worker/context.ts';
import { searchHandlers } from '../../../electron/worker/search.ts';
import type { ParserPool } from '../../../electron/worker/parserPool.ts';

const [file, key, personId, roundsText] = process.argv.slice(2) as [string, string, string, string];
const rounds = Number(roundsText);
Object.assign(globalThis, { __TEST_HOOKS__: false, __APP_VERSION__: '0.0.0-bench' });
const worker = new Worker({ dataFolder: dirname(file), resources: join(import.meta.dirname, '../../../resources'), parsers: { warm: () => undefined } as ParserPool, push: () => undefined });
const db = openDatabase({ file, key: Buffer.from(key, 'hex') });
worker.session = { db, databaseKey: Buffer.from(key, 'hex'), person: findPerson(db, personId)! };

const bare = new Database(file);
for (const line of ["cipher='sqlcipher'", 'legacy=4', `key="x'${key}'"`, 'temp_store = MEMORY']) bare.pragma(line);
const statement = bare.prepare(`SELECT ${listColumns.map((column) => `c.${column}`).join(', ')} FROM case_search JOIN case_index c ON c.key = case_search.rowid WHERE case_search MATCH ? ORDER BY case_search.rowid DESC LIMIT 51`);
const bareCount = bare.prepare('SELECT count(*) FROM (SELECT 1 FROM case_search WHERE case_search MATCH ? LIMIT 1001)').pluck();
const matchOf = (text: string): string => `{number words person} : (${text.toLowerCase().split(' ').map((word) => `"${word}"*`).join(' AND ')})`;

/** A patient and a case from the middle of the record, so that what is found is there at every size. */
const some = bare.prepare('SELECT case_number AS number, person, nhs_number AS nhs FROM case_index ORDER BY key LIMIT 1 OFFSET (SELECT count(*) / 2 FROM case_index)').get() as { number: string; person: string; nhs: string };
const [given, family] = some.person.split(' ') as [string, string];
const kinds: Readonly<Record<string, readonly string[]>> = {
  'beginnings of a word': ['l', 'li', 'lip', 'lipu', family.slice(0, 3), family.slice(0, 5)],
  'whole words': ['lipus', 'ultrasound', 'closed', 'lancashire'],
  'several words': ['lipus tibia', 'humber guided injection', 'osteoarthritis of the hip', 'consultant madeupton urgent'],
  names: [given, family, `${given} ${family}`, `${family} lipus`],
  numbers: [some.nhs.slice(0, 4), some.nhs, some.number.slice(4, 8), some.number.slice(4).replace('-', '')],
  'nothing found': ['nothing such'],
};

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const timed = (run: () => unknown): number => {
  const began = performance.now();
  run();
  return performance.now() - began;
};

const results = Object.entries(kinds).flatMap(([kind, texts]) => texts.map((text) => {
  const ours = () => searchHandlers['case.find'](worker, { text, filters: {}, after: null });
  const plain = () => statement.all(matchOf(text));
  const same = JSON.stringify(ours().rows.map((row) => row.applicationId)) === JSON.stringify(plain().slice(0, 50).map((row) => (row as { application_id: string }).application_id));
  // Both as they are in a window that is in use: code compiled, pages read.
  for (let warm = 0, until = performance.now() + 400; warm < 300 && (warm < 3 || performance.now() < until); warm++) [ours(), plain()];
  const took: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) took.ours.push(timed(ours));
    took.bare.push(timed(plain));
    if (round % 2 === 1) took.ours.push(timed(ours));
  }
  const counted = () => searchHandlers['case.count'](worker, { text, filters: {} });
  const counts: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let round = 0; round < Math.min(rounds, 9); round++) {
    counts.ours.push(timed(counted));
    counts.bare.push(timed(() => bareCount.get(matchOf(text))));
  }
  return { kind, text: text === some.nhs || text.includes(family) ? text.replace(/./g, (sign) => (sign === ' ' ? ' ' : '·')) : text, rows: ours().rows.length, same, ours: middle(took.ours), bare: middle(took.bare), count: middle(counts.ours), bareCount: middle(counts.bare) };
}));
const filtered = () => searchHandlers['case.find'](worker, { text: 'lipus', filters: { icb: 'QE1', outcome: 'decline', urgency: 'urgent', receivedFrom: '2018-01-01' }, after: null });
const deep = () => searchHandlers['case.find'](worker, { text: 'closed', filters: {}, after: bare.prepare('SELECT key FROM case_index ORDER BY key LIMIT 1 OFFSET 600').pluck().get() as number });
const mistyped = () => searchHandlers['case.count'](worker, { text: 'ultrasuond tibai', filters: {} });
const others = Object.fromEntries(Object.entries({ filtered, deep, mistyped }).map(([name, run]) => [name, (run(), middle(Array.from({ length: 9 }, () => timed(run))))]));
bare.close();
console.log(JSON.stringify({ results, others, rss: process.memoryUsage.rss() }));
