import { spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTemp, removeTemp } from '../db/tempFolders.ts';
import { atRest, how, madeOf, packFolder, whole } from './batchPacks.ts';
import { root, signUp, startWorker } from './harness.ts';
import { copyOf, keepStart, openStart, type Start } from './killed.ts';

/** IFR_BATCH_KILLS=50 for the full number of random moments. */
const kills = Number(process.env.IFR_BATCH_KILLS ?? 6);
const program = makeTemp();
const folder = packFolder();
let start: Start;
let uninterrupted: string[] = [];
const landed = { 'before the first pack was in': 0, 'between the first and the last': 0, 'after the last': 0 };

/** Mulberry32: the same moments every time; IFR_BATCH_SEED for others. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Runs a batch in a process of its own. `at`: ends it some milliseconds after it has said that it works on that pack. */
function run(one: Start, { step, at }: { step?: string; at?: { pack: number; wait: number } }): Promise<string> {
  const { NODE_OPTIONS: _none, ...env } = process.env;
  const child = spawn(process.execPath, [join(program, 'out', 'child.mjs'), JSON.stringify({ start: one, folder })], {
    env: { ...env, NODE_COMPILE_CACHE: join(program, 'cache'), ...(step ? { IFR_TEST_KILL_AT: step } : {}) }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  let waiting = at !== undefined;
  child.stdout.on('data', (data: Buffer) => {
    if (!waiting || !data.toString().split('\n').some((line) => line !== '' && Number(line) >= at!.pack)) return;
    waiting = false;
    setTimeout(() => child.kill('SIGKILL'), at!.wait);
  });
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? (code === 0 ? 'ended by itself' : `code ${code}: ${said.slice(0, 500)}`))));
}

/** Opens what the killed process left, looks whether it is whole, and finishes the batch. */
async function finish(one: Start): Promise<number> {
  const test = openStart(one);
  const [batch] = (await test.ask('batch.list', {})).batches;
  await whole(test, batch?.batchId ?? null);
  const before = batch?.counts.taken ?? 0;
  const batchId = batch?.batchId ?? (await test.ask('batch.start', how, [folder])).batchId;
  if (batch && batch.counts.waiting > 0) await test.ask('batch.goOn', { batchId });
  await atRest(test);
  await whole(test, batchId);
  const report = await test.ask('batch.get', { batchId });
  expect(report).toMatchObject({ state: 'done', counts: { waiting: 0 } });
  expect(madeOf(test, report)).toEqual(uninterrupted);
  test.worker.close();
  return before;
}

beforeAll(async () => {
  symlinkSync(join(root, 'node_modules'), join(program, 'node_modules'));
  await build({
    configFile: false, logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', '@myriaddreamin/typst-ts-node-compiler', 'vite', 'pdfjs-dist'] },
    define: { __TEST_HOOKS__: 'true', __APP_VERSION__: '"0.0.0-test"' },
    build: { ssr: join(import.meta.dirname, 'batchKillChild.ts'), outDir: join(program, 'out'), minify: false, target: 'node20.18', rolldownOptions: { output: { entryFileNames: 'child.mjs' } } },
  });
  const test = startWorker();
  await signUp(test);
  start = keepStart(test);
  const calm = copyOf(start);
  expect(await run(calm, {})).toBe('ended by itself');
  const seen = openStart(calm);
  const report = await seen.ask('batch.get', { batchId: (await seen.ask('batch.list', {})).batches[0]!.batchId });
  expect(report.counts).toMatchObject({ waiting: 0, known: 1, 'not-taken': 1 });
  expect(report.counts.taken).toBeGreaterThan(7);
  uninterrupted = madeOf(seen, report);
  seen.worker.close();
}, 120_000);

afterAll(() => {
  console.log(`Random kills: ${Object.entries(landed).map(([where, n]) => `${n} ${where}`).join(', ')}.`);
  removeTemp(program);
});

describe('a batch that is killed', () => {
  it.each(['before-event', 'after-event', 'after-row', 'before-commit', 'after-commit'])('at %s of a pack: no half drop, and the rest can be taken in', async (step) => {
    for (const nth of [1, 5]) {
      const one = copyOf(start);
      expect(await run(one, { step: `batch:${step}:${nth}` })).toBe('SIGKILL');
      const before = await finish(one);
      removeTemp(one.folder);
      expect(before).toBeLessThan(9);
    }
  }, 120_000);

  it(`at ${kills} random moments: no half drop, nothing lost, and it ends as one that was not interrupted`, async () => {
    const random = seeded(Number(process.env.IFR_BATCH_SEED ?? 20261102));
    const total = uninterrupted.length;
    for (let n = 0; n < kills; n++) {
      const one = copyOf(start);
      const ended = await run(one, { at: { pack: Math.floor(random() * total), wait: random() * 60 } });
      expect(['SIGKILL', 'ended by itself']).toContain(ended);
      const before = await finish(one);
      landed[before === 0 ? 'before the first pack was in' : ended === 'SIGKILL' && before < total - 2 ? 'between the first and the last' : 'after the last'] += 1;
      removeTemp(one.folder);
    }
  }, 60_000 + kills * 15_000);
});
