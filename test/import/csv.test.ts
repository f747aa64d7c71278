import { describe, expect, it } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import { csvTableOf, guessUses, proposeRows } from '../../shared/import/csvTable.ts';
import { judgePack } from '../../shared/import/judgePack.ts';
import { readLimits, type CandidateFact, type ReadFile } from '../../shared/import/paper.ts';
import { valueWords } from '../../shared/import/plainValue.ts';

const read = (source: string | Uint8Array, limits = readLimits) => readFile('list.csv', typeof source === 'string' ? Buffer.from(source) : source, limits);
const told = (candidates: readonly CandidateFact[]) => Object.fromEntries(candidates.map((one) => [one.factId, valueWords(one.value)]));
const codes = (file: ReadFile) => file.issues.map((one) => one.code);

const list = `NHS_No,Patient Forename,PatientSurname,DOB,Address 1,Address 2,Postcode,GP practice,Code,Requesting clinician,Email,Intervention requested,ICD-10,Colour of folder
9990000018,Agnes,Winter,04/05/1961,"2 Mill Lane, Top Flat",Otterby,ZZ1 1AA,Otterby Surgery,Z99001,Mr I Quill,i.quill@nhs.example,Exogen,M84.1,blue
999 000 0026,Tomos,Reed,13/01/1990,5 Hill Rise,Otterby,ZZ1 2BB,Otterby Surgery,Z99001,Dr P Lark,p.lark@nhs.example,Guided steroid injection,M75.0,red
`;

describe('a list of requests', () => {
  it('gives one request to a row, each value with its cell', async () => {
    const file = await read(list);
    expect([file.kind, file.read, codes(file), file.candidates]).toEqual(['csv', true, [], []]);
    expect(file.records!.map((record) => record.label)).toEqual(['Row 2', 'Row 3']);
    expect(told(file.records![0]!.candidates)).toEqual({
      nhsNumber: '9990000018', patientName: 'Agnes Winter', dateOfBirth: '1961-05-04', patientAddress: '2 Mill Lane, Top Flat, Otterby, ZZ1 1AA', gpPractice: 'Otterby Surgery', gpPracticeCode: 'Z99001',
      requesterName: 'Mr I Quill', requesterEmail: 'i.quill@nhs.example', intervention: 'Exogen', treatment: 'lipus', lipusDevice: 'exogen', diagnosisCode: 'M84.1',
    });
    expect(told(file.records![1]!.candidates)).toMatchObject({ nhsNumber: '9990000026', patientName: 'Tomos Reed', dateOfBirth: '1990-01-13', requesterEmail: 'p.lark@nhs.example' });
    expect(file.records![1]!.candidates[0]).toMatchObject({ label: 'NHS_No', method: 'table-cell', anchor: { kind: 'word', path: [0, 2, 0, 0], place: 'Row 3, column NHS_No', words: '999 000 0026' } });
    const judged = judgePack([{ paperId: 'p', file }], { asAt: '2026-03-10', commissioner: null });
    expect([judged.outcome, judged.cases.length]).toEqual(['warn', 2]);
    expect(judged.issues.map((one) => one.code)).toEqual(['case-missing', 'consent-missing']);
  });

  it.each([[';', 'utf8'], ['\t', 'utf8'], ['|', 'utf8'], [',', 'utf16le'], [',', 'latin1']] as const)('is the same with “%s” and in %s', async (separator, encoding) => {
    const text = list.replace('"2 Mill Lane, Top Flat"', '2 Mill Lane Topflät').replaceAll(',', separator);
    const bytes = encoding === 'utf16le' ? Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]) : Buffer.from(text, encoding);
    const file = await read(bytes);
    expect(told(file.records![0]!.candidates)).toMatchObject({ patientName: 'Agnes Winter', patientAddress: '2 Mill Lane Topflät, Otterby, ZZ1 1AA' });
  });

  it('is one request where it has one row, below a title that an export printed', async () => {
    const file = await read(`\ufeffRequests received\nExported 3 March 2026\n\n${list.split('\n').slice(0, 2).join('\r\n')}`);
    expect(told(file.candidates)).toMatchObject({ nhsNumber: '9990000018', patientName: 'Agnes Winter' });
    expect(file.records).toBeUndefined();
    const { path } = file.candidates[0]!.anchor as unknown as { path: number[] };
    expect(file.document!.blocks[path[0]!]).toMatchObject({ type: 'table' });
  });

  it('leaves a name that could be anybody’s to the columns beside it', () => {
    expect(guessUses(['Name', 'NHS number', 'Telephone', 'Consultant', 'Role', 'Email', 'Organisation'])).toEqual(['patientName', 'nhsNumber', 'patientTelephone', 'requesterName', 'requesterRole', 'requesterEmail', 'requesterOrganisation']);
    expect(guessUses(['Colour', 'Size', 'Name'])).toEqual([null, null, null]);
    expect(guessUses(['Drug', 'Consultant', 'Consultant Email', 'Referrer phone', 'consultantGmcNumber'])).toEqual(['intervention', 'requesterName', 'requesterEmail', 'requesterTelephone', 'requesterGmc']);
    expect(guessUses(['dateOfBirth', 'first_name', 'last-name'])).toEqual(['dateOfBirth', 'forename', 'surname']);
  });

  it('takes no day that a column with the month first could mean otherwise', async () => {
    const file = await read('NHS number,Patient name,Date of birth\n9990000018,Agnes Winter,04/05/1961\n9990000026,Tomos Reed,01/13/1990\n9990000034,Una Frost,3 May 1970\n');
    expect(codes(file)).toEqual(['date-ambiguous']);
    expect(file.records!.map((record) => told(record.candidates).dateOfBirth)).toEqual([undefined, undefined, '1970-05-03']);
  });

  it('shows what a spreadsheet would carry out, and takes nothing from it', async () => {
    const file = await read('NHS number,Patient name,Intervention,Clinician telephone\n9990000018,Agnes Winter,"=cmd|\' /C calc\'!A0",+44 1632 960001\n');
    expect(codes(file)).toEqual(['csv-formula']);
    expect(told(file.candidates)).toEqual({ nhsNumber: '9990000018', patientName: 'Agnes Winter', requesterTelephone: '+44 1632 960001' });
    expect(JSON.stringify(file.document)).toContain("=cmd|' /C calc'!A0");
  });

  it('takes nothing from a row whose cells cannot be told apart, and counts a row once', async () => {
    const file = await read('NHS number,Patient name,Intervention\n9990000018,Winter, Agnes,Exogen\n9990000026,Tomos Reed,Exogen\n9990000026,Tomos Reed,Exogen\n9990000034,Una Frost\n');
    expect(codes(file)).toEqual(['csv-row-twice', 'csv-ragged']);
    expect(told(file.candidates)).toMatchObject({ nhsNumber: '9990000026' });
    expect(file.issues[1]!.message).toContain('rows 2 and 5');
  });

  it('says that two columns have one name, and chooses neither', async () => {
    const file = await read('NHS number,Patient name,Diagnosis code,Diagnosis code\n9990000018,Agnes Winter,M84.1,M84.2\n');
    expect(codes(file)).toEqual(['csv-column-twice']);
    expect(file.candidates.filter((one) => one.factId === 'diagnosisCode').map((one) => valueWords(one.value))).toEqual(['M84.1', 'M84.2']);
  });

  it('keeps a list that nobody understands, until somebody says what its columns mean', async () => {
    const file = await read('A1,B2,C3\nx1,Agnes Winter,9990000018\nx2,Tomos Reed,9990000026\n');
    expect([file.kind, file.read, codes(file)]).toEqual(['csv', false, ['csv-not-mapped']]);
    const table = csvTableOf(file.document)!;
    const found = proposeRows(table, { columns: [null, 'patientName', 'nhsNumber'] }, 'list.csv');
    expect(found.records!.map((record) => told(record.candidates))).toEqual([{ patientName: 'Agnes Winter', nhsNumber: '9990000018' }, { patientName: 'Tomos Reed', nhsNumber: '9990000026' }]);
    const nameless = await read('9990000018,Agnes Winter,04/05/1961\n9990000026,Tomos Reed,13/01/1990\n9990000034,Una Frost,14/01/1990\n');
    expect([codes(nameless), csvTableOf(nameless.document)!.header, csvTableOf(nameless.document)!.rows.length]).toEqual([['csv-not-mapped'], ['Column 1', 'Column 2', 'Column 3'], 3]);
  });

  it.each([
    ['names alone', 'NHS number,Patient name,DOB\n', ['csv-no-rows']],
    ['a quotation mark that never closes', 'NHS number,Patient name,DOB\n9990000018,"Agnes,04/05/1961\n', ['csv-quote-open']],
  ])('says what is wrong: %s', async (_what, source, expected) => {
    const file = await read(source);
    expect([file.kind, codes(file), file.candidates]).toEqual(['csv', expected, []]);
  });

  it('reads no more rows than the limit, and says so', async () => {
    const rows = Array.from({ length: 100_000 }, (_, n) => `${n},Person ${n},x`).join('\n');
    const file = await read(`Reference,Patient name,Intervention\n${rows}\n`, { ...readLimits, entries: 50 });
    expect(codes(file)).toContain('csv-too-many');
    expect(csvTableOf(file.document)!.rows.length).toBe(50);
  });
});

describe('questions and answers one below the other', () => {
  it('are one request', async () => {
    const file = await read('Field,Value\nPatient details,\nName,Agnes Winter\nnhsNumber,999 000 0018\nDate of birth,4 May 1961\nClinician details,\nName,Mr I Quill\nIntervention requested,Exogen\nHas the patient consented?,Yes\n');
    expect([file.kind, file.read, codes(file)]).toEqual(['csv', true, []]);
    expect(told(file.candidates)).toMatchObject({ patientName: 'Agnes Winter', nhsNumber: '9990000018', dateOfBirth: '1961-05-04', requesterName: 'Mr I Quill', intervention: 'Exogen', consentGiven: 'yes' });
    expect(csvTableOf(file.document)).toBeNull();
  });

  it('are read with the section before each', async () => {
    const file = await read('Section,Question,Answer\nPatient details,Name,Agnes Winter\nPatient details,NHS number,9990000018\nClinician details,Name,Mr I Quill\nClinician details,Email,i.quill@nhs.example\n');
    expect(told(file.candidates)).toEqual({ patientName: 'Agnes Winter', nhsNumber: '9990000018', requesterName: 'Mr I Quill', requesterEmail: 'i.quill@nhs.example' });
  });
});

describe('what is no list', () => {
  it.each([
    ['a letter', 'Dear Mr Quill,\n\nThank you for seeing this lady, who broke her leg.\nShe has had two operations, both failed, and is in pain.\n\nYours,\nDr Lark\n'],
    ['notes', 'One line.\nAnother line, with a comma.\nA third, with two, commas.\n'],
    ['ten bytes', 'Not Found\n'],
  ])('is not taken for one: %s', async (_what, source) => {
    expect((await read(source)).kind).not.toBe('csv');
  });
});

describe('changed bytes', () => {
  it('of 200 lists never throw', async () => {
    const source = Buffer.from(list);
    let seed = 71;
    const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    for (let n = 0; n < 200; n++) {
      const bytes = Uint8Array.from(source);
      for (let k = 0; k <= n % 6; k++) bytes[random(bytes.length)] = random(256);
      const file = await read(n % 5 === 0 ? bytes.subarray(0, random(bytes.length)) : bytes);
      expect(file.read || file.issues.length > 0).toBe(true);
    }
  });
});
