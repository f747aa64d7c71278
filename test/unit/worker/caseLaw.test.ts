import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '../../../electron/worker/caseFile.ts';
import { letterRecord } from '../../../electron/worker/letterRecord.ts';
import { settledVerdicts } from '../../../shared/workflow/verdicts.ts';
import type { DecisionRecord } from '../../../shared/workflow/shapes.ts';
import { after, approval, ask, assess, at, full, list, principles, reserved, screen } from '../workflow/cases.ts';
import { answerIssues, drop, signUp, startWorker, type TestWorker } from './harness.ts';
import { assessed, declineRecord, identifiersOf, panelMembers, toPanel } from './theJob.ts';

/** What courts held of requests like these, each on a real record: the app leads away from the error, and the record shows it. */

const now = () => '2026-11-21T10:00:00.000Z';
const pack = 'lsc-not-routinely-commissioned.zip';
let test: TestWorker;
let applicationId: string;
let clinician: string;

beforeAll(async () => {
  test = startWorker({ now });
  await signUp(test);
  applicationId = await assessed(test, pack);
  await toPanel(test, applicationId);
  clinician = (await view()).clinicianCase!;
}, 60_000);
afterAll(() => test.worker.lock('asked'));

const view = (id = applicationId) => test.ask('decision.get', { applicationId: id });
const refused = async (change: Partial<DecisionRecord>) => test.refused('decision.record', { applicationId, seq: (await view()).seq, record: { ...(await declineRecord(test, applicationId)), ...change } });

describe('Rogers: a rule with no exception that could be met', () => {
  it.each(settledVerdicts)('no answer of a policy (“%s”) closes the way to an approval', (verdict) => {
    const state = after(at.checked(), assess(verdict), screen('to-panel'), list);
    const record = full(state, { outcome: 'approve', approval, exceptionality: { found: 'found', words: 'The two conditions together make the expected benefit larger here.' } });
    expect(ask(state, { type: 'recordDecision', record, principles, reserved })).toMatchObject({ ok: true, events: [{ body: { record: { outcome: 'approve' } } }] });
  });

  it('and cost may be looked at: it is one of the policy’s principles, in its own place', async () => {
    expect((await view()).principles.map((principle) => principle.name)).toContain('Cost effectiveness');
  });
});

describe('S: the wrong commissioner, a year lost', () => {
  it('what the list of practices says stands before the panel; somebody answers it in words; nothing is sent back by itself', async () => {
    const { shown } = await view();
    expect(shown.rightCommissioner).toMatch(/Not known|Cannot tell|practice/);
    expect(await refused({ rightCommissioner: undefined })).toMatchObject({ code: 'INVALID', field: 'rightCommissioner' });
    expect(await refused({ rightCommissioner: { shown: '', confirmedBy: ' ', words: 'Yes' } })).toMatchObject({ field: 'rightCommissioner', message: expect.stringMatching(/who made sure/) });
    const code = (await test.ask('facts.get', { applicationId })).groups.flatMap((group) => group.facts).find((fact) => fact.factId === 'gpPracticeCode');
    const value = code?.value;
    expect(value).toMatchObject({ kind: 'text' });
    await test.ask('practice.set', { practice: { code: (value as { text: string }).text, name: 'Invented practice', links: [{ icb: 'QOQ', from: null, to: null }] } });
    const now_ = await view();
    expect(now_.shown.rightCommissioner).toMatch(/Humber and North Yorkshire.*A person decides what follows/);
    expect(now_.whyNot).toBeNull();
  });

  it('the group compared with is asked for, and needs words of its own', async () => {
    expect(await refused({ comparator: undefined })).toMatchObject({ field: 'comparator' });
    expect(await refused({ comparator: 'Not exceptional as per policy.' })).toMatchObject({ field: 'comparator' });
  });
});

describe('SB: that the case put was understood', () => {
  it('nothing is signed without the case restated, in words that are not those of another answer', async () => {
    expect(clinician.length).toBeGreaterThan(25);
    expect(await refused({ caseRestated: undefined })).toMatchObject({ field: 'caseRestated' });
    expect(await refused({ caseRestated: 'As per the application.' })).toMatchObject({ field: 'caseRestated' });
    expect(await refused({ argumentFindings: [] })).toMatchObject({ field: 'argumentFindings', message: expect.stringMatching(/has no finding/) });
  });
});

describe('AC: the policy relied on, and the gap in the evidence', () => {
  it('a refusal names policy, version and what the evidence does not show, and the letter says both', async () => {
    expect(await refused({ policyBasis: undefined })).toMatchObject({ field: 'policyBasis' });
    expect(await refused({ evidence: 'Insufficient clinical evidence' })).toMatchObject({ field: 'evidence' });
  });
});

describe('Otley and Ross: evidence of benefit, and others like the patient', () => {
  it('what was left without a finding is named in the record; ten others in the same position close nothing', async () => {
    const before = await view();
    expect(before.papers.length).toBeGreaterThanOrEqual(2);
    const record = await declineRecord(test, applicationId);
    const [paper] = before.papers.filter((one) => one.argumentIds.length === 0);
    const studies = [{ paperId: paper!.paperId, title: paper!.name, page: '1', shows: 'The bone responded to the first course.', weight: 'One patient; no comparison.' }];
    await test.ask('decision.record', { applicationId, seq: before.seq, record: { ...record, studies, similarPatients: 'At least ten patients of this ICB are in the same position each year.' } });
    const { recorded } = await view();
    const left = recorded!.record.put!.papersWithoutFinding.map((one) => one.paperId);
    expect(left).not.toContain(paper!.paperId);
    const silent = before.papers.filter((one) => one.argumentIds.length === 0 && one.paperId !== paper!.paperId);
    expect(left.sort()).toEqual(silent.map((one) => one.paperId).sort());
    expect(recorded!.record).toMatchObject({ similarPatients: expect.stringMatching(/ten patients/), rightCommissioner: { shown: expect.stringMatching(/Humber/) }, policyBasis: { shown: before.shown.policyBasis } });

    const letter = letterRecord(test.worker, openCase(test.worker, applicationId), 'declined', '2026-11-21', 'x');
    expect(letter.policy).toMatchObject({ title: expect.any(String), version: expect.anything() });
    expect(letter.reasons?.evidence).toMatch(/responded to the first course/);
    expect(letter.panel?.decidedBy).toMatch(/Dr A Chair, public health; B Pharmacist, pharmacist/);
  });
});

describe('Condliff: a request that comes back incomplete', () => {
  it('what is new since the earlier outcome stands before the panel and in the record, also where that is nothing', async () => {
    const test = startWorker({ now });
    await signUp(test);
    const id = await assessed(test, pack);
    await toPanel(test, id);
    const view = (applicationId: string) => test.ask('decision.get', { applicationId });
    expect((await view(id)).sinceEarlier).toBeNull();
    const deferral = { cannotTell: 'Whether it has healed', why: 'The route hangs on it', needs: [{ clause: '3.3', what: 'A scan', proof: 'Its report', heldBy: 'Radiology' }], pause: { owner: 'Ann Officer', until: '2027-01-10', chaseOn: null } };
    const decidedBy = { who: 'IFR panel', on: '2026-11-10', members: panelMembers, quorum: 'Quorate' };
    const waiting = await test.ask('decision.record', { applicationId: id, seq: (await view(id)).seq, record: { outcome: 'defer', decidedBy, deferral, tellingPatient: { way: 'we-write' } } });
    await test.ask('case.resume', { applicationId: id, seq: waiting.seq, reason: 'The team asked for it to be looked at again.' });
    expect((await view(id)).sinceEarlier).toEqual({ outcome: 'Defer for information', on: '2026-11-21', papers: [] });
    expect((await view(id)).whyNot).toBeNull();

    const name = 'new-scan.ps';
    const file = join(test.folder, name);
    writeFileSync(file, '%!PS-Adobe-3.0\n(Report of the scan of November: no bridging callus on any cortex.) show\n'); // a kind that is kept and not read
    const intakeId = await drop(test, [file], { commissioner: 'QE1' });
    await test.ask('intake.attach', { intakeId, applicationId: id, ...(await identifiersOf(test, id)) });
    // What reading it brought up is answered before the panel has the case again.
    expect((await view(id)).whyNot).toContain('One thing that reading the papers brought up');
    await answerIssues(test, id);
    const seen = await view(id);
    expect(seen.sinceEarlier!.papers.map((paper) => paper.name)).toEqual([name]);
    await test.ask('decision.record', { applicationId: id, seq: seen.seq, record: await declineRecord(test, id) });
    expect((await view(id)).recorded!.record.put!.sinceEarlier).toEqual(seen.sinceEarlier);
  }, 60_000);
});
