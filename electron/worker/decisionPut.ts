import { londonDay } from '../../shared/domain/londonDay.ts';
import type { EvidenceView } from '../../shared/contract/entries.ts';
import type { DecisionView } from '../../shared/contract/decision.ts';
import type { DecisionQuestion } from '../../shared/domain/decisionQuestions.ts';
import { outcomeLabels } from '../../shared/workflow/decisionFields.ts';
import { parseCaseEvent } from '../../shared/workflow/events.ts';
import type { DecisionPut, DecisionRecord } from '../../shared/workflow/shapes.ts';
import { citedStudies } from '../../shared/import/proposeArguments.ts';
import { listArguments } from '../../db/argumentRepo.ts';
import { readEvents } from '../../db/eventLog.ts';
import { responsibleFor } from './assessment.ts';
import { heldPolicy, type CaseFile } from './caseFile.ts';
import { confirmedAssessment, sentenceOf } from './caseView.ts';
import type { Worker } from './context.ts';
import { evidenceViews, statementView } from './entryViews.ts';
import { routeLabels } from './routeLabels.ts';

/** What is put before the panel of a case besides its questions. Facts about the case: nothing here is a finding. */

/** What is shown above the three questions to which the panel says yes or no in words. */
export function shownOf(worker: Worker, file: CaseFile): DecisionView['shown'] {
  const policy = heldPolicy(file, file.state.policy?.pinned);
  const assessment = confirmedAssessment(worker, file);
  const stored = readEvents(worker.signedIn.db, file.applicationId).findLast((event) => event.type === 'policyPinned');
  const pinned = stored ? parseCaseEvent(stored) : null;
  const why = pinned?.type === 'policyPinned' ? `Governed by: ${pinned.body.governedBy}. ${pinned.body.why}` : '';
  const named = policy ? `${policy.title}, ${policy.version === null ? 'no version printed' : `version ${policy.version}`}.` : `No policy governs: ${(file.state.policy?.answer ?? 'none was set').replaceAll('-', ' ')}.`;
  return {
    rightCommissioner: responsibleFor(worker, file).sentence,
    policyBasis: `${named} ${why}`.trim(),
    alreadyFunded: assessment ? sentenceOf(assessment) : 'No assessment is confirmed.',
  };
}

/** The papers of the case that a person can read, each with the arguments taken from it. */
export function evidencePapers(worker: Worker, file: CaseFile): DecisionView['papers'] {
  const read = new Map(file.pack.map((one) => [one.paperId, one.file.kind]));
  const standing = new Set(file.state.arguments.filter((one) => one.state === 'standing').map((one) => one.id));
  const rows = listArguments(worker.signedIn.db, file.applicationId).filter((row) => standing.has(row.id));
  return file.papers
    .filter(({ paper }) => read.get(paper.id) !== 'zip')
    .map(({ paper }) => ({ paperId: paper.id, name: paper.originalName, argumentIds: rows.filter((row) => row.paperId === paper.id).map((row) => row.id) }));
}

/** Evidence on record that stands. */
export function standingEvidence(worker: Worker, file: CaseFile): EvidenceView[] {
  return evidenceViews(worker, file).filter((one) => one.state === 'standing');
}

/** Studies and guidance that the papers name, as printed. */
export function citedIn(file: CaseFile): DecisionView['cited'] {
  const names = new Map(file.papers.map(({ paper }) => [paper.id, paper.originalName]));
  return citedStudies(file.pack).slice(0, 100).map(({ text, paperId }) => ({ title: text.slice(0, 400), paperId, paper: names.get(paperId) ?? '' }));
}

/** What came after an earlier outcome of this case; null where there was none. A renewed request is looked at for what is new in it. */
export function sinceEarlier(worker: Worker, file: CaseFile): DecisionPut['sinceEarlier'] {
  const events = readEvents(worker.signedIn.db, file.applicationId).map((stored) => ({ at: stored.at, event: parseCaseEvent(stored) }));
  const deciding = file.state.decision && file.state.stage !== 'at-panel' ? events.findLastIndex(({ event }) => event.type === 'decisionRecorded') : events.length;
  const index = events.slice(0, deciding).findLastIndex(({ event }) => outcomeIn(event) !== null);
  if (index < 0) return null;
  const names = new Map(file.papers.map(({ paper }) => [paper.id, paper.originalName]));
  return {
    outcome: outcomeIn(events[index]!.event)!,
    on: londonDay(events[index]!.at),
    papers: events.slice(index + 1, deciding).flatMap(({ event }) => (event.type === 'paperAdded' ? [{ paperId: event.body.paperId, name: (names.get(event.body.paperId) ?? '').slice(0, 500) }] : [])),
  };
}

function outcomeIn(event: ReturnType<typeof parseCaseEvent>): string | null {
  if (event.type === 'decisionRecorded') return outcomeLabels[event.body.record.outcome];
  if (event.type === 'screeningRecorded' && event.body.route !== 'to-panel') return routeLabels[event.body.route];
  return event.type === 'applicationWithdrawn' ? 'Withdrawn' : null;
}

/**
 * The record as it is signed: with the order of its questions, what was shown above them, and what was left without a finding.
 * Written here and not by the page, so that the record says what the app did put.
 */
export function asPut(worker: Worker, file: CaseFile, record: DecisionRecord, order: readonly DecisionQuestion[]): DecisionRecord {
  const shown = shownOf(worker, file);
  const found = new Set(record.argumentFindings?.map((one) => one.argumentId));
  const named = new Set(record.studies?.map((one) => one.paperId));
  const judged = new Set(record.studies?.map((one) => one.evidenceId));
  const withoutFinding = evidencePapers(worker, file).filter((paper) => !named.has(paper.paperId) && !paper.argumentIds.some((id) => found.has(id)));
  const { rightCommissioner, policyBasis, alreadyFunded } = record;
  return {
    ...record,
    ...(rightCommissioner ? { rightCommissioner: { ...rightCommissioner, shown: shown.rightCommissioner } } : {}),
    ...(policyBasis ? { policyBasis: { ...policyBasis, shown: shown.policyBasis } } : {}),
    ...(alreadyFunded ? { alreadyFunded: { ...alreadyFunded, shown: shown.alreadyFunded } } : {}),
    put: {
      order: [...order],
      evidenceWithoutFinding: standingEvidence(worker, file).filter((one) => !judged.has(one.evidenceId)).map(({ evidenceId, title }) => ({ evidenceId, title })),
      patientStatement: statementView(worker, file)?.lines.map(({ label, words }) => `${label}: ${words}.`).join(' ') ?? null,
      papersWithoutFinding: withoutFinding.map(({ paperId, name }) => ({ paperId, name: name.slice(0, 500) })), sinceEarlier: sinceEarlier(worker, file),
    },
  };
}
