import type { Db } from '../../db/connection.ts';
import { applicationIdsAfter, clearIndex, countApplications, indexFormat, isIndexWhole, removeFromIndex, searchFormat, setIndexState } from '../../db/searchRepo.ts';
import { indexCase } from './caseIndexRow.ts';
import { loadCase } from './commit.ts';
import type { Session, Worker } from './context.ts';
import { reckonings, type Reckoning } from './reckoning.ts';

/** So many cases are put into the index in one transaction; then the worker sees to other calls. */
const batch = 200;
/** A record with no more cases than this is indexed before the first screen is shown. */
const atOnce = 200;

/** How far the index has come; null where it is whole. */
export interface Building {
  done: number;
  readonly total: number;
}

/** Sees to it that the index is there: at once for a small record, else in the background, batch by batch, with progress. */
export function ensureIndex(worker: Worker, session: Session): void {
  const { db } = session;
  if (isIndexWhole(db)) return;
  if (indexFormat(db) !== searchFormat) clearIndex(db);
  const total = countApplications(db);
  if (total > atOnce) {
    worker.indexing = { done: 0, total };
    void buildInBackground(worker, session, worker.indexing);
    return;
  }
  db.sqlite.transaction(() => {
    putBatch(db, '', atOnce);
    setIndexState(db, true);
  }).immediate();
}

async function buildInBackground(worker: Worker, session: Session, progress: Building): Promise<void> {
  const { db } = session;
  try {
    for (let after: string | null = ''; after !== null; ) {
      await new Promise((resolve) => setImmediate(resolve));
      if (worker.indexing !== progress) return; // locked meanwhile, or begun anew
      const from: string = after;
      after = db.sqlite.transaction(() => putBatch(db, from, batch)).immediate();
      progress.done = Math.min(progress.done + batch, progress.total);
    }
    setIndexState(db, true);
    worker.indexing = null;
    worker.changed(null);
  } catch (error) {
    // The next sign-in begins again; until then the screens say that the list is not whole.
    console.error(`The index of cases could not be made: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}

/** The id after which the next batch begins; null after the last. */
function putBatch(db: Db, after: string, most: number): string | null {
  const ids = applicationIdsAfter(db, after, most);
  const reckoning = reckonings(db);
  for (const id of ids) indexAgain(db, id, reckoning);
  return ids.length < most ? null : ids.at(-1)!;
}

/** Makes what the index and the list of work hold of a case anew from its events. Call inside a transaction. */
export function indexAgain(db: Db, applicationId: string, reckoning?: (ods: string) => Reckoning): void {
  const state = loadCase(db, applicationId);
  if (state === 'disposed' || state.version === 0) removeFromIndex(db, applicationId);
  else indexCase(db, applicationId, state, reckoning?.(state.commissioner));
}
