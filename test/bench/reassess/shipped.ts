// One run of the shipped job on a copy of the record: node shipped.ts COPY KEY PERSON AT [--asked]. Prints one line of JSON.
// With --asked another thread asks all the while what a window asks, as the main process does, and measures how long each answer took.
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker as Thread, MessageChannel } from 'node:worker_threads';
import { dispatch } from '../../../electron/worker/dispatch.ts';
import { findPerson } from '../../../db/personRepo.ts';
import { Worker } from '../../../electron/worker/context.ts';
import type { ParserPool } from '../../../electron/worker/parserPool.ts';

const [folder, key, personId, at, ...flags] = process.argv.slice(2) as [string, string, string, string, ...string[]];
Object.assign(globalThis, { __TEST_HOOKS__: false, __APP_VERSION__: '0.0.0-bench' }); // as what is packaged: answers are not checked against the contract
const parsers = { warm: () => undefined } as ParserPool;
const worker = new Worker({ dataFolder: join(folder, 'data'), resources: join(folder, 'resources'), parsers, push: () => undefined, now: () => at });
const databaseKey = Buffer.from(key, 'hex');
const db = worker.open(databaseKey);
worker.begin({ db, databaseKey, person: findPerson(db, personId)! });
const applicationId = db.sqlite.prepare('SELECT id FROM application ORDER BY case_number LIMIT 1 OFFSET 100').pluck().get() as string;

const asking = flags.includes('--asked') ? await startAsking() : null;
const rss = process.memoryUsage.rss();
let peak = rss; // looked at after each slice: what the system notes as the maximum counts the process that started this one
let turn = 0;
const held: number[] = []; // how long the event loop was held by each slice
const used = process.cpuUsage();
const started = (turn = performance.now());
const answer = await dispatch(worker, 'reassess.start', {});
while (worker.jobs.size > 0) {
  await new Promise((resolve) => setImmediate(resolve));
  const now = performance.now();
  held.push(now - turn);
  turn = now;
  peak = Math.max(peak, process.memoryUsage.rss());
}
const took = performance.now() - started;
const { user, system } = process.cpuUsage(used);
const cpu = (user + system) / 1000;
const waits = asking ? await asking() : null;

if (!answer.ok) throw new Error(answer.error.message);
const { jobId } = answer.value as { jobId: string };
const job = db.sqlite.prepare('SELECT status, done, total FROM job WHERE id = ?').get(jobId) as { status: string; done: number; total: number };
const kept = db.sqlite.prepare('SELECT count(*) FROM assessment WHERE job_id = ?').pluck().get(jobId) as number;
worker.close();
console.log(JSON.stringify({ jobId, took, cpu, held, job, kept, rss, peak, waits }));

/** Starts the thread that asks; gives the function that ends it and hands back its waits, in milliseconds, by call. */
async function startAsking(): Promise<() => Promise<Record<string, number[]>>> {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', ({ id, channel, input }: { id: number; channel: string; input: unknown }) => {
    void dispatch(worker, channel, input).then((result) => port1.postMessage({ id, ok: result.ok }));
  });
  const thread = new Thread(new URL('./asking.ts', import.meta.url), { workerData: { port: port2, applicationId }, transferList: [port2] });
  await once(thread, 'message'); // each call was answered once, so that code and pages are warm
  return async () => {
    thread.postMessage('end');
    const [waits] = (await once(thread, 'message')) as [Record<string, number[]>];
    port1.close();
    return waits;
  };
}
