import type { Attendance, ConsentStatus, ContactQuestion, PatientLettersTo, StatementAnswer } from './entryShapes.ts';
import type { CaseEvent, PolicyRef } from './events.ts';
import type { AccessAnswer, AccessAsker, AccessEnd } from './accessShapes.ts';
import type { FollowUpRecord } from './followUpShapes.ts';
import { aboutDecision, aboutRoute, leavesThePanel } from './letters.ts';
import type { ReviewFinding, ReviewKind, ReviewOf, ReviewOutcome } from './reviewShapes.ts';
import { correctedRecord } from './correction.ts';
import type { Correction, DecidedBy, DecisionRecord, LetterAbout, LetterNotes, LetterRecipient, Pause, ScreeningRoute, SentHow, TellingPatient, Urgency } from './shapes.ts';
import type { Stage } from './stages.ts';

export type LetterStatus = 'draft' | 'checked' | 'approved' | 'issued' | 'sent';

export interface LetterState {
  readonly id: string;
  readonly about: LetterAbout;
  readonly recipient: LetterRecipient;
  readonly status: LetterStatus;
  /** Number of the latest draft. */
  readonly number: number;
  readonly pdfSha256: string | null;
  /** Its day and the number of the event by which it was issued; null before. */
  readonly issued: { readonly on: string; readonly seq: number } | null;
  /** Which outcome it was written for; see {@link CaseState.round}. */
  readonly round: number;
}

export interface ArgumentState {
  readonly id: string;
  readonly state: 'standing' | 'superseded' | 'withdrawn';
}

/** The second person's check of a route away from the panel. `named`: an older record holds the name that was typed. */
export type RouteCheck = 'not-needed' | 'waiting' | 'done' | 'named';

/** A request for access to the record, and the answer to each item in force. */
export interface AccessState {
  readonly requestId: string;
  readonly askedOn: string;
  readonly askedBy: AccessAsker;
  readonly answers: Readonly<Record<string, { readonly answer: AccessAnswer; readonly rowId: string; readonly by: string }>>;
  /** Who checked the answers as they stand; null where nobody has, or one was changed since. */
  readonly checkedBy: string | null;
  /** What the second person wanted looked at again. */
  readonly returned: string | null;
  /** How often an export was written. */
  readonly written: number;
  readonly ended: AccessEnd | null;
}

/** One thing that reading the papers brought up. */
export interface IssueState {
  readonly code: string;
  readonly paperId: string | null;
  /** Facts that have still to be answered for it to be settled by that; empty where no fact settles it. */
  readonly facts: readonly string[];
  readonly standing: 'open' | 'answered' | 'settled';
}

/** What the events of one case add up to. */
export interface CaseState {
  /** Number of the last event; 0 = the case does not exist. */
  readonly version: number;
  readonly stage: Stage;
  /** The stage that a waiting case goes back to. */
  readonly comesBackTo: Stage | null;
  readonly caseNumber: string;
  readonly commissioner: string;
  readonly receivedOn: string;
  readonly urgency: Urgency;
  readonly patientId: string | null;
  readonly papers: readonly string[];
  /** By fact id: the confirmation in force. */
  readonly facts: Readonly<Record<string, { readonly confirmationId: string; readonly answer: 'known' | 'not-known' }>>;
  readonly factsChecked: boolean;
  readonly arguments: readonly ArgumentState[];
  readonly evidence: readonly ArgumentState[];
  /** The patient's own statement and attendance; null while nobody has recorded anything of it. */
  readonly statement: { readonly entryId: string; readonly invited: boolean; readonly statement: StatementAnswer; readonly attendance: Attendance } | null;
  /** Which questions on contact are answered, and where letters to the patient go; null while none was asked. */
  readonly contact: { readonly entryId: string; readonly asked: readonly ContactQuestion[]; readonly patientLettersTo: PatientLettersTo } | null;
  readonly consent: { readonly entryId: string; readonly status: ConsentStatus; readonly on: string | null } | null;
  readonly policy: { readonly pinned: PolicyRef | null; readonly answer: string | null } | null;
  readonly assessment: { readonly id: string; readonly verdict: string; readonly policy: PolicyRef | null; /** False once a fact or the policy changed after it. */ readonly current: boolean } | null;
  readonly screening: { readonly route: ScreeningRoute; readonly reason: string; readonly decidedBy: DecidedBy; readonly verdict: string; /** Who was signed in; null in older records. */ readonly recordedBy: string | null; readonly check: RouteCheck } | null;
  readonly panel: { readonly name: string; readonly meetsOn: string } | null;
  readonly decision: {
    /** As it stands: with its corrections. */
    readonly record: DecisionRecord;
    /** As it was signed. */
    readonly signed: DecisionRecord;
    readonly verdict: string;
    /** Number of its event within the case. */
    readonly seq: number;
    readonly corrections: readonly (Correction & { readonly seq: number })[];
  } | null;
  /** Whether a panel has ratified what the chair decided alone; null where there is nothing to ratify. */
  readonly ratification: 'waiting' | 'done' | null;
  /** Where this case is a reconsideration or an appeal: of which case, and on what ground. */
  readonly review: Omit<ReviewOf, 'patientId'> | null;
  /** The outcome of an appeal. */
  readonly reviewOutcome: { readonly outcome: ReviewOutcome; readonly findings: readonly ReviewFinding[]; readonly decidedBy: DecidedBy } | null;
  /** That the request was acknowledged to the clinician; null while nobody has recorded it. */
  readonly acknowledged: { readonly on: string; readonly how: SentHow } | null;
  /** Reconsiderations and appeals that were asked for after this case was decided. */
  readonly reviews: readonly { readonly kind: ReviewKind; readonly id: string; readonly number: string; readonly askedOn: string }[];
  /** Where it was taken over from an earlier register: how it stood there. */
  readonly register: { readonly lineId: string; readonly stage: Stage; readonly dueOn: string | null } | null;
  readonly pause: Pause | null;
  /** What the letters of the present outcome are about, and how the patient hears; null while there is no outcome. */
  readonly letterAbout: LetterAbout | null;
  readonly tellingPatient: TellingPatient | null;
  /** Words for the letters of the present outcome; a new outcome begins without any. */
  readonly letterNotes: LetterNotes;
  readonly letters: Readonly<Record<string, LetterState>>;
  /** Who asked that nothing of it is destroyed, and why; null where it is not on legal hold. */
  readonly hold: { readonly askedBy: string; readonly reason: string } | null;
  /** Of the decision in force: days that people set, and what they recorded, by item (see followUps.ts). */
  readonly followUps: { readonly days: Readonly<Record<string, string>>; readonly records: Readonly<Record<string, FollowUpRecord & { readonly seq: number }>> };
  readonly access: readonly AccessState[];
  /** What reading the papers brought up, by id: whether it is open, answered by a person, or settled since the facts in question were answered. */
  readonly issues: Readonly<Record<string, IssueState>>;
  /** Counts outcomes and reopenings: a letter written for an earlier one does not serve a later one. */
  readonly round: number;
}

export const noCase: CaseState = {
  version: 0, stage: 'received', comesBackTo: null, caseNumber: '', commissioner: '', receivedOn: '', urgency: 'routine', patientId: null,
  papers: [], facts: {}, factsChecked: false, arguments: [], evidence: [], statement: null, contact: null, consent: null, policy: null, assessment: null, screening: null, panel: null, decision: null,
  ratification: null, review: null, reviewOutcome: null, reviews: [], register: null, acknowledged: null,
  pause: null, letterAbout: null, tellingPatient: null, letterNotes: {}, letters: {}, round: 0, hold: null, followUps: { days: {}, records: {} }, access: [], issues: {},
};

/** The state after all these events. */
export function evolveAll(events: readonly CaseEvent[]): CaseState {
  return events.reduce(evolve, noCase);
}

/** The state after one more event. Pure; never refuses: what is recorded has happened. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  return { ...apply(state, event), version: state.version + 1 };
}

function apply(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'applicationReceived': {
      const { caseNumber, commissioner, receivedOn, urgency } = event.body;
      return { ...state, stage: 'received', caseNumber, commissioner, receivedOn, urgency };
    }
    case 'patientLinked':
      return { ...state, patientId: event.body.patientId };
    case 'paperAdded':
      return { ...state, papers: [...state.papers, event.body.paperId] };
    case 'urgencyChanged':
      return { ...state, urgency: event.body.urgency };
    case 'factConfirmed': {
      const { factId, confirmationId, answer } = event.body;
      return { ...outdated(state), issues: withFact(state.issues, factId), stage: state.stage === 'received' || state.stage === 'reconsideration' ? 'checking' : state.stage, facts: { ...state.facts, [factId]: { confirmationId, answer } } };
    }
    case 'factsCheckFinished':
      return { ...state, stage: 'checked', factsChecked: true };
    case 'argumentRecorded': {
      const { argumentId, supersedes } = event.body;
      return { ...state, arguments: [...state.arguments.map((held) => (held.id === supersedes ? { ...held, state: 'superseded' as const } : held)), { id: argumentId, state: 'standing' }] };
    }
    case 'argumentWithdrawn':
      return { ...state, arguments: state.arguments.map((held) => (held.id === event.body.argumentId ? { ...held, state: 'withdrawn' as const } : held)) };
    case 'evidenceRecorded': {
      const { evidenceId, supersedes } = event.body;
      return { ...state, evidence: [...state.evidence.map((held) => (held.id === supersedes ? { ...held, state: 'superseded' as const } : held)), { id: evidenceId, state: 'standing' }] };
    }
    case 'evidenceWithdrawn':
      return { ...state, evidence: state.evidence.map((held) => (held.id === event.body.evidenceId ? { ...held, state: 'withdrawn' as const } : held)) };
    case 'statementRecorded': {
      const { entryId, invited, statement, attendance } = event.body;
      return { ...state, statement: { entryId, invited, statement, attendance } };
    }
    case 'contactRecorded': {
      const { entryId, asked, patientLettersTo } = event.body;
      return { ...state, contact: { entryId, asked, patientLettersTo } };
    }
    case 'consentRecorded': {
      const { entryId, status, on } = event.body;
      return { ...state, consent: { entryId, status, on } };
    }
    case 'policyPinned':
      return { ...outdated(state), policy: { pinned: event.body.policy, answer: event.body.answer } };
    case 'assessmentConfirmed':
      // Only a case that waited for it moves; assessing again moves no case and sends nothing.
      return {
        ...state,
        stage: state.stage === 'checked' ? 'assessed' : state.stage,
        assessment: { id: event.body.assessmentId, verdict: event.body.verdict, policy: event.body.policy, current: true },
      };
    case 'screeningRecorded': {
      const { route, reason, decidedBy, verdict, tellingPatient, pause, secondCheck, recordedBy } = event.body;
      const check = !leavesThePanel(route) ? 'not-needed' : secondCheck ? 'named' : 'waiting';
      const waits = route === 'more-information';
      return {
        ...state,
        stage: waits ? 'returned' : 'screened',
        comesBackTo: waits ? 'checking' : null,
        screening: { route, reason, decidedBy, verdict, recordedBy: recordedBy ?? null, check },
        pause,
        ...outcome(state, aboutRoute(route), tellingPatient),
      };
    }
    case 'returnedIncomplete':
      return { ...state, stage: 'incomplete', comesBackTo: state.stage, pause: event.body.pause, ...outcome(state, event.body.missing ? 'returned-incomplete' : 'information-needed', null) };
    case 'routeChecked':
      return state.screening ? { ...state, screening: { ...state.screening, check: 'done' } } : state;
    case 'routeCheckRefused':
      return { ...state, stage: 'assessed', screening: null, ...outcome(state, null, null) };
    case 'listedForPanel':
      return { ...state, stage: 'at-panel', panel: { name: event.body.panel, meetsOn: event.body.meetsOn } };
    case 'decisionRecorded': {
      const { record, verdict } = event.body;
      const waits = record.outcome === 'defer';
      return {
        ...state,
        stage: waits ? 'deferred' : 'decided',
        comesBackTo: waits ? 'at-panel' : null,
        decision: { record, signed: record, verdict, seq: state.version + 1, corrections: [] },
        followUps: noCase.followUps, // those of an earlier decision ended with it
        ratification: record.decidedBy.kind === 'chairs-action' ? 'waiting' : null,
        pause: record.deferral?.pause ?? null,
        ...outcome(state, aboutDecision(record.outcome, record.route?.to ?? null), record.tellingPatient ?? null),
      };
    }
    case 'decisionCorrected': {
      const { place, words, why, askedBy } = event.body;
      if (!state.decision) return state;
      const corrections = [...state.decision.corrections, { place, words, why, askedBy, seq: state.version + 1 }];
      return { ...state, decision: { ...state.decision, corrections, record: correctedRecord(state.decision.signed, corrections) } };
    }
    case 'decisionRatified': {
      const { ratified, panel, metOn } = event.body;
      if (ratified) return { ...state, ratification: 'done' };
      // The panel that did not ratify has the case before it.
      return { ...state, stage: 'at-panel', comesBackTo: null, decision: null, ratification: null, pause: null, panel: { name: panel, meetsOn: metOn }, ...outcome(state, null, null) };
    }
    case 'caseLinked': {
      const { part, otherId, otherNumber, kind, grounds, whatIsNew, askedBy, askedOn, decidedFirst } = event.body;
      if (part === 'first') return { ...state, reviews: [...state.reviews, { kind, id: otherId, number: otherNumber, askedOn }] };
      return { ...state, stage: kind, review: { kind, firstId: otherId, firstNumber: otherNumber, grounds, whatIsNew, askedBy, askedOn, decidedFirst } };
    }
    case 'broughtFromRegister': {
      // Whatever the office had done, the app has seen none of it: the case begins, or waits before it begins.
      const { registerLineId, stage, dueOn, pause } = event.body;
      return { ...state, register: { lineId: registerLineId, stage, dueOn }, pause, ...(pause ? { stage: 'incomplete', comesBackTo: 'received' } : {}) };
    }
    case 'reviewRecorded': {
      const { outcome: found, findings, decidedBy, tellingPatient } = event.body;
      return { ...state, stage: 'decided', reviewOutcome: { outcome: found, findings, decidedBy }, ...outcome(state, 'appeal-outcome', tellingPatient) };
    }
    case 'caseResumed':
      return {
        ...state,
        stage: state.comesBackTo ?? 'checking',
        comesBackTo: null,
        factsChecked: state.comesBackTo === 'at-panel' && state.factsChecked,
        pause: null,
        ...outcome(state, null, null),
      };
    case 'pauseChanged':
      return { ...state, pause: event.body.pause };
    case 'applicationWithdrawn':
      return { ...state, stage: 'withdrawn', comesBackTo: null, pause: null, ...outcome(state, 'withdrawn', null) };
    case 'caseReopened':
      return { ...outdated(state), stage: state.review?.kind === 'appeal' ? 'appeal' : 'checking', factsChecked: false, screening: null, decision: null, ratification: null, panel: null, pause: null, comesBackTo: null, ...outcome(state, null, null) };
    case 'letterNotesRecorded':
      return { ...state, letterNotes: event.body.notes };
    case 'letterDrafted': {
      const { letterId, number, about, recipient } = event.body;
      return withLetter(state, { id: letterId, about, recipient, status: 'draft', number, pdfSha256: null, issued: null, round: state.round });
    }
    case 'letterChecked':
      return withStatus(state, event.body.letterId, 'checked');
    case 'letterReturned':
      return withStatus(state, event.body.letterId, 'draft');
    case 'letterApproved':
      return withStatus(state, event.body.letterId, 'approved');
    case 'letterIssued':
      return withStatus(state, event.body.letterId, 'issued', { pdfSha256: event.body.pdfSha256, issued: { on: event.body.issuedOn, seq: state.version + 1 } });
    case 'letterSent':
      return { ...withStatus(state, event.body.letterId, 'sent'), stage: event.body.completes ? 'letters-out' : state.stage };
    case 'noteRecorded':
      return state;
    case 'issuesRaised':
      return { ...state, issues: { ...state.issues, ...Object.fromEntries(event.body.issues.map(({ issueId, code, paperId, facts }) => [issueId, { code, paperId, facts, standing: 'open' as const }])) } };
    case 'issueAnswered': {
      const held = state.issues[event.body.issueId];
      return held ? { ...state, issues: { ...state.issues, [event.body.issueId]: { ...held, standing: 'answered' } } } : state;
    }
    case 'holdPlaced':
      return { ...state, hold: { askedBy: event.body.askedBy, reason: event.body.reason } };
    case 'holdLifted':
      return { ...state, hold: null };
    case 'followUpDaySet':
      return { ...state, followUps: { ...state.followUps, days: { ...state.followUps.days, [event.body.item]: event.body.on } } };
    case 'followUpRecorded': {
      const { rows: _rows, ...record } = event.body;
      return { ...state, followUps: { ...state.followUps, records: { ...state.followUps.records, [record.item]: { ...record, seq: state.version + 1 } } } };
    }
    case 'accessAsked': {
      const { requestId, askedOn, askedBy } = event.body;
      return { ...state, access: [...state.access, { requestId, askedOn, askedBy, answers: {}, checkedBy: null, returned: null, written: 0, ended: null }] };
    }
    case 'accessItemReviewed': {
      const { itemId, answer, rowId, by } = event.body;
      return withAccess(state, event.body.requestId, (held) => ({ ...held, answers: { ...held.answers, [itemId]: { answer, rowId, by } }, checkedBy: null }));
    }
    case 'accessChecked':
      return withAccess(state, event.body.requestId, (held) => ({ ...held, checkedBy: event.body.by, returned: null }));
    case 'accessReturned':
      return withAccess(state, event.body.requestId, (held) => ({ ...held, checkedBy: null, returned: event.body.reason }));
    case 'accessWritten':
      return withAccess(state, event.body.requestId, (held) => ({ ...held, written: held.written + 1 }));
    case 'accessEnded':
      return withAccess(state, event.body.requestId, (held) => ({ ...held, ended: event.body.how }));
    case 'requestAcknowledged':
      return { ...state, acknowledged: { on: event.body.on, how: event.body.how } };
    case 'applicationClosed':
      return { ...state, stage: 'closed' };
  }
}

function withAccess(state: CaseState, requestId: string, change: (held: AccessState) => AccessState): CaseState {
  return { ...state, access: state.access.map((held) => (held.requestId === requestId ? change(held) : held)) };
}

function outdated(state: CaseState): CaseState {
  return state.assessment ? { ...state, assessment: { ...state.assessment, current: false } } : state;
}

function outcome(state: CaseState, letterAbout: LetterAbout | null, tellingPatient: TellingPatient | null): Pick<CaseState, 'letterAbout' | 'tellingPatient' | 'letterNotes' | 'round'> {
  return { letterAbout, tellingPatient, letterNotes: {}, round: state.round + 1 };
}

function withLetter(state: CaseState, letter: LetterState): CaseState {
  return { ...state, letters: { ...state.letters, [letter.id]: letter } };
}

function withStatus(state: CaseState, letterId: string, status: LetterStatus, more: Partial<Pick<LetterState, 'pdfSha256' | 'issued'>> = {}): CaseState {
  const letter = state.letters[letterId];
  return letter ? withLetter(state, { ...letter, status, ...more }) : state;
}

/** What is kept of a case for lists, beside its events; it must always equal a replay. */
export interface Projection {
  readonly caseNumber: string;
  readonly commissioner: string;
  readonly receivedOn: string;
  readonly urgency: Urgency;
  readonly patientId: string | null;
  readonly stage: Stage;
  readonly version: number;
  readonly outcome: string | null;
  readonly pauseOwner: string | null;
  readonly pauseUntil: string | null;
}

export function project(state: CaseState): Projection {
  const { caseNumber, commissioner, receivedOn, urgency, patientId, stage, version } = state;
  return {
    caseNumber, commissioner, receivedOn, urgency, patientId, stage, version,
    outcome: state.reviewOutcome?.outcome ?? state.decision?.record.outcome ?? state.screening?.route ?? null,
    pauseOwner: state.pause?.owner ?? null,
    pauseUntil: state.pause?.until ?? null,
  };
}

/** The issues after a person has answered a fact: one that waited for nothing else is settled by it. */
function withFact(issues: CaseState['issues'], factId: string): CaseState['issues'] {
  if (!Object.values(issues).some((one) => one.standing === 'open' && one.facts.includes(factId))) return issues;
  return Object.fromEntries(Object.entries(issues).map(([id, one]) => {
    if (one.standing !== 'open' || !one.facts.includes(factId)) return [id, one];
    const facts = one.facts.filter((each) => each !== factId);
    return [id, { ...one, facts, standing: facts.length === 0 ? ('settled' as const) : ('open' as const) }];
  }));
}

/** Arguments that stand: put, not superseded, not taken back. The panel answers each of these. */
export function standingArguments(state: CaseState): readonly string[] {
  return state.arguments.filter((held) => held.state === 'standing').map((held) => held.id);
}
