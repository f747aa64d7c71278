import { describe, expect, test } from 'vitest';
import { typeset } from '../../electron/worker/typeset.ts';
import { letterKinds, textsOf } from '../../shared/letters/document.ts';
import { composed, fontDir, partOf, pdfOf, poppler, runningText, sampleFor, template, textPaths, withPart } from './kit.ts';
import { declined } from './samples.ts';

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

describe.each(letterKinds)('%s', (kind) => {
  const document = composed(kind);
  const pdf = pdfOf(document);
  const structure = poppler('pdfinfo', pdf, '-struct-text');

  test('says that it is PDF/UA-1, its title, its language and its day', () => {
    const metadata = poppler('pdfinfo', pdf, '-meta');
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(metadata).toContain(`<rdf:li xml:lang="x-default">${document.title}</rdf:li>`);
    expect(metadata).toContain('<rdf:li>en-GB</rdf:li>');
    const info = poppler('pdfinfo', pdf);
    expect(info).toMatch(/^Tagged:\s+yes$/m);
    expect(info).toMatch(/^JavaScript:\s+no$/m);
    expect(info).toMatch(/^Page size:.*A4/m);
    expect(poppler('pdfinfo', pdf, '-isodates')).toContain(`CreationDate:    ${document.letterDate}T00:00:00Z`);
  });

  test('has one H1, skips no level, and marks tables and lists', () => {
    const levels = [...structure.matchAll(/^\s*H([1-6]) /gm)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.reduce((before, level) => (expect(level - before).toBeLessThanOrEqual(1), level), 0);
    const headings = document.blocks.filter((block) => block.kind === 'heading');
    expect(levels).toHaveLength(headings.length);
    const tables = document.blocks.filter((block) => block.kind === 'table');
    expect([...structure.matchAll(/^\s*TH /gm)]).toHaveLength(tables.reduce((sum, table) => sum + table.header.length, 0));
    const lists = document.blocks.filter((block) => block.kind === 'list');
    expect([...structure.matchAll(/^\s*L \(block\)/gm)]).toHaveLength(lists.length);
    expect([...structure.matchAll(/^\s*LI \(block\)/gm)]).toHaveLength(lists.reduce((sum, list) => sum + list.items.length, 0));
  });

  test('carries its typeface, and no other', () => {
    const fonts = poppler('pdffonts', pdf).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Arimo-(Regular|Bold)\s.*\syes yes yes\s/);
  });

  test('prints every text of the letter', () => {
    const text = runningText(pdf).replaceAll(' ', '');
    for (const { text: wanted } of textsOf({ ...document, title: document.sender.name })) expect(text + document.reference + document.chainHead.replaceAll(' ', '')).toContain(squeezed(wanted).replaceAll(' ', ''));
  });

  test('numbers its pages, with reference and record head on each', () => {
    const pages = poppler('pdftotext', pdf, '-layout').split('\f').slice(0, -1);
    pages.forEach((page, index) => {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page).toContain(`Reference ${document.reference}`);
      expect(squeezed(page)).toContain(`Record head ${document.chainHead}`);
    });
  });

  test('the signature stands below words of the letter', () => {
    const page = poppler('pdftotext', pdf, '-raw').split('\f').find((one) => one.includes('Yours sincerely'))!;
    expect(page).toContain('Other formats and languages');
    expect(page).toContain(sampleFor[kind].signedBy.role);
  });

  test('the same letter gives the same bytes', () => {
    pdfOf(composed('declined-clinician'));
    expect(Buffer.from(pdfOf(composed(kind))).equals(Buffer.from(pdf))).toBe(true);
  });
});

test('every argument, finding and reason stands in the PDF', () => {
  const text = runningText(pdfOf(composed('declined-clinician')));
  for (const path of textPaths(declined.reasons!.arguments)) expect(text).toContain(squeezed(String(partOf(declined.reasons!.arguments, path))));
});

test('the template given as text sets the same letter', async () => {
  const { readFileSync } = await import('node:fs');
  const document = composed('declined-patient');
  const fromText = typeset(document, { fontDir, template: { text: readFileSync(template.path, 'utf8') }, issuedOn: document.letterDate });
  expect(Buffer.from(fromText).equals(Buffer.from(pdfOf(document)))).toBe(true);
});

test('a decomposed letter is set as its composed form', () => {
  const name = 'Zoë Šimková';
  const [composedName, decomposed] = [name.normalize('NFC'), name.normalize('NFD')];
  const bytes = (one: string) => Buffer.from(pdfOf(composed('declined-patient', withPart(declined, 'patient.name', one))));
  expect(bytes(decomposed).equals(bytes(composedName))).toBe(true);
  expect(runningText(bytes(decomposed))).toContain(composedName);
});
