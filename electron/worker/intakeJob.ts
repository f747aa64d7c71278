import { judgePack } from '../../shared/import/judgePack.ts';
import type { ImportIssue, Outcome } from '../../shared/import/paper.ts';
import { findIntake, intakeStepRow } from '../../db/intakeRepo.ts';
import { updateJob } from '../../db/jobRepo.ts';
import { paperRow, writePaperBytes } from '../../db/paperRepo.ts';
import type { RowDraft } from '../../db/sealed.ts';
import { collect } from './collect.ts';
import { recordInOffice } from './commit.ts';
import type { Session, Worker } from './context.ts';
import { withRemembered } from './csvMemory.ts';
import { hooked } from './done.ts';
import { packContext } from './packAgainst.ts';
import { readingDraft } from './readingDraft.ts';
import { readPack, type PaperRead } from './readPack.ts';

interface Drop {
  readonly intakeId: string;
  readonly jobId: string;
  readonly paths: readonly string[];
  readonly receivedOn: string;
  readonly commissioner: string;
}

/**
 * Reads a drop: files into memory, each through a parser process, then everything into the record in one transaction.
 * A cancel or a crash before that leaves the drop on the list without papers, and says so.
 */
export async function runIntake(worker: Worker, drop: Drop): Promise<void> {
  const session = worker.signedIn;
  const abort = new AbortController();
  worker.jobs.set(drop.jobId, abort);
  const progress = (state: 'running' | 'done' | 'cancelled' | 'failed', finished: number, total: number, label: string) =>
    worker.options.push({ kind: 'job', jobId: drop.jobId, state, done: finished, total, label });
  try {
    progress('running', 0, 0, 'Opening the files');
    const collected = await collect(drop.paths);
    const read = await readPack(collected.files, {
      read: (name, bytes, limits) => worker.parsers.read(name, bytes, limits),
      newId: worker.newId,
      signal: abort.signal,
      progress: (finished, total) => progress('running', finished, total, `Reading paper ${Math.min(finished + 1, total)} of ${total}`),
    });
    if (abort.signal.aborted) return end(worker, session, drop, 'cancelled', () => progress('cancelled', 0, 0, 'Cancelled'));
    if (worker.session === session) storeDrop(worker, session, drop, read, collected.issues, hooked(worker, 'import'));
    end(worker, session, drop, 'done', () => progress('done', read.length, read.length, 'Read'));
  } catch (error) {
    console.error(`Reading a drop failed: ${error instanceof Error ? error.name : 'unknown'}`);
    if (__TEST_HOOKS__ && process.env.IFR_TEST_FAULTS === '1') console.error(error);
    end(worker, session, drop, 'failed', () => progress('failed', 0, 0, 'Reading stopped'));
  } finally {
    worker.jobs.delete(drop.jobId);
    if (worker.session === session) worker.changed(null);
  }
}

function end(worker: Worker, session: Session, drop: Drop, status: 'done' | 'cancelled' | 'failed', tell: () => void): void {
  if (worker.session !== session) return; // locked meanwhile: the record is closed, and the next start says what was interrupted
  updateJob(session.db, drop.jobId, { status }, worker.now());
  worker.jobs.delete(drop.jobId);
  tell();
}

/** Everything of a drop in one transaction: all of it is on the disk, or none. `fault`: where a kill test stops it. */
export function storeDrop(worker: Worker, { db, person }: Pick<Session, 'db' | 'person'>, drop: Pick<Drop, 'intakeId' | 'receivedOn' | 'commissioner'>, asRead: readonly PaperRead[], collectIssues: readonly ImportIssue[], fault: ReturnType<typeof hooked>): { outcome: Outcome; issues: readonly ImportIssue[] } {
  const read = withRemembered(db, asRead);
  const now = worker.now();
  const pack = read.map(({ paperId, file }) => ({ paperId, file }));
  const { issues, outcome } = judgePack(pack, packContext(db, { ...drop, urgency: findIntake(db, drop.intakeId)?.urgency ?? null }), collectIssues);
  const status = outcome === 'quarantine' || outcome === 'reject' ? 'stuck' : 'ready';
  const rows: RowDraft[] = [];
  for (const one of read) {
    rows.push(paperRow({ id: one.paperId, intakeId: drop.intakeId, parentPaperId: one.parentPaperId, originalName: one.file.name, bytes: one.bytes, by: person.id, at: now }));
    rows.push(...readingDraft(worker, one.paperId, one.file, now));
  }
  rows.push(intakeStepRow({ id: worker.newId(), intakeId: drop.intakeId, status, issues, applicationId: null, reason: null, outcome, by: person.id, at: now }));
  recordInOffice({
    db,
    event: { type: 'intakeMoved', version: 1, body: { intakeId: drop.intakeId, status } },
    rows,
    actor: person.id,
    now,
    write: () => {
      for (const one of read) writePaperBytes(db, one.paperId, one.bytes);
    },
    ...fault,
  });
  return { outcome, issues };
}
