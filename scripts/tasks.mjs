// npm run tasks: three pieces of an office's work, from the first key to the last, through the real window: from a pack to checked facts, from there to
// a signed decision, from the decision to sent letters. Says what each costs a person (screens, presses, keys, words) and where the window stopped or
// remarked on something: by mouse and keyboard, and by the keyboard alone. Changes nothing but out/tasks.json.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApp } from '../test/e2e/app.ts';
import * as drive from '../test/e2e/drive.ts';
import { countPage } from '../test/e2e/drive/counting.ts';
import { readyElectron } from './lib/benchWindow.mjs';
import { out } from './lib/paths.mjs';

await readyElectron();
mkdirSync(out, { recursive: true });
const pack = drive.pack('lsc-not-routinely-commissioned');
const found = [];

for (const [way, withHands] of [['mouse and keyboard', drive.mouseAndKeyboard], ['keyboard alone', drive.keyboardOnly]]) {
  const running = await startApp();
  const { page } = running;
  page.setDefaultTimeout(20_000);
  await drive.sizeWindow(running.app, 1280, 800);
  const counted = await countPage(page, withHands(page));
  const { hands } = counted;
  await drive.firstStart(hands);
  await drive.setIcb(hands, pack.icb);
  await hands.goTo('Work');
  let number = '';
  const task = async (name, work) => {
    const before = await counted.now();
    await work();
    found.push({ way, task: name, ...counted.between(before, await counted.now()) });
  };
  await task('from a pack to checked facts', async () => {
    number = await drive.toCheckedFacts(hands, running.app, pack);
  });
  await task('from checked facts to a signed decision', async () => {
    await drive.toScreened(hands, drive.toPanel);
    await drive.nextStep(hands, 'Record the panel’s decision');
    await drive.decline(hands);
  });
  await task('from the decision to two sent letters', async () => {
    await hands.press(drive.button(page, 'Go on to the letters'));
    await drive.sendLetters(hands, pack, 'declined');
    await drive.closeCase(hands);
  });
  await running.quit();
  rmSync(running.profile, { recursive: true, force: true });
}

for (const one of found) {
  console.log(`\n${one.task} (${one.way})`);
  console.log(`  screens ${one.screens.length}: ${one.screens.join(' → ')}`);
  console.log(`  presses ${one.presses}, choices ${one.choices}, fields ${one.fields}, characters typed ${one.characters} in ${one.words} words, keys to move about ${one.moves}`);
  console.log(`  the window refused ${one.refusals.length} time(s)${one.refusals.length ? `: ${one.refusals.join(' | ')}` : ''}; remarked ${one.remarks} time(s)`);
}
writeFileSync(join(out, 'tasks.json'), `${JSON.stringify(found, null, 2)}\n`);
