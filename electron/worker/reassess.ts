import type { ReassessView, TouchedCase } from '../../shared/contract/policy.ts';
import { stageLabels, type Stage } from '../../shared/workflow/stages.ts';
import { latestJob, startJob } from '../../db/jobRepo.ts';
import type { Db } from '../../db/connection.ts';
import type { Handlers } from './handlerType.ts';
import { openCases } from './openCases.ts';
import { reassessKind, runReassess } from './reassessJob.ts';
import { refuseWith } from './refusal.ts';

export const reassessHandlers = {
  'reassess.start': (worker) => {
    const { db, person } = worker.signedIn;
    const last = latestJob(db, reassessKind);
    if (last?.status === 'running') return refuseWith('REFUSED', 'The open cases are being assessed again already.', 'Wait until that has ended, or cancel it.');
    const jobId = worker.newId();
    const cases = openCases(db).filter((one) => one.assessed);
    startJob(db, { id: jobId, kind: reassessKind, intakeId: null, applicationId: null, total: cases.length, by: person.id, at: worker.now() });
    void runReassess(worker, jobId, cases);
    return { jobId };
  },

  'reassess.get': (worker): ReassessView => {
    const { db } = worker.signedIn;
    const job = latestJob(db, reassessKind);
    if (!job) return { jobId: null, status: 'never', by: null, startedAt: null, done: 0, total: 0, changed: [] };
    return { jobId: job.id, status: job.status as ReassessView['status'], by: worker.nameOf(job.by), startedAt: job.startedAt, done: job.done, total: job.total ?? 0, changed: changedIn(db, job.id) };
  },
} satisfies Partial<Handlers>;

/** Cases that a run answered otherwise than before, newest first. */
function changedIn(db: Db, jobId: string): TouchedCase[] {
  const rows = db.sqlite
    .prepare(
      `SELECT application.id AS applicationId, case_number AS number, stage, json_extract(tree, '$.before') AS before, verdict AS after, json_extract(tree, '$.sentence') AS sentence
       FROM assessment JOIN application ON application.id = application_id WHERE job_id = ? ORDER BY event_seq DESC, case_number`,
    )
    .all(jobId) as (Omit<TouchedCase, 'stage'> & { stage: Stage })[];
  return rows.filter((row) => row.before !== row.after).map((row) => ({ ...row, stage: stageLabels[row.stage] }));
}
