import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TimeLimit } from '../../../shared/domain/timeLimits.ts';
import { drop, samples, signUp, startWorker, type TestWorker } from './harness.ts';
import { assessed, declineNotes, declineRecord, icbSettings, identifiersOf, toPanel } from './theJob.ts';
import { setTimeLimits } from './timeLimits.ts';

const limit = (change: Partial<TimeLimit> = {}): TimeLimit => ({ id: 'decide', amount: 20, unit: 'working-days', from: 'received', stopsWhileWaiting: true, ...change });

/** A worker whose clock a test can move. */
async function started(at = '2026-11-21T10:00:00.000Z') {
  const clock = { now: at };
  const test = startWorker({ now: () => clock.now });
  await signUp(test);
  return { test, clock };
}

/** In which groups of the Work screen a case stands. */
async function groups(test: TestWorker, applicationId: string): Promise<string[]> {
  const work = await test.ask('work.list', {});
  return (['overdue', 'thisWeek', 'waiting', 'open'] as const).filter((key) => work[key].some((row) => row.applicationId === applicationId));
}

async function newCase(test: TestWorker, receivedOn = '2026-11-02'): Promise<string> {
  const intakeId = await drop(test, [join(samples, 'lsc-not-routinely-commissioned.zip')], { commissioner: 'QE1', receivedOn });
  return (await test.ask('intake.makeCase', { intakeId })).applicationId;
}

describe('a time limit of an ICB', () => {
  it('that nobody has set leaves the case without a date, and says so', async () => {
    const { test } = await started();
    const applicationId = await newCase(test);
    expect(await test.ask('case.get', { applicationId })).toMatchObject({ limitsSet: false, due: null, clocks: [] });
    expect(await groups(test, applicationId)).toEqual(['open']);
  }, 60_000);

  it('gives the date in the case and in the list, and another limit gives another date', async () => {
    const { test, clock } = await started();
    const applicationId = await newCase(test);
    setTimeLimits(test, 'QOQ', [limit({ amount: 1 })]); // of another ICB
    expect((await test.ask('case.get', { applicationId })).limitsSet).toBe(false);

    setTimeLimits(test, 'QE1', [limit({ amount: 40 })]);
    const view = await test.ask('case.get', { applicationId });
    expect(view.due).toMatchObject({ on: '2026-12-30', label: 'Decision due', late: false, beyondKnown: false });
    expect(view.due!.reckoning.join(' ')).toContain('nor are 25 December 2026 (Christmas Day) and 28 December 2026 (Boxing Day (substitute day))');
    expect((await test.ask('work.list', {})).open).toMatchObject([{ applicationId, due: view.due }]);

    setTimeLimits(test, 'QE1', [limit({ amount: 4, unit: 'weeks' }), limit({ id: 'screen', amount: 1, unit: 'months' })]);
    expect(await test.ask('case.get', { applicationId })).toMatchObject({ due: { on: '2026-11-30', words: '9 days left' }, clocks: [{ limit: 'screen', on: '2026-12-02' }, { limit: 'decide', on: '2026-11-30' }] });
    expect(await groups(test, applicationId)).toEqual(['open']);
    clock.now = '2026-11-23T10:00:00.000Z';
    expect(await groups(test, applicationId)).toEqual(['thisWeek']);
    clock.now = '2026-11-30T23:59:00.000Z';
    expect(await groups(test, applicationId)).toEqual(['thisWeek']);
    clock.now = '2026-12-01T00:00:00.000Z';
    expect(await groups(test, applicationId)).toEqual(['overdue']);
    expect((await test.ask('case.get', { applicationId })).due).toMatchObject({ late: true, words: 'Overdue: 1 day late' });
    setTimeLimits(test, 'QE1', []);
    expect(await groups(test, applicationId)).toEqual(['open']);
    expect((await test.ask('record.verify', {})).findings).toEqual([]);
  }, 60_000);

  it('is over with the day in London, which begins at 23:00 UTC in summer', async () => {
    const { test, clock } = await started('2026-06-01T22:30:00.000Z');
    expect((await test.refused('intake.start', { tokens: ['00000000-0000-4000-8000-000000000000'], receivedOn: '2026-06-02', urgency: 'routine', commissioner: 'QE1' }, [join(samples, 'lsc-not-routinely-commissioned.zip')])).message).toMatch(/future/);
    clock.now = '2026-06-01T23:30:00.000Z';
    const applicationId = await newCase(test, '2026-06-02');
    setTimeLimits(test, 'QE1', [limit({ amount: 3, unit: 'days' })]);
    clock.now = '2026-06-05T22:59:00.000Z';
    expect((await test.ask('case.get', { applicationId })).due).toMatchObject({ on: '2026-06-05', late: false });
    clock.now = '2026-06-05T23:00:00.000Z';
    expect((await test.ask('case.get', { applicationId })).due).toMatchObject({ late: true });
  }, 60_000);
});

describe('a wait', () => {
  it('stops the clock, asks to be chased on its day, can be changed with a reason, and lets the clock go on when it runs out', async () => {
    const { test, clock } = await started();
    setTimeLimits(test, 'QE1', [limit({ amount: 20 })]); // 30 November
    const applicationId = await assessed(test, 'lsc-not-routinely-commissioned.zip');
    const { seq } = await test.ask('screening.get', { applicationId });
    await test.ask('screening.record', {
      applicationId, seq, route: 'more-information', reason: 'The form lacks the scan that the policy asks for, so the clinic is asked to send it.',
      decidedBy: { who: 'Dr Sam Screener, public health', on: '2026-11-21' }, pause: { owner: 'Ann Officer', until: '2026-12-18', chaseOn: '2026-12-02' },
    });
    clock.now = '2026-12-01T09:00:00.000Z';
    let view = await test.ask('case.get', { applicationId });
    expect(view.waiting).toEqual({ on: 'Ann Officer', since: '2026-11-21', until: '2026-12-18', chaseOn: '2026-12-02', ranOut: false, chaseDue: false });
    // 22 to 30 November hold 6 of its working days, and 1 December is one more.
    expect(view.due).toMatchObject({ on: '2026-12-09', standing: true, late: false });
    expect(await groups(test, applicationId)).toEqual(['waiting']);

    clock.now = '2026-12-02T09:00:00.000Z';
    expect((await test.ask('work.list', {})).waiting).toMatchObject([{ waiting: { chaseDue: true }, next: { label: 'Ask again, and note it', screen: 'case' } }]);
    const wait = { owner: 'Ben Okoro', until: '2026-12-20', chaseOn: '2026-12-10' };
    const change = (pause: object, reason = 'Rang the clinic; they will send the scan.') => test.refused('case.changeWait', { applicationId, seq: view.seq, pause: { ...wait, ...pause }, reason });
    expect(await change({ owner: ' ' })).toMatchObject({ code: 'INVALID', field: 'pause' });
    expect(await change({ until: '2026-12-01', chaseOn: null })).toMatchObject({ code: 'INVALID', field: 'until' });
    expect(await change({ chaseOn: '2026-12-21' })).toMatchObject({ code: 'INVALID', field: 'chaseOn' });
    expect((await change({}, 'Rang.')).code).toBe('INVALID');
    expect((await test.refused('case.changeWait', { applicationId, seq: view.seq - 1, pause: wait, reason: 'Rang the clinic again.' })).code).toBe('CONFLICT');
    view = await test.ask('case.changeWait', { applicationId, seq: view.seq, pause: wait, reason: 'Rang the clinic; they will send the scan.' });
    expect(view.waiting).toMatchObject({ on: 'Ben Okoro', since: '2026-11-21', until: '2026-12-20', chaseOn: '2026-12-10', chaseDue: false });
    expect(view.history[0]).toMatchObject({ what: 'Wait changed', detail: 'Rang the clinic; they will send the scan. Ben Okoro looks after it, until 20 December 2026; to be asked again on 10 December 2026' });

    clock.now = '2026-12-21T09:00:00.000Z';
    view = await test.ask('case.get', { applicationId });
    expect(view.waiting).toMatchObject({ ranOut: true });
    expect(view.due!.reckoning.join(' ')).toContain('The wait was to end on 20 December 2026 and nobody set a later end in time');
    expect(await groups(test, applicationId)).toEqual(['overdue']);
    view = await test.ask('case.resume', { applicationId, seq: view.seq, reason: 'The scan came on 21 December.' });
    expect(view).toMatchObject({ waiting: null, due: { standing: false, late: false } });
    expect((await test.refused('case.changeWait', { applicationId, seq: view.seq, pause: { ...wait, until: '2027-01-20', chaseOn: null }, reason: 'Rang the clinic again.' })).code).toBe('REFUSED');
  }, 60_000);
});

describe('a letter that was issued', () => {
  it('and not sent is stuck from the next day on, and ends the clock when all are sent', async () => {
    const { test, clock } = await started();
    setTimeLimits(test, 'QE1', [limit({ id: 'send-letter', amount: 5, from: 'decided' }), limit({ id: 'appeal', amount: 28, unit: 'days', from: 'letter-dated' })]);
    const applicationId = await assessed(test, 'lsc-not-routinely-commissioned.zip');
    await toPanel(test, applicationId);
    await test.ask('decision.record', { applicationId, seq: (await test.ask('decision.get', { applicationId })).seq, record: await declineRecord(test, applicationId) });
    const clocks = async () => (await test.ask('case.get', { applicationId })).clocks.map(({ limit: id, on, state, words }) => [id, on, state, words]);
    expect(await clocks()).toEqual([['send-letter', '2026-11-17', 'late', 'Overdue: 3 working days late'], ['appeal', null, 'no-start', 'Not begun yet']]);

    await test.ask('icb.set', { ods: 'QE1', settings: icbSettings });
    await test.ask('letters.recordNotes', { applicationId, seq: (await test.ask('letters.get', { applicationId })).seq, notes: declineNotes });
    const identifiers = await identifiersOf(test, applicationId);
    const issued = async (recipient: 'clinician' | 'patient') => {
      let view = await test.ask('letters.get', { applicationId });
      view = await test.ask('letter.draft', { applicationId, seq: view.seq, recipient });
      const { letterId } = view.letters.find((letter) => letter.recipient === recipient)!;
      view = await test.ask('letter.check', { applicationId, seq: view.seq, letterId });
      view = await test.ask('letter.approve', { applicationId, seq: view.seq, letterId });
      await test.ask('letter.issue', { applicationId, seq: view.seq, letterId, ...identifiers, addressSource: 'the application form, page 1', addressConfirmed: true });
      return letterId;
    };
    const stuck = async () => (await test.ask('work.list', {})).stuck.map((row) => [row.applicationId, row.why]);
    const send = async (letterId: string, on: string) => test.ask('letter.sent', { applicationId, seq: (await test.ask('letters.get', { applicationId })).seq, letterId, how: 'post', on });
    const first = await issued('clinician');
    expect(await stuck()).toEqual([]);
    clock.now = '2026-11-22T10:00:00.000Z';
    expect(await stuck()).toEqual([[applicationId, 'A letter was issued on 21 November 2026 and is not recorded as sent.']]);
    await send(first, '2026-11-22');
    expect(await stuck()).toEqual([]);
    expect((await clocks())[0]![2]).toBe('late');
    await send(await issued('patient'), '2026-11-22');
    expect(await clocks()).toEqual([['send-letter', '2026-11-17', 'met', 'Done on 22 November 2026, 3 working days late'], ['appeal', '2026-12-20', 'running', '28 days left']]);
    expect((await test.ask('case.get', { applicationId })).due).toBeNull();
  }, 90_000);
});
