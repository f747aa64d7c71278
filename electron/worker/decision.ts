import type { DecisionView } from '../../shared/contract/decision.ts';
import { fieldsInOrder, outcomeLabels, outcomes } from '../../shared/workflow/decisionFields.ts';
import { standingArguments } from '../../shared/workflow/evolve.ts';
import { parseCaseEvent } from '../../shared/workflow/events.ts';
import { issuesStop } from '../../shared/workflow/decideIssues.ts';
import { consentStops } from '../../shared/workflow/gates.ts';
import { stageLabels } from '../../shared/workflow/stages.ts';
import { isSettled } from '../../shared/workflow/verdicts.ts';
import { listArguments } from '../../db/argumentRepo.ts';
import { readEvents } from '../../db/eventLog.ts';
import { heldPolicy, mustGovernOn, mustStillStand, openCase, type CaseFile } from './caseFile.ts';
import { caseView, confirmedAssessment, sentenceOf } from './caseView.ts';
import { commit } from './commit.ts';
import type { Worker } from './context.ts';
import { draftIsDone, draftOf, mustHoldDraft } from './decisionDraft.ts';
import { asPut, citedIn, evidencePapers, shownOf, sinceEarlier, standingEvidence } from './decisionPut.ts';
import { statementView } from './entryViews.ts';
import { displayValue } from './display.ts';
import { done, hooked } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { hintsOn } from './hints.ts';
import { papersStopPanel } from './papersSay.ts';
import { refuseWith } from './refusal.ts';
import { pastDecisionsFor } from './pastDecisions.ts';

export const decisionHandlers = {
  'decision.get': (worker, { applicationId }) => view(worker, openCase(worker, applicationId)),

  'decision.record': (worker, { applicationId, seq, record }) => {
    const { db, person } = worker.signedIn;
    const file = openCase(worker, applicationId);
    mustStillStand(file);
    const against = papersStopPanel(file);
    if (against) return refuseWith(against.code, against.message, against.next);
    mustGovernOn(worker, file, record.decidedBy.on);
    mustHoldDraft(worker, applicationId);
    const policy = heldPolicy(file, file.state.policy?.pinned);
    const clauses = (role: 'relied-on' | 'reserved') => policy?.principles.filter((principle) => principle.role === role).map((principle) => principle.clause) ?? [];
    const features = [...new Set(policy?.notThemselvesAnException.map((one) => one.clause))];
    const signed = asPut(worker, file, record, fieldsInOrder(policy?.decisionOrder).order);
    const fault = hooked(worker, 'decide');
    const run = db.sqlite.transaction(() => {
      const common = { db, actor: person.id, newId: worker.newId, ...fault };
      let version = seq;
      // Until meetings have a screen of their own, a case is put to the panel by recording what that panel decided.
      // A chair who decides alone, between meetings, puts it to no panel.
      if (file.state.stage === 'screened' && file.state.screening?.route === 'to-panel' && record.decidedBy.kind !== 'chairs-action') {
        version = done(commit({ ...common, now: worker.now(), command: { type: 'listForPanel', applicationId, expectedVersion: version, panel: record.decidedBy.who, meetsOn: record.decidedBy.on } })).version;
      }
      done(commit({ ...common, now: worker.now(), command: { type: 'recordDecision', applicationId, expectedVersion: version, record: signed, principles: clauses('relied-on'), reserved: clauses('reserved'), features } }));
      draftIsDone(worker, applicationId);
    });
    run.immediate();
    fault.faultHook?.('after-commit');
    worker.changed(applicationId);
    return caseView(worker, applicationId);
  },

  'decision.correct': (worker, { applicationId, seq, ...correction }) => {
    const { db, person } = worker.signedIn;
    done(commit({ db, actor: person.id, now: worker.now(), newId: worker.newId, command: { type: 'correctDecision', applicationId, expectedVersion: seq, ...correction } }));
    worker.changed(applicationId);
    return view(worker, openCase(worker, applicationId));
  },

  'case.resume': (worker, { applicationId, seq, reason }) => {
    const { db, person } = worker.signedIn;
    done(commit({ db, actor: person.id, now: worker.now(), newId: worker.newId, command: { type: 'resume', applicationId, expectedVersion: seq, reason } }));
    worker.changed(applicationId);
    return caseView(worker, applicationId);
  },

  'case.close': (worker, { applicationId, seq }) => {
    const { db, person } = worker.signedIn;
    done(commit({ db, actor: person.id, now: worker.now(), newId: worker.newId, command: { type: 'closeCase', applicationId, expectedVersion: seq } }));
    worker.changed(applicationId);
    return caseView(worker, applicationId);
  },
} satisfies Partial<Handlers>;

function view(worker: Worker, file: CaseFile): DecisionView {
  const { db } = worker.signedIn;
  const { state } = file;
  const policy = heldPolicy(file, state.policy?.pinned);
  const texts = new Map(listArguments(db, file.applicationId).map((row) => [row.id, row.text]));
  const features = policy?.notThemselvesAnException ?? [];
  const assessment = confirmedAssessment(worker, file);
  const decided = readEvents(db, file.applicationId).findLast((event) => event.type === 'decisionRecorded');
  const say = (factId: string): string | null => {
    const fact = file.facts[factId];
    return fact?.state === 'known' ? displayValue(factId, fact.value, file.library.vocabulary) : null;
  };
  const said = statementView(worker, file);
  const { order, fields } = fieldsInOrder(policy?.decisionOrder);
  const principles = (role: 'relied-on' | 'reserved') => policy?.principles.filter((one) => one.role === role).map(({ clause, name, question }) => ({ clause, name, question })) ?? [];
  return {
    seq: state.version,
    stageLabel: stageLabels[state.stage],
    whyNot: whyNot(file),
    sentence: assessment ? sentenceOf(assessment) : null,
    outcomes: outcomes.map((outcome) => ({ outcome, label: outcomeLabels[outcome] })),
    // A policy that prints no principles has none to ask about.
    order: [...order],
    fields: fields.filter((field) => field.id !== 'principles' || principles('relied-on').length > 0),
    arguments: standingArguments(state).map((argumentId) => ({
      argumentId,
      text: texts.get(argumentId) ?? '',
      prompts: hintsOn(file, texts.get(argumentId) ?? ''),
      note: features.length > 0 ? `Clause ${features[0]!.clause} lists features that are not themselves an exception. Whether this argument is one of them is for the panel.` : null,
    })),
    hintsFrom: policy ? { policy, guidance: [...file.library.guidance] } : null,
    principles: principles('relied-on'),
    reserved: principles('reserved'),
    notThemselvesAnException: features.map(({ clause, text }) => ({ clause, text })),
    clinicianCase: say('clinicianCase'),
    careMeanwhile: say('careMeanwhile'),
    openQuestion: !isSettled(state.assessment?.verdict ?? null),
    shown: shownOf(worker, file),
    papers: evidencePapers(worker, file),
    cited: citedIn(file),
    evidence: standingEvidence(worker, file),
    statement: said && { lines: said.lines, paperId: said.paperId },
    sinceEarlier: sinceEarlier(worker, file),
    ...pastDecisionsFor(worker, file),
    draft: draftOf(worker, file.applicationId),
    recorded: state.decision && decided ? { record: state.decision.signed, recordedBy: worker.nameOf(decided.actor), at: decided.at, corrections: correctionsOf(worker, file) } : null,
  };
}

/** Corrections of the decision in force, in the order in which they were made. */
function correctionsOf(worker: Worker, file: CaseFile): NonNullable<DecisionView['recorded']>['corrections'] {
  return readEvents(worker.signedIn.db, file.applicationId).flatMap((stored) => {
    const event = stored.type === 'decisionCorrected' ? parseCaseEvent(stored) : null;
    if (event?.type !== 'decisionCorrected' || event.body.decisionSeq !== file.state.decision?.seq) return [];
    const { place, words, why, askedBy } = event.body;
    return [{ place, words, why, askedBy, recordedBy: worker.nameOf(stored.actor), at: stored.at }];
  });
}

function whyNot(file: CaseFile): string | null {
  const { state } = file;
  if (state.decision && (state.stage === 'decided' || state.stage === 'letters-out' || state.stage === 'deferred' || state.stage === 'closed')) return 'A decision is recorded.';
  if (!state.assessment?.current) return state.assessment ? 'Something has changed since the assessment. Confirm a new one first.' : 'Confirm an assessment first.';
  const brought = issuesStop(state);
  if (state.stage === 'at-panel') return brought ? `${brought.message} ${brought.next}` : null;
  if (state.stage !== 'screened') return 'Record the screening outcome first.';
  if (state.screening?.route !== 'to-panel') return 'The request was not screened to the panel.';
  const stopped = consentStops(state, null) ?? papersStopPanel(file) ?? brought;
  return stopped ? `${stopped.message} ${stopped.next}` : null;
}
