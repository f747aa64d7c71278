import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { saveApplication } from '../../../db/applicationRepo.ts';
import { closeDatabase, type Db } from '../../../db/connection.ts';
import { appendEvents, readEvents, rowRefs, type NewEvent } from '../../../db/eventLog.ts';
import { ensurePatient } from '../../../db/patientRepo.ts';
import * as schema from '../../../db/schema.ts';
import type { RowDraft } from '../../../db/sealed.ts';
import { basisOf, type Based } from '../../../electron/worker/basis.ts';
import { parseCaseEvent } from '../../../shared/workflow/events.ts';
import { evolveAll, project } from '../../../shared/workflow/evolve.ts';
import { signUp, startWorker } from '../../unit/worker/harness.ts';
import { assessed } from '../../unit/worker/theJob.ts';

/** A record with very many open, assessed cases, closed; every run gets a copy of its file. */
export interface MadeRecord {
  readonly file: string;
  /** Key of the database, in hex. */
  readonly key: string;
  readonly person: string;
  readonly cases: number;
}

/** Three cases in ten turn on the reading that the bench signs; the others stay as they are. */
const packs = ['hny-not-known', 'lsc-not-routinely-commissioned', 'central-east-not-normally-funded'] as const;
const packOf = (index: number): number => (index % 10 < 3 ? 0 : 1 + (index % 2));

/** What the bench signs, so that three cases in ten come out differently. */
export const signed = { policyId: 'hny-142-usgi', reading: 'brackets', option: 'and-binds-last', reason: 'The policy committee agreed it on 12 November.' };

/** The time that the bench holds still at. */
export const at = '2026-11-21T10:00:00.000Z';

/**
 * The record, from the cache where the code that makes it has not changed since. One case of each kind is worked through the real worker, from the
 * pack of papers to the confirmed assessment. Every further case is that case again with ids and a number of its own, appended by the function that
 * `commit` appends with. So the whole record verifies.
 */
export async function madeRecord(cases: number, cache: string, say: (words: string) => void): Promise<MadeRecord> {
  const shelf = join(cache, 'bench-reassess');
  const folder = join(shelf, `${cases}-${stamp()}`);
  const note = join(folder, 'made.json');
  if (!existsSync(note)) {
    say(`Making ${cases.toLocaleString('en-GB')} open cases; kept in .cache/bench-reassess for the next time.`);
    for (const old of existsSync(shelf) ? readdirSync(shelf) : []) if (old.startsWith(`${cases}-`)) rmSync(join(shelf, old), { recursive: true, force: true }); // of earlier code
    const draft = `${folder}.new`;
    mkdirSync(draft, { recursive: true });
    writeFileSync(join(draft, 'made.json'), JSON.stringify(await make(cases, join(draft, 'ifr-panel.db'))));
    renameSync(draft, folder);
  }
  return { ...(JSON.parse(readFileSync(note, 'utf8')) as MadeRecord), file: join(folder, 'ifr-panel.db') };
}

async function make(cases: number, file: string): Promise<MadeRecord> {
  const test = startWorker({ now: () => at });
  await signUp(test);
  const patterns: Pattern[] = [];
  for (const pack of packs) patterns.push(patternOf(test.worker.signedIn.db, await assessed(test, `${pack}.zip`)));
  const { db, databaseKey, person } = test.worker.signedIn;
  const key = databaseKey.toString('hex');
  // Only while it is made: every run opens its copy with the settings of the app.
  db.sqlite.pragma('synchronous = OFF');
  db.sqlite.pragma('cache_size = -400000');
  const block = 500;
  for (let first = packs.length; first < cases; first += block) {
    db.sqlite.transaction(() => {
      for (let index = first; index < Math.min(first + block, cases); index++) repeat(db, patterns[packOf(index)]!, index + 1, person.id);
    }).immediate();
  }
  await test.ask('policy.sign', signed);
  closeDatabase(db); // folds the log into the file
  test.worker.session = null;
  copyFileSync(test.worker.databaseFile, file);
  return { file, key, person: person.id, cases };
}

/** A case as text, in which its own ids and number can be put in anew. */
interface Pattern {
  readonly text: string;
  readonly own: ReadonlySet<string>;
  readonly number: string;
  readonly applicationId: string;
}

function patternOf(db: Db, applicationId: string): Pattern {
  const own = new Set([applicationId]);
  const events = readEvents(db, applicationId).map((event): NewEvent => {
    const { rows: _rows, ...body } = event.body as Record<string, unknown>;
    for (const key of ['patientId', 'argumentId']) if (typeof body[key] === 'string') own.add(body[key]);
    if (event.type === 'applicationReceived') return { type: event.type, version: event.version, body: { ...body, intakeId: null } }; // one drop makes one case
    const rows = rowRefs(event.body).map((ref): RowDraft => {
      own.add(ref.id);
      return { table: ref.table, id: ref.id, values: valuesOf(db, ref.table, ref.id) };
    });
    return { type: event.type, version: event.version, body, rows };
  });
  const number = (events[0]!.body as { caseNumber: string }).caseNumber;
  return { text: JSON.stringify(events), own, number, applicationId };
}

const tables = new Map<string, (typeof schema)[keyof typeof schema]>(Object.values(schema).map((table) => [getTableName(table), table]));

/** What a sealed row holds, keyed as in schema.ts. */
function valuesOf(db: Db, table: string, id: string): Record<string, unknown> {
  const drawn = tables.get(table)!;
  const row = db.sqlite.prepare(`SELECT * FROM "${table}" WHERE id = ?`).get(id) as Record<string, unknown>;
  const columns = Object.entries(getTableColumns(drawn)).filter(([key]) => !['id', 'salt', 'digest', 'eventSeq'].includes(key));
  return Object.fromEntries(columns.flatMap(([key, column]) => {
    const value = row[column.name];
    if (value === null) return [];
    return [[key, column.dataType === 'json' ? JSON.parse(value as string) : value]];
  }));
}

function repeat(db: Db, pattern: Pattern, number: number, actor: string): void {
  const ids = new Map([...pattern.own].map((id) => [id, randomUUID()]));
  const text = pattern.text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => ids.get(id) ?? id)
    .replaceAll(pattern.number, `IFR-2026-${String(number).padStart(4, '0')}`);
  const events = (JSON.parse(text) as NewEvent[]).map((event): NewEvent => ({ ...event, rows: event.rows?.map((row) => (row.table === 'assessment' ? withBasis(row) : row)) }));
  const applicationId = ids.get(pattern.applicationId)!;
  const state = evolveAll(events.map(parseCaseEvent));
  if (state.patientId) ensurePatient(db, state.patientId, at);
  saveApplication(db, applicationId, project(state), at);
  appendEvents(db, { applicationId, applicationSeq: 0, actor, at }, events);
}

/** The digest of what an assessment rests on holds the ids of its facts, so it is another one for each case. */
function withBasis(row: RowDraft): RowDraft {
  const { verdict, policyId, policyHash, readings, facts } = row.values as { verdict: string; policyId: string; policyHash: string } & Pick<Based, 'readings' | 'facts'>;
  return { ...row, values: { ...row.values, basis: basisOf({ verdict, policy: { id: policyId, hash: policyHash }, readings, facts }) } };
}

/** Changes with this file, with what is stored and with the policies. */
function stamp(): string {
  const root = join(import.meta.dirname, '..', '..', '..');
  const hash = createHash('sha256');
  for (const name of ['test/bench/reassess/record.ts', 'db/schema.ts', 'db/eventLog.ts', 'db/sealed.ts', 'db/triggers.ts', 'shared/workflow/events.ts', 'shared/workflow/decide.ts', 'electron/worker/assessment.ts', 'electron/worker/basis.ts', 'shared/policy/policies/hny-142-usgi.json', 'shared/policy/policies/lsc-clin12-lipus-2.json', 'shared/policy/policies/central-east-exogen-fresh-1.0.json']) {
    hash.update(readFileSync(join(root, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
