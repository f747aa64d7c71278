import { londonDay } from '../../shared/domain/londonDay.ts';
import { parseNhsNumber } from '../../shared/domain/nhsNumber.ts';
import { outcomeOf } from '../../shared/import/issues.ts';
import type { Outcome } from '../../shared/import/paper.ts';
import type { ConsentStatus } from '../../shared/workflow/entryShapes.ts';
import { findApplication } from '../../db/applicationRepo.ts';
import { findIntake, intakeRow, intakeStepRow, listSteps, type IntakeAction, type IntakeStatus } from '../../db/intakeRepo.ts';
import { startJob } from '../../db/jobRepo.ts';
import { papersOfIntake } from '../../db/paperRepo.ts';
import { joinPapers, raiseIssues } from './addPapers.ts';
import { mustBeAnswered } from './caseIssues.ts';
import { commit, loadCase, recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';
import { done, hooked } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { identityOf } from './identity.ts';
import { mixing, settledBefore } from './intakeJudge.ts';
import { runIntake } from './intakeJob.ts';
import { intakeView, listIntakeViews } from './intakeView.ts';
import { refuseLists } from './records.ts';
import { caseHoldingAll, newTo } from './samePapers.ts';
import { requireHolders } from './recoveryHolders.ts';
import { refuseWith } from './refusal.ts';

export const intakeHandlers = {
  'intake.start': (worker, { receivedOn, urgency, urgencyReason, commissioner }, paths) => {
    const { db, person } = worker.signedIn;
    if (!paths || paths.length === 0) return refuseWith('INVALID', 'No files were chosen.', 'Choose or drop the papers of the referral.');
    if (receivedOn > londonDay(worker.now())) return refuseWith('INVALID', 'The date received lies in the future.', 'Enter the day on which the referral came.', 'receivedOn');
    if (urgency === 'urgent' && !urgencyReason?.trim()) return refuseWith('INVALID', 'An urgent request needs a word on why it is urgent.', 'Say what would happen to the patient by waiting.', 'urgencyReason');
    const [intakeId, jobId, now] = [worker.newId(), worker.newId(), worker.now()];
    // The drop is on the record before anything is read: an urgent one is seen even while it is being read, or if reading stops.
    recordInOffice({
      db,
      event: { type: 'papersReceived', version: 1, body: { intakeId, papers: [] } },
      rows: [
        intakeRow({ id: intakeId, at: now, by: person.id, receivedOn, urgency, urgencyReason: urgencyReason?.trim() || null, commissioner }),
        intakeStepRow({ id: worker.newId(), intakeId, status: 'reading', issues: null, applicationId: null, reason: null, by: person.id, at: now }),
      ],
      actor: person.id,
      now,
    });
    startJob(db, { id: jobId, kind: 'import', intakeId, applicationId: null, total: null, by: person.id, at: now });
    void runIntake(worker, { intakeId, jobId, paths, receivedOn, commissioner });
    worker.changed(null);
    return { intakeId, jobId };
  },

  'intake.list': (worker) => ({ intakes: listIntakeViews(worker) }),

  'intake.get': (worker, { intakeId }) => intakeView(worker, intakeId, true),

  'intake.makeCase': (worker, { intakeId, consent, reason }) => {
    const { db, person } = worker.signedIn;
    const seen = intakeView(worker, intakeId);
    if (!['ready', 'stuck'].includes(seen.status)) return refuseWith('REFUSED', `No case can be made of this referral: it is ${statusWords[seen.status]}.`, 'Look at the list again.');
    const steps = listSteps(db, intakeId);
    const settled = settledBefore(steps);
    const blocking = mixing(seen.issues, settled)[0];
    if (blocking) return refuseWith('REFUSED', `No case can be made yet. ${blocking.message}`, blocking.next);
    const byHand = seen.status === 'stuck' ? (seen.issues.filter((one) => outcomeOf(one) === 'quarantine' && !settled.has(one.message))) : [];
    if (byHand.length > 0 && !reason) return refuseWith('INVALID', `The papers give no case by themselves. ${byHand[0]!.message}`, 'Say why a case is made of them by hand: what you saw in the papers, and who will enter what they say.', 'reason');
    if (consent && !agreed.includes(consent.status)) return refuseWith('REFUSED', 'No case is made of a referral to which the patient has not agreed.', 'Return it without consent, or wait until the clinician has confirmed consent.', 'consent');
    refuseLists(worker, intakeId, 'case');
    requireHolders(worker);
    const papers = papersOfIntake(db, intakeId);
    if (papers.length === 0) return refuseWith('REFUSED', 'There is no paper in this referral.', 'Discard it, and drop the papers again.');
    const held = caseHoldingAll(db, papers);
    if (held !== null) {
      const number = findApplication(db, held)?.caseNumber ?? '';
      return refuseWith('REFUSED', `Every paper of this referral belongs to the case ${number} already, so no second case is made.`, 'Discard this referral, or attach it to that case.');
    }
    const applicationId = worker.newId();
    const fault = hooked(worker, 'make-case');
    const common = { db, actor: person.id, newId: worker.newId, ...fault };
    const run = db.sqlite.transaction(() => {
      if (byHand.length > 0) move(worker, intakeId, 'stuck', { reason: reason!, action: 're-typed' });
      let version = done(commit({
        ...common, now: worker.now(),
        command: { type: 'receiveApplication', applicationId, commissioner: seen.commissioner, receivedOn: seen.receivedOn, urgency: seen.urgency, urgencyReason: findIntake(db, intakeId)?.urgencyReason ?? null, intakeId },
      })).version;
      if (consent) version = done(commit({ ...common, now: worker.now(), command: { type: 'recordConsent', applicationId, expectedVersion: version, consent } })).version;
      version = joinPapers(worker, applicationId, version, papers, { role: ({ paper }) => (paper.parentPaperId ? 'enclosure' : 'as received'), identifiersCompared: [] });
      // What a person has said before there was a case is its answer.
      const said = new Map([...settled, ...byHand.map((one) => [one.message, reason!] as const), ...(consent ? seen.issues.filter((one) => one.code === 'consent-missing').map((one) => [one.message, `Asked before the case was made: ${consent.words}`] as const) : [])]);
      raiseIssues(worker, applicationId, version, new Set(papers.map(({ paper }) => paper.id)), seen.issues.filter(mustBeAnswered), said);
    });
    run.immediate();
    fault.faultHook?.('after-commit');
    worker.changed(applicationId);
    return { applicationId };
  },

  'intake.attach': (worker, { intakeId, applicationId, nhsNumber, dateOfBirth }) => {
    const { db, person } = worker.signedIn;
    const seen = intakeView(worker, intakeId);
    if (!['ready', 'stuck'].includes(seen.status)) return refuseWith('REFUSED', `This drop cannot be attached: it is ${statusWords[seen.status]}.`, 'Look at the list again.');
    const blocking = mixing(seen.issues, settledBefore(listSteps(db, intakeId)))[0];
    if (blocking) return refuseWith('REFUSED', `These papers cannot be attached yet. ${blocking.message}`, blocking.next);
    refuseLists(worker, intakeId, 'attach');
    const typed = parseNhsNumber(nhsNumber);
    if (!typed.ok) return refuseWith('INVALID', 'That is not an NHS number.', 'Type the ten digits from the paper in your hand.', 'nhsNumber');
    const identity = identityOf(db, applicationId);
    // Which one differs is not said: the person compares again with the paper, not with the screen.
    if (identity.nhsNumber !== typed.digits || identity.dateOfBirth !== dateOfBirth) {
      return refuseWith('REFUSED', 'The two identifiers do not both agree with that case, so nothing was attached.', 'Compare the NHS number and the date of birth on the papers with the case. If they differ, these papers belong to somebody else.');
    }
    const run = db.sqlite.transaction(() => {
      const state = loadCase(db, applicationId);
      if (state === 'disposed') return refuseWith('REFUSED', 'The record of that case was disposed of.', 'Record a new request.');
      let version = state.version;
      const fresh = newTo(db, applicationId, papersOfIntake(db, intakeId));
      if (fresh.length === 0) return refuseWith('REFUSED', 'Every paper of this referral is with that case already, so nothing was added.', 'Discard this referral, saying that it is the same pack.');
      version = joinPapers(worker, applicationId, version, fresh, { role: () => 'received later', identifiersCompared: ['nhs-number', 'date-of-birth'] });
      raiseIssues(worker, applicationId, version, new Set(fresh.map(({ paper }) => paper.id)), [], settledBefore(listSteps(db, intakeId)));
      move(worker, intakeId, 'attached', { applicationId });
    });
    run.immediate();
    worker.changed(applicationId);
    return { applicationId };
  },

  'intake.discard': (worker, { intakeId, reason }) => {
    const seen = intakeView(worker, intakeId);
    if (['reading', 'case-made', 'attached', 'discarded', 'split', 'joined'].includes(seen.status)) return refuseWith('REFUSED', `This drop cannot be discarded: it is ${statusWords[seen.status]}.`, 'Look at the list again.');
    refuseLists(worker, intakeId, 'discard');
    move(worker, intakeId, 'discarded', { reason });
    worker.changed(null);
    return intakeView(worker, intakeId);
  },

  'job.cancel': (worker, { jobId }) => {
    worker.jobs.get(jobId)?.abort();
    return {};
  },
} satisfies Partial<Handlers>;

/** The patient agrees, or somebody who may do so agrees for the patient. */
const agreed: readonly ConsentStatus[] = ['given', 'given-for-patient'];

const statusWords: Readonly<Record<IntakeStatus, string>> = {
  reading: 'still being read',
  ready: 'ready',
  stuck: 'stuck',
  'case-made': 'a case already',
  attached: 'attached to a case already',
  discarded: 'discarded',
  interrupted: 'interrupted while it was being read',
  cancelled: 'cancelled',
  split: 'split into two',
  joined: 'joined to another',
};

/** The next step of a drop, on the record. */
function move(worker: Worker, intakeId: string, status: IntakeStatus, more: { applicationId?: string; reason?: string; action?: IntakeAction } = {}): void {
  const { db, person } = worker.signedIn;
  const now = worker.now();
  recordInOffice({
    db,
    event: { type: 'intakeMoved', version: 1, body: { intakeId, status } },
    rows: [intakeStepRow({ id: worker.newId(), intakeId, status, issues: findIntake(db, intakeId)?.step?.issues ?? null, applicationId: more.applicationId ?? null, reason: more.reason ?? null, outcome: (findIntake(db, intakeId)?.step?.outcome ?? null) as Outcome | null, action: more.action ?? null, by: person.id, at: now })],
    actor: person.id,
    now,
  });
}
