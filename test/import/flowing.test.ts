import { describe, expect, it } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import { checkReply } from '../../electron/worker/parserReply.ts';
import { readLimits, type ReadFile } from '../../shared/import/paper.ts';
import { blockText } from '../../shared/import/wordPairs.ts';
import { proposed } from './plain.ts';

const codes = (file: ReadFile) => file.issues.map((issue) => issue.code);
const words = (file: ReadFile) => (file.document?.blocks ?? []).map(blockText).join('\n');
const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));
const text = (content: string) => readFile('note.txt', bytes(content));
const rtf = (content: string) => readFile('form.rtf', bytes(`{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\fnil\\fcharset2 Wingdings;}}{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue0;}${content}}`, 'latin1'));
const web = (content: string) => readFile('page.html', bytes(content));
const who = { patientName: ['Otto Flinders'], dateOfBirth: ['1958-06-04'], nhsNumber: ['9990000018'] };

describe('plain text', () => {
  it.each([
    ['label and colon', 'Patient name: Otto Flinders\nDate of birth: 4 June 1958\nNHS number: 999 000 0018\n'],
    ['columns of spaces', 'Patient name        Otto Flinders\nDate of birth       4 June 1958\nNHS number          999 000 0018\n'],
    ['colons and columns', 'Patient name:       Otto Flinders\nDate of birth:      4 June 1958\nNHS number:         999 000 0018\n'],
    ['two pairs a line', 'Patient name     Otto Flinders      Date of birth    4 June 1958\nNHS number       999 000 0018\n'],
    ['tabs', 'Patient name\tOtto Flinders\r\nDate of birth\t4 June 1958\r\nNHS number\t999 000 0018\r\n'],
    ['label over value', 'Patient name\nOtto Flinders\n\nDate of birth\n4 June 1958\n\nNHS number\n999 000 0018\n'],
    ['a row of labels over a row of values', 'Patient name         Date of birth      NHS number\nOtto Flinders        4 June 1958        999 000 0018\n'],
    ['bars', '| Question | Answer |\n|---|---|\n| Patient name | Otto Flinders |\n| Date of birth | 4 June 1958 |\n| NHS number | 999 000 0018 |\n'],
    ['Markdown', '# IFR form\n\n## Patient details\n\n- **Patient name:** Otto Flinders\n- **Date of birth:** 4 June 1958\n- **NHS number:** 999 000 0018\n'],
    ['numbered sections', 'SECTION A: PATIENT DETAILS\nName:               Otto Flinders\nDate of birth:      4 June 1958\nNHS number:         999 000 0018\n\nSECTION B: CLINICIAN DETAILS\nName:               Dr Nora Quill\n'],
    ['headings with a rule below', 'PATIENT DETAILS\n---------------\nName: Otto Flinders\nDate of birth: 4 June 1958\nNHS number: 999 000 0018\n\nGP PRACTICE\n-----------\nName: Mill Road Surgery\n'],
  ])('%s', async (_layout, content) => {
    const file = await text(content);
    const { gpPracticeName: _gp, ...found } = proposed(file) as Record<string, string[]> & { gpPracticeName?: string[] };
    expect(Object.fromEntries(Object.keys(who).map((fact) => [fact, found[fact]]))).toEqual(who);
    expect(['text', 'csv']).toContain(file.kind); // bars and tabs make a list as well
    expect(file.read).toBe(true);
  });

  it.each(['utf8', 'utf16le', 'latin1', 'marked utf8', 'marked utf16le', 'marked utf16be'])('as %s', async (encoding) => {
    const content = 'Patient name: René Nuñez\nDate of birth: 4 June 1958\n';
    const data = Buffer.from(encoding.startsWith('marked') ? `\ufeff${content}` : content, (encoding.includes('utf16') ? 'utf16le' : encoding.replace('marked ', '')) as BufferEncoding);
    const file = await readFile('note.txt', new Uint8Array(encoding.endsWith('be') ? data.swap16() : data));
    expect(proposed(file)).toMatchObject({ patientName: ['René Nuñez'], dateOfBirth: ['1958-06-04'] });
  });

  it('a long answer ends where the next label begins; a broken line goes on', async () => {
    const file = await text('Clinical history: Fell in March and broke the left scaphoid. No sign of\nhealing at six months.\nStill in pain.\nDiagnosis: Non-union of the scaphoid after a fracture that was treated in\nplaster for twelve weeks\nHas the patient consented? [x] Yes [ ] No\n');
    expect(proposed(file)).toMatchObject({ clinicalHistory: ['Fell in March and broke the left scaphoid. No sign of healing at six months. Still in pain.'], diagnosis: ['Non-union of the scaphoid after a fracture that was treated in plaster for twelve weeks'], consentGiven: ['yes'] });
  });

  it('is cut where it is longer than can be shown, and says so', async () => {
    const file = await text(`NHS number: 999 000 0018\n${'words and words\n'.repeat(400_000)}`);
    expect(codes(file)).toEqual(['file-cut']);
    expect(proposed(file)).toEqual({ nhsNumber: ['9990000018'] });
  }, 30_000);

  it('prose proposes nothing', async () => {
    expect(proposed(await text('The patient was well.  Patient  information was given to her.\nWe spoke of the request at length.\n'))).toEqual({});
  });
});

describe('RTF', () => {
  it('paragraphs, characters of every way of writing, headings', async () => {
    const file = await rtf("\\pard Patient name: Ren\\'e9 Nu\\u241\\'f1ez\\par Date of birth: 4\\~June 1958\\line NHS number: 999 000 0018\\par {\\uc0 Diagnosis: Golfer\\u8217 s elbow}\\par");
    expect(proposed(file)).toEqual({ patientName: ['René Nuñez'], dateOfBirth: ['1958-06-04'], nhsNumber: ['9990000018'], diagnosis: ['Golfer’s elbow'] });
    expect([file.kind, codes(file)]).toEqual(['rtf', []]);
  });

  it('tables, with and without \\intbl on every paragraph', async () => {
    const row = (cells: string[]) => `\\trowd\\cellx3000\\cellx9000 ${cells.map((cell) => `\\pard\\intbl ${cell}\\cell `).join('')}\\row `;
    const file = await rtf(`${row(['Patient name', 'Otto Flinders'])}${row(['Date of birth', '4 June 1958'])}${row(['NHS number', '999 000 0018'])}\\pard After the table\\par`);
    expect(proposed(file)).toEqual(who);
    expect(file.document!.blocks.map((block) => block.type)).toEqual(['table', 'paragraph']);
    const loose = await rtf('\\trowd\\cellx3000\\cellx9000 NHS number\\cell 999 000 0018\\cell\\row\\pard');
    expect(proposed(loose)).toEqual({ nhsNumber: ['9990000018'] });
  });

  it('fields: what they show, their boxes, and no address that they would fetch', async () => {
    const box = (result: number) => `{\\field{\\*\\fldinst { FORMCHECKBOX }{\\*\\formfield{\\fftype1\\ffres25\\ffdefres${result}}}}{\\fldrslt }}`;
    const file = await rtf(`NHS number: {\\field{\\*\\fldinst HYPERLINK "https://elsewhere.example"}{\\fldrslt 999 000 0018}}\\par Has the patient consented? ${box(1)} Yes ${box(0)} No\\par{\\field{\\*\\fldinst INCLUDEPICTURE "https://elsewhere.example/a.png"}{\\fldrslt }}`);
    expect(proposed(file)).toEqual({ nhsNumber: ['9990000018'], consentGiven: ['yes'] });
    expect(words(file)).not.toContain('elsewhere');
    expect(codes(file)).toEqual(['remote-content']);
    expect(proposed(await rtf("Has the patient consented? {\\f1\\'fe} Yes {\\f1\\'a8} No\\par"))).toEqual({ consentGiven: ['yes'] });
  });

  it('hidden and deleted words are left out, objects and binary data passed over', async () => {
    const file = await rtf('{\\v NHS number: 999 000 0026\\par}{\\deleted NHS number: 999 000 0034\\par}{\\cf1 NHS number: 999 000 0042\\par}NHS number: 999 000 0018\\par{\\object\\objemb{\\*\\objdata 0105000002}{\\result {\\pict\\bin6 {}{}{}}}}\\par');
    expect(proposed(file)).toEqual({ nhsNumber: ['9990000018'] });
    expect(codes(file)).toEqual(['hidden-text', 'docx-tracked-deletion', 'active-content']);
  });

  it('headers and text boxes are read; the head of the file is not', async () => {
    const file = await rtf('{\\info{\\author Nobody}{\\title Patient name: Nobody Atall}}{\\header NHS number: 999 000 0018}{\\*\\unknown NHS number: 999 000 0026}Date of birth: 4 June 1958\\par{\\shp{\\*\\shpinst{\\sp{\\sn name}{\\sv NHS number: 1}}{\\shptxt Patient name: Otto Flinders\\par}}}');
    expect(proposed(file)).toEqual(who);
  });

  it('broken off, and nested without end', async () => {
    const cut = await readFile('form.rtf', bytes('{\\rtf1\\ansi NHS number: 999 000 0018\\par {\\b Date of', 'latin1'));
    expect([proposed(cut), codes(cut)]).toEqual([{ nhsNumber: ['9990000018'] }, ['file-partly-damaged']]);
    const deep = await readFile('form.rtf', bytes(`{\\rtf1 ${'{'.repeat(200_000)}`, 'latin1'));
    expect([deep.read, codes(deep)]).toEqual([false, ['file-damaged']]);
  });
});

describe('web pages', () => {
  it('a saved form: fields, boxes, lists to choose from', async () => {
    const file = await web('<!doctype html><html><head><title>x</title><script>alert(1)</script></head><body><h2>Patient details</h2><form><p><label>Patient name:</label> <input type="text" value="Otto Flinders"></p><p><label>NHS number:</label> <input value="999 000 0018"><input type="hidden" value="secret"></p><p>Has the patient consented? <input type=radio checked> Yes <input type=radio> No</p><p>Date of birth: <select><option>1 May 1950</option><option selected>4 June 1958</option></select></p></form></body></html>');
    expect(proposed(file)).toEqual({ ...who, consentGiven: ['yes'] });
    expect([file.kind, codes(file)]).toEqual(['web', ['active-content']]);
    expect(words(file)).not.toMatch(/secret|alert/);
  });

  it('tables inside tables, lines by <br>, a list of terms', async () => {
    const file = await web('<html><body><table><tr><td><table><tr><th>NHS number</th><td>999 000 0018</td></tr><tr><th>Diagnosis</th><td>Golfer’s elbow</td></tr></table></td></tr></table><p>Date of birth: 4 June 1958<br>Clinical history: Fell in March.<br>Has the patient consented? Yes<br></p></body></html>');
    expect(proposed(file)).toEqual({ nhsNumber: ['9990000018'], diagnosis: ['Golfer’s elbow'], dateOfBirth: ['1958-06-04'], clinicalHistory: ['Fell in March.'], consentGiven: ['yes'] });
  });

  it('a label and its answer that only their style parts', async () => {
    const file = await web('<html><body><div><span class="field-label">Diagnosis</span><span class="field-value">Golfer’s elbow</span></div><div><label>NHS number</label><span class="value">999 000 0018</span></div><p>One <span class="SpellE">wo</span><span>rd</span></p></body></html>');
    expect(proposed(file)).toEqual({ diagnosis: ['Golfer’s elbow'], nhsNumber: ['9990000018'] });
    expect(words(file)).toContain('One word');
  });

  it('nested without end is stopped, and what stood before is read', async () => {
    const file = await web(`<html><body><p>NHS number: 999 000 0018</p>${'<div>'.repeat(100_000)}`);
    expect(proposed(file)).toEqual({ nhsNumber: ['9990000018'] });
    expect(codes(file)).toEqual(['file-partly-damaged']);
  });

  it('tables nested without end are stopped where the record would no longer take the answer', async () => {
    const file = await web(`<html><body><p>NHS number: 999 000 0018</p>${'<table><tr><td>'.repeat(250)}x`);
    const taken = checkReply({ ok: true, file }, { name: 'page.html', limits: readLimits });
    expect(taken?.ok && proposed(taken.file)).toEqual({ nhsNumber: ['9990000018'] });
    expect(codes(file)).toEqual(['file-partly-damaged']);
  });

  it('in another encoding that it names', async () => {
    const page = '<html><head><meta charset="windows-1250"></head><body><p>Patient name: Ji\u0159\u00ed Nov\u00e1k</p></body></html>';
    const data = Buffer.from([...page].map((letter) => (letter === '\u0159' ? 0xf8 : letter.charCodeAt(0))));
    expect(proposed(await readFile('page.html', new Uint8Array(data)))).toEqual({ patientName: ['Jiří Novák'] });
  });
});
