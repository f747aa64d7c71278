import { sealedTables } from '../../../db/triggers.ts';
import { execFile } from 'node:child_process';
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommitStep } from '../../../db/eventLog.ts';
import { readPaperBytes } from '../../../db/paperRepo.ts';
import { verifyRecord } from '../../../db/verify.ts';
import { bundledPolicies } from '../../../shared/policy/index.ts';
import { replayForVerify as replay } from '../../../shared/workflow/replay.ts';
import { makeTemp, removeTemp } from '../db/tempFolders.ts';
import { rawPages } from '../db/rawPages.ts';
import { closedCase, keepFor, typed } from './disposed.ts';
import { asPerson, drop, officer, root, samples, signUp, startWorker, type TestWorker } from './harness.ts';
import { type Call, copyOf, counts, keepStart, make, noRecord, openStart, type Start } from './killed.ts';
import { assessed, declineNotes, declineRecord, icbSettings, identifiersOf, toPanel } from './theJob.ts';

const pack = 'lsc-not-routinely-commissioned.zip';
const kills = 10;
/** Where each piece of work is killed. A decision stands in its events alone: it has no row of its own to be killed after. */
const plan = {
  import: ['before-event', 'after-event', 'after-row', 'before-commit', 'after-commit'],
  confirm: ['before-event', 'after-event', 'after-row', 'after-commit'],
  decide: ['before-event', 'after-event', 'before-commit', 'after-commit'],
  issue: ['before-event', 'after-event', 'after-row', 'after-commit'],
  'policy-import': ['after-event', 'after-row', 'after-commit'],
  dispose: ['before-event', 'after-event', 'after-row', 'before-commit', 'after-commit'],
} as const satisfies Record<string, readonly CommitStep[]>;
type WorkName = keyof typeof plan;
const works = Object.keys(plan) as WorkName[];
const wanted = works.flatMap((name) => plan[name]).length * kills;

/** A piece of work, and what it looks like undone and done. */
interface Work {
  readonly start: Start;
  readonly call: Call;
  /** Rows in every table where nothing of it is there, and where all of it is. */
  readonly none: Readonly<Record<string, number>>;
  readonly all: Readonly<Record<string, number>>;
  /** What a person sees: whether it is done. Throws where it is there in part. */
  done(test: TestWorker): Promise<boolean>;
}

const ready = new Map<WorkName, Work>();
const program = makeTemp();
const folders: string[] = [program];
let landed = 0;

/** One file of all that the child runs, so that it starts quickly 200 times. */
async function bundleChild(): Promise<void> {
  symlinkSync(join(root, 'node_modules'), join(program, 'node_modules'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', '@myriaddreamin/typst-ts-node-compiler', 'vite'] },
    define: { __TEST_HOOKS__: 'true', __APP_VERSION__: '"0.0.0-test"' },
    build: { ssr: join(import.meta.dirname, 'killChild.ts'), outDir: join(program, 'out'), minify: false, target: 'node20.18', rolldownOptions: { output: { entryFileNames: 'child.mjs' } } },
  });
}

/** A child that makes the call with the switch set; how it ended. */
function run(start: Start, call: Call, at?: string): Promise<string> {
  const args = [join(program, 'out', 'child.mjs'), JSON.stringify({ start, call })];
  const { NODE_OPTIONS: _none, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env: { ...env, NODE_COMPILE_CACHE: join(program, 'cache'), ...(at ? { IFR_TEST_KILL_AT: at } : {}) } }, (error, _out, err) => {
      resolve(error ? (error.signal ?? `code ${error.code}: ${err.slice(0, 500)}`) : 'ended by itself');
    });
  });
}

/** Does the work once without a kill, to know what it looks like done. */
async function prepare(name: WorkName, start: Start, call: Call, done: Work['done'], noted: Readonly<Record<string, number>> = {}): Promise<void> {
  const undone = openStart(copy(start));
  const before = counts(undone);
  expect(await done(undone)).toBe(false);
  undone.worker.close();
  const whole = copy(start);
  expect(await run(whole, call)).toBe('ended by itself');
  const test = openStart(whole);
  const all = counts(test);
  expect(await done(test)).toBe(true);
  test.worker.close();
  ready.set(name, { start, call, done, all, none: Object.fromEntries(Object.entries(before).map(([table, count]) => [table, count + (noted[table] ?? 0)])) });
}

function copy(start: Start): Start {
  const made = copyOf(start);
  folders.push(made.folder);
  return made;
}

/** Ten files of policies, each a bundled text under ids of its own. */
const policyFiles = Array.from({ length: 10 }, (_, index) => join(program, `policy-${index}.json`));
policyFiles.forEach((path, index) => writeFileSync(path, JSON.stringify({ ...bundledPolicies()[0]!, id: `copy-${index}`, line: `copy-${index}`, goldenCases: [] })));

beforeAll(async () => {
  await bundleChild();
  const test = startWorker();
  await signUp(test);
  const paths = [join(samples, pack)];
  const intake = { channel: 'intake.start', input: { tokens: ['00000000-0000-4000-8000-000000000000'], receivedOn: '2026-11-02', urgency: 'routine', commissioner: 'QE1' }, paths } satisfies Call;
  // The drop itself is noted before it is read: that part is there whatever happens to the reading.
  await prepare('import', keepStart(test), intake, imported, { event: 1, intake: 1, intake_step: 1 });

  const { applicationId: open } = await test.ask('intake.makeCase', { intakeId: await drop(test, paths) });
  await prepare('policy-import', keepStart(test), { channel: 'policy.import', input: { tokens: policyFiles.map(() => intake.input.tokens[0]) }, paths: policyFiles }, async (seen) => {
    const { policies } = await seen.ask('policy.list', {});
    const brought = policies.filter((one) => one.state === 'inert').length;
    if (brought !== 0 && brought !== policyFiles.length) throw new Error(`${brought} of ${policyFiles.length} policies are there`);
    return brought > 0;
  });
  const facts = await test.ask('facts.get', { applicationId: open });
  const fact = facts.groups.flatMap((group) => group.facts).find((one) => one.factId === 'diagnosis')!;
  const answer = { kind: 'value' as const, value: fact.candidates[0]!.value, candidateId: fact.candidates[0]!.candidateId };
  await prepare('confirm', keepStart(test), { channel: 'facts.answer', input: { applicationId: open, seq: facts.seq, factId: fact.factId, answer } }, async (seen) => {
    const now = await seen.ask('facts.get', { applicationId: open });
    return now.groups.flatMap((group) => group.facts).find((one) => one.factId === fact.factId)!.state === 'confirmed';
  });

  const other = startWorker();
  await signUp(other);
  const applicationId = await assessed(other, pack);
  await toPanel(other, applicationId);
  const { seq } = await other.ask('decision.get', { applicationId });
  const decide: Call = { channel: 'decision.record', input: { applicationId, seq, record: await declineRecord(other, applicationId) } };
  await prepare('decide', keepStart(other), decide, async (seen) => {
    const view = await seen.ask('case.get', { applicationId });
    if ((view.decision === null) !== (view.stage === 'screened')) throw new Error(`The case is ${view.stage}, with ${view.decision ? 'a' : 'no'} decision`);
    return view.decision !== null;
  });

  await make(other, decide);
  await other.ask('icb.set', { ods: 'QE1', settings: icbSettings });
  let view = await other.ask('letters.recordNotes', { applicationId, seq: (await other.ask('letters.get', { applicationId })).seq, notes: declineNotes });
  view = await other.ask('letter.draft', { applicationId, seq: view.seq, recipient: 'patient' });
  const { letterId } = view.letters[0]!;
  view = await other.ask('letter.check', { applicationId, seq: view.seq, letterId });
  view = await other.ask('letter.approve', { applicationId, seq: view.seq, letterId });
  const issue: Call = { channel: 'letter.issue', input: { applicationId, seq: view.seq, letterId, ...(await identifiersOf(other, applicationId)), addressSource: 'the application form, page 1', addressConfirmed: true } };
  // Showing the identifiers was itself recorded; the copy is made after that.
  await prepare('issue', keepStart(other), issue, async (seen) => {
    const letter = (await seen.ask('letters.get', { applicationId })).letters[0]!;
    const { name, content } = await seen.ask('letter.preview', { letterId });
    expect(Buffer.from(content.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(name).toBe(letter.state === 'issued' ? 'letter.pdf' : 'draft.pdf');
    return letter.state === 'issued';
  });
  const third = startWorker({ now: () => '2020-11-22T09:00:00.000Z' });
  await signUp(third);
  const old = await closedCase(third, { receivedOn: '2020-11-02' });
  await keepFor(third, 3);
  // From here on at the time of day, as the child does.
  const due = openStart(keepStart(third));
  await due.ask('disposal.propose', { applicationIds: [old] });
  asPerson(due, 'Bo Colleague');
  const { disposalId } = (await due.ask('disposal.list', {})).proposals[0]!;
  await prepare('dispose', keepStart(due), { channel: 'disposal.confirm', input: { disposalId } }, async (seen) => {
    const { disposed, proposals, rewriting } = await seen.ask('disposal.list', {});
    if (disposed.length + proposals.length !== 1) throw new Error('It is neither proposed nor disposed of');
    expect(rewriting).toBeNull(); // what was cut off after the commit is finished at the sign-in
    const { db, databaseKey } = seen.worker.signedIn;
    if (disposed.length === 1) expect(rawPages(db.file, databaseKey).includes(typed.note)).toBe(false);
    else expect((await seen.ask('case.get', { applicationId: old })).stage).toBe('closed');
    return disposed.length === 1;
  });
}, 120_000);

afterAll(() => {
  console.log(`${landed} of ${wanted} kills landed in the step they were meant for.`);
  for (const folder of folders) removeTemp(folder);
});

/** Whether the last drop was read, with papers whose bytes fit. */
async function imported(test: TestWorker): Promise<boolean> {
  const drops = (await test.ask('intake.list', {})).intakes;
  if (drops.length === 0 || drops[0]!.status === 'interrupted') {
    expect(drops.flatMap((one) => one.papers)).toEqual([]);
    return false;
  }
  expect(drops.map((one) => one.status)).toContain('ready');
  for (const paper of drops.flatMap((one) => one.papers)) readPaperBytes(test.worker.signedIn.db, paper.paperId);
  return true;
}

/** How often the work comes by a step: once for every event or row that it adds. */
function moments(work: Work, step: CommitStep): number {
  const added = (table: string) => (work.all[table] ?? 0) - (work.none[table] ?? 0);
  if (step === 'after-commit' || step === 'before-commit') return 1;
  if (step !== 'after-row') return added('event'); // here every commit has one event
  return sealedTables.reduce((sum: number, table) => sum + Math.max(0, added(table)), 0); // a disposal takes rows away as well
}

describe.each(works)('killed in the middle: %s', (name) => {
  it.each(plan[name])('at %s: all of it is there, or nothing', async (step) => {
    const work = ready.get(name)!;
    const among = moments(work, step);
    expect(among).toBeGreaterThan(0);
    // Spread over all the moments: the first, the last, and between them.
    const chosen = Array.from({ length: kills }, (_, index) => 1 + Math.round((index * (among - 1)) / (kills - 1)));
    const one = async (moment: number): Promise<void> => {
      const start = copy(work.start);
      expect(await run(start, work.call, `${name}:${step}:${moment}`)).toBe('SIGKILL');
      landed += 1;
      const test = openStart(start);
      const done = step === 'after-commit';
      expect(counts(test)).toEqual(done ? work.all : work.none);
      expect(await work.done(test)).toBe(done);
      expect(verifyRecord(test.worker.signedIn.db, { replay })).toMatchObject({ ok: true, findings: [] });
      if (!done) {
        await make(test, work.call);
        expect(await work.done(test)).toBe(true);
        expect(verifyRecord(test.worker.signedIn.db, { replay }).findings).toEqual([]);
      }
      test.worker.close();
    };
    while (chosen.length > 0) await Promise.all(chosen.splice(0, 2).map(one));
  }, 120_000);
});

describe('killed after a disposal, while the file is written anew', () => {
  it.each(['before-copy', 'after-copy', 'before-swap', 'after-swap'] as const)('at %s: the case is gone, and the next sign-in finishes it', async (step) => {
    const work = ready.get('dispose')!;
    const start = copy(work.start);
    expect(await run(start, work.call, `rewrite:${step}`)).toBe('SIGKILL');
    const test = openStart(start);
    expect(counts(test)).toEqual(work.all);
    expect(await work.done(test)).toBe(true);
    expect(verifyRecord(test.worker.signedIn.db, { replay })).toMatchObject({ ok: true, findings: [] });
    expect(readdirSync(join(start.folder, 'data')).filter((name) => name.includes('rewriting'))).toEqual([]);
    test.worker.close();
  }, 60_000);
});

describe('killed in the middle of a first start', () => {
  it.each(['before-event', 'after-row', 'before-commit', 'after-commit'] as const)('at %s: nothing is there, and the next first start works', async (step) => {
    const start = noRecord();
    folders.push(start.folder);
    expect(await run(start, { channel: 'session.create', input: officer }, `first-start:${step}`)).toBe('SIGKILL');
    expect(readdirSync(start.folder)).toContain('data.new'); // the key file and a part of a database, in a place of their own
    const test = openStart(start);
    expect((await test.ask('session.status', {})).phase).toBe('first-start');
    await signUp(test);
    expect((await test.ask('record.verify', {})).findings).toEqual([]);
    expect(readdirSync(start.folder)).not.toContain('data.new');
    test.worker.close();
  });
});
