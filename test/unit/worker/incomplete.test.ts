import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readEvents } from '../../../db/eventLog.ts';
import { verifyRecord } from '../../../db/verify.ts';
import type { IntakeView } from '../../../shared/contract/intake.ts';
import { parseCaseEvent } from '../../../shared/workflow/events.ts';
import { replayForVerify as replay } from '../../../shared/workflow/replay.ts';
import { p, rawDocx } from '../../import/foreign/rawDocx.ts';
import { runningText } from '../../letters/kit.ts';
import { drop, signUp, startWorker, type TestWorker } from './harness.ts';
import { icbSettings } from './theJob.ts';

const now = () => '2026-11-22T09:00:00.000Z';
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const form: Readonly<Record<string, string>> = {
  'Patient name': 'Otto Flinders', 'NHS number': '999 000 0018', 'Date of birth': '4 June 1958', 'GP practice': 'Nethercombe Mill Surgery', 'Patient consent': 'Yes', 'Requesting clinician': 'Dr Ada Moss', 'Job title': 'Consultant surgeon',
  Trust: 'Nethercombe Hospitals NHS Trust', 'Clinician address': 'Nethercombe Infirmary, Mill Bank, Nethercombe', 'Secure email': 'a.moss@x.example.nhs.uk', 'Intervention requested': 'Exogen', Diagnosis: 'Non-union of the left tibia', 'Clinical history': 'A fall in May 2025.',
  'Treatments tried': 'Plaster for four months.', Evidence: 'A case series of 2019.', 'Clinical case': 'Surgery cannot be done because of infection in the other leg.',
};
const title = ['Individual Funding Request form: non-drug', 'Version 3.1'];

async function received(left: readonly string[]): Promise<{ test: TestWorker; applicationId: string; intake: IntakeView }> {
  const folder = mkdtempSync(join(tmpdir(), 'ifr-form-'));
  folders.push(folder);
  const path = join(folder, 'form.docx');
  writeFileSync(path, await rawDocx([...title, ...Object.entries(form).filter(([label]) => !left.includes(label)).map(([label, value]) => `${label}: ${value}`)].map((line) => p(line)).join('')));
  const test = startWorker({ now });
  await signUp(test);
  await test.ask('icb.section.set', { ods: 'QE1', section: 'forms', after: 0, value: [{ name: 'Individual Funding Request form', version: '3.2', kind: 'non-drug', from: null, until: null }], reason: null });
  await test.ask('icb.set', { ods: 'QE1', settings: icbSettings });
  const intakeId = await drop(test, [path], { commissioner: 'QE1' });
  const intake = await test.ask('intake.get', { intakeId });
  const { applicationId } = await test.ask('intake.makeCase', { intakeId });
  return { test, applicationId, intake };
}

const missing = async (test: TestWorker, applicationId: string) => (await test.ask('case.get', { applicationId })).completeness?.missing.map(({ id }) => id);

async function confirmAll(test: TestWorker, applicationId: string): Promise<void> {
  let facts = await test.ask('facts.get', { applicationId });
  for (const fact of facts.groups.flatMap((group) => group.facts).filter((one) => one.candidates.length > 0)) {
    facts = await test.ask('facts.answer', { applicationId, seq: facts.seq, factId: fact.factId, answer: { kind: 'value', value: fact.candidates[0]!.value, candidateId: fact.candidates[0]!.candidateId } });
  }
}

const answer = async (test: TestWorker, applicationId: string, factId: string, text: string) => {
  const facts = await test.ask('facts.get', { applicationId });
  await test.ask('facts.answer', { applicationId, seq: facts.seq, factId, answer: { kind: 'value', value: { kind: 'text', text }, candidateId: null } });
};

async function giveBack(test: TestWorker, applicationId: string): Promise<void> {
  const { seq } = await test.ask('case.get', { applicationId });
  await test.ask('case.act', { applicationId, seq, act: { action: 'returnIncomplete', reasons: ['clinical-information'], words: 'Please answer these and send the form again.', pause: { owner: 'Ann Officer', until: '2027-01-10', chaseOn: null } } });
  const letters = await test.ask('letters.get', { applicationId });
  expect(letters.needed).toEqual([{ recipient: 'clinician', title: 'Returned as incomplete: letter to the clinician', exists: false }]);
  await test.ask('letters.recordNotes', { applicationId, seq: letters.seq, notes: {
    signedByName: { words: 'Ann Officer' }, signedByRole: { words: 'IFR officer' }, copies: { none: true }, where: { words: 'ifr@icb.invalid, by secure email' }, clock: { words: 'Our clock stands still until it comes.' },
    ifSilent: { words: 'We ring you on 10 December.' }, untilThen: { words: 'Treatment begun before a decision is not paid for afterwards.' }, ifUrgent: { words: 'Ring us on 01632 960001.' },
  } });
}

async function draft(test: TestWorker, applicationId: string) {
  const view = await test.ask('letter.draft', { applicationId, seq: (await test.ask('letters.get', { applicationId })).seq, recipient: 'clinician' });
  return view.letters.at(-1)!;
}

describe('a request that is incomplete', () => {
  it('is compared with its form at the door and in the case; what a person answers by hand leaves the list', async () => {
    const { test, applicationId, intake } = await received(['Diagnosis', 'Treatments tried', 'GP practice']);
    expect(intake.completeness).toMatchObject({ form: { title: 'Individual Funding Request form: non-drug', version: '3.1', kind: 'non-drug' }, standing: 'superseded' });
    expect(intake.completeness?.missing.map(({ id }) => id)).toEqual(['gp-practice', 'diagnosis', 'treatments-tried']);
    expect(intake.issues.map((issue) => issue.code)).toEqual(expect.arrayContaining(['form-superseded', 'diagnosis-missing']));
    expect(await missing(test, applicationId)).toEqual(['gp-practice', 'diagnosis', 'treatments-tried']);
    await answer(test, applicationId, 'diagnosis', 'Non-union of the left tibia');
    expect(await missing(test, applicationId)).toEqual(['gp-practice', 'treatments-tried']);
    expect((await test.ask('case.actions', { applicationId })).missing?.map(({ id }) => id)).toEqual(['gp-practice', 'treatments-tried']);
  }, 60_000);

  it('goes back with a letter that lists what is missing then; an answer that comes meanwhile makes the draft out of date', async () => {
    const { test, applicationId } = await received(['Diagnosis', 'GP practice']);
    await confirmAll(test, applicationId);
    await giveBack(test, applicationId);
    const event = readEvents(test.worker.signedIn.db, applicationId).findLast((one) => one.type === 'returnedIncomplete')!;
    expect(parseCaseEvent(event)).toMatchObject({ body: { missing: [{ id: 'gp-practice' }, { id: 'diagnosis' }] } });
    const letter = await draft(test, applicationId);
    expect(letter.lint.filter(({ weight }) => weight === 'must-fix')).toEqual([]);
    const said = runningText((await test.ask('letter.preview', { letterId: letter.letterId })).content);
    for (const words of ['2 questions of the form have no answer', '1. We need the GP practice at which the patient is registered', '2. We need the diagnosis for which it is asked', 'We do not accept this form', 'form.docx']) expect(said).toContain(words);
    await answer(test, applicationId, 'diagnosis', 'Non-union of the left tibia');
    const later = (await test.ask('letters.get', { applicationId })).letters.at(-1)!;
    expect(later.stale).toBe(true);
    expect(later.lint).toContainEqual({ part: 'returned.missing', weight: 'must-fix', message: 'The letter asks for “Diagnosis”, which has been answered.' });
    const again = await draft(test, applicationId);
    expect(again.lint.filter(({ weight }) => weight === 'must-fix')).toEqual([]);
    expect(runningText((await test.ask('letter.preview', { letterId: again.letterId })).content)).toContain('One question of the form has no answer');
    expect(verifyRecord(test.worker.signedIn.db, { replay })).toMatchObject({ ok: true, findings: [] });
  }, 120_000);

  it('can be written to the clinician without an NHS number: name and date of birth are compared, and both must agree', async () => {
    const { test, applicationId } = await received(['NHS number']);
    await confirmAll(test, applicationId);
    await giveBack(test, applicationId);
    const { letterId } = await draft(test, applicationId);
    const seq = async () => (await test.ask('letters.get', { applicationId })).seq;
    expect((await test.ask('letters.get', { applicationId })).compareName).toBe(true);
    await test.ask('letter.check', { applicationId, seq: await seq(), letterId });
    await test.ask('letter.approve', { applicationId, seq: await seq(), letterId });
    const issue = async ([nhsNumber, patientName, dateOfBirth]: readonly [string, string | undefined, string]) => ({ applicationId, seq: await seq(), letterId, nhsNumber, ...(patientName === undefined ? {} : { patientName }), dateOfBirth, addressSource: 'The form, page 1', addressConfirmed: true as const });
    for (const wrong of [['', 'Greta Flinders', '1958-06-04'], ['', 'Otto Flinders', '1958-06-05'], ['', undefined, '1958-06-04'], ['', '', '1958-06-04'], ['9990000018', 'Otto Flinders', '1958-06-04']] as const) {
      expect((await test.refused('letter.issue', await issue(wrong))).code).toBe('REFUSED');
    }
    const issued = await test.ask('letter.issue', await issue(['', 'FLINDERS, Otto', '1958-06-04']));
    expect(issued.letters.at(-1)).toMatchObject({ state: 'issued' });
    expect(runningText((await test.ask('letter.preview', { letterId })).content)).toMatch(/NHS number Not given/);
    expect(verifyRecord(test.worker.signedIn.db, { replay })).toMatchObject({ ok: true, findings: [] });
  }, 120_000);
});
