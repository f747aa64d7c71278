import type { Role } from '../domain/roles.ts';

/**
 * Where a case can stand. Order is the order of the work; the last ones leave the line and come back or end it, and the two kinds
 * of linked case begin there. Stored names are never changed: `returned` is a case whose clinician was asked for information after
 * the facts were checked, `incomplete` one that went back before that.
 */
export const stages = [
  'received', 'checking', 'checked', 'assessed', 'screened', 'at-panel', 'decided', 'letters-out', 'closed',
  'incomplete', 'returned', 'deferred', 'withdrawn', 'reconsideration', 'appeal',
] as const;
export type Stage = (typeof stages)[number];

export const stageLabels: Readonly<Record<Stage, string>> = {
  received: 'Received',
  checking: 'Facts being checked',
  checked: 'Facts checked',
  assessed: 'Assessed against the policy',
  screened: 'Screened',
  'at-panel': 'At panel',
  decided: 'Decided',
  'letters-out': 'Letters issued and sent',
  closed: 'Closed',
  incomplete: 'Returned as incomplete',
  returned: 'Information requested',
  deferred: 'Deferred for information',
  withdrawn: 'Withdrawn',
  reconsideration: 'Reconsideration asked for',
  appeal: 'Appeal: process under review',
};

export const caseCommands = [
  'addPaper', 'linkPatient', 'changeUrgency', 'confirmFact', 'finishFactsCheck', 'recordArgument', 'withdrawArgument',
  'recordEvidence', 'withdrawEvidence', 'recordStatement', 'recordContact', 'recordConsent', 'pinPolicy',
  'confirmAssessment', 'returnIncomplete', 'recordScreening', 'checkRoute', 'listForPanel', 'recordDecision', 'correctDecision', 'ratifyDecision', 'recordReview',
  'resume', 'changePause', 'withdrawCase', 'reopen', 'askForReview',
  'recordLetterNotes', 'draftLetter', 'checkLetter', 'returnLetter', 'approveLetter', 'issueLetter', 'recordLetterSent', 'recordAcknowledgement', 'closeCase', 'recordNote',
  'placeHold', 'liftHold', 'setFollowUpDay', 'recordFollowUp', 'askAccess', 'reviewAccessItem', 'checkAccess', 'writeAccess', 'endAccess',
  'raiseIssues', 'answerIssue',
] as const;
/** Commands on a case that exists. `receiveApplication` makes one. */
export type CaseCommandType = (typeof caseCommands)[number];

const working: readonly Stage[] = ['received', 'checking', 'checked', 'assessed', 'screened', 'at-panel', 'reconsideration'];
const paused: readonly Stage[] = ['deferred', 'returned', 'incomplete'];
const writing: readonly Stage[] = ['screened', 'at-panel', 'decided', 'letters-out', ...paused, 'withdrawn'];
/** After closing only for what was corrected since: see gates.ts. */
const writingAgain: readonly Stage[] = [...writing, 'closed'];
/** A decision of a panel, or the outcome of an appeal, that stands. */
const settled: readonly Stage[] = ['decided', 'letters-out'];

const office: readonly Role[] = ['officer', 'screener'];
const withChair: readonly Role[] = ['officer', 'screener', 'chair'];
/** A panel decides; the chair, or an officer who takes it down, records it. */
const takesDown: readonly Role[] = ['officer', 'chair'];
const afterApproval = 'Conditions, an end and outcome data follow an approval; go on with the step that the case shows.';
const letterNext = 'Letters follow a screening outcome or a decision.';

export interface StageRow {
  /** Where the process allows it. */
  readonly stages: readonly Stage[];
  /** Who may give it: anybody with one of these roles. */
  readonly roles: readonly Role[];
  /** The first half of the sentence that refuses it. */
  readonly what: string;
  /** What to do where the stage does not allow it. */
  readonly next: string;
}

/** What the process allows where and to whom. Conditions that depend on more than the stage are in gates.ts and decide.ts. */
export const allowedIn: Readonly<Record<CaseCommandType, StageRow>> = {
  addPaper: { stages: [...working, ...paused, ...settled, 'appeal'], roles: office, what: 'A paper cannot be added', next: 'Reopen the case, or record a new request.' },
  linkPatient: { stages: [...working, ...paused], roles: office, what: 'The patient cannot be changed', next: 'Reopen the case first.' },
  changeUrgency: { stages: [...working, ...paused, 'appeal'], roles: withChair, what: 'Urgency cannot be changed', next: 'Record it on the open request that it concerns.' },
  confirmFact: { stages: [...working, ...paused], roles: office, what: 'A fact cannot be answered', next: 'Reopen the case if the facts have changed.' },
  finishFactsCheck: { stages: ['received', 'checking', 'reconsideration'], roles: office, what: 'The check cannot be finished', next: 'It is finished once, after the facts are answered; go on with the step that the case shows.' },
  recordArgument: { stages: [...working, ...paused], roles: office, what: 'An argument cannot be recorded', next: 'Reopen the case if the clinician has put something new.' },
  withdrawArgument: { stages: [...working, ...paused], roles: office, what: 'An argument cannot be taken back', next: 'Reopen the case first.' },
  recordEvidence: { stages: [...working, ...paused], roles: office, what: 'Evidence cannot be recorded', next: 'Reopen the case if the clinician has sent something new.' },
  withdrawEvidence: { stages: [...working, ...paused], roles: office, what: 'Evidence cannot be taken back', next: 'Reopen the case first.' },
  recordStatement: { stages: [...working, ...paused, 'appeal'], roles: office, what: 'The patient’s statement cannot be recorded', next: 'A decision was taken on what was there; a statement that comes later goes to a reconsideration or an appeal.' },
  recordContact: { stages, roles: office, what: 'How the patient is reached cannot be recorded', next: 'Open the case and try again.' },
  recordConsent: { stages, roles: office, what: 'Consent cannot be recorded', next: 'Open the case and try again.' },
  pinPolicy: { stages: [...working, ...paused], roles: office, what: 'The policy cannot be set', next: 'Reopen the case first.' },
  confirmAssessment: { stages: ['checked', 'assessed', 'screened', 'at-panel', 'deferred', 'returned'], roles: office, what: 'An assessment cannot be confirmed', next: 'Finish checking the facts first.' },
  returnIncomplete: { stages: ['received', 'checking', 'reconsideration'], roles: office, what: 'The request cannot be returned as incomplete', next: 'Once the facts are checked, what is missing is asked for at screening or by the panel.' },
  recordScreening: { stages: ['assessed'], roles: office, what: 'A screening outcome cannot be recorded', next: 'Confirm an assessment first; a case that was screened is reopened with a reason.' },
  checkRoute: { stages: ['screened'], roles: withChair, what: 'A route cannot be checked', next: 'Only a route away from the panel, recorded at screening, gets a second person’s check.' },
  listForPanel: { stages: ['screened'], roles: ['officer'], what: 'The case cannot be put to a panel', next: 'Screen it to the panel first.' },
  recordDecision: { stages: ['screened', 'at-panel'], roles: takesDown, what: 'A decision cannot be recorded', next: 'Put the case to a panel first.' },
  correctDecision: { stages: [...settled, 'deferred', 'closed'], roles: takesDown, what: 'A decision cannot be corrected', next: 'Only a decision that is recorded can be corrected.' },
  ratifyDecision: { stages: [...settled, 'deferred'], roles: takesDown, what: 'There is nothing to ratify', next: 'Only a decision that the chair took alone is ratified by a panel.' },
  recordReview: { stages: ['appeal'], roles: takesDown, what: 'The outcome of an appeal cannot be recorded', next: 'Record on the decided case that an appeal is asked for; the appeal is a case of its own.' },
  resume: { stages: paused, roles: office, what: 'The case cannot be taken up again', next: 'Only a case that was deferred or returned waits; go on with the step that the case shows.' },
  changePause: { stages: paused, roles: office, what: 'The wait cannot be changed', next: 'Only a case that was deferred or returned waits.' },
  withdrawCase: { stages: [...working, ...paused, 'appeal'], roles: office, what: 'The request cannot be withdrawn', next: 'A case that was decided stays decided; record what was said as a note to it.' },
  reopen: { stages: ['screened', 'closed', 'letters-out', 'withdrawn'], roles: office, what: 'The case cannot be reopened', next: 'It is open already.' },
  askForReview: { stages: [...settled, 'closed'], roles: ['officer'], what: 'A reconsideration or an appeal cannot be recorded', next: 'Both follow a panel’s decision; until then, what is new goes into the case itself.' },
  recordLetterNotes: { stages: writingAgain, roles: office, what: 'Words for the letters cannot be recorded', next: letterNext },
  draftLetter: { stages: writingAgain, roles: office, what: 'A letter cannot be drafted', next: letterNext },
  checkLetter: { stages: writingAgain, roles: withChair, what: 'A letter cannot be checked', next: letterNext },
  returnLetter: { stages: writingAgain, roles: withChair, what: 'A letter cannot be returned to its writer', next: letterNext },
  approveLetter: { stages: writingAgain, roles: withChair, what: 'A letter cannot be approved', next: letterNext },
  issueLetter: { stages: writingAgain, roles: office, what: 'A letter cannot be issued', next: letterNext },
  recordLetterSent: { stages: writingAgain, roles: office, what: 'A letter cannot be recorded as sent', next: letterNext },
  recordAcknowledgement: { stages: [...working, ...paused, ...settled, 'appeal'], roles: office, what: 'An acknowledgement cannot be recorded', next: 'It belongs to an open request; record what was said as a note.' },
  closeCase: { stages: ['screened', ...settled, 'withdrawn'], roles: office, what: 'The case cannot be closed', next: 'A case closes after a decision, a route elsewhere or a withdrawal, when its letters are sent.' },
  placeHold: { stages, roles: withChair, what: 'A legal hold cannot be placed', next: 'Open the case and try again.' },
  liftHold: { stages, roles: withChair, what: 'A legal hold cannot be lifted', next: 'Open the case and try again.' },
  setFollowUpDay: { stages: [...settled, 'closed'], roles: office, what: 'A day cannot be set for what an approval asks for', next: afterApproval },
  recordFollowUp: { stages: [...settled, 'closed'], roles: office, what: 'What came of an approval cannot be recorded', next: afterApproval },
  askAccess: { stages, roles: office, what: 'A request for access cannot be recorded', next: 'Open the case and try again.' },
  reviewAccessItem: { stages, roles: office, what: 'An item cannot be reviewed', next: 'Open the case and try again.' },
  checkAccess: { stages, roles: withChair, what: 'The review for access cannot be checked', next: 'Open the case and try again.' },
  writeAccess: { stages, roles: office, what: 'The export cannot be written', next: 'Open the case and try again.' },
  endAccess: { stages, roles: office, what: 'The request for access cannot be ended', next: 'Open the case and try again.' },
  raiseIssues: { stages: [...working, ...paused, ...settled, 'appeal'], roles: office, what: 'What the papers brought up cannot be recorded', next: 'Reopen the case, or record a new request.' },
  answerIssue: { stages: [...working, ...paused, ...settled, 'appeal'], roles: office, what: 'What the papers brought up cannot be answered', next: 'Reopen the case first.' },
  recordNote: { stages, roles: withChair, what: 'A note cannot be recorded', next: 'Open the case and try again.' },
};

/** Who may take in a request. */
export const receivedBy: readonly Role[] = office;

/** Whether the stage table allows a command; further conditions are in gates.ts and decide.ts. */
export function isAllowedIn(command: CaseCommandType, stage: Stage): boolean {
  return allowedIn[command].stages.includes(stage);
}

/** Why the stage table refuses a command: one sentence. */
export function whyNotIn(command: CaseCommandType, stage: Stage): string {
  return `${allowedIn[command].what} while the case stands at “${stageLabels[stage]}”.`;
}

const roleWords: Readonly<Record<Role, string>> = {
  officer: 'IFR officers', screener: 'screeners', 'panel-member': 'panel members', chair: 'the chair', 'policy-lead': 'the policy lead', administrator: 'administrators',
};

/** Why somebody with these roles may not give a command: one sentence. Null where one of the roles may. */
export function whyNotBy(command: CaseCommandType | 'receiveApplication', held: readonly Role[]): string | null {
  const may = command === 'receiveApplication' ? receivedBy : allowedIn[command].roles;
  if (may.some((role) => held.includes(role))) return null;
  const what = command === 'receiveApplication' ? 'A request cannot be taken in' : allowedIn[command].what;
  const names = may.map((role) => roleWords[role]);
  return `${what} with the role that you have: this is for ${names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]}.`;
}
