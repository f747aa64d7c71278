import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GoverningDate } from '../../../shared/domain/icbSections/governingDate.ts';
import { checkFacts, drop, samples, signUp, startWorker, type TestWorker } from './harness.ts';
import { declineRecord, toPanel } from './theJob.ts';

/** The policy that ships for this ICB was ratified on 22 April 2026. The request came before that and is complete after it. */
const received = '2026-04-01';

async function start(rule: GoverningDate | null, clock: { now: string } = { now: '2026-11-20T09:00:00.000Z' }): Promise<{ test: TestWorker; applicationId: string; seq: number }> {
  const test = startWorker({ now: () => clock.now });
  await signUp(test);
  if (rule) await test.ask('icb.section.set', { ods: 'QE1', section: 'governingDate', after: 0, value: rule, reason: null });
  const intakeId = await drop(test, [join(samples, 'lsc-not-routinely-commissioned.zip')], { receivedOn: received });
  const { applicationId } = await test.ask('intake.makeCase', { intakeId });
  return { test, applicationId, seq: await checkFacts(test, applicationId) };
}

const pinnedWhy = (test: TestWorker) => JSON.parse(test.worker.signedIn.db.sqlite.prepare("SELECT body FROM event WHERE type = 'policyPinned' ORDER BY seq DESC LIMIT 1").pluck().get() as string) as { governedBy: string; why: string };

describe('the day that says which version of a policy governs', () => {
  it.each([
    [null, received, null],
    [{ date: 'received' }, received, received],
    [{ date: 'complete' }, '2026-11-20', '2026-11-20'],
    [{ date: 'decided' }, '2026-11-20', '2026-11-20'],
    [{ date: 'other', wording: 'The day on which the clinician signed the form.' }, received, null],
  ] as const)('%j: %s', async (rule, shown, day) => {
    const { test, applicationId } = await start(rule);
    const view = await test.ask('assessment.get', { applicationId });
    expect([view.asAt, view.governing?.day]).toEqual([shown, day]);
    // Another day, another answer: the version was not in force yet on the day of receipt.
    const chosen = view.assessment?.policy.version ?? view.lookup.answer;
    const onReceipt = await test.ask('assessment.get', { applicationId, asAt: received });
    const later = await test.ask('assessment.get', { applicationId, asAt: '2026-11-20' });
    expect(onReceipt.lookup.answer).not.toBe(later.lookup.answer);
    expect(chosen).toBe((shown === received ? onReceipt : later).assessment?.policy.version ?? (shown === received ? onReceipt : later).lookup.answer);
  }, 60_000);

  it('is kept to when an assessment is confirmed; another day needs a reason, which stays with the policy', async () => {
    const { test, applicationId, seq } = await start({ date: 'complete' });
    expect(await test.refused('assessment.confirm', { applicationId, seq, asAt: received })).toMatchObject({ code: 'INVALID', field: 'whyDay', message: 'By this ICB’s rule the version governs that was in force on the day on which the request was complete, 20 November 2026. The assessment is as at 1 April 2026.' });
    const view = await test.ask('assessment.confirm', { applicationId, seq, asAt: '2026-11-20' });
    expect(view.governing).toMatchObject({ needsWhy: false });
    expect(pinnedWhy(test)).toMatchObject({ governedBy: 'date complete', why: expect.stringMatching(/^As at 20 November 2026\./) });
    await test.ask('assessment.confirm', { applicationId, seq: view.seq, asAt: '2026-11-19', whyDay: 'The form was whole a day earlier' });
    expect(pinnedWhy(test)).toMatchObject({ governedBy: 'date chosen by a person', why: expect.stringContaining('Why this day: The form was whole a day earlier.') });
  }, 60_000);

  it('has to be told by a person where the ICB’s rule names a day that the app does not know', async () => {
    const { test, applicationId, seq } = await start({ date: 'other', wording: 'The day on which the clinician signed the form.' });
    expect((await test.refused('assessment.confirm', { applicationId, seq, asAt: '2026-06-01' })).message).toContain('“The day on which the clinician signed the form.”');
    expect((await test.ask('assessment.confirm', { applicationId, seq, asAt: '2026-06-01', whyDay: 'Signed on that day, page 6' })).asAt).toBe('2026-06-01');
  }, 60_000);

  it('needs no reason while the ICB has entered no rule', async () => {
    const { test, applicationId, seq } = await start(null);
    expect((await test.ask('assessment.confirm', { applicationId, seq, asAt: '2026-06-01' })).asAt).toBe('2026-06-01');
  }, 60_000);

  it('the day of the decision: a decision on a day on which the version that was assessed does not govern is refused', async () => {
    const clock = { now: '2026-11-20T09:00:00.000Z' };
    const { test, applicationId, seq } = await start({ date: 'decided' }, clock);
    await test.ask('assessment.confirm', { applicationId, seq, asAt: '2026-11-20' });
    await toPanel(test, applicationId);
    const record = await declineRecord(test, applicationId);
    const decide = async (on: string) => ({ applicationId, seq: (await test.ask('decision.get', { applicationId })).seq, record: { ...record, decidedBy: { ...record.decidedBy, on } } });
    expect(await test.refused('decision.record', await decide('2026-04-02'))).toMatchObject({ code: 'REFUSED', message: expect.stringContaining('the day of the decision, 2 April 2026. That is not the one by which the case was assessed as at 20 November 2026.') });
    // The same version on another day is no other version.
    expect((await test.ask('decision.record', await decide('2026-11-18'))).stage).toBe('decided');
  }, 60_000);
});
