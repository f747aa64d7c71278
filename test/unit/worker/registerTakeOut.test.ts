import { beforeEach, describe, expect, it } from 'vitest';
import { verifyRecord } from '../../../db/verify.ts';
import { takeOutPurposes } from '../../../shared/contract/register.ts';
import { permissions } from '../../../shared/domain/permissions.ts';
import { replayForVerify as replay } from '../../../shared/workflow/replay.ts';
import { signUp, startWorker, type TestWorker } from './harness.ts';
import { bringIn, count, digestOfTables, openList } from './registerKit.ts';
import { assessed, toPanel } from './theJob.ts';

const now = () => '2026-11-22T09:00:00.000Z';
let test: TestWorker;

beforeEach(async () => {
  test = startWorker({ now });
  await signUp(test);
});

const cases = [
  'Reference,ICB,Received,Urgent,Stage,Due,Waits until,Treatment,Patient name,NHS number,Date of birth',
  'A/1,QE1,2026-09-01,urgent,At panel,2026-12-01,,"=HYPERLINK(""http://x"",""y"")",Testperson One,999 000 0018,1961-02-03',
  'A/2,QOQ,2026-09-02,routine,Returned as incomplete,2026-12-02,2026-12-24,"Gel; =1+1, daily",Testperson Two,999 000 0026,1962-03-04',
].join('\n');
const decisions = [
  'Reference,ICB,Decision date,Treatment,Indication,Decision,Policy,Reason',
  'P/1,QE1,2024-05-01,Invented gel,Invented rash,Declined,Policy 12,Not shown to work',
  'P/2,QE1,2025-05-01,"-5 percent gel, invented",,Approved,,',
  'P/3,QOQ,2025-06-01,Invented gel,,Approved,,',
].join('\n');

const contentOf = (answer: unknown): string => {
  const result = answer as { ok: boolean; value?: { content: Uint8Array }; error?: { message: string } };
  if (!result.ok) throw new Error(result.error!.message);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(result.value!.content);
};
const takeOut = async (more: object = {}) => contentOf(await test.call('register.takeOut', { columns: ['reference', 'icb', 'receivedOn', 'urgent', 'stage', 'dueOn', 'waitsUntil', 'treatment'], text: '', filters: {}, identity: null, ...more }));
const officeEvents = (type: string) => test.worker.signedIn.db.sqlite.prepare('SELECT body FROM event WHERE type = ?').pluck().all(type).map((body) => JSON.parse(body as string) as Record<string, unknown>);

describe('the register taken out', () => {
  beforeEach(async () => void (await bringIn(test, await openList(test, cases))));

  it('names no patient unless it was asked for with a purpose, and is noted each time', async () => {
    const text = await takeOut();
    expect(text.startsWith('\uFEFF"Case number (IFR Panel)","Own reference",')).toBe(true);
    expect(text).not.toMatch(/Testperson|999 000|1961/);
    expect(officeEvents('registerTakenOut')).toMatchObject([{ what: 'cases', lines: 2, purpose: null }]);
    expect(officeEvents('identityRevealed')).toEqual([]);

    const withNames = await takeOut({ identity: 'audit' });
    expect(withNames).toContain('"Testperson One","999 000 0018","1961-02-03","no"');
    expect(officeEvents('registerTakenOut')[1]).toMatchObject({ purpose: takeOutPurposes.audit });
    expect(officeEvents('identityRevealed')).toHaveLength(2);
    expect(officeEvents('identityRevealed')[0]).toMatchObject({ purpose: `running register taken out: ${takeOutPurposes.audit}` });
    expect(JSON.stringify(officeEvents('registerTakenOut'))).not.toContain('Testperson');
  });

  it('is narrowed as the list of cases is', async () => {
    expect((await takeOut({ filters: { icb: 'QOQ' } })).split('\r\n').filter(Boolean)).toHaveLength(2);
    expect((await takeOut({ filters: { urgency: 'urgent' } }))).toContain('A/1');
    expect((await takeOut({ text: 'daily' }))).not.toContain('A/1');
  });

  it('holds no formula, and an office that brings it in elsewhere has the same values', async () => {
    const text = await takeOut({ identity: 'handover' });
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(text).toContain(`"Gel; '=1+1, daily"`);

    const other = startWorker({ now });
    await signUp(other);
    const opened = await openList(other, text);
    const run = await other.ask('register.look', { lookId: opened.lookId, mapping: opened.mapping });
    expect(run).toMatchObject({ faults: [], counts: { ready: 2, notReady: 0 } });
    await bringIn(other, opened);
    const lines = (one: TestWorker) => one.worker.signedIn.db.sqlite.prepare(
      `SELECT reference, line.commissioner, line.received_on, application.urgency, due_on, pause_until, treatment, nhs_number, date_of_birth, person
       FROM register_line line JOIN application ON application.id = line.application_id JOIN case_index ON case_index.application_id = application.id ORDER BY reference`,
    ).all();
    expect(lines(other)).toEqual(lines(test));
    expect(other.worker.signedIn.db.sqlite.prepare("SELECT value FROM candidate_fact WHERE fact_id = 'intervention' ORDER BY value").pluck().all()).toEqual(['{"kind":"text","text":"=HYPERLINK(\\"http://x\\",\\"y\\")"}', '{"kind":"text","text":"Gel; =1+1, daily"}']);
  });

  it('is known again by the record that it came from', async () => {
    const opened = await openList(test, await takeOut());
    expect((await test.ask('register.look', { lookId: opened.lookId, mapping: opened.mapping })).counts).toMatchObject({ ready: 0, held: 2, notReady: 0 });
  });

  it('names a patient for nobody whose role does not show who that is', async () => {
    const session = test.worker.signedIn;
    test.worker.session = { ...session, person: { ...session.person, roles: ['policy-lead'] } };
    expect(await takeOut()).toContain('A/1');
    const before = digestOfTables(test);
    expect((await test.refused('register.takeOut', { columns: [], text: '', filters: {}, identity: 'audit' })).code).toBe('NOT_ALLOWED');
    expect(digestOfTables(test)).toBe(before);
    // The guard is the one in the handler: a hole in the table of roles lets it through.
    const holed = startWorker({ now, folder: test.folder, permissions: { ...permissions, revealIdentity: ['policy-lead'] } });
    holed.worker.session = test.worker.session;
    expect((await holed.call('register.takeOut', { columns: [], text: '', filters: {}, identity: 'audit' })).ok).toBe(true);
  });
});

describe('past decisions', () => {
  it('come in without who the patient was: such a column is left out in so many words, or nothing is brought in', async () => {
    const withPatients = decisions.split('\n').map((line, index) => `${line},${['Patient name', 'Testperson One', 'Testperson Two', 'Testperson Three'][index]},${['Code', '999 000 0018', '999 000 0026', '999 000 0034'][index]}`).join('\n');
    const opened = await openList(test, withPatients, 'decisions');
    expect(opened.identity.map(({ column }) => opened.header[column])).toEqual(['Patient name', 'Code']);
    expect((await test.ask('register.look', { lookId: opened.lookId, mapping: opened.mapping })).faults.map(({ message }) => message)).toEqual([
      'Say that “Patient name” is left out: its name says that it is about the patient.', 'Say that “Code” is left out: NHS numbers stand in it.',
    ]);
    expect((await test.refused('register.import', { lookId: opened.lookId, mapping: opened.mapping })).message).toContain('Patient name');
    const asTreatment = { ...opened.mapping, leftOut: [8], columns: { ...opened.mapping.columns, reasonCategory: 9 } };
    expect((await test.ask('register.look', { lookId: opened.lookId, mapping: asTreatment })).faults[0]!.message).toContain('cannot hold “Reason category”');
    await bringIn(test, opened, { ...opened.mapping, leftOut: [8, 9] });
    expect(count(test, 'past_decision')).toBe(3);
    expect(JSON.stringify(test.worker.signedIn.db.sqlite.prepare('SELECT * FROM past_decision').all())).not.toMatch(/Testperson|999 ?000/);
    // Nor does a digest of a line depend on what was left out.
    const digests = () => test.worker.signedIn.db.sqlite.prepare('SELECT row_digest FROM past_decision ORDER BY reference').pluck().all();
    const other = startWorker({ now });
    await signUp(other);
    await bringIn(other, await openList(other, decisions, 'decisions'));
    expect(other.worker.signedIn.db.sqlite.prepare('SELECT row_digest FROM past_decision ORDER BY reference').pluck().all()).toEqual(digests());
  });

  it('a cell that says who the patient was keeps its line out', async () => {
    const opened = await openList(test, `${decisions}\nP/4,QE1,2025-05-01,Gel for 999 000 0018,,Approved,,\nP/5,QE1,2025-05-01,Gel,born 3/2/1961,Approved,,`, 'decisions');
    const run = await test.ask('register.look', { lookId: opened.lookId, mapping: opened.mapping });
    expect(run.counts).toMatchObject({ ready: 3, notReady: 2 });
    expect(run.rows.flatMap((row) => row.sentences.map(({ message }) => message)).join(' ')).toMatch(/“Treatment” seems to hold an NHS number.*“Indication” seems to hold a date of birth/);
  });

  it('are brought in once, stand in the chain, and cannot be changed or taken away', async () => {
    const opened = await openList(test, decisions, 'decisions');
    expect(await bringIn(test, opened)).toMatchObject({ status: 'done', done: 3 });
    const again = await openList(test, decisions, 'decisions');
    expect((await test.ask('register.look', { lookId: again.lookId, mapping: again.mapping })).counts).toMatchObject({ ready: 0, held: 3 });
    const { db } = test.worker.signedIn;
    expect(verifyRecord(db, { replay })).toMatchObject({ ok: true });
    expect(() => db.sqlite.exec("UPDATE past_decision SET outcome = 'Approved'")).toThrow(/append-only/);
    expect(() => db.sqlite.exec('DELETE FROM past_decision')).toThrow(/append-only/);
    db.sqlite.exec('DROP TRIGGER past_decision_no_update');
    db.sqlite.exec("UPDATE past_decision SET outcome = 'Approved' WHERE reference = 'P/1'");
    expect(verifyRecord(db, { replay }).ok).toBe(false);
  });

  it('go out free of formulas and come back the same', async () => {
    await bringIn(test, await openList(test, decisions, 'decisions'));
    const text = contentOf(await test.call('register.takeOutDecisions', {}));
    expect(text).toContain(`"'-5 percent gel, invented"`);
    expect(officeEvents('registerTakenOut')).toMatchObject([{ what: 'decisions', lines: 3 }]);
    const other = startWorker({ now });
    await signUp(other);
    await bringIn(other, await openList(other, text, 'decisions'));
    const rows = (one: TestWorker) => one.worker.signedIn.db.sqlite.prepare('SELECT reference, commissioner, decided_on, treatment, indication, outcome, policy_words, reason_category FROM past_decision ORDER BY reference').all();
    expect(rows(other)).toEqual(rows(test));
  });

  it('stand beside the question of similar patients, by treatment and ICB, and change nothing else that the panel is asked', async () => {
    const applicationId = await assessed(test, 'lsc-not-routinely-commissioned.zip');
    await toPanel(test, applicationId);
    const before = await test.ask('decision.get', { applicationId });
    expect(before.pastDecisions).toBeUndefined();
    const treatment = (await test.ask('case.get', { applicationId })).treatment!;
    const lines = [`S/1,QE1,2024-01-02,${JSON.stringify(treatment.toUpperCase())},,Declined,,`, `S/2,QOQ,2024-01-02,${JSON.stringify(treatment)},,Approved,,`];
    await bringIn(test, await openList(test, `${decisions}\n${lines.join('\n')}`, 'decisions'));
    const { pastDecisions, ...rest } = await test.ask('decision.get', { applicationId });
    expect(pastDecisions).toMatchObject({ count: 1, shown: [{ reference: 'S/1', outcome: 'Declined' }] });
    const { pastDecisions: _none, ...restBefore } = before;
    expect(rest).toEqual(restBefore);
  });
});
