import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asPerson, drop, samples, signUp, startWorker } from './harness.ts';
import { assessed, declineNotes, declineRecord, icbSettings, identifiersOf, sendLetter, toPanel } from './theJob.ts';

const packs = readdirSync(samples).filter((name) => !name.endsWith('.md'));

describe('the sample packs', () => {
  const expected: Readonly<Record<string, string>> = {
    'lsc-not-routinely-commissioned.zip': 'position-applies',
    'central-east-not-normally-funded.zip': 'position-applies',
    'central-east-outside-non-union': 'outside-scope',
    'hny-criteria-met.zip': 'met',
    'hny-criteria-not-met.zip': 'not-met',
    'hny-not-known.zip': 'not-known',
    'hny-policy-silent.zip': 'silent',
  };

  it('are all here', () => expect(packs.sort()).toEqual(Object.keys(expected).sort()));

  it.each(packs)('%s comes to its answer from confirmed facts', async (pack) => {
    const test = startWorker();
    await signUp(test);
    const applicationId = await assessed(test, pack);
    const view = await test.ask('assessment.get', { applicationId });
    expect(view.assessment?.verdict).toBe(expected[pack]);
    const { routes } = await test.ask('screening.get', { applicationId });
    const away = routes.filter((route) => route.needsSecondCheck && route.whyNot === null).map((route) => route.route);
    if (expected[pack] === 'met') expect(away).toContain('criteria-met');
    else expect(away).not.toContain('criteria-met');
    // Not known and silent can never take a case away from the panel.
    if (expected[pack] === 'not-known' || expected[pack] === 'silent') expect(away).toEqual([]);
    expect((await test.ask('record.verify', {})).findings).toEqual([]);
  }, 60_000);
});

describe('the whole job', () => {
  it('goes from the drop to the sent letters, and everything is there after closing and opening', async () => {
    const first = startWorker();
    await signUp(first);
    const applicationId = await assessed(first, 'lsc-not-routinely-commissioned.zip');
    await toPanel(first, applicationId);
    const seen = await first.ask('decision.get', { applicationId });
    expect(seen.arguments.length).toBeGreaterThanOrEqual(2);
    await first.ask('decision.record', { applicationId, seq: seen.seq, record: await declineRecord(first, applicationId) });

    const early = await first.ask('letters.get', { applicationId });
    expect(early.icbConfigured).toBe(false);
    expect((await first.refused('letter.draft', { applicationId, seq: early.seq, recipient: 'clinician' })).message).toMatch(/Nobody has entered yet/);
    await first.ask('icb.set', { ods: 'QE1', settings: icbSettings });
    expect((await first.refused('letter.draft', { applicationId, seq: early.seq, recipient: 'clinician' })).message).toMatch(/cannot be written yet/);
    await first.ask('letters.recordNotes', { applicationId, seq: early.seq, notes: declineNotes });

    const identifiers = await identifiersOf(first, applicationId);
    const clinicianLetter = await sendLetter(first, applicationId, 'clinician', identifiers);
    const waiting = await first.ask('letters.get', { applicationId });
    expect(waiting.canClose).toBe(false);
    expect((await first.refused('case.close', { applicationId, seq: waiting.seq })).message).toMatch(/to the patient/);
    await sendLetter(first, applicationId, 'patient', identifiers);
    const sent = await first.ask('letters.get', { applicationId });
    await first.ask('case.close', { applicationId, seq: sent.seq });
    const before = { case: await first.ask('case.get', { applicationId }), pdf: await first.ask('letter.preview', { letterId: clinicianLetter }) };
    expect(before.case.stage).toBe('closed');
    expect(before.case.decision).toMatchObject({ decidedBy: 'Individual Funding Request panel', recordedBy: 'Ann Officer' });
    await first.ask('session.lock', {});

    const second = startWorker({ folder: first.folder });
    expect((await second.ask('session.status', {})).phase).toBe('locked');
    await second.ask('session.unlock', { passphrase: 'correct horse battery staple' });
    expect(await second.ask('case.get', { applicationId })).toEqual(before.case);
    expect(await second.ask('letter.preview', { letterId: clinicianLetter })).toEqual(before.pdf);
    const verified = await second.ask('record.verify', {});
    expect(verified).toMatchObject({ ok: true, findings: [] });
  }, 120_000);

  it('lets not known be deferred, and never declined', async () => {
    const test = startWorker();
    await signUp(test);
    const applicationId = await assessed(test, 'hny-not-known.zip');
    await toPanel(test, applicationId);
    const { seq } = await test.ask('decision.get', { applicationId });
    const refusal = await test.refused('decision.record', { applicationId, seq, record: await declineRecord(test, applicationId) });
    expect(refusal).toMatchObject({ code: 'REFUSED', field: 'outcome' });
    expect(refusal.message).toMatch(/not a ground for declining/);
  }, 60_000);

  it('issues no letter on identifiers that do not agree with the case', async () => {
    const test = startWorker();
    await signUp(test);
    const applicationId = await assessed(test, 'lsc-not-routinely-commissioned.zip');
    await toPanel(test, applicationId);
    await test.ask('decision.record', { applicationId, seq: (await test.ask('decision.get', { applicationId })).seq, record: await declineRecord(test, applicationId) });
    await test.ask('icb.set', { ods: 'QE1', settings: icbSettings });
    let view = await test.ask('letters.recordNotes', { applicationId, seq: (await test.ask('letters.get', { applicationId })).seq, notes: declineNotes });
    view = await test.ask('letter.draft', { applicationId, seq: view.seq, recipient: 'patient' });
    const letterId = view.letters[0]!.letterId;
    view = await test.ask('letter.check', { applicationId, seq: view.seq, letterId });
    view = await test.ask('letter.approve', { applicationId, seq: view.seq, letterId });
    const { dateOfBirth } = await identifiersOf(test, applicationId);
    const issue = { applicationId, seq: view.seq, letterId, addressSource: 'the application form', addressConfirmed: true as const };
    expect((await test.refused('letter.issue', { ...issue, nhsNumber: '9990000050', dateOfBirth })).code).toBe('REFUSED');
    expect((await test.refused('letter.issue', { ...issue, nhsNumber: (await identifiersOf(test, applicationId)).nhsNumber, dateOfBirth: '1970-01-01' })).code).toBe('REFUSED');
    expect((await test.ask('letters.get', { applicationId })).letters[0]!.state).toBe('approved');
  }, 60_000);
});

describe('a request outside the policy', () => {
  it('is routed with a second check, is not declined, and has letters of its own', async () => {
    const test = startWorker();
    await signUp(test);
    const applicationId = await assessed(test, 'central-east-outside-non-union');
    const { seq } = await test.ask('screening.get', { applicationId });
    const route = {
      applicationId, seq, route: 'outside-policy' as const, reason: 'The bone has failed to join; the policy covers fresh fractures only, and an earlier policy may still apply.',
      decidedBy: { who: 'Dr Sam Screener, public health', on: '2026-11-04' }, tellingPatient: { way: 'we-write' as const },
    };
    const waiting = await test.ask('screening.record', route);
    expect(waiting.next).toEqual({ label: 'Check the route: a second person', screen: 'case', action: 'checkRoute' });
    expect(waiting.openItems).toEqual(['To be checked by a second person: the route away from the panel']);
    expect((await test.refused('case.act', { applicationId, seq: waiting.seq, act: { action: 'checkRoute', agrees: true, reason: null } })).message).toMatch(/another person’s than the one who recorded/);
    asPerson(test, 'Dr Sam Screener');
    expect((await test.refused('case.act', { applicationId, seq: waiting.seq, act: { action: 'checkRoute', agrees: true, reason: null } })).message).toMatch(/another person’s than the one who decided/);
    asPerson(test, 'Pat Checker');
    await test.ask('case.act', { applicationId, seq: waiting.seq, act: { action: 'checkRoute', agrees: true, reason: null } });
    const routed = await test.ask('case.get', { applicationId });
    expect(routed.next).toEqual({ label: 'Write the letters', screen: 'letters' });
    expect(routed.history[0]).toMatchObject({ what: 'Route checked by a second person', who: 'Pat Checker' });
    expect(await test.ask('letters.get', { applicationId })).toMatchObject({ about: 'routed-elsewhere', whyNone: null, needed: [{ recipient: 'clinician' }, { recipient: 'patient' }] });
    expect((await test.refused('case.close', { applicationId, seq: routed.seq })).message).toMatch(/before its letters are sent/);
  }, 60_000);
});

describe('a draft that the record has left behind', () => {
  it('is neither checked nor approved nor issued', async () => {
    const test = startWorker();
    await signUp(test);
    const applicationId = await assessed(test, 'lsc-not-routinely-commissioned.zip');
    await toPanel(test, applicationId);
    await test.ask('decision.record', { applicationId, seq: (await test.ask('decision.get', { applicationId })).seq, record: await declineRecord(test, applicationId) });
    await test.ask('icb.set', { ods: 'QE1', settings: icbSettings });
    let view = await test.ask('letters.recordNotes', { applicationId, seq: (await test.ask('letters.get', { applicationId })).seq, notes: declineNotes });
    view = await test.ask('letter.draft', { applicationId, seq: view.seq, recipient: 'patient' });
    const letterId = view.letters[0]!.letterId;
    const change = async (words: string) => (view = await test.ask('letters.recordNotes', { applicationId, seq: view.seq, notes: { ...declineNotes, patientReasons: { words } } }));
    await change('We looked at everything. The treatment would not help you more than other people.');
    expect(view.letters[0]!.stale).toBe(true);
    expect((await test.refused('letter.check', { applicationId, seq: view.seq, letterId })).message).toMatch(/record has changed/);
    view = await test.ask('letter.draft', { applicationId, seq: view.seq, recipient: 'patient' });
    view = await test.ask('letter.check', { applicationId, seq: view.seq, letterId });
    await change('We looked at all of it. The treatment would not help you more than other people.');
    expect((await test.refused('letter.approve', { applicationId, seq: view.seq, letterId })).message).toMatch(/record has changed/);
    view = await test.ask('letter.draft', { applicationId, seq: view.seq, recipient: 'patient' });
    view = await test.ask('letter.check', { applicationId, seq: view.seq, letterId });
    view = await test.ask('letter.approve', { applicationId, seq: view.seq, letterId });
    await change('We looked at it all again. The treatment would not help you more than other people.');
    expect((await test.refused('letter.issue', { applicationId, seq: view.seq, letterId, ...(await identifiersOf(test, applicationId)), addressSource: 'the application form', addressConfirmed: true })).message).toMatch(/record has changed/);
  }, 60_000);
});

describe('drops', () => {
  it('makes no second case of the same pack', async () => {
    const test = startWorker();
    await signUp(test);
    const path = join(samples, 'lsc-not-routinely-commissioned.zip');
    await test.ask('intake.makeCase', { intakeId: await drop(test, [path]) });
    const again = await drop(test, [path]);
    expect((await test.ask('intake.get', { intakeId: again })).possibleCases).toHaveLength(1);
    expect((await test.refused('intake.makeCase', { intakeId: again })).message).toMatch(/no second case/);
  }, 60_000);

  it('asks why an urgent request is urgent, and never takes the date from the clock', async () => {
    const test = startWorker();
    await signUp(test);
    const input = { tokens: ['00000000-0000-4000-8000-000000000000'], urgency: 'urgent', commissioner: 'QE1' };
    expect((await test.refused('intake.start', input, ['/tmp'])).code).toBe('INVALID');
    expect((await test.refused('intake.start', { ...input, receivedOn: '2026-11-02' }, ['/tmp'])).field).toBe('urgencyReason');
    expect((await test.refused('intake.start', { ...input, urgency: 'routine', receivedOn: '2099-01-01' }, ['/tmp'])).field).toBe('receivedOn');
  });
});
