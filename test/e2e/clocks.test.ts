import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../shared/domain/dates.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import type { TimeLimit } from '../../shared/domain/timeLimits.ts';
import { drop, resourcesFolder, samples, signUp, startWorker, type TestWorker } from '../unit/worker/harness.ts';
import { assessed } from '../unit/worker/theJob.ts';
import { setTimeLimits } from '../unit/worker/timeLimits.ts';
import { newProfile, startApp, type RunningApp } from './app.ts';
import { button, mouseAndKeyboard, officer, onScreen, sizeWindow, typeDay, unlock, type Hands } from './drive.ts';
import { inspector, type Inspector } from './inspect.ts';
import { pictureOnFailure } from './onFailure.ts';

const today = londonDay(new Date().toISOString());
const limit = (change: Partial<TimeLimit>): TimeLimit => ({ id: 'decide', amount: 20, unit: 'working-days', from: 'received', stopsWhileWaiting: true, ...change });

/** A record with cases of three ICBs: one late, one that waits and is to be chased today, one for which no limit is set. */
async function makeRecord(folder: string): Promise<void> {
  resourcesFolder(folder);
  const clock = { now: `${addDays(today, -20)}T10:00:00.000Z` };
  const test: TestWorker = startWorker({ folder, now: () => clock.now });
  await signUp(test);
  setTimeLimits(test, 'QE1', [limit({ amount: 2, unit: 'weeks', id: 'screen' }), limit({ amount: 40 }), limit({ id: 'send-letter', from: 'decided', amount: 5 })]);
  setTimeLimits(test, 'QOQ', [limit({ amount: 30 })]);
  const receivedOn = addDays(today, -20);
  for (const [pack, commissioner] of [['lsc-not-routinely-commissioned.zip', 'QE1'], ['central-east-not-normally-funded.zip', 'S1Y5D']] as const) {
    const intakeId = await drop(test, [join(samples, pack)], { commissioner, receivedOn });
    await test.ask('intake.makeCase', { intakeId });
  }
  const applicationId = await assessed(test, 'hny-not-known.zip', { receivedOn });
  clock.now = `${addDays(today, -6)}T10:00:00.000Z`;
  await test.ask('screening.record', {
    applicationId, seq: (await test.ask('screening.get', { applicationId })).seq, route: 'more-information', reason: 'The form lacks the scan that the policy asks for, so the clinic is asked to send it.',
    decidedBy: { who: 'Dr Sam Screener, public health', on: addDays(today, -6) }, pause: { owner: 'Ann Officer', until: addDays(today, 30), chaseOn: today },
  });
  test.worker.close();
}

describe('what is due', () => {
  let running: RunningApp;
  let hands: Hands;
  let inspect: Inspector;

  beforeAll(async () => {
    const profile = newProfile();
    await makeRecord(profile);
    running = await startApp({ profile });
    running.page.setDefaultTimeout(15_000);
    hands = mouseAndKeyboard(running.page);
    await sizeWindow(running.app, 1280, 800);
    inspect = inspector(running, hands);
    await unlock(hands);
  });
  afterAll(() => running?.quit());
  pictureOnFailure(() => running?.page);

  it('stands on Work in words, opens its reckoning by keyboard, and leads to a wait that is noted and goes on', async () => {
    const { page } = running;
    await onScreen(page, 'Work');
    await inspect.see('work-due');
    const overdue = page.getByRole('table', { name: 'Overdue' });
    expect(await overdue.innerText()).toMatch(/Overdue: \d+ days? late/);
    const due = overdue.getByRole('button', { name: /^Screening due/ });
    await due.focus();
    await page.keyboard.press('Enter');
    const steps = overdue.getByRole('list', { name: 'How this date is reckoned' }).getByRole('listitem');
    expect((await steps.allInnerTexts()).join(' ')).toMatch(/The limit of this ICB: 2 weeks .* The day after it is day 1\..* 2 weeks are 14 days\..* Day 14 is /);
    await inspect.see('work-reckoning');

    await hands.press(page.getByRole('table', { name: 'Waiting on others' }).getByRole('button', { name: /^Ask again, and note it/ }));
    await onScreen(page, /^Case /);
    await inspect.see('case-waiting');
    await hands.press(button(page, 'Change the wait, or note that you asked again'));
    await inspect.see('case-change-wait');
    await hands.type(page.getByLabel('What was done, or why does the wait change?'), 'Rang the clinic; they will send the scan.');
    await typeDay(hands, 'When to ask again, if nothing has come', addDays(today, 7));
    await hands.press(button(page, 'Record this'));
    await page.getByText(/Ask again on/).first().waitFor();
    await hands.goTo('Work');
    await onScreen(page, 'Work');
    expect(await page.getByRole('button', { name: /^Ask again, and note it/ }).count()).toBe(0);

    await hands.goTo('Settings');
    await hands.press(button(page, 'Bank holidays'));
    await onScreen(page, 'Bank holidays');
    await inspect.see('bank-holidays');
    inspect.nothingFound();
  });
});
