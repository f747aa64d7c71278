import { longDate } from '../../shared/domain/dates.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import type { FactValue } from '../../shared/domain/facts.ts';
import { icbByOds } from '../../shared/domain/icb.ts';
import type { CaseRow, CaseScreen, CaseView } from '../../shared/contract/case.ts';
import type { Assessment } from '../../shared/policy/index.ts';
import { lettersBeforeCorrection, lettersStillToSend } from '../../shared/workflow/decideLetters.ts';
import { outcomeLabels } from '../../shared/workflow/decisionFields.ts';
import type { CaseState } from '../../shared/workflow/evolve.ts';
import { followUps, nextFollowUp } from '../../shared/workflow/followUps.ts';
import { stageLabels, type Stage } from '../../shared/workflow/stages.ts';
import type { ScreeningRoute } from '../../shared/workflow/shapes.ts';
import type { Db } from '../../db/connection.ts';
import { latestAssessment, type AssessmentRow } from '../../db/assessmentRepo.ts';
import { lineOfCase } from '../../db/registerRepo.ts';
import { readEvents, type StoredEvent } from '../../db/eventLog.ts';
import { accessOpen } from './accessDue.ts';
import { argumentViews } from './argumentViews.ts';
import { comparison, heldPolicy, openCase, policyOf, type CaseFile } from './caseFile.ts';
import { afterChase, clocksOf, clocksOfRow } from './clockView.ts';
import type { Worker } from './context.ts';
import { displayValue } from './display.ts';
import { entriesOf } from './entryViews.ts';
import { followUpViews, lateFollowUps } from './followUpView.ts';
import { historyOf } from './history.ts';
import { may } from './guard.ts';
import { maskedText } from './mask.ts';
import { mayOpenPaper } from './panelSight.ts';
import { policyHash } from './policyLibrary.ts';
import { inReadingOrder, paperSummary } from './papers.ts';
import { routeLabels } from './routeLabels.ts';
import type { WorkState } from './workState.ts';

/** Where the work on a case goes on, and what its button says. */
export function nextStep(state: WorkState, waiting: CaseRow['waiting']): CaseRow['next'] {
  const lettersOr = (otherwise: NonNullable<CaseRow['next']>) => {
    if (lettersStillToSend(state).length === 0) return otherwise;
    return { label: 'Write the letters', screen: 'letters' as const };
  };
  /** A decision that the chair took alone is not finished before a panel has ratified it; its letters do not wait for that. */
  const close: NonNullable<CaseRow['next']> = state.ratification === 'waiting' ? { label: 'Record what the meeting made of the chair’s action', screen: 'case', action: 'ratify' } : { label: 'Close the case', screen: 'letters' };
  const again = state.assessment?.current === false ? { label: 'Assess again: something has changed', screen: 'assessment' as const } : null;
  const steps: Readonly<Record<Stage, CaseRow['next']>> = {
    received: { label: 'Check the facts', screen: 'facts' },
    checking: { label: 'Go on checking the facts', screen: 'facts' },
    checked: { label: 'Assess against the policy', screen: 'assessment' },
    assessed: again ?? { label: 'Screen the request', screen: 'screening' },
    screened: state.screening?.route === 'to-panel' ? again ?? { label: 'Record the panel’s decision', screen: 'decision' } : state.screening?.check === 'waiting' ? again ?? { label: 'Check the route: a second person', screen: 'case', action: 'checkRoute' } : lettersOr(close),
    'at-panel': again ?? { label: 'Record the panel’s decision', screen: 'decision' },
    decided: lettersOr(close),
    'letters-out': close,
    incomplete: { label: 'Take the case up again', screen: 'case' },
    reconsideration: { label: 'Check the facts again', screen: 'facts' },
    appeal: { label: 'Record the outcome of the appeal', screen: 'case', action: 'recordReview' },
    deferred: lettersOr({ label: 'Take the case up again', screen: 'case' }),
    // Once the day to ask again or the end of the wait has come, that goes before a letter that was perhaps written by other means.
    returned: waiting?.chaseDue || waiting?.ranOut ? { label: 'Take the case up again', screen: 'case' } : lettersOr({ label: 'Take the case up again', screen: 'case' }),
    withdrawn: { label: 'Close the case', screen: 'case', action: 'close' },
    closed: nextFollowUp(followUps(state)) ? { label: 'Record what came of the approval', screen: 'case', action: 'followUp' } : null,
  };
  return steps[state.stage];
}

/** What is open on a case although its work may have gone on. */
export function openItems(state: WorkState): string[] {
  return [
    ...(state.ratification === 'waiting' ? [`To be ratified at the next meeting: chair’s action of ${longDate(state.decision!.record.decidedBy.on)}`] : []),
    ...lettersBeforeCorrection(state).map(({ recipient, issued }) => `Out of date: the letter to the ${recipient} of ${longDate(issued!.on)}, since words of the decision were corrected after it. A corrected letter can be written`),
    ...(state.screening?.check === 'waiting' ? ['To be checked by a second person: the route away from the panel'] : []),
  ];
}

/** A case as lists show it. */
export function caseRow(worker: Worker, file: CaseFile): CaseRow {
  const { state, row } = file;
  const treatment = file.factsIfConfirmed['intervention'];
  const { waiting, due, limitsSet } = clocksOfRow(worker, file);
  return {
    applicationId: file.applicationId,
    number: row.caseNumber,
    icb: icbByOds(row.commissioner)?.name ?? row.commissioner,
    treatment: treatment?.state === 'known' ? maskedText(worker, file, displayValue('intervention', treatment.value)) : null,
    urgency: row.urgency as CaseRow['urgency'],
    receivedOn: row.receivedOn,
    stage: state.stage,
    stageLabel: stageLabels[state.stage],
    next: afterChase(nextStep(state, waiting), waiting),
    openItems: openItems(state),
    waiting: waiting && { ...waiting, on: maskedText(worker, file, waiting.on) },
    due,
    limitsSet,
    commissioner: row.commissioner,
  };
}

/** Everything that the case screen shows, without identity: that is shown on reveal only. */
export function caseView(worker: Worker, applicationId: string): CaseView {
  const file = openCase(worker, applicationId);
  const { db } = worker.signedIn;
  const { state } = file;
  const pinned = state.policy?.pinned ? heldPolicy(file, state.policy.pinned) : policyOf(file, file.governing.shown);
  const assessment = confirmedAssessment(worker, file);
  const events = readEvents(db, applicationId);
  const last = (type: string) => events.findLast((event) => event.type === type);
  const decided = last('decisionRecorded');
  const text = (factId: string): string | null => {
    const found = file.facts[factId];
    return found?.state === 'known' ? displayValue(factId, found.value as FactValue, file.library.vocabulary) : null;
  };
  return {
    ...caseRow(worker, file),
    seq: state.version,
    // Lists say the one that is due next beside its date; the case says all of them.
    openItems: [...openItems(state), ...lateFollowUps(worker, state), ...accessOpen(worker, state)],
    register: registerOf(db, applicationId, state),
    commissioner: file.row.commissioner,
    clocks: clocksOf(worker, file),
    policy: pinned ? { id: pinned.id, title: pinned.ourTitle, version: pinned.version, compared: comparison(worker, file, pinned.id, policyHash(pinned)) } : null,
    ...entriesOf(worker, file),
    requester: [text('requesterName'), text('requesterRole'), text('requesterOrganisation')].filter(Boolean).join(', ') || null,
    diagnosis: text('diagnosis'),
    papers: inReadingOrder(file.papers.map(({ paper, pages }) => ({ ...paperSummary(db, paper), ...(pages ? { onlyPages: pages } : {}), ...(!may(worker, 'openPapers') && mayOpenPaper(worker, paper.id) ? { mayOpen: true as const } : {}) }))),
    arguments: argumentViews(worker, file),
    history: historyOf(worker, events, file.library.vocabulary),
    assessment: assessment ? { sentence: sentenceOf(assessment), confirmedBy: worker.nameOf(assessment.by), at: assessment.at, asAt: assessment.asAt } : null,
    screening: screeningOf(worker, state, events),
    decision: state.decision && decided ? {
      outcome: state.decision.record.outcome, label: outcomeLabels[state.decision.record.outcome],
      decidedBy: state.decision.record.decidedBy.who, recordedBy: worker.nameOf(decided.actor), at: decided.at, metOn: state.decision.record.decidedBy.on,
    } : null,
    steps: stepsOf(state),
    followUps: followUpViews(worker, file, events),
    hold: holdOf(worker, state, events),
  };
}

/** How the case stood in the earlier register that it was taken over from; null where it came in as a referral. */
function registerOf(db: Db, applicationId: string, state: CaseState): CaseView['register'] {
  const line = state.register ? lineOfCase(db, applicationId) : undefined;
  return line ? { broughtOn: londonDay(line.at), line: line.line, reference: line.reference, stageWords: line.stageWords, stageLabel: stageLabels[line.stage as Stage] ?? line.stage, dueOn: line.dueOn } : null;
}

/** The assessment that a person confirmed last; undefined where nobody has. */
export function confirmedAssessment(worker: Worker, file: CaseFile): AssessmentRow | undefined {
  return file.state.assessment ? latestAssessment(worker.signedIn.db, file.applicationId) : undefined;
}

/** The one sentence that a confirmed assessment begins with. */
export function sentenceOf(assessment: AssessmentRow): string {
  return (assessment.tree as Assessment).sentence;
}

/** The screening outcome in force: who decided it apart from who recorded it. */
export function screeningOf(worker: Worker, state: CaseState, events: readonly StoredEvent[]): (NonNullable<CaseView['screening']> & { readonly route: ScreeningRoute }) | null {
  const recorded = events.findLast((event) => event.type === 'screeningRecorded');
  if (!state.screening || !recorded) return null;
  const { route, reason, decidedBy } = state.screening;
  return { route, label: routeLabels[route], reason, decidedBy: `${decidedBy.who}, ${longDate(decidedBy.on)}`, recordedBy: worker.nameOf(recorded.actor), at: recorded.at };
}

/** The legal hold that stands: who asked for it and why, who recorded it and when. */
function holdOf(worker: Worker, state: CaseState, events: readonly StoredEvent[]): CaseView['hold'] {
  const placed = events.findLast((event) => event.type === 'holdPlaced');
  return state.hold && placed ? { ...state.hold, by: worker.nameOf(placed.actor), at: placed.at } : null;
}

function stepsOf(state: CaseState): CaseView['steps'] {
  // An appeal asks how the decision was reached; the facts and the policy are not gone through again.
  if (state.review?.kind === 'appeal') return state.reviewOutcome ? [{ screen: 'letters', label: 'Letters', state: 'now' }] : [];
  const toPanel = state.screening === null || state.screening.route === 'to-panel';
  const steps: { screen: CaseScreen; label: string; done: boolean }[] = [
    { screen: 'facts', label: 'Check the facts', done: state.factsChecked },
    { screen: 'assessment', label: 'Assess against the policy', done: state.assessment?.current ?? false },
    { screen: 'screening', label: 'Screen the request', done: state.screening !== null },
    ...(toPanel ? [{ screen: 'decision' as const, label: 'The panel’s decision', done: state.decision !== null }] : []),
    { screen: 'letters', label: 'Letters', done: state.letterAbout !== null && lettersStillToSend(state).length === 0 },
  ];
  const now = steps.findIndex((step) => !step.done);
  return steps.map(({ screen, label, done }, index) => ({ screen, label, state: done ? 'done' : index === now ? 'now' : 'later' }));
}
