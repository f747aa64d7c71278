import { updateJob } from '../../db/jobRepo.ts';
import type { Session, Worker } from './context.ts';

export interface BatchJob {
  readonly jobId: string;
  readonly total: number;
  /** So many are done in one transaction; then the worker sees to other calls. */
  readonly batch: number;
  /** What is being done to the one of this number, counted from 1: "Assessing case 3 of 10" without "3 of 10". */
  readonly doing: string;
  readonly labels: Readonly<Record<'done' | 'cancelled' | 'failed', string>>;
  /** What failed, for the log. */
  readonly failed: string;
  /** Does those from `from` up to, not including, `to`, and notes on the job that it has come to `to`, in one transaction. */
  readonly step: (session: Session, from: number, to: number) => void;
}

/** Works through a job batch by batch, with its progress told. A cancel, a lock or a crash leaves whole batches. */
export async function runInBatches(worker: Worker, { jobId, total, batch, doing, labels, failed, step }: BatchJob): Promise<void> {
  const session = worker.signedIn;
  const abort = new AbortController();
  worker.jobs.set(jobId, abort);
  const tell = (state: 'running' | 'done' | 'cancelled' | 'failed', done: number) =>
    worker.options.push({ kind: 'job', jobId, state, done, total, label: state === 'running' ? `${doing} ${Math.min(done + 1, total)} of ${total}` : labels[state] });
  let done = 0;
  try {
    while (done < total) {
      tell('running', done);
      await new Promise((resolve) => setImmediate(resolve));
      if (worker.session !== session) return; // locked meanwhile: the next start says that it was interrupted
      if (abort.signal.aborted) return end('cancelled');
      const next = Math.min(done + batch, total);
      step(session, done, next);
      done = next;
    }
    end('done');
  } catch (error) {
    console.error(`${failed}: ${error instanceof Error ? error.name : 'unknown'}`);
    if (__TEST_HOOKS__ && process.env.IFR_TEST_FAULTS === '1') console.error(error);
    end('failed');
  } finally {
    worker.jobs.delete(jobId);
    if (worker.session === session) worker.changed(null);
  }

  function end(status: 'done' | 'cancelled' | 'failed'): void {
    if (worker.session !== session) return;
    updateJob(session.db, jobId, { status }, worker.now());
    tell(status, done);
  }
}
