import type { AssessmentEntry } from '../../shared/contract/policy.ts';
import type { Assessment } from '../../shared/policy/answer.ts';
import type { FactState, FactStates } from '../../shared/domain/facts.ts';
import type { Vocabulary } from '../../shared/policy/vocabulary.ts';
import { differencesBetween } from '../../shared/policy/index.ts';
import { listAssessments, type AssessmentRow } from '../../db/assessmentRepo.ts';
import type { CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';
import { displayValue } from './display.ts';

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
      differences: index === 0 ? [] : differences(rows[index - 1]!, row, file.library.vocabulary),
    }))
    .reverse();
}

/** In words, one line each. Where no text answered before or after, the two answers stand beside each other. */
function differences(before: AssessmentRow, after: AssessmentRow, vocabulary: Vocabulary): string[] {
  const facts = factDifferences(before.facts as FactStates, after.facts as FactStates, vocabulary);
  const [was, is] = [before.tree as Assessment, after.tree as Assessment];
  if (hasTree(was) && hasTree(is)) return [...facts, ...differencesBetween(was, is)];
  return [...facts, ...(was.sentence === is.sentence ? [] : [`Before: ${was.sentence}`, `Now: ${is.sentence}`])];
}

const hasTree = (tree: unknown): boolean => typeof tree === 'object' && tree !== null && 'finding' in tree;

/** Answers that differ, by the question's label. */
function factDifferences(before: FactStates, after: FactStates, vocabulary: Vocabulary): string[] {
  return vocabulary.all.flatMap(({ id, label, identity }) => {
    const [was, is] = [said(id, before[id], vocabulary), said(id, after[id], vocabulary)];
    return identity || was === is ? [] : [`${label}: ${is} (before: ${was})`];
  });
}

function said(factId: string, state: FactState | undefined, vocabulary: Vocabulary): string {
  if (!state || state.state === 'open') return 'no answer';
  if (state.state === 'notKnown') return 'not known';
  return state.state === 'disputed' ? 'the papers disagree' : displayValue(factId, state.value, vocabulary);
}
