import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kit } from '../import/corpus/bytes/kit.ts';
import { filePart, multipart, plainPart, whole } from '../import/foreign/rawMail.ts';
import { form } from '../import/corpus/hostile/common.ts';
import { otto } from '../import/corpus/people.ts';
import { makeTemp, removeTemp } from '../unit/db/tempFolders.ts';
import type { RunningApp } from './app.ts';
import { startAtWork } from './atWork.ts';
import { answerAndRead, button, daysFromToday, dialogWillChoose, dropOn, field, isHeld, isRead, makeCase, onScreen, radio, typeDay, type Hands } from './drive.ts';
import type { Inspector } from './inspect.ts';
import { pictureOnFailure } from './onFailure.ts';

const officeTool = createRequire(import.meta.url)('officecrypto-tool') as { encrypt(input: Buffer, options: { password: string }): Buffer };
const folder = makeTemp();
const password = 'Panel 26';

/** A PDF with these pages, each a list of lines. */
const pdf = (...pages: readonly (readonly string[])[]) =>
  kit((doc) => {
    for (const [index, lines] of pages.entries()) {
      if (index > 0) doc.addPage();
      for (const line of lines) doc.fontSize(11).text(line).moveDown();
    }
  });
const write = (name: string, bytes: Uint8Array | string): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};
const about = (name: string, number: string, born: string) => [`Patient name: ${name}`, `NHS number: ${number}`, `Date of birth: ${born}`, 'Treatment requested: Exogen ultrasound bone healing system'];
const agnes = about('Agnes Winterbourne', '999 000 0018', '3 March 1961');
const bertram = about('Bertram Oakfield', '999 000 0026', '14 July 1975');

/** What no case can be made of by itself, in the real window: held, named, and decided by a person. */
describe('papers that are held', () => {
  let running: RunningApp;
  let hands: Hands;
  let inspect: Inspector;

  beforeAll(async () => {
    ({ running, hands, inspect } = await startAtWork());
  });
  afterAll(async () => {
    await running?.quit();
    removeTemp(folder);
  });
  pictureOnFailure(() => running?.page);

  /** From wherever the window is to papers that are being read. */
  const takeInPapers = async (paths: readonly string[]) => {
    await hands.goTo('Work');
    await hands.press(button(running.page, 'Take in a referral'));
    await onScreen(running.page, 'Take in a referral');
    await dropOn(running.page, paths);
    await running.page.getByRole('list', { name: 'Papers added' }).waitFor();
    await answerAndRead(hands, { icb: 'Central East' });
  };
  /** Looks at a part of the page, scrolled to. */
  const seeAt = async (name: string, id: string) => {
    await running.page.locator(id).scrollIntoViewIfNeeded();
    await inspect.see(name);
  };

  it('a protected form opens with its password, and a wrong one changes nothing', async () => {
    const { page } = running;
    await takeInPapers([write('form.docx', officeTool.encrypt(Buffer.from(form(otto)), { password }))]);
    await isHeld(page, /protected by a password/);
    await inspect.see('held for its password');
    await hands.press(button(page, 'Try a password'));
    await inspect.see('trying a password');
    await hands.type(field(page, 'Password of the protected papers'), 'not this one');
    await hands.press(button(page, 'Try this password'));
    await page.getByRole('alert').waitFor();
    await inspect.see('a wrong password');
    await hands.type(field(page, 'Password of the protected papers'), password);
    await hands.press(button(page, 'Try this password'));
    await isRead(page);
    await seeAt('what the form lacks', '#completeness');
    await hands.goTo('Work');
    inspect.nothingFound();
  });

  it('papers of two patients are split page by page, and stand on Work meanwhile', async () => {
    const { page } = running;
    await takeInPapers([write('letters.pdf', await pdf(agnes, bertram)), write('second.pdf', await pdf(bertram))]);
    await isHeld(page, /two patients/);
    await inspect.see('held for two patients');
    await hands.goTo('Work');
    await page.getByText('It is held: something must be settled before a case can be made.').first().waitFor();
    await inspect.see('held on Work');
    await hands.press(button(page, 'All referrals taken in'));
    await button(page, /^Decide what it is/).first().waitFor();
    await inspect.see('held among the referrals');
    await hands.press(page.getByRole('row', { name: /two patients/ }).getByRole('button', { name: /^Decide what it is/ }));
    await hands.press(button(page, 'Split by patient'));
    await inspect.see('splitting');
    await hands.press(button(page, 'Make two referrals'));
    await page.getByRole('alert').waitFor();
    await inspect.see('splitting with mistakes');
    await hands.choose(radio(page, /letters\.pdf/, 'Some pages to each'));
    await hands.type(field(page, 'Pages of the first patient'), '1');
    await hands.type(field(page, 'Pages of the second patient'), '2');
    await hands.choose(radio(page, /second\.pdf/, 'The second patient'));
    await hands.type(field(page, 'How can you tell the two patients apart?'), 'Two names and two NHS numbers, one on each page.');
    await inspect.see('splitting by page');
    await hands.press(button(page, 'Make two referrals'));
    await isRead(page);
    await page.getByText('Agnes Winterbourne').first().waitFor();
    expect(await page.getByText('Oakfield').count()).toBe(0);
    await inspect.see('one half');
    inspect.nothingFound();
  });

  it('what the papers brought up stands with the case until it is answered', async () => {
    const { page } = running;
    const number = await makeCase(hands);
    await hands.goTo(number);
    await seeAt('brought up by the papers', '#import-issues');
    const open = page.getByRole('button', { name: /^Seen: answer it/ });
    const before = await open.count();
    expect(before).toBeGreaterThan(0);
    await hands.press(open.first());
    await seeAt('answering what was brought up', '#import-issues');
    await hands.type(field(page, 'What did you find, or what was decided?'), 'Rang the clinic: the patient agreed on the telephone.');
    await hands.press(button(page, 'Record this answer'));
    await page.waitForFunction((left) => [...document.querySelectorAll('button')].filter((one) => one.textContent?.startsWith('Seen: answer it')).length < left, before);
    inspect.nothingFound();
  });

  it('a pack that came before is offered as what it is', async () => {
    const { page } = running;
    await takeInPapers([write('again.pdf', await pdf(agnes)), write('report.pdf', await pdf(['Report of the scan of November, which shows no bridging callus on any cortex.', 'Requested by: Dr Ida Surgeon']))]);
    await page.locator('#recognised').waitFor({ timeout: 60_000 });
    await seeAt('seen before', '#recognised');
    inspect.nothingFound();
  });

  it('a mail shows what is inside it', async () => {
    const { page } = running;
    const mail = whole(multipart('mixed', [plainPart(`Dear team,\r\n\r\nthe form is attached.\r\n\r\nPatient name: Carla Weir\r\nNHS number: 999 000 0034\r\n`), filePart('form.pdf', await pdf(about('Carla Weir', '999 000 0034', '2 May 1970')), 'application/pdf')]));
    await takeInPapers([write('request.eml', mail)]);
    await isRead(page);
    await inspect.see('a mail with its attachment');
    inspect.nothingFound();
  });

  it('a folder of packs is looked at, taken in, and reported on', async () => {
    const { page, app } = running;
    const packs = join(folder, 'requests of the week');
    mkdirSync(packs);
    writeFileSync(join(packs, 'one.pdf'), await pdf(about('Dora Finch', '999 000 0042', '9 June 1982')));
    writeFileSync(join(packs, 'locked.docx'), officeTool.encrypt(Buffer.from(form(otto)), { password }));
    writeFileSync(join(packs, 'two.pdf'), await pdf(agnes, bertram));
    writeFileSync(join(packs, 'film.mov'), Buffer.alloc(2000, 7));
    await dialogWillChoose(app, [packs]);
    await hands.goTo('Work');
    await hands.press(button(page, 'All referrals taken in'));
    await hands.press(button(page, 'Folders of packs'));
    await onScreen(page, 'Take in a folder of packs');
    await page.getByText('No folder has been taken in yet.').waitFor();
    await inspect.see('folders of packs');
    await hands.press(button(page, 'Choose the folder'));
    await button(page, 'Take in 4 packs').waitFor();
    await inspect.see('a folder looked at');
    await hands.press(button(page, 'Take in 4 packs'));
    await page.getByRole('alert').waitFor();
    await inspect.see('a folder with mistakes');
    await typeDay(hands, 'When did these packs arrive?', daysFromToday(-3));
    await hands.choose(radio(page, 'Which ICB were they sent to?', /Central East/));
    await hands.press(button(page, 'Take in 4 packs'));
    await page.getByRole('table', { name: 'Packs of the folder' }).waitFor({ timeout: 60_000 });
    await inspect.see('report of a folder');
    await hands.goTo('Work');
    await inspect.see('Work after the folder');
    inspect.nothingFound();
  });
});
