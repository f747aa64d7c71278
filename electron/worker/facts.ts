import { factGroupLabels, type FactDefinition, type FactGroup } from '../../shared/domain/factCatalogue.ts';
import type { FactValue } from '../../shared/domain/facts.ts';
import { parseNhsNumber } from '../../shared/domain/nhsNumber.ts';
import type { FactsView, FactView } from '../../shared/contract/case.ts';
import { findCandidate } from '../../db/paperRepo.ts';
import { openProposals } from './argumentViews.ts';
import { openCase, policiesOf, tolerantAnswer, treatmentOf, type CaseFile } from './caseFile.ts';
import { caseView } from './caseView.ts';
import { commit } from './commit.ts';
import type { Worker } from './context.ts';
import { displayValue } from './display.ts';
import { done, hooked } from './done.ts';
import { checkedValue } from './factValue.ts';
import type { Handlers } from './handlerType.ts';
import { identityOf } from './identity.ts';
import { withoutIdentity } from './mask.ts';
import { placeOf, type StoredCandidate } from './papers.ts';
import { libraryOf } from './policyLibrary.ts';
import { refuseWith } from './refusal.ts';

/** Facts that every case needs an answer to (*not known* is one), whatever the policy asks. */
const always: readonly string[] = [
  'patientName', 'nhsNumber', 'dateOfBirth', 'patientAddress', 'gpPractice', 'consentGiven', 'patientMayBeWrittenTo',
  'requesterName', 'requesterRole', 'requesterOrganisation', 'requesterAddress', 'intervention', 'treatment', 'diagnosis', 'clinicianCase', 'careMeanwhile',
];

export const factHandlers = {
  'facts.get': (worker, { applicationId }) => {
    const file = openCase(worker, applicationId);
    return withoutIdentity(worker, view(worker, file), file);
  },

  'facts.answer': (worker, { applicationId, seq, factId, answer }) => {
    const { db, person } = worker.signedIn;
    const definition = libraryOf(db).asked.get(factId);
    if (!definition) return refuseWith('INVALID', 'There is no such question.', 'Look at the list again.');
    const value = answer.kind === 'value' ? checkedValue(definition, answer.value) : null;
    if (answer.kind === 'value') {
      if (answer.candidateId !== null) {
        const candidate = findCandidate(db, answer.candidateId);
        const papers = openCase(worker, applicationId).papers.map(({ paper }) => paper.id);
        if (!candidate || candidate.factId !== factId || !papers.includes(candidate.paperId)) return refuseWith('INVALID', 'That source does not belong to this question of this case.', 'Choose the source again.');
      }
    }
    done(
      commit({
        db, actor: person.id, now: worker.now(), newId: worker.newId, ...hooked(worker, 'confirm'),
        command: {
          type: 'confirmFact', applicationId, expectedVersion: seq, factId,
          answer: value ? { kind: 'known', value } : { kind: 'not-known' },
          candidateId: answer.kind === 'value' ? answer.candidateId : null, note: null,
        },
      }),
    );
    worker.changed(applicationId);
    return view(worker, openCase(worker, applicationId));
  },

  'facts.finish': (worker, { applicationId, seq }) => {
    const { db, person } = worker.signedIn;
    const file = openCase(worker, applicationId);
    const unanswered = [
      ...unansweredIn(file).map((factId) => ({ factId, label: file.library.asked.get(factId)?.label ?? factId })),
      ...openProposals(file, worker).map(() => ({ factId: 'argument', label: 'An argument of the clinician that was read from the papers' })),
    ];
    const run = db.sqlite.transaction(() => {
      const common = { db, actor: person.id, newId: worker.newId };
      const state = done(commit({ ...common, now: worker.now(), command: { type: 'finishFactsCheck', applicationId, expectedVersion: seq, unanswered } }));
      // Whose case it is, is now confirmed: from here on the patient can be found by it.
      const identity = identityOf(db, applicationId);
      if (Object.values(identity).some((value) => value !== null)) {
        const digits = parseNhsNumber(identity.nhsNumber ?? '');
        done(commit({ ...common, now: worker.now(), command: { type: 'linkPatient', applicationId, expectedVersion: state.version, patientId: state.patientId, identity: { ...identity, nhsNumber: digits.ok ? digits.digits : null } } }));
      }
    });
    run.immediate();
    worker.changed(applicationId);
    return caseView(worker, applicationId);
  },
} satisfies Partial<Handlers>;

/** What the policies of a case ask, and which of it still matters. */
interface Questions {
  /** Why the policy asks, by fact. */
  readonly why: ReadonlyMap<string, string>;
  /** Facts that are not settled and could still change the answer; null where that cannot be told. */
  readonly mattering: ReadonlySet<string> | null;
}

/** The kind of treatment counts as the papers propose it, so that its questions stand there before it is confirmed. */
function questionsOf(file: CaseFile): Questions {
  const policies = policiesOf(file, file.governing.shown);
  const treatment = file.factsIfConfirmed['treatment'];
  const answer = tolerantAnswer(file, treatment ? { ...file.facts, treatment } : file.facts, file.row.receivedOn);
  const open = answer?.assessments.flatMap((assessment) => (assessment.ifThisVersion ?? assessment).openFacts.map((fact) => fact.factId));
  return {
    why: new Map(policies.toReversed().flatMap((policy) => policy.facts.map((fact): [string, string] => [fact.id, fact.why]))),
    mattering: open ? new Set(open) : null,
  };
}

/** Questions that still need an answer: those that every case needs, and those that still matter to the policy. */
function unansweredIn(file: CaseFile, { mattering } = questionsOf(file)): string[] {
  const open = (factId: string) => file.facts[factId]?.state === 'open' || file.facts[factId]?.state === 'disputed';
  const asked = treatmentConfirmed(file) ? (mattering ?? []) : [];
  const wanted = new Set([...always, ...asked]);
  return file.library.asked.all.map((fact) => fact.id).filter((factId) => wanted.has(factId) && open(factId));
}

/** While nobody has confirmed the kind of treatment, no policy can require an answer. */
function treatmentConfirmed(file: CaseFile): boolean {
  return file.facts['treatment']?.state === 'known';
}

/** Groups that only policies ask about. */
const ofPolicies: readonly FactGroup[] = ['lipus', 'guided-injection', 'policy'];

function view(worker: Worker, file: CaseFile): FactsView {
  const treatment = treatmentOf(file);
  const questions = questionsOf(file);
  const unanswered = unansweredIn(file, questions);
  const names = new Map(file.papers.map(({ paper }) => [paper.id, paper.originalName]));
  const spoken = (factId: string) => file.confirmations.has(factId) || file.proposed.has(factId);
  const relevant = (fact: FactDefinition) => (questions.why.size > 0 ? questions.why.has(fact.id) : treatment === fact.group);
  const needed = (fact: FactDefinition) => questions.why.size === 0 || questions.mattering === null || questions.mattering.has(fact.id) || spoken(fact.id);
  const [shown, notNeeded, more]: [FactDefinition[], FactDefinition[], FactDefinition[]] = [[], [], []];
  for (const fact of file.library.asked.all) {
    if (fact.seldom && !spoken(fact.id) && !questions.why.has(fact.id)) more.push(fact);
    else if (!ofPolicies.includes(fact.group)) shown.push(fact);
    else if (relevant(fact)) (needed(fact) ? shown : notNeeded).push(fact);
  }
  const groups = (Object.keys(factGroupLabels) as FactGroup[])
    .map((group) => ({ group, label: factGroupLabels[group], facts: shown.filter((fact) => fact.group === group).map((fact) => factView(worker, file, fact, names, questions.why.get(fact.id) ?? null, unanswered)) }))
    .filter((group) => group.facts.length > 0);
  return { seq: file.state.version, groups, more: more.map((fact) => factView(worker, file, fact, names, null, unanswered)), unanswered, notNeeded: notNeeded.map(({ id, label }) => ({ factId: id, label })), finished: file.state.factsChecked };
}

/** A paper that was read again has its proposals under new ids: the one that says the same at the same place stands for the one relied on. */
function sameInLatest(worker: Worker, candidateId: string, candidates: readonly { readonly paperId: string; readonly candidate: StoredCandidate }[]): string {
  if (candidates.some(({ candidate }) => candidate.candidateId === candidateId)) return candidateId;
  const before = findCandidate(worker.signedIn.db, candidateId);
  const anchor = JSON.stringify(before?.anchor);
  return candidates.find(({ paperId, candidate }) => paperId === before?.paperId && candidate.label === before.label && JSON.stringify(candidate.anchor) === anchor)?.candidate.candidateId ?? candidateId;
}

function factView(worker: Worker, file: CaseFile, fact: FactDefinition, names: ReadonlyMap<string, string>, why: string | null, unanswered: readonly string[]): FactView {
  const proposed = file.proposed.get(fact.id);
  const confirmed = file.confirmations.get(fact.id);
  const value = confirmed?.answer === 'known' ? (confirmed.value as FactValue) : null;
  const state = confirmed ? (confirmed.answer === 'known' ? 'confirmed' : 'not-known') : proposed?.disputed ? 'disputed' : proposed ? 'proposed' : 'open';
  return {
    factId: fact.id,
    label: fact.label,
    answer: fact.answer,
    identity: fact.identity ?? false,
    required: always.includes(fact.id) || unanswered.includes(fact.id),
    why,
    state,
    value,
    display: value ? displayValue(fact.id, value, file.library.vocabulary) : null,
    reliedOn: confirmed?.candidateId ? sameInLatest(worker, confirmed.candidateId, proposed?.candidates ?? []) : null,
    by: confirmed ? worker.nameOf(confirmed.by) : null,
    at: confirmed?.at ?? null,
    candidates: (proposed?.candidates ?? []).map(({ paperId, candidate }) => ({
      candidateId: candidate.candidateId,
      value: candidate.value,
      display: displayValue(fact.id, candidate.value, file.library.vocabulary),
      paperId,
      paperName: names.get(paperId) ?? '',
      anchor: candidate.anchor,
      label: candidate.label,
      where: placeOf(candidate.anchor),
      ...(candidate.method === 'ocr' ? { fromPicture: true as const } : {}),
    })),
  };
}
