import { limitsAfter, limitsInside } from '../../shared/import/budget.ts';
import { checkPack } from '../../shared/import/checkPack.ts';
import { issue } from '../../shared/import/issues.ts';
import { readLimits, type ImportIssue, type ReadFile, type ReadLimits } from '../../shared/import/paper.ts';
import { intakeStepRow } from '../../db/intakeRepo.ts';
import { updateJob } from '../../db/jobRepo.ts';
import { paperRow, readingRows, writePaperBytes } from '../../db/paperRepo.ts';
import type { RowDraft } from '../../db/sealed.ts';
import { collect } from './collect.ts';
import { recordInOffice } from './commit.ts';
import type { Session, Worker } from './context.ts';
import { hooked } from './done.ts';
import type { ReadOutcome } from './parserPool.ts';

interface Drop {
  readonly intakeId: string;
  readonly jobId: string;
  readonly paths: readonly string[];
  readonly receivedOn: string;
}

/** One file of the drop, read or not; its bytes are kept either way. */
interface Read {
  readonly paperId: string;
  readonly parentPaperId: string | null;
  readonly bytes: Uint8Array;
  readonly file: ReadFile;
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
    const read: Read[] = [];
    const files = collected.files.map(({ name, bytes }) => ({ name, bytes, parentPaperId: null }));
    await readAll(worker, files, abort.signal, read, (finished, total) => progress('running', finished, total, `Reading paper ${Math.min(finished + 1, total)} of ${total}`));
    if (abort.signal.aborted) return end(worker, session, drop, 'cancelled', () => progress('cancelled', 0, 0, 'Cancelled'));
    store(worker, session, drop, read, collected.issues);
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

interface ToRead {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly parentPaperId: string | null;
}

/** Reads files and what is inside them, with one budget for all. What is over the budget is named in an issue, never left out in silence. */
async function readAll(worker: Worker, files: readonly ToRead[], signal: AbortSignal, into: Read[], progress: (finished: number, total: number) => void): Promise<void> {
  let budget: ReadLimits = readLimits;
  const waiting: { item: ToRead; depth: number }[] = files.map((item) => ({ item, depth: budget.depth }));
  let total = waiting.length;
  let finished = 0;
  while (waiting.length > 0 && !signal.aborted) {
    // Two at once, but never two archives: each would unpack as much as is left for all.
    const batch = waiting.splice(0, waiting.length > 1 && mayHoldFiles(waiting[0]!.item) && mayHoldFiles(waiting[1]!.item) ? 1 : 2);
    progress(finished, total);
    const outcomes = await Promise.all(batch.map(({ item, depth }) => worker.parsers.read(item.name, item.bytes, { ...budget, depth })));
    outcomes.forEach((outcome, index) => {
      const { item, depth } = batch[index]!;
      const file = fileOf(item, outcome);
      const paperId = worker.newId();
      into.push({ paperId, parentPaperId: item.parentPaperId, bytes: item.bytes, file });
      budget = limitsAfter(budget, file);
      const inside = limitsInside({ ...budget, depth }).depth;
      for (const child of file.children) waiting.push({ item: { name: child.name, bytes: child.bytes, parentPaperId: paperId }, depth: inside });
      total += file.children.length;
      finished += 1;
    });
  }
}

/** Whether a file begins as archives do; Word forms do too. */
function mayHoldFiles({ bytes }: ToRead): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function fileOf(item: ToRead, outcome: ReadOutcome): ReadFile {
  if (outcome.ok) return outcome.file;
  const fault = outcome.why === 'time' ? issue('file-too-slow', item.name) : issue('file-damaged', item.name, 'reading it ended the reader');
  return { name: item.name, kind: 'unknown', read: false, pages: [], document: null, candidates: [], issues: [fault], children: [] };
}

/** Everything of the drop in one transaction: all of it is on the disk, or none. */
function store(worker: Worker, session: Session, drop: Drop, read: readonly Read[], collectIssues: readonly ImportIssue[]): void {
  if (worker.session !== session) return;
  const { db, person } = session;
  const now = worker.now();
  const pack = read.map(({ paperId, file }) => ({ paperId, file }));
  const issues = [...collectIssues, ...read.flatMap(({ file }) => file.issues), ...checkPack(pack, drop.receivedOn)];
  const status = read.length === 0 || issues.some((one) => one.severity === 'blocks') ? 'stuck' : 'ready';
  const rows: RowDraft[] = [];
  for (const one of read) {
    rows.push(paperRow({ id: one.paperId, intakeId: drop.intakeId, parentPaperId: one.parentPaperId, originalName: one.file.name, bytes: one.bytes, by: person.id, at: now }));
    const { children: _children, ...parsed } = one.file;
    rows.push(
      ...readingRows({
        id: worker.newId(), paperId: one.paperId, kind: one.file.kind, pageCount: one.file.pages.length || null, parsed, reader: `ifr-panel ${__APP_VERSION__}`, at: now,
        candidates: one.file.candidates.map((candidate) => ({ id: worker.newId(), factId: candidate.factId, value: candidate.value, anchor: candidate.anchor, method: candidate.method, label: candidate.label })),
      }),
    );
  }
  rows.push(intakeStepRow({ id: worker.newId(), intakeId: drop.intakeId, status, issues, applicationId: null, reason: null, by: person.id, at: now }));
  recordInOffice({
    db,
    event: { type: 'intakeMoved', version: 1, body: { intakeId: drop.intakeId, status } },
    rows,
    actor: person.id,
    now,
    write: () => {
      for (const one of read) writePaperBytes(db, one.paperId, one.bytes);
    },
    ...hooked(worker, 'import'),
  });
}
