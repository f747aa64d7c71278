import { readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import { checkReply } from '../../electron/worker/parserReply.ts';
import { readLimits } from '../../shared/import/paper.ts';
import { draw } from './foreign/pdfForms.ts';
import { pack } from './foreign/rawDocx.ts';
import { fuzzKinds, mutation } from './fuzzKinds.ts';

// The PDF library lets a rejection stray now and then; the parser process passes over it (electron/parser/index.ts), and so does this file.
const before = process.listeners('unhandledRejection');
beforeAll(() => {
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (error) => {
    if (!String((error as Error)?.stack).includes('pdf.worker')) throw error;
  });
});
afterAll(() => {
  process.removeAllListeners('unhandledRejection');
  for (const listener of before) process.on('unhandledRejection', listener);
});

const perFile = 5000;

/** What a reader gives must also pass for an answer: the worker believes nothing else. */
async function survives(name: string, bytes: Uint8Array, password?: string): Promise<void> {
  const begun = Date.now();
  const file = await readFile(name, bytes, { ...readLimits, time: perFile }, password);
  expect(Date.now() - begun).toBeLessThan(perFile + 1000);
  expect(checkReply({ ok: true, file }, { name, limits: readLimits })).not.toBeNull();
  if (!file.read) expect(file.issues.length).toBeGreaterThan(0);
  for (const issue of file.issues) expect(issue.message && issue.next).toBeTruthy();
}

/** A TIFF of some pages, by hand. */
function tiffOf(pages: number): Uint8Array {
  const data = Buffer.alloc(8 + pages * 30);
  data.write('II*\0', 'latin1');
  data.writeUInt32LE(8, 4);
  for (let page = 0; page < pages; page++) {
    const at = 8 + page * 30;
    data.writeUInt16LE(2, at);
    for (const [i, tag] of [256, 257].entries()) {
      data.writeUInt16LE(tag, at + 2 + 12 * i);
      data.writeUInt16LE(4, at + 4 + 12 * i);
      data.writeUInt32LE(1, at + 6 + 12 * i);
      data.writeUInt32LE(100 + page, at + 10 + 12 * i);
    }
    data.writeUInt32LE(page + 1 < pages ? at + 30 : 0, at + 26);
  }
  return new Uint8Array(data);
}

const wordXml = (text: string) => pack({ '[Content_Types].xml': '<Types/>', 'word/document.xml': text });

describe('mutated files are read or refused, never thrown at or hung on', () => {
  it.each(fuzzKinds.map((kind) => [kind.kind, kind] as const))('%s', async (_kind, kind) => {
    const seeds = await kind.seeds();
    for (let number = 0; number < 200; number++) {
      const { name, bytes } = await mutation(kind, seeds, 20260501, number);
      await survives(name, bytes, kind.password);
    }
  }, 120_000);

  it('come out the same from the same seed and number', async () => {
    const kind = fuzzKinds.find((one) => one.kind === 'txt')!;
    const seeds = await kind.seeds();
    const [one, again, other] = [await mutation(kind, seeds, 1, 5), await mutation(kind, seeds, 1, 5), await mutation(kind, seeds, 1, 6)];
    expect(again.bytes).toEqual(one.bytes);
    expect(other.bytes).not.toEqual(one.bytes);
  });
});

describe('long and hostile text is read in time', () => {
  const texts: [string, string][] = [
    ['spaces', ' '.repeat(200_000)], ['colons', 'NHS number:'.repeat(20_000)], ['digits', '9 '.repeat(100_000)], ['dates', '03/02/'.repeat(40_000)], ['boxes', '☒ Yes ☐ '.repeat(20_000)],
    ['brackets', '('.repeat(100_000)], ['words', 'patient '.repeat(30_000)], ['dashes', '-'.repeat(200_000)], ['commas', 'a, '.repeat(60_000)], ['dots', '. '.repeat(100_000)], ['at signs', 'a@'.repeat(60_000)], ['capitals', 'A'.repeat(100_000)],
  ];
  it.each(texts)('%s in a Word form', async (_name, text) => {
    for (const label of ['Patient name: ', 'Date of birth: ', 'Conservative treatment: ', 'NHS number: ', 'Clinical case: ', 'Secure email: ', 'Consent ', '']) {
      const begun = Date.now();
      await readFile('form.docx', await wordXml(`<w:document xmlns:w="w"><w:body><w:p><w:r><w:t xml:space="preserve">${label}${text}</w:t></w:r></w:p></w:body></w:document>`));
      expect(Date.now() - begun, label).toBeLessThan(1500);
    }
  }, 30_000);

  it.each(texts)('%s in text, RTF, HTML and a message', async (_name, text) => {
    const kinds: [string, string][] = [
      ['note.txt', `Patient name: ${text}`], ['form.rtf', `{\\rtf1 Patient name: ${text}\\par}`], ['page.html', `<html><body><p>Patient name: ${text}</p></body></html>`],
      ['mail.eml', `From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nSubject: ${text.slice(0, 900)}\n\nPatient name: ${text}`],
    ];
    for (const [name, content] of kinds) {
      const begun = Date.now();
      await readFile(name, new Uint8Array(Buffer.from(content)));
      expect(Date.now() - begun, name).toBeLessThan(2500);
    }
  }, 30_000);

  it('markup made to be slow', async () => {
    const hostile: [string, string][] = [
      ['page.html', '<table><tr><td>'.repeat(50_000)], ['page.html', `<p>${'</b>'.repeat(200_000)}`], ['page.html', `<style>${'.a{'.repeat(100_000)}</style><p class="${'a '.repeat(50_000)}">x`], ['page.html', '<!--'.repeat(100_000)], ['page.html', `<p>${'&amp'.repeat(100_000)}`],
      ['form.rtf', `{\\rtf1 ${'\\cell\\row'.repeat(50_000)}`], ['form.rtf', `{\\rtf1 ${"\\'92".repeat(200_000)}`], ['form.rtf', `{\\rtf1 ${'{\\v x}'.repeat(50_000)}`], ['form.rtf', `{\\rtf1 ${'{\\*\\x '.repeat(390)}`],
      ['mail.eml', `MIME-Version: 1.0\nSubject: x\n${'Content-Type: multipart/mixed; boundary=a\n\n--a\n'.repeat(90)}`], ['mail.eml', `MIME-Version: 1.0\nSubject: x\n\n${'> '.repeat(100_000)}`], ['note.txt', 'Patient name   '.repeat(20_000)], ['note.txt', `${'| '.repeat(50_000)}|`], ['a.xml', `<a>${'<b>'.repeat(100_000)}`],
    ];
    for (const [name, content] of hostile) {
      const begun = Date.now();
      await readFile(name, new Uint8Array(Buffer.from(content)));
      expect(Date.now() - begun, content.slice(0, 30)).toBeLessThan(4000);
    }
  }, 60_000);

  it('a PDF page crowded with labels', async () => {
    const crowded = await draw((doc) => {
      doc.fontSize(2);
      for (let i = 0; i < 4000; i++) doc.text('NHS number', (i % 20) * 28, Math.floor(i / 20) * 4, { lineBreak: false });
    }, { margin: 0 });
    const begun = Date.now();
    await readFile('crowded.pdf', crowded);
    expect(Date.now() - begun).toBeLessThan(8000);
  }, 30_000);
});

const folders = (process.env.IFR_EXAMPLE_PACKS ?? '').split(delimiter).filter((folder) => folder !== '');

describe.skipIf(folders.length === 0)('files from elsewhere', () => {
  it('are each read or refused', async () => {
    const all = folders.flatMap(filesUnder);
    expect(all.length).toBeGreaterThan(0);
    for (const path of all) await survives(path.split(/[\\/]/).at(-1)!, new Uint8Array(readFileSync(path)));
  }, 300_000);
});

function filesUnder(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesUnder(join(path, name))) : [path];
}
