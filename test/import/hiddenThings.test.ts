import officeCrypto from 'officecrypto-tool';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import { readLimits, type ReadFile } from '../../shared/import/paper.ts';
import { draw } from './foreign/pdfForms.ts';
import { p, r, rawDocx } from './foreign/rawDocx.ts';
import { at, field, rawPages, rawPdf, stream } from './foreign/rawPdf.ts';

const codes = (file: ReadFile) => file.issues.map((issue) => issue.code);
const facts = (file: ReadFile) => file.candidates.map((candidate) => candidate.factId);
const number = 'NHS number: 999 000 0018';
const name = at(50, 760, 'Patient name: Otto Flinders');

describe('what cannot be seen on the page of a PDF is no answer', () => {
  it.each([
    ['set in the mode that paints nothing', name + at(50, 700, number, 10, '3 Tr')],
    ['white on white', `${name}1 g ${at(50, 700, number)}`],
    ['outside the page', name + at(50, -40, number)],
    ['outside what is clipped', `${name}q 0 0 10 10 re W n ${at(50, 700, number)} Q`],
    ['covered by a black box', `${name}${at(50, 700, number)} 0 g 45 695 250 16 re f`],
    ['covered by a white box', `${name}${at(50, 700, number)} 1 g 45 695 250 16 re f`],
    ['wholly transparent', `${name}/G0 gs ${at(50, 700, number)}`],
    ['too small to be read', name + at(50, 700, number, 1)],
    ['on a layer that is switched off', `${name}/OC /L1 BDC ${at(50, 700, number)} EMC`],
  ])('%s', async (_how, content) => {
    const bytes = content.includes('/L1') ? offLayer(content) : rawPages([{ content, resources: '/ExtGState << /G0 << /ca 0 >> >>' }]);
    const file = await readFile('form.pdf', bytes);
    expect(facts(file)).toEqual(['patientName']);
    expect(codes(file)).toEqual(['pdf-hidden-text']);
    expect(file.pages[0]!.text).not.toContain('999');
  });

  it('only the covered letters of a line are left out', async () => {
    const file = await readFile('form.pdf', rawPages([{ content: `${at(50, 700, 'Patient name: Otto Flinders   Diagnosis: Non-union')} 0 g 110 695 65 16 re f` }]));
    expect(facts(file)).toEqual(['diagnosis', 'fractureStatus']);
    expect(codes(file)).toContain('pdf-hidden-text');
  });

  it.each([
    ['white on a coloured band', `0 0 1 rg 40 690 300 30 re f 1 g ${at(50, 700, number)}`],
    ['black on a white band drawn first', `1 g 40 690 300 30 re f 0 g ${at(50, 700, number)}`],
    ['under a marker that lets it through', `0 g ${at(50, 700, number)} /G4 gs 1 1 0 rg 45 695 250 16 re f`],
    ['in a frame drawn later', `${at(50, 700, number)} 0 g 40 690 300 30 re 41 691 298 28 re f*`],
    ['underlined by a thin bar', `${at(50, 700, number)} 0 g 45 698 250 1 re f`],
    ['twice at one place, once unseen', `${at(50, 700, number, 10, '3 Tr')}${at(50, 700, number, 10, '0 Tr')}`],
    ['in a form of its own, scaled', `q 2 0 0 2 0 0 cm /X1 Do Q ${at(50, 700, number)}`],
  ])('seen all the same: %s', async (_how, content) => {
    const file = await readFile('form.pdf', rawPages([{ content, resources: '/ExtGState << /G4 << /ca 0.4 >> >>' }]));
    expect(facts(file)).toEqual(['nhsNumber']);
  });

  it('a scan with somebody’s text recognition behind it gives suggestions', async () => {
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [4 0 R] /Count 1 >>', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /I 6 0 R >> >> >>',
      stream(`q 595 0 0 842 0 0 cm /I Do Q ${at(50, 760, 'Patient name: Otto Flinders', 10, '3 Tr')}${at(50, 740, number, 10, '3 Tr')}`),
      stream('x'.repeat(1000), '/Type /XObject /Subtype /Image /Width 2480 /Height 3508 /BitsPerComponent 1 /ColorSpace /DeviceGray'),
    ];
    const file = await readFile('scan.pdf', rawPdf(objects));
    expect(file.candidates.map((candidate) => [candidate.factId, candidate.method])).toEqual([['patientName', 'ocr'], ['nhsNumber', 'ocr']]);
    expect(codes(file)).toEqual(['pdf-text-layer']);
  });

  it('a field that is not shown', async () => {
    const file = await readFile('form.pdf', rawPages([{ content: at(50, 705, 'NHS number'), annotations: [field('a', '9990000018', 150, 700).replace('/F 4', '/F 34')] }]));
    expect([facts(file), codes(file)]).toEqual([[], ['pdf-hidden-text']]);
  });

  it('a place marked to be blacked out, and a note fixed to the page', async () => {
    const file = await readFile('form.pdf', rawPages([{ content: name + at(50, 700, number), annotations: ['/Subtype /Redact /Rect [40 690 300 715] /F 4', '/Subtype /Text /Contents (Date of birth: 1 May 1950) /Rect [400 700 420 720] /F 4'] }]));
    expect(facts(file)).toEqual(['patientName']);
    expect(codes(file)).toEqual(['pdf-remarks', 'pdf-redaction-unfinished']);
  });
});

function offLayer(content: string): Uint8Array {
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] /Order [6 0 R] >> >> >>', '<< /Type /Pages /Kids [4 0 R] /Count 1 >>', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> /Properties << /L1 6 0 R >> >> >>', stream(content), '<< /Type /OCG /Name (Draft) >>',
  ]);
}

describe('PDFs that carry something else', () => {
  it('a file attached comes out as a paper; without room inside it is named', async () => {
    const inner = await draw((doc) => doc.text('Patient name: Otto Flinders'));
    const bytes = await draw((doc) => {
      doc.text('Diagnosis: Non-union');
      doc.file(Buffer.from(inner), { name: '../letter.pdf' });
    });
    const file = await readFile('portfolio.pdf', bytes);
    expect(file.children.map((child) => child.name)).toEqual(['letter.pdf']);
    expect(codes(file)).toEqual(['pdf-attachment']);
    expect(Buffer.from(file.children[0]!.bytes).equals(Buffer.from(inner))).toBe(true);
    expect(codes(await readFile('portfolio.pdf', bytes, { ...readLimits, nesting: 0 }))).toEqual(['pdf-attachment-not-read']);
  });

  it('scripts and programs to start are named and not run', async () => {
    expect(codes(await readFile('form.pdf', rawPages([{ content: name }], '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>')))).toContain('pdf-active-content');
    expect(codes(await readFile('form.pdf', rawPages([{ content: name, annotations: ['/Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (calc.exe) >>'] }])))).toContain('pdf-active-content');
    expect(codes(await readFile('form.pdf', rawPages([{ content: name }])))).toEqual([]);
  });

  it('a form in two versions is read by the plain one', async () => {
    const page = { content: at(50, 705, 'NHS number'), annotations: [field('a', '9990000018', 150, 700)] };
    const file = await readFile('form.pdf', rawPages([page], '', '/XFA [(template) << >> ]'));
    expect([file.read, facts(file)]).toEqual([true, ['nhsNumber']]);
    expect(codes(file)).not.toContain('pdf-xfa');
  });

  it('a page tree that runs in a circle, a lie about the number of pages, and rubbish before and after', async () => {
    const circle = rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 100000 >>', '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 100000 >>']);
    const file = await readFile('circle.pdf', circle);
    expect([file.read, codes(file)[0]]).toEqual([false, 'file-damaged']);
    const many = Buffer.from(rawPages([{ content: name }])).toString('latin1').replace('/Count 1 ', '/Count 99999999 ');
    expect(facts(await readFile('many.pdf', new Uint8Array(Buffer.from(many, 'latin1'))))).toEqual(['patientName']);
    const junk = Buffer.concat([Buffer.from('junk\n'.repeat(100)), Buffer.from(rawPages([{ content: name }])), Buffer.from('\n'.repeat(5000))]);
    expect(facts(await readFile('junk.pdf', new Uint8Array(junk)))).toEqual(['patientName']);
  });
});

describe('passwords', () => {
  const letter = (options: PDFKit.PDFDocumentOptions) => draw((doc) => doc.text('Patient name: Otto Flinders'), options);

  it('a PDF: the right one, a wrong one, none; one that opens by itself is not locked out by a password given', async () => {
    const locked = await letter({ userPassword: 'open', ownerPassword: 'owner', pdfVersion: '1.7ext3' });
    expect(codes(await readFile('a.pdf', locked))).toEqual(['file-encrypted']);
    expect(codes(await readFile('a.pdf', locked, readLimits, 'shut'))).toEqual(['file-wrong-password']);
    const file = await readFile('a.pdf', locked, readLimits, 'open');
    expect([facts(file), codes(file)]).toEqual([['patientName'], ['file-unlocked']]);
    const limited = await letter({ ownerPassword: 'owner', permissions: {} });
    expect(facts(await readFile('a.pdf', limited, readLimits, 'other'))).toEqual(['patientName']);
    expect(codes(await readFile('a.pdf', limited))).toEqual(['pdf-restricted']);
  });

  it('a Word form: the right one, a wrong one, none, and a key that would take for ever', async () => {
    const plain = Buffer.from(await rawDocx(p('Patient name: Otto Flinders')));
    const locked = officeCrypto.encrypt(plain, { password: 'open' });
    expect(codes(await readFile('a.docx', new Uint8Array(locked)))).toEqual(['file-encrypted']);
    expect(codes(await readFile('a.docx', new Uint8Array(locked), readLimits, 'shut'))).toEqual(['file-wrong-password']);
    const file = await readFile('a.docx', new Uint8Array(locked), readLimits, 'open');
    expect([file.kind, facts(file), codes(file)]).toEqual(['docx', ['patientName'], ['file-unlocked']]);
    const slow = Buffer.from(locked.toString('latin1').replace('spinCount="100000"', 'spinCount="999999"'), 'latin1');
    expect(codes(await readFile('a.docx', new Uint8Array(slow), readLimits, 'open'))).toEqual(['file-damaged']);
    const standard = officeCrypto.encrypt(plain, { password: 'open', type: 'standard' });
    expect(facts(await readFile('a.docx', new Uint8Array(standard), readLimits, 'open'))).toEqual(['patientName']);
  });
});

describe('Word documents that carry something else', () => {
  const relations = (...rows: string[]) => ({ 'word/_rels/document.xml.rels': `<Relationships>${rows.join('')}</Relationships>` });
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;

  it('inserted and embedded documents come out as papers; objects of other programs are named', async () => {
    const bytes = await rawDocx(`${p('Patient name: Otto Flinders')}<w:altChunk r:id="c"/>`, {
      ...relations(relation('c', 'aFChunk', 'afchunk.html'), relation('d', 'package', 'embeddings/letter.docx'), relation('o', 'oleObject', 'embeddings/oleObject1.bin')),
      'word/afchunk.html': '<html><body><p>Diagnosis: Non-union</p></body></html>', 'word/embeddings/letter.docx': 'PK', 'word/embeddings/oleObject1.bin': Buffer.from('d0cf11e0a1b11ae10000', 'hex').toString('latin1'),
    });
    const file = await readFile('form.docx', bytes);
    expect(file.children.map((child) => child.name)).toEqual(['afchunk.html', 'letter.docx', 'oleObject1.bin']);
    const binary = await rawDocx(p('x'), { ...relations(relation('o', 'oleObject', 'embeddings/o.bin')), 'word/embeddings/o.bin': Buffer.from('d0cf11e0a1b11ae10000', 'hex') as unknown as string });
    const named = await readFile('form.docx', binary);
    expect([codes(named), named.children]).toEqual([['docx-part-not-read'], []]);
    expect(named.issues[0]!.message).toContain('o.bin');
    expect(codes(await readFile('form.docx', bytes, { ...readLimits, nesting: 0 }))).toEqual(['docx-part-not-read', 'docx-part-not-read', 'docx-part-not-read']);
  });

  it('comments, pictures as large as a scan, words struck through and hidden are each said', async () => {
    const picture = (cm: number) => `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="${cm * 360_000}" cy="${cm * 360_000}"/><a:blip r:embed="p"/></wp:inline></w:drawing></w:r></w:p>`;
    const file = await readFile('form.docx', await rawDocx(`${p('Patient name: Otto Flinders')}${picture(15)}${picture(2)}${p('Yes ', '<w:r><w:rPr><w:dstrike/></w:rPr><w:t>No</w:t></w:r>')}${p('<w:r><w:rPr><w:color w:val="FEFEFE"/></w:rPr><w:t>secret</w:t></w:r>')}`, { 'word/comments.xml': `<w:comments>${p(r('Ask again'))}</w:comments>` }));
    expect(codes(file)).toEqual(['docx-hidden-text', 'docx-struck-text', 'docx-comments', 'docx-pictures']);
    expect(file.issues.find((issue) => issue.code === 'docx-pictures')!.message).toContain('a picture');
  });
});
