import { longDate } from '../../shared/domain/dates.ts';
import { factDefinition } from '../../shared/domain/factCatalogue.ts';
import type { FactValue } from '../../shared/domain/facts.ts';
import { icbByOds } from '../../shared/domain/icb.ts';
import type { AssessmentView, FactSource } from '../../shared/contract/assessment.ts';
import type { Anchor } from '../../shared/import/paper.ts';
import { bundledPolicies, FactError, type Assessment, type CaseAnswer } from '../../shared/policy/index.ts';
import { latestAssessment } from '../../db/assessmentRepo.ts';
import { findCandidate } from '../../db/paperRepo.ts';
import { answerFor, heldPolicy, openCase, policyHash, tolerantAnswer, type CaseFile } from './caseFile.ts';
import { commit } from './commit.ts';
import type { Worker } from './context.ts';
import { displayValue } from './display.ts';
import { done } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { placeOf } from './papers.ts';
import { refuseWith } from './refusal.ts';

export const assessmentHandlers = {
  'assessment.get': (worker, { applicationId, asAt }) => {
    const file = openCase(worker, applicationId);
    return view(worker, file, asAt ?? confirmedAsAt(worker, file) ?? file.row.receivedOn);
  },

  'assessment.confirm': (worker, { applicationId, seq, asAt }) => {
    const { db, person } = worker.signedIn;
    const file = openCase(worker, applicationId);
    const answer = answered(file, asAt);
    if (!answer) return refuseWith('REFUSED', 'The kind of treatment has not been confirmed, so no policy can be looked up.', 'Confirm it on “Check the facts”. If it cannot be told, ask the clinician.');
    const assessment = answer.assessments[0] ?? null;
    const policy = assessment ? { id: assessment.policy.id, version: assessment.policy.version, hash: assessment.policy.hash! } : null;
    const run = db.sqlite.transaction(() => {
      const common = { db, actor: person.id, newId: worker.newId };
      let version = seq;
      const pinned = file.state.policy;
      if (!pinned || pinned.pinned?.hash !== policy?.hash || pinned.answer !== (policy ? null : answer.found.answer)) {
        version = done(
          commit({
            ...common, now: worker.now(),
            command: {
              type: 'pinPolicy', applicationId, expectedVersion: version, policy, answer: policy ? null : answer.found.answer,
              governedBy: asAt === file.row.receivedOn ? 'date received' : 'date chosen by a person', why: `As at ${longDate(asAt)}. ${answer.found.sentence}`.slice(0, 500),
            },
          }),
        ).version;
      }
      done(
        commit({
          ...common, now: worker.now(),
          command: {
            type: 'confirmAssessment', applicationId, expectedVersion: version, policy, asAt, verdict: answer.verdict,
            tree: assessment ?? { sentence: answer.sentence, lookup: answer.found.answer }, facts: policyFacts(file),
          },
        }),
      );
    });
    run.immediate();
    worker.changed(applicationId);
    return view(worker, openCase(worker, applicationId), asAt);
  },

  'policy.list': () => ({
    policies: bundledPolicies().map((policy) => ({
      id: policy.id,
      commissioner: policy.commissioner,
      icb: icbByOds(policy.commissioner)?.name ?? policy.commissioner,
      title: policy.title,
      ourTitle: policy.ourTitle,
      version: policy.version,
      effective: policy.dates.effective?.printed ?? (policy.dates.ratified ? `none printed; ratified ${policy.dates.ratified.printed}` : 'none printed'),
      clauses: Object.keys(policy.clauses).length,
      defects: policy.defects.length,
      readings: policy.readings.length,
    })),
  }),

  'policy.get': (_worker, { policyId }) => {
    const policy = heldPolicy(policyId);
    if (!policy) return refuseWith('NOT_FOUND', 'No such policy is held.', 'Choose one from the list.');
    return { policy, hash: policyHash(policy) };
  },
} satisfies Partial<Handlers>;

/** The answer on confirmed facts. Facts that cannot be right end in a refusal that names the fact, never in a verdict. */
function answered(file: CaseFile, asAt: string): CaseAnswer | null {
  try {
    return answerFor(file, file.facts, asAt);
  } catch (error) {
    if (!(error instanceof FactError)) throw error;
    return refuseWith('INVALID', `The assessment cannot be made: ${error.message}.`, 'Correct the fact on “Check the facts”.');
  }
}

/** Facts that a policy asks for, as they stood: kept with the assessment. Identity stays where it is. */
function policyFacts(file: CaseFile): Record<string, unknown> {
  return Object.fromEntries(Object.entries(file.facts).filter(([factId, state]) => state.state !== 'open' && !(factDefinition(factId)?.identity ?? false)));
}

function confirmedAsAt(worker: Worker, file: CaseFile): string | null {
  return file.state.assessment ? (latestAssessment(worker.signedIn.db, file.applicationId)?.asAt ?? null) : null;
}

function view(worker: Worker, file: CaseFile, asAt: string): AssessmentView {
  const { state } = file;
  const answer = answered(file, asAt);
  const assessment = answer?.assessments[0] ?? null;
  const waiting = [...file.proposed.keys()].some((factId) => !file.confirmations.has(factId));
  const confirmed = state.assessment ? latestAssessment(worker.signedIn.db, file.applicationId) : undefined;
  const whyNot = !state.factsChecked ? 'The facts have not all been checked yet.' : answer ? null : 'The kind of treatment is not known, so no policy can be looked up.';
  return {
    seq: state.version,
    asAt,
    lookup: answer
      ? { answer: answer.found.answer, sentence: answer.sentence }
      : { answer: 'treatment-not-known', sentence: 'Not known: nobody has confirmed which kind of treatment is asked for, so no policy can be looked up.' },
    assessment,
    ifConfirmed: waiting && !state.factsChecked ? (tolerantAnswer(file, file.factsIfConfirmed, asAt)?.assessments[0] ?? null) : null,
    facts: file.facts,
    sources: sourcesOf(worker, file),
    policy: heldPolicy(assessment?.policy.id),
    confirmed: confirmed
      ? {
          by: worker.nameOf(confirmed.by), at: confirmed.at, asAt: confirmed.asAt, verdict: confirmed.verdict,
          sentence: (confirmed.tree as Assessment).sentence,
          stillTheSame: (state.assessment?.current ?? false) && confirmed.asAt === asAt && confirmed.verdict === answer?.verdict,
        }
      : null,
    canConfirm: whyNot === null,
    whyNot,
  };
}

function sourcesOf(worker: Worker, file: CaseFile): Record<string, FactSource> {
  const names = new Map(file.papers.map(({ paper }) => [paper.id, paper.originalName]));
  return Object.fromEntries(
    [...file.confirmations.values()].flatMap((row) => {
      if (row.answer !== 'known') return [];
      const candidate = row.candidateId ? findCandidate(worker.signedIn.db, row.candidateId) : undefined;
      const anchor = (candidate?.anchor as Anchor | undefined) ?? null;
      const source: FactSource = {
        label: factDefinition(row.factId)?.label ?? row.factId,
        display: displayValue(row.factId, row.value as FactValue),
        by: worker.nameOf(row.by),
        at: row.at,
        paperId: candidate?.paperId ?? null,
        paperName: candidate ? (names.get(candidate.paperId) ?? null) : null,
        where: anchor ? placeOf(anchor) : null,
        anchor,
      };
      return [[row.id, source]];
    }),
  );
}
