import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readPaperBytes } from '../../../db/paperRepo.ts';
import { verifyRecord } from '../../../db/verify.ts';
import { p, pack, rawDocx } from '../../import/foreign/rawDocx.ts';
import { draw } from '../../import/foreign/pdfForms.ts';
import { rawZip } from '../../import/rawZip.ts';
import { makeTemp, removeTemp } from '../db/tempFolders.ts';
import { drop, signUp, startWorker, type TestWorker } from './harness.ts';

/** Words of patients that stand in these papers and may not stand anywhere else. */
const [otto, olga] = [
  { name: 'Otto Flinderswick', born: '4 June 1958', nhs: '999 000 0018' },
  { name: 'Olga Brambleward', born: '9 May 1971', nhs: '999 000 0026' },
];
const secret = /Flinderswick|Brambleward|999 ?000 ?00|4 June 1958|9 May 1971|1111111111|111 111 1111/;

const lines = (who: typeof otto) => [`Re: ${who.name}`, `DOB: ${who.born}`, `NHS No: ${who.nhs}`, 'Diagnosis: Non-union'];
const pdf = (who = otto, options: PDFKit.PDFDocumentOptions = {}) => draw((doc) => lines(who).forEach((line) => doc.text(line)), { compress: true, ...options });
const form = (who: typeof otto) => rawDocx([`Patient name: ${who.name}`, `Date of birth: ${who.born}`, `NHS number: ${who.nhs}`].map((line) => p(line)).join(''));

const folder = makeTemp();
let test: TestWorker;
let said = '';
beforeAll(async () => {
  test = startWorker();
  await signUp(test);
});
afterAll(() => {
  test.worker.close();
  removeTemp(folder);
});
const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name).mockImplementation((...words: unknown[]) => void (said += `${words.map(String).join(' ')}\n`)));
afterEach(() => expect(said).not.toMatch(secret));
afterAll(() => spies.forEach((spy) => spy.mockRestore()));

/** Puts files into a folder of their own and returns their paths. */
function put(files: Readonly<Record<string, Uint8Array>>): string[] {
  const place = join(folder, `drop-${randomBytes(4).toString('hex')}`);
  mkdirSync(place);
  return Object.entries(files).map(([name, bytes]) => {
    writeFileSync(join(place, name), bytes);
    return join(place, name);
  });
}

/** Drops the paths, and holds the result to what is promised for every drop. */
async function taken(paths: readonly string[]) {
  const before = paths.map((path) => ({ path, bytes: readFileSync(path) }));
  const intakeId = await drop(test, paths);
  const view = await test.ask('intake.get', { intakeId });
  expect(['ready', 'stuck']).toContain(view.status);
  for (const issue of view.issues) {
    expect(issue.file === '' && issue.severity !== 'blocks' ? issue.message : issue.file).not.toBe('');
    expect(issue.message.length).toBeGreaterThan(15);
    expect(issue.next.length).toBeGreaterThan(5);
    expect(`${issue.message} ${issue.next}`).not.toMatch(/undefined|\[object|Error:|at .*:\d+:\d+/);
  }
  // What was kept is what came: byte for byte, and the files that were dropped are as they were.
  const kept = view.papers.map((paper) => Buffer.from(readPaperBytes(test.worker.signedIn.db, paper.paperId)));
  for (const file of before) {
    expect(readFileSync(file.path).equals(file.bytes)).toBe(true);
    expect(kept.some((bytes) => bytes.equals(file.bytes)), `the bytes of ${file.path} in the record`).toBe(true);
  }
  return { view, codes: view.issues.map((issue) => issue.code), named: (code: string) => view.issues.find((issue) => issue.code === code)! };
}

describe('the worst that can be dropped ends in words, and nothing is lost', () => {
  const deflated = deflateRawSync(Buffer.alloc(60_000_000));
  const compound = Buffer.alloc(4096);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(compound);
  Buffer.from('EncryptedPackage', 'utf16le').copy(compound, 1024);
  const entities = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>';
  const single: Readonly<Record<string, { name: string; bytes: () => Promise<Uint8Array> | Uint8Array; codes: readonly string[]; says: RegExp }>> = {
    'a ZIP that breaks off': { name: 'pack.zip', bytes: async () => (await pack({ 'a.txt': 'some words', 'b.txt': 'more' })).slice(0, -30), codes: ['zip-cut-off'], says: /“pack\.zip” breaks off before its end/ },
    'a PDF with a password': { name: 'letter.pdf', bytes: () => pdf(otto, { userPassword: 'open', ownerPassword: 'owner' }), codes: ['file-encrypted'], says: /“letter\.pdf” is protected by a password/ },
    'a Word form with a password': { name: 'form.docx', bytes: () => new Uint8Array(compound), codes: ['file-encrypted'], says: /“form\.docx” is protected by a password/ },
    'a ZIP bomb': { name: 'scans.zip', bytes: () => rawZip([{ name: 'scan.bin', data: deflated, method: 8, size: 100 }, { name: 'note.txt', data: Buffer.alloc(0) }]), codes: ['zip-bomb'], says: /“scan\.bin” in “scans\.zip” unpacks to an unlikely size/ },
    'a file of no bytes': { name: 'nothing.pdf', bytes: () => new Uint8Array(), codes: ['file-empty'], says: /“nothing\.pdf” is empty/ },
    'a PDF under the name of a Word form': { name: 'form.docx', bytes: () => pdf(), codes: ['file-misnamed'], says: /“form\.docx” is not what its name says: it is a PDF/ },
    'a program under the name of a letter': { name: 'letter.pdf', bytes: () => Buffer.concat([Buffer.from('4d5a90000300000004', 'hex'), randomBytes(500)]), codes: ['file-misnamed', 'file-program'], says: /“letter\.pdf” is a program/ },
    'an NHS number of one digit ten times': { name: 'letter.pdf', bytes: () => pdf({ ...otto, nhs: '111 111 1111' }), codes: ['nhs-number-repeated-digit'], says: /one digit ten times over, which is never issued/ },
    'a PDF that breaks off': { name: 'letter.pdf', bytes: async () => (await pdf()).slice(0, 300), codes: ['file-damaged'], says: /“letter\.pdf” could not be read/ },
    'a Word form with entities that grow': { name: 'form.docx', bytes: () => rawDocx('', { 'word/document.xml': entities }), codes: ['docx-doctype'], says: /“form\.docx” holds a document type declaration/ },
    'names that climb out of the ZIP': { name: 'pack.zip', bytes: () => rawZip(['../../etc/cron.d/evil', '/etc/passwd', 'C:\\Windows\\x.docx'].map((name) => ({ name, data: Buffer.from(''), size: 0 }))), codes: ['zip-unsafe-name'], says: /kept under a harmless name/ },
  };

  it.each(Object.entries(single))('%s', async (_what, { name, bytes, codes, says }) => {
    const [path] = put({ [name]: await bytes() });
    const { view, ...seen } = await taken([path!]);
    expect(seen.codes).toEqual(expect.arrayContaining([...codes]));
    const issue = view.issues.find((one) => says.test(one.message));
    expect(issue, `none of ${JSON.stringify(view.issues.map((one) => one.message))} says ${says}`).toBeDefined();
    expect(issue!.file).toBe(name);
  }, 60_000);

  it('a ZIP in a ZIP in a ZIP: opened as far as the limit, kept whole', async () => {
    let inner = await pack({ 'deep.txt': 'words' });
    for (const name of ['three.zip', 'two.zip', 'one.zip']) inner = await pack({ [name]: inner });
    const paths = put({ 'pack.zip': inner });
    const { named, view } = await taken(paths);
    expect(named('zip-too-deep').message).toMatch(/deeper than the limit/);
    expect(view.papers.length).toBe(3);
  });

  it('papers of two patients: blocked, and the patients are named nowhere but in the papers', async () => {
    const paths = put({ 'form.docx': await form(otto), 'other form.docx': await form(olga) });
    const { view, named } = await taken(paths);
    expect(view.status).toBe('stuck');
    expect(named('two-patients')).toMatchObject({ severity: 'blocks', next: expect.stringMatching(/Take out the papers/) });
    expect(named('two-patients').message).toMatch(/“?(other )?form\.docx/);
    for (const issue of view.issues) expect(`${issue.message} ${issue.next}`).not.toMatch(secret);
    expect((await test.refused('intake.makeCase', { intakeId: view.intakeId })).message).toMatch(/more than one patient/);
  });

  it('a link, a file that is gone, one of 120 MB and a good one: the good one is taken, the others are named', async () => {
    const [good] = put({ 'letter.pdf': await pdf() });
    const place = join(good!, '..');
    symlinkSync('/etc/passwd', join(place, 'link.pdf'));
    const big = join(place, 'scan.pdf');
    writeFileSync(big, '');
    truncateSync(big, 120_000_000); // takes no room on the disk
    const intakeId = await drop(test, [join(place, 'link.pdf'), join(place, 'gone.pdf'), big, good!]);
    const view = await test.ask('intake.get', { intakeId });
    expect(view.papers.map((paper) => paper.name)).toEqual(['letter.pdf']);
    expect(view.issues.filter((issue) => ['file-is-link', 'file-gone', 'file-too-large'].includes(issue.code)).map(({ code, file, message, next }) => [code, file, message.includes(`“${file}”`), next.length > 5])).toEqual([
      ['file-is-link', 'link.pdf', true, true],
      ['file-gone', 'gone.pdf', true, true],
      ['file-too-large', 'scan.pdf', true, true],
    ]);
    expect(Buffer.from(readPaperBytes(test.worker.signedIn.db, view.papers[0]!.paperId)).equals(readFileSync(good!))).toBe(true);
  });

  it('leaves a record that fits itself, and nothing of it in the clear', () => {
    expect(verifyRecord(test.worker.signedIn.db).findings).toEqual([]);
    expect(said).not.toMatch(secret);
  });
});
