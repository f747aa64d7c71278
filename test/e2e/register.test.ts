import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerOf } from '../unit/worker/registerKit.ts';
import { makeTemp } from '../unit/db/tempFolders.ts';
import type { RunningApp } from './app.ts';
import { startAtWork } from './atWork.ts';
import { button, dialogWillChoose, dialogWillSave, onScreen, radio, type Hands } from './drive.ts';
import type { Inspector } from './inspect.ts';
import { pictureOnFailure } from './onFailure.ts';

const folder = makeTemp();

/** A register of forty invented cases as Excel saves it in Windows-1252, with two lines that cannot come in. */
function registerFile(): string {
  const path = join(folder, 'running register.csv');
  const text = `${registerOf(40)}OLD/91,31/02/2026,Listed for panel,,N,,,,Gel – “cold”,\r\nOLD/92,03/04/2026,Listed for panel,,N,,999 000 0019,,=1+1,\r\n`;
  writeFileSync(path, Uint8Array.from([...text].map((char) => ({ '–': 0x96, '“': 0x93, '”': 0x94 })[char] ?? char.codePointAt(0)!)));
  return path;
}

describe('the running register, on the first day', () => {
  let running: RunningApp;
  let hands: Hands;
  let inspect: Inspector;

  beforeAll(async () => {
    ({ running, hands, inspect } = await startAtWork());
  });
  afterAll(() => running?.quit());
  pictureOnFailure(() => running?.page);

  it('is looked through, and what is ready is brought in', async () => {
    const { page, app } = running;
    await hands.goTo('Cases');
    await onScreen(page, 'Cases');
    await hands.press(button(page, 'Running register'));
    await onScreen(page, 'Running register');
    await inspect.see('register');
    await hands.press(button(page, 'Bring in open cases'));
    await onScreen(page, 'Bring in open cases');
    await dialogWillChoose(app, [registerFile()]);
    await hands.press(button(page, 'Choose the file'));
    await page.getByText(/42 lines, read as Windows-1252, with commas/).waitFor();
    await inspect.see('register-columns');
    await page.getByRole('combobox', { name: 'ICB' }).selectOption({ label: 'Every line: Lancashire and South Cumbria' });
    const mean = (word: string, meaning: string) => page.getByRole('combobox', { name: new RegExp(`^“${word}”`) }).selectOption({ label: meaning });
    await mean('Listed for panel', 'At panel');
    await mean('Awaiting papers check', 'Facts being checked');
    await mean('Screened', 'Screened');
    await hands.choose(radio(page, 'How does this file write days in figures, such as 03/04/2026?', 'Day first: 3 April'));
    await page.getByText('40 cases can be brought in').waitFor();
    await page.getByText('2 lines cannot be brought in yet.').waitFor();
    await page.getByRole('table', { name: 'Lines of which there is something to say' }).getByRole('row').nth(2).scrollIntoViewIfNeeded();
    await inspect.see('register-dry-run');
    await hands.press(button(page, 'Bring in 40 cases'));
    await page.getByText('40 cases were brought in.').waitFor({ timeout: 60_000 });
    await page.getByText('40 lines are in the record already.').waitFor();
    inspect.nothingFound();
  });

  it('shows of a case where it came from and by when it is due', async () => {
    const { page } = running;
    await hands.goTo('Work');
    await onScreen(page, 'Work');
    await inspect.see('register-work');
    await hands.goTo('IFR-2026-0001');
    await page.getByText(/From the running register, brought in on/).waitFor();
    await page.getByText(/There it stood at “Listed for panel”/).waitFor();
    await inspect.see('register-case');
    await hands.press(page.getByRole('region', { name: 'All papers of this case' }).getByRole('button', { name: 'Line 2 of the running register' }));
    await page.getByText(/Says "soon"/).first().waitFor();
    await inspect.see('register-paper');
    inspect.nothingFound();
  });

  it('is taken out without who the patients are, unless that is asked for', async () => {
    const { page, app } = running;
    await hands.goTo('Cases');
    await hands.press(button(page, 'Running register'));
    await hands.press(button(page, 'Take the register out'));
    await onScreen(page, 'Take the register out');
    await page.getByText('40 cases would stand in the list.').waitFor();
    const [plain, named] = [join(folder, 'plain.csv'), join(folder, 'named.csv')];
    await dialogWillSave(app, plain);
    await hands.press(button(page, 'Save the list of cases'));
    await inspect.see('register-take-out');
    await hands.press(button(page, 'Save the list outside'));
    await page.getByText(/The list was saved outside/).waitFor();
    const text = readFileSync(plain, 'utf8');
    expect(text.split('\r\n').filter(Boolean)).toHaveLength(41);
    expect(text).toContain('"OLD/40"');
    expect(text).not.toMatch(/Testperson|\b999/);
    await hands.choose(page.getByRole('checkbox', { name: /Add who the patients are/ }));
    await hands.choose(radio(page, 'What for?', 'The ICB audits the register'));
    await dialogWillSave(app, named);
    await hands.press(button(page, 'Save the list of cases'));
    await inspect.see('register-take-out-named');
    await hands.press(button(page, 'Save the list outside'));
    await page.getByText(/The list was saved outside/).waitFor();
    expect(readFileSync(named, 'utf8')).toContain('"Testperson, Number 7"');
    inspect.nothingFound();
  });
});
