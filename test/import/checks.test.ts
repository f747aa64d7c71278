import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import { formatNhsNumber } from '../../shared/domain/nhsNumber.ts';
import { checkPack } from '../../shared/import/checkPack.ts';
import { nearTo, otherNation, patientsByPage, printedNumbers } from '../../shared/import/checks/identifiers.ts';
import { formatPages } from '../../shared/import/checks/pages.ts';
import { compareVersions, sameVersion, versionIn } from '../../shared/import/checks/versions.ts';
import { heldPolicies } from '../../shared/import/heldPolicies.ts';
import type { PackPaper } from '../../shared/import/mergeCandidates.ts';
import type { PackAgainst } from '../../shared/import/packContext.ts';
import type { CandidateFact } from '../../shared/import/paper.ts';
import { bundledPolicies } from '../../shared/policy/index.ts';
import { p, rawDocx } from './foreign/rawDocx.ts';

const today = '2026-06-01';
const form: Readonly<Record<string, string>> = {
  'Patient name': 'Otto Flinders', 'NHS number': '999 000 0018', 'Date of birth': '4 June 1958', 'Patient address': '4 Tansy Row, Nethercombe, ZZ99 3CZ', 'Patient consent': 'Yes', 'Intervention requested': 'Exogen', 'Requesting clinician': 'Dr Ada Moss', 'Secure email': 'a.moss@x.example.nhs.uk',
  Diagnosis: 'Non-union of the left tibia', 'Date of fracture': '3 May 2025', 'Clinical case': 'Surgery cannot be done because of infection in the other leg.',
};
const lines = (fields: Readonly<Record<string, string>>) => Object.entries(fields).map(([label, value]) => `${label}: ${value}`);

async function paper(paperId: string, said: readonly string[] | Readonly<Record<string, string>>): Promise<PackPaper> {
  const paragraphs = Array.isArray(said) ? (said as readonly string[]) : lines(said as Readonly<Record<string, string>>);
  return { paperId, file: await readFile(`${paperId}.docx`, await rawDocx(paragraphs.map((line) => p(line)).join(''))) };
}
const codes = (papers: readonly PackPaper[], against: PackAgainst = {}) => checkPack(papers, today, against).map((issue) => issue.code);
const withForm = async (second: readonly string[] | Readonly<Record<string, string>>, against: PackAgainst = {}) => codes([await paper('form', form), await paper('second', second)], against);
const changed = async (change: Readonly<Record<string, string>>, more: readonly string[] = [], against: PackAgainst = {}) => codes([await paper('form', [...more, ...lines({ ...form, ...change })])], against);

/** A PDF of pages as the reader gives it, without the detour through a file. */
function pdfPaper(paperId: string, pages: readonly { text: string; number?: string; name?: string; birth?: string }[]): PackPaper {
  const at = (page: number, words: string) => ({ kind: 'pdf' as const, page, rects: [], words });
  const candidates = pages.flatMap(({ number, name, birth }, i): CandidateFact[] => [
    ...(number ? [{ factId: 'nhsNumber', value: { kind: 'text' as const, text: number }, anchor: at(i + 1, number), method: 'label-text' as const, label: 'NHS number' }] : []),
    ...(name ? [{ factId: 'patientName', value: { kind: 'text' as const, text: name }, anchor: at(i + 1, name), method: 'label-text' as const, label: 'Patient' }] : []),
    ...(birth ? [{ factId: 'dateOfBirth', value: { kind: 'date' as const, date: { from: birth, to: birth, printed: birth } }, anchor: at(i + 1, birth), method: 'label-text' as const, label: 'DOB' }] : []),
  ]);
  return { paperId, file: { name: `${paperId}.pdf`, kind: 'pdf', read: true, pages: pages.map(({ text }, i) => ({ number: i + 1, width: 595, height: 842, text })), document: null, candidates, issues: [], children: [] } };
}

describe('one patient', () => {
  it.each([
    ['another surname, the same birth', { 'Patient name': 'Otto Bligh', 'NHS number': '999 000 0018', 'Date of birth': '4 June 1958' }, 'name-changed', 'same-number-other-name'],
    ['another surname, the same forename', { 'Patient name': 'Otto Bligh', 'NHS number': '999 000 0018' }, 'name-changed', 'same-number-other-name'],
    ['wholly another name, the same birth', { 'Patient name': 'Greta Holm', 'NHS number': '999 000 0018', 'Date of birth': '4 June 1958' }, 'same-number-other-name', 'name-changed'],
    ['wholly another name, no birth', { 'Patient name': 'Greta Holm', 'NHS number': '999 000 0018' }, 'same-number-other-name', 'name-changed'],
    ['another name and another birth', { 'Patient name': 'Otto Bligh', 'NHS number': '999 000 0018', 'Date of birth': '5 June 1958' }, 'same-number-other-name', 'name-changed'],
    ['a twin with a number of its own', { 'Patient name': 'Greta Flinders', 'NHS number': '999 000 0026', 'Date of birth': '4 June 1958' }, 'possible-twins', 'two-patients'],
    ['a twin without a number', { 'Patient name': 'FLINDERS, Greta', 'Date of birth': '4 June 1958' }, 'possible-twins', 'two-patients'],
    ['a number with two digits swapped', { 'NHS number': '999 000 0081', Diagnosis: 'Non-union of the left tibia' }, 'nhs-number-mistyped', 'two-patients'],
    ['a number with one digit off', { 'NHS number': '999 000 0019', Diagnosis: 'Non-union of the left tibia' }, 'nhs-number-mistyped', 'two-patients'],
    ['a Scottish number', { 'CHI number': '010170 0003', Diagnosis: 'Non-union of the left tibia' }, 'number-of-another-nation', 'two-patients'],
  ])('%s', async (_name, second, code, not) => {
    const found = await withForm(second);
    expect(found).toContain(code);
    expect(found).not.toContain(not);
  });

  it.each([
    ['a relative beside the patient', { 'Mother’s name': 'Greta Holm', 'Mother’s date of birth': '5 July 1930', 'Next of kin': 'Ida Holm', 'Mother’s NHS number': '999 000 0026', Diagnosis: 'Non-union of the left tibia' }],
    ['the name in another form', { 'Patient name': 'FLINDERS, Otto (Mr)', 'NHS number': '9990000018', 'Date of birth': '04/06/1958' }],
    ['a telephone number beside it', { Telephone: '01632 960020', Diagnosis: 'Non-union of the left tibia' }],
  ])('%s is no other patient', async (_name, second) => {
    expect(await withForm(second)).toEqual([]);
  });

  it('two patients within one paper: says which pages speak of whom', () => {
    const scan = pdfPaper('scan', [
      { text: 'Re: Otto Flinders NHS number: 999 000 0018', number: '9990000018', name: 'Otto Flinders', birth: '1958-06-04' },
      { text: 'NHS number 999 000 0018, continued' },
      { text: 'Re: Greta Holm NHS No: 999 000 0026', number: '9990000026', name: 'Greta Holm', birth: '1960-07-05' },
      { text: 'a page that names nobody' },
    ]);
    expect(checkPack([scan], today).find((issue) => issue.code === 'two-patients')?.message).toContain('page 3 of “scan.pdf” and pages 1 to 2 of “scan.pdf”');
    expect(patientsByPage([scan])).toEqual([
      { paperId: 'scan', page: 1, nhsNumbers: ['9990000018'], names: ['Otto Flinders'], births: [{ from: '1958-06-04', to: '1958-06-04' }] },
      { paperId: 'scan', page: 2, nhsNumbers: ['9990000018'], names: [], births: [] },
      { paperId: 'scan', page: 3, nhsNumbers: ['9990000026'], names: ['Greta Holm'], births: [{ from: '1960-07-05', to: '1960-07-05' }] },
      { paperId: 'scan', page: 4, nhsNumbers: [], names: [], births: [] },
    ]);
  });

  it('two patients within one paper without numbers', () => {
    const scan = pdfPaper('scan', [{ text: 'one', name: 'Otto Flinders', birth: '1958-06-04' }, { text: 'two', name: 'Greta Holm', birth: '1960-07-05' }]);
    expect(codes([scan])).toContain('two-patients');
  });

  it('pages in words', () => {
    expect([[2], [1, 2], [4, 1, 2, 9]].map(formatPages)).toEqual(['page 2', 'pages 1 to 2', 'pages 1 to 2, 4 and 9']);
  });

  it('one slip apart: one digit, or two neighbours', () => {
    expect(nearTo(['9990000018'])('9990000019')).toBe(true);
    expect(nearTo(['9990000018'])('9990000081')).toBe(true);
    expect(nearTo(['9990000018'])('9990000018')).toBe(false);
    expect(nearTo(['9990000018'])('9990001008')).toBe(false);
  });

  it('numbers of other nations by their range', () => {
    expect([otherNation('0101700003'), otherNation('3200000010'), otherNation('9990000018'), otherNation('4505577104')]).toEqual(['Scotland', 'Northern Ireland', null, null]);
  });

  it('only a number that is called one is an NHS number', () => {
    expect(printedNumbers('Fax 999 000 0018. Hospital no 999 000 0026')).toEqual([]);
    expect(printedNumbers('NHS No.\n999 000 0018; mother’s NHS number 999 000 0026')).toEqual([{ digits: '9990000018', valid: true }]);
  });
});

describe('consent', () => {
  it.each([
    ['by the mother', ['Consent was given by the patient’s mother.'], 'consent-by-another'],
    ['by an attorney', ['She holds a lasting power of attorney for health.'], 'consent-by-another'],
    ['in best interests', ['A best interests decision was recorded on 3 May 2026.'], 'consent-by-another'],
    ['of a person without capacity', ['The patient lacks capacity to decide on this.'], 'consent-by-another'],
  ])('%s', async (_name, more, code) => {
    expect(await changed({}, more)).toEqual([code]);
  });

  it.each([
    ['a question of the form', ['If the patient lacks capacity, who consented on behalf of the patient?']],
    ['consent of the patient, spoken of with the family', ['Consent: Yes, discussed with the patient and her family']],
    ['an open box', ['☐ Consent given by a parent ☒ Consent given in person']],
  ])('%s is no answer', async (_name, more) => {
    expect(await changed({}, more)).toEqual([]);
  });

  it('papers that disagree', async () => {
    expect(await withForm({ 'Patient consent': 'No', Diagnosis: 'Non-union of the left tibia' })).toEqual(expect.arrayContaining(['consent-refused', 'consent-differs', 'facts-differ']));
  });
});

describe('days and ages', () => {
  it.each([
    ['a child', { 'Date of birth': '4 June 2015', 'Date of fracture': '3 May 2025' }, ['patient-under-16']],
    ['a young person', { 'Date of birth': '4 June 2009' }, ['patient-16-or-17']],
    ['on the day of turning 18', { 'Date of birth': '1 June 2008' }, []],
    ['a day before turning 18', { 'Date of birth': '2 June 2008' }, ['patient-16-or-17']],
    ['on the day of turning 16', { 'Date of birth': '1 June 2010' }, ['patient-16-or-17']],
    ['a child by the form, not by the birth', { 'Adult or child': 'Child' }, ['age-group-differs']],
    ['planned for a day that has passed', { 'Planned date': '28 May 2026' }, ['retrospective-request']],
    ['planned for a day to come', { 'Planned date': '28 July 2026' }, []],
    ['begun already', { 'Has treatment started?': 'Yes' }, ['retrospective-request']],
    ['not begun', { 'Has treatment started?': 'No' }, []],
    ['died', { 'Date of death': '20 May 2026' }, ['patient-died']],
    ['a death to come', { 'Date of death': '20 July 2026' }, ['event-in-future', 'patient-died']],
    ['a trial', { 'Clinical trial': 'Yes' }, ['clinical-trial']],
    ['no diagnosis', { Diagnosis: '' }, ['diagnosis-missing']],
  ])('%s', async (_name, change, found) => {
    expect(await changed(change)).toEqual(found);
  });

  it('urgent in the papers, routine at the door', async () => {
    expect(await changed({ Urgency: 'Urgent: surgery is planned within 7 days' }, [], { urgency: 'routine' })).toEqual(['urgency-stated']);
    expect(await changed({ Urgency: 'Not urgent' }, [], { urgency: 'routine' })).toEqual([]);
    expect(await changed({ Urgency: 'Urgent' }, [], { urgency: 'urgent' })).toEqual([]);
    expect(await changed({ Urgency: 'Urgent' })).toEqual([]);
  });
});

describe('what the papers say besides', () => {
  it.each([
    ['the patient has died', ['The patient sadly died on 12 May 2026.'], 'patient-died'],
    ['deceased after the name', ['Otto Flinders (deceased)'], 'patient-died'],
    ['died, by a pronoun', ['Surgery was planned.', 'Sadly he died on 12 May 2026.'], 'patient-died'],
    ['a stamp', ['DECEASED 12 May 2026'], 'patient-died'],
    ['the late', ['I write about the late Mr Flinders.'], 'patient-died'],
    ['treated privately', ['He started the device privately in March.'], 'private-treatment'],
    ['self-funded', ['The first course was self-funded.'], 'private-treatment'],
    ['the form says stop, yes', ['Is this treatment part of a service development? If yes, stop here and contact the ICB.', 'Yes'], 'form-says-stop'],
    ['the form says stop, ticked', ['Has your trust approved this request? ☐ Yes ☒ No', 'If no, do not continue with this form.'], 'form-says-stop'],
    ['commissioned by NHS England', ['Is this treatment commissioned by NHS England?', 'Yes'], 'nhs-england-commissions'],
  ])('%s', async (_name, more, code) => {
    expect(await changed({}, more)).toEqual([code]);
  });

  it.each([
    ['a relative’s death', ['His father died on 3 May 1990 of the same disease.', 'Family history: mother deceased.']],
    ['a relative’s death, by a pronoun', ['His father had the same disease.', 'He died in 1990.']],
    ['a death in a study', ['Two patients in the series died on treatment.']],
    ['not privately', ['He cannot pay for it privately.', 'No private treatment was given.']],
    ['the form says stop, answered well', ['Is this treatment part of a service development? If yes, stop here and contact the ICB.', 'No']],
    ['the form says stop, ticked well', ['Has your trust approved this request? ☒ Yes ☐ No', 'If no, do not continue with this form.']],
    ['not commissioned by NHS England', ['Is this treatment commissioned by NHS England? ☐ Yes ☒ No']],
    ['a blank question', ['Is this treatment commissioned by NHS England? ☐ Yes ☐ No', 'Has the patient been treated privately?']],
  ])('%s is none', async (_name, more) => {
    expect(await changed({}, more)).toEqual([]);
  });
});

describe('who pays', () => {
  it.each([
    ['the same ICB', 'NHS Lancashire & South Cumbria ICB', 'QE1', []],
    ['its code', 'QE1', 'QE1', []],
    ['its short name', 'LSC ICB', 'QE1', []],
    ['another that is known', 'NHS Humber and North Yorkshire Integrated Care Board', 'QE1', ['another-icb']],
    ['another that is not known', 'NHS Invented Vale ICB', 'QE1', ['another-icb']],
    ['a CCG that it took the place of', 'NHS Greater Preston CCG', 'QE1', ['former-commissioner']],
    ['a CCG of elsewhere', 'NHS Vale of York CCG', 'QE1', ['another-icb', 'former-commissioner']],
    ['an ICB that it took the place of', 'NHS Cambridgeshire and Peterborough ICB', 'S1Y5D', []],
    ['an ICB that was divided', 'NHS Hertfordshire and West Essex ICB', 'S1Y5D', []],
    ['Wales', 'Betsi Cadwaladr University Health Board', 'QE1', ['outside-england']],
    ['Scotland', 'NHS Lothian', null, ['outside-england']],
    ['Northern Ireland', 'Western Health and Social Care Trust', null, ['outside-england']],
    ['NHS England', 'NHS England Specialised Commissioning', 'QE1', ['nhs-england-commissions']],
    ['any ICB where it is not known to whom it came', 'NHS Humber and North Yorkshire ICB', null, []],
  ])('%s', async (_name, said, commissioner, found) => {
    expect(await changed({ 'Responsible ICB': said }, [], { commissioner })).toEqual(found);
  });

  it('two different ones, where it is not known to whom it came', async () => {
    const second = { 'Responsible ICB': 'NHS Humber and North Yorkshire ICB', Diagnosis: 'Non-union of the left tibia' };
    expect(codes([await paper('form', { ...form, ICB: 'NHS Lancashire and South Cumbria ICB' }), await paper('second', second)])).toEqual(['two-commissioners']);
    expect(codes([await paper('form', { ...form, ICB: 'NHS Bedfordshire, Luton and Milton Keynes ICB' }), await paper('second', { ...second, 'Responsible ICB': 'Central East ICB' })])).toEqual([]);
  });

  it('the addressee of a letter', async () => {
    expect(await withForm(['Individual Funding Request Team', 'NHS Humber and North Yorkshire ICB', ...lines({ 'NHS number': '999 000 0018', Diagnosis: 'Non-union of the left tibia' })], { commissioner: 'QE1' })).toEqual(['another-icb']);
  });

  it('the practice, where the list of practices is held', async () => {
    const practiceLinks = (code: string) => (code === 'Y99901' ? [{ icb: 'QOQ', from: null, to: null }] : null);
    expect(await changed({ 'GP practice ODS code': 'Y99901' }, [], { commissioner: 'QE1', practiceLinks })).toEqual(['practice-of-another-icb']);
    expect(await changed({ 'GP practice ODS code': 'Y99901' }, [], { commissioner: 'QOQ', practiceLinks })).toEqual([]);
    expect(await changed({ 'GP practice ODS code': 'Y99902' }, [], { commissioner: 'QE1', practiceLinks })).toEqual([]);
  });
});

describe('free text', () => {
  it.each([
    ['the name', { 'Clinical case': 'Mr Flinders cannot have surgery because of infection.' }, 'the patient’s name'],
    ['the number', { 'Clinical case': 'Number 999 000 0018 cannot have surgery.' }, 'an NHS number'],
    ['somebody’s number', { 'Clinical case': 'As for 999 000 0026, surgery failed.' }, 'an NHS number'],
    ['the birth', { 'Clinical history': 'Born 04/06/1958; fell in May.' }, 'the date of birth'],
    ['a postcode', { 'Clinical history': 'Lives alone at ZZ99 3CZ.' }, 'a postcode'],
    ['the address', { 'Clinical history': 'Lives alone at 4 tansy row.' }, 'the address'],
    ['a mobile number', { 'Treatments tried': 'Ring 07700 900123 for the dates.' }, 'a telephone number'],
    ['a relative', { 'Clinical history': 'Cared for by her husband, Mr Bligh.' }, 'a relative by name'],
    ['the name in the evidence', { Evidence: 'The scans of Otto show it.' }, 'the patient’s name'],
  ])('%s', async (_name, change, what) => {
    const issues = checkPack([await paper('form', { ...form, ...change })], today);
    expect(issues.map((issue) => issue.code)).toEqual(['identity-in-free-text']);
    expect(issues[0]!.message).toContain(`(${what}) in “form.docx”`);
  });

  it.each([
    ['a relative without a name', { 'Clinical history': 'Lives with her husband. They have no stairs.' }],
    ['a common word that is a surname', { 'Patient name': 'Otto Winter', 'Clinical case': 'Winter brings more falls. Surgery cannot be done.' }],
    ['codes and doses', { 'Clinical history': 'M84.1 at L4; 5 mg twice daily for 12 weeks.' }],
  ])('%s is none', async (_name, change) => {
    expect(await changed(change)).toEqual([]);
  });
});

describe('policies that a request names', () => {
  const policies = heldPolicies(bundledPolicies());
  it.each([
    ['the one that is held', 'LSCICB_Clin12 LIPUS policy version 2', 'QE1', []],
    ['the one that is held, by its title', 'Policy for Low Intensity Pulsed Ultrasound (LIPUS) Therapy', 'QE1', []],
    ['an earlier version', 'LSCICB_Clin12 version 1.1', 'QE1', ['policy-superseded']],
    ['an earlier year', 'Policy for Low Intensity Pulsed Ultrasound Therapy, January 2020', 'QE1', ['policy-superseded']],
    ['of a CCG', 'Greater Preston CCG LIPUS policy', 'QE1', ['policy-superseded']],
    ['a later version', 'LSCICB_Clin12 version 3', 'QE1', ['policy-not-held']],
    ['one of another ICB', '142. Ultrasound guided injection (USGI)', 'QE1', ['policy-not-held']],
    ['one by its number', 'Policy 142', 'QOQ', []],
    ['one that is not held', 'Bariatric surgery', null, ['policy-not-held']],
    ['none', 'No policy', 'QE1', []],
  ])('%s', async (_name, said, commissioner, found) => {
    expect(await changed({ 'Policy reference': said }, [], { commissioner, policies })).toEqual(found);
  });

  it('versions', () => {
    expect(['Form version 3.2', 'v2', 'V 1.10', 'Version 2 Oct 2021', 'revised October 2021', 'Section V', 'Vitamin D 4'].map(versionIn)).toEqual(['3.2', '2', '1.10', '2', 'October 2021', null, null]);
    expect([sameVersion('v3.2', '3.2'), sameVersion('Version 2', '2.0'), sameVersion('2', '3'), sameVersion('October 2021', 'october 2021')]).toEqual([true, true, false, true]);
    expect([Math.sign(compareVersions('1.9', '1.10')!), compareVersions('2', 'October')]).toEqual([-1, null]);
  });
});

describe('a list of requests', () => {
  const text = (factId: string, value: string): CandidateFact => ({ factId, value: { kind: 'text', text: value }, anchor: { kind: 'none', words: value }, method: 'table-cell', label: factId });
  const row = (label: string, number: string, name: string, more: readonly CandidateFact[] = []) => ({ label, candidates: [text('nhsNumber', number), text('patientName', name), text('diagnosis', 'Non-union'), text('intervention', 'Exogen'), ...more] });
  const list = (records: readonly ReturnType<typeof row>[]): PackPaper => ({ paperId: 'list', file: { name: 'list.csv', kind: 'csv', read: true, pages: [], document: null, candidates: [], records, issues: [], children: [] } });

  it('is checked row by row: two patients in two rows are no mix-up, and what is missing is said of each row', () => {
    const issues = checkPack([list([row('Row 2', '9990000018', 'Otto Flinders', [text('clinicianCase', 'Surgery is closed to this patient.')]), row('Row 3', '9990000026', 'Greta Holm')])], today);
    expect(issues.map((issue) => issue.code)).not.toContain('two-patients');
    expect(issues.find((issue) => issue.code === 'case-missing')?.file).toBe('Row 3 of list.csv');
    expect(issues.filter((issue) => issue.code === 'consent-missing').map((issue) => issue.file)).toEqual(['Row 2 of list.csv and Row 3 of list.csv']);
  });

  it('of many rows names a few, and says each issue once', () => {
    const issues = checkPack([list(Array.from({ length: 200 }, (_, i) => row(`Row ${i + 2}`, '9990000018', 'Otto Flinders')))], today);
    expect(issues.filter((issue) => issue.code === 'consent-missing')).toMatchObject([{ file: expect.stringMatching(/^Row 2 of list\.csv, .* and 195 more$/) }]);
    expect(new Set(issues.map((issue) => issue.code)).size).toBe(issues.length);
  });

  it('two patients in one row are', () => {
    expect(codes([list([row('Row 2', '9990000018', 'Otto Flinders', [text('nhsNumber', '9990000026')])])])).toContain('two-patients');
  });
});

describe('the same paper twice', () => {
  it('is one to its last page: two long papers that differ at their end are two', () => {
    const long = (paperId: string, end: string) => pdfPaper(paperId, [...Array.from({ length: 60 }, (_, i) => ({ text: `Page ${i} ${'of the same long report '.repeat(250)}` })), { text: end }]);
    expect(codes([long('a', 'Seen in March.'), long('b', 'Seen in May.')])).not.toContain('same-paper-twice');
    expect(codes([long('a', 'Seen in March.'), long('b', 'Seen in March.')])).toContain('same-paper-twice');
  });
});

describe('any pack', () => {
  const names = ['Otto Flinders', 'Greta Holm', 'Otto Bligh', 'FLINDERS, Greta', 'Ida Marchbanks'];
  const numbers = ['9990000018', '9990000026', '9990000034', '9990000019'];
  const days = ['4 June 1958', '5 July 1960', '4 June 2012', '4 June 2058'];
  const some = fc.record({
    name: fc.option(fc.constantFrom(...names), { nil: undefined }), number: fc.option(fc.constantFrom(...numbers), { nil: undefined }), day: fc.option(fc.constantFrom(...days), { nil: undefined }),
    consent: fc.constantFrom('Yes', 'No', ''), icb: fc.constantFrom('', 'NHS Vale of York CCG', 'NHS Lothian', 'LSC ICB'),
    text: fc.constantFrom('', 'Mr Flinders is different.', 'The late Mr Holm was different.', 'Her husband, Mr Bligh, rang from 07700 900123.', 'Number 999 000 0018.', 'Born 4 June 1958.'),
  });
  const build = (all: readonly { name: string | undefined; number: string | undefined; day: string | undefined; consent: string; icb: string; text: string }[]) => Promise.all(all.map((one, i) => paper(`paper-${i}`, {
    ...(one.name ? { 'Patient name': one.name } : {}), ...(one.number ? { 'NHS number': formatNhsNumber(one.number) } : {}), ...(one.day ? { 'Date of birth': one.day } : {}),
    'Patient consent': one.consent, 'Responsible ICB': one.icb, 'Clinical case': one.text, Diagnosis: 'Non-union of the left tibia',
  })));

  it('names no patient in any message, and the order of its papers never changes what is found', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 4 }), async (all) => {
        const papers = await build(all);
        const said = (some: readonly PackPaper[]) => checkPack(some, today, { commissioner: 'QE1', urgency: 'routine' }).map((issue) => `${issue.code} ${issue.message} ${issue.next}`).sort();
        const found = said(papers);
        expect(found.join('\n')).not.toMatch(/Flinders|Holm|Bligh|Marchbanks|Otto|Greta|\bIda\b|999|1958|1960|2058|June|July|07700/i);
        expect(said([...papers].reverse())).toEqual(found);
        expect(said([...papers.slice(1), ...papers.slice(0, 1)])).toEqual(found);
      }),
      { numRuns: 60 },
    );
  });

  it('is looked at in time that grows with its length', async () => {
    const long = pdfPaper('long', Array.from({ length: 40 }, (_, i) => ({ text: `NHS ${'if yes '.repeat(300)} the late ${'consent '.repeat(300)} ${'9 '.repeat(500)} page ${i}`, ...(i < 3 ? { number: '9990000018', name: 'Otto Flinders' } : {}) })));
    expect(codes([long])).toContain('consent-missing');
  });
});
