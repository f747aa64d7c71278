import { factCatalogue, factDefinition, factGroupLabels, type FactDefinition, type FactGroup } from '../../shared/domain/factCatalogue.ts';
import type { FactValue } from '../../shared/domain/facts.ts';
import { parseNhsNumber } from '../../shared/domain/nhsNumber.ts';
import type { FactsView, FactView } from '../../shared/contract/case.ts';
import { findCandidate } from '../../db/paperRepo.ts';
import { openProposals } from './argumentViews.ts';
import { openCase, policyOf, tolerantAnswer, treatmentOf, type CaseFile } from './caseFile.ts';
import { caseView } from './caseView.ts';
import { commit } from './commit.ts';
import type { Worker } from './context.ts';
import { displayValue } from './display.ts';
import { done, hooked } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { identityOf } from './identity.ts';
import { placeOf } from './papers.ts';
import { refuseWith } from './refusal.ts';

/** Facts that every case needs an answer to (*not known* is one), whatever the policy asks. */
const always: readonly string[] = [
  'patientName', 'nhsNumber', 'dateOfBirth', 'patientAddress', 'gpPractice', 'consentGiven', 'patientMayBeWrittenTo',
  'requesterName', 'requesterRole', 'requesterOrganisation', 'requesterAddress', 'intervention', 'treatment', 'diagnosis', 'clinicianCase', 'careMeanwhile',
];

export const factHandlers = {
  'facts.get': (worker, { applicationId }) => view(worker, openCase(worker, applicationId)),

  'facts.answer': (worker, { applicationId, seq, factId, answer }) => {
    const { db, person } = worker.signedIn;
    const definition = factDefinition(factId);
    if (!definition) return refuseWith('INVALID', 'There is no such question.', 'Look at the list again.');
    if (answer.kind === 'value') {
      checkValue(definition, answer.value);
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
          answer: answer.kind === 'value' ? { kind: 'known', value: answer.value } : { kind: 'not-known' },
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
      ...unansweredIn(file).map((factId) => ({ factId, label: factDefinition(factId)?.label ?? factId })),
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

/** Questions that still need an answer: those that every case needs, and those that still matter to the policy. */
function unansweredIn(file: CaseFile): string[] {
  const mattering = tolerantAnswer(file, file.facts, file.row.receivedOn)?.assessments.flatMap((assessment) => (assessment.ifThisVersion ?? assessment).openFacts) ?? [];
  const open = (factId: string) => file.facts[factId]?.state === 'open' || file.facts[factId]?.state === 'disputed';
  const wanted = new Set([...always, ...mattering.filter((fact) => fact.state === 'open' || fact.state === 'disputed').map((fact) => fact.factId)]);
  return factCatalogue.map((fact) => fact.id).filter((factId) => wanted.has(factId) && open(factId));
}

function view(worker: Worker, file: CaseFile): FactsView {
  const policy = policyOf(file, file.row.receivedOn);
  const treatment = treatmentOf(file);
  const unanswered = unansweredIn(file);
  const names = new Map(file.papers.map(({ paper }) => [paper.id, paper.originalName]));
  const asked = new Map(policy?.facts.map((fact) => [fact.id as string, fact.why]) ?? []);
  const shown = (factCatalogue as readonly FactDefinition[]).filter((fact) => {
    if (fact.group === 'lipus' || fact.group === 'guided-injection') return policy ? asked.has(fact.id) : treatment === fact.group;
    return true;
  });
  const groups = (Object.keys(factGroupLabels) as FactGroup[])
    .map((group) => ({ group, label: factGroupLabels[group], facts: shown.filter((fact) => fact.group === group).map((fact) => factView(worker, file, fact, names, asked.get(fact.id) ?? null, unanswered)) }))
    .filter((group) => group.facts.length > 0);
  return { seq: file.state.version, groups, unanswered, finished: file.state.factsChecked };
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
    display: value ? displayValue(fact.id, value) : null,
    reliedOn: confirmed?.candidateId ?? null,
    by: confirmed ? worker.nameOf(confirmed.by) : null,
    at: confirmed?.at ?? null,
    candidates: (proposed?.candidates ?? []).map(({ paperId, candidate }) => ({
      candidateId: candidate.candidateId,
      value: candidate.value,
      display: displayValue(fact.id, candidate.value),
      paperId,
      paperName: names.get(paperId) ?? '',
      anchor: candidate.anchor,
      label: candidate.label,
      where: placeOf(candidate.anchor),
    })),
  };
}

/** A person's own answer must be of the kind that the question takes, and possible. */
function checkValue(fact: FactDefinition, value: FactValue): void {
  const wrong = (message: string, next: string): never => refuseWith('INVALID', message, next, fact.id);
  if (value.kind !== fact.answer.kind) wrong(`“${fact.label}” takes another kind of answer.`, 'Answer it in the form shown.');
  if (value.kind === 'choice' && fact.answer.kind === 'choice' && !fact.answer.choices.some((choice) => choice.id === value.choice)) wrong(`“${fact.label}” has no such choice.`, 'Choose one of those shown.');
  if (value.kind === 'text' && value.text.trim() === '') wrong(`“${fact.label}” is blank.`, 'Type the answer, or answer “not known”.');
  if (fact.id === 'nhsNumber' && value.kind === 'text') {
    const number = parseNhsNumber(value.text);
    if (!number.ok) {
      const why = { 'not-ten-digits': 'it does not have ten digits', 'repeated-digit': 'it is one digit ten times, which is never issued', 'check-digit': 'its last digit does not agree with the others' }[number.fault];
      wrong(`That is not an NHS number: ${why}.`, 'Compare it with the paper. If the paper says so too, ask the sender and answer “not known” meanwhile.');
    }
  }
  if (fact.id === 'dateOfBirth' && value.kind === 'date' && value.date.from < '1900-01-01') wrong('The date of birth lies before 1900.', 'Check it with the paper.');
}
