import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../../db/verify.ts';
import { replayForVerify as replay } from '../../../shared/workflow/replay.ts';
import type { WorkView } from '../../../shared/contract/case.ts';
import { approvedCase, closeWithLetters } from '../db/aCase.ts';
import { act } from './disposed.ts';
import { officer, signUp, startWorker, type TestWorker } from './harness.ts';

const clock = { now: '2026-05-04T09:00:00.000Z' };
const groups = (work: WorkView, applicationId: string) => (['overdue', 'thisWeek', 'waiting', 'open'] as const).filter((group) => work[group].some((row) => row.applicationId === applicationId));
const at = async (test: TestWorker, day: string): Promise<WorkView> => {
  clock.now = `${day}T09:00:00.000Z`;
  return test.ask('work.list', {});
};

describe('what an approval asks for', () => {
  it('stands on Work by its day, closed or not, until somebody records what came of it', async () => {
    clock.now = '2026-05-04T09:00:00.000Z';
    const test = startWorker({ now: () => clock.now });
    await signUp(test);
    const { worker } = test;
    const { db, person } = worker.signedIn;
    // The fixtures act as the person of the fixtures; here that is the one who is signed in.
    db.sqlite.prepare("INSERT INTO person (id, created_at) VALUES ('p-officer', ?)").run(clock.now);
    const ends = { kind: 'on' as const, on: '2026-11-30' };
    closeWithLetters(approvedCase(db, worker.newId, 'case-2', { ends, reference: null, outcomeData: { kind: 'none' } }), 'approved');
    approvedCase(db, worker.newId, 'case-1', { ends, reference: 'A-1', outcomeData: { kind: 'due', what: 'Healing on X-ray', on: '2026-10-31' } });
    expect(groups(await at(test, '2026-05-05'), 'case-1')).toEqual(['open']);
    expect((await at(test, '2026-10-28')).thisWeek).toMatchObject([{ applicationId: 'case-1', due: { label: 'Outcome data due', on: '2026-10-31', words: '3 days left' } }]);
    const [late] = (await at(test, '2026-11-02')).overdue;
    expect(late).toMatchObject({ due: { words: 'Overdue: 2 days late', late: true }, openItems: [] }); // said once in a list
    expect((await test.ask('case.get', { applicationId: 'case-1' })).openItems).toEqual(['Outcome data: overdue: 2 days late']);

    await act(test, 'case-1', { action: 'followUp', item: 'outcome-data', result: 'received', on: '2026-11-01', who: 'Dr Invented', words: 'Callus is seen.', paperId: null, page: null });
    const view = await test.ask('case.get', { applicationId: 'case-1' });
    expect(view.followUps!.map(({ kind, words }) => [kind, words])).toEqual([['outcome-data', 'Received, 1 November 2026'], ['expiry', '28 days left']]);
    expect(view.followUps![0]!.record).toMatchObject({ answer: 'Received', who: 'Dr Invented', by: officer.name });
    expect(view.history[0]).toMatchObject({ who: person.name, what: 'Outcome data: received', detail: '1 November 2026, Dr Invented. Callus is seen.' });

    // A closed case: the end of its approval still comes up, is said, and closes nothing.
    expect(groups(await at(test, '2026-11-10'), 'case-2')).toEqual([]);
    expect(groups(await at(test, '2026-11-25'), 'case-2')).toEqual(['thisWeek']);
    expect((await at(test, '2026-12-02')).overdue).toContainEqual(expect.objectContaining({ applicationId: 'case-2', stage: 'closed', next: expect.objectContaining({ action: 'followUp' }), due: expect.objectContaining({ words: 'The approval ended on 30 November 2026, 2 days ago; nobody has recorded that it lapsed' }) }));
    expect((await test.ask('case.get', { applicationId: 'case-2' })).openItems).toEqual(['The approval ended on 30 November 2026, 2 days ago; nobody has recorded that it lapsed']);
    await act(test, 'case-2', { action: 'followUp', item: 'expiry', result: 'lapsed', on: '2026-12-01', who: officer.name, words: 'No new request came.', paperId: null, page: null });
    expect(groups(await at(test, '2026-12-02'), 'case-2')).toEqual([]);
    expect(await test.ask('case.get', { applicationId: 'case-2' })).toMatchObject({ stage: 'closed', next: null, openItems: [] });
    expect(verifyRecord(db, { replay })).toMatchObject({ ok: true, findings: [] });
  }, 60_000);
});
