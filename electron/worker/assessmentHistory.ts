import type { AssessmentEntry } from '../../shared/contract/policy.ts';
import type { FactStates } from '../../shared/domain/facts.ts';
import { differencesBetween, type Assessment } from '../../shared/policy/index.ts';
import { listAssessments, type AssessmentRow } from '../../db/assessmentRepo.ts';
import type { CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';

/** Every assessment of a case, newest first, each with what differs from the one before it. */
export function assessmentHistory(worker: Worker, file: CaseFile): AssessmentEntry[] {
  const rows = listAssessments(worker.signedIn.db, file.applicationId);
  return rows
    .map((row, index): AssessmentEntry => ({
      id: row.id, policyId: row.policyId, policyVersion: row.policyVersion, policyHash: row.policyHash, asAt: row.asAt, verdict: row.verdict,
      sentence: (row.tree as Pick<Assessment, 'sentence'>).sentence,
      made: row.jobId === null ? 'confirmed' : 'renewed',
      by: worker.nameOf(row.by),
      at: row.at,
      differences: index === 0 ? [] : differencesBetween(kept(rows[index - 1]!), kept(row), file.library.vocabulary),
    }))
    .reverse();
}

/** Rows from before readings were kept beside the tree have them in it. */
function kept({ policyId, policyVersion, policyHash, asAt, verdict, readings, tree, facts }: AssessmentRow) {
  return { policyId, policyVersion, policyHash, asAt, verdict, readings: readings ?? (tree as Partial<Assessment>).readingsFollowed ?? {}, facts: facts as FactStates };
}
