import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTemp } from '../db/tempFolders.ts';
import { atRest, how } from './batchPacks.ts';
import { signUp, startWorker } from './harness.ts';

const about = 'Patient name: Agnes Winterbourne\nNHS number: 999 000 0018\nDate of birth: 3 March 1961\nTreatment requested: Exogen ultrasound bone healing system\n';

it('a pack of a batch is marked urgent by the same check that says so of a drop; a list is a list there too', async () => {
  const test = startWorker();
  await signUp(test);
  const folder = join(makeTemp(), 'packs');
  mkdirSync(folder);
  const packs = { 'pressing.txt': `${about}Is this request urgent? Yes\n`, 'soon.txt': `${about.replace('0018', '0026')}Urgency: as soon as possible\n`, 'calm.txt': `${about.replace('0018', '0034')}Urgency: routine, not urgent\n`, 'list.csv': 'NHS number,Patient name,Intervention\n9990000042,Iris Vale,Exogen\n9990000050,Owen Marsh,Exogen\n' };
  for (const [name, words] of Object.entries(packs)) writeFileSync(join(folder, name), words);
  const { batchId } = await test.ask('batch.start', how, [folder]);
  await atRest(test);
  const { items } = await test.ask('batch.get', { batchId });
  for (const { name, urgent, intakeId } of items) {
    const { issues } = await test.ask('intake.get', { intakeId: intakeId! });
    expect([name, urgent]).toEqual([name, issues.some(({ code }) => code === 'urgency-stated')]);
  }
  expect(items.filter(({ urgent }) => urgent).map(({ name }) => name)).toContain('soon.txt');
  expect(items.filter(({ urgent }) => urgent).map(({ name }) => name)).not.toContain('calm.txt');
  const list = items.find(({ name }) => name === 'list.csv')!.intakeId!;
  expect((await test.ask('intake.records', { intakeId: list })).records.map(({ name }) => name)).toEqual(['Iris Vale', 'Owen Marsh']);
  expect((await test.ask('record.verify', {})).findings).toEqual([]);
}, 60_000);
