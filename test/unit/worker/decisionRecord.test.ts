import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '../../../electron/worker/caseFile.ts';
import { letterRecord } from '../../../electron/worker/letterRecord.ts';
import { recordInOffice } from '../../../electron/worker/commit.ts';
import { personRow } from '../../../db/personRepo.ts';
import { officer, signUp, startWorker, type TestWorker } from './harness.ts';
import { assessed, declineNotes, declineRecord, icbSettings, identifiersOf, sendLetter, toPanel } from './theJob.ts';

const now = () => '2026-11-21T10:00:00.000Z';
const draftRows = (test: TestWorker) => test.worker.signedIn.db.sqlite.prepare('SELECT count(*) FROM decision_draft').pluck().get();

/** Another named person at the same record. */
function someoneElse(test: TestWorker): { turn: () => void; back: () => void } {
  const { db, person } = test.worker.signedIn;
  const other = { id: test.worker.newId(), name: 'Bo Second', role: 'IFR officer', organisation: 'Invented ICB' };
  recordInOffice({ db, event: { type: 'personRegistered', version: 1, body: { personId: other.id } }, rows: [personRow(test.worker.newId(), other, person.id, now())], actor: person.id, now: now() });
  const as = (who: typeof person) => () => void Object.assign(test.worker.session as object, { person: who });
  return { turn: as({ ...person, ...other }), back: as(person) };
}

let test: TestWorker;
let applicationId: string;
beforeAll(async () => {
  test = startWorker({ now });
  await signUp(test);
  applicationId = await assessed(test, 'lsc-not-routinely-commissioned.zip');
  await toPanel(test, applicationId);
}, 60_000);
afterAll(() => test.worker.lock('asked'));

const view = () => test.ask('decision.get', { applicationId });

describe('a decision that is put down and taken up', () => {
  it('keeps what was typed in the encrypted file, by whom and when, through a lock', async () => {
    expect((await view()).draft).toBeNull();
    await test.ask('decision.saveDraft', { applicationId, body: { comparator: 'Others like' } });
    await test.ask('decision.saveDraft', { applicationId, body: { comparator: 'Others like this one' } });
    await test.ask('session.lock', {});
    expect(await test.refused('decision.saveDraft', { applicationId, body: {} })).toMatchObject({ code: 'LOCKED' });
    await test.ask('session.unlock', { passphrase: officer.passphrase });
    expect((await view()).draft).toMatchObject({ mine: true, heldBy: 'Ann Officer', savedAt: now(), body: { comparator: 'Others like this one' } });
    expect((await test.ask('record.verify', {})).findings).toEqual([]);
  });

  it('is held by one person: another sees who, overwrites nothing, and takes it up', async () => {
    const other = someoneElse(test);
    other.turn();
    const seen = (await view()).draft!;
    expect(seen).toMatchObject({ mine: false, heldBy: 'Ann Officer', body: null });
    expect(await test.refused('decision.saveDraft', { applicationId, body: {} })).toMatchObject({ code: 'CONFLICT', message: expect.stringMatching(/Ann Officer holds the draft/) });
    expect(await test.refused('decision.record', { applicationId, seq: (await view()).seq, record: await declineRecord(test, applicationId) })).toMatchObject({ code: 'CONFLICT' });
    expect(await test.refused('decision.takeUpDraft', { applicationId, savedAt: '2026-11-20T10:00:00.000Z' })).toMatchObject({ code: 'CONFLICT' });
    expect(await test.ask('decision.takeUpDraft', { applicationId, savedAt: seen.savedAt })).toMatchObject({ mine: true, heldBy: 'Bo Second', body: { comparator: 'Others like this one' } });
    other.back();
    expect((await view()).draft).toMatchObject({ mine: false, heldBy: 'Bo Second' });
    await test.ask('decision.takeUpDraft', { applicationId, savedAt: seen.savedAt });
  });

  it('is not part of the record: no event is written by it', async () => {
    const before = (await view()).seq;
    await test.ask('decision.saveDraft', { applicationId, body: { comparator: 'Again' } });
    expect((await view()).seq).toBe(before);
    expect(await test.refused('decision.saveDraft', { applicationId, body: { comparator: 'x'.repeat(810_000) } })).toMatchObject({ code: 'INVALID' });
  });
});

describe('a signed decision', () => {
  it('holds what the app put before the panel, as the app knows it and not as the page says', async () => {
    const record = await declineRecord(test, applicationId);
    record.rightCommissioner = { ...record.rightCommissioner!, shown: 'Something that was never shown' };
    const before = await view();
    expect(before.order.indexOf('exceptionality')).toBeLessThan(before.order.indexOf('reservedQuestions'));
    await test.ask('decision.record', { applicationId, seq: before.seq, record: { ...record, put: { order: ['outcome'], papersWithoutFinding: [], sinceEarlier: null } } });
    const { recorded } = await view();
    expect(recorded!.record.rightCommissioner!.shown).toBe(before.shown.rightCommissioner);
    expect(recorded!.record.put!.order).toEqual(before.order);
    expect(recorded!.record.policyBasis!.shown).toMatch(/date received/);
    expect(draftRows(test)).toBe(0);
    expect(await test.refused('decision.saveDraft', { applicationId, body: {} })).toMatchObject({ code: 'REFUSED' });
  });

  it('is corrected beside its own words; letters follow the corrected ones, and an issued letter is said to come before', async () => {
    await test.ask('icb.set', { ods: 'QE1', settings: icbSettings });
    await test.ask('letters.recordNotes', { applicationId, seq: (await test.ask('letters.get', { applicationId })).seq, notes: declineNotes });
    await sendLetter(test, applicationId, 'clinician', await identifiersOf(test, applicationId));
    let letters = await test.ask('letters.get', { applicationId });
    await test.ask('letter.draft', { applicationId, seq: letters.seq, recipient: 'patient' });
    const comparator = 'Adults whose shin fracture has not joined one year after fixation and who could be offered revision surgery.';
    const { seq } = await view();
    const after = await test.ask('decision.correct', { applicationId, seq, place: 'comparator', words: comparator, why: 'The time was left out', askedBy: 'Dr A Chair' });
    expect(after.recorded!.record.comparator).not.toBe(comparator);
    expect(after.recorded!.corrections).toEqual([{ place: 'comparator', words: comparator, why: 'The time was left out', askedBy: 'Dr A Chair', recordedBy: 'Ann Officer', at: now() }]);
    expect(await test.refused('decision.correct', { applicationId, seq, place: 'comparator', words: 'x', why: 'y', askedBy: 'z' })).toMatchObject({ code: 'CONFLICT' });
    expect(await test.refused('decision.correct', { applicationId, seq: after.seq, place: 'outcome', words: 'approve', why: 'y', askedBy: 'z' })).toMatchObject({ code: 'REFUSED' });
    letters = await test.ask('letters.get', { applicationId });
    const of = (recipient: string) => letters.letters.find((letter) => letter.recipient === recipient);
    expect(of('clinician')).toMatchObject({ state: 'sent', beforeCorrection: true });
    expect(of('patient')).toMatchObject({ state: 'draft', beforeCorrection: false });
    expect(letterRecord(test.worker, openCase(test.worker, applicationId), 'declined', '2026-11-21', 'x').reasons?.comparator).toBe(comparator);
    expect((await test.ask('case.get', { applicationId })).history[0]).toMatchObject({ what: 'Decision corrected' });
    expect((await test.ask('record.verify', {})).findings).toEqual([]);
  });
});
