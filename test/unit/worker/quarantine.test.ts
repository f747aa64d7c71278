import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { kit } from '../../import/corpus/bytes/kit.ts';
import { zip } from '../../import/corpus/bytes/zip.ts';
import { answers, form } from '../../import/corpus/hostile/common.ts';
import { otto } from '../../import/corpus/people.ts';
import { answerIssues, drop, signUp, startWorker, type TestWorker } from './harness.ts';

const officeTool = createRequire(import.meta.url)('officecrypto-tool') as { encrypt(input: Buffer, options: { password: string }): Buffer };

/** A PDF with these pages, each a list of lines. */
async function pdf(file: string, pages: readonly (readonly string[])[]): Promise<string> {
  const doc = new PDFDocument({ autoFirstPage: false, info: { CreationDate: new Date(0) } });
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => doc.on('end', resolve));
  for (const lines of pages) {
    doc.addPage();
    for (const line of lines) doc.fontSize(11).text(line).moveDown();
  }
  doc.end();
  await ended;
  writeFileSync(file, Buffer.concat(parts));
  return file;
}

const about = (name: string, number: string, born: string, asked = 'Exogen ultrasound bone healing system') => [`Patient name: ${name}`, `NHS number: ${number}`, `Date of birth: ${born}`, `Treatment requested: ${asked}`];
const first = about('Agnes Winterbourne', '999 000 0018', '3 March 1961');
const second = about('Bertram Oakfield', '999 000 0026', '14 July 1975');

async function made(): Promise<TestWorker> {
  const test = startWorker();
  await signUp(test);
  return test;
}
const get = (test: TestWorker, intakeId: string) => test.ask('intake.get', { intakeId });
const findings = async (test: TestWorker) => (await test.ask('record.verify', {})).findings;

describe('papers of two patients', () => {
  it('are split by page: each half is judged by itself, makes its own case, and shows nothing of the other', async () => {
    const test = await made();
    const file = await pdf(join(test.folder, 'letters.pdf'), [first, second]);
    const form = await pdf(join(test.folder, 'second.pdf'), [second]);
    const intakeId = await drop(test, [file, form]);
    const seen = await get(test, intakeId);
    expect(seen).toMatchObject({ status: 'stuck', outcome: 'quarantine', can: { split: true, makeCase: false, reType: false } });
    expect((await test.refused('intake.makeCase', { intakeId })).message).toContain('No case can be made yet');
    const [letters, other] = ['letters.pdf', 'second.pdf'].map((name) => seen.splitPapers!.find((one) => one.name === name)!);
    expect(letters!.names.map(({ page }) => page)).toEqual([1, 1, 2, 2]);
    const reason = 'Two names and two NHS numbers, one on each page.';
    const overlap = await test.refused('intake.split', { intakeId, reason, first: [{ paperId: letters!.paperId, pages: [1, 2] }], second: [{ paperId: letters!.paperId, pages: [2] }] });
    expect(overlap.message).toContain('given to both patients');
    expect((await test.refused('intake.split', { intakeId, reason, first: [{ paperId: letters!.paperId, pages: [3] }], second: [{ paperId: other!.paperId, pages: null }] })).message).toContain('has not all of those pages');

    const halves = await test.ask('intake.split', { intakeId, reason, first: [{ paperId: letters!.paperId, pages: [1] }], second: [{ paperId: letters!.paperId, pages: [2] }, { paperId: other!.paperId, pages: null }] });
    expect(await get(test, intakeId)).toMatchObject({ status: 'split', parts: [{ intakeId: halves.first }, { intakeId: halves.second }] });
    const [a, b] = [await get(test, halves.first), await get(test, halves.second)];
    expect(a).toMatchObject({ status: 'ready', splitFrom: intakeId, patient: { name: 'Agnes Winterbourne' }, papers: [{ paperId: letters!.paperId, onlyPages: [1] }] });
    expect(b).toMatchObject({ status: 'ready', patient: { name: 'Bertram Oakfield' } });
    expect(JSON.stringify(a)).not.toMatch(/Oakfield|0026/);

    const { applicationId } = await test.ask('intake.makeCase', { intakeId: halves.first });
    const other_ = await test.ask('intake.makeCase', { intakeId: halves.second });
    expect(other_.applicationId).not.toBe(applicationId);
    const facts = await test.ask('facts.get', { applicationId });
    expect(JSON.stringify(facts)).toContain('Agnes');
    expect(JSON.stringify(facts)).not.toMatch(/Oakfield|Bertram/);

    // The paper is opened from one of the two, with its pages named; without saying from where, nobody can tell whose pages may be seen.
    expect((await test.refused('paper.get', { paperId: letters!.paperId })).message).toContain('pages of two patients');
    const opened = await test.ask('paper.get', { paperId: letters!.paperId, of: applicationId });
    expect(opened.onlyPages).toEqual([1]);
    const both = await test.ask('paper.get', { paperId: letters!.paperId, of: intakeId });
    expect(Buffer.from(both.content!).equals(Buffer.from(opened.content!))).toBe(true); // the original bytes, once
    expect((await test.refused('paper.get', { paperId: other!.paperId, of: applicationId })).code).toBe('NOT_FOUND');
    expect(await findings(test)).toEqual([]);
  }, 60_000);

  it('one half can go back without consent; the other keeps its papers', async () => {
    const test = await made();
    const intakeId = await drop(test, [await pdf(join(test.folder, 'one.pdf'), [first]), await pdf(join(test.folder, 'two.pdf'), [second])]);
    const papers = (await get(test, intakeId)).splitPapers!;
    const of = (name: string) => [{ paperId: papers.find((one) => one.name === name)!.paperId, pages: null }];
    const halves = await test.ask('intake.split', { intakeId, reason: 'Two letters of two people.', first: of('one.pdf'), second: of('two.pdf') });
    await test.ask('intake.returnWithoutConsent', { intakeId: halves.first, reason: 'refused', how: 'told-clinician' });
    expect((await test.refused('intake.get', { intakeId: halves.first })).code).toBe('NOT_FOUND');
    expect((await get(test, halves.second)).papers.map(({ name }) => name)).toEqual(['two.pdf']);
    expect((await test.refused('paper.get', { paperId: of('one.pdf')[0]!.paperId })).code).toBe('NOT_FOUND');
    expect(await findings(test)).toEqual([]);
  }, 60_000);

  it('that are one patient after all: a person says so, and that answer stands with the case', async () => {
    const test = await made();
    const intakeId = await drop(test, [await pdf(join(test.folder, 'one.pdf'), [first]), await pdf(join(test.folder, 'two.pdf'), [about('Agnes Winterbourne', '999 000 0018', '3 May 1961')])]);
    expect(await get(test, intakeId)).toMatchObject({ status: 'stuck', can: { onePerson: true, split: true, makeCase: false } });
    const after = await test.ask('intake.confirmOne', { intakeId, reason: 'The clinic confirmed that she was born in March; the letter has a slip.' });
    expect(after).toMatchObject({ status: 'ready', outcome: 'warn', can: { onePerson: false, makeCase: true }, actions: [{ what: 'Said to be one patient', by: 'Ann Officer' }] });
    const { applicationId } = await test.ask('intake.makeCase', { intakeId });
    const { importIssues } = await test.ask('case.get', { applicationId });
    expect(importIssues!.find((one) => one.message.startsWith('One NHS number stands with different dates of birth'))).toMatchObject({ state: 'answered', answer: { words: 'The clinic confirmed that she was born in March; the letter has a slip.' } });
    expect(await findings(test)).toEqual([]);
  }, 60_000);
});

describe('a protected paper', () => {
  const password = 'Frühling 7';
  const docx = () => form(otto);
  /** Each kind of protection as the programs make it, and what comes out of it besides the file itself. */
  const kinds: readonly (readonly [kind: string, name: string, bytes: () => Promise<Uint8Array>, inside: readonly string[]])[] = [
    ['an archive by AES', 'secure.zip', async () => zip([{ name: 'form.docx', data: docx(), password, aes: true }]), ['form.docx']],
    ['an archive in the old way', 'secure.zip', async () => zip([{ name: 'form.docx', data: docx(), password }]), ['form.docx']],
    ['a Word form', 'form.docx', async () => officeTool.encrypt(Buffer.from(docx()), { password }), []],
    ['a PDF', 'form.pdf', () => kit((doc) => doc.text(answers(otto).map(([label, value]) => `${label}: ${value}`).join('\n')), { pdfVersion: '1.7ext3', userPassword: password, ownerPassword: 'o' }), []],
  ];
  const write = (test: TestWorker, name: string, bytes: Uint8Array): string => {
    const file = join(test.folder, name);
    writeFileSync(file, bytes);
    return file;
  };

  it.each(kinds)('opens with its password, %s: a new reading, the papers inside, the drop judged again; the password is kept nowhere', async (_kind, name, bytes, inside) => {
    const test = await made();
    const original = await bytes();
    const intakeId = await drop(test, [write(test, name, original)]);
    const before = await get(test, intakeId);
    expect(before).toMatchObject({ status: 'stuck', outcome: 'quarantine', patient: { name: null }, can: { password: true } });
    const wrong = await test.refused('intake.retry', { intakeId, password: 'Fruehling 7' });
    expect(wrong).toMatchObject({ code: 'INVALID', field: 'password', message: expect.stringContaining('does not open') });
    expect(await get(test, intakeId)).toEqual(before); // a wrong one leaves nothing behind
    const after = await test.ask('intake.retry', { intakeId, password });
    expect(after).toMatchObject({ status: 'ready', patient: { name: otto.name }, can: { password: false } });
    expect(after.papers.map((one) => one.name).sort()).toEqual([...new Set([name, ...inside])].sort());
    const known = (view: typeof after) => view.completeness!.answered.length;
    expect(known(after)).toBeGreaterThan(known(before));
    const kept = await test.ask('paper.get', { paperId: before.papers[0]!.paperId });
    if (kept.content) expect(Buffer.from(kept.content).equals(Buffer.from(original))).toBe(true);
    const { db } = test.worker.signedIn;
    for (const table of ['event', 'intake_step', 'paper_reading', 'paper', 'candidate_fact', 'job']) expect(JSON.stringify(db.sqlite.prepare(`SELECT * FROM ${table}`).all())).not.toMatch(/Fr(?:ü|ue)hling/);
    const { applicationId } = await test.ask('intake.makeCase', { intakeId });
    expect(JSON.stringify(await test.ask('facts.get', { applicationId }))).toContain(otto.name);
    expect(await findings(test)).toEqual([]);
  }, 60_000);

  it('held with a case stops the panel until it is answered, and opens there as well', async () => {
    const test = await made();
    const protectedFile = write(test, 'more.zip', zip([{ name: 'inside.txt', data: `Clinic letter\n${first.join('\n')}\nThe fracture has not healed.`, password, aes: true }]));
    const intakeId = await drop(test, [protectedFile, await pdf(join(test.folder, 'form.pdf'), [first])]);
    expect(await get(test, intakeId)).toMatchObject({ status: 'ready', outcome: 'partial', held: [{ locked: true }] });
    const { applicationId } = await test.ask('intake.makeCase', { intakeId });
    const view = await test.ask('case.get', { applicationId });
    const locked = view.importIssues!.find((one) => one.locked)!;
    expect(locked).toMatchObject({ state: 'open', held: true });
    expect(view.openQuestions!.some(({ where }) => where === 'issues')).toBe(true);
    expect((await test.refused('case.openPaper', { applicationId, seq: view.seq, paperId: locked.paperId, password: 'no' })).field).toBe('password');
    await test.ask('case.openPaper', { applicationId, seq: view.seq, paperId: locked.paperId!, password });
    const after = await test.ask('case.get', { applicationId });
    expect(after.importIssues!.find((one) => one.issueId === locked.issueId)).toMatchObject({ state: 'answered', answer: { words: 'Opened with a password and read.' } });
    expect(after.papers.map(({ name }) => name)).toContain('inside.txt');
    await answerIssues(test, applicationId);
    expect((await test.ask('case.get', { applicationId })).importIssues!.every((one) => one.state !== 'open')).toBe(true);
    expect(await findings(test)).toEqual([]);
  }, 60_000);
});

describe('a pack that came before', () => {
  it('is recognised in another file, and what is new is named', async () => {
    const test = await made();
    const words = [...first, 'Clinical history: the shin fracture has not joined after nine months of treatment with a nail.'];
    const one = await drop(test, [await pdf(join(test.folder, 'form.pdf'), [words])]);
    const { applicationId } = await test.ask('intake.makeCase', { intakeId: one });
    // The same words, printed anew: other bytes.
    const again = await drop(test, [await pdf(join(test.folder, 'form again.pdf'), [['', ...words]])]);
    const { found } = await test.ask('intake.recognise', { intakeId: again });
    expect(found).toMatchObject([{ kind: 'same', applicationId, fresh: [], known: 1 }]);
    expect((await test.refused('intake.makeCase', { intakeId: again })).message).toContain('no second case is made');

    const more = await drop(test, [join(test.folder, 'form.pdf'), await pdf(join(test.folder, 'scan report.pdf'), [['Report of the scan of November, which shows no bridging callus on any cortex.', 'Requested by: Dr Ida Surgeon']])]);
    const added = await test.ask('intake.recognise', { intakeId: more });
    expect(added.found.find((each) => each.applicationId === applicationId)).toMatchObject({ kind: 'addition', fresh: ['scan report.pdf'], known: 1 });

    const changed = await drop(test, [await pdf(join(test.folder, 'form (2).pdf'), [[...first.slice(0, 2), 'Date of birth: 4 March 1961', first[3]!, words[4]!]])]);
    const update = (await test.ask('intake.recognise', { intakeId: changed })).found.find((each) => each.applicationId === applicationId)!;
    expect(update).toMatchObject({ kind: 'update', changed: [{ name: 'form (2).pdf', there: 'form.pdf' }] });
    expect(update.differs).toMatchObject([{ there: [expect.stringContaining('3 March 1961')], here: [expect.stringContaining('4 March 1961')] }]);
  }, 60_000);

  it('came in two mails: the rest joins the drop that waits', async () => {
    const test = await made();
    const [one, two] = [await drop(test, [await pdf(join(test.folder, 'form.pdf'), [first])]), await drop(test, [await pdf(join(test.folder, 'letter.pdf'), [[...first, 'Clinical history: nothing else has helped so far, and the pain is worse.']])])];
    expect((await test.ask('intake.recognise', { intakeId: two })).found).toMatchObject([{ kind: 'join', intakeId: one }]);
    await test.ask('intake.join', { intakeId: two, to: one, reason: 'The pack was too large for one mail.' });
    expect(await get(test, two)).toMatchObject({ status: 'joined', joinedTo: one });
    expect((await get(test, one)).papers.map(({ name }) => name)).toEqual(['form.pdf', 'letter.pdf']);
    const { applicationId } = await test.ask('intake.makeCase', { intakeId: one });
    expect((await test.ask('case.get', { applicationId })).papers).toHaveLength(2);
    expect(await findings(test)).toEqual([]);
  }, 60_000);

  it('that went back without consent after it was joined leaves nothing behind', async () => {
    const test = await made();
    const [one, two] = [await drop(test, [await pdf(join(test.folder, 'form.pdf'), [first])]), await drop(test, [await pdf(join(test.folder, 'letter.pdf'), [first])])];
    await test.ask('intake.join', { intakeId: two, to: one, reason: 'The pack was too large for one mail.' });
    await test.ask('intake.returnWithoutConsent', { intakeId: one, reason: 'refused', how: 'told-clinician' });
    const { db } = test.worker.signedIn;
    for (const table of ['intake', 'intake_step', 'intake_part', 'paper', 'paper_chunk', 'paper_reading', 'candidate_fact']) expect([table, db.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, 0]);
    expect(await findings(test)).toEqual([]);
  }, 60_000);
});


describe('a list in a drop that is split or joined', () => {
  const listed = 'NHS number,Patient name,Date of birth,Intervention\n9990000034,Una Frost,14/02/1975,Exogen\n9990000042,Iris Vale,02/01/1980,Exogen\n';
  const withList = (test: TestWorker): string => {
    const file = join(test.folder, 'list.csv');
    writeFileSync(file, listed);
    return file;
  };

  it('is a list in its half as well: its requests are taken one by one and never as one case', async () => {
    const test = await made();
    const intakeId = await drop(test, [withList(test), await pdf(join(test.folder, 'letters.pdf'), [first, second])]);
    const papers = (await get(test, intakeId)).splitPapers!;
    const of = (name: string) => papers.find((one) => one.name === name)!;
    expect(of('list.csv').names.map(({ who }) => who)).toEqual(expect.arrayContaining(['Una Frost', '999 000 0042']));
    const halves = await test.ask('intake.split', { intakeId, reason: 'The letters are of two people.', first: [{ paperId: of('letters.pdf').paperId, pages: [1] }], second: [{ paperId: of('letters.pdf').paperId, pages: [2] }, { paperId: of('list.csv').paperId, pages: null }] });
    expect((await test.refused('intake.makeCase', { intakeId: halves.second, reason: 'Taken in by hand.' })).message).toContain('more than one person');
    const { records, others } = await test.ask('intake.records', { intakeId: halves.second });
    expect(records.map(({ name, state }) => [name, state])).toEqual([['Una Frost', 'open'], ['Iris Vale', 'open']]);
    // Papers beside the list go with their own pages, and with what the checks say of them.
    const { applicationId } = await test.ask('intake.makeCaseOfRecord', { intakeId: halves.second, paperId: of('list.csv').paperId, record: records[0]!.record, papers: [others[0]!.paperId] });
    const view = await test.ask('case.get', { applicationId });
    expect(view.papers.find(({ name }) => name === 'letters.pdf')).toMatchObject({ onlyPages: [2] });
    expect(view.importIssues!.filter(({ state }) => state === 'open').map(({ message }) => message).join()).toContain('consented');
    expect((await test.ask('intake.records', { intakeId: halves.second })).others).toEqual([]);
    expect((await test.ask('intake.makeCase', { intakeId: halves.first })).applicationId).not.toBe(applicationId);
    expect(await findings(test)).toEqual([]);
  }, 60_000);

  it('stays where it is once something was decided about it, and what was set aside stays so', async () => {
    const test = await made();
    const locked = join(test.folder, 'more.zip');
    writeFileSync(locked, zip([{ name: 'inside.txt', data: 'A letter of the clinic, for the file.', password: 'Panel26', aes: true }]));
    const intakeId = await drop(test, [withList(test), locked]);
    const other = await drop(test, [await pdf(join(test.folder, 'form.pdf'), [first])]);
    const { records } = await test.ask('intake.records', { intakeId });
    await test.ask('intake.setRecordAside', { intakeId, paperId: records[0]!.paperId, record: records[0]!.record, reason: 'It belongs to another ICB.' });
    expect((await test.refused('intake.join', { intakeId, to: other, reason: 'They came together.' })).message).toContain('decided about requests of a list');
    await test.ask('intake.retry', { intakeId, password: 'Panel26' });
    expect((await test.ask('intake.records', { intakeId })).records.map(({ state, reason }) => [state, reason])).toEqual([['aside', 'It belongs to another ICB.'], ['open', null]]);
    // The other drop may join this one: the list and what was decided about it stay where they are.
    await test.ask('intake.join', { intakeId: other, to: intakeId, reason: 'They came together.' });
    expect((await test.ask('intake.records', { intakeId })).records.map(({ state }) => state)).toEqual(['aside', 'open']);
    expect(await findings(test)).toEqual([]);
  }, 60_000);
});
