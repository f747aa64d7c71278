import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../../db/verify.ts';
import { replayForVerify as replay } from '../../../shared/workflow/replay.ts';
import type { CaseAct } from '../../../shared/contract/caseActions.ts';
import { asPerson, drop, samples, signUp, startWorker, type TestWorker } from './harness.ts';
import { assessed, declineRecord, toPanel } from './theJob.ts';

const now = () => '2026-11-22T09:00:00.000Z';
const seqOf = async (test: TestWorker, applicationId: string) => (await test.ask('case.get', { applicationId })).seq;
const act = async (test: TestWorker, applicationId: string, said: CaseAct) => (await test.ask('case.act', { applicationId, seq: await seqOf(test, applicationId), act: said })).applicationId;
const refusedAct = async (test: TestWorker, applicationId: string, said: CaseAct) => test.refused('case.act', { applicationId, seq: await seqOf(test, applicationId), act: said });
const whole = (test: TestWorker) => expect(verifyRecord(test.worker.signedIn.db, { replay })).toMatchObject({ ok: true, findings: [] });

async function start(): Promise<{ test: TestWorker; applicationId: string }> {
  const test = startWorker({ now });
  await signUp(test);
  const applicationId = await assessed(test, 'lsc-not-routinely-commissioned.zip');
  await toPanel(test, applicationId);
  return { test, applicationId };
}

const alone = { who: 'Dr A Chair', on: '2026-11-10', present: ['Dr A Chair'], quorum: 'Chair’s action between meetings, to be ratified by the panel', kind: 'chairs-action' as const, couldNotWait: 'The operation was planned for the next morning, three weeks before the meeting.', underRule: 'Terms of reference, section 6' };
const ask = (kind: 'reconsideration' | 'appeal'): CaseAct => ({
  action: 'review', kind, grounds: [kind === 'appeal' ? 'process-not-followed' : 'new-clinical-information'], whatIsNew: 'A scan of this month that the panel had not seen shows no callus on any cortex.',
  askedBy: 'clinician', askedOn: '2026-11-15', urgency: 'urgent', urgencyReason: 'Pain worse',
});

describe('a decision of the chair alone', () => {
  it('puts the case to no panel, is open on Work until a meeting ratifies it, and comes back to the panel where it does not', async () => {
    const { test, applicationId } = await start();
    const record = { ...(await declineRecord(test, applicationId)), decidedBy: { ...alone, underRule: '' } };
    expect((await test.refused('decision.record', { applicationId, seq: await seqOf(test, applicationId), record })).message).toMatch(/under which rule/);
    const decided = await test.ask('decision.record', { applicationId, seq: await seqOf(test, applicationId), record: { ...record, decidedBy: alone } });
    expect(decided).toMatchObject({ stage: 'decided', openItems: ['To be ratified at the next meeting: chair’s action of 10 November 2026'] });
    expect(decided.history[0]!.what).toBe('Chair’s action recorded, to be ratified: Decline');
    expect(decided.history.some((entry) => entry.what === 'Put to the panel')).toBe(false);
    const { open, ...rest } = await test.ask('work.list', {});
    expect([...open, ...rest.overdue, ...rest.thisWeek, ...rest.waiting].flatMap((row) => row.openItems ?? [])).toEqual(decided.openItems);
    expect((await test.refused('case.close', { applicationId, seq: decided.seq })).message).toMatch(/no panel has ratified/);
    expect((await refusedAct(test, applicationId, ask('appeal'))).message).toMatch(/has not been ratified yet/);

    expect((await refusedAct(test, applicationId, { action: 'ratify', panel: 'IFR panel', metOn: '2026-11-09', ratified: true, words: '' })).field).toBe('metOn');
    await act(test, applicationId, { action: 'ratify', panel: 'IFR panel', metOn: '2026-11-20', ratified: false, words: 'The panel wants to read the scan before anything is decided.' });
    expect(await test.ask('case.get', { applicationId })).toMatchObject({ stage: 'at-panel', decision: null, openItems: [], receivedOn: '2026-11-02' });
    whole(test);
  }, 120_000);
});

describe('reconsideration and appeal', () => {
  it('are cases of their own with the patient and papers of the first, decided by other people', async () => {
    const { test, applicationId } = await start();
    const record = await declineRecord(test, applicationId);
    await test.ask('decision.record', { applicationId, seq: await seqOf(test, applicationId), record });
    const first = await test.ask('case.get', { applicationId });
    expect((await refusedAct(test, applicationId, { ...ask('appeal'), grounds: ['new-clinical-information'] } as CaseAct)).message).toMatch(/not a ground for an appeal/);
    expect((await refusedAct(test, applicationId, { action: 'reopen', reason: 'New information came' })).next).toMatch(/once|It is open already/);

    const again = await act(test, applicationId, ask('reconsideration'));
    const second = await test.ask('case.get', { applicationId: again });
    expect(second).toMatchObject({ number: `${first.number}-R1`, stage: 'reconsideration', urgency: 'urgent', receivedOn: '2026-11-15', assessment: null, screening: null, decision: null, next: { screen: 'facts' } });
    expect(second.papers.map((paper) => paper.paperId)).toEqual(first.papers.map((paper) => paper.paperId)); // joined, not copied
    expect(await test.ask('case.reveal', { applicationId: again, purpose: 'letter' })).toEqual(await test.ask('case.reveal', { applicationId, purpose: 'letter' }));
    expect((await test.ask('case.actions', { applicationId: again })).review).toMatchObject({ kind: 'reconsideration', firstNumber: first.number, decidedFirst: ['Dr A Chair', 'B Pharmacist', 'C Lay-Member'], firstOutcome: expect.stringMatching(/^Decline\. Decided by/) });
    expect((await test.ask('case.actions', { applicationId })).reviews).toMatchObject([{ number: `${first.number}-R1`, label: 'Reconsideration: Reconsideration asked for' }]);
    expect((await refusedAct(test, applicationId, ask('reconsideration'))).message).toMatch(/is still open/);

    const appeal = await act(test, applicationId, ask('appeal'));
    expect(await test.ask('case.get', { applicationId: appeal })).toMatchObject({ number: `${first.number}-A1`, stage: 'appeal', next: { action: 'recordReview' } });
    const review = (present: string[]): CaseAct => ({
      action: 'recordReview', outcome: 'heard-again', findings: [{ ground: 'process-not-followed', found: 'met', reason: 'The minutes do not show that the statement of the patient was read.' }],
      decidedBy: { who: 'The review panel', on: '2026-11-20', present }, tellingPatient: { way: 'we-write' },
    });
    const same = await refusedAct(test, appeal, review(['D Reviewer', 'Ms B. Pharmacist, pharmacy']));
    expect(same).toMatchObject({ code: 'REFUSED', message: expect.stringContaining('Ms B. Pharmacist, pharmacy decided'), field: 'decidedBy' });
    await act(test, appeal, review(['D Reviewer', 'E Director']));
    expect(await test.ask('case.get', { applicationId: appeal })).toMatchObject({ stage: 'decided' });
    expect((await test.ask('case.actions', { applicationId: appeal })).outcome).toMatchObject({ label: 'The decision goes back: a panel hears the request again' });
    expect((await test.ask('case.get', { applicationId })).decision).toEqual(first.decision); // an appeal puts nothing in its place

    // Urgent comes first, whatever the stage.
    const { open } = await test.ask('work.list', {});
    expect(open.map((row) => row.urgency)).toEqual(['urgent', 'urgent', 'routine']);
    whole(test);
  }, 120_000);
});

describe('what can happen beside the next step', () => {
  it('returns a request as incomplete, waits, withdraws and reopens it, and keeps the day on which it was received', async () => {
    const test = startWorker({ now });
    await signUp(test);
    const { applicationId } = await test.ask('intake.makeCase', { intakeId: await drop(test, [`${samples}/lsc-not-routinely-commissioned.zip`]) });
    const pause = { owner: 'Ann Officer', until: '2026-12-01', chaseOn: null };
    await act(test, applicationId, { action: 'returnIncomplete', reasons: ['unsigned', 'no-consent'], words: 'Please sign the form and send it again.', pause });
    expect(await test.ask('case.get', { applicationId })).toMatchObject({ stageLabel: 'Returned as incomplete', waiting: { on: 'Ann Officer', until: '2026-12-01' } });
    await test.ask('case.changeWait', { applicationId, seq: (await test.ask('case.get', { applicationId })).seq, pause: { ...pause, until: '2026-12-08' }, reason: 'They asked for a week' });
    await act(test, applicationId, { action: 'changeUrgency', urgency: 'urgent', reason: 'The pain is worse' });
    await act(test, applicationId, { action: 'withdraw', by: 'The patient', on: '2026-11-20', reason: 'Treated elsewhere' });
    expect((await test.ask('case.get', { applicationId })).next).toEqual({ label: 'Close the case', screen: 'case', action: 'close' });
    await act(test, applicationId, { action: 'close' });
    asPerson(test, 'Bo Colleague');
    await act(test, applicationId, { action: 'reopen', reason: 'The patient asks again' });
    const view = await test.ask('case.get', { applicationId });
    expect(view).toMatchObject({ stage: 'checking', urgency: 'urgent', receivedOn: '2026-11-02' });
    expect(view.history.slice(0, 6).map((entry) => entry.what)).toEqual(['Case reopened', 'Case closed', 'Request withdrawn', 'Urgency changed to urgent', 'Wait changed', 'Returned as incomplete']);
    const { actions } = await test.ask('case.actions', { applicationId });
    for (const { whyNot } of actions) if (whyNot) expect(whyNot).toMatchObject({ message: expect.stringMatching(/^[A-Z].+\.$/), next: expect.stringMatching(/^[A-Z].+\.$/) });
    expect(actions.filter((one) => one.whyNot === null).map((one) => one.action)).toEqual(['returnIncomplete', 'changeUrgency', 'withdraw', 'acknowledge', 'placeHold']);
    whole(test);
  }, 120_000);
});
