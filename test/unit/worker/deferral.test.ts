import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drop, samples, signUp, startWorker, type TestWorker } from './harness.ts';
import { assessed, declineRecord, icbSettings, identifiersOf, panelMembers, sendLetter, toPanel } from './theJob.ts';

async function deferred(test: TestWorker): Promise<string> {
  const applicationId = await assessed(test, 'hny-not-known.zip');
  await toPanel(test, applicationId);
  await test.ask('decision.record', {
    applicationId,
    seq: (await test.ask('decision.get', { applicationId })).seq,
    record: {
      outcome: 'defer',
      decidedBy: { who: 'Individual Funding Request panel', on: '2026-11-10', members: panelMembers, quorum: 'Quorate' },
      deferral: {
        cannotTell: 'Whether the landmarks can be identified, and whether there was a response to conservative treatment.',
        why: 'The policy commissions the injection if these hold, and then no funding request is needed.',
        needs: [{ clause: 'steroid.5', what: 'The response to physiotherapy', proof: 'A clinic letter after the last session', heldBy: 'The physiotherapy department' }],
        pause: { owner: 'Ann Officer', until: '2027-01-10', chaseOn: '2026-12-10' },
      },
      tellingPatient: { way: 'we-write' },
    },
  });
  return applicationId;
}

const now = () => '2026-11-21T10:00:00.000Z';

describe('a deferred case', () => {
  it('waits with an owner and a day, gets its letters, and is taken up again to a decision', async () => {
    const test = startWorker({ now });
    await signUp(test);
    const applicationId = await deferred(test);
    const work = await test.ask('work.list', {});
    expect(work.waiting).toMatchObject([{ applicationId, waiting: { on: 'Ann Officer', until: '2027-01-10' } }]);

    await test.ask('icb.set', { ods: 'QOQ', settings: icbSettings });
    await test.ask('letters.recordNotes', {
      applicationId, seq: (await test.ask('letters.get', { applicationId })).seq,
      notes: {
        signedByName: { words: 'Ann Officer' }, signedByRole: { words: 'IFR officer' }, copies: { none: true }, studies: { none: true },
        whyThisVersion: { words: 'It was the only version held on the day the request was received.' }, patientTreatment: { words: 'an injection guided by ultrasound' },
        where: { words: 'ifr@icb.invalid, by secure email' }, restarts: { words: 'The clock starts again on the day we have everything on the list.' },
        ifSilent: { words: 'We ring the team on 10 December. We never refuse a request by silence.' }, untilThen: { words: 'Treatment begun before a decision is not paid for afterwards.' },
        ifUrgent: { words: 'Ring us on 01632 960001.' }, patientAskedFor: { words: 'We asked your team how well physiotherapy worked.' }, patientToDo: { none: true }, patientWillHear: { words: 'You will hear from us by 10 January 2027.' },
      },
    });
    const identifiers = await identifiersOf(test, applicationId);
    await sendLetter(test, applicationId, 'clinician', identifiers);
    await sendLetter(test, applicationId, 'patient', identifiers);
    const waiting = await test.ask('letters.get', { applicationId });
    expect(waiting.canClose).toBe(false);

    const resumed = await test.ask('case.resume', { applicationId, seq: waiting.seq, reason: 'The clinic letter came on 20 November.' });
    expect(resumed.stage).toBe('at-panel');
    // The new answers outdate the assessment: nothing can be decided on the old one.
    let facts = await test.ask('facts.get', { applicationId });
    for (const [factId, choice] of [['conservativeResponse', 'none'], ['landmarks', 'identifiable'], ['severeTrauma', 'no']] as const) {
      facts = await test.ask('facts.answer', { applicationId, seq: facts.seq, factId, answer: { kind: 'value', value: { kind: 'choice', choice }, candidateId: null } });
    }
    expect((await test.ask('decision.get', { applicationId })).whyNot).toMatch(/Something has changed since the assessment/);
    const { asAt } = await test.ask('assessment.get', { applicationId });
    const after = await test.ask('assessment.confirm', { applicationId, seq: facts.seq, asAt });
    expect(after.assessment?.verdict).toBe('met');
    const record = await declineRecord(test, applicationId);
    const refusal = await test.refused('decision.record', { applicationId, seq: after.seq, record });
    expect(refusal.message).toMatch(/criteria are met/);
    const routed = await test.ask('decision.record', {
      applicationId, seq: after.seq,
      record: { outcome: 'route-elsewhere', decidedBy: { who: 'Individual Funding Request panel', on: '2026-11-21', members: panelMembers, quorum: 'Quorate' }, route: { to: 'criteria-met', reason: 'Two injections gave no relief and six months of physiotherapy did not help.' }, tellingPatient: { way: 'we-write' } },
    });
    expect(routed.stage).toBe('decided');
    expect((await test.ask('letters.get', { applicationId })).about).toBe('criteria-met');
    expect((await test.ask('record.verify', {})).findings).toEqual([]);
  }, 60_000);
});

describe('a wait', () => {
  it('past its end is overdue, within a week it is said to be so', async () => {
    let today = '2026-11-21';
    const test = startWorker({ now: () => `${today}T10:00:00.000Z` });
    await signUp(test);
    const applicationId = await deferred(test);
    const where = async () => test.ask('work.list', {}).then((view) => (['overdue', 'thisWeek', 'waiting', 'open', 'stuck'] as const).filter((section) => view[section].some((row) => row.applicationId === applicationId)));
    expect(await where()).toEqual(['waiting']);
    today = '2027-01-05';
    expect(await where()).toEqual(['thisWeek']);
    today = '2027-01-10';
    expect(await where()).toEqual(['thisWeek']);
    today = '2027-01-11';
    expect(await where()).toEqual(['overdue']);
  }, 60_000);
});

describe('attaching papers to a case', () => {
  it('wants both identifiers to agree, and takes no pack of two patients', async () => {
    const test = startWorker({ now });
    await signUp(test);
    const applicationId = await assessed(test, 'lsc-not-routinely-commissioned.zip');
    const later = await drop(test, [join(samples, 'central-east-not-normally-funded.zip')]);
    const identifiers = await identifiersOf(test, applicationId);
    expect((await test.refused('intake.attach', { intakeId: later, applicationId, ...identifiers, nhsNumber: '9990000026' })).message).toMatch(/do not both agree/);
    const mixed = await drop(test, [join(samples, 'lsc-not-routinely-commissioned.zip'), join(samples, 'hny-criteria-met.zip')]);
    expect((await test.ask('intake.get', { intakeId: mixed })).status).toBe('stuck');
    expect((await test.refused('intake.attach', { intakeId: mixed, applicationId, ...identifiers })).message).toMatch(/more than one patient/);
    expect((await test.refused('intake.makeCase', { intakeId: mixed })).message).toMatch(/more than one patient/);
    expect((await test.ask('case.get', { applicationId })).papers).toHaveLength(3);
  }, 60_000);
});
