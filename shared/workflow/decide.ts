import { londonDay } from '../domain/londonDay.ts';
import type { CaseCommand, CommandOf } from './commands.ts';
import { type Context, type Decided, type RowDraft, blank, event, missing, no, yes } from './decided.ts';
import type { CaseState } from './evolve.ts';
import { decideAskAccess, decideCheckAccess, decideEndAccess, decideReviewAccess, decideWriteAccess } from './decideAccess.ts';
import { decideFollowUp, decideFollowUpDay } from './decideFollowUp.ts';
import { decideApproveLetter, decideCheckLetter, decideDraftLetter, decideIssueLetter, decideReturnLetter, decideSentLetter } from './decideLetters.ts';
import { chairsActionFault, decideAskForReview, decideRatify, decideReview, linkedEvents, sameDeciders } from './decideReview.ts';
import { decideAnswerIssue, decideRaiseIssues } from './decideIssues.ts';
import { decideConsent, decideContact, decideEvidence, decideStatement, decideWithdrawEvidence } from './decideEntries.ts';
import { correctionFault } from './correction.ts';
import { decisionFault } from './decisionRecord.ts';
import { consentStops, gate, overtaken } from './gates.ts';
import { leavesThePanel } from './letters.ts';
import { registerEvents } from './register.ts';
import { reasonFault } from './reasons.ts';
import { whyNotBy } from './stages.ts';
import { isSettled, verdictInWords } from './verdicts.ts';

/**
 * Whether the process allows a command now, and what then happened: events with their rows, or a refusal that says why and what next.
 * Pure. It checks order and completeness; it never says what a person should find.
 */
export function decide(state: CaseState, command: CaseCommand, context: Context): Decided {
  if (command.type === 'receiveApplication') return receive(state, command, context);
  if (state.version === 0) return no('NOT_FOUND', 'There is no such case.', 'Choose the case again from the list.');
  if (command.expectedVersion !== state.version) {
    return no('CONFLICT', 'The case was changed after you opened it, so nothing was recorded.', 'Look at what changed, then do it again if it still holds.');
  }
  const refusal = gate(state, command.type, context);
  if (refusal) return { ok: false, refusal };
  return onOpenCase(state, command, context);
}

function onOpenCase(state: CaseState, command: Exclude<CaseCommand, { type: 'receiveApplication' }>, context: Context): Decided {
  const by = { by: context.actor, at: context.now };
  const applicationId = command.applicationId;
  switch (command.type) {
    case 'linkPatient': {
      if (Object.values(command.identity).every((value) => value === null)) return missing('identity', 'Nothing that identifies the patient was given.');
      const patientId = command.patientId ?? context.newId();
      return yes(event('patientLinked', { patientId }, [{ table: 'patient_identity', id: context.newId(), values: { patientId, ...command.identity, ...by } }]));
    }
    case 'addPaper': {
      if (state.papers.includes(command.paperId)) return no('REFUSED', 'That paper is with the case already.', 'Nothing more is needed.');
      // The papers of the drop that made the case come before anybody has confirmed who the patient is: there is nothing yet to
      // compare them with, and the record must not say that somebody did.
      if (Object.keys(state.facts).length > 0 && new Set(command.identifiersCompared).size < 2) {
        return missing('identifiersCompared', 'Two identifiers must be compared before a paper joins a case.', 'Compare, for example, NHS number and date of birth with the case.');
      }
      const id = context.newId();
      const { paperId, role, pages, identifiersCompared } = command;
      return yes(event('paperAdded', { paperId, applicationPaperId: id, role }, [{ table: 'application_paper', id, values: { applicationId, paperId, role, pages, identifiersCompared, ...by } }]));
    }
    case 'changeUrgency':
      if (command.urgency === state.urgency) return no('REFUSED', `The case is ${state.urgency} already.`, 'Nothing more is needed.');
      return blank(command.reason) ? missing('reason', 'A change of urgency needs a reason.') : yes(event('urgencyChanged', { urgency: command.urgency, reason: command.reason }));
    case 'confirmFact': {
      const id = context.newId();
      const { factId, answer, candidateId, note } = command;
      const value = answer.kind === 'known' ? answer.value : null;
      return yes(event('factConfirmed', { factId, confirmationId: id, answer: answer.kind }, [{ table: 'confirmation', id, values: { applicationId, factId, answer: answer.kind, value, candidateId, note, ...by } }]));
    }
    case 'finishFactsCheck':
      return finishCheck(state, command);
    case 'recordArgument': {
      if (blank(command.text)) return missing('text', 'The argument is blank.');
      if (command.supersedes && !stands(state, command.supersedes)) return no('NOT_FOUND', 'The argument to be corrected does not stand any more.', 'Look at the list of arguments again.');
      const id = context.newId();
      const { text, paperId, anchor, supersedes } = command;
      return yes(event('argumentRecorded', { argumentId: id, supersedes }, [{ table: 'argument', id, values: { applicationId, text, paperId, anchor, supersedes, ...by } }]));
    }
    case 'withdrawArgument':
      if (!stands(state, command.argumentId)) return no('NOT_FOUND', 'That argument does not stand any more.', 'Look at the list of arguments again.');
      return blank(command.reason) ? missing('reason', 'Taking an argument back needs a reason.') : yes(event('argumentWithdrawn', { argumentId: command.argumentId, reason: command.reason }));
    case 'recordEvidence':
      return decideEvidence(state, command, context);
    case 'withdrawEvidence':
      return decideWithdrawEvidence(state, command);
    case 'recordStatement':
      return decideStatement(state, command, context);
    case 'recordContact':
      return decideContact(state, command, context);
    case 'recordConsent':
      return decideConsent(state, command, context);
    case 'pinPolicy': {
      const { policy, answer, governedBy, why } = command;
      if (!policy && blank(answer ?? '')) return missing('answer', 'Where no policy is set, the record must say why none governs.', 'Say whether none is held, the policy is silent, its text is not held, or the version cannot be told.');
      return blank(why) ? missing('why', 'The record must say why this version governs.') : yes(event('policyPinned', { policy, answer, governedBy, why }));
    }
    case 'confirmAssessment':
      return assess(state, command, context);
    case 'recordScreening':
      return screen(state, command, context);
    case 'listForPanel':
      return blank(command.panel) ? missing('panel', 'The panel has no name.') : yes(event('listedForPanel', { panel: command.panel, meetsOn: command.meetsOn }));
    case 'recordDecision': {
      const stopped = consentStops(state, command.record.decidedBy.on);
      if (stopped) return { ok: false, refusal: stopped };
      const early = chairsActionFault(state, command.record.decidedBy) ?? sameDeciders(state, command.record.decidedBy);
      if (early) return early;
      if (!state.assessment?.current) return stale();
      const fault = decisionFault(state, command, londonDay(context.now));
      if (fault) return { ok: false, refusal: fault };
      return yes(event('decisionRecorded', { record: command.record, verdict: state.assessment.verdict, assessmentId: state.assessment.id }));
    }
    case 'correctDecision': {
      const { place, words, why, askedBy } = command;
      const fault = correctionFault(state.decision?.record ?? null, { place, words, why, askedBy });
      if (fault) return { ok: false, refusal: fault };
      return yes(event('decisionCorrected', { decisionSeq: state.decision!.seq, place, words, why, askedBy }));
    }
    case 'returnIncomplete':
      return returnIncomplete(command, context);
    case 'checkRoute':
      if (command.agrees) return yes(event('routeChecked', { by: context.actor }));
      return blank(command.reason ?? '') ? missing('reason', 'Say why the route is not right.', 'The case goes back to be screened again, with this reason.') : yes(event('routeCheckRefused', { by: context.actor, reason: command.reason! }));
    case 'ratifyDecision':
      return decideRatify(state, command, context);
    case 'recordReview':
      return decideReview(state, command, context);
    case 'askForReview':
      return decideAskForReview(state, command, context);
    case 'resume':
      return blank(command.reason) ? missing('reason', 'Say what has come, or why the case goes on.') : yes(event('caseResumed', { reason: command.reason }));
    case 'changePause':
      if (blank(command.pause.owner)) return missing('pause', 'A pause needs somebody who looks after it.');
      if (command.pause.until < londonDay(context.now)) return missing('until', 'The pause ends before today.', 'Give a later day, or take the case up again.');
      if (command.pause.chaseOn !== null && command.pause.chaseOn > command.pause.until) return missing('chaseOn', 'The day to ask again comes after the end of the pause.', 'Give an earlier day.');
      return blank(command.reason) ? missing('reason', 'A change of the pause needs a reason.') : yes(event('pauseChanged', { pause: command.pause, reason: command.reason }));
    case 'withdrawCase':
      if (blank(command.by)) return missing('by', 'Say who withdrew the request.');
      if (command.on > londonDay(context.now)) return missing('on', 'The request is said to have been withdrawn in the future.', 'Enter the day on which they said so.');
      if (command.on < state.receivedOn) return missing('on', 'The request is said to have been withdrawn before it came.', 'Enter the day on which they said so.');
      return blank(command.reason) ? missing('reason', 'Say why the request was withdrawn.') : yes(event('applicationWithdrawn', { by: command.by, on: command.on, reason: command.reason }));
    case 'reopen':
      return blank(command.reason) ? missing('reason', 'Reopening needs a reason.') : yes(event('caseReopened', { reason: command.reason }));
    case 'recordLetterNotes':
      return yes(event('letterNotesRecorded', { notes: command.notes }));
    case 'draftLetter':
      return decideDraftLetter(state, command, context);
    case 'checkLetter':
      return decideCheckLetter(state, command);
    case 'returnLetter':
      return decideReturnLetter(state, command);
    case 'approveLetter':
      return decideApproveLetter(state, command);
    case 'issueLetter':
      return decideIssueLetter(state, command, context);
    case 'recordLetterSent':
      return decideSentLetter(state, command, context);
    case 'recordNote': {
      const { who, text } = command;
      if (blank(who)) return missing('who', 'Say who rang or spoke.');
      if (blank(text)) return missing('text', 'The note is blank.');
      const id = context.newId();
      return yes(event('noteRecorded', { noteId: id }, [{ table: 'note', id, values: { applicationId, who, text, ...by } }]));
    }
    case 'placeHold':
      if (blank(command.askedBy)) return missing('askedBy', 'Say who asked for the hold.');
      return blank(command.reason) ? missing('reason', 'A legal hold needs a reason.') : yes(event('holdPlaced', { askedBy: command.askedBy, reason: command.reason }));
    case 'liftHold':
      return blank(command.reason) ? missing('reason', 'Lifting a legal hold needs a reason.') : yes(event('holdLifted', { reason: command.reason }));
    case 'setFollowUpDay':
      return decideFollowUpDay(state, command, context);
    case 'recordFollowUp':
      return decideFollowUp(state, command, context);
    case 'askAccess':
      return decideAskAccess(state, command, context);
    case 'reviewAccessItem':
      return decideReviewAccess(state, command, context);
    case 'checkAccess':
      return decideCheckAccess(state, command, context);
    case 'writeAccess':
      return decideWriteAccess(state, command);
    case 'endAccess':
      return decideEndAccess(state, command);
    case 'raiseIssues':
      return decideRaiseIssues(command, context);
    case 'answerIssue':
      return decideAnswerIssue(state, command, context);
    case 'recordAcknowledgement':
      if (command.on > londonDay(context.now)) return missing('on', 'The request is said to have been acknowledged in the future.', 'Enter the day on which the acknowledgement went.');
      if (command.on < state.receivedOn) return missing('on', 'The request is said to have been acknowledged before it came.', 'Enter the day on which the acknowledgement went.');
      return yes(event('requestAcknowledged', { on: command.on, how: command.how }));
    case 'closeCase':
      return close(state);
  }
}

function receive(state: CaseState, command: CommandOf<'receiveApplication'>, context: Context): Decided {
  if (state.version > 0) return no('CONFLICT', 'This case was recorded already.', 'Open it from the list.');
  const byRole = context.roles ? whyNotBy('receiveApplication', context.roles) : null;
  if (byRole) return no('REFUSED', byRole, 'Ask a colleague who may do this, or an administrator if your roles are wrong.');
  if (!context.caseNumber) return no('INTERNAL', 'No case number could be given.', 'Try again.');
  if (command.receivedOn > londonDay(context.now)) return no('INVALID', 'The date received lies in the future.', 'Enter the day on which the request came.', 'receivedOn');
  if (command.urgency === 'urgent' && blank(command.urgencyReason ?? '')) return missing('urgencyReason', 'An urgent request needs a word on why it is urgent.');
  const { commissioner, receivedOn, urgency, urgencyReason, intakeId, applicationId } = command;
  const rows: RowDraft[] = intakeId
    ? [{ table: 'intake_step', id: context.newId(), values: { intakeId, status: 'case-made', issues: null, applicationId, reason: null, by: context.actor, at: context.now } }]
    : [];
  const fromRegister = command.register ? registerEvents(command.register, { applicationId, commissioner, receivedOn }, context) : yes();
  if (!fromRegister.ok) return fromRegister;
  return yes(event('applicationReceived', { caseNumber: context.caseNumber, commissioner, receivedOn, urgency, urgencyReason, intakeId }, rows), ...(command.review ? linkedEvents(command.review) : []), ...fromRegister.events);
}

function returnIncomplete({ reasons, words, pause, missing: unanswered }: CommandOf<'returnIncomplete'>, context: Context): Decided {
  if (reasons.length === 0) return missing('reasons', 'The record does not say what is missing.', 'Choose at least one reason.');
  if (blank(words)) return missing('words', 'Say in words what the clinician should send.', 'Write it so that the clinician can answer it.');
  if (blank(pause.owner)) return missing('pause', 'A pause needs somebody who looks after it and a day on which it ends.');
  if (pause.until < londonDay(context.now)) return missing('pause', 'The pause ends before today.');
  return yes(event('returnedIncomplete', { reasons: [...new Set(reasons)], words, pause, ...(unanswered ? { missing: unanswered } : {}) }));
}

function finishCheck(state: CaseState, command: CommandOf<'finishFactsCheck'>): Decided {
  const first = command.unanswered[0];
  if (first) {
    const more = command.unanswered.length - 1;
    return no('REFUSED', `“${first.label}” has no answer yet${more ? `, nor have ${more} more` : ''}.`, 'Confirm each, or answer “not known” after looking.', first.factId);
  }
  const answered = Object.entries(state.facts);
  return yes(event('factsCheckFinished', {
    confirmations: Object.fromEntries(answered.map(([factId, fact]) => [factId, fact.confirmationId])),
    notKnown: answered.filter(([, fact]) => fact.answer === 'not-known').map(([factId]) => factId),
  }));
}

function assess(state: CaseState, command: CommandOf<'confirmAssessment'>, context: Context): Decided {
  if (!state.factsChecked) return no('REFUSED', 'An assessment cannot be confirmed before the facts are checked.', 'Finish checking the facts first.');
  if (!state.policy) return no('REFUSED', 'No policy has been set for the case, and nobody has recorded that none governs.', 'Set the policy and version first.');
  const pinned = state.policy.pinned;
  if ((pinned?.hash ?? null) !== (command.policy?.hash ?? null) || (pinned?.id ?? null) !== (command.policy?.id ?? null)) {
    return no('REFUSED', 'The assessment was made with another policy text than the one set for the case.', 'Assess again with the policy of the case.');
  }
  const id = context.newId();
  const { policy, asAt, verdict, tree, facts, readings, basis, applicationId } = command;
  return yes(event('assessmentConfirmed', { assessmentId: id, policy, asAt, verdict }, [
    { table: 'assessment', id, values: { applicationId, policyId: policy?.id ?? null, policyVersion: policy?.version ?? null, policyHash: policy?.hash ?? null, asAt, verdict, tree, facts, ...(readings ? { readings } : {}), ...(basis ? { basis } : {}), by: context.actor, at: context.now } },
  ]));
}

function screen(state: CaseState, command: CommandOf<'recordScreening'>, context: Context): Decided {
  const { route, reason, decidedBy, tellingPatient, pause } = command;
  const today = londonDay(context.now);
  if (!state.assessment?.current) return stale();
  const verdict = state.assessment.verdict;
  const fault = reasonFault(reason);
  if (fault) return missing('reason', `The reason ${fault}.`, 'Write why this route follows, in words that the clinician can follow.');
  if (blank(decidedBy.who)) return missing('decidedBy', 'Say who decided the route.');
  if (decidedBy.on > today) return missing('decidedBy', 'The day on which it was decided lies in the future.');
  if (route === 'more-information') {
    if (!pause || blank(pause.owner)) return missing('pause', 'A pause needs somebody who looks after it and a day on which it ends.');
    if (pause.until < today) return missing('pause', 'The pause ends before today.');
  }
  if (leavesThePanel(route)) {
    if (!isSettled(verdict)) {
      return no('REFUSED', `The case cannot leave the panel’s way, because ${verdictInWords(verdict)}.`, 'Ask for what is missing, or send the case to the panel.', 'route');
    }
    if (route === 'criteria-met' && verdict !== 'met') return no('REFUSED', `The route “criteria met” does not fit, because ${verdictInWords(verdict)}.`, 'Choose another route, or assess again.', 'route');
    if (!tellingPatient) return missing('tellingPatient', 'Say whether the patient gets a letter, or why the clinician tells them.');
    if (tellingPatient.way === 'clinician-tells' && blank(tellingPatient.reason)) return missing('tellingPatient', 'Say why the clinician tells the patient.');
  }
  return yes(event('screeningRecorded', { route, reason, decidedBy, verdict, secondCheck: null, tellingPatient, pause: route === 'more-information' ? pause : null, recordedBy: context.actor }));
}

function close(state: CaseState): Decided {
  if (state.stage === 'withdrawn') return yes(event('applicationClosed', { basis: 'withdrawal' }));
  return yes(event('applicationClosed', { basis: state.decision || state.reviewOutcome ? 'decision' : 'route' }));
}

function stands(state: CaseState, argumentId: string): boolean {
  return state.arguments.some((held) => held.id === argumentId && held.state === 'standing');
}

function stale(): Decided {
  return { ok: false, refusal: overtaken };
}
