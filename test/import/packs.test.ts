import { describe, expect, it } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import { checkPack } from '../../shared/import/checkPack.ts';
import { issue } from '../../shared/import/issues.ts';
import { judgePack } from '../../shared/import/judgePack.ts';
import { mergeCandidates, sameName, type PackPaper } from '../../shared/import/mergeCandidates.ts';
import { proposeArguments } from '../../shared/import/proposeArguments.ts';
import { p, rawDocx } from './foreign/rawDocx.ts';

const today = '2026-06-01';
const form = {
  'Patient name': 'Otto Flinders', 'NHS number': '999 000 0018', 'Date of birth': '4 June 1958', 'Patient consent': 'Yes', 'Intervention requested': 'Exogen', 'Requesting clinician': 'Dr Ada Moss', 'Secure email': 'a.moss@x.example.nhs.uk',
  Diagnosis: 'Non-union of the left tibia', 'Date of fracture': '3 May 2025', 'Clinical case': 'Surgery cannot be done because of infection in the other leg.',
};

async function paper(paperId: string, lines: Readonly<Record<string, string>>): Promise<PackPaper> {
  return { paperId, file: await readFile(`${paperId}.docx`, await rawDocx(Object.entries(lines).map(([label, value]) => p(`${label}: ${value}`)).join(''))) };
}
const found = async (...papers: Promise<PackPaper>[]) => checkPack(await Promise.all(papers), today).map((issue) => issue.code);

describe('checks of a pack', () => {
  it('nothing is wrong with a complete form', async () => {
    expect(await found(paper('form', form))).toEqual([]);
  });

  it.each([
    ['two patients by number', { 'Patient name': 'Greta Holm', 'NHS number': '999 000 0026', 'Date of birth': '5 July 1960' }, 'two-patients'],
    ['two patients by name and birth', { 'Patient name': 'Greta Holm', 'Date of birth': '5 July 1960' }, 'two-patients'],
    ['one number, two names', { 'Patient name': 'Greta Holm', 'NHS number': '999 000 0018' }, 'same-number-other-name'],
    ['one number, two births', { 'Patient name': 'Mr Otto FLINDERS', 'NHS number': '999 000 0018', 'Date of birth': '5 June 1958' }, 'same-number-other-birth'],
    ['another answer', { 'NHS number': '999 000 0018', Diagnosis: 'Delayed union of the left tibia' }, 'facts-differ'],
    ['the other side', { Diagnosis: 'Non-union of the right tibia' }, 'sides-differ'],
    ['another treatment', { 'Intervention requested': 'Ultrasound-guided injection of the left hip' }, 'treatment-unclear'],
    ['consent refused', { 'Patient consent': 'No' }, 'consent-refused'],
    ['a second form', { ...form, Urgency: 'Routine' }, 'two-forms'],
    ['the same paper twice', form, 'same-paper-twice'],
    ['a draft', { Status: 'DRAFT', Diagnosis: 'Non-union of the left tibia' }, 'marked-superseded'],
  ])('%s', async (_name, second, code) => {
    expect(await found(paper('form', form), paper('second', second))).toContain(code);
  });

  it.each([
    ['a birth in the future', { 'Date of birth': '4 June 2058' }, 'birth-in-future'], ['a birth long ago', { 'Date of birth': '4 June 1858' }, 'birth-too-old'],
    ['a fracture before birth', { 'Date of fracture': '3 May 1950' }, 'event-before-birth'], ['a fracture in the future', { 'Date of fracture': '3 May 2027' }, 'event-in-future'],
    ['the patient named in the case', { 'Clinical case': 'Mr Flinders cannot have surgery because of infection.' }, 'identity-in-free-text'],
    ['the number in the case', { 'Clinical case': 'The patient (999 000 0018) cannot have surgery.' }, 'identity-in-free-text'],
  ])('%s', async (_name, change, code) => {
    expect(await found(paper('form', { ...form, ...change }))).toEqual([code]);
  });

  it.each([
    ['Patient consent', 'consent-missing'], ['Clinical case', 'case-missing'], ['Intervention requested', 'request-missing'], ['NHS number', 'patient-not-identified'], ['Secure email', 'requester-missing'],
  ])('%s left out', async (label, code) => {
    const { [label as keyof typeof form]: _gone, ...rest } = form;
    expect(await found(paper('form', rest))).toContain(code);
  });

  it('no paper that can be read', async () => {
    const scan = { paperId: 'scan', file: await readFile('scan.png', new Uint8Array(Buffer.from('89504e470d0a1a0a', 'hex'))) };
    expect(checkPack([scan], today).map((issue) => issue.code)).toEqual(['nothing-read']);
  });

  it('says nothing of the patient', async () => {
    const issues = checkPack(await Promise.all([paper('a', form), paper('b', { 'Patient name': 'Greta Holm', 'NHS number': '999 000 0026', 'Date of birth': '5 July 1960' })]), today);
    expect(issues.map((issue) => issue.message).join(' ')).not.toMatch(/Flinders|Holm|999|1958|1960/);
  });
});

describe('proposals of several papers', () => {
  it('a date to the month does not contradict the day; another month does', async () => {
    const day = await paper('a', { 'Date of fracture': '3 May 2025' });
    const month = await paper('b', { 'Date of fracture': 'May 2025' });
    const other = await paper('c', { 'Date of fracture': 'June 2025' });
    expect(mergeCandidates([day, month])).toMatchObject([{ factId: 'fractureDate', disputed: false, candidates: [{ paperId: 'a' }, { paperId: 'b' }] }]);
    expect(mergeCandidates([day, month, other])).toMatchObject([{ disputed: true }]);
  });

  it('names in other forms are the same; other names are not', () => {
    expect(sameName('Mrs Agnes Winter', 'WINTER, Agnes')).toBe(true);
    expect(sameName('Agnes Mary Winter', 'A. Winter')).toBe(true);
    expect(sameName('Agnes Winter', 'Arthur Winter')).toBe(false);
    expect(sameName('Agnes Winter', 'Agnes Summers')).toBe(false);
  });

  it('the case is split where the clinician split it', async () => {
    const file = await readFile('form.docx', await rawDocx([p('Clinical case:'), p('The patient differs in these ways:'), p('• Bone quality is poor after radiotherapy.'), p('• No plate can be fixed.'), p('First, the risk is high. Second, the gain is large.')].join('')));
    expect(proposeArguments([{ paperId: '1', file }]).map((argument) => argument.text)).toEqual(['Bone quality is poor after radiotherapy.', 'No plate can be fixed.', 'First, the risk is high.', 'Second, the gain is large.']);
  });
});

describe('what is held', () => {
  it('names each file that an archive could not give, and none that it gave', () => {
    const archive: PackPaper = {
      paperId: 'zip',
      file: { name: 'pack.zip', kind: 'zip', read: true, pages: [], document: null, candidates: [], children: [], issues: [issue('zip-entry-encrypted', 'pack.zip', '“letter “B”.docx”'), issue('zip-bomb', 'pack.zip', '“scan.pdf”'), issue('file-is-link', 'passwd'), issue('zip-unsafe-name', 'pack.zip', 'no name')] },
    };
    expect(judgePack([archive], { asAt: today, commissioner: null }).held).toEqual([{ name: 'letter “B”.docx', code: 'zip-entry-encrypted' }, { name: 'scan.pdf', code: 'zip-bomb' }, { name: 'passwd', code: 'file-is-link' }]);
  });
});

describe('two treatments in one answer', () => {
  it.each([
    ['Exogen for the left tibia and ultrasound-guided injection of the left shoulder', true],
    ['Exogen ultrasound bone healing system', false],
    ['Exogen after failed ultrasound-guided injection', false],
    ['Ultrasound-guided injection of the left shoulder', false],
  ])('%s', async (asked, two) => {
    expect((await found(paper('form', { ...form, 'Intervention requested': asked }))).includes('treatment-unclear')).toBe(two);
  });
});
