import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contact } from '../../../shared/workflow/entryShapes.ts';
import { runningText } from '../../letters/kit.ts';
import { removeAllTemps } from '../db/tempFolders.ts';
import { addColleague, drop, officer, samples, signInAs, signUp, startWorker, type TestWorker } from './harness.ts';
import { assessed, declineNotes, declineRecord, icbSettings, identifiersOf, sendLetter, toPanel } from './theJob.ts';

const pack = 'lsc-not-routinely-commissioned.zip';
const now = '2026-11-20T10:00:00.000Z';
afterAll(removeAllTemps);

const representative = { answer: 'yes' as const, name: 'Wilhelmina Standforth', relation: 'daughter', authority: 'lasting-power' as const, seen: 'Registered power of attorney, page 1', address: '77 Otherwhere Terrace\nMadeupton\nZZ7 7ZZ' };
const guarded: Contact = {
  communication: { answer: 'yes', words: 'Large print, and time to answer' }, interpreter: { answer: 'no' }, safeContact: { answer: 'yes', words: 'Only the daughter’s mobile, never the landline' }, representative,
  doNotWrite: { answer: 'yes', whom: 'address', which: 'The address on the form', reason: 'Post is read by somebody else there', instead: { to: 'representative' } }, parental: { answer: 'no' }, capacity: { answer: 'not-known' },
};

/** A case on its way to the panel, in a file of its own. */
async function start(): Promise<{ test: TestWorker; applicationId: string }> {
  const test = startWorker({ now: () => now });
  await signUp(test);
  await test.ask('icb.set', { ods: 'QE1', settings: icbSettings });
  const applicationId = await assessed(test, pack);
  await toPanel(test, applicationId);
  return { test, applicationId };
}
const seqOf = async (test: TestWorker, applicationId: string) => (await test.ask('case.get', { applicationId })).seq;
const recordContact = async (test: TestWorker, applicationId: string, contact: Contact) => test.ask('contact.record', { applicationId, seq: await seqOf(test, applicationId), contact, consent: null });
const decline = async (test: TestWorker, applicationId: string) => {
  await test.ask('decision.record', { applicationId, seq: await seqOf(test, applicationId), record: await declineRecord(test, applicationId) });
  await test.ask('letters.recordNotes', { applicationId, seq: await seqOf(test, applicationId), notes: declineNotes });
};
const verified = async (test: TestWorker) => expect((await test.ask('record.verify', {})).findings).toEqual([]);

describe('evidence and the patient’s statement', () => {
  let test: TestWorker;
  let applicationId: string;
  beforeAll(async () => void ({ test, applicationId } = await start()), 60_000);

  it('stand in the case with paper and page, beside their argument, and before the panel', async () => {
    const view = await test.ask('case.get', { applicationId });
    const pdf = view.papers.find((paper) => paper.kind === 'pdf')!;
    const argument = view.arguments.find((one) => one.state === 'confirmed')!;
    const evidence = { title: 'An invented trial, 2019', kind: 'trial' as const, paperId: pdf.paperId, page: '1', putFor: 'That it helps where healing has stalled', argumentIds: [argument.argumentId] };
    const { seq } = await test.ask('evidence.record', { applicationId, seq: view.seq, evidence, supersedes: null, reason: null });
    const [first] = (await test.ask('case.get', { applicationId })).evidence!;
    expect(first).toMatchObject({ kindLabel: 'Trial', paperName: pdf.name, page: '1', state: 'standing', by: officer.name });
    await test.ask('evidence.record', { applicationId, seq, evidence: { ...evidence, kind: 'other', kindWords: 'Poster at a meeting' }, supersedes: first!.evidenceId, reason: 'It is a poster, not a paper' });
    const decision = await test.ask('decision.get', { applicationId });
    expect(decision.evidence).toMatchObject([{ kindLabel: 'Poster at a meeting', argumentIds: [argument.argumentId], reason: 'It is a poster, not a paper' }]);
    const held = decision.evidence![0]!;
    await test.ask('evidence.withdraw', { applicationId, seq: await seqOf(test, applicationId), evidenceId: held.evidenceId, reason: 'The clinician took it back.' });
    expect((await test.ask('case.get', { applicationId })).evidence).toMatchObject([{ state: 'withdrawn', reason: 'The clinician took it back.' }]);
    expect((await test.ask('decision.get', { applicationId })).evidence).toEqual([]);
    expect((await test.ask('case.get', { applicationId })).history.slice(0, 3).map((one) => one.what)).toEqual(['Evidence taken back', 'Evidence corrected', 'Evidence recorded']);
    await verified(test);
  });

  it('an argument that a person adds carries the page on which it stands', async () => {
    const view = await test.ask('case.get', { applicationId });
    const pdf = view.papers.find((paper) => paper.kind === 'pdf')!;
    const word = view.papers.find((paper) => paper.kind === 'docx')!;
    const add = { applicationId, argumentId: null };
    expect(await test.refused('argument.record', { ...add, seq: view.seq, text: 'Put by hand.', source: { paperId: pdf.paperId, page: '99' } })).toMatchObject({ code: 'INVALID', field: 'page' });
    expect(await test.refused('argument.record', { ...add, seq: view.seq, text: 'Put by hand.', source: { paperId: 'none', page: '1' } })).toMatchObject({ code: 'NOT_FOUND' });
    await test.ask('argument.record', { ...add, seq: view.seq, text: 'Put by hand from the letter.', source: { paperId: pdf.paperId, page: '1' } });
    const after = await test.ask('argument.record', { ...add, seq: await seqOf(test, applicationId), text: 'Put by hand from the form.', source: { paperId: word.paperId, page: 'section C' } });
    const found = (text: string) => after.arguments.find((one) => one.text === text);
    expect(found('Put by hand from the letter.')).toMatchObject({ paperName: pdf.name, anchor: { kind: 'pdf', page: 1, rects: [] } });
    expect(found('Put by hand from the form.')).toMatchObject({ paperName: word.name, anchor: { kind: 'word', place: 'Section C' } });
  });

  it('a statement is asked for where the ICB promises one, and stands before the panel and in what was signed', async () => {
    const open = async () => (await test.ask('case.get', { applicationId })).openQuestions!.map((one) => one.where);
    expect(await open()).toEqual(['contact']);
    await test.ask('icb.section.set', { ods: 'QE1', section: 'patientStatement', after: 0, value: { statement: 'invited', attendance: 'may-ask', document: 'Invented policy, page 9' }, reason: null });
    expect(await open()).toEqual(['contact', 'statement']);
    const view = await test.ask('case.get', { applicationId });
    const pdf = view.papers.find((paper) => paper.kind === 'pdf')!;
    const said = { invitation: { kind: 'invited' as const, on: '2026-11-03', how: 'letter' as const }, statement: { kind: 'received' as const, on: '2026-11-05', paperId: pdf.paperId, page: '1' }, attendance: 'by-phone' as const };
    await test.ask('statement.record', { applicationId, seq: view.seq, statement: said });
    expect(await open()).toEqual(['contact']);
    expect((await test.ask('decision.get', { applicationId })).statement).toEqual({
      paperId: pdf.paperId, lines: [{ label: 'Invited', words: 'By letter, 3 November 2026' }, { label: 'Statement', words: `Received on 5 November 2026: ${pdf.name}, page 1` }, { label: 'Attendance', words: 'Will take part by telephone' }],
    });
    await test.ask('evidence.record', { applicationId, seq: await seqOf(test, applicationId), evidence: { title: 'A guideline', kind: 'guideline', paperId: null, page: '', putFor: 'That others fund it', argumentIds: [] }, supersedes: null, reason: null });
    await decline(test, applicationId);
    const { record } = (await test.ask('decision.get', { applicationId })).recorded!;
    expect(record.put).toMatchObject({ evidenceWithoutFinding: [{ title: 'A guideline' }], patientStatement: expect.stringContaining('Will take part by telephone') });
    expect(await test.refused('evidence.record', { applicationId, seq: await seqOf(test, applicationId), evidence: { title: 'Late', kind: 'trial', paperId: null, page: '', putFor: 'Late', argumentIds: [] }, supersedes: null, reason: null })).toMatchObject({ code: 'REFUSED' });
    await verified(test);
  });
});

describe('contact', () => {
  let test: TestWorker;
  let applicationId: string;
  beforeAll(async () => void ({ test, applicationId } = await start()), 60_000);

  it('is answered question by question, and what is not asked stays open', async () => {
    const view = await test.ask('contact.record', { applicationId, seq: await seqOf(test, applicationId), contact: { interpreter: { answer: 'no' } }, consent: { status: 'given', on: '2026-11-01', words: 'Signed form, page 3' } });
    expect(view.consent).toMatchObject({ status: 'given', by: officer.name });
    expect((await test.ask('case.get', { applicationId })).openQuestions).toEqual([{ where: 'contact', words: expect.stringMatching(/^Not asked yet: communication needs, .*capacity$/) }]);
    await recordContact(test, applicationId, guarded);
    const seen = await test.ask('case.get', { applicationId });
    expect(seen.openQuestions).toEqual([]);
    expect(seen.contactFlags).toEqual(['Do not write to an address of the patient', 'Letters to the patient go to the representative', 'Look up safe contact before you ring or write', 'Has a representative']);
    expect(seen.communicationNeed).toMatch(/Large print, and time to answer/);
  });

  it('warns whoever answers a call, and says whether the representative may be spoken to', async () => {
    const identity = await identifiersOf(test, applicationId);
    const [match] = (await test.ask('caller.find', identity)).matches;
    expect(match!.warnings).toEqual(expect.arrayContaining(['Before you ring back or leave a message: Only the daughter’s mobile, never the landline.']));
    expect(match!.representative).toMatchObject({ name: 'Wilhelmina Standforth, daughter', mayBeTold: true });
  });

  it('sends the patient’s letter to the representative and nowhere else, in large print', async () => {
    await decline(test, applicationId);
    const letters = await test.ask('letters.get', { applicationId });
    expect(letters.addresses.patient).toBe('Wilhelmina Standforth\n77 Otherwhere Terrace\nMadeupton\nZZ7 7ZZ');
    expect(letters.contactSays).toEqual([expect.stringContaining('Do not write to: The address on the form.'), 'The representative: Wilhelmina Standforth, daughter.']);
    const home = (await test.ask('case.reveal', { applicationId, purpose: 'letter' })).address!.split('\n')[0]!;
    const letterId = await sendLetter(test, applicationId, 'patient', await identifiersOf(test, applicationId));
    const { content } = await test.ask('letter.preview', { letterId });
    const text = runningText(content);
    expect(text).toContain('Wilhelmina Standforth');
    expect(text).toContain('77 Otherwhere Terrace');
    expect(text).toContain('We send it to you because letters for');
    expect(text).not.toContain(home);
    const issued = test.worker.signedIn.db.sqlite.prepare("SELECT body FROM event WHERE type = 'letterIssued'").pluck().get() as string;
    expect(JSON.parse(issued).checks.addressee).toBe('representative');
  });

  it('goes with the case when a reconsideration is asked for, and consent is asked anew', async () => {
    await sendLetter(test, applicationId, 'clinician', await identifiersOf(test, applicationId));
    const review = { action: 'review' as const, kind: 'reconsideration' as const, grounds: ['new-clinical-information' as const], whatIsNew: 'A scan of November that nobody had seen shows no callus on any side.', askedBy: 'clinician' as const, askedOn: '2026-11-19', urgency: 'routine' as const, urgencyReason: null };
    const { applicationId: second } = await test.ask('case.act', { applicationId, seq: await seqOf(test, applicationId), act: review });
    const view = await test.ask('case.get', { applicationId: second });
    expect(view.contactFlags).toContain('Letters to the patient go to the representative');
    expect(view.openQuestions).toEqual([{ where: 'contact', words: 'Not asked yet: consent' }]);
    await verified(test);
  });

  it('is in no event, no log and nothing that somebody is given who may not see who the patient is', async () => {
    const bodies = (test.worker.signedIn.db.sqlite.prepare('SELECT body FROM event').pluck().all() as string[]).join('\n');
    const planted = ['Wilhelmina', 'Standforth', 'Otherwhere', 'ZZ7 7ZZ'];
    // Letters as issued stand in rows; the words of the event hold none of it.
    expect(planted.filter((word) => bodies.includes(word))).toEqual([]);
    const given = async () => JSON.stringify([await test.call('case.get', { applicationId }), await test.call('decision.get', { applicationId }), await test.call('contact.get', { applicationId }), await test.call('letters.get', { applicationId }), await test.call('case.actions', { applicationId })]);
    const toOfficer = await given();
    expect(planted.filter((word) => !toOfficer.includes(word))).toEqual([]); // the same search finds them where they may be seen
    const passphrase = await addColleague(test, 'pam', ['panel-member']);
    await signInAs(test, 'pam', passphrase);
    const text = await given();
    expect(planted.filter((word) => text.includes(word))).toEqual([]);
    expect(text).toContain('Look up safe contact before you ring or write');
    expect(await test.refused('contact.get', { applicationId })).toMatchObject({ code: 'NOT_ALLOWED' });
    await signInAs(test, '', officer.passphrase);
    await test.ask('contact.get', { applicationId });
    const noted = test.worker.signedIn.db.sqlite.prepare("SELECT json_extract(body, '$.purpose') FROM event WHERE type = 'identityRevealed' ORDER BY seq DESC LIMIT 1").pluck().get();
    expect(noted).toBe('contact details of the case looked at');
  });
});

describe('a letter drafted before somebody said where not to write', () => {
  it('is out of date, cannot be issued as it is, and says so on an issued one that has not gone', async () => {
    const { test, applicationId } = await start();
    await decline(test, applicationId);
    const identifiers = await identifiersOf(test, applicationId);
    let view = await test.ask('letter.draft', { applicationId, seq: await seqOf(test, applicationId), recipient: 'patient' });
    const letterId = view.letters[0]!.letterId;
    const on = async () => ({ applicationId, seq: await seqOf(test, applicationId), letterId });
    await test.ask('letter.check', await on());
    await test.ask('letter.approve', await on());
    await recordContact(test, applicationId, guarded);
    const issue = { ...identifiers, addressSource: 'the application form, page 1', addressConfirmed: true as const };
    expect((await test.ask('letters.get', { applicationId })).letters[0]).toMatchObject({ stale: true });
    expect(await test.refused('letter.issue', { ...(await on()), ...issue })).toMatchObject({ code: 'REFUSED', message: expect.stringContaining('record has changed') });
    // It is issued to the representative, and before it goes the record says that nobody writes at all.
    await test.ask('letter.draft', { applicationId, seq: await seqOf(test, applicationId), recipient: 'patient' });
    await test.ask('letter.check', await on());
    await test.ask('letter.approve', await on());
    await test.ask('letter.issue', { ...(await on()), ...issue });
    await recordContact(test, applicationId, { ...guarded, doNotWrite: { answer: 'yes', whom: 'patient', which: '', reason: 'She asked for no post', instead: { to: 'clinician-tells', why: 'The patient asked to hear it at the clinic' } } });
    view = await test.ask('letters.get', { applicationId });
    expect(view.letters[0]).toMatchObject({ state: 'issued', wrongAddress: true });
    expect(view.needed.map((one) => one.recipient)).toEqual(['clinician']);
    expect(await test.refused('letter.draft', { applicationId, seq: view.seq, recipient: 'patient' })).toMatchObject({ code: 'REFUSED', message: 'The record says not to write to the patient: the clinician tells them.' });
    const clinician = await sendLetter(test, applicationId, 'clinician', identifiers);
    expect(runningText((await test.ask('letter.preview', { letterId: clinician })).content)).toContain('The patient asked to hear it at the clinic');
    await verified(test);
  }, 60_000);
});

/** All that stands in the file, decrypted: every column of every row of every table. */
function everyRow(test: TestWorker): string {
  const { sqlite } = test.worker.signedIn.db;
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  return tables.map((table) => (sqlite.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][]).flat().map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell).toString('latin1') : String(cell))).join('\n')).join('\n');
}

describe('consent', () => {
  it('that is withdrawn stops the panel step on the screen and in the record', async () => {
    const { test, applicationId } = await start();
    await test.ask('contact.record', { applicationId, seq: await seqOf(test, applicationId), contact: null, consent: { status: 'withdrawn', on: '2026-11-09', words: 'The patient by telephone' } });
    expect((await test.ask('case.get', { applicationId })).contactFlags).toEqual(['The patient agreed and has withdrawn it (9 November 2026)']);
    expect((await test.ask('decision.get', { applicationId })).whyNot).toMatch(/has withdrawn consent.*withdraw the request/);
    const before = await seqOf(test, applicationId);
    expect(await test.refused('decision.record', { applicationId, seq: before, record: await declineRecord(test, applicationId) })).toMatchObject({ code: 'REFUSED', message: 'The patient has withdrawn consent, so the case goes to no panel.' });
    expect(await seqOf(test, applicationId)).toBe(before);
    await test.ask('contact.record', { applicationId, seq: before, contact: null, consent: { status: 'given', on: '2026-11-12', words: 'The patient by letter' } });
    await decline(test, applicationId);
  }, 60_000);

  it('is asked before a case is made; without it the referral leaves nothing of the patient but a line', async () => {
    const test = startWorker({ now: () => now });
    await signUp(test);
    const planted = 'Zebediah Vanishcote';
    const note = join(test.folder, `Letter about ${planted}.txt`);
    writeFileSync(note, `${planted}, born 9 March 1971, of 14 Vanishcote Gardens.`);
    const intakeId = await drop(test, [join(samples, pack), note], { urgency: 'urgent', urgencyReason: `${planted} has an operation planned.` });
    expect(await test.refused('intake.makeCase', { intakeId, consent: { status: 'refused', on: null, words: 'Form, page 3' } })).toMatchObject({ code: 'REFUSED', field: 'consent', next: expect.stringContaining('Return it without consent') });
    const rows = (table: string) => test.worker.signedIn.db.sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number;
    const tables = ['paper', 'paper_chunk', 'paper_reading', 'candidate_fact', 'intake_step', 'intake'];
    expect(tables.every((table) => rows(table) > 0)).toBe(true);
    const { returned } = await test.ask('intake.returnWithoutConsent', { intakeId, reason: 'refused', how: 'told-clinician' });
    expect(returned).toEqual([{ intakeId, receivedOn: '2026-11-02', icb: 'NHS Lancashire and South Cumbria Integrated Care Board', urgency: 'urgent', reason: 'The patient does not agree', how: 'The clinician was told; nothing was sent back', papers: expect.any(Number), by: officer.name, at: now }]);
    expect(tables.filter((table) => rows(table) > 0)).toEqual([]);
    expect((await test.ask('intake.list', {})).intakes).toEqual([]);
    expect(await test.refused('intake.get', { intakeId })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await test.refused('intake.returnWithoutConsent', { intakeId, reason: 'refused', how: 'told-clinician' })).toMatchObject({ code: 'NOT_FOUND' });
    await verified(test);
    const words = ['Vanishcote', 'Zebediah'];
    expect(words.filter((word) => everyRow(test).includes(word))).toEqual([]);
    // The same search finds them while the papers are there: it can see what it looks for.
    await drop(test, [note]);
    expect(words.filter((word) => !everyRow(test).includes(word))).toEqual([]);
  }, 60_000);

  it('and post that the confirmed papers deny are not passed over before somebody has asked', async () => {
    const { test, applicationId } = await start();
    const answer = async (factId: string, choice: string) => test.ask('facts.answer', { applicationId, seq: (await test.ask('facts.get', { applicationId })).seq, factId, answer: { kind: 'value', value: { kind: 'choice', choice }, candidateId: null } });
    await answer('consentGiven', 'no');
    await answer('patientMayBeWrittenTo', 'no');
    const { asAt } = await test.ask('assessment.get', { applicationId });
    await test.ask('assessment.confirm', { applicationId, seq: await seqOf(test, applicationId), asAt });
    expect((await test.ask('case.get', { applicationId })).contactFlags).toEqual(['The papers say that the patient has not consented', 'The papers say not to write to the patient']);
    expect((await test.ask('contact.get', { applicationId })).papersSay).toEqual(['The patient has not consented', 'The patient may not be written to']);
    expect((await test.ask('decision.get', { applicationId })).whyNot).toMatch(/papers say that the patient has not consented/);
    expect(await test.refused('decision.record', { applicationId, seq: await seqOf(test, applicationId), record: await declineRecord(test, applicationId) })).toMatchObject({ code: 'REFUSED', message: expect.stringContaining('goes to no panel') });
    await test.ask('contact.record', { applicationId, seq: await seqOf(test, applicationId), contact: null, consent: { status: 'given', on: '2026-11-12', words: 'The patient by letter' } });
    await decline(test, applicationId);
    expect(await test.refused('letter.draft', { applicationId, seq: await seqOf(test, applicationId), recipient: 'patient' })).toMatchObject({ code: 'REFUSED', message: expect.stringContaining('may not be written to') });
    expect((await test.ask('letters.get', { applicationId })).contactSays![0]).toMatch(/may not be written to/);
    await recordContact(test, applicationId, { doNotWrite: { answer: 'no' } }); // asked again, the patient says that post is welcome
    await test.ask('letter.draft', { applicationId, seq: await seqOf(test, applicationId), recipient: 'patient' });
  }, 60_000);

  it('is no reason to remove what became a case', async () => {
    const { test } = await start();
    const { intakeId } = (await test.ask('intake.list', {})).intakes[0]!;
    expect(await test.refused('intake.returnWithoutConsent', { intakeId, reason: 'refused', how: 'told-clinician' })).toMatchObject({ code: 'REFUSED', next: expect.stringContaining('record on the case') });
    await verified(test);
  }, 60_000);
});
