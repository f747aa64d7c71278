import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { outcomeOf } from '../../../shared/import/issues.ts';
import { drop, samples, signUp, startWorker } from './harness.ts';

it('the sample packs come to accept, and their cases have nothing open', async () => {
  const test = startWorker();
  await signUp(test);
  for (const name of readdirSync(samples).filter((one) => !one.endsWith('.md'))) {
    const intakeId = await drop(test, [join(samples, name)], { commissioner: name.startsWith('hny') ? 'QOQ' : name.startsWith('lsc') ? 'QE1' : 'QUE' });
    const { outcome, issues } = await test.ask('intake.get', { intakeId });
    expect([name, outcome, issues.filter((one) => outcomeOf(one) !== 'accept').map(({ code }) => code)]).toEqual([name, 'accept', []]);
    const { applicationId } = await test.ask('intake.makeCase', { intakeId });
    expect([name, (await test.ask('case.get', { applicationId })).importIssues?.filter(({ state }) => state === 'open') ?? []]).toEqual([name, []]);
  }
}, 60_000);

it('every issue of a pack from a warning up is open with its case, and nothing that is only worth knowing', async () => {
  const test = startWorker();
  await signUp(test);
  const form = 'Patient name: Agnes Winterbourne\nNHS number: 999 000 0018\nDate of birth: 3 March 2062\nTreatment requested: Exogen ultrasound bone healing system\nUrgency: urgent\n';
  const files = { 'form.txt': form, 'the same.txt': form, 'old.ps': '%!PS-Adobe-3.0\n(words) show\n' };
  const paths = Object.entries(files).map(([name, words]) => (writeFileSync(join(test.folder, name), words), join(test.folder, name)));
  const intakeId = await drop(test, paths);
  const { issues } = await test.ask('intake.get', { intakeId });
  const pressing = issues.filter((one) => outcomeOf(one) !== 'accept');
  expect(pressing.map(({ code }) => code)).toEqual(expect.arrayContaining(['urgency-stated', 'birth-in-future', 'consent-missing']));
  expect(pressing.some((one) => outcomeOf(one) === 'partial')).toBe(true);
  expect(issues.map(({ code }) => code)).toContain('same-paper-twice');
  const { applicationId } = await test.ask('intake.makeCase', { intakeId });
  const view = await test.ask('case.get', { applicationId });
  expect(view.importIssues!.map(({ message, state }) => `${state} ${message}`).sort()).toEqual([...new Set(pressing.map(({ message }) => `open ${message}`))].sort());
  expect(view.openQuestions!.some(({ where }) => where === 'issues')).toBe(true);
}, 60_000);
