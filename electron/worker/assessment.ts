import { longDate } from '../../shared/domain/dates.ts';
import { checkCommissioner, type CommissionerCheck } from '../../shared/domain/commissioner.ts';
import type { FactState, FactValue } from '../../shared/domain/facts.ts';
import type { AssessmentView, FactSource } from '../../shared/contract/assessment.ts';
import type { Anchor } from '../../shared/import/paper.ts';
import { FactError, vocabularyOf, type Assessment, type CaseAnswer } from '../../shared/policy/index.ts';
import { listArguments } from '../../db/argumentRepo.ts';
import { latestAssessment } from '../../db/assessmentRepo.ts';
import { findCandidate } from '../../db/paperRepo.ts';
import { assessmentHistory } from './assessmentHistory.ts';
import { basisOf } from './basis.ts';
import { answerFor, comparison, decidingIn, heldPolicy, openCase, tolerantAnswer, type CaseFile } from './caseFile.ts';
import { commit } from './commit.ts';
import type { Worker } from './context.ts';
import { displayValue } from './display.ts';
import { done } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { needsWhy } from './governingDay.ts';
import { hintsOn } from './hints.ts';
import { placeOf } from './papers.ts';
import { factsFor } from './policyLibrary.ts';
import { linksOf } from './practices.ts';
import { refuseWith } from './refusal.ts';

export const assessmentHandlers = {
  'assessment.get': (worker, { applicationId, asAt }) => {
    const file = openCase(worker, applicationId);
    return view(worker, file, asAt ?? confirmedAsAt(worker, file) ?? file.governing.shown);
  },

  'assessment.confirm': (worker, { applicationId, seq, asAt, whyDay }) => {
    const { db, person } = worker.signedIn;
    const file = openCase(worker, applicationId);
    if (needsWhy(file.governing, asAt) && !whyDay) return refuseWith('INVALID', `${file.governing.words} The assessment is as at ${longDate(asAt)}.`, 'Look at the day of the rule, or say why this day counts.', 'whyDay');
    const answer = answered(file, asAt);
    if (!answer) return refuseWith('REFUSED', 'The kind of treatment has not been confirmed, so no policy can be looked up.', 'Confirm it on “Check the facts”. If it cannot be told, ask the clinician.');
    const assessment = decidingIn(answer);
    const policy = assessment ? { id: assessment.policy.id, version: assessment.policy.version, hash: assessment.policy.hash! } : null;
    const [facts, readings] = [policyFacts(file), { ...(assessment?.readingsFollowed ?? {}) }];
    const run = db.sqlite.transaction(() => {
      const common = { db, actor: person.id, newId: worker.newId };
      let version = seq;
      const pinned = file.state.policy;
      if (whyDay || !pinned || pinned.pinned?.hash !== policy?.hash || pinned.answer !== (policy ? null : answer.found.answer)) {
        version = done(
          commit({
            ...common, now: worker.now(),
            command: {
              type: 'pinPolicy', applicationId, expectedVersion: version, policy, answer: policy ? null : answer.found.answer,
              governedBy: governedBy(file, asAt), why: [`As at ${longDate(asAt)}.`, ...(whyDay ? [`Why this day: ${whyDay.replace(/[.\s]*$/, '.')}`] : []), answer.found.sentence].join(' ').slice(0, 500),
            },
          }),
        ).version;
      }
      done(
        commit({
          ...common, now: worker.now(),
          command: {
            type: 'confirmAssessment', applicationId, expectedVersion: version, policy, asAt, verdict: answer.verdict,
            tree: assessment ?? { sentence: answer.sentence, lookup: answer.found.answer, ...(answer.assessments.length > 0 ? { assessments: answer.assessments } : {}) },
            facts, readings, basis: basisOf({ verdict: answer.verdict, policy, readings, facts }),
          },
        }),
      );
    });
    run.immediate();
    worker.changed(applicationId);
    return view(worker, openCase(worker, applicationId), asAt);
  },

  'assessment.history': (worker, { applicationId }) => ({ entries: assessmentHistory(worker, openCase(worker, applicationId)) }),
} satisfies Partial<Handlers>;

/** Which day said which version governs, as the record keeps it. */
function governedBy({ governing, row }: CaseFile, asAt: string): string {
  if (governing.rule === null) return asAt === row.receivedOn ? 'date received' : 'date chosen by a person';
  if (governing.day !== asAt) return 'date chosen by a person';
  return { received: 'date received', complete: 'date complete', decided: 'date of the decision', other: 'date chosen by a person' }[governing.rule];
}

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
function policyFacts(file: CaseFile): Record<string, FactState> {
  return Object.fromEntries(Object.entries(file.facts).filter(([factId, state]) => state.state !== 'open' && !(file.library.vocabulary.get(factId)?.identity ?? false)));
}

function confirmedAsAt(worker: Worker, file: CaseFile): string | null {
  return file.state.assessment ? (latestAssessment(worker.signedIn.db, file.applicationId)?.asAt ?? null) : null;
}

function view(worker: Worker, file: CaseFile, asAt: string): AssessmentView {
  const { state } = file;
  const answer = answered(file, asAt);
  const assessment = answer ? decidingIn(answer) : null;
  const waiting = [...file.proposed.keys()].some((factId) => !file.confirmations.has(factId));
  const policy = heldPolicy(file, assessment?.policy);
  const confirmed = state.assessment ? latestAssessment(worker.signedIn.db, file.applicationId) : undefined;
  const whyNot = !state.factsChecked ? 'The facts have not all been checked yet.' : answer ? null : 'The kind of treatment is not known, so no policy can be looked up.';
  return {
    seq: state.version,
    asAt,
    governing: { words: file.governing.words, day: file.governing.day, needsWhy: needsWhy(file.governing, asAt) },
    lookup: answer
      ? { answer: answer.found.answer, sentence: answer.sentence }
      : { answer: 'treatment-not-known', sentence: 'Not known: nobody has confirmed which kind of treatment is asked for, so no policy can be looked up.' },
    assessment,
    ifConfirmed: waiting && !state.factsChecked ? previewOf(file, asAt) : null,
    facts: factsFor(vocabularyOf(policy ? [policy] : []), file.facts),
    sources: sourcesOf(worker, file),
    policy,
    compared: comparedBy(worker, file, assessment),
    responsible: responsibleFor(worker, file),
    prompts: promptsOn(worker, file, policy),
    confirmed: confirmed
      ? {
          by: worker.nameOf(confirmed.by), at: confirmed.at, asAt: confirmed.asAt, verdict: confirmed.verdict,
          sentence: (confirmed.tree as Assessment).sentence,
          stillTheSame: (state.assessment?.current ?? false) && confirmed.asAt === asAt && confirmed.verdict === answer?.verdict && confirmed.policyHash === (assessment?.policy.hash ?? null),
        }
      : null,
    canConfirm: whyNot === null,
    whyNot,
  };
}

function previewOf(file: CaseFile, asAt: string): Assessment | null {
  const answer = tolerantAnswer(file, file.factsIfConfirmed, asAt);
  return answer ? decidingIn(answer) : null;
}

/** Who compared the very text that decides with the published version. */
function comparedBy(worker: Worker, file: CaseFile, assessment: Assessment | null): AssessmentView['compared'] {
  return assessment ? comparison(worker, file, assessment.policy.id, assessment.policy.hash) : null;
}

/** Whether the case names the ICB of the patient's GP practice, as far as the confirmed practice and the list of practices tell. */
export function responsibleFor(worker: Worker, file: CaseFile): CommissionerCheck {
  const code = file.facts['gpPracticeCode'];
  const practiceCode = code?.state === 'known' && code.value.kind === 'text' ? code.value.text.trim().toUpperCase() : null;
  return checkCommissioner({ commissioner: file.row.commissioner, practiceCode, on: file.row.receivedOn, links: practiceCode === null ? null : linksOf(worker.signedIn.db, practiceCode) });
}

/** What each argument that stands should make people look at. */
function promptsOn(worker: Worker, file: CaseFile, policy: AssessmentView['policy']): AssessmentView['prompts'] {
  if (!policy) return [];
  const standing = new Set(file.state.arguments.filter((one) => one.state === 'standing').map((one) => one.id));
  return listArguments(worker.signedIn.db, file.applicationId)
    .filter((row) => standing.has(row.id))
    .map((row) => ({ argumentId: row.id, prompts: hintsOn(file, row.text) }));
}

function sourcesOf(worker: Worker, file: CaseFile): Record<string, FactSource> {
  const names = new Map(file.papers.map(({ paper }) => [paper.id, paper.originalName]));
  return Object.fromEntries(
    [...file.confirmations.values()].flatMap((row) => {
      if (row.answer !== 'known') return [];
      const candidate = row.candidateId ? findCandidate(worker.signedIn.db, row.candidateId) : undefined;
      const anchor = (candidate?.anchor as Anchor | undefined) ?? null;
      const source: FactSource = {
        label: file.library.vocabulary.get(row.factId)?.label ?? row.factId,
        display: displayValue(row.factId, row.value as FactValue, file.library.vocabulary),
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
