import type { Db } from '../../db/connection.ts';
import { versionOf } from '../../db/applicationRepo.ts';
import { type CaseWorkRow, commissionersOfWork, countReckonedOtherwise, putWork, reckonedOtherwise } from '../../db/workRepo.ts';
import { daysOf, type WorkBody } from './caseWorkRow.ts';
import type { Worker } from './context.ts';
import { reckonings, type Reckoning } from './reckoning.ts';
import { indexAgain, type Building } from './searchIndex.ts';

/** So many cases are reckoned anew before the list is shown; more are done in the background, batch by batch. */
const atOnce = 500;
const batch = 200;

/**
 * Sees to it that the days of all open cases are reckoned by the limits and bank holidays that are in force now: a change of either is noticed by
 * the stamp that each row carries, whoever made it. Gives how far a longer making has come; null where the list is whole.
 */
export function freshenWork(worker: Worker, reckoning: (ods: string) => Reckoning): Building | null {
  const { db } = worker.signedIn;
  if (worker.reckoning) return { ...worker.reckoning };
  const total = commissionersOfWork(db).reduce((sum, ods) => sum + countReckonedOtherwise(db, ods, reckoning(ods).stamp), 0);
  if (total > atOnce) {
    worker.reckoning = { done: 0, total };
    void inBackground(worker, worker.reckoning);
    return { ...worker.reckoning };
  }
  if (total > 0) reckonBatch(db, reckoning, atOnce);
  return worker.indexing ? { ...worker.indexing } : null;
}

/**
 * Makes rows anew that were made from another version of their case than the one on record; says whether there were any. There are none as long as
 * every change goes through `commit`; a row in doubt is never shown.
 */
export function madeAnew(db: Db, rows: readonly CaseWorkRow[]): boolean {
  const inDoubt = rows.filter(({ applicationId, body }) => versionOf(db, applicationId) !== (body as WorkBody).version);
  if (inDoubt.length === 0) return false;
  db.sqlite.transaction(() => {
    for (const { applicationId } of inDoubt) indexAgain(db, applicationId);
  }).immediate();
  return true;
}

async function inBackground(worker: Worker, progress: Building): Promise<void> {
  const { db } = worker.signedIn;
  try {
    for (let left = true; left; ) {
      await new Promise((resolve) => setImmediate(resolve));
      if (worker.reckoning !== progress) return; // locked meanwhile
      // Read anew for each batch: the limits may be changed once more while it runs.
      const done = reckonBatch(db, reckonings(db), batch);
      progress.done = Math.min(progress.done + done, progress.total);
      left = done > 0;
    }
    worker.reckoning = null;
    worker.changed(null);
  } catch (error) {
    // The next look at the list begins again; until then it says that it is not whole.
    console.error(`The dates of the open cases could not be reckoned: ${error instanceof Error ? error.name : 'unknown'}`);
    if (worker.reckoning === progress) worker.reckoning = null;
  }
}

/** Reckons the next cases anew; gives how many. */
function reckonBatch(db: Db, reckoning: (ods: string) => Reckoning, most: number): number {
  return db.sqlite.transaction(() => {
    let done = 0;
    for (const ods of commissionersOfWork(db)) {
      const now = reckoning(ods);
      for (const row of reckonedOtherwise(db, ods, now.stamp, most - done)) {
        putWork(db, { ...row, ...daysOf(row.body as WorkBody, now) });
        done += 1;
      }
      if (done >= most) break;
    }
    return done;
  }).immediate();
}
