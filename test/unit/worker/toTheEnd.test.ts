import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../../db/verify.ts';
import type { CaseAct } from '../../../shared/contract/caseActions.ts';
import type { IcbSectionId } from '../../../shared/domain/icbConfiguration.ts';
import type { LetterNotes } from '../../../shared/letters/notes.ts';
import type { DecisionRecord } from '../../../shared/workflow/shapes.ts';
import { replayForVerify as replay } from '../../../shared/workflow/replay.ts';
import { runningText } from '../../letters/kit.ts';
import { asPerson, checkFacts, drop, samples, signUp, startWorker, type TestWorker } from './harness.ts';
import { sectionExamples } from './icbExamples.ts';
import { assessed, declineNotes, declineRecord, icbOf, icbSettings, identifiersOf, sendLetter, toPanel } from './theJob.ts';

const now = () => '2026-11-22T09:00:00.000Z';
const seqOf = async (test: TestWorker, applicationId: string) => (await test.ask('case.get', { applicationId })).seq;
const act = async (test: TestWorker, applicationId: string, said: CaseAct) => (await test.ask('case.act', { applicationId, seq: await seqOf(test, applicationId), act: said })).applicationId;
const whole = (test: TestWorker) => expect(verifyRecord(test.worker.signedIn.db, { replay })).toMatchObject({ ok: true, findings: [] });
const notes = async (test: TestWorker, applicationId: string, recorded: LetterNotes) => test.ask('letters.recordNotes', { applicationId, seq: (await test.ask('letters.get', { applicationId })).seq, notes: recorded });
const section = (test: TestWorker, id: IcbSectionId, value: unknown) => test.ask('icb.section.set', { ods: 'QE1', section: id, after: 0, value, reason: null });
const rules = (test: TestWorker, id: 'appealRules' | 'reconsiderationRules' | 'timeLimits') => section(test, id, sectionExamples[id][0]);

/** The letter as it went out. `IFR_KEEP_LETTERS` names a folder where the PDFs are kept for a person to look at. */
async function printed(test: TestWorker, letterId: string, name: string): Promise<string> {
  const { content } = await test.ask('letter.preview', { letterId });
  const folder = process.env.IFR_KEEP_LETTERS;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.pdf`), content);
  }
  return runningText(content);
}

async function sendBoth(test: TestWorker, applicationId: string, name: string): Promise<{ clinician: string; patient: string }> {
  const identifiers = await identifiersOf(test, applicationId);
  const clinician = await sendLetter(test, applicationId, 'clinician', identifiers);
  const patient = await sendLetter(test, applicationId, 'patient', identifiers);
  return { clinician: await printed(test, clinician, `${name}-clinician`), patient: await printed(test, patient, `${name}-patient`) };
}

async function decided(test: TestWorker, change: Partial<DecisionRecord> = {}): Promise<string> {
  const applicationId = await assessed(test, 'lsc-not-routinely-commissioned.zip');
  await toPanel(test, applicationId);
  await test.ask('icb.set', { ods: 'QE1', settings: icbSettings });
  const { couldChange, ...record } = await declineRecord(test, applicationId);
  await test.ask('decision.record', { applicationId, seq: (await test.ask('decision.get', { applicationId })).seq, record: { ...record, ...(change.outcome ? {} : { couldChange }), ...change } as DecisionRecord });
  return applicationId;
}

const base: LetterNotes = { signedByName: { words: 'Ann Officer' }, signedByRole: { words: 'IFR officer' }, copies: { none: true }, patientTreatment: { words: 'an ultrasound device to help your broken bone heal' } };
const nextForBoth: LetterNotes = { nextStep: { words: 'Order the device in the usual way.' }, patientNextStep: { words: 'Your clinic will order the device and show you how to use it.' }, patientWhomToRing: { words: 'The fracture clinic, 01632 960020.' } };
const approvedNotes: LetterNotes = {
  ...base, ...nextForBoth, studies: { none: true }, whyThisVersion: { words: 'It was in force on the day the request was received.' }, whoPays: { words: 'Send the invoice to the ICB’s finance team.' },
  patientConditions: { words: 'You can use the device for up to six months.' }, reconsiderationLastDate: { words: '2027-01-15' }, reconsiderationReckoning: { words: 'as our policy sets it, counted from the date of this letter' },
};
const approvedWith: Partial<DecisionRecord> = {
  outcome: 'approve-with-conditions', conditions: ['The device is used for no longer than six months.'], exceptionality: { found: 'found', words: 'Another operation is not open to this patient, and it is to others in the group compared with.' },
  approval: { ends: { kind: 'on', on: '2027-06-30' }, reference: 'APP-7', outcomeData: { kind: 'due', what: 'A scan at the end of the treatment', on: '2027-07-31' } },
};

describe('an approved request', () => {
  it('gets its letters with conditions, end and reference, and is closed', async () => {
    const test = startWorker({ now });
    await signUp(test);
    const applicationId = await decided(test, approvedWith);
    const view = await test.ask('letters.get', { applicationId });
    expect(view.needed.map(({ title }) => title)).toEqual(['Approved: letter to the clinician', 'Approved: letter to the patient']);
    expect(view.noteFields.map(({ id }) => id)).toEqual(expect.arrayContaining(['whoPays', 'patientConditions', 'reconsiderationLastDate']));
    const { patientConditions: _left, ...without } = approvedNotes;
    await notes(test, applicationId, without);
    expect((await test.refused('letter.draft', { applicationId, seq: await seqOf(test, applicationId), recipient: 'patient' })).message).toContain('What the conditions mean for the patient');
    await notes(test, applicationId, approvedNotes);
    const letters = await sendBoth(test, applicationId, 'approved');
    for (const said of ['1. The device is used for no longer than six months.', 'Until 30 June 2027.', 'APP-7', 'By when: 31 July 2027.', 'Another operation is not open to this patient']) expect(letters.clinician).toContain(said);
    expect(letters.patient).toContain('We have decided to pay for an ultrasound device');
    expect((await test.ask('case.close', { applicationId, seq: await seqOf(test, applicationId) })).stage).toBe('closed');
    whole(test);
  }, 120_000);

  it('without conditions asks for no words about any', async () => {
    const test = startWorker({ now });
    await signUp(test);
    const { conditions: _none, ...plain } = approvedWith;
    const applicationId = await decided(test, { ...plain, outcome: 'approve' });
    expect((await test.ask('letters.get', { applicationId })).noteFields.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['patientConditions']));
    const { patientConditions: _a, reconsiderationLastDate: _b, reconsiderationReckoning: _c, ...fewer } = approvedNotes;
    await notes(test, applicationId, fewer);
    const letters = await sendBoth(test, applicationId, 'approved-plain');
    expect(letters.clinician).not.toMatch(/condition/i);
    expect((await test.ask('case.close', { applicationId, seq: await seqOf(test, applicationId) })).stage).toBe('closed');
  }, 120_000);
});

describe('a request that goes another way', () => {
  it('is closed with its letters, and comes back with its original date', async () => {
    const test = startWorker({ now });
    await signUp(test);
    const applicationId = await assessed(test, 'central-east-outside-non-union');
    await test.ask('icb.set', { ods: icbOf('central'), settings: icbSettings });
    await test.ask('screening.record', {
      applicationId, seq: await seqOf(test, applicationId), route: 'outside-policy', reason: 'The bone has failed to join; the policy covers fresh fractures only.',
      decidedBy: { who: 'Dr Sam Screener, public health', on: '2026-11-04' }, tellingPatient: { way: 'we-write' },
    });
    const words = { ...base, ...nextForBoth, whyThisVersion: { words: 'It was in force on the day the request was received.' }, patientReasons: { words: 'Our policy is about bones that were broken a short time ago. Another team looks at your request.' }, whoseItIs: { words: 'The bone and joint service, 01632 960030.' } };
    await notes(test, applicationId, words);
    expect((await test.refused('letter.draft', { applicationId, seq: await seqOf(test, applicationId), recipient: 'clinician' })).message).toContain('The second person who checked the route');
    asPerson(test, 'Pat Checker');
    await act(test, applicationId, { action: 'checkRoute', agrees: true, reason: null });
    expect((await test.refused('case.close', { applicationId, seq: await seqOf(test, applicationId) })).message).toMatch(/before its letters are sent/);
    const letters = await sendBoth(test, applicationId, 'routed-elsewhere');
    for (const said of ['This is not a refusal.', 'It keeps its original date, 2 November 2026.', 'Pat Checker', 'The bone has failed to join']) expect(letters.clinician).toContain(said);
    expect(letters.patient).toContain('We have not said no.');
    expect((await test.ask('case.close', { applicationId, seq: await seqOf(test, applicationId) })).stage).toBe('closed');
    await act(test, applicationId, { action: 'reopen', reason: 'The other service did not take it on.' });
    expect(await test.ask('case.get', { applicationId })).toMatchObject({ stage: 'checking', receivedOn: '2026-11-02' });
    whole(test);
  }, 120_000);
});

describe('a request that waits for information', () => {
  const asked: LetterNotes = {
    ...base, where: { words: 'ifr@icb.invalid, by secure email' }, clock: { words: 'Our clock stands still until it comes.' }, ifSilent: { words: 'We ring you on 10 December.' },
    untilThen: { words: 'Treatment begun before a decision is not paid for afterwards.' }, ifUrgent: { words: 'Ring us on 01632 960001.' },
  };

  it('asked for at screening: the clinician gets the letter in the recorded words, and the case goes on waiting', async () => {
    const test = startWorker({ now });
    await signUp(test);
    const applicationId = await assessed(test, 'lsc-not-routinely-commissioned.zip');
    await test.ask('icb.set', { ods: 'QE1', settings: icbSettings });
    await section(test, 'timeLimits', [{ id: 'decide', amount: 20, unit: 'working-days', from: 'received', stopsWhileWaiting: true }]);
    const waiting = await test.ask('screening.record', {
      applicationId, seq: await seqOf(test, applicationId), route: 'more-information', reason: 'Please send the scan of September, since the form speaks of it and it is not with the papers.',
      decidedBy: { who: 'Dr Sam Screener, public health', on: '2026-11-04' }, pause: { owner: 'Ann Officer', until: '2027-01-10', chaseOn: null },
    });
    expect(waiting.next).toEqual({ label: 'Write the letters', screen: 'letters' });
    const view = await test.ask('letters.get', { applicationId });
    expect(view.needed).toEqual([{ recipient: 'clinician', title: 'Information needed: letter to the clinician', exists: false }]);
    expect(view.suggested['clock']).toEqual({ words: 'These time limits stand still from 4 November 2026 until what we ask for has come, at the latest until 10 January 2027: “Decide a routine request”.' });
    await notes(test, applicationId, asked);
    expect((await test.refused('letter.draft', { applicationId, seq: await seqOf(test, applicationId), recipient: 'patient' })).message).toBe('No letter goes to the patient about this.');
    const letterId = await sendLetter(test, applicationId, 'clinician', await identifiersOf(test, applicationId));
    const letter = await printed(test, letterId, 'information-needed-clinician');
    for (const said of ['Please send the scan of September', 'By when: 10 January 2027.', 'Dr Sam Screener, public health, on 4 November 2026', 'original date, 2 November 2026']) expect(letter).toContain(said);
    expect(await test.ask('case.get', { applicationId })).toMatchObject({ stage: 'returned', next: { label: 'Take the case up again' } });
    whole(test);
  }, 120_000);

  it('returned as incomplete: the letter says what is missing, once the person and the address are known', async () => {
    const test = startWorker({ now });
    await signUp(test);
    const intakeId = await drop(test, [join(samples, 'lsc-not-routinely-commissioned.zip')]);
    const { applicationId } = await test.ask('intake.makeCase', { intakeId });
    await test.ask('icb.set', { ods: 'QE1', settings: icbSettings });
    await act(test, applicationId, { action: 'returnIncomplete', reasons: ['unsigned'], words: 'Please sign page 6 and send it again.', pause: { owner: 'Ann Officer', until: '2027-01-10', chaseOn: null } });
    await notes(test, applicationId, asked);
    const early = await test.refused('letter.draft', { applicationId, seq: await seqOf(test, applicationId), recipient: 'clinician' });
    expect(early).toMatchObject({ code: 'REFUSED', next: expect.stringMatching(/Check facts/) });
    let facts = await test.ask('facts.get', { applicationId });
    for (const fact of facts.groups.flatMap((group) => group.facts).filter((one) => one.candidates.length > 0)) {
      facts = await test.ask('facts.answer', { applicationId, seq: facts.seq, factId: fact.factId, answer: { kind: 'value', value: fact.candidates[0]!.value, candidateId: fact.candidates[0]!.candidateId } });
    }
    const letterId = await sendLetter(test, applicationId, 'clinician', await identifiersOf(test, applicationId));
    expect(await printed(test, letterId, 'incomplete-clinician')).toMatch(/It is not signed.*Please sign page 6.*By when: 10 January 2027/);
    whole(test);
  }, 120_000);
});

describe('reconsideration and appeal', () => {
  const ask = (kind: 'reconsideration' | 'appeal'): CaseAct => ({
    action: 'review', kind, grounds: [kind === 'appeal' ? 'process-not-followed' : 'new-clinical-information'], whatIsNew: 'A scan of this month that the panel had not seen shows no callus on any cortex.',
    askedBy: 'clinician', askedOn: '2026-11-15', urgency: 'routine', urgencyReason: null,
  });

  it('an appeal is closed with letters on how the decision was reached, about the patient and treatment of the first case', async () => {
    const test = startWorker({ now });
    await signUp(test);
    const first = await decided(test);
    const appeal = await act(test, first, ask('appeal'));
    await act(test, appeal, {
      action: 'recordReview', outcome: 'stands', findings: [{ ground: 'process-not-followed', found: 'not-met', reason: 'The minutes show that each paper was read and each step was taken in turn.' }],
      decidedBy: { who: 'The review panel', on: '2026-11-20', present: ['D Reviewer, lay chair', 'E Director'] }, tellingPatient: { way: 'we-write' },
    });
    await notes(test, appeal, { ...base, patientReasons: { words: 'We read all the notes of the panel. It had read your papers.' }, patientNextStep: { words: 'Your care in the clinic goes on.' }, whatFollows: { words: 'The decision of the panel is final inside the ICB.' }, nextRight: { none: true } });
    const unset = await test.refused('letter.draft', { applicationId: appeal, seq: await seqOf(test, appeal), recipient: 'clinician' });
    expect(unset).toMatchObject({ message: expect.stringContaining('The ICB’s rule on appeals'), next: 'Settings: the ICB’s rules on appeal' });
    await rules(test, 'timeLimits');
    await rules(test, 'appealRules');
    expect((await test.ask('letters.get', { applicationId: appeal })).addresses.clinician).toBeTruthy();
    const letters = await sendBoth(test, appeal, 'appeal-outcome');
    for (const said of ['The decision stands.', 'It does not decide again whether the treatment should be funded.', 'The panel did not follow its procedure', 'D Reviewer, lay chair; E Director.', 'This ground is not met.', 'each step was taken in turn', '01632 960002']) expect(letters.clinician).toContain(said);
    expect(letters.patient).toContain('Our decision stays as it was.');
    expect((await test.ask('case.close', { applicationId: appeal, seq: await seqOf(test, appeal) })).stage).toBe('closed');
    whole(test);
  }, 120_000);

  it('a reconsideration is closed with the letters of its outcome, which say that it is one and by which rule', async () => {
    const test = startWorker({ now });
    await signUp(test);
    const first = await decided(test);
    const { number } = await test.ask('case.get', { applicationId: first });
    const again = await act(test, first, ask('reconsideration'));
    const seq = await checkFacts(test, again);
    await test.ask('assessment.confirm', { applicationId: again, seq, asAt: (await test.ask('assessment.get', { applicationId: again })).asAt });
    await test.ask('screening.record', {
      applicationId: again, seq: await seqOf(test, again), route: 'to-panel', reason: 'The clinician sends a scan that the panel had not seen, so a panel has to look at it.', decidedBy: { who: 'Dr Sam Screener, public health', on: '2026-11-16' },
    });
    const record = await declineRecord(test, again);
    await test.ask('decision.record', {
      applicationId: again, seq: (await test.ask('decision.get', { applicationId: again })).seq,
      record: { ...record, decidedBy: { ...record.decidedBy, on: '2026-11-20', members: [{ name: 'D Reviewer', role: 'public health', decides: true, interest: null }, { name: 'E Director', role: 'lay member', decides: true, interest: null }] } },
    });
    await notes(test, again, declineNotes);
    expect((await test.refused('letter.draft', { applicationId: again, seq: await seqOf(test, again), recipient: 'clinician' })).message).toContain('The ICB’s rule on reconsideration');
    await rules(test, 'reconsiderationRules');
    const letters = await sendBoth(test, again, 'reconsidered');
    for (const said of ['This is a reconsideration', number, 'There is significant new clinical information', 'Significant new clinical information', 'shows no callus on any cortex']) expect(letters.clinician).toContain(said);
    expect(letters.patient).toContain('This is called a reconsideration.');
    expect((await test.ask('case.close', { applicationId: again, seq: await seqOf(test, again) })).stage).toBe('closed');
    whole(test);
  }, 120_000);
});

describe('words of a decision that are put right after its letters went', () => {
  it('mark the letters as out of date, and corrected ones can be written, also when the case is closed', async () => {
    const test = startWorker({ now });
    await signUp(test);
    const applicationId = await decided(test);
    await notes(test, applicationId, declineNotes);
    await sendBoth(test, applicationId, 'declined');
    await test.ask('case.close', { applicationId, seq: await seqOf(test, applicationId) });
    expect((await test.refused('letter.draft', { applicationId, seq: await seqOf(test, applicationId), recipient: 'clinician' })).message).toMatch(/closed, and nothing was put right/);

    await test.ask('decision.correct', { applicationId, seq: await seqOf(test, applicationId), place: 'evidence', words: 'Three case series were read; none had a comparison group, and none included patients with this kind of fixation.', why: 'One series was left out of the count', askedBy: 'Dr A Chair, chair' });
    const { openItems } = await test.ask('case.get', { applicationId });
    expect(openItems).toEqual(['clinician', 'patient'].map((who) => `Out of date: the letter to the ${who} of 22 November 2026, since words of the decision were corrected after it. A corrected letter can be written`));
    expect((await test.ask('letters.get', { applicationId })).letters).toMatchObject([{ beforeCorrection: true, correctable: true }, { beforeCorrection: true, correctable: true }]);

    const letters = await sendBoth(test, applicationId, 'corrected');
    for (const said of ['takes the place of our letter of 22 November 2026', 'What we have corrected', 'It said: Two case series were read', 'It now says: Three case series were read', 'One series was left out']) expect(letters.clinician).toContain(said);
    expect(letters.patient).toContain('takes the place of our letter of 22 November 2026');
    const after = await test.ask('case.get', { applicationId });
    expect(after).toMatchObject({ stage: 'closed', openItems: [] });
    expect((await test.ask('letters.get', { applicationId })).letters.map(({ correctable }) => correctable)).toEqual([false, false, false, false]);
    whole(test);
  }, 120_000);
});

describe('an acknowledgement', () => {
  it('ends its clock, once, on the day on which it went', async () => {
    const test = startWorker({ now });
    await signUp(test);
    const intakeId = await drop(test, [join(samples, 'lsc-not-routinely-commissioned.zip')]);
    const { applicationId } = await test.ask('intake.makeCase', { intakeId });
    await section(test, 'timeLimits', [{ id: 'acknowledge', amount: 3, unit: 'working-days', from: 'received', stopsWhileWaiting: false }]);
    const clock = async () => (await test.ask('case.get', { applicationId })).clocks?.[0];
    expect(await clock()).toMatchObject({ limit: 'acknowledge', state: 'late' });
    expect((await test.refused('case.act', { applicationId, seq: await seqOf(test, applicationId), act: { action: 'acknowledge', on: '2026-11-01', how: 'post' } })).message).toMatch(/before it came/);
    await act(test, applicationId, { action: 'acknowledge', on: '2026-11-04', how: 'secure-email' });
    expect(await clock()).toMatchObject({ state: 'met', words: 'Done on 4 November 2026, in time' });
    expect((await test.ask('case.get', { applicationId })).history[0]).toMatchObject({ what: 'Request acknowledged', detail: 'By secure email on 4 November 2026' });
    expect((await test.refused('case.act', { applicationId, seq: await seqOf(test, applicationId), act: { action: 'acknowledge', on: '2026-11-05', how: 'post' } })).message).toMatch(/recorded already/);
    whole(test);
  }, 60_000);
});
