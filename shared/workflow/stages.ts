/** Where a case can stand. Order is the order of the work; the last three leave the line and come back or end it. */
export const stages = ['received', 'checking', 'checked', 'assessed', 'screened', 'at-panel', 'decided', 'closed', 'deferred', 'returned', 'withdrawn'] as const;
export type Stage = (typeof stages)[number];

export const stageLabels: Readonly<Record<Stage, string>> = {
  received: 'Received',
  checking: 'Facts being checked',
  checked: 'Facts checked',
  assessed: 'Assessed against the policy',
  screened: 'Screened',
  'at-panel': 'At panel',
  decided: 'Decided',
  closed: 'Closed',
  deferred: 'Deferred for information',
  returned: 'Returned for information',
  withdrawn: 'Withdrawn',
};

export const caseCommands = [
  'addPaper', 'linkPatient', 'changeUrgency', 'confirmFact', 'finishFactsCheck', 'recordArgument', 'withdrawArgument', 'pinPolicy',
  'confirmAssessment', 'recordScreening', 'listForPanel', 'recordDecision', 'resume', 'changePause', 'withdrawCase', 'reopen',
  'recordLetterNotes', 'draftLetter', 'checkLetter', 'returnLetter', 'approveLetter', 'issueLetter', 'recordLetterSent', 'closeCase', 'recordNote',
] as const;
/** Commands on a case that exists. `receiveApplication` makes one. */
export type CaseCommandType = (typeof caseCommands)[number];

const working: readonly Stage[] = ['received', 'checking', 'checked', 'assessed', 'screened', 'at-panel'];
const paused: readonly Stage[] = ['deferred', 'returned'];
const writing: readonly Stage[] = ['screened', 'at-panel', 'decided', 'deferred', 'returned', 'withdrawn'];

/** What the process allows where, and the first half of the sentence when it does not. The rest is in decide. */
export const allowedIn: Readonly<Record<CaseCommandType, { readonly stages: readonly Stage[]; readonly what: string; readonly next: string }>> = {
  addPaper: { stages: [...working, ...paused, 'decided'], what: 'A paper cannot be added', next: 'Reopen the case, or record a new request.' },
  linkPatient: { stages: [...working, ...paused], what: 'The patient cannot be changed', next: 'Reopen the case first.' },
  changeUrgency: { stages: [...working, ...paused], what: 'Urgency cannot be changed', next: 'Record it on the open request that it concerns.' },
  confirmFact: { stages: [...working, ...paused], what: 'A fact cannot be answered', next: 'Reopen the case if the facts have changed.' },
  finishFactsCheck: { stages: ['received', 'checking'], what: 'The check cannot be finished', next: 'It is finished once, after the facts are answered; go on with the step that the case shows.' },
  recordArgument: { stages: [...working, ...paused], what: 'An argument cannot be recorded', next: 'Reopen the case if the clinician has put something new.' },
  withdrawArgument: { stages: [...working, ...paused], what: 'An argument cannot be taken back', next: 'Reopen the case first.' },
  pinPolicy: { stages: [...working, ...paused], what: 'The policy cannot be set', next: 'Reopen the case first.' },
  confirmAssessment: { stages: ['checked', 'assessed', 'screened', 'at-panel', ...paused], what: 'An assessment cannot be confirmed', next: 'Finish checking the facts first.' },
  recordScreening: { stages: ['assessed'], what: 'A screening outcome cannot be recorded', next: 'Confirm an assessment first; a case that was screened is reopened with a reason.' },
  listForPanel: { stages: ['screened'], what: 'The case cannot be put to a panel', next: 'Screen it to the panel first.' },
  recordDecision: { stages: ['at-panel'], what: 'A panel’s decision cannot be recorded', next: 'Put the case to a panel first.' },
  resume: { stages: paused, what: 'The case cannot be taken up again', next: 'Only a deferred or returned case waits; go on with the step that the case shows.' },
  changePause: { stages: paused, what: 'The pause cannot be changed', next: 'Only a deferred or returned case waits.' },
  withdrawCase: { stages: [...working, ...paused], what: 'The request cannot be withdrawn', next: 'A case that was decided stays decided; record what was said as a note to it.' },
  reopen: { stages: ['screened', 'closed', 'withdrawn'], what: 'The case cannot be reopened', next: 'It is open already.' },
  recordLetterNotes: { stages: writing, what: 'Words for the letters cannot be recorded', next: 'Letters follow a screening outcome or a decision.' },
  draftLetter: { stages: writing, what: 'A letter cannot be drafted', next: 'Letters follow a screening outcome or a decision.' },
  checkLetter: { stages: writing, what: 'A letter cannot be checked', next: 'Letters follow a screening outcome or a decision.' },
  returnLetter: { stages: writing, what: 'A letter cannot be returned to its writer', next: 'Letters follow a screening outcome or a decision.' },
  approveLetter: { stages: writing, what: 'A letter cannot be approved', next: 'Letters follow a screening outcome or a decision.' },
  issueLetter: { stages: writing, what: 'A letter cannot be issued', next: 'Letters follow a screening outcome or a decision.' },
  recordLetterSent: { stages: writing, what: 'A letter cannot be recorded as sent', next: 'Letters follow a screening outcome or a decision.' },
  closeCase: { stages: ['screened', 'decided', 'withdrawn'], what: 'The case cannot be closed', next: 'A case closes after a decision, a route elsewhere or a withdrawal, when its letters are sent.' },
  recordNote: { stages, what: 'A note cannot be recorded', next: 'Choose the case again from the list.' },
};

/** Whether the stage table allows a command; further conditions are in decide. */
export function isAllowedIn(command: CaseCommandType, stage: Stage): boolean {
  return allowedIn[command].stages.includes(stage);
}

/** Why the stage table refuses a command: one sentence. */
export function whyNotIn(command: CaseCommandType, stage: Stage): string {
  return `${allowedIn[command].what} while the case stands at “${stageLabels[stage]}”.`;
}
