import type { Refusal } from '../domain/result.ts';
import type { Context } from './decided.ts';
import { issuesStop } from './decideIssues.ts';
import { lettersStillToSend } from './decideLetters.ts';
import type { CaseState } from './evolve.ts';
import { followUps } from './followUps.ts';
import { leavesThePanel } from './letters.ts';
import { samePerson } from './samePerson.ts';
import { type CaseCommandType, allowedIn, isAllowedIn, whyNotBy, whyNotIn } from './stages.ts';
import { isSettled, verdictInWords } from './verdicts.ts';

/** Who asks: for the conditions that depend on the person. */
export type Asking = Pick<Context, 'actor' | 'actorName' | 'roles'>;

/**
 * Why a command cannot be given on this case now by this person, whatever it would say; null where it can. The same answer keeps
 * `decide` from recording and tells the screen why something is not open. Roles first, then the stage table, then the rest.
 */
export function gate(state: CaseState, command: CaseCommandType, asking: Asking): Refusal | null {
  const byRole = asking.roles ? whyNotBy(command, asking.roles) : null;
  if (byRole) return refused(byRole, 'Ask a colleague who may do this, or an administrator if your roles are wrong.');
  if (!isAllowedIn(command, state.stage)) return refused(whyNotIn(command, state.stage), allowedIn[command].next);
  return conditions[command]?.(state, asking) ?? null;
}

/** A person's assessment that a fact, a policy or a reading has overtaken. */
export const overtaken: Refusal = {
  code: 'REFUSED',
  message: 'A fact or the policy has changed since the assessment, so it does not stand for this case any more.',
  next: 'Confirm a new assessment first; the case stays where it is.',
};

/**
 * Why a case whose patient does not agree goes to no panel; null where nothing says so. That nobody has asked yet stops nothing: it is
 * an open question of the case.
 * @param decidedOn the day on which a panel decided; what it decided before consent was withdrawn has happened. Null: it has not decided
 */
export function consentStops(state: CaseState, decidedOn: string | null): Refusal | null {
  const { consent } = state;
  if (consent?.status !== 'refused' && consent?.status !== 'withdrawn') return null;
  if (decidedOn !== null && consent.on !== null && decidedOn < consent.on) return null;
  return refused(
    consent.status === 'withdrawn' ? 'The patient has withdrawn consent, so the case goes to no panel.' : 'The patient does not agree to this request, so the case goes to no panel.',
    'Speak with the clinician. If the patient agrees after all, record that under “Contact and consent”; if not, withdraw the request.',
  );
}

const conditions: Readonly<Partial<Record<CaseCommandType, (state: CaseState, asking: Asking) => Refusal | null>>> = {
  listForPanel: (state) => (state.screening?.route === 'to-panel' ? consentStops(state, null) ?? issuesStop(state) : refused('The case was not screened to the panel.', 'Close it with its letters, or reopen it with a reason.')),
  recordDecision: (state) => (state.stage === 'at-panel' || state.screening?.route === 'to-panel' ? issuesStop(state) : refused('The case was not screened to the panel, so nobody has a decision on it to take.', 'Close it with its letters, or reopen it with a reason.')),
  checkRoute,
  ratifyDecision: (state) => {
    if (state.ratification === 'waiting') return null;
    return refused(state.ratification === 'done' ? 'The chair’s action has been ratified already.' : 'There is nothing to ratify: the chair did not decide this case alone.', 'Nothing more is needed.');
  },
  askForReview: (state) => {
    if (state.reviewOutcome) return refused('This case is an appeal itself; what it found about the process is not appealed here.', 'Go to the first case. If the appeal sent the decision back, record a reconsideration there.');
    if (!state.decision || !isDecided(state)) return refused('No panel has decided this request, so there is no decision to look at again.', 'Reopen the case with a reason; it keeps the day on which it was received.');
    if (state.ratification === 'waiting') return refused('The chair’s action has not been ratified yet, so the decision is not final.', 'Record what the next meeting made of it first.');
    return null;
  },
  reopen: (state) => {
    if (state.stage === 'screened' && state.screening?.route === 'to-panel') return refused('The case is on its way to the panel; it is open already.', 'Put it to a panel.');
    if (isDecided(state)) return refused('A panel has decided this case, and a decision is not taken back by reopening it.', 'Record that a reconsideration or an appeal is asked for.');
    return null;
  },
  recordLetterNotes: outcomeNeeded,
  draftLetter: outcomeNeeded,
  checkLetter: onlyToCorrect,
  returnLetter: onlyToCorrect,
  approveLetter: onlyToCorrect,
  recordLetterSent: onlyToCorrect,
  recordAcknowledgement: (state) => (state.acknowledged ? refused('It is recorded already that the request was acknowledged.', 'If that is wrong, record what was said as a note.') : null),
  issueLetter: (state) => {
    const late = onlyToCorrect(state);
    if (late) return late;
    if (state.screening?.check === 'waiting') return refused('A second person has not checked the route yet, so no letter may tell of it.', 'Ask a colleague to sign in and check the route.');
    return null;
  },
  closeCase,
  placeHold: (state) => (state.hold ? refused('The case is on legal hold already.', 'Lift that hold first, or leave it as it is.') : null),
  liftHold: (state) => (state.hold ? null : refused('The case is not on legal hold.', 'Nothing more is needed.')),
  setFollowUpDay: approvalNeeded,
  recordFollowUp: approvalNeeded,
};

/** Whether a panel, or an appeal, has answered the request for good. */
function isDecided(state: CaseState): boolean {
  const outcome = state.decision?.record.outcome;
  return state.reviewOutcome !== null || (outcome !== undefined && outcome !== 'defer' && outcome !== 'route-elsewhere');
}

function checkRoute(state: CaseState, { actor, actorName }: Asking): Refusal | null {
  const { screening } = state;
  if (!screening || !leavesThePanel(screening.route)) return refused('The case is on its way to the panel, and that needs no second check.', 'Put it to a panel.');
  if (screening.check !== 'waiting') return refused('A second person has checked this route already.', 'Go on with its letters.');
  if (screening.recordedBy === actor) return refused('The second check must be another person’s than the one who recorded the route.', 'Ask a colleague to sign in under their own name and check it.');
  if (actorName !== undefined && samePerson(actorName, screening.decidedBy.who)) return refused('The second check must be another person’s than the one who decided the route.', 'Ask another colleague to sign in under their own name and check it.');
  return state.assessment?.current ? null : overtaken;
}

function closeCase(state: CaseState): Refusal | null {
  if (state.stage === 'withdrawn') return null;
  if (state.ratification === 'waiting') return refused('The case cannot be closed: the chair decided it alone, and no panel has ratified that yet.', 'Record what the next meeting made of it.');
  if (!state.reviewOutcome) {
    const fault = state.decision ? panelHasDecided(state) : routeMayClose(state);
    if (fault) return fault;
  }
  const unsent = lettersStillToSend(state);
  if (unsent.length > 0) return refused(`The case cannot be closed before its letters are sent: ${unsent.map((need) => `to the ${need.recipient}`).join(', ')}.`, 'Draft, check, approve, issue and send them.');
  return null;
}

/** A panel that approves has decided in its own right. Anything else rests on the policy question, so that must be settled. */
function panelHasDecided(state: CaseState): Refusal | null {
  const approved = state.decision?.record.outcome === 'approve' || state.decision?.record.outcome === 'approve-with-conditions';
  return approved ? null : settledOr(state);
}

/** A route that is no IFR ends a case only on confirmed facts that still answer the policy question, and after a second check. */
function routeMayClose(state: CaseState): Refusal | null {
  const { screening } = state;
  if (!screening || !leavesThePanel(screening.route)) return refused('The case cannot be closed: it is on its way to the panel and nobody has decided it.', 'Put it to a panel.');
  const open = settledOr(state);
  if (open) return open;
  if (!state.factsChecked || !state.assessment?.current) return overtaken;
  if (screening.route === 'criteria-met' && state.assessment.verdict !== 'met') return refused(`The case cannot be closed as “criteria met”, because ${verdictInWords(state.assessment.verdict)}.`, 'Reopen the case and screen it again.');
  if (screening.check === 'waiting') return refused('The case cannot be closed: no second person has checked the route that takes it away from the panel.', 'Ask a colleague to sign in and check the route.');
  return null;
}

function settledOr(state: CaseState): Refusal | null {
  const verdict = state.assessment?.verdict ?? null;
  return isSettled(verdict) ? null : refused(`The case cannot be closed, because ${verdictInWords(verdict)}.`, 'Settle the policy question, or reopen the case.');
}

function approvalNeeded(state: CaseState): Refusal | null {
  return followUps(state).length > 0 ? null : refused('The decision that stands leaves nothing to be seen to: it approves nothing, or it asks for nothing back.', 'Nothing more is needed.');
}

/** A closed case gets no more letters, but for those that tell of what was put right in its decision since. */
function onlyToCorrect(state: CaseState): Refusal | null {
  if (state.stage !== 'closed' || (state.decision?.corrections.length ?? 0) > 0) return null;
  return refused('The case is closed, and nothing was put right in its decision, so there is nothing to write about.', 'Nothing more is needed.');
}

function outcomeNeeded(state: CaseState): Refusal | null {
  return onlyToCorrect(state) ?? (state.letterAbout ? null : refused('There is nothing to write about yet: no outcome is recorded.', 'Record the screening outcome or the decision first.'));
}

function refused(message: string, next: string): Refusal {
  return { code: 'REFUSED', message, next };
}
