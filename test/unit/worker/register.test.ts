import { beforeEach, describe, expect, it } from 'vitest';
import { verifyRecord } from '../../../db/verify.ts';
import { replayForVerify as replay } from '../../../shared/workflow/replay.ts';
import { addColleague, checkFacts, officer, signInAs, signUp, startWorker, type TestWorker } from './harness.ts';
import { answered, bringIn, count, digestOfTables, jobEnds, openList, registerOf } from './registerKit.ts';

let test: TestWorker;

beforeEach(async () => {
  test = startWorker({ now: () => '2026-11-22T09:00:00.000Z' });
  await signUp(test);
});

const sentences = async (opened: Awaited<ReturnType<typeof openList>>, mapping = answered(opened.mapping)) => {
  const run = await test.ask('register.look', { lookId: opened.lookId, mapping });
  return { run, of: (line: number) => run.rows.find((row) => row.line === line)?.sentences.map(({ message }) => message).join(' ') ?? '' };
};

describe('a register of a thousand open cases', () => {
  it('is looked through without a trace, brought in once, and stays once when it is brought in again', async () => {
    const file = registerOf(1000);
    const opened = await openList(test, file);
    const before = digestOfTables(test);
    const { run } = await sentences(opened);
    expect(run.counts).toMatchObject({ ready: 1000, held: 0, notReady: 0 });
    expect(digestOfTables(test)).toBe(before);

    expect(await bringIn(test, opened, answered(opened.mapping))).toMatchObject({ status: 'done', done: 1000, total: 1000 });
    expect(count(test, 'application')).toBe(1000);
    const { db } = test.worker.signedIn;
    expect(verifyRecord(db, { replay })).toMatchObject({ ok: true, findings: [] });

    const again = await openList(test, file);
    expect(again.remembered).toBe(true);
    expect(again.mapping).toEqual(answered(opened.mapping));
    const second = await sentences(again, again.mapping);
    expect(second.run.counts).toMatchObject({ ready: 0, held: 1000, notReady: 0 });
    expect((await test.refused('register.import', { lookId: again.lookId, mapping: again.mapping })).message).toBe('No line is ready to be brought in.');
    expect(count(test, 'application')).toBe(1000);
  }, 120_000);

  it('can be cancelled between two batches, and the same file brings in the rest', async () => {
    const opened = await openList(test, registerOf(120));
    const mapping = answered(opened.mapping);
    const { jobId } = await test.ask('register.import', { lookId: opened.lookId, mapping });
    await new Promise((resolve) => setImmediate(resolve));
    await test.ask('job.cancel', { jobId });
    const stopped = await jobEnds(test, 'cases', jobId);
    expect(stopped).toMatchObject({ status: 'cancelled', total: 120 });
    expect(stopped.done % 25).toBe(0);
    expect(stopped.done).toBeLessThan(120);
    expect(count(test, 'application')).toBe(stopped.done);
    expect((await bringIn(test, opened, mapping)).total).toBe(120 - stopped.done);
    expect(count(test, 'application')).toBe(120);
  }, 60_000);

  it('leaves no line by half where a batch breaks off at its very end, and the same file brings in the rest', async () => {
    const opened = await openList(test, registerOf(60));
    const mapping = answered(opened.mapping);
    let batches = 0;
    test.worker.faultHook = (work) => (step) => {
      if (work === 'register' && step === 'before-commit' && ++batches === 2) throw new Error('planted');
    };
    expect(await bringIn(test, opened, mapping)).toMatchObject({ status: 'failed', done: 25, total: 60 });
    expect([count(test, 'application'), count(test, 'register_line'), count(test, 'paper'), count(test, 'paper_chunk')]).toEqual([25, 25, 25, 25]);
    delete (test.worker as { faultHook?: unknown }).faultHook;
    expect(await bringIn(test, opened, mapping)).toMatchObject({ status: 'done', total: 35 });
    expect(count(test, 'application')).toBe(60);
    expect(verifyRecord(test.worker.signedIn.db, { replay })).toMatchObject({ ok: true, findings: [] });
  }, 60_000);

  it('is interrupted by a lock with whole batches, which is said at the next sign-in', async () => {
    const opened = await openList(test, registerOf(120));
    await test.ask('register.import', { lookId: opened.lookId, mapping: answered(opened.mapping) });
    await new Promise((resolve) => setImmediate(resolve));
    await signInAs(test, '', officer.passphrase);
    expect((await test.ask('register.last', {})).cases).toMatchObject({ status: 'interrupted' });
    expect(count(test, 'application') % 25).toBe(0);
    expect((await test.refused('register.look', { lookId: opened.lookId, mapping: answered(opened.mapping) })).code).toBe('NOT_FOUND');
  }, 60_000);
});

const header = 'Reference,ICB,Received,Urgent,Stage,Due,Waits until,Treatment,Patient name,NHS number,Date of birth';
const good = 'A/1,QE1,2026-09-01,routine,Listed,2026-12-01,,Invented gel,Testperson One,999 000 0018,1961-02-03';
const listed = { same: {}, words: { icb: {}, urgent: {}, stage: { listed: 'at-panel' as const, waiting: 'returned' as const, done: 'decided' as const, again: 'reconsideration' as const } } };

describe('each line that cannot be brought in says why', () => {
  it('with its number, what, why and what next', async () => {
    const opened = await openList(test, [
      header, good,
      'A/2,QE1,03/04/2026,routine,Listed,,,,,,',
      'A/3,QE1,31/02/2026,routine,Listed,,,,,,',
      'A/4,QE1,2026-09-01,routine,Listed,,,,,999 000 0019,',
      'A/5,QE1,2026-09-01,routine,Listed,,,,,9999999999,',
      'A/6,XXX,2026-09-01,routine,Listed,,,,,,',
      'A/1,QE1,2026-09-02,routine,Listed,,,,,,',
      ',QE1,2026-09-01,routine,Listed,,,,,,',
      'A/9,QE1,2026-09-01,,Listed,,,,,,',
      'A/10,QE1,2026-09-01,routine,Elsewhere,,,,,,',
      'A/11,QE1,2027-09-01,routine,Listed,,,,,,',
      'A/12,QE1,2026-09-01,routine,Listed,2026-08-01,,,,,',
      'A/13,QE1,2026-09-01,routine,Waiting,,,,,,',
      'A/14,QE1,2026-09-01,routine,Done,,,,,,',
      'A/15,QE1,2026-09-01,routine,Listed,,,Gel for 999 000 0026,,,',
      'A/16,QE1,2026-09-01,routine,Listed',
      'A/17,QE1,45902,routine,Listed,,,,,,',
      'A/18,QE1,2026-09-01,routine,Listed,,,,,,03/02/61',
      'A/19,QE1,2026-09-01,routine,Listed,,,Invented gel,,9990000018,',
    ].join('\n'));
    const { run, of } = await sentences(opened, { ...opened.mapping, ...listed });
    expect(run.counts).toMatchObject({ ready: 1, notReady: 18 });
    expect(of(3)).toContain('“03/04/2026” can be two days');
    expect(of(4)).toContain('“31/02/2026” is a day that does not exist');
    expect(of(5)).toContain('its last digit does not fit');
    expect(of(6)).toContain('one digit ten times');
    expect(of(7)).toContain('nobody has said what “XXX” means');
    expect(of(8)).toContain('stands on line 2 too');
    expect(of(9)).toContain('“Own reference” is empty');
    expect(of(10)).toContain('“Urgent” is empty, and nobody has said what that means');
    expect(of(11)).toContain('nobody has said what “Elsewhere” means');
    expect(of(12)).toContain('lies in the future');
    expect(of(13)).toContain('before it was received');
    expect(of(14)).toContain('does not say until when');
    expect(of(15)).toContain('cannot stand behind an outcome that it did not see');
    expect(of(16)).toContain('seems to hold an NHS number');
    expect(of(17)).toContain('It has 5 cells, but the first line names 11 columns');
    expect(of(18)).toContain('a spreadsheet’s own number for a day');
    expect(of(19)).toContain('its century is not known');
    expect(of(20)).toContain('Line 2 has the same NHS number, day received and treatment');
    for (const row of run.rows) for (const one of row.sentences) expect(one.next).toMatch(/\.$/);
  });

  it('a day that can be two is read once a person has said which comes first', async () => {
    const opened = await openList(test, `${header}\nA/2,QE1,03/04/2026,routine,Listed,,,,,,`);
    const look = async (dateOrder: 'day-first' | 'month-first') => {
      const mapping = { ...opened.mapping, ...listed, dateOrder };
      return (await test.ask('register.look', { lookId: opened.lookId, mapping })).counts;
    };
    expect(await look('day-first')).toMatchObject({ ready: 1 });
    await bringIn(test, opened, { ...opened.mapping, ...listed, dateOrder: 'month-first' });
    expect(test.worker.signedIn.db.sqlite.prepare('SELECT received_on FROM application').pluck().all()).toEqual(['2026-03-04']);
  });

  it('what is left over is saved with its reason, and comes in when it was mended', async () => {
    const opened = await openList(test, `${header}\n${good}\nA/2,QE1,31/02/2026,routine,Listed,,,=1+1,,,`);
    const mapping = { ...opened.mapping, ...listed };
    await bringIn(test, opened, mapping);
    const answer = await test.call('register.leftOver', { lookId: opened.lookId, mapping });
    const text = new TextDecoder().decode((answer as unknown as { value: { content: Uint8Array } }).value.content);
    expect(text).toContain('Line 3: Received: “31/02/2026” is a day that does not exist.');
    expect(text).toContain('"\'=1+1"');
    const mended = await openList(test, text.replace('"31/02/2026"', '"2026-02-28"'));
    expect(mended.remembered).toBe(true);
    expect((await bringIn(test, mended)).done).toBe(1);
    const treatments = (await test.ask('case.find', { text: '', filters: {}, after: null })).rows.map((row) => row.treatment);
    expect(treatments).toContain('=1+1');
  });

  it('a case that is in the record already by its patient and day is not made twice', async () => {
    const first = await openList(test, `${header}\n${good}`);
    await bringIn(test, first, { ...first.mapping, ...listed });
    const other = await openList(test, `${header}\n${good.replace('A/1', 'B/1')}\n${good.replace('A/1', 'B/2').replace('2026-09-01', '2026-09-03')}\n${good.replace('2026-09-01', '2026-09-05')}\n${good.replace('Invented gel', 'Another gel')}`);
    const { of, run } = await sentences(other, { ...other.mapping, ...listed });
    expect(of(2)).toMatch(/Case IFR-2026-0001 has the same NHS number, ICB and day received/);
    expect(of(3)).toMatch(/another case with the same NHS number: IFR-2026-0001/);
    expect(of(4)).toMatch(/brought in before with another day received \(1 September 2026\), as case IFR-2026-0001/);
    expect(of(5)).toMatch(/The line has changed since it was brought in/);
    expect(run.counts).toMatchObject({ ready: 1, note: 1, held: 1, notReady: 2 });
  });
});

describe('a case that was brought in', () => {
  const brought = async (line = good) => {
    const opened = await openList(test, `${header}\n${line}`);
    await bringIn(test, opened, { ...opened.mapping, ...listed });
    const { rows } = await test.ask('case.find', { text: '', filters: {}, after: null });
    return rows[0]!.applicationId;
  };

  it('begins, with its own days, and says where it stood; nothing in it counts as done', async () => {
    const applicationId = await brought();
    const view = await test.ask('case.get', { applicationId });
    expect(view).toMatchObject({
      stage: 'received', receivedOn: '2026-09-01', next: { screen: 'facts' }, assessment: null, screening: null, decision: null,
      register: { broughtOn: '2026-11-22', line: 2, reference: 'A/1', stageWords: 'Listed', stageLabel: 'At panel', dueOn: '2026-12-01' },
      due: { on: '2026-12-01', label: 'Due by the earlier register', late: false },
    });
    expect(view.history[1]).toMatchObject({ what: 'Taken over from the running register' });
    expect(JSON.stringify(view)).not.toContain('Testperson');
    const facts = await test.ask('facts.get', { applicationId });
    const named = facts.groups.flatMap((group) => group.facts).filter((fact) => fact.candidates.length > 0);
    expect(named.map((fact) => [fact.factId, fact.state]).sort()).toEqual([['dateOfBirth', 'proposed'], ['intervention', 'proposed'], ['nhsNumber', 'proposed'], ['patientName', 'proposed']]);
    const work = await test.ask('work.list', {});
    expect([...work.overdue, ...work.thisWeek, ...work.open].map((row) => [row.number, row.due?.on])).toEqual([['IFR-2026-0001', '2026-12-01']]);
    expect((await test.ask('case.find', { text: 'testperson', filters: {}, after: null })).rows).toHaveLength(1);
  });

  it('opens no later step before it was done in the app, and goes on like any other', async () => {
    const applicationId = await brought();
    const view = await test.ask('case.get', { applicationId });
    expect((await test.ask('decision.get', { applicationId })).whyNot).toBe('Confirm an assessment first.');
    expect((await test.refused('case.close', { applicationId, seq: view.seq })).code).toBe('REFUSED');
    expect((await test.ask('case.get', { applicationId })).seq).toBe(view.seq);
    await checkFacts(test, applicationId);
    expect((await test.ask('case.get', { applicationId })).stage).toBe('checked');
  });

  it('that waited waits on, is overdue where its wait ran out, and is taken up at the first stage', async () => {
    const applicationId = await brought(good.replace('Listed', 'Waiting').replace('2026-12-01,,', '2026-10-01,2026-11-20,'));
    const work = await test.ask('work.list', {});
    expect(work.overdue).toMatchObject([{ stage: 'incomplete', due: { on: '2026-10-01', late: true }, waiting: { on: officer.name, until: '2026-11-20', ranOut: true } }]);
    const { seq } = await test.ask('case.get', { applicationId });
    expect((await test.ask('case.resume', { applicationId, seq, reason: 'The papers came by post' })).stage).toBe('received');
  });

  it('keeps the whole line as a paper, open to those who may open papers only', async () => {
    const applicationId = await brought();
    const [paper] = (await test.ask('case.get', { applicationId })).papers;
    expect(paper).toMatchObject({ name: 'Line 2 of the running register', read: true });
    const shown = await test.ask('paper.get', { paperId: paper!.paperId });
    expect(JSON.stringify(shown.document)).toContain('Testperson One');
    // Its words are found again when they come back in another file.
    expect(test.worker.signedIn.db.sqlite.prepare('SELECT text_digest FROM paper_reading WHERE paper_id = ?').pluck().all(paper!.paperId)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    const passphrase = await addColleague(test, 'panel', ['panel-member']);
    await signInAs(test, 'panel', passphrase);
    expect((await test.refused('paper.get', { paperId: paper!.paperId })).code).toBe('NOT_ALLOWED');
    expect((await test.refused('register.open', { tokens: ['00000000-0000-4000-8000-000000000000'], kind: 'cases' })).code).toBe('NOT_ALLOWED');
    expect((await test.refused('register.takeOut', { columns: [], text: '', filters: {}, identity: null })).code).toBe('NOT_ALLOWED');
  });

  it('is made only once two people hold a recovery key', async () => {
    const alone = startWorker();
    const { recoveryKey } = await alone.ask('session.create', officer);
    await alone.ask('session.confirmRecoveryKey', { recoveryKey });
    const opened = await openList(alone, `${header}\n${good}`);
    expect((await alone.refused('register.import', { lookId: opened.lookId, mapping: { ...opened.mapping, ...listed } })).field).toBe('recoveryKeys');
  });
});

describe('the words of the office', () => {
  it('are remembered for the next file without standing in the record', async () => {
    const opened = await openList(test, `${header}\n${good.replace('Listed', 'With Dr Quillfeather')}`);
    await bringIn(test, opened, { ...opened.mapping, words: { icb: {}, urgent: {}, stage: { 'with dr quillfeather': 'checking' } } });
    const settings = JSON.stringify(test.worker.signedIn.db.sqlite.prepare("SELECT value FROM setting WHERE key LIKE 'registerMapping:%'").pluck().all());
    expect(settings).not.toBe('[]');
    expect(settings.toLowerCase()).not.toContain('quillfeather');
    const next = await openList(test, `${header}\n${good.replace('Listed', 'With Dr Quillfeather')}`);
    expect(next).toMatchObject({ remembered: true, mapping: { words: { stage: { 'with dr quillfeather': 'checking' } } } });
  });
});
