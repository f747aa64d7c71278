import { longDate } from '../../shared/domain/dates.ts';
import type { ActionsView, CaseAct, CaseAction } from '../../shared/contract/caseActions.ts';
import type { CaseCommand } from '../../shared/workflow/commands.ts';
import { outcomeLabels } from '../../shared/workflow/decisionFields.ts';
import type { CaseState } from '../../shared/workflow/evolve.ts';
import { followUps } from '../../shared/workflow/followUps.ts';
import { gate } from '../../shared/workflow/gates.ts';
import { askerLabels, groundLabels, reviewLabels, reviewOutcomeLabels } from '../../shared/workflow/reviewShapes.ts';
import type { DecidedBy } from '../../shared/workflow/shapes.ts';
import { stageLabels, type CaseCommandType } from '../../shared/workflow/stages.ts';
import { readEvents } from '../../db/eventLog.ts';
import { askingOf } from './asking.ts';
import { missingItems } from './caseCompleteness.ts';
import { mustStillStand, openCase, type CaseFile } from './caseFile.ts';
import { confirmedAssessment, screeningOf, sentenceOf } from './caseView.ts';
import { commit, loadCase } from './commit.ts';
import type { Worker } from './context.ts';
import { may } from './guard.ts';
import { done } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { makeLinkedCase } from './linkedCase.ts';

export const caseActionHandlers = {
  'case.actions': (worker, { applicationId }) => actionsView(worker, openCase(worker, applicationId)),

  'case.act': (worker, { applicationId, seq, act }) => {
    const file = openCase(worker, applicationId);
    const { db, person } = worker.signedIn;
    if (act.action === 'review') {
      const made = makeLinkedCase(worker, file, seq, act);
      worker.changed(applicationId);
      worker.changed(made);
      return { applicationId: made };
    }
    // The library may have moved since the assessment; the events of the case know nothing of that.
    if (act.action === 'checkRoute' && act.agrees) mustStillStand(file);
    done(commit({ db, actor: person.id, now: worker.now(), newId: worker.newId, command: { ...commandOf(act), ...(act.action === 'returnIncomplete' ? { missing: missingItems(worker, file) } : {}), applicationId, expectedVersion: seq } as CaseCommand }));
    worker.changed(applicationId);
    return { applicationId };
  },
} satisfies Partial<Handlers>;

const commands: Readonly<Record<CaseAction, CaseCommandType>> = {
  checkRoute: 'checkRoute', ratify: 'ratifyDecision', recordReview: 'recordReview', returnIncomplete: 'returnIncomplete', changeUrgency: 'changeUrgency',
  withdraw: 'withdrawCase', reopen: 'reopen', acknowledge: 'recordAcknowledgement', reconsideration: 'askForReview', appeal: 'askForReview', close: 'closeCase',
  followUp: 'recordFollowUp', followUpDay: 'setFollowUpDay', placeHold: 'placeHold', liftHold: 'liftHold',
};

/** The command that an act is; all but the linked case, which is two. */
function commandOf(act: Exclude<CaseAct, { action: 'review' }>): { type: CaseCommandType } {
  const { action, ...said } = act;
  return { type: commands[action], ...said };
}

const labels: Readonly<Record<CaseAction, string>> = {
  checkRoute: 'Check the route, as the second person',
  ratify: 'Ratify the chair’s action',
  recordReview: 'Record the outcome of the appeal',
  returnIncomplete: 'Return the request as incomplete',
  changeUrgency: 'Change the urgency',
  withdraw: 'Withdraw the request',
  reopen: 'Reopen the case',
  acknowledge: 'Record that the request was acknowledged',
  reconsideration: 'Record that a reconsideration is asked for',
  appeal: 'Record that an appeal is asked for',
  close: 'Close the case',
  followUp: 'Record what came of the approval',
  followUpDay: 'Set a day for what the approval asks for',
  placeHold: 'Place a legal hold',
  liftHold: 'Lift the legal hold',
};

function actionsView(worker: Worker, file: CaseFile): ActionsView {
  const { db, person } = worker.signedIn;
  const { state } = file;
  const asking = askingOf(db, person.id);
  const assessment = confirmedAssessment(worker, file);
  const screening = screeningOf(worker, state, readEvents(db, file.applicationId));
  const decision = state.decision?.record;
  const alone = decision?.decidedBy.kind === 'chairs-action' ? decision.decidedBy : null;
  return {
    seq: state.version,
    actions: (Object.keys(labels) as CaseAction[]).map((action) => {
      const refusal = gate(state, commands[action], asking);
      return { action, label: labels[action], whyNot: refusal ? { message: refusal.message, next: refusal.next ?? null } : null };
    }),
    missing: missingItems(worker, file),
    urgency: state.urgency,
    receivedOn: state.receivedOn,
    route: state.screening?.check === 'waiting' && screening
      ? { label: screening.label, reason: screening.reason, decidedBy: screening.decidedBy, recordedBy: screening.recordedBy, sentence: assessment ? sentenceOf(assessment) : null }
      : null,
    chairsAction: decision && alone ? { outcome: outcomeLabels[decision.outcome], by: alone.who, on: alone.on, couldNotWait: alone.couldNotWait ?? '', underRule: alone.underRule ?? '' } : null,
    approvedWithConditions: decision?.outcome === 'approve-with-conditions',
    followUps: followUps(state).map(({ item, kind, what, due, record }) => ({ item, kind, what, on: due, answered: record !== null })),
    papers: file.papers.map(({ paper }) => ({ paperId: paper.id, name: may(worker, 'openPapers') ? paper.originalName : 'A paper of the case' })),
    hold: state.hold,
    review: reviewIn(worker, state),
    reviews: state.reviews.map(({ kind, id, number }) => ({ applicationId: id, number, label: `${reviewLabels[kind]}: ${stageOf(worker, id)}` })),
    outcome: state.reviewOutcome
      ? {
          label: reviewOutcomeLabels[state.reviewOutcome.outcome],
          findings: state.reviewOutcome.findings.map(({ ground, found, reason }) => ({ ground: groundLabels[ground], found: found === 'met' ? 'Met' : 'Not met', reason })),
          decidedBy: byWhom(state.reviewOutcome.decidedBy),
        }
      : null,
  };
}

function reviewIn(worker: Worker, state: CaseState): ActionsView['review'] {
  if (!state.review) return null;
  const { kind, firstId, firstNumber, grounds, whatIsNew, askedBy, askedOn, decidedFirst } = state.review;
  const first = loadCase(worker.signedIn.db, firstId);
  const there = first !== 'disposed' && first.version > 0;
  const outcome = there ? first.decision?.record : undefined;
  return {
    kind, firstNumber, whatIsNew, askedOn, decidedFirst: [...decidedFirst],
    first: there ? { applicationId: firstId, number: firstNumber, label: stageLabels[first.stage] } : null,
    grounds: grounds.map((ground) => ({ ground, label: groundLabels[ground] })),
    askedBy: askerLabels[askedBy],
    firstOutcome: outcome ? `${outcomeLabels[outcome.outcome]}. Decided by ${byWhom(outcome.decidedBy)}.` : null,
  };
}

const byWhom = (by: DecidedBy): string => `${by.who}, ${longDate(by.on)}`;

function stageOf(worker: Worker, applicationId: string): string {
  const state = loadCase(worker.signedIn.db, applicationId);
  return state === 'disposed' ? 'record disposed of' : stageLabels[state.stage];
}
