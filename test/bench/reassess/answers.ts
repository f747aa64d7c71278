import { join } from 'node:path';
import { closeDatabase, openDatabase, type Db } from '../../../db/connection.ts';
import { verifyRecord } from '../../../db/verify.ts';
import { ownVocabulary } from '../../../shared/policy/vocabulary.ts';
import { replayForVerify } from '../../../shared/workflow/replay.ts';

/** What the bare script knows beforehand of one case: the columns of the row to be written, but for the facts, which it reads. */
export interface Answer {
  readonly policyId: string;
  readonly policyVersion: string | null;
  readonly policyHash: string;
  readonly asAt: string;
  readonly verdict: string;
  readonly tree: string;
  readonly readings: string;
  readonly basis: string;
  /** Facts that say who the patient is; they are not kept with an assessment. */
  readonly identity: readonly string[];
}

function within<T>(folder: string, key: string, look: (db: Db) => T): T {
  const db = openDatabase({ file: join(folder, 'data', 'ifr-panel.db'), key: Buffer.from(key, 'hex') });
  try {
    return look(db);
  } finally {
    closeDatabase(db);
  }
}

/** What a run of the shipped job wrote, by case. */
export function answersIn(folder: string, key: string, jobId: string): Record<string, Answer> {
  const identity = ownVocabulary.all.filter((fact) => fact.identity).map(({ id }) => id);
  return within(folder, key, ({ sqlite }) => {
    const rows = sqlite
      .prepare('SELECT application_id AS applicationId, policy_id AS policyId, policy_version AS policyVersion, policy_hash AS policyHash, as_at AS asAt, verdict, tree, readings, basis FROM assessment WHERE job_id = ?')
      .all(jobId) as (Answer & { applicationId: string })[];
    return Object.fromEntries(rows.map(({ applicationId, ...answer }) => [applicationId, { ...answer, identity }]));
  });
}

/** The rows of a run as text, but for ids, salts and what follows from them: two runs that wrote the same have the same text. */
export function writtenIn(folder: string, key: string, jobId: string): string {
  return within(folder, key, ({ sqlite }) => {
    const job = sqlite.prepare('SELECT kind, status, done, total FROM job WHERE id = ?').raw().get(jobId);
    const rows = sqlite
      .prepare(
        `SELECT assessment.application_id, event_seq, policy_id, policy_version, policy_hash, as_at, verdict, tree, facts, readings, basis, assessment.by, assessment.at, length(assessment.salt), length(digest), event.type, event.application_seq, length(event.body)
         FROM assessment JOIN event ON event.seq = event_seq WHERE job_id = ? ORDER BY event_seq, assessment.application_id`,
      )
      .raw()
      .all(jobId);
    return JSON.stringify([job, rows]);
  });
}

/** What the check of the whole record finds. */
export function findingsIn(folder: string, key: string): readonly string[] {
  return within(folder, key, (db) => verifyRecord(db, { replay: replayForVerify }).findings.map(({ where, sentence }) => `${where}: ${sentence}`));
}
