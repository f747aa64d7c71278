import type { OpenCaseRow, PastDecisionRowRead } from '../../shared/register/rows.ts';
import { updateJob } from '../../db/jobRepo.ts';
import { writePaperBytes } from '../../db/paperRepo.ts';
import { pastDecisionRow } from '../../db/registerRepo.ts';
import { runInBatches } from './batchJob.ts';
import { commit, recordInOffice } from './commit.ts';
import type { Session, Worker } from './context.ts';
import { done, hooked } from './done.ts';
import type { RegisterFile, RegisterFileRow } from './registerFile.ts';
import { digestOfDecision, heldCase, heldDecision, type LookedRow } from './registerLook.ts';
import { linePaper } from './registerPaper.ts';

/** The kind under which such a job is noted. */
export const registerJobKind = { cases: 'register-cases', decisions: 'register-decisions' } as const;

/** So many lines are brought in in one transaction; then the worker sees to other calls. */
export const batchOf = { cases: 25, decisions: 250 } as const;

/**
 * Brings in the lines that are ready. A cancel, a lock or a crash leaves whole batches: what is in stays in, and the same file brings in
 * the rest, since a line that is in the record is known again.
 */
export function runRegister(worker: Worker, jobId: string, file: RegisterFile, ready: readonly LookedRow[]): Promise<void> {
  return runInBatches(worker, {
    jobId, total: ready.length, batch: batchOf[file.kind], doing: `Bringing in ${file.kind === 'cases' ? 'case' : 'decision'}`, labels, failed: 'Bringing in a register failed',
    step: (session, from, to) => bring(worker, session, jobId, file, ready.slice(from, to), to),
  });
}

const labels = { done: 'Brought in', cancelled: 'Cancelled', failed: 'Bringing in stopped' } as const;

/** One batch: all of its lines, and how far the job has come, are on the disk when this returns, or none of it is. */
function bring(worker: Worker, session: Session, jobId: string, file: RegisterFile, rows: readonly LookedRow[], so: number): void {
  const { db } = session;
  const fault = hooked(worker, 'register');
  const run = db.sqlite.transaction(() => {
    if (file.kind === 'cases') bringCases(worker, session, jobId, file, rows);
    else bringDecisions(worker, session, jobId, file, rows);
    updateJob(db, jobId, { done: so }, worker.now());
  });
  run.immediate();
  fault.faultHook?.('after-commit');
}

function bringCases(worker: Worker, session: Session, importId: string, file: RegisterFile, rows: readonly LookedRow[]): void {
  const { db, person } = session;
  let cases = 0;
  for (const { row, values } of rows) {
    // A colleague, or an import that was begun twice, may have brought the line in since it was looked at.
    if (heldCase(db, values as OpenCaseRow, row.digest)) continue;
    oneCase(worker, session, importId, file, row, values as OpenCaseRow);
    cases += 1;
  }
  if (cases > 0) recordInOffice({ db, event: { type: 'registerBrought', version: 1, body: { importId, sha256: file.sha256, cases } }, rows: [], actor: person.id, now: worker.now(), ...hooked(worker, 'register') });
}

/** A case of the record like any other: received, with the line as its one paper, and nothing confirmed. */
function oneCase(worker: Worker, { db, person }: Session, importId: string, file: RegisterFile, row: RegisterFileRow, values: OpenCaseRow): void {
  const applicationId = worker.newId();
  const now = worker.now();
  const common = { db, actor: person.id, now, newId: worker.newId };
  const paper = linePaper(file, row, values, { newId: worker.newId, by: person.id, at: now });
  const { reference, stageWords, stage, dueOn, waitsUntil } = values;
  const made = done(commit({
    ...common, rows: () => paper.rows,
    command: {
      type: 'receiveApplication', applicationId, commissioner: values.commissioner, receivedOn: values.receivedOn, urgency: values.urgency,
      urgencyReason: values.urgency === 'urgent' ? 'The earlier running register says that it is urgent.' : null, intakeId: null,
      register: { importId, line: row.line, reference, stageWords, stage, dueOn, rowDigest: row.digest, pause: waitsUntil === null ? null : { owner: person.name, until: waitsUntil, chaseOn: null } },
    },
  }));
  writePaperBytes(db, paper.paperId, paper.bytes);
  done(commit({ ...common, command: { type: 'addPaper', applicationId, expectedVersion: made.version, paperId: paper.paperId, role: 'line of the running register', pages: null, identifiersCompared: [] } }));
}

function bringDecisions(worker: Worker, { db, person }: Session, importId: string, file: RegisterFile, rows: readonly LookedRow[]): void {
  const now = worker.now();
  const fresh = rows.filter(({ values }) => !heldDecision(db, values as PastDecisionRowRead));
  if (fresh.length === 0) return;
  recordInOffice({
    db, event: { type: 'pastDecisionsBrought', version: 1, body: { importId, sha256: file.sha256, decisions: fresh.length } },
    rows: fresh.map(({ row, values }) => pastDecisionRow({ id: worker.newId(), importId, line: row.line, ...(values as PastDecisionRowRead), rowDigest: digestOfDecision(values as PastDecisionRowRead), by: person.id, at: now })),
    actor: person.id, now, ...hooked(worker, 'register'),
  });
}
