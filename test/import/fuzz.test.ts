import { readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import { readLimits } from '../../shared/import/paper.ts';
import { draw, pdfForms } from './foreign/pdfForms.ts';
import { filePart, htmlPart, multipart, plainPart, rawMsg, whole } from './foreign/rawMail.ts';
import { pack } from './foreign/rawDocx.ts';
import { wordForms } from './foreign/wordForms.ts';

/** A repeatable stream of numbers below 1 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A copy with some bytes changed, a stretch cut out or doubled, or the end cut off. */
function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = Buffer.from(bytes);
  const at = () => Math.floor(random() * copy.length);
  const kind = random();
  if (kind < 0.6) {
    for (let i = 0; i < 1 + random() * 12; i++) copy[at()] = Math.floor(random() * 256);
    return new Uint8Array(copy);
  }
  const [a, b] = [at(), at()].sort((x, y) => x - y) as [number, number];
  if (kind < 0.75) return new Uint8Array(copy.subarray(0, a));
  if (kind < 0.9) return new Uint8Array(Buffer.concat([copy.subarray(0, a), copy.subarray(b)]));
  return new Uint8Array(Buffer.concat([copy.subarray(0, b), copy.subarray(a)]));
}

const perFile = 5000;

async function survives(name: string, bytes: Uint8Array): Promise<void> {
  const begun = Date.now();
  const file = await readFile(name, bytes, { ...readLimits, time: perFile });
  expect(Date.now() - begun).toBeLessThan(perFile + 1000);
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
  it.each([
    ['docx', async () => wordForms[0]!.bytes()],
    ['pdf', async () => pdfForms[2]!.bytes()],
    ['zip', async () => pack({ 'a.docx': await wordForms[3]!.bytes(), 'b.pdf': await pdfForms[4]!.bytes(), 'c.txt': 'words' })],
    ['eml', async () => whole(multipart('mixed', [multipart('alternative', [plainPart('NHS number: 999 000 0018'), htmlPart('<table><tr><td style="color:#fff">NHS number</td><td>999 000 0018</td></tr></table>')], 'inner'), filePart('a.txt', Buffer.alloc(500, 65)), filePart('b.pdf', await pdfForms[4]!.bytes())]))],
    ['msg', async () => rawMsg({ subject: 'IFR request', body: 'NHS number: 999 000 0018', html: Buffer.from('<p>NHS number: 999 000 0018</p>'), attachments: [{ name: 'a.bin', data: Buffer.alloc(9000, 1) }, { message: { subject: 'inner', body: 'Date of birth: 4 June 1958', attachments: [{ link: 'x' }] } }] })],
    ['rtf', async () => Buffer.from("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset2 Wingdings;}}{\\colortbl;\\red255\\green255\\blue255;}\\trowd\\cellx1\\cellx2\\pard\\intbl NHS number\\cell 999 000 0018\\cell\\row\\pard{\\field{\\*\\fldinst FORMCHECKBOX}{\\fldrslt}}\\u8217\\'92{\\v hidden}{\\cf1 white}\\bin4 {}{}\\par}")],
    ['html', async () => Buffer.from('<html><head><style>.a{display:none}</style></head><body><table><tr><td class="a">NHS number</td><td>999 000 0018</td></tr></table><select><option selected>x</select><textarea>y</textarea><p>Date of birth: 4 June 1958<br>Diagnosis: x</p></body></html>')],
    ['txt', async () => Buffer.from('Patient name     Otto Flinders     NHS number   999 000 0018\n| a | b |\n|---|---|\nClinical case: words\n   more words\n> quoted\n')],
    ['tif', async () => tiffOf(5)],
    ['xml', async () => Buffer.from(`<?xml version="1.0"?><ClinicalDocument><text>${Buffer.from(await pdfForms[4]!.bytes()).toString('base64')}</text></ClinicalDocument>`)],
  ] as const)('%s', async (kind, make) => {
    const original = await make();
    const random = seeded(20260501);
    for (let i = 0; i < 200; i++) await survives(`mutated.${kind}`, mutate(original, random));
  }, 120_000);

  it('the text of a Word form, changed inside its archive', async () => {
    const random = seeded(7);
    const source = '<w:document xmlns:w="w"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>NHS number</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>999 000 0018</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>';
    for (let i = 0; i < 200; i++) await survives('form.docx', await wordXml(Buffer.from(mutate(Buffer.from(source), random)).toString('latin1')));
  }, 60_000);
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
