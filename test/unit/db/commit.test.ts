import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findApplication, listApplications, nextCaseNumber } from '../../../db/applicationRepo.ts';
import { listArguments } from '../../../db/argumentRepo.ts';
import { latestAssessment } from '../../../db/assessmentRepo.ts';
import { closeDatabase } from '../../../db/connection.ts';
import { type CommitStep, readEvents } from '../../../db/eventLog.ts';
import { confirmationsInForce } from '../../../db/factRepo.ts';
import { findIntake, intakeStepRow, listIntakes } from '../../../db/intakeRepo.ts';
import { findJob, markInterrupted, startJob } from '../../../db/jobRepo.ts';
import { issuedLetter, latestDraft, listLetters } from '../../../db/letterRepo.ts';
import { findPapersBySha256, listApplicationPapers, listCandidates, readPaperBytes } from '../../../db/paperRepo.ts';
import { findPatientIdentity, findPatientsByNhsNumber } from '../../../db/patientRepo.ts';
import { findPerson, listPeople, personRow } from '../../../db/personRepo.ts';
import { findSetting, settingHistory, settingRow } from '../../../db/settingRepo.ts';
import { verifyRecord } from '../../../db/verify.ts';
import { commit, loadCase, recordInOffice } from '../../../electron/worker/commit.ts';
import { project } from '../../../shared/workflow/evolve.ts';
import { replayForVerify as replay } from '../../../shared/workflow/replay.ts';
import { canary, caseRunner, closedCase, dropPaper, letterBytes } from './aCase.ts';
import { key, newOffice, now, officer, reopen } from './office.ts';

const receive = (applicationId: string) => ({ type: 'receiveApplication' as const, applicationId, commissioner: 'QE1', receivedOn: '2026-05-01', urgency: 'routine' as const, urgencyReason: null, intakeId: null });
const received = { type: 'receiveApplication' as const, commissioner: 'QE1', receivedOn: '2026-05-01', urgency: 'routine' as const, urgencyReason: null, intakeId: null };

describe('commit', () => {
  it('keeps what a case went through, and gives all of it back', () => {
    const { db, newId } = newOffice();
    const { run, paperId, intakeId } = closedCase(db, newId);
    const id = run.applicationId;
    expect(loadCase(db, id)).toEqual(run.state());
    expect(findApplication(db, id)).toMatchObject({ ...project(run.state()), stage: 'closed', outcome: 'decline', caseNumber: 'IFR-2026-0001' });
    expect(findPatientIdentity(db, run.state().patientId!)).toMatchObject({ name: canary, nhsNumber: '9990000018' });
    expect(findPatientsByNhsNumber(db, '9990000018')).toHaveLength(1);
    expect(confirmationsInForce(db, id).get('patientName')).toMatchObject({ answer: 'known', value: { kind: 'text', text: canary }, by: officer.id });
    expect(listArguments(db, id)).toMatchObject([{ text: 'Healing has stalled since January.' }]);
    expect(latestAssessment(db, id)).toMatchObject({ verdict: 'not-met', policyId: 'lsc-lipus', tree: { verdict: 'not-met' } });
    expect(findIntake(db, intakeId)?.step).toMatchObject({ status: 'case-made', applicationId: id });
    expect(listApplicationPapers(db, id)).toMatchObject([{ paperId, paper: { originalName: `${canary}.pdf` } }]);
    expect(listLetters(db, id)).toHaveLength(2);
    const [letter] = listLetters(db, id);
    expect(latestDraft(db, letter!.id)).toMatchObject({ number: 1, document: { body: `Dear ${canary}` } });
    expect(Buffer.from(issuedLetter(db, letter!.id)!.pdf!)).toEqual(letterBytes);
    const all = readEvents(db, id);
    expect(all.map((event) => event.applicationSeq)).toEqual(all.map((_, index) => index + 1));
    expect(JSON.stringify(all)).not.toContain(canary); // who the patient is stands apart from the events
  });

  it('writes nothing when it refuses', () => {
    const { db, newId } = newOffice();
    caseRunner(db, newId).do(received);
    const before = verifyRecord(db);
    expect(commit({ db, command: { type: 'closeCase', applicationId: 'case-1', expectedVersion: 1 }, actor: officer.id, now, newId })).toMatchObject({ ok: false, refusal: { code: 'REFUSED' } });
    expect(commit({ db, command: { type: 'reopen', applicationId: 'case-1', expectedVersion: 0, reason: 'x' }, actor: officer.id, now, newId })).toMatchObject({ ok: false, refusal: { code: 'CONFLICT' } });
    expect(commit({ db, command: { type: 'closeCase', applicationId: 'other', expectedVersion: 0 }, actor: officer.id, now, newId })).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
    expect(verifyRecord(db)).toEqual(before);
    expect(db.sqlite.inTransaction).toBe(false);
  });

  it('writes all of it or nothing when a row cannot be written', () => {
    const { db, newId } = newOffice();
    caseRunner(db, newId).do(received);
    const before = verifyRecord(db, { replay });
    const command = { type: 'confirmFact' as const, applicationId: 'case-1', expectedVersion: 1, factId: 'bone', answer: { kind: 'not-known' as const }, candidateId: 'no such candidate', note: null };
    expect(() => commit({ db, command, actor: officer.id, now, newId })).toThrow(/FOREIGN KEY/);
    expect(() => commit({ db, command: { ...command, candidateId: null }, actor: 'nobody', now, newId })).toThrow(/FOREIGN KEY/);
    expect(() => commit({ db, command: { ...command, candidateId: null }, actor: officer.id, now, newId, rows: () => [{ table: 'argument', id: 'x', values: { nonsense: 1 } }] })).toThrow(/no column/);
    expect(verifyRecord(db, { replay })).toEqual(before);
  });

  it('writes further rows under the same event', () => {
    const { db, newId } = newOffice();
    const { intakeId } = dropPaper(db, newId);
    const step = intakeStepRow({ id: newId(), intakeId, status: 'case-made', issues: null, applicationId: 'case-1', reason: null, by: officer.id, at: now });
    expect(commit({ db, command: receive('case-1'), actor: officer.id, now, newId, rows: () => [step] }).ok).toBe(true);
    expect(findIntake(db, intakeId)?.step?.status).toBe('case-made');
    expect(verifyRecord(db, { replay }).findings).toEqual([]);
  });

  it('refuses a letter whose bytes are not the checked ones', () => {
    const { db, newId } = newOffice();
    const run = caseRunner(db, newId, 'case-2');
    run.do(received);
    run.do({ type: 'finishFactsCheck', unanswered: [] });
    const policy = { id: 'p', version: null, hash: 'a'.repeat(64) };
    run.do({ type: 'pinPolicy', policy, answer: null, governedBy: 'date received', why: 'In force then.' });
    run.do({ type: 'confirmAssessment', policy, asAt: '2026-05-01', verdict: 'met', tree: {}, facts: {} });
    run.do({ type: 'recordScreening', route: 'more-information', reason: 'The form lacks the date of the fracture and the scan.', decidedBy: { who: 'An officer', on: '2026-05-03' }, tellingPatient: null, pause: { owner: 'Ola', until: '2026-06-01', chaseOn: null } });
    run.do({ type: 'draftLetter', letterId: null, about: 'information-needed', recipient: 'clinician', document: {} });
    const letterId = Object.keys(run.state().letters)[0]!;
    run.do({ type: 'checkLetter', letterId, number: 1 });
    run.do({ type: 'approveLetter', letterId, number: 1 });
    const issue = { type: 'issueLetter' as const, applicationId: 'case-2', expectedVersion: run.state().version, letterId, number: 1, pdf: letterBytes, pdfSha256: 'b'.repeat(64), document: {}, setWith: null, issuedOn: '2026-05-04', checks: { identifiersCompared: ['name' as const, 'nhs-number' as const], address: { confirmedBy: 'Ola', source: 'Form', on: '2026-05-04' }, reconsideration: null, appeal: null } };
    expect(commit({ db, command: issue, actor: officer.id, now, newId })).toMatchObject({ ok: false, refusal: { code: 'INTERNAL' } });
  });

  it('numbers cases by year, one after another, urgent ones first in the list', () => {
    const { db, newId } = newOffice();
    for (const [id, urgency] of [['a', 'routine'], ['b', 'urgent'], ['c', 'routine']] as const) commit({ db, command: { ...receive(id), urgency, urgencyReason: 'Worse' }, actor: officer.id, now, newId });
    commit({ db, command: receive('d'), actor: officer.id, now: '2027-01-01T00:00:00.000Z', newId });
    expect(listApplications(db).map((row) => [row.id, row.caseNumber])).toEqual([['b', 'IFR-2026-0002'], ['a', 'IFR-2026-0001'], ['c', 'IFR-2026-0003'], ['d', 'IFR-2027-0001']]);
    expect(nextCaseNumber(db, '2026')).toBe('IFR-2026-0004');
  });

  it('refuses everything on a case whose record was disposed of', () => {
    const { db, newId } = newOffice();
    commit({ db, command: receive('case-1'), actor: officer.id, now, newId });
    const seq = readEvents(db, 'case-1')[0]!.seq;
    recordInOffice({ db, event: { type: 'disposalRecorded', version: 1, body: { reason: 'End of retention' } }, rows: [{ table: 'disposal', id: 'd', values: { tableName: 'event', rowId: String(seq), authority: 'Schedule', by: officer.id, at: now } }], actor: officer.id, now });
    db.sqlite.prepare('UPDATE event SET body = NULL, body_salt = NULL WHERE seq = ?').run(seq);
    expect(commit({ db, command: { type: 'closeCase', applicationId: 'case-1', expectedVersion: 1 }, actor: officer.id, now, newId })).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('disposed') } });
  });
});

describe('a process killed in the middle of a command', () => {
  const command = (expectedVersion: number) => JSON.stringify({ type: 'recordArgument', applicationId: 'case-1', expectedVersion, text: 'A new argument of the clinician.', paperId: null, anchor: null, supersedes: null });
  const die = (file: string, version: number, step: CommitStep) =>
    spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'killed.mjs'), file, key.toString('hex'), command(version), step], { encoding: 'utf8' });

  it.each<[CommitStep, number]>([['before-event', 0], ['after-event', 0], ['after-row', 0], ['after-commit', 1]])('%s: the file opens, verifies, and holds %i more argument', (step, more) => {
    const { db, file, newId } = newOffice();
    const run = caseRunner(db, newId);
    run.do(received);
    const { version } = run.do({ type: 'recordArgument', text: 'The first argument.', paperId: null, anchor: null, supersedes: null });
    closeDatabase(db);
    const death = die(file, version, step);
    expect([death.signal, death.stderr]).toEqual(['SIGKILL', '']);
    const again = reopen(file);
    expect(verifyRecord(again, { replay })).toMatchObject({ ok: true, findings: [] });
    expect(listArguments(again, 'case-1')).toHaveLength(1 + more);
    expect(findApplication(again, 'case-1')).toMatchObject({ version: version + more });
    const next = commit({ db: again, command: JSON.parse(command(version + more)), actor: officer.id, now, newId: () => 'after-the-crash' });
    expect(next.ok).toBe(true);
  });
});

describe('the office', () => {
  it('knows its people, and a change of role is a new row', () => {
    const { db, newId } = newOffice();
    const renamed = { ...officer, role: 'Head of IFR' };
    recordInOffice({ db, event: { type: 'personChanged', version: 1, body: { personId: officer.id } }, rows: [personRow(newId(), renamed, officer.id, now)], actor: officer.id, now });
    expect(findPerson(db, officer.id)).toMatchObject(renamed);
    expect(listPeople(db)).toMatchObject([renamed]);
    expect(findPerson(db, 'nobody')).toBeUndefined();
    expect(verifyRecord(db).findings).toEqual([]);
  });

  it('keeps every value of a setting; texts, lists and null come back as they were', () => {
    const { db, newId } = newOffice();
    for (const value of ['a text', { telephone: '01234' }, null, [1, 2]]) {
      const row = settingRow(db, { id: newId(), key: 'contact', value, by: officer.id, at: now });
      recordInOffice({ db, event: { type: 'settingRecorded', version: 1, body: { key: 'contact', number: row.values.number } }, rows: [row], actor: officer.id, now });
    }
    expect(findSetting(db, 'contact')).toMatchObject({ number: 4, value: [1, 2] });
    expect(settingHistory(db, 'contact').map((row) => row.value)).toEqual([[1, 2], null, { telephone: '01234' }, 'a text']);
    expect(findSetting(db, 'other')).toBeUndefined();
  });

  it('keeps the bytes of a paper piece by piece, and gives them back only if they fit', () => {
    const { db, newId } = newOffice();
    const { paperId, bytes, candidateId } = dropPaper(db, newId);
    expect(Buffer.from(readPaperBytes(db, paperId)).equals(bytes)).toBe(true);
    expect(db.sqlite.prepare('SELECT count(*) FROM paper_chunk').pluck().get()).toBe(2);
    expect(listCandidates(db, paperId)).toMatchObject([{ id: candidateId, value: { kind: 'text', text: canary } }]);
    const hash = db.sqlite.prepare('SELECT sha256 FROM paper').pluck().get() as string;
    expect(findPapersBySha256(db, hash)).toHaveLength(1);
    db.sqlite.exec('DROP TRIGGER paper_chunk_no_update');
    db.sqlite.exec("UPDATE paper_chunk SET bytes = x'00' WHERE number = 0");
    expect(() => readPaperBytes(db, paperId)).toThrow(/not the one that came in/);
    expect(listIntakes(db)).toHaveLength(1);
  });

  it('marks jobs that ran when the app stopped', () => {
    const { db } = newOffice();
    startJob(db, { id: 'j', kind: 'read', intakeId: null, applicationId: null, total: 3, by: officer.id, at: now });
    expect(markInterrupted(db, now).map((job) => job.id)).toEqual(['j']);
    expect(findJob(db, 'j')).toMatchObject({ status: 'interrupted' });
    expect(markInterrupted(db, now)).toEqual([]);
  });
});
