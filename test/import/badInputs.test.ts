import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import { limitsAfter, limitsInside } from '../../shared/import/budget.ts';
import { readLimits, type ReadFile } from '../../shared/import/paper.ts';
import { draw } from './foreign/pdfForms.ts';
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
    expect(file.read).toBe(false);
    expect(codes(file)).toEqual(['file-damaged']);
    expect(file.issues[0]!.next).not.toBe('');
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

  it('an encrypted Word form, an old Word document, an Outlook message', async () => {
    const compound = (name: string) => {
      const bytes = Buffer.alloc(4096);
      Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
      Buffer.from(name, 'utf16le').copy(bytes, 1024);
      return new Uint8Array(bytes);
    };
    expect(codes(await readFile('form.docx', compound('EncryptedPackage')))).toEqual(['file-encrypted']);
    expect(codes(await readFile('form.doc', compound('WordDocument')))).toEqual(['format-old']);
    expect(codes(await readFile('mail.msg', compound('__properties_version1.0')))).toEqual(['format-old']);
  });

  it('a name that lies: read as what it is', async () => {
    const file = await readFile('form.docx', await pdf());
    expect(file.kind).toBe('pdf');
    expect(codes(file)).toContain('file-misnamed');
    expect(file.candidates.length).toBeGreaterThan(0);
    expect(codes(await readFile('letter.pdf', new Uint8Array(Buffer.from('4d5a90000300000004', 'hex'))))).toEqual(['file-misnamed', 'file-program']);
  });

  it('pictures and plain text are kept, named and not read', async () => {
    const png = await readFile('xray.png', new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')));
    expect([png.kind, png.read, codes(png)]).toEqual(['image', false, ['unread']]);
    const text = await readFile('note.txt', new Uint8Array(Buffer.from('Patient name: Otto Flinders')));
    expect([text.kind, text.candidates.length]).toEqual(['text', 0]);
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
