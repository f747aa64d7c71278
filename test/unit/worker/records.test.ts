import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack } from '../../import/foreign/rawDocx.ts';
import { makeTemp, removeTemp } from '../db/tempFolders.ts';
import { drop, signUp, startWorker, type TestWorker } from './harness.ts';

const papers = makeTemp();
afterAll(() => removeTemp(papers));
const file = (name: string, text: string): string => {
  writeFileSync(join(papers, name), text);
  return join(papers, name);
};
const list = file('list.csv', 'NHS number,Patient name,Date of birth,Intervention,Remarks\n9990000018,Agnes Winter,04/05/1961,Exogen,first\n9990000026,Tomos Reed,13/01/1990,Guided steroid injection,second\n9990000034,Una Frost,14/02/1975,Exogen,third\n');
const consent = { status: 'given', on: null, words: 'Signed form, page 1' } as const;
const counted = (test: TestWorker) => test.worker.signedIn.db.sqlite.prepare('SELECT count(*) FROM application').pluck().get();

describe('a list of requests', () => {
  let test: TestWorker;
  let intakeId = '';
  let paperId = '';
  beforeAll(async () => {
    test = startWorker();
    await signUp(test);
    intakeId = await drop(test, [list]);
    paperId = (await test.ask('intake.get', { intakeId })).papers[0]!.paperId;
  });

  it('names each request, and becomes no one case', async () => {
    const { records } = await test.ask('intake.records', { intakeId });
    expect(records.map(({ record, name, nhsNumber, dateOfBirth, asks, state }) => [record, name, nhsNumber, dateOfBirth, asks, state])).toEqual([
      ['Row 2', 'Agnes Winter', '9990000018', '1961-05-04', 'Exogen', 'open'], ['Row 3', 'Tomos Reed', '9990000026', '1990-01-13', 'Guided steroid injection', 'open'], ['Row 4', 'Una Frost', '9990000034', '1975-02-14', 'Exogen', 'open'],
    ]);
    expect((await test.refused('intake.makeCase', { intakeId, consent })).message).toMatch(/more than one person/);
    expect((await test.refused('intake.attach', { intakeId, applicationId: 'x', nhsNumber: '9990000018', dateOfBirth: '1961-05-04' })).message).toMatch(/more than one person/);
    expect(counted(test)).toBe(0);
  });

  it('gives a case of one request, which holds nothing of the others, and never a second', async () => {
    const { applicationId } = await test.ask('intake.makeCaseOfRecord', { intakeId, paperId, record: 'Row 3', consent });
    const seen = await test.ask('case.get', { applicationId });
    expect(seen.papers.map((paper) => paper.name)).toEqual(['list.csv, Row 3.csv']);
    const facts = await test.ask('facts.get', { applicationId });
    const proposed = facts.groups.flatMap((group) => group.facts).filter((fact) => fact.candidates.length > 0).map((fact) => fact.factId).sort();
    expect(proposed).toEqual(['dateOfBirth', 'intervention', 'nhsNumber', 'patientName']);
    const held = JSON.stringify(test.worker.signedIn.db.sqlite.prepare('SELECT r.parsed FROM paper_reading r JOIN application_paper a ON a.paper_id = r.paper_id WHERE a.application_id = ?').all(applicationId));
    expect(held).toContain('Tomos Reed');
    expect(held).not.toMatch(/Agnes|Frost|9990000018/);
    expect((await test.refused('intake.makeCaseOfRecord', { intakeId, paperId, record: 'Row 3' })).message).toMatch(/no second case/);
    expect((await test.ask('intake.get', { intakeId })).status).toBe('ready');
    // The row that was cut out is no list of its own.
    expect((await test.ask('intake.columns', { intakeId })).lists.map((one) => one.name)).toEqual(['list.csv']);
    expect(counted(test)).toBe(1);
    // While a request is a case, the drop can be neither thrown away nor removed.
    expect((await test.refused('intake.discard', { intakeId, reason: 'a reason long enough' })).message).toMatch(/cases already/);
    expect((await test.refused('intake.returnWithoutConsent', { intakeId, reason: 'not-there', how: 'sent-back' })).message).toMatch(/cases already/);
    expect((await test.refused('intake.mapColumns', { intakeId, paperId, columns: [null, null, null, null, null] })).message).toMatch(/decided/);
  });

  it('is done when every request is a case or set aside with a reason', async () => {
    await test.ask('intake.makeCaseOfRecord', { intakeId, paperId, record: 'Row 2' });
    const { records } = await test.ask('intake.setRecordAside', { intakeId, paperId, record: 'Row 4', reason: 'It belongs to another ICB.' });
    expect(records.map((one) => [one.state, one.reason])).toEqual([['case', null], ['case', null], ['aside', 'It belongs to another ICB.']]);
    expect((await test.ask('intake.get', { intakeId })).status).toBe('case-made');
    expect((await test.refused('intake.makeCaseOfRecord', { intakeId, paperId, record: 'Row 4' })).message).toMatch(/decided already/);
    expect((await test.ask('record.verify', {})).findings).toEqual([]);
  });

  it('is known again when it comes a second time: its rows make no second case', async () => {
    const again = await drop(test, [list]);
    const paper = (await test.ask('intake.get', { intakeId: again })).papers[0]!.paperId;
    const { records } = await test.ask('intake.records', { intakeId: again });
    expect(records.map((one) => [one.state, one.caseNumber !== null])).toEqual([['open', true], ['open', true], ['open', false]]);
    expect((await test.refused('intake.makeCaseOfRecord', { intakeId: again, paperId: paper, record: 'Row 2' })).message).toMatch(/no second case/);
    expect(counted(test)).toBe(2);
    await test.ask('intake.discard', { intakeId: again, reason: 'The same list came again.' });
  });
});

describe('papers beside a list', () => {
  it('go with the request that a person names, and an archive that holds the list with none', async () => {
    const test = startWorker();
    await signUp(test);
    const letter = file('letter.txt', 'A letter about Agnes Winter.');
    const intakeId = await drop(test, [list, letter]);
    const { records, others } = await test.ask('intake.records', { intakeId });
    expect(others.map((one) => one.name)).toEqual(['letter.txt']);
    const { paperId } = records[0]!;
    expect((await test.refused('intake.makeCaseOfRecord', { intakeId, paperId, record: 'Row 2', papers: [paperId] })).message).toMatch(/is a list/);
    const { applicationId } = await test.ask('intake.makeCaseOfRecord', { intakeId, paperId, record: 'Row 2', consent, papers: [others[0]!.paperId] });
    expect((await test.ask('case.get', { applicationId })).papers.map((paper) => paper.name).sort()).toEqual(['letter.txt', 'list.csv, Row 2.csv']);
    expect((await test.ask('intake.records', { intakeId })).others).toEqual([]);
    expect((await test.refused('intake.makeCaseOfRecord', { intakeId, paperId, record: 'Row 3', papers: [others[0]!.paperId] })).message).toMatch(/another case/);

    const zip = join(papers, 'both.zip');
    writeFileSync(zip, await pack({ 'inside.csv': 'NHS number,Patient name,Intervention\n9990000042,Iris Vale,Exogen\n9990000050,Owen Marsh,Exogen\n' }));
    const packed = await test.ask('intake.records', { intakeId: await drop(test, [zip]) });
    expect([packed.records.length, packed.others]).toEqual([2, []]);
  });
});

describe('a message about two patients', () => {
  it('becomes a case of each, and a request can be added to a case with two identifiers', async () => {
    const test = startWorker();
    await signUp(test);
    const patient = (id: string, nhs: string, name: string, birthDate: string) => [
      { resource: { resourceType: 'Patient', id, identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhs }], name: [{ text: name }], birthDate } },
      { resource: { resourceType: 'ServiceRequest', status: 'active', subject: { reference: `Patient/${id}` }, code: { text: 'Exogen' } } },
    ];
    const message = file('message.json', JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [...patient('a', '9990000042', 'Iris Vale', '1980-01-02'), ...patient('b', '9990000050', 'Owen Marsh', '1970-03-04')] }));
    const intakeId = await drop(test, [message]);
    const { records } = await test.ask('intake.records', { intakeId });
    expect(records.map((one) => [one.record, one.name])).toEqual([['Patient 1', 'Iris Vale'], ['Patient 2', 'Owen Marsh']]);
    const { paperId } = records[0]!;
    const { applicationId } = await test.ask('intake.makeCaseOfRecord', { intakeId, paperId, record: 'Patient 1', consent });
    const facts = await test.ask('facts.get', { applicationId });
    const name = facts.groups.flatMap((group) => group.facts).find((fact) => fact.factId === 'patientName')!;
    expect(name.candidates).toHaveLength(1);
    expect((await test.refused('intake.attachRecord', { intakeId, paperId, record: 'Patient 2', applicationId, nhsNumber: '9990000050', dateOfBirth: '1970-03-04' })).message).toMatch(/do not both agree/);
    expect((await test.ask('intake.records', { intakeId })).records[1]!.state).toBe('open');
  });
});

describe('what the columns of a list mean', () => {
  it('is said once by a person, read anew, kept, and used for the next list by itself', async () => {
    const test = startWorker();
    await signUp(test);
    const header = 'A1,B2,C3\n';
    const intakeId = await drop(test, [file('odd.csv', `${header}x1,Agnes Winter,9990000018\nx2,Tomos Reed,9990000026\n`)]);
    const seen = await test.ask('intake.get', { intakeId });
    expect([seen.status, seen.issues.map((one) => one.code)]).toEqual(['stuck', ['csv-not-mapped', 'nothing-read']]);
    const { paperId } = seen.papers[0]!;
    const before = (await test.ask('intake.columns', { intakeId })).lists;
    expect(before).toHaveLength(1);
    expect(before[0]).toMatchObject({ header: ['A1', 'B2', 'C3'], columns: [null, null, null], examples: [['x1', 'x2'], ['Agnes Winter', 'Tomos Reed'], ['9990000018', '9990000026']], rows: 2, remembered: false, fixed: null });
    await test.refused('intake.mapColumns', { intakeId, paperId, columns: [null, 'noSuchFact', null] });
    expect((await test.refused('intake.mapColumns', { intakeId, paperId, columns: [null] })).code).toBe('INVALID');
    const after = await test.ask('intake.mapColumns', { intakeId, paperId, columns: [null, 'patientName', 'nhsNumber'] });
    expect(after.columns).toEqual([null, 'patientName', 'nhsNumber']);
    expect((await test.ask('intake.get', { intakeId })).status).toBe('ready');
    expect((await test.ask('intake.records', { intakeId })).records.map((one) => [one.name, one.nhsNumber])).toEqual([['Agnes Winter', '9990000018'], ['Tomos Reed', '9990000026']]);
    // Both readings stand in the record.
    expect(test.worker.signedIn.db.sqlite.prepare('SELECT count(*) FROM paper_reading WHERE paper_id = ?').pluck().get(paperId)).toBe(2);

    const next = await drop(test, [file('odd2.csv', `${header}x9,Una Frost,9990000034\nx8,Iris Vale,9990000042\n`)]);
    const view = await test.ask('intake.get', { intakeId: next });
    expect([view.status, view.issues.map((one) => one.code)]).toEqual(['ready', expect.arrayContaining(['csv-mapping-remembered'])]);
    expect((await test.ask('intake.records', { intakeId: next })).records.map((one) => one.name)).toEqual(['Una Frost', 'Iris Vale']);
    expect((await test.ask('intake.columns', { intakeId: next })).lists[0]!.remembered).toBe(true);
    // Nothing of a patient stands in the setting.
    const kept = JSON.stringify(test.worker.signedIn.db.sqlite.prepare("SELECT key, value FROM setting WHERE key LIKE 'csvMapping:%'").all());
    expect(kept).not.toMatch(/Winter|Frost|999/);
    expect((await test.ask('record.verify', {})).findings).toEqual([]);
  });
});
