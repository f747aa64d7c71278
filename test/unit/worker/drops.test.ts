import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readLimits, type ReadLimits } from '../../../shared/import/paper.ts';
import { pack } from '../../import/foreign/rawDocx.ts';
import { makeTemp, removeTemp } from '../db/tempFolders.ts';
import { drop, officer, samples, signUp, startWorker } from './harness.ts';

const token = '00000000-0000-4000-8000-000000000000';
const sample = join(samples, 'lsc-not-routinely-commissioned.zip');
const papers = makeTemp();
afterAll(() => removeTemp(papers));

describe('a drop', () => {
  it('has one budget: two large archives are never unpacked on the same allowance', async () => {
    const test = startWorker();
    await signUp(test);
    const names = ['a.zip', 'b.zip', 'c.zip'];
    const inside = 1_200_000; // of what cannot be packed smaller
    for (const name of names) writeFileSync(join(papers, name), await pack({ [`${name}.bin`]: randomBytes(inside) }));
    const read = test.worker.parsers.read.bind(test.worker.parsers);
    const given = new Map<string, ReadLimits>();
    let archives = 0;
    let atOnce = 0;
    Object.assign(test.worker.parsers, {
      read: async (name: string, bytes: Uint8Array, limits: ReadLimits) => {
        given.set(name, limits);
        if (name.endsWith('.zip')) atOnce = Math.max(atOnce, ++archives);
        const outcome = await read(name, bytes, limits);
        if (name.endsWith('.zip')) archives -= 1;
        return outcome;
      },
    });
    await drop(test, names.map((name) => join(papers, name)));
    expect(atOnce).toBe(1);
    expect(names.map((name) => given.get(name)!.totalBytes)).toEqual([0, 1, 2].map((before) => readLimits.totalBytes - before * inside));
    expect(names.map((name) => given.get(name)!.entries)).toEqual([readLimits.entries, readLimits.entries - 1, readLimits.entries - 2]);
  });

  it('that is being read when the app locks is interrupted, keeps nothing, and can be dropped again', async () => {
    const test = startWorker();
    await signUp(test);
    const read = test.worker.parsers.read.bind(test.worker.parsers);
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    Object.assign(test.worker.parsers, { read: async (name: string, bytes: Uint8Array, limits: ReadLimits) => (await held, read(name, bytes, limits)) });
    const { intakeId } = await test.ask('intake.start', { tokens: [token], receivedOn: '2026-11-02', urgency: 'routine', commissioner: 'QE1' }, [sample]);
    expect((await test.ask('intake.get', { intakeId })).status).toBe('reading');
    await test.ask('session.lock', {});
    await test.ask('session.unlock', { passphrase: officer.passphrase });
    goOn(); // what was being read comes to its end after somebody has signed in again
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await test.ask('intake.get', { intakeId })).toMatchObject({ status: 'interrupted', jobId: null, papers: [] });
    expect(test.worker.jobs.size).toBe(0);
    await test.ask('intake.discard', { intakeId, reason: 'It was interrupted and is dropped again.' });
    const again = await drop(test, [sample]);
    expect((await test.ask('intake.get', { intakeId: again })).papers.length).toBeGreaterThan(1);
    expect((await test.ask('record.verify', {})).findings).toEqual([]);
  });
});

describe('a first start that was cut off', () => {
  const draft = (folder: string) => join(folder, 'data.new');

  it('after the key file, before the database: the next first start works', async () => {
    const test = startWorker();
    mkdirSync(draft(test.folder));
    writeFileSync(join(draft(test.folder), 'ifr-panel.keys.json'), '{}');
    expect((await test.ask('session.status', {})).phase).toBe('first-start');
    await signUp(test);
    expect((await test.ask('session.status', {})).phase).toBe('unlocked');
    expect(readdirSync(test.folder)).not.toContain('data.new');
  });

  it('after everything was written, before it was put in place: nobody has seen that recovery key, so a new one is made', async () => {
    const first = startWorker();
    await signUp(first);
    const test = startWorker();
    mkdirSync(draft(test.folder));
    first.worker.close();
    for (const name of readdirSync(join(first.folder, 'data'))) writeFileSync(join(draft(test.folder), name), 'left over');
    await signUp(test);
    expect((await test.ask('record.verify', {})).findings).toEqual([]);
  });

  it('with an empty folder in its place: goes on', async () => {
    const test = startWorker();
    mkdirSync(join(test.folder, 'data'));
    await signUp(test);
    expect((await test.ask('session.status', {})).phase).toBe('unlocked');
  });

  it('with a file of somebody else in its place: is refused, and nothing is lost', async () => {
    const test = startWorker();
    mkdirSync(join(test.folder, 'data'));
    writeFileSync(join(test.folder, 'data', 'holiday.jpg'), 'a picture');
    const refusal = await test.refused('session.create', officer);
    expect(refusal).toMatchObject({ code: 'DATABASE', message: expect.stringMatching(/files already in the folder/), next: expect.stringMatching(/Nothing was changed/) });
    expect(readdirSync(join(test.folder, 'data'))).toEqual(['holiday.jpg']);
    expect(readdirSync(test.folder)).not.toContain('data.new');
  });
});
