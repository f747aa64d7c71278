import { beforeAll, describe, expect, it } from 'vitest';
import { latestAssessment, listAssessments } from '../../../db/assessmentRepo.ts';
import { commit } from '../../../electron/worker/commit.ts';
import { signUp, startWorker, type TestWorker } from './harness.ts';
import { copyOf, counts, keepStart, openStart, type Start } from './killed.ts';
import { assessed, toPanel } from './theJob.ts';

const now = () => '2026-11-21T10:00:00.000Z';
const reason = 'The policy committee agreed it on 12 November.';
const brackets = { policyId: 'hny-142-usgi', reading: 'brackets', option: 'and-binds-last', reason };

let start: Start;
let steady = '';
let turning = '';

beforeAll(async () => {
  const test = startWorker({ now });
  await signUp(test);
  steady = await assessed(test, 'lsc-not-routinely-commissioned.zip');
  turning = await assessed(test, 'hny-not-known.zip');
  await toPanel(test, turning);
  start = keepStart(test);
  test.worker.close();
}, 120_000);

const open = (): TestWorker => openStart(copyOf(start));

async function run(test: TestWorker): Promise<Awaited<ReturnType<typeof state>>> {
  await test.ask('reassess.start', {});
  while (test.worker.jobs.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  return state(test);
}
/** The fact as the assessment kept last holds it. */
const traumaKept = ({ worker }: TestWorker) => (listAssessments(worker.signedIn.db, turning).at(-1)!.facts as Record<string, unknown>)['severeTrauma'];
const state = (test: TestWorker) => test.ask('reassess.get', {});

describe('assessing all open cases again', () => {
  it('keeps nothing where nothing changed, and a new assessment beside the old where the answer did; no case moves', async () => {
    const test = open();
    expect(await state(test)).toMatchObject({ status: 'never', jobId: null });
    const before = counts(test);
    expect(await run(test)).toMatchObject({ status: 'done', done: 2, total: 2, by: 'Ann Officer', changed: [] });
    expect(counts(test)).toEqual(before);

    await test.ask('policy.sign', brackets);
    const [cases, confirmed] = [await test.ask('case.find', { text: '', filters: {}, after: null }), (await test.ask('assessment.get', { applicationId: turning })).confirmed];
    const seq = (await test.ask('case.get', { applicationId: turning })).seq;
    expect((await run(test)).changed).toMatchObject([{ applicationId: turning, before: 'not-known', after: 'met', stage: 'Screened' }]);
    expect(await test.ask('case.find', { text: '', filters: {}, after: null })).toEqual(cases); // no stage, no wait, no version
    expect((await test.ask('case.get', { applicationId: turning })).seq).toBe(seq); // who works on the case is not disturbed
    expect((await test.ask('assessment.get', { applicationId: turning })).confirmed).toEqual(confirmed); // the person's own assessment stays the one that counts
    const { entries } = await test.ask('assessment.history', { applicationId: turning });
    expect(entries).toMatchObject([{ made: 'renewed', verdict: 'met', policyId: 'hny-142-usgi', by: 'Ann Officer' }, { made: 'confirmed', verdict: 'not-known' }]);
    expect(entries[0]!.differences.join(' ')).toMatch(/answer.*brackets/is);
    expect((await test.ask('assessment.history', { applicationId: steady })).entries).toHaveLength(1);

    const after = counts(test);
    expect((await run(test)).changed).toEqual([]); // measured against the last one kept
    expect(counts(test)).toEqual(after);
    await test.ask('policy.sign', { ...brackets, option: 'and-binds-all' });
    expect((await run(test)).changed).toMatchObject([{ applicationId: turning, before: 'met', after: 'not-known' }]);
    expect(await test.ask('record.verify', {})).toMatchObject({ ok: true, findings: [] });
  });

  it('keeps a new one where a fact changed though the answer did not, and does not list it as changed', async () => {
    const test = open();
    const { seq } = await test.ask('facts.get', { applicationId: steady });
    await test.ask('facts.answer', { applicationId: steady, seq, factId: 'lipusDevice', answer: { kind: 'value', value: { kind: 'choice', choice: 'other-lipus' }, candidateId: null } });
    expect((await run(test)).changed).toEqual([]);
    const { entries } = await test.ask('assessment.history', { applicationId: steady });
    expect(entries[0]).toMatchObject({ made: 'renewed', verdict: 'position-applies', differences: [expect.stringMatching(/LIPUS device.*Another/)] });
    const after = counts(test);
    await run(test);
    expect(counts(test)).toEqual(after); // that answer is in the one kept last
  });

  it('keeps to the day as at which the person assessed, also after it was renewed', async () => {
    const test = open();
    const { seq } = await test.ask('case.get', { applicationId: turning });
    await test.ask('assessment.confirm', { applicationId: turning, seq, asAt: '2026-11-10' }); // received on 2 November
    for (const option of ['and-binds-last', 'and-binds-all']) {
      await test.ask('policy.sign', { ...brackets, option });
      expect((await run(test)).changed).toHaveLength(1);
    }
    const { entries } = await test.ask('assessment.history', { applicationId: turning });
    expect(entries.map(({ made, asAt }) => [made, asAt])).toEqual([['renewed', '2026-11-10'], ['renewed', '2026-11-10'], ['confirmed', '2026-11-10'], ['confirmed', '2026-11-02']]);
  });

  it('leaves disputed what the papers disagreed on when it was assessed, until a person answers', async () => {
    const test = open();
    const { db, person } = test.worker.signedIn;
    const last = latestAssessment(db, turning)!;
    const trauma = { state: 'disputed', values: [{ kind: 'choice', choice: 'yes' }, { kind: 'choice', choice: 'no' }] };
    const { seq } = await test.ask('case.get', { applicationId: turning });
    const kept = commit({
      db, actor: person.id, now: now(), newId: test.worker.newId,
      command: { type: 'confirmAssessment', applicationId: turning, expectedVersion: seq, policy: { id: last.policyId!, version: last.policyVersion, hash: last.policyHash! }, asAt: last.asAt, verdict: last.verdict, tree: last.tree, facts: { ...(last.facts as object), severeTrauma: trauma }, readings: last.readings! },
    });
    expect(kept.ok).toBe(true);
    const untouched = counts(test);
    await run(test);
    expect(counts(test)).toEqual(untouched);
    await test.ask('policy.sign', brackets);
    await run(test);
    expect(traumaKept(test)).toEqual(trauma);
    // Another reading, the same answer: kept all the same, since it rests on something else.
    const { entries: before } = await test.ask('assessment.history', { applicationId: turning });
    await test.ask('policy.sign', { ...brackets, reading: 'overlapping-treatments', option: 'each' });
    expect((await run(test)).changed).toEqual([]);
    expect((await test.ask('assessment.history', { applicationId: turning })).entries).toHaveLength(before.length + 1);
    const facts = await test.ask('facts.get', { applicationId: turning });
    await test.ask('facts.answer', { applicationId: turning, seq: facts.seq, factId: 'severeTrauma', answer: { kind: 'value', value: { kind: 'choice', choice: 'no' }, candidateId: null } });
    await run(test);
    expect(traumaKept(test)).toMatchObject({ state: 'known', value: { choice: 'no' } });
  });

  it('keeps nothing of a batch that fails on the way, and says that it stopped', async () => {
    const test = open();
    await test.ask('policy.sign', brackets);
    const before = counts(test);
    test.worker.faultHook = () => (step) => {
      if (step === 'before-commit') throw new Error('a full disk');
    };
    expect(await run(test)).toMatchObject({ status: 'failed', done: 0, changed: [] });
    expect(counts(test)).toEqual(before);
  });

  it('runs once at a time, can be cancelled, and is told to be interrupted after a lock; what it did not reach is untouched', async () => {
    const test = open();
    await test.ask('policy.sign', brackets);
    const before = counts(test);
    const { jobId } = await test.ask('reassess.start', {});
    expect((await test.refused('reassess.start', {})).code).toBe('REFUSED');
    await test.ask('job.cancel', { jobId });
    while (test.worker.jobs.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await state(test)).toMatchObject({ jobId, status: 'cancelled', done: 0, changed: [] });
    expect(counts(test)).toEqual(before);
    expect(test.pushed).toContainEqual(expect.objectContaining({ kind: 'job', jobId, state: 'cancelled' }));

    await test.ask('reassess.start', {});
    test.worker.lock('asked');
    await new Promise((resolve) => setTimeout(resolve, 20));
    const again = openStart({ ...start, folder: test.folder });
    expect(await state(again)).toMatchObject({ status: 'interrupted', changed: [] });
    expect(counts(again)).toEqual(before);
    expect((await run(again)).changed).toHaveLength(1);
  });
});
