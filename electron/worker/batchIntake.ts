import { join } from 'node:path';
import { issue, outcomeOf } from '../../shared/import/issues.ts';
import { sha256 } from '../../db/canonical.ts';
import { findBatch, findIntakeOfFiles, forgetPath, settleItem, waitingItems, type BatchItemRow, type BatchRow } from '../../db/batchRepo.ts';
import { intakeRow, intakeStepRow } from '../../db/intakeRepo.ts';
import { updateJob } from '../../db/jobRepo.ts';
import { collect, type Collected } from './collect.ts';
import { recordInOffice } from './commit.ts';
import type { Session, Worker } from './context.ts';
import { hooked } from './done.ts';
import { storeDrop } from './intakeJob.ts';
import { readPack, type PaperRead } from './readPack.ts';

type Fault = ReturnType<typeof hooked>;

/** The kind under which such a job is noted. */
export const batchJobKind = 'batch';

/**
 * Takes in the packs of a batch that are waiting, one after the other. Each pack is one transaction: its drop, its papers and the note that it
 * was taken in are all on the disk or none of them is, so that after a cancel, a lock or a crash the rest can be taken in, and nothing twice.
 * One pack that cannot be read for a reason of its own is noted and passed over.
 */
export async function runBatch(worker: Worker, batchId: string, jobId: string): Promise<void> {
  const session = worker.signedIn;
  const { db } = session;
  const abort = new AbortController();
  worker.jobs.set(jobId, abort);
  const total = findBatch(db, batchId)!.total;
  const fault = hooked(worker, 'batch'); // one for all packs, so that a kill test can choose the pack
  const waiting = waitingItems(db, batchId);
  let done = total - waiting.length;
  // The name of the pack may hold the patient's: it is not said here.
  const tell = (state: 'running' | 'done' | 'cancelled' | 'failed', label: string) => worker.options.push({ kind: 'job', jobId, state, done, total, label });
  const end = (status: 'done' | 'cancelled' | 'failed', label: string) => {
    if (worker.session !== session) return; // locked meanwhile: the next start says that it was interrupted
    if (status === 'done') forgetPath(db, batchId);
    updateJob(db, jobId, { status, done }, worker.now());
    worker.jobs.delete(jobId);
    tell(status, label);
  };
  try {
    for (const item of waiting) {
      if (abort.signal.aborted) return end('cancelled', 'Cancelled');
      tell('running', `Taking in pack ${done + 1} of ${total}`);
      if (!(await takeIn(worker, session, findBatch(db, batchId)!, item, abort.signal, fault))) return end('cancelled', 'Cancelled');
      done += 1;
      updateJob(db, jobId, { done }, worker.now());
    }
    end('done', 'Taken in');
  } catch (error) {
    console.error(`Taking in a batch failed: ${error instanceof Error ? error.name : 'unknown'}`);
    if (__TEST_HOOKS__ && process.env.IFR_TEST_FAULTS === '1') console.error(error);
    end('failed', 'Taking in stopped');
  } finally {
    worker.jobs.delete(jobId);
    if (worker.session === session) worker.changed(null);
  }
}

/** One pack. False where it was cut off before anything of it was stored. */
async function takeIn(worker: Worker, session: Session, batch: BatchRow, item: BatchItemRow, signal: AbortSignal, fault: Fault): Promise<boolean> {
  const stays = () => worker.session === session && !signal.aborted;
  const { db } = session;
  const settle = (became: Omit<Parameters<typeof settleItem>[3], 'at'>) => settleItem(db, batch.id, item.number, { ...became, at: worker.now() });
  let collected: Collected;
  let read: PaperRead[];
  let known: string | undefined;
  let fingerprint: string;
  try {
    collected = await collect([join(batch.path!, item.name!)]);
    if (!stays()) return false;
    const hashes = collected.files.map(({ bytes }) => sha256(bytes)).sort();
    fingerprint = sha256(Buffer.from(hashes.join()));
    known = findIntakeOfFiles(db, hashes);
    read = known ? [] : await readPack(collected.files, { read: (name, bytes, limits) => worker.parsers.read(name, bytes, limits), newId: worker.newId, signal });
  } catch (error) {
    if (!stays()) return false;
    console.error(`A pack of a batch could not be read: ${error instanceof Error ? error.name : 'unknown'}`);
    if (__TEST_HOOKS__ && process.env.IFR_TEST_FAULTS === '1') console.error(error);
    settle({ status: 'not-taken', code: issue('pack-not-read', 'The pack').code });
    return true;
  }
  if (!stays()) return false;
  // What fails from here on is no fault of the pack: the batch stops, and this pack waits.
  if (known) settle({ status: 'known', intakeId: known, sha256: fingerprint });
  else if (collected.files.length === 0) settle({ status: 'not-taken', outcome: 'reject', code: collected.issues.find((one) => outcomeOf(one) !== 'accept')?.code ?? issue('pack-empty', 'The pack').code });
  else store(worker, session, batch, item, collected, read, fingerprint, fault);
  return true;
}

function store(worker: Worker, { db, person }: Session, batch: BatchRow, item: BatchItemRow, collected: Collected, read: readonly PaperRead[], fingerprint: string, fault: Fault): void {
  const intakeId = worker.newId();
  const { receivedOn, commissioner } = batch;
  const run = db.sqlite.transaction(() => {
    const now = worker.now();
    recordInOffice({
      db,
      event: { type: 'papersReceived', version: 1, body: { intakeId, papers: [] } },
      rows: [
        intakeRow({ id: intakeId, at: now, by: person.id, receivedOn, urgency: 'routine', urgencyReason: null, commissioner }),
        intakeStepRow({ id: worker.newId(), intakeId, status: 'reading', issues: null, applicationId: null, reason: null, by: person.id, at: now }),
      ],
      actor: person.id, now, ...fault,
    });
    const { outcome, issues } = storeDrop(worker, { db, person }, { intakeId, receivedOn, commissioner }, read, collected.issues, fault);
    // Whether it is urgent is for a person to say; until then the drop is routine, and what its papers say is marked in the report.
    settleItem(db, batch.id, item.number, { status: 'taken', intakeId, outcome, sha256: fingerprint, urgent: issues.some(({ code }) => code === 'urgency-stated'), at: now });
  });
  run.immediate();
  fault.faultHook?.('after-commit');
}
