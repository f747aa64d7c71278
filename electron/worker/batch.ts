import { londonDay } from '../../shared/domain/londonDay.ts';
import type { BatchReport, BatchSummary } from '../../shared/contract/batch.ts';
import { displayName } from '../../shared/import/displayName.ts';
import { issue, issueKinds, type IssueCode } from '../../shared/import/issues.ts';
import { continueBatch, countBatchItems, findBatch, listBatches, listBatchItems, startBatch, waitingItems, type BatchRow } from '../../db/batchRepo.ts';
import { startJob } from '../../db/jobRepo.ts';
import { lookIntoFolder } from './batchFolder.ts';
import { batchJobKind, runBatch } from './batchIntake.ts';
import type { Worker } from './context.ts';
import type { Handlers } from './handlerType.ts';
import { refuseWith } from './refusal.ts';

/** A folder of packs, taken in as one job that can be cancelled, looked at later, and gone on with where it stopped. */
export const batchHandlers = {
  'batch.look': async (_worker, _input, paths) => {
    const folder = await lookIntoFolder(onlyPath(paths));
    return { ...folder, packs: folder.packs.map((pack) => ({ ...pack, name: displayName(pack.name) })) };
  },

  'batch.start': async (worker, { receivedOn, commissioner }, paths) => {
    const path = onlyPath(paths);
    const session = worker.signedIn;
    if (receivedOn > londonDay(worker.now())) return refuseWith('INVALID', 'The date received lies in the future.', 'Enter the day on which the packs came.', 'receivedOn');
    const folder = await lookIntoFolder(path);
    if (worker.session !== session) return refuseWith('LOCKED', 'The app was locked meanwhile.', 'Sign in and choose the folder again.');
    if (folder.packs.length === 0) return refuseWith('INVALID', 'There is no pack in that folder.', 'Choose the folder in which each pack is a file or a folder of its own.');
    refuseSecond(worker);
    const { db, person } = session;
    const [batchId, jobId, at] = [worker.newId(), worker.newId(), worker.now()];
    db.sqlite.transaction(() => {
      startJob(db, { id: jobId, kind: batchJobKind, intakeId: null, applicationId: null, total: folder.packs.length, by: person.id, at });
      startBatch(db, { id: batchId, path, name: folder.name, receivedOn, commissioner, jobId, by: person.id, startedAt: at }, folder.packs);
    }).immediate();
    void runBatch(worker, batchId, jobId);
    return { batchId, jobId };
  },

  'batch.goOn': async (worker, { batchId }) => goOn(worker, batchId),

  'batch.goOnFrom': async (worker, { batchId }, paths) => goOn(worker, batchId, onlyPath(paths)),

  'batch.list': (worker) => ({ batches: listBatches(worker.signedIn.db).map((row) => summaryOf(worker, row)) }),

  'batch.get': (worker, { batchId }): BatchReport => {
    const { db } = worker.signedIn;
    return {
      ...summaryOf(worker, found(worker, batchId)),
      items: listBatchItems(db, batchId).map(({ number, name, status, outcome, code, urgent, intakeId }) => ({
        number, name: name === null ? null : displayName(name), status: status as 'waiting', outcome: outcome as 'accept' | null, urgent, intakeId,
        why: code === null ? null : whyOf(code, displayName(name ?? 'The pack')),
      })),
    };
  },
} satisfies Partial<Handlers>;

function onlyPath(paths: readonly string[] | undefined): string {
  return paths?.[0] ?? refuseWith('INVALID', 'No folder was chosen.', 'Choose the folder that holds the packs.');
}

function found(worker: Worker, batchId: string): BatchRow {
  return findBatch(worker.signedIn.db, batchId) ?? refuseWith('NOT_FOUND', 'There is no such batch.', 'Look at the list again.');
}

/** The readers serve one batch at a time. */
function refuseSecond(worker: Worker): void {
  if (listBatches(worker.signedIn.db).some(({ jobId }) => worker.jobs.has(jobId))) refuseWith('REFUSED', 'A batch is being taken in already.', 'Wait until it has ended, or cancel it.');
}

async function goOn(worker: Worker, batchId: string, path?: string): Promise<{ batchId: string; jobId: string }> {
  const session = worker.signedIn;
  const batch = found(worker, batchId);
  if (waitingItems(session.db, batchId).length === 0) return refuseWith('REFUSED', 'Every pack of this batch has been looked at.', 'Nothing is left to be taken in.');
  const folder = path ?? batch.path;
  const names = new Set(folder === null ? [] : (await lookIntoFolder(folder).catch(() => gone())).packs.map(({ name }) => name));
  if (worker.session !== session) return refuseWith('LOCKED', 'The app was locked meanwhile.', 'Sign in and go on again.');
  refuseSecond(worker);
  const { db, person } = session;
  // The wrong folder would have every pack that is left noted as gone.
  if (!waitingItems(db, batchId).some(({ name }) => name !== null && names.has(name))) return gone();
  const [jobId, at] = [worker.newId(), worker.now()];
  db.sqlite.transaction(() => {
    startJob(db, { id: jobId, kind: batchJobKind, intakeId: null, applicationId: null, total: batch.total, by: person.id, at });
    continueBatch(db, batchId, jobId, path);
  }).immediate();
  void runBatch(worker, batchId, jobId);
  return { batchId, jobId };
}

function gone(): never {
  return refuseWith('UNREADABLE', 'The packs that are left are not in that folder.', 'Choose the folder in which they are now. Its packs are found by their names.');
}

function summaryOf(worker: Worker, row: BatchRow): BatchSummary {
  const counts = countBatchItems(worker.signedIn.db, row.id);
  const running = worker.jobs.has(row.jobId);
  return {
    batchId: row.id, name: row.name, receivedOn: row.receivedOn, commissioner: row.commissioner, by: worker.nameOf(row.by), startedAt: row.startedAt,
    jobId: running ? row.jobId : null, state: running ? 'running' : counts.waiting > 0 ? 'stopped' : 'done', total: row.total, counts,
  };
}

function whyOf(code: string, name: string): { message: string; next: string } {
  const known: IssueCode = Object.hasOwn(issueKinds, code) ? (code as IssueCode) : 'pack-not-read';
  const { message, next } = issue(known, name);
  return { message, next };
}
