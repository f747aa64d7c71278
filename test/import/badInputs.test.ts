import { randomBytes } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import { limitsAfter, limitsInside } from '../../shared/import/budget.ts';
import { readLimits, type ReadFile } from '../../shared/import/paper.ts';
import { draw } from './foreign/pdfForms.ts';
import { rawCompound } from './foreign/rawCompound.ts';
import { p, pack, rawDocx } from './foreign/rawDocx.ts';
import { rawZip } from './rawZip.ts';

const codes = (file: ReadFile) => file.issues.map((issue) => issue.code);
const letter = ['Re: Mr Otto Flinders', 'DOB: 4 June 1958', 'NHS No: 999 000 0018', 'Diagnosis: Non-union'];
const pdf = (options: PDFKit.PDFDocumentOptions = {}) => draw((doc) => letter.forEach((line) => doc.text(line)), { compress: true, ...options });

describe('files that cannot be read come back with a reason and a next step', () => {
  it('empty', async () => {
    const file = await readFile('letter.pdf', new Uint8Array());
    expect(file.read).toBe(false);
    expect(codes(file)).toEqual(['file-empty']);
  });

  it('above the limit', async () => {
    expect(codes(await readFile('scan.pdf', new Uint8Array(2000), { ...readLimits, fileBytes: 1000 }))).toEqual(['file-too-large']);
  });

  it('an archive cut off', async () => {
    const whole = await pack({ 'a.txt': 'some words', 'b.txt': 'more words' });
    const file = await readFile('pack.zip', whole.slice(0, whole.length - 30));
    expect(file.children.map((child) => [child.name, Buffer.from(child.bytes).toString()])).toEqual([['a.txt', 'some words'], ['b.txt', 'more words']]);
    expect(codes(file)).toEqual(['zip-cut-off']);
    expect(file.issues[0]!.next).not.toBe('');
    const nothing = await readFile('pack.zip', whole.slice(0, 20));
    expect([nothing.read, codes(nothing)]).toEqual([false, ['file-damaged']]);
  });

  it('a Word form cut off', async () => {
    const whole = await rawDocx(p('Patient name: Otto Flinders'));
    expect(codes(await readFile('form.docx', whole.slice(0, 400)))).toContain('file-damaged');
  });

  it('a PDF cut off, and one of rubbish', async () => {
    const cut = await readFile('letter.pdf', (await pdf()).slice(0, 300));
    expect(cut.read).toBe(false);
    expect(codes(cut)).toContain('file-damaged');
    expect(codes(await readFile('letter.pdf', new Uint8Array(Buffer.from(`%PDF-1.7\n${'x'.repeat(5000)}`))))).toContain('file-damaged');
  });

  it('an encrypted PDF', async () => {
    const file = await readFile('letter.pdf', await pdf({ userPassword: 'open', ownerPassword: 'owner' }));
    expect(file.read).toBe(false);
    expect(codes(file)).toEqual(['file-encrypted']);
  });

  it('a PDF that only asks not to be printed is read', async () => {
    const file = await readFile('letter.pdf', await pdf({ ownerPassword: 'owner', permissions: {} }));
    expect(file.candidates.map((candidate) => candidate.factId)).toContain('nhsNumber');
  });

  it('an encrypted Word form, an old Word document, a workbook, an installer', async () => {
    const compound = (name: string) => rawCompound({ other: Buffer.alloc(10), [name]: Buffer.alloc(5000) });
    expect(codes(await readFile('form.docx', compound('EncryptedPackage')))).toEqual(['file-encrypted']);
    expect(codes(await readFile('form.doc', compound('WordDocument')))).toEqual(['format-old']);
    expect(codes(await readFile('list.xls', compound('Workbook')))).toEqual(['format-old']);
    expect(codes(await readFile('setup.bin', compound('\u4840\u3f3f')))).toEqual(['file-program']);
    // A name that only stands among the words tells nothing.
    expect(codes(await readFile('notes.bin', rawCompound({ notes: Buffer.from('WordDocument', 'utf16le') })))).toEqual(['format-old']);
    expect((await readFile('notes.bin', rawCompound({ notes: Buffer.from('WordDocument', 'utf16le') }))).issues[0]!.message).not.toContain('Word');
  });

  it('a name that lies: read as what it is', async () => {
    const file = await readFile('form.docx', await pdf());
    expect(file.kind).toBe('pdf');
    expect(codes(file)).toContain('file-misnamed');
    expect(file.candidates.length).toBeGreaterThan(0);
    expect(codes(await readFile('letter.pdf', new Uint8Array(Buffer.from('4d5a90000300000004', 'hex'))))).toEqual(['file-misnamed', 'file-program']);
  });

  it('what is not read is named', async () => {
    const kinds: [string, string, string, string][] = [
      ['rar', '526172211a0700', 'archive-other', 'RAR'], ['7z', '377abcaf271c', 'archive-other', '7z'], ['gz', '1f8b0800', 'archive-other', 'gz'], ['lnk', '4c0000000114020000000000c000000000000046', 'file-shortcut', 'shortcut'],
      ['ps', '252150532d41646f6265', 'format-old', 'PostScript'], ['one', 'e4525c7b8cd8a74daeb15378d02996d3', 'format-old', 'OneNote'], ['mp3', '49443303', 'unread', 'sound'], ['p7m', '3082010006092a864886f70d010703', 'mail-encrypted', 'S/MIME'],
    ];
    for (const [ending, hex, code, word] of kinds) {
      const file = await readFile(`paper.${ending}`, new Uint8Array(Buffer.from(hex, 'hex')));
      expect([file.read, codes(file)], ending).toEqual([false, [code]]);
      expect(file.issues[0]!.message).toContain(word);
    }
    const words: [string, string, string, string][] = [
      ['a.url', '[InternetShortcut]\r\nURL=https://elsewhere.example/', 'file-shortcut', 'shortcut'], ['a.ics', 'BEGIN:VCALENDAR\r\nVERSION:2.0', 'not-searched', 'calendar'], ['a.vcf', 'BEGIN:VCARD\r\nFN:Otto Flinders', 'not-searched', 'address book'],
      ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'unread', 'SVG'], ['a.sh', '#!/bin/sh\nls', 'file-program', 'program'],
    ];
    for (const [name, text, code, word] of words) {
      const file = await readFile(name, new Uint8Array(Buffer.from(text)));
      expect([file.read, codes(file), file.candidates], name).toEqual([code === 'not-searched', [code], []]);
      expect(file.issues[0]!.message).toContain(word);
    }
    for (const [part, word] of [['xl/workbook.xml', 'Excel'], ['FixedDocSeq.fdseq', 'XPS'], ['content.xml', 'OpenDocument']] as const) {
      const file = await readFile('paper.bin', await pack({ mimetype: 'x', [part]: '<x/>' }));
      expect([file.read, codes(file)]).toEqual([false, ['format-old']]);
      expect(file.issues[0]!.message).toContain(word);
    }
  });

  it('data of an unknown kind is named by its root; a letter that it carries comes out', async () => {
    const letterPdf = Buffer.from(await pdf()).toString('base64');
    const cda = `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>Letter</title><component><nonXMLBody><text mediaType="application/pdf" representation="B64">${letterPdf}</text></nonXMLBody></component></ClinicalDocument>`;
    const file = await readFile('letter.xml', new Uint8Array(Buffer.from(cda)));
    expect([file.read, codes(file), file.children.map((child) => child.name)]).toEqual([false, ['letter-electronic'], ['carried 1.pdf']]);
    expect((await readFile('carried 1.pdf', file.children[0]!.bytes)).candidates.map((candidate) => candidate.factId)).toContain('nhsNumber');
    const other = await readFile('orders.xml', new Uint8Array(Buffer.from('<orders><order n="1"/></orders>')));
    expect(other.issues[0]!.message).toContain('orders');
    const json = await readFile('data.json', new Uint8Array(Buffer.from(JSON.stringify({ letter: { data: letterPdf }, short: 'QUJD' }))));
    expect([codes(json), json.children.map((child) => child.name)]).toEqual([['unread'], ['carried 1.pdf']]);
  });

  it('a name made to deceive is written out', async () => {
    expect((await readFile('form\u202excod.exe', new Uint8Array())).name).toBe('form[U+202E]xcod.exe');
  });
});

describe('archives', () => {
  it('a bomb costs itself only', async () => {
    const bomb = deflateRawSync(Buffer.alloc(60_000_000));
    const file = await readFile('pack.zip', rawZip([{ name: 'scan.bin', data: bomb, method: 8, size: 100 }, { name: 'note.txt', data: Buffer.alloc(0) }]));
    expect(codes(file)).toEqual(['zip-bomb']);
    expect(file.children.map((child) => child.name)).toEqual(['note.txt']);
  });

  it('a declared size is not believed', async () => {
    const lie = rawZip([{ name: 'a.bin', data: deflateRawSync(randomBytes(300_000)), method: 8, size: 0xfffffff0 }]);
    expect(codes(await readFile('pack.zip', lie))).toEqual(['zip-entry-damaged']);
  });

  it('one budget of inflated bytes, handed on', async () => {
    const files = await pack({ 'a.bin': randomBytes(400_000), 'b.bin': randomBytes(400_000), 'c.bin': randomBytes(400_000) });
    const limits = { ...readLimits, totalBytes: 900_000 };
    const file = await readFile('pack.zip', files, limits);
    expect(file.children).toHaveLength(2);
    expect(codes(file)).toEqual(['zip-too-large']);
    expect(limitsAfter(limits, file)).toMatchObject({ totalBytes: 100_000, entries: readLimits.entries - 2 });
  });

  it('more entries than the limit', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.txt`, `words ${i}`]));
    const file = await readFile('pack.zip', await pack(many), { ...readLimits, entries: 10 });
    expect(file.children).toHaveLength(10);
    expect(codes(file)).toEqual(['zip-too-many']);
  });

  it('a wrong checksum costs that entry only', async () => {
    const bytes = Buffer.from(await pack({ 'a.txt': 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'b.txt': 'fine' }));
    bytes.writeUInt32LE(0xdeadbeef, bytes.indexOf(Buffer.from('504b0102', 'hex')) + 16);
    const file = await readFile('pack.zip', new Uint8Array(bytes));
    expect(codes(file)).toEqual(['zip-entry-damaged']);
    expect(file.children.map((child) => child.name)).toEqual(['b.txt']);
    expect(file.read).toBe(true);
  });

  it('an encrypted entry costs that entry only', async () => {
    const file = await readFile('pack.zip', rawZip([{ name: 'secret.pdf', data: randomBytes(40), flags: 1 }, { name: 'b.txt', data: Buffer.alloc(0) }]));
    expect(codes(file)).toEqual(['zip-entry-encrypted']);
    expect(file.children.map((child) => child.name)).toEqual(['b.txt']);
  });

  it('names that climb, begin at the root, hide their ending or are not Unicode', async () => {
    const names = ['../../etc/passwd', '/etc/passwd', 'C:\\Windows\\x.docx', 'invoice\u202excod.exe', 'fine/letter.pdf', Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x2e, 0x74, 0x78, 0x74])];
    const file = await readFile('pack.zip', rawZip(names.map((name) => ({ name, data: Buffer.alloc(0) }))));
    expect(file.children.map((child) => child.name)).toEqual(['passwd', 'passwd', 'x.docx', 'invoice[U+202E]xcod.exe', 'fine/letter.pdf', 'café.txt']);
    expect(codes(file).filter((code) => code === 'zip-unsafe-name')).toHaveLength(4);
    expect(codes(file)).toContain('zip-same-name');
  });

  it('nested beyond the limit', async () => {
    let inner: Uint8Array = await pack({ 'deep.txt': 'words' });
    for (let i = 0; i < 3; i++) inner = await pack({ 'inner.zip': inner });
    let limits = readLimits;
    let file = await readFile('outer.zip', inner, limits);
    const seen = [codes(file)];
    while (file.children[0]) {
      limits = limitsInside(limits, file.kind);
      file = await readFile(file.children[0].name, file.children[0].bytes, limits);
      seen.push(codes(file));
    }
    expect(seen).toEqual([[], [], ['zip-too-deep']]);
  });

  it('entries that share their bytes are taken once', async () => {
    const bytes = Buffer.from(rawZip([{ name: 'a.txt', data: Buffer.from('words'), crc: crc32('words') }, { name: 'b.txt', data: Buffer.from('words'), crc: crc32('words') }]));
    const second = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'));
    bytes.writeUInt32LE(0, second + 42);
    const file = await readFile('pack.zip', new Uint8Array(bytes));
    expect([codes(file), file.children.length]).toEqual([['zip-overlap'], 1]);
  });

  it('a link inside is not followed', async () => {
    const bytes = Buffer.from(rawZip([{ name: 'link', data: Buffer.from('/etc/passwd') }]));
    bytes.writeUInt32LE((0o120777 << 16) >>> 0, bytes.indexOf(Buffer.from('504b0102', 'hex')) + 38);
    const file = await readFile('pack.zip', new Uint8Array(bytes));
    expect([codes(file), file.children]).toEqual([['file-is-link'], []]);
  });

  it('something before the archive does not hide it', async () => {
    const whole = await pack({ 'a.txt': 'some words' });
    const file = await readFile('pack.zip', new Uint8Array(Buffer.concat([Buffer.from([0, 1, 2, 3, 0, 0]), whole])));
    expect([codes(file), file.children.map((child) => child.name)]).toEqual([[], ['a.txt']]);
  });

  it('a part of an archive in several parts', async () => {
    const bytes = Buffer.from(rawZip([{ name: 'a.txt', data: Buffer.from('words') }]));
    bytes.writeUInt16LE(2, bytes.length - 18);
    expect(codes(await readFile('pack.zip', new Uint8Array(bytes)))).toEqual(['zip-split']);
    expect(codes(await readFile('pack.z01', new Uint8Array(Buffer.concat([Buffer.from('504b0708', 'hex'), bytes.subarray(0, 40)]))))).toEqual(['zip-split']);
  });

  it('names that Windows keeps for itself, and doubles by case', async () => {
    const file = await readFile('pack.zip', rawZip(['CON.txt', 'Form.pdf', 'form.PDF', 'letter.pdf. '].map((name) => ({ name, data: Buffer.alloc(0) }))));
    expect(codes(file)).toEqual(['zip-unsafe-name', 'zip-same-name', 'zip-unsafe-name']);
    expect(file.children).toHaveLength(4);
  });

  it.each([['AES', { encryptionStrength: 3 as const }], ['ZipCrypto', { zipCrypto: true }]])('a password (%s): without it, with a wrong one, with the right one', async (_kind, how) => {
    const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
    await writer.add('form.txt', new TextReader('Patient name: Otto Flinders'), { password: 'invented words', ...how });
    await writer.add('open.txt', new TextReader('words'));
    const bytes = await writer.close();
    const without = await readFile('pack.zip', bytes);
    expect([codes(without), without.children.map((child) => child.name)]).toEqual([['zip-entry-encrypted'], ['open.txt']]);
    expect(codes(await readFile('pack.zip', bytes, readLimits, 'guess'))).toEqual(['zip-password-wrong']);
    const right = await readFile('pack.zip', bytes, readLimits, 'invented words');
    expect(codes(right)).toEqual([]);
    expect(Buffer.from(right.children[0]!.bytes).toString()).toBe('Patient name: Otto Flinders');
  });

  it('a bomb behind a password is a bomb', async () => {
    const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
    await writer.add('scan.bin', new Uint8ArrayReader(new Uint8Array(60_000_000)), { password: 'p' });
    expect(codes(await readFile('pack.zip', await writer.close(), readLimits, 'p'))).toEqual(['zip-bomb']);
  });

  it('with nothing in it', async () => {
    expect(codes(await readFile('pack.zip', rawZip([])))).toEqual(['zip-empty']);
  });
});

describe('Word forms', () => {
  it('a document type declaration, with entities that grow', async () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>';
    const file = await readFile('form.docx', await rawDocx('', { 'word/document.xml': bomb }));
    expect(file.read).toBe(false);
    expect(codes(file)).toEqual(['docx-doctype']);
  });

  it('elements nested a hundred thousand deep', async () => {
    const deep = `<w:document xmlns:w="w"><w:body>${'<w:sdt><w:sdtContent>'.repeat(100_000)}`;
    expect(codes(await readFile('form.docx', await rawDocx('', { 'word/document.xml': deep })))).toEqual(['file-damaged']);
  });

  it('a template elsewhere, an inserted document and macros', async () => {
    const file = await readFile('form.docm', await rawDocx(`${p('Patient name: Otto Flinders')}<w:altChunk/>`, {
      'word/_rels/document.xml.rels': '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://example.invalid/x.dotm" TargetMode="External"/></Relationships>',
      'word/vbaProject.bin': 'x',
    }));
    expect(codes(file)).toEqual(expect.arrayContaining(['docx-external-link', 'docx-macros', 'docx-part-not-read']));
    expect(file.read).toBe(true);
  });

  it('text boxes, headers and footers are read; a prompt is no answer', async () => {
    const box = `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${p('NHS number: 999 000 0018')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p('NHS number: 999 000 0018')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const file = await readFile('form.docx', await rawDocx(`${box}${p('Diagnosis: Click or tap here to enter text.')}`, {
      'word/header1.xml': `<w:hdr xmlns:w="w">${p('Patient name: Otto Flinders')}</w:hdr>`,
      'word/footer1.xml': `<w:ftr xmlns:w="w">${p('Date of birth: 4 June 1958')}</w:ftr>`,
    }));
    expect(file.candidates.map((candidate) => candidate.factId)).toEqual(['patientName', 'nhsNumber', 'dateOfBirth']);
  });
});
