import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from './app.ts';
import { pictureOnFailure } from './onFailure.ts';
import {
  button, checkFacts, checkRecord, closeCase, confirmArguments, confirmAssessment, decline, finishCheck, firstStart, keyboardOnly, lock, makeCase,
  nextStep, pack, recordNotes, screen, sendLetter, setIcb, takeIn, toPanel, unlock, type Hands,
} from './drive.ts';

describe('the keyboard alone', () => {
  let running: RunningApp;
  let hands: Hands;
  beforeAll(async () => {
    running = await startApp();
    running.page.setDefaultTimeout(15_000);
    hands = keyboardOnly(running.page);
    await running.page.evaluate(() => {
      Object.assign(window, { pointers: 0 });
      for (const type of ['pointerdown', 'mousedown', 'touchstart']) window.addEventListener(type, () => ((window as unknown as { pointers: number }).pointers += 1), true);
    });
  });
  afterAll(() => running?.quit());
  pictureOnFailure(() => running?.page);

  it('does the whole job, from the first start to the closed case', async () => {
    const { page } = running;
    const lsc = pack('lsc-not-routinely-commissioned');
    await firstStart(hands);
    await takeIn(hands, running.app, lsc);
    const number = await makeCase(hands);
    expect(await confirmArguments(hands)).toBeGreaterThanOrEqual(2);
    await nextStep(hands, 'Check the facts');
    await button(page, 'Finish check').waitFor();
    // F6 goes to the papers and back.
    await page.keyboard.press('F6');
    await page.waitForFunction(() => document.activeElement?.id === 'pane-papers');
    await page.keyboard.press('F6');
    await page.waitForFunction(() => document.activeElement?.id === 'pane-task');
    await checkFacts(hands, { edit: { communicationNeeds: 'Large print, please' } });
    await finishCheck(hands);
    await nextStep(hands, 'Assess against the policy');
    expect(await confirmAssessment(hands)).toMatch(/^The policy’s position applies/);
    await hands.press(button(page, 'Go on to screening'));
    await screen(hands, toPanel);
    await hands.press(button(page, 'Go to the case'));
    await nextStep(hands, 'Record the panel’s decision');
    await decline(hands);
    await setIcb(hands, lsc.icb);
    await hands.goTo(number);
    await nextStep(hands, 'Write the letters');
    await recordNotes(hands, 'declined');
    await sendLetter(hands, 'clinician', lsc);
    await sendLetter(hands, 'patient', lsc);
    await closeCase(hands);
    expect(await checkRecord(hands)).toMatch(/^Nothing was found/);
    await lock(hands);
    await unlock(hands);
    expect(await page.evaluate(() => (window as unknown as { pointers: number }).pointers)).toBe(0);
  });
});
