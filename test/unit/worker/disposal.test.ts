import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leftOf } from '../../../db/disposalRepo.ts';
import { rewriteFile } from '../../../db/rewriteFile.ts';
import { verifyRecord } from '../../../db/verify.ts';
import type { CaseAct } from '../../../shared/contract/caseActions.ts';
import { replayForVerify as replay } from '../../../shared/workflow/replay.ts';
import { rawPages } from '../db/rawPages.ts';
import { act, closedCase, keepFor, pack, seqOf, typed } from './disposed.ts';
import { asPerson, drop, officer, samples, signUp, startWorker, type TestWorker } from './harness.ts';
import { assessed, declineNotes, declineRecord, icbSettings, identifiersOf, sendLetter, toPanel } from './theJob.ts';

const whole = (test: TestWorker) => expect(verifyRecord(test.worker.signedIn.db, { replay })).toMatchObject({ ok: true, findings: [] });
const clock = { now: '2026-11-22T09:00:00.000Z' };
const begin = async (): Promise<TestWorker> => {
  clock.now = '2026-11-22T09:00:00.000Z';
  const test = startWorker({ now: () => clock.now });
  await signUp(test);
  return test;
};
const later = (): void => void (clock.now = '2030-01-02T09:00:00.000Z');
const raw = (test: TestWorker) => rawPages(test.worker.databaseFile, test.worker.signedIn.databaseKey);
const nameOfPatient = async (test: TestWorker, applicationId: string) => (await test.ask('case.reveal', { applicationId, purpose: 'papers' })).name!;
const proposal = async (test: TestWorker) => (await test.ask('disposal.list', {})).proposals[0]!;

describe('what may be disposed of', () => {
  it('is nothing while the ICB has not set its retention, nothing before its day, and nothing on hold', async () => {
    const test = await begin();
    const applicationId = await closedCase(test);
    later();
    const unset = await test.ask('disposal.list', {});
    expect(unset.due).toEqual([]);
    expect(unset.icbs.map(({ rule }) => rule)).toEqual([null, null, null]);
    expect((await test.refused('disposal.propose', { applicationIds: [applicationId] })).message).toMatch(/has not set how long its cases are kept/);

    await keepFor(test, 4);
    expect((await test.ask('disposal.list', {})).due).toEqual([]);
    expect((await test.refused('disposal.propose', { applicationIds: [applicationId] })).message).toMatch(/is kept until 22 November 2030 at least/);

    await keepFor(test, 3);
    const [due] = (await test.ask('disposal.list', {})).due;
    expect(due).toMatchObject({ whyNot: [], cases: [{ applicationId, keptUntil: '2029-11-22' }] });

    await act(test, applicationId, { action: 'placeHold', askedBy: 'The legal team', reason: typed.hold });
    expect((await test.ask('case.get', { applicationId })).hold).toMatchObject({ askedBy: 'The legal team', by: officer.name });
    expect((await test.ask('disposal.list', {})).due[0]!.whyNot).toEqual([expect.stringMatching(/is on legal hold/)]);
    expect((await test.refused('disposal.propose', { applicationIds: [applicationId] })).next).toMatch(/can be lifted/);
    await act(test, applicationId, { action: 'liftHold', reason: 'The claim was withdrawn' });
    await test.ask('disposal.propose', { applicationIds: [applicationId] });
    whole(test);
  }, 60_000);

  it('is decided by two people: whoever proposed it does not confirm it, nor does somebody of the same name', async () => {
    const test = await begin();
    const applicationId = await closedCase(test);
    await keepFor(test, 3);
    later();
    await test.ask('disposal.propose', { applicationIds: [applicationId] });
    const { disposalId, whyNot } = await proposal(test);
    expect(whyNot!.message).toMatch(/You proposed this disposal/);
    expect((await test.refused('disposal.confirm', { disposalId })).message).toMatch(/another person has to confirm/);
    expect((await test.refused('disposal.propose', { applicationIds: [applicationId] })).message).toMatch(/is proposed already/);
    asPerson(test, `Dr ${officer.name}`);
    expect((await test.refused('disposal.confirm', { disposalId })).message).toMatch(/Somebody of your name/);
    asPerson(test, 'Bo Colleague');

    // What has happened since the proposal was made is looked at again.
    await test.ask('note.record', { applicationId, who: 'The clinic', text: 'Rang again.' });
    expect((await test.refused('disposal.confirm', { disposalId })).code).toBe('CONFLICT');
    await test.ask('disposal.takeBack', { disposalId, why: 'other' });
    expect((await test.refused('disposal.confirm', { disposalId })).code).toBe('NOT_FOUND');
    await test.ask('disposal.propose', { applicationIds: [applicationId] });
    await act(test, applicationId, { action: 'placeHold', askedBy: 'The legal team', reason: typed.hold });
    asPerson(test, 'Cy Colleague');
    expect((await test.refused('disposal.confirm', { disposalId: (await proposal(test)).disposalId })).message).toMatch(/is on legal hold/);
    expect(await seqOf(test, applicationId)).toBeGreaterThan(0);
    whole(test);
  }, 60_000);

  it('goes together with the cases that belong to it, or not at all', async () => {
    const test = await begin();
    const applicationId = await assessed(test, pack);
    await toPanel(test, applicationId);
    await test.ask('decision.record', { applicationId, seq: await seqOf(test, applicationId), record: await declineRecord(test, applicationId) });
    await test.ask('icb.set', { ods: 'QE1', settings: icbSettings });
    await test.ask('letters.recordNotes', { applicationId, seq: await seqOf(test, applicationId), notes: declineNotes });
    const identifiers = await identifiersOf(test, applicationId);
    const name = await nameOfPatient(test, applicationId);
    const letterId = await sendLetter(test, applicationId, 'clinician', identifiers);
    await sendLetter(test, applicationId, 'patient', identifiers);
    const pdf = Buffer.from((await test.ask('letter.preview', { letterId })).content).subarray(400, 432);
    await act(test, applicationId, { action: 'close' });
    const ask: CaseAct = { action: 'review', kind: 'reconsideration', grounds: ['new-clinical-information'], whatIsNew: 'A scan of this month that the panel had not seen shows no callus on any cortex.', askedBy: 'clinician', askedOn: '2026-11-22', urgency: 'routine', urgencyReason: null };
    const second = await act(test, applicationId, ask);
    await keepFor(test, 3);
    later();
    expect((await test.ask('disposal.list', {})).due[0]).toMatchObject({ whyNot: [expect.stringMatching(/-R1 is not closed/)] });
    expect((await test.refused('disposal.propose', { applicationIds: [applicationId] })).message).toMatch(/disposed of together, or not at all/);

    clock.now = '2026-11-22T10:00:00.000Z';
    await act(test, second, { action: 'withdraw', by: 'The clinician', on: '2026-11-22', reason: typed.withdrawal });
    await act(test, second, { action: 'close' });
    later();
    expect(raw(test).includes(pdf)).toBe(true);
    await test.ask('disposal.propose', { applicationIds: [second] });
    expect((await proposal(test)).cases.map((one) => one.number).sort()).toEqual(['IFR-2026-0001', 'IFR-2026-0001-R1']);
    asPerson(test, 'Bo Colleague');
    const { disposed } = await test.ask('disposal.confirm', { disposalId: (await proposal(test)).disposalId });
    expect(disposed).toHaveLength(2);
    expect(disposed.find((one) => one.number === 'IFR-2026-0001')).toMatchObject({ outcome: 'Decline', decidedOn: '2026-11-10', closedOn: '2026-11-22', receivedOn: '2026-11-02', proposedBy: officer.name, confirmedBy: 'Bo Colleague', rule: expect.stringMatching(/^Kept for: 3 years/) });
    const left = raw(test);
    for (const words of [name, name.split(' ').at(-1)!, identifiers.nhsNumber, identifiers.dateOfBirth, 'callus on any cortex', 'surgeon asks for ultrasound', 'Ann Officer, IFR officer', typed.withdrawal]) expect([words, left.includes(words)]).toEqual([words, false]);
    expect(left.includes(pdf)).toBe(false);
    whole(test);
  }, 120_000);
});

describe('after a disposal', () => {
  it('nothing of the case is in any page of the file or its log, and the chain verifies', async () => {
    const test = await begin();
    const applicationId = await closedCase(test);
    // The very same papers, dropped once more and discarded; and a case that has to stay as it is.
    const twice = await drop(test, [join(samples, pack), join(test.folder, 'letter.txt')]);
    await test.ask('intake.discard', { intakeId: twice, reason: `${typed.note} again` });
    const name = await nameOfPatient(test, applicationId);
    const identifiers = await identifiersOf(test, applicationId);
    await act(test, applicationId, { action: 'placeHold', askedBy: 'The legal team', reason: typed.hold });
    await act(test, applicationId, { action: 'liftHold', reason: 'Lifted by the court' });
    const other = (await test.ask('intake.makeCase', { intakeId: await drop(test, [join(samples, 'hny-criteria-met.zip')], { commissioner: 'QOQ' }) })).applicationId;
    const otherSeq = await seqOf(test, other);
    const number = (await test.ask('case.get', { applicationId })).number;
    await keepFor(test, 3);
    later();
    await test.ask('disposal.propose', { applicationIds: [applicationId] });
    writeFileSync(`${test.worker.databaseFile}.before-20270101000000.backup`, 'an older copy');
    expect((await test.ask('disposal.list', {})).copies).toEqual(['ifr-panel.db.before-20270101000000.backup']);

    const canaries = [...Object.values(typed), name, identifiers.nhsNumber, identifiers.dateOfBirth];
    const before = raw(test);
    expect(before.length).toBeGreaterThan(100_000);
    for (const words of canaries) expect([words, before.includes(words)]).toEqual([words, true]);
    const { worker } = test;
    const events = worker.signedIn.db.sqlite.prepare('SELECT count(*) FROM event').pluck().get() as number;
    const head = verifyRecord(worker.signedIn.db, { replay }).head;

    asPerson(test, 'Bo Colleague');
    const view = await test.ask('disposal.confirm', { disposalId: (await proposal(test)).disposalId });
    expect(view).toMatchObject({ due: [], proposals: [], copies: [], rewriting: null, disposed: [{ number, outcome: null, treatment: expect.any(String), proposedBy: officer.name, confirmedBy: 'Bo Colleague', closedOn: '2026-11-22' }] });
    const after = raw(test);
    for (const words of canaries) expect([words, after.includes(words)]).toEqual([words, false]);
    const { db } = worker.signedIn;
    expect(verifyRecord(db, { replay, expectedHead: head, expectedSeq: events })).toMatchObject({ ok: true, findings: [] });
    expect(db.sqlite.prepare('SELECT count(*) FROM event').pluck().get()).toBe(events + 2); // the second person was registered, and the disposal
    expect(readdirSync(join(test.folder, 'data')).filter((one) => !/^ifr-panel\.(db(-wal|-shm)?|keys\.json)$/.test(one))).toEqual([]);

    // The app goes on: the case is gone from every screen, and the other is as it was.
    expect((await test.refused('case.get', { applicationId })).message).toMatch(/disposed of/);
    expect((await test.refused('note.record', { applicationId, who: 'The clinic', text: 'Rang.' })).message).toMatch(/disposed of/);
    expect((await test.ask('case.find', { text: '', filters: {}, after: null })).rows.map((one) => one.applicationId)).toEqual([other]);
    expect((await test.ask('case.find', { text: name, filters: {}, after: null })).rows).toEqual([]);
    expect((await test.ask('caller.find', { nhsNumber: identifiers.nhsNumber, dateOfBirth: identifiers.dateOfBirth } as never)).matches).toEqual([]);
    expect((await test.ask('intake.list', {})).intakes.map((one) => one.intakeId)).not.toContain(twice);
    expect(await seqOf(test, other)).toBe(otherSeq);
    await test.ask('note.record', { applicationId: other, who: 'The clinic', text: 'Rang about the other one.' });
    // The same papers can make a new case again, under another number.
    const anew = (await test.ask('intake.makeCase', { intakeId: await drop(test, [join(samples, pack)], { receivedOn: '2030-01-01' }) })).applicationId;
    expect((await test.ask('case.get', { applicationId: anew })).number).not.toBe(number);
    whole(test);

    await test.ask('session.lock', {});
    await test.ask('session.unlock', { passphrase: officer.passphrase });
    whole(test);
  }, 120_000);

  it('a file that was not written anew is, at the next sign-in', async () => {
    const test = await begin();
    const applicationId = await closedCase(test);
    await keepFor(test, 3);
    later();
    await test.ask('disposal.propose', { applicationIds: [applicationId] });
    asPerson(test, 'Bo Colleague');
    // Another connection holds the file, as another program would.
    const open = test.worker.open(test.worker.signedIn.databaseKey);
    open.sqlite.exec('BEGIN');
    open.sqlite.prepare('SELECT count(*) FROM event').get();
    const view = await test.ask('disposal.confirm', { disposalId: (await proposal(test)).disposalId });
    expect(view.rewriting!.why).toMatch(/Another program has the database open/);
    expect(view.disposed).toHaveLength(1);
    whole(test);
    open.sqlite.exec('ROLLBACK');
    open.sqlite.close();
    await test.ask('session.lock', {});
    await test.ask('session.unlock', { passphrase: officer.passphrase });
    expect((await test.ask('disposal.list', {})).rewriting).toBeNull();
    expect(raw(test).includes(typed.note)).toBe(false);
    whole(test);
  }, 60_000);

  it('refuses a table that would be left with something of the case, and then removes nothing', async () => {
    const test = await begin();
    const applicationId = await closedCase(test);
    await keepFor(test, 3);
    later();
    await test.ask('disposal.propose', { applicationIds: [applicationId] });
    asPerson(test, 'Bo Colleague');
    const { db } = test.worker.signedIn;
    // A table that a later version might add and forget here: kept for ever, it still names the patient's paper.
    db.sqlite.exec("CREATE TABLE forgotten (paper_id TEXT, words TEXT) STRICT; INSERT INTO forgotten SELECT paper_id, 'x' FROM application_paper LIMIT 1");
    expect((await test.refused('disposal.confirm', { disposalId: (await proposal(test)).disposalId })).code).toBe('INTERNAL');
    expect(await seqOf(test, applicationId)).toBeGreaterThan(0);
    db.sqlite.exec('DROP TABLE forgotten');
    whole(test);
  }, 60_000);
});

describe('verify after a disposal', () => {
  /** A record with one case that was disposed of and one that was not, with the guards off. */
  async function start(): Promise<{ test: TestWorker; gone: string; there: string; harm(sql: string): string[] }> {
    const test = await begin();
    const gone = await closedCase(test);
    const there = (await test.ask('intake.makeCase', { intakeId: await drop(test, [join(samples, 'hny-criteria-met.zip')], { commissioner: 'QOQ' }) })).applicationId;
    await keepFor(test, 3);
    later();
    await test.ask('disposal.propose', { applicationIds: [gone] });
    asPerson(test, 'Bo Colleague');
    await test.ask('disposal.confirm', { disposalId: (await proposal(test)).disposalId });
    expect(leftOf(test.worker.signedIn.db, { cases: [gone], patients: [], papers: [], intakes: [] })).toEqual([]);
    return {
      test, gone, there,
      harm: (sql) => {
        const { sqlite } = test.worker.signedIn.db;
        const guards = sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string; sql: string }[];
        sqlite.pragma('foreign_keys = OFF');
        sqlite.exec('SAVEPOINT harm');
        for (const { name } of guards) sqlite.exec(`DROP TRIGGER "${name}"`);
        sqlite.exec(sql);
        for (const guard of guards) sqlite.exec(guard.sql);
        sqlite.exec('RELEASE harm');
        return verifyRecord(test.worker.signedIn.db, { replay }).findings.map(({ kind, where }) => `${kind} ${where}`);
      },
    };
  }

  it('finds what was removed beside it, and what was changed in what remains', async () => {
    const { test, gone, there, harm } = await start();
    whole(test);
    const { sqlite } = test.worker.signedIn.db;
    const one = (sql: string) => sqlite.prepare(sql).pluck().get() as string;
    const body = one(`SELECT body FROM event WHERE type = 'disposalRecorded'`);

    // A tombstone without a disposal, and one that borrows the disposal of another case.
    const seq = Number(one(`SELECT seq FROM event WHERE application_id = '${there}' AND type = 'paperAdded' LIMIT 1`));
    const [kept, salt] = [one(`SELECT body FROM event WHERE seq = ${seq}`), one(`SELECT body_salt FROM event WHERE seq = ${seq}`)];
    expect(harm(`UPDATE event SET body = NULL, body_salt = NULL WHERE seq = ${seq}`)).toContain(`body event ${seq}`);
    const disposalSeq = Number(one(`SELECT seq FROM event WHERE type = 'disposalRecorded'`));
    expect(harm(`INSERT INTO disposal SELECT 'planted', salt, digest, ${disposalSeq}, 'event', '${seq}', authority, by, at FROM disposal LIMIT 1`)).toContain('row-unrecorded disposal/planted');
    expect(harm(`DELETE FROM disposal WHERE id = 'planted'; UPDATE event SET body = '${kept.replaceAll("'", "''")}', body_salt = '${salt}' WHERE seq = ${seq}`)).toEqual([]);

    // A row put under an event whose body is gone, where no digest could tell.
    const emptied = Number(one(`SELECT seq FROM event WHERE application_id = '${gone}' LIMIT 1`));
    expect(harm(`INSERT INTO note SELECT 'planted', 's', 'd', ${emptied}, '${gone}', 'x', 'y', by, at FROM disposal LIMIT 1`)).toContain('row-unrecorded note/planted');
    expect(harm(`DELETE FROM note WHERE id = 'planted'`)).toEqual([]);

    // What remains of the case is held by the event of the disposal.
    expect(harm(`UPDATE application SET outcome = 'approve' WHERE id = '${gone}'`)).toEqual([`projection application/${gone}`]);
    expect(harm(`UPDATE application SET outcome = NULL WHERE id = '${gone}'`)).toEqual([]);
    expect(harm(`UPDATE event SET body = replace(body, '2026-11-02', '2020-11-02') WHERE type = 'disposalRecorded'`)).toContain(`body event ${disposalSeq}`);
    expect(harm(`UPDATE event SET body = '${body.replaceAll("'", "''")}' WHERE type = 'disposalRecorded'`)).toEqual([]);
  }, 60_000);
});

it('writes a file anew only where it is the same, and leaves no half of it', async () => {
  const test = await begin();
  const { db, databaseKey } = test.worker.signedIn;
  writeFileSync(`${db.file}.rewriting`, 'left by one that was cut off');
  const before = verifyRecord(db, { replay });
  const anew = rewriteFile(db, { key: databaseKey });
  test.worker.session = { ...test.worker.signedIn, db: anew };
  expect(verifyRecord(anew, { replay })).toEqual(before);
  expect(existsSync(`${anew.file}.rewriting`)).toBe(false);
}, 30_000);
