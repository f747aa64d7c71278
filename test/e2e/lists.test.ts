import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTemp } from '../unit/db/tempFolders.ts';
import type { RunningApp } from './app.ts';
import { startAtWork } from './atWork.ts';
import { button, type Hands } from './drive.ts';
import { answerAndRead, dropOn } from './drive/intake.ts';
import type { Inspector } from './inspect.ts';
import { pictureOnFailure } from './onFailure.ts';

const folder = makeTemp();
const list = join(folder, 'requests of the week.csv');
writeFileSync(list, 'Ref;Who;Number;What\nx1;Agnes Winter;9990000018;Exogen for a tibia that does not heal\nx2;Tomos Reed;9990000026;Guided steroid injection\n');

describe('a list of requests', () => {
  let running: RunningApp;
  let hands: Hands;
  let inspect: Inspector;

  // A record of its own for each try: what columns mean is remembered.
  beforeEach(async () => {
    ({ running, hands, inspect } = await startAtWork());
  });
  afterEach(() => running?.quit());
  pictureOnFailure(() => running?.page);

  it('is mapped by a person, and each request goes its own way', async () => {
    const { page } = running;
    await hands.goTo('Work');
    await hands.press(button(page, 'Take in a referral'));
    await dropOn(page, [list]);
    await page.getByRole('list', { name: 'Papers added' }).waitFor();
    await answerAndRead(hands, { icb: 'Central East' });
    await page.getByRole('heading', { name: /^What do the columns of/ }).waitFor({ timeout: 60_000 });
    await inspect.see('columns');
    await page.getByRole('combobox', { name: 'Who' }).selectOption({ label: 'Patient’s name' });
    await page.getByRole('combobox', { name: 'Number' }).selectOption({ label: 'NHS number' });
    await page.getByRole('combobox', { name: 'What' }).selectOption({ label: 'Treatment asked for, in the clinician’s words' });
    await hands.press(button(page, 'Read the list so'));
    await page.getByText('2 requests, 2 to decide', { exact: false }).waitFor();
    await inspect.see('requests');
    await hands.press(button(page, /^Make a case\W+Row 2$/));
    await inspect.see('one-request');
    await hands.choose(page.getByRole('radio', { name: 'Yes, the patient agrees' }));
    await hands.type(page.getByLabel('Who said so, and where does it stand?'), 'Said in the covering mail');
    await hands.press(button(page, 'Make draft case'));
    await page.getByText('2 requests, 1 to decide', { exact: false }).waitFor();
    await hands.press(button(page, /^Set aside\W+Row 3$/));
    await hands.type(page.getByLabel('Why is it set aside?'), 'It was sent to another ICB as well.');
    await hands.press(button(page, 'Set this request aside'));
    await page.getByText('2 requests, all decided', { exact: false }).waitFor();
    await inspect.see('all-decided');
    inspect.nothingFound();
    expect(await page.getByRole('button', { name: /^case IFR|^case \S+\d/ }).count()).toBe(1);
  });
});
