import type { CaseCommand } from '../../../shared/workflow/commands.ts';
import { openIssues } from '../../../shared/workflow/decideIssues.ts';
import { openAccess } from '../../../shared/workflow/decideAccess.ts';
import { decide } from '../../../shared/workflow/decide.ts';
import type { Context, Decided } from '../../../shared/workflow/decided.ts';
import { type CaseState, evolve, noCase } from '../../../shared/workflow/evolve.ts';
import type { ReviewKind } from '../../../shared/workflow/reviewShapes.ts';
import type { CaseCommandType, Stage } from '../../../shared/workflow/stages.ts';

/** States for tests, reached by commands only. */
export const now = '2026-05-04T09:00:00.000Z';
export const hash = 'a'.repeat(64);
export const policy = { id: 'lsc-lipus', version: '1', hash };
export const principles = ['3.1', '4.1'];
export const reserved = ['5.3', '6.2', '7.2'];
export const because = 'The scan of March and the clinic letter answer each clause in turn.';

export type Wish = CaseCommand extends infer C ? (C extends CaseCommand ? Omit<C, 'applicationId' | 'expectedVersion'> : never) : never;

let ids = 0;
export const world: Context = { actor: 'p-1', now, newId: () => `id-${++ids}`, caseNumber: 'IFR-2026-0001' };

/** Another person, who was not there when the first recorded anything. */
export const colleague: Context = { ...world, actor: 'p-2', actorName: 'Bo Colleague' };

/** A second check is the colleague's; everything else is done by the first person, unless `by` says otherwise. */
export function ask(state: CaseState, wish: Wish, by: Context = wish.type === 'checkRoute' ? colleague : world): Decided {
  return decide(state, { applicationId: 'case-1', ...(wish.type === 'receiveApplication' ? {} : { expectedVersion: state.version }), ...wish } as CaseCommand, by);
}

/** Carries out commands in turn; throws on a refusal. */
export function after(state: CaseState, ...wishes: (Wish | ((state: CaseState) => Wish))[]): CaseState {
  return wishes.reduce((held, wish) => {
    const decided = ask(held, typeof wish === 'function' ? wish(held) : wish);
    if (!decided.ok) throw new Error(`${decided.refusal.code}: ${decided.refusal.message}`);
    return decided.events.reduce(evolve, held);
  }, state);
}

export const receive: Wish = { type: 'receiveApplication', commissioner: 'QE1', receivedOn: '2026-05-01', urgency: 'routine', urgencyReason: null, intakeId: null };
export const confirm = (factId = 'fractureStatus'): Wish => ({ type: 'confirmFact', factId, answer: { kind: 'known', value: { kind: 'choice', choice: 'delayed' } }, candidateId: null, note: null });
export const finish: Wish = { type: 'finishFactsCheck', unanswered: [] };
export const argue = (text = 'Healing has stalled since January.', supersedes: string | null = null): Wish => ({ type: 'recordArgument', text, paperId: null, anchor: null, supersedes });
export const pin: Wish = { type: 'pinPolicy', policy, answer: null, governedBy: 'date received', why: 'In force on the day received.' };
export const assess = (verdict = 'not-met'): Wish => ({ type: 'confirmAssessment', policy, asAt: '2026-05-01', verdict, tree: {}, facts: {} });
export const telling = { way: 'we-write' as const };
export const pause = { owner: 'Ola Testperson', until: '2026-06-01', chaseOn: null };
export const screen = (route: Extract<Wish, { type: 'recordScreening' }>['route'], change: object = {}): Wish => ({
  type: 'recordScreening', route, reason: because, decidedBy: { who: 'A screening officer', on: '2026-05-03' },
  tellingPatient: telling, pause: route === 'more-information' ? pause : null, ...change,
});
/** The second check of a route away from the panel. */
export const second: Wish = { type: 'checkRoute', agrees: true, reason: null };
export const list: Wish = { type: 'listForPanel', panel: 'The IFR panel', meetsOn: '2026-05-03' };

export const decidedBy = {
  who: 'The IFR panel', on: '2026-05-03', quorum: 'Quorate; no interests declared',
  members: [{ name: 'Dana Mockup', role: 'Chair', decides: true, interest: null }, { name: 'Sam Proforma', role: 'Lay member', decides: true, interest: null }],
};
export const approval = { ends: { kind: 'after' as const, words: 'One course of treatment' }, reference: null, outcomeData: { kind: 'none' as const } };
export const standing = (state: CaseState) => state.arguments.filter((argument) => argument.state === 'standing');

/** A complete record; `change` replaces parts of it. */
export const full = (state: CaseState, change: object = {}) => ({
  outcome: 'decline' as const,
  decidedBy,
  rightCommissioner: { shown: 'The practice belongs to this ICB.', confirmedBy: 'Ola Testperson, IFR officer', words: 'Yes, by the practice.' },
  policyBasis: { shown: 'Version 1, by the date received.', words: 'Yes, this version.' },
  alreadyFunded: { shown: 'The policy’s position applies.', words: 'No, it is not.' },
  caseRestated: 'The clinician says that healing has stalled since January and that surgery would carry more risk.',
  comparator: 'Adults with a delayed union of the tibia four months after a nail.',
  argumentFindings: standing(state).map((argument, index) => ({ argumentId: argument.id, finding: 'Not accepted', reason: `Scan ${index + 1} shows callus growing since February, so healing has not stalled.` })),
  evidence: 'Two trials were read; neither enrolled people with the additional condition named.',
  principles: [{ clause: '3.1', reason: 'Others at this stage show the same pattern of callus on their scans.' }, { clause: '4.1', reason: 'The trials do not show a larger benefit in this group of people.' }],
  exceptionality: { found: 'not-found' as const, words: 'The panel found no difference from others at this stage that bears on benefit.' },
  similarPatients: 'None known to the panel.',
  equality: 'Age and disability were considered.',
  dissent: { kind: 'none' as const },
  couldChange: 'A scan after June that shows no bridging callus on any cortex.',
  tellingPatient: telling,
  ...('outcome' in change && String(change.outcome).startsWith('approve') ? { approval } : {}),
  ...change,
});
export const decline = (change: object = {}) => (state: CaseState): Wish => ({ type: 'recordDecision', record: full(state, change), principles, reserved });
export const deferral = { needs: [{ clause: '4.1', what: 'A scan from after March', proof: 'The radiology report', heldBy: 'The hospital' }], pause };
export const defer = (change: object = {}): Wish => ({ type: 'recordDecision', record: { outcome: 'defer', decidedBy, deferral, tellingPatient: telling, ...change }, principles, reserved });

const noneStated = { kind: 'none-stated' as const, wording: 'The ICB’s policy states none.', enteredBy: 'Ola Testperson' };
export const checks = {
  identifiersCompared: ['nhs-number' as const, 'date-of-birth' as const],
  address: { confirmedBy: 'Ola Testperson', source: 'Letter from the practice', on: '2026-05-04' },
  reconsideration: noneStated,
  appeal: noneStated,
};
const lastLetter = (state: CaseState) => Object.values(state.letters).at(-1)!;
export const draft = (about: Extract<Wish, { type: 'draftLetter' }>['about'] = 'declined', recipient: 'clinician' | 'patient' = 'clinician'): Wish => ({ type: 'draftLetter', letterId: null, about, recipient, document: {} });
export const check = (state: CaseState): Wish => ({ type: 'checkLetter', letterId: lastLetter(state).id, number: lastLetter(state).number });
export const approve = (state: CaseState): Wish => ({ type: 'approveLetter', letterId: lastLetter(state).id, number: lastLetter(state).number });
export const issue = (change: object = {}) => (state: CaseState): Wish => ({
  type: 'issueLetter', letterId: lastLetter(state).id, number: lastLetter(state).number, pdf: new Uint8Array([1]), pdfSha256: hash, document: {}, setWith: null, issuedOn: '2026-05-04', checks: { ...checks, ...change },
});
export const sent = (state: CaseState): Wish => ({ type: 'recordLetterSent', letterId: lastLetter(state).id, how: 'post', sentAt: now, note: null });
export const send = (about: Extract<Wish, { type: 'draftLetter' }>['about'], recipient: 'clinician' | 'patient') => [draft(about, recipient), check, approve, issue(), sent] as const;
export const close: Wish = { type: 'closeCase' };

export const returned: Wish = { type: 'returnIncomplete', reasons: ['unsigned'], words: 'Please sign the form and send it again.', pause };

const grounds = { reconsideration: ['new-clinical-information'], appeal: ['process-not-followed'] } as const;
const asked = (kind: ReviewKind) => ({ kind, grounds: [...grounds[kind]], whatIsNew: 'A scan of April that nobody had seen shows no callus on any cortex.', askedBy: 'clinician' as const, askedOn: '2026-05-04' });
export const askFor = (kind: ReviewKind): Wish => ({ type: 'askForReview', ...asked(kind), secondId: 'case-2', secondNumber: 'IFR-2026-0001-R1' });
/** Makes a linked case; those who decided the first were the chair and a lay member. */
export const linked = (kind: ReviewKind): Wish => ({ ...receive, review: { ...asked(kind), firstId: 'case-0', firstNumber: 'IFR-2026-0000', decidedFirst: ['Ann Former, chair', 'Jo Former'], patientId: null } } as Wish);
export const reviewed = (change: object = {}): Wish => ({
  type: 'recordReview', outcome: 'stands', findings: [{ ground: 'process-not-followed', found: 'not-met', reason: 'The minutes show that each step of the procedure was taken in turn.' }],
  decidedBy: { who: 'The review panel', on: '2026-05-04', present: ['Another Chair', 'Another Lay-Member'] }, tellingPatient: telling, ...change,
} as Wish);
export const byTheChair = { who: 'The chair', on: '2026-05-03', present: ['The chair'], kind: 'chairs-action' as const, couldNotWait: 'The operation was planned for the next morning, three weeks before the meeting.', underRule: 'Terms of reference, section 6' };
export const ratify = (ratified = true): Wish => ({ type: 'ratifyDecision', panel: 'The IFR panel', metOn: '2026-05-04', ratified, words: ratified ? '' : 'The panel wants to read the scan of April before anything is decided.' });

export const study = { title: 'An invented trial of ultrasound in slow bone healing, 2019', kind: 'trial' as const, paperId: null, page: '', putFor: 'That ultrasound helps where healing has stalled.', argumentIds: [] as string[] };
export const evidence = (change: object = {}, supersedes: string | null = null, reason: string | null = null): Wish => ({ type: 'recordEvidence', evidence: { ...study, ...change }, supersedes, reason });
export const statement = (change: object = {}): Wish => ({
  type: 'recordStatement', statement: { invitation: { kind: 'invited', on: '2026-05-02', how: 'letter' }, statement: { kind: 'waiting', by: '2026-05-20' }, attendance: 'not-asked', ...change },
});
export const representative = { answer: 'yes' as const, name: 'Rae Representative', relation: 'daughter', authority: 'asked-by-patient' as const, seen: 'Signed letter of authority, page 1', address: '9 Elsewhere Road, Madeupton' };
export const nobodyWrites = { answer: 'yes' as const, whom: 'patient' as const, which: '', reason: 'Letters are read by somebody else at home.', instead: { to: 'clinician-tells' as const, why: 'The patient asked for that at the clinic.' } };
export const contact = (change: object = {}): Wish => ({ type: 'recordContact', contact: { interpreter: { answer: 'no' }, safeContact: { answer: 'not-known' }, ...change } });
export const consent = (status: Extract<Wish, { type: 'recordConsent' }>['consent']['status'] = 'given', on: string | null = '2026-05-01'): Wish => ({ type: 'recordConsent', consent: { status, on, words: 'Signed form, page 3' } });

/** One state for every stage. */
export const at: Readonly<Record<Stage, () => CaseState>> = {
  received: () => after(noCase, receive),
  checking: () => after(at.received(), confirm(), argue()),
  checked: () => after(at.checking(), finish, pin),
  assessed: () => after(at.checked(), assess()),
  screened: () => after(at.assessed(), screen('to-panel')),
  'at-panel': () => after(at.screened(), list),
  decided: () => after(at['at-panel'](), decline()),
  closed: () => after(at.decided(), ...send('declined', 'clinician'), ...send('declined', 'patient'), close),
  'letters-out': () => after(at.decided(), ...send('declined', 'clinician'), ...send('declined', 'patient')),
  incomplete: () => after(at.checking(), returned),
  reconsideration: () => after(noCase, linked('reconsideration')),
  appeal: () => after(noCase, linked('appeal')),
  deferred: () => after(at['at-panel'](), defer()),
  returned: () => after(at.assessed(), screen('more-information')),
  withdrawn: () => after(at.checked(), { type: 'withdrawCase', by: 'The clinician', on: '2026-05-03', reason: 'Treated elsewhere' }),
};

/** Something that reading a paper brought up; `facts` settle it. */
export const raise = (facts: readonly string[] = []): Wish => ({
  type: 'raiseIssues',
  issues: [{ code: facts.length > 0 ? 'facts-differ' : 'date-ambiguous', paperId: 'paper-1', facts: [...facts], outcome: 'warn', file: 'letter.pdf', message: 'The date can be read in more than one way.', next: 'Ask the sender which is meant.' }],
});

/** A command of each kind that would be right at its stage. */
export const right: Readonly<Record<CaseCommandType, (state: CaseState) => Wish>> = {
  addPaper: () => ({ type: 'addPaper', paperId: 'paper-9', role: 'letter', pages: null, identifiersCompared: ['nhs-number', 'date-of-birth'] }),
  linkPatient: () => ({ type: 'linkPatient', patientId: null, identity: { name: 'A name', nhsNumber: null, dateOfBirth: null, address: null } }),
  changeUrgency: () => ({ type: 'changeUrgency', urgency: 'urgent', reason: 'Pain worse' }),
  confirmFact: () => confirm(),
  finishFactsCheck: () => finish,
  recordArgument: () => argue(),
  withdrawArgument: (state) => ({ type: 'withdrawArgument', argumentId: standing(state)[0]?.id ?? 'none', reason: 'Said twice' }),
  recordEvidence: () => evidence(),
  withdrawEvidence: (state) => ({ type: 'withdrawEvidence', evidenceId: state.evidence.find((held) => held.state === 'standing')?.id ?? 'none', reason: 'Sent by mistake' }),
  recordStatement: () => statement(),
  recordContact: () => contact(),
  recordConsent: () => consent(),
  pinPolicy: () => pin,
  confirmAssessment: () => assess(),
  recordScreening: () => screen('to-panel'),
  listForPanel: () => list,
  recordDecision: (state) => decline()(state),
  correctDecision: (state) => ({ type: 'correctDecision', place: 'decidedBy/quorum', words: `Quorate: ${state.version} of seven; no interests declared`, why: 'The number was left out', askedBy: 'The chair' }),
  returnIncomplete: () => returned,
  checkRoute: () => second,
  ratifyDecision: () => ratify(),
  recordReview: () => reviewed(),
  askForReview: () => askFor('reconsideration'),
  resume: () => ({ type: 'resume', reason: 'The scan came' }),
  changePause: () => ({ type: 'changePause', pause, reason: 'More time asked for' }),
  withdrawCase: () => ({ type: 'withdrawCase', by: 'The clinician', on: '2026-05-03', reason: 'Treated elsewhere' }),
  reopen: () => ({ type: 'reopen', reason: 'The facts differ' }),
  recordLetterNotes: () => ({ type: 'recordLetterNotes', notes: { signedByName: { words: 'Ann Officer' } } }),
  draftLetter: (state) => draft(state.letterAbout ?? 'declined'),
  checkLetter: (state) => (lastLetter(state) ? check(state) : { type: 'checkLetter', letterId: 'none', number: 1 }),
  returnLetter: (state) => ({ type: 'returnLetter', letterId: lastLetter(state)?.id ?? 'none', number: 1, reason: 'A name is wrong' }),
  approveLetter: (state) => (lastLetter(state) ? approve(state) : { type: 'approveLetter', letterId: 'none', number: 1 }),
  issueLetter: (state) => (lastLetter(state) ? issue()(state) : { ...(issue()({ letters: { x: { id: 'none', number: 1 } } } as never) as object) } as Wish),
  recordLetterSent: (state) => ({ type: 'recordLetterSent', letterId: lastLetter(state)?.id ?? 'none', how: 'post', sentAt: now, note: null }),
  recordAcknowledgement: () => ({ type: 'recordAcknowledgement', on: '2026-05-04', how: 'secure-email' }),
  closeCase: () => close,
  raiseIssues: () => raise(),
  answerIssue: (state) => ({ type: 'answerIssue', issueId: openIssues(state)[0] ?? 'none', words: 'Rang the clinic: the second letter is right.', how: 'seen' }),
  recordNote: () => ({ type: 'recordNote', who: 'The clinic', text: 'Asked where the case stands.' }),
  placeHold: () => ({ type: 'placeHold', askedBy: 'The legal team', reason: 'A letter before claim came.' }),
  liftHold: () => ({ type: 'liftHold', reason: 'The claim was withdrawn.' }),
  setFollowUpDay: (state) => ({ type: 'setFollowUpDay', item: 'expiry', on: state.followUps.days['expiry'] === '2026-09-01' ? '2026-10-01' : '2026-09-01', why: 'The course is planned to end then' }),
  recordFollowUp: () => ({ type: 'recordFollowUp', item: 'expiry', result: 'met', on: '2026-05-04', who: 'The clinic', words: 'The course ended.', paperId: null, page: null }),
  askAccess: () => ({ type: 'askAccess', askedOn: '2026-05-04', askedBy: 'patient', words: 'Passport seen at the desk.' }),
  reviewAccessItem: (state) => ({ type: 'reviewAccessItem', requestId: openAccess(state)?.requestId ?? 'none', itemId: 'case:facts', answer: 'disclose', disclosed: null, reason: null }),
  checkAccess: (state) => ({ type: 'checkAccess', requestId: openAccess(state)?.requestId ?? 'none', agrees: true, reason: null, open: ['case:facts'].filter((itemId) => itemId in (openAccess(state)?.answers ?? {})) }),
  writeAccess: (state) => ({ type: 'writeAccess', requestId: openAccess(state)?.requestId ?? 'none', open: [], sha256: hash }),
  endAccess: (state) => ({ type: 'endAccess', requestId: openAccess(state)?.requestId ?? 'none', how: 'withdrawn' }),
};
