import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findBatch } from '../../../db/batchRepo.ts';
import { makeTemp } from '../db/tempFolders.ts';
import { atRest, how, madeOf, packFolder, whole } from './batchPacks.ts';
import { drop, officer, samples, signUp, startWorker, type TestWorker } from './harness.ts';
import { copyOf, keepStart, openStart, type Start } from './killed.ts';

let start: Start;
beforeAll(async () => {
  const test = startWorker();
  await signUp(test);
  start = keepStart(test);
  test.worker.close();
});
const fresh = (): TestWorker => openStart(copyOf(start));

/** Ends the reading of a pack only when it is told to, so that something can happen in the middle. */
function held(test: TestWorker, nth: number): { reached: Promise<void>; letGo(): void } {
  const read = test.worker.parsers.read.bind(test.worker.parsers);
  let [reach, letGo] = [() => undefined as void, () => undefined as void];
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  let count = 0;
  test.worker.parsers.read = async (...args) => {
    if (++count === nth) reach();
    if (count >= nth) await gate;
    return read(...args);
  };
  return { reached, letGo: () => letGo() };
}

describe('a folder of packs', () => {
  it('is looked at without anything being opened or written', async () => {
    const test = fresh();
    const folder = packFolder();
    writeFileSync(join(folder, 'a\u202Efdp.exe'), 'x');
    const seen = await test.ask('batch.look', { tokens: how.tokens }, [folder]);
    expect(seen).toMatchObject({ name: 'Packs of 2 November', more: 0 });
    expect(seen.packs).toContainEqual({ name: 'an empty one', files: 0, size: 0 });
    expect(seen.packs).toContainEqual({ name: 'a[U+202E]fdp.exe', files: 1, size: 1 });
    expect(seen.packs.find(({ name }) => name === 'central-east-outside-non-union')!.files).toBeGreaterThan(1);
    expect((await test.ask('batch.list', {})).batches).toEqual([]);
  });

  it('is taken in pack by pack, each a drop of its own; one that is there already is recognised', async () => {
    const test = fresh();
    const folder = packFolder();
    const earlier = await drop(test, [join(samples, 'hny-criteria-met.zip')]);
    const { batchId } = await test.ask('batch.start', how, [folder]);
    await atRest(test);
    const report = await test.ask('batch.get', { batchId });
    const by = (name: string) => report.items.find((one) => one.name === name);
    expect(report).toMatchObject({ state: 'done', jobId: null, by: officer.name, total: report.items.length, counts: { waiting: 0, known: 2, 'not-taken': 1 } });
    expect(by('hny-criteria-met.zip')).toMatchObject({ status: 'known', intakeId: earlier });
    expect(by('an empty one')).toMatchObject({ status: 'not-taken', why: { message: expect.stringContaining('no file') } });
    expect(by('torn.pdf')).toMatchObject({ status: 'taken', outcome: 'quarantine' });
    for (const { intakeId, status } of report.items) if (status === 'taken') expect((await test.ask('intake.get', { intakeId: intakeId! })).receivedOn).toBe('2026-11-02');
    // Nothing is left to be read from there.
    expect(findBatch(test.worker.signedIn.db, batchId)!.path).toBeNull();
    expect(await test.refused('batch.goOn', { batchId })).toMatchObject({ code: 'REFUSED' });

    const again = await test.ask('batch.start', how, [folder]);
    await atRest(test);
    expect((await test.ask('batch.get', { batchId: again.batchId })).counts).toMatchObject({ taken: 0, waiting: 0, 'not-taken': 1 });
  });

  it('is told of without the name of a pack in what the app says while it works', async () => {
    const test = fresh();
    await test.ask('batch.start', how, [packFolder()]);
    await atRest(test);
    const labels = test.pushed.flatMap((event) => (event.kind === 'job' ? [event.label] : []));
    expect(labels[0]).toBe('Taking in pack 1 of 10');
    expect(new Set(labels.map((label) => label.replace(/\d+/g, 'n')))).toEqual(new Set(['Taking in pack n of n', 'Taken in']));
  });

  it('can be cancelled and gone on with, also in another place', async () => {
    const test = fresh();
    const folder = packFolder();
    const gate = held(test, 9);
    const { batchId, jobId } = await test.ask('batch.start', how, [folder]);
    await gate.reached;
    expect(await test.ask('batch.get', { batchId })).toMatchObject({ state: 'running', jobId });
    expect(await test.refused('batch.start', how, [folder])).toMatchObject({ code: 'REFUSED' });
    await test.ask('job.cancel', { jobId });
    gate.letGo();
    await atRest(test);
    const stopped = await test.ask('batch.get', { batchId });
    expect(stopped.state).toBe('stopped');
    expect(stopped.counts.taken).toBeGreaterThan(0);
    await whole(test, batchId);

    const moved = `${folder} moved`;
    renameSync(folder, moved);
    expect(await test.refused('batch.goOn', { batchId })).toMatchObject({ code: 'UNREADABLE' });
    const wrong = makeTemp();
    expect(await test.refused('batch.goOnFrom', { batchId, tokens: how.tokens }, [wrong])).toMatchObject({ code: 'UNREADABLE' });
    expect((await test.ask('batch.get', { batchId })).counts).toEqual(stopped.counts);
    await test.ask('batch.goOnFrom', { batchId, tokens: how.tokens }, [moved]);
    await atRest(test);
    await whole(test, batchId);
    const other = fresh();
    const calm = await other.ask('batch.start', how, [moved]);
    await atRest(other);
    expect(madeOf(test, await test.ask('batch.get', { batchId }))).toEqual(madeOf(other, await other.ask('batch.get', { batchId: calm.batchId })));
  });

  it('stops where the app is locked, and goes on after the next sign-in', async () => {
    const one = copyOf(start);
    const test = openStart(one);
    const gate = held(test, 9);
    const { batchId } = await test.ask('batch.start', how, [packFolder()]);
    await gate.reached;
    test.worker.close();
    gate.letGo();
    const next = openStart(one);
    expect(await next.ask('batch.get', { batchId })).toMatchObject({ state: 'stopped' });
    await whole(next, batchId);
    await next.ask('batch.goOn', { batchId });
    await atRest(next);
    expect(await next.ask('batch.get', { batchId })).toMatchObject({ state: 'done', counts: { known: 1, 'not-taken': 1 } });
  });

  it('of which a pack is gone or ends the reading goes on with the others', async () => {
    const test = fresh();
    const folder = join(makeTemp(), 'packs');
    mkdirSync(folder);
    for (const name of ['a', 'b', 'c']) cpSync(join(samples, 'hny-criteria-met.zip'), join(folder, `${name}.zip`));
    writeFileSync(join(folder, 'b.zip'), 'other words');
    const read = test.worker.parsers.read.bind(test.worker.parsers);
    let first = true;
    test.worker.parsers.read = (...args) => {
      if (first) {
        first = false;
        rmSync(join(folder, 'c.zip'));
        throw new Error('The reader is out of order');
      }
      return read(...args);
    };
    const { batchId } = await test.ask('batch.start', how, [folder]);
    await atRest(test);
    const { items } = await test.ask('batch.get', { batchId });
    expect(items.map(({ status, why }) => [status, why?.message.includes('could not finish') ?? null])).toEqual([['not-taken', true], ['taken', null], ['not-taken', false]]);
  });

  it('loses the name of a pack that goes back without consent', async () => {
    const test = fresh();
    const { batchId } = await test.ask('batch.start', how, [packFolder()]);
    await atRest(test);
    const { intakeId, number } = (await test.ask('batch.get', { batchId })).items.find(({ outcome }) => outcome === 'quarantine')!;
    await test.ask('intake.returnWithoutConsent', { intakeId: intakeId!, reason: 'refused', how: 'sent-back' });
    expect((await test.ask('batch.get', { batchId })).items.find((one) => one.number === number)).toMatchObject({ name: null, intakeId: null, status: 'taken' });
  });
});
