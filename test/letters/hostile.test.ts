import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { typeset, TypesettingFailed, UnprintableLetter, unprintableIn } from '../../electron/worker/typeset.ts';
import { letterKinds } from '../../shared/letters/document.ts';
import { composed, fontDir, partOf, pdfOf, poppler, runningText, sampleFor, template, textPaths, withPart } from './kit.ts';
import { declined } from './samples.ts';

const markup = [
  '#read("/etc/passwd")',
  '#panic("x")',
  '*bold* _italic_ `raw` = Heading',
  '$x^2$ <label> @reference',
  '#import "@preview/tidy:0.1.0": *',
  'https://example.invalid/ -- --- ... "quoted" \\ \\u{41} [brackets] ~ // comment /* c */',
];

describe('markup in the record stays text', () => {
  test.each(markup)('%s', (text) => {
    const record = withPart(withPart(declined, 'reasons.arguments.0.reason', text), 'patient.name', text);
    const pdf = pdfOf(composed('declined-clinician', record));
    expect(runningText(pdf)).toContain(text.replace(/\s+/g, ' '));
    expect([...poppler('pdfinfo', pdf, '-struct-text').matchAll(/^\s*H1 /gm)]).toHaveLength(1);
    expect(poppler('pdfinfo', pdf, '-url')).not.toContain('example.invalid');
  });

  test('in every text of every letter at once', () => {
    for (const kind of letterKinds) {
      const fixed = /^(decision|routed\.route|appeal\.outcome|appeal\.findings\.\d+\.found|rights\.\w+\.startedBy|tellingPatient|patient\.(nhsNumber|dateOfBirth)|letterDate)|(Date|Of|On|From|date|byWhen|lastDate)$/;
      const paths = textPaths(sampleFor[kind]).filter((path) => !fixed.test(path) && !/^\d{4}-\d\d-\d\d$/.test(String(partOf(sampleFor[kind], path))));
      const record = paths.reduce((at, path) => withPart(at, path, '#panic("x") *b* $y$'), sampleFor[kind]);
      expect(runningText(pdfOf(composed(kind, record)))).toContain('#panic("x") *b* $y$');
    }
  });
});

describe('long data', () => {
  /** Whether all words of the pages stand between the left and right edge of the paper's text. */
  function staysInside(pdf: Uint8Array): void {
    const words = poppler('pdftotext', pdf, '-bbox').matchAll(/<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"/g);
    for (const [, left, right] of words) {
      expect(Number(left)).toBeGreaterThan(70);
      expect(Number(right)).toBeLessThan(526);
    }
  }

  const long = 'Averylongname'.repeat(23);

  test.each(letterKinds)('%s: a word longer than a line is divided wherever it stands', (kind) => {
    for (const largePrint of [false, true]) {
      let record = withPart(sampleFor[kind], 'patient.largePrint', largePrint);
      const texts = ['patient.name', 'clinician.name', 'clinician.role', 'icb.email', 'icb.name', 'reference', 'application.diagnosis', 'application.papersRead.0.kind', 'signedBy.role', 'patient.addressLines.0'];
      for (const path of texts) record = withPart(record, path, path === 'reference' ? `IFR-${'9'.repeat(40)}` : long);
      const pdf = pdfOf(composed(kind, record));
      staysInside(pdf);
      expect(runningText(pdf).replaceAll(' ', '')).toContain(long);
    }
  });

  test('an address of email that fits its line is never divided, in large print either', () => {
    const pdf = pdfOf(composed('declined-patient', withPart(declined, 'patient.largePrint', true)));
    expect(poppler('pdftotext', pdf, '-raw')).toMatch(/Email:\s+ifr\.team@example\.invalid\n/);
  });

  test('capitals, the widest letters, stay inside too', () => {
    staysInside(pdfOf(composed('declined-clinician', withPart(declined, 'application.papersRead.0.kind', 'W'.repeat(200)))));
    staysInside(pdfOf(composed('declined-patient', withPart(declined, 'patientNote.reasons', 'W'.repeat(400)))));
  });

  test('many papers, arguments and address lines', () => {
    const record = {
      ...declined,
      clinician: { ...declined.clinician, addressLines: Array.from({ length: 12 }, (_, index) => `Line ${index + 1}`) },
      application: { ...declined.application, papersRead: Array.from({ length: 150 }, (_, index) => ({ name: `Paper ${index + 1}`, kind: 'Letter' })) },
      reasons: {
        ...declined.reasons!,
        evidence: 'A sentence that goes on. '.repeat(800),
        arguments: Array.from({ length: 40 }, (_, index) => ({ argument: `Said ${index}.`, finding: `Found ${index}.`, reason: `Because of ${index}.` })),
      },
    };
    const pdf = pdfOf(composed('declined-clinician', record));
    const text = runningText(pdf);
    staysInside(pdf);
    for (const wanted of ['Line 12 Date', 'Paper 150', 'Because of 39.']) expect(text.replace(/ Individual Funding Requests Team.*?example\.invalid/, '')).toContain(wanted);
    expect(poppler('pdfinfo', pdf)).toMatch(/^Pages:\s+(1\d|2\d)$/m);
  });

  test.each([11, 25, 40, 60, 85, 130])('the signature is never alone on a page (%i more lines)', (lines) => {
    const record = withPart(declined, 'patientNote.reasons', Array.from({ length: lines }, (_, index) => `Line ${index}.`).join('\n'));
    const pages = poppler('pdftotext', pdfOf(composed('declined-patient', record)), '-raw').split('\f');
    const page = pages.find((one) => one.includes('Yours sincerely'))!;
    for (const wanted of ['Other formats and languages', 'Morgan Sample', 'Copies to: your GP']) expect(page).toContain(wanted);
  });
});

describe('what the typeface cannot print is refused by name', () => {
  test.each([
    ['王小明', 'U+738B'],
    ['محمد', 'U+0645'],
    ['Sam 😀', 'U+1F600'],
    ['A\u202eB', 'U+202E'],
    ['A\u200bB', 'U+200B'],
    ['A\u0007B', 'U+0007'],
    ['A\ud800B', 'U+D800'],
  ])('%j', (name, codePoint) => {
    const document = composed('declined-patient', withPart(declined, 'patient.name', name));
    const refused = unprintableIn(document, fontDir);
    expect(refused[0]!.message).toContain(codePoint);
    expect(refused[0]!.message).toContain('The addressee');
    let thrown: unknown;
    try {
      pdfOf(document);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UnprintableLetter);
    expect((thrown as UnprintableLetter).items).toEqual(refused);
  });

  test.each(['Łukasz Żółć', 'Siân Ffrancon-Davies', 'Nguyễn Thị Ánh', 'Çağla Şimşek', 'Ōtāhuhu Māia', 'Adébáyọ̀', 'Björk Þórsdóttir', 'Ελένη', 'Олена', 'O’Brien–Smith', '5 µg ≥ 2½ × 10 ± 3 °C £4'])('%s is printed', (name) => {
    const document = composed('declined-patient', withPart(declined, 'patient.name', name));
    expect(unprintableIn(document, fontDir)).toEqual([]);
    expect(runningText(pdfOf(document))).toContain(name.normalize('NFC'));
  });
});

describe('failures are told without the letter', () => {
  const document = composed('declined-patient');

  test('no such folder, a folder without fonts, no template, a broken template, no such day', () => {
    const empty = mkdtempSync(join(tmpdir(), 'ifr-nofont-'));
    try {
      expect(() => typeset(document, { fontDir: join(empty, 'none'), template, issuedOn: '2026-06-15' })).toThrow(TypesettingFailed);
      expect(() => typeset(document, { fontDir: empty, template, issuedOn: '2026-06-15' })).toThrow(/No font/);
      expect(() => typeset(document, { fontDir, template: { path: join(empty, 'none.typ') }, issuedOn: '2026-06-15' })).toThrow(/template/);
      expect(() => typeset(document, { fontDir, template, issuedOn: '2026-02-30' })).toThrow(/day/);
    } finally {
      rmSync(empty, { recursive: true, force: true });
    }
    let message = '';
    try {
      typeset(document, { fontDir, template: { text: '#panic(sys.inputs.letter)' }, issuedOn: '2026-06-15' });
    } catch (error) {
      expect(error).toBeInstanceOf(TypesettingFailed);
      message = (error as Error).message;
    }
    expect(message).not.toBe('');
    expect(message).not.toContain('Rowan');
    expect(message).not.toContain('9990000018');
  });

  test('the next letter after a failure is set as ever', () => {
    expect(() => typeset(document, { fontDir, template: { text: '#unknown-thing' }, issuedOn: '2026-06-15' })).toThrow(TypesettingFailed);
    expect(pdfOf(document).length).toBeGreaterThan(10_000);
  });
});
