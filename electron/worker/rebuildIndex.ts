import { applicationIdsAfter, countApplications, findIndexRow, isIndexWhole, mendIndex } from '../../db/searchRepo.ts';
import { findWork } from '../../db/workRepo.ts';
import type { Worker } from './context.ts';
import { reckonings } from './reckoning.ts';
import { ensureIndex, indexAgain } from './searchIndex.ts';

/** So many cases are made anew in one transaction; then the worker sees to other calls. */
const batch = 50;

/**
 * Makes what the index and the list of work hold of each case anew from its record, case by case, while both stay in use: nothing is missing
 * meanwhile, and stopping on the way does no harm. Gives the id of the job, which says how far it has come and, at its end, what was found.
 */
export function rebuildIndex(worker: Worker): string {
  const { db } = worker.signedIn;
  const running = worker.remaking;
  if (running !== null && worker.jobs.has(running)) return running;
  const jobId = worker.newId();
  const stop = new AbortController();
  worker.jobs.set(jobId, stop);
  worker.remaking = jobId;
  if (!isIndexWhole(db) && worker.indexing === null) ensureIndex(worker, worker.signedIn);
  void run(worker, jobId, stop.signal);
  return jobId;
}

async function run(worker: Worker, jobId: string, stopped: AbortSignal): Promise<void> {
  const { db } = worker.signedIn;
  const total = countApplications(db);
  let [done, put] = [0, 0];
  const say = (state: 'running' | 'done' | 'cancelled' | 'failed', label: string) => worker.options.push({ kind: 'job', jobId, state, done, total, label });
  const count = (cases: number) => `${cases.toLocaleString('en-GB')} ${cases === 1 ? 'case' : 'cases'}`;
  try {
    for (let after: string | null = ''; after !== null; ) {
      await new Promise((resolve) => setImmediate(resolve));
      if (stopped.aborted) break;
      const from: string = after;
      const ids = applicationIdsAfter(db, from, batch);
      put += db.sqlite.transaction(() => ids.filter((id) => differs(worker, id)).length).immediate();
      done += ids.length;
      after = ids.length < batch ? null : ids.at(-1)!;
      say('running', `${done.toLocaleString('en-GB')} of ${count(total)} gone through`);
    }
    if (stopped.aborted) {
      if (worker.session?.db === db) say('cancelled', `Stopped: ${done.toLocaleString('en-GB')} of ${count(total)} were gone through. The lists can be used as they are.`);
      return;
    }
    const mended = mendIndex(db);
    const found = put === 0 && mended === 0 ? 'All of them agreed with the record; nothing had to be put right.' : `${[put > 0 ? `${count(put)} did not agree with the record` : '', mended > 0 ? `${count(mended)} stood in the lists and not in the record` : ''].filter(Boolean).join('; ')}. That was put right.`;
    say('done', `${count(total)} gone through. ${found}`);
    worker.changed(null);
  } catch (error) {
    console.error(`The lists could not be made anew: ${error instanceof Error ? error.name : 'unknown'}`);
    say('failed', 'The lists could not be made anew. The record itself is not touched by this. Lock the app, sign in and try again.');
  } finally {
    worker.jobs.delete(jobId);
  }
}

/** Makes a case anew; says whether what stood there was something else. */
function differs({ signedIn: { db } }: Worker, applicationId: string): boolean {
  const held = () => JSON.stringify([findIndexRow(db, applicationId) ?? null, findWork(db, applicationId) ?? null]);
  const before = held();
  indexAgain(db, applicationId, reckonings(db));
  return held() !== before;
}
