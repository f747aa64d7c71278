import { StorageError } from '../../db/errors.ts';
import { latestJob, startJob, updateJob } from '../../db/jobRepo.ts';
import { removeCopies, rewriteFile } from '../../db/rewriteFile.ts';
import type { Db } from '../../db/connection.ts';
import type { Worker } from './context.ts';

const kind = 'rewrite';

/** Notes, in the transaction of a disposal, that the file has to be written anew. The note outlives a crash. */
export function rewritingIsDue(db: Db, values: { id: string; by: string; at: string }): void {
  startJob(db, { ...values, kind, intakeId: null, applicationId: null, total: null });
}

/** What is still to be done after a disposal: null where the file was written anew since the last one. */
export function rewritingLeft(worker: Worker): { readonly why: string | null } | null {
  const job = latestJob(worker.signedIn.db, kind);
  return !job || job.status === 'done' ? null : { why: job.message };
}

/**
 * Writes the file anew where a disposal asked for it, and removes the copies that the app itself left beside it, since both may still hold
 * what was removed. Where it cannot be done now (no room), the note says why and the next sign-in tries again; the record is whole either way.
 */
export function rewriteIfDue(worker: Worker): void {
  const { session } = worker;
  if (!session || worker.jobs.size > 0) return;
  const job = latestJob(session.db, kind);
  if (!job || job.status === 'done') return;
  const { databaseKey: key } = session;
  const { nativeBinding } = worker.options;
  try {
    const db = rewriteFile(session.db, { key, ...(nativeBinding ? { nativeBinding } : {}) }, worker.faultHook('rewrite'));
    worker.session = { ...session, db };
    removeCopies(db.file);
    updateJob(db, job.id, { status: 'done', message: null }, worker.now());
  } catch (error) {
    if (!session.db.sqlite.open && worker.session === session) worker.session = { ...session, db: worker.open(key) };
    const why = error instanceof StorageError ? `${error.message} ${error.next}` : 'The file could not be written anew.';
    updateJob(worker.signedIn.db, job.id, { status: 'failed', message: why }, worker.now());
  }
}
