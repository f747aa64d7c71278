import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTemp, removeTemp } from '../unit/db/tempFolders.ts';
import { type RunningApp, startApp } from './app.ts';
import { pictureOnFailure } from './onFailure.ts';
import {
  addHolder, answerAndRead, button, changePassphrase, checkFacts, checkRecord, chooseFromMenu, closeCase, confirmArguments, confirmAssessment, criteriaMet, decline, defer, dropIn, dropOn,
  secondHolder, field, fillDecline, finishCheck, firstStart, lock, makeCase, mouseAndKeyboard, nextStep, officer, onScreen, pack, radio, recover, screen, sendLetter, sendLetters, setIcb, recordNotes, secondCheck, setUp,
  settled, toCheckedFacts, toPanel, toScreened, tryToUnlock, typeKeyBack, unlock, writeDownKey, type Hands,
} from './drive.ts';

describe('the whole job in the window', () => {
  let running: RunningApp;
  let hands: Hands;
  let key = '';
  let number = '';

  const start = async (profile?: string) => {
    running = await startApp(profile ? { profile } : {});
    running.page.setDefaultTimeout(15_000);
    hands = mouseAndKeyboard(running.page);
  };
  const again = async () => {
    await running.quit();
    await start(running.profile);
  };
  /** The words of the task pane, as a person reads them. */
  const task = () => running.page.locator('.split__pane--task').innerText();
  const stage = () => running.page.getByRole('group', { name: `Case ${number}` }).innerText();

  beforeAll(() => start());
  afterAll(() => running?.quit());
  pictureOnFailure(() => running?.page);

  it('wants the recovery key typed back, also when the app was closed in between', async () => {
    const first = await setUp(hands);
    await again();
    await tryToUnlock(hands, officer.passphrase);
    await hands.press(button(running.page, 'Show a new recovery key'));
    key = await writeDownKey(hands);
    expect(key).not.toBe(first);
    await typeKeyBack(hands, first);
    await running.page.getByRole('alert').filter({ hasText: 'That is not the recovery key' }).waitFor();
    await typeKeyBack(hands, key);
    await onScreen(running.page, 'Work');
    await addHolder(hands, secondHolder);
  });

  it('goes from a dropped pack to sent letters', async () => {
    const { page } = running;
    const lsc = pack('lsc-not-routinely-commissioned');
    await dropIn(hands, lsc);
    number = await makeCase(hands);
    expect(await confirmArguments(hands)).toBeGreaterThanOrEqual(2);
    await nextStep(hands, 'Check the facts');
    await checkFacts(hands, { edit: { communicationNeeds: 'Large print, please' } });
    await finishCheck(hands);
    await nextStep(hands, 'Assess against the policy');
    expect(await confirmAssessment(hands)).toMatch(/not routinely commissioned/);
    await hands.press(button(page, 'Go on to screening'));
    await screen(hands, toPanel);
    await hands.press(button(page, 'Go to the case'));
    await nextStep(hands, 'Record the panel’s decision');

    // What is being typed survives a lock from the menu bar, and the wrong passphrase opens nothing.
    await fillDecline(hands);
    await chooseFromMenu(running.app, 'Lock');
    await tryToUnlock(hands, 'not the passphrase');
    await page.getByRole('alert').filter({ hasText: 'That is not the passphrase' }).waitFor();
    expect(await page.evaluate(() => window.ifr!.invoke('case.find', { text: '', filters: {}, after: null }))).toMatchObject({ ok: false, error: { code: 'LOCKED' } });
    await hands.type(field(page, 'Passphrase'), '');
    await unlock(hands);
    await onScreen(page, 'The panel’s decision');
    expect(await field(page, 'The finding in the panel’s own words').inputValue()).toMatch(/^The panel found no clinical difference/);
    await decline(hands);

    await setIcb(hands, lsc.icb);
    await hands.goTo(number);
    await nextStep(hands, 'Write the letters');
    await recordNotes(hands, 'declined');
    await sendLetter(hands, 'clinician', lsc);
    expect(await task()).toMatch(/It cannot be closed yet/);
    await sendLetter(hands, 'patient', lsc);
    await closeCase(hands);
  });

  it('has everything there after the app was closed and opened', async () => {
    await again();
    await unlock(hands);
    await onScreen(running.page, 'Work');
    await hands.goTo(number);
    await onScreen(running.page, `Case ${number}`);
    expect(await stage()).toMatch(/Closed[\s\S]*Large print, please/);
    const said = await task();
    expect(said).toMatch(/Decline\. Decided by Individual Funding Request panel on .*, recorded by Ann Officer/);
    expect(said).toMatch(/Nothing more needs to be done/);
    await hands.press(running.page.getByRole('region', { name: 'Steps' }).getByRole('button', { name: 'Letters' }));
    await running.page.getByText('This letter is sent. Nothing more is to be done with it.').waitFor();
    await running.page.locator('canvas').first().waitFor();
    expect(await checkRecord(hands)).toMatch(/^Nothing was found/);
  });

  it('sends no request to a panel that the policy already provides for: second check, letters, closed', async () => {
    const met = pack('hny-criteria-met');
    number = await toCheckedFacts(hands, running.app, met);
    expect(await toScreened(hands, criteriaMet)).toMatch(/^Criteria met/);
    expect(await task()).toMatch(/No funding request is needed|no funding request is needed/);
    await setIcb(hands, met.icb);
    await hands.goTo(number);
    await secondCheck(hands, running.app, criteriaMet.second!);
    await nextStep(hands, 'Write the letters');
    await sendLetters(hands, met, 'criteria-met');
    await closeCase(hands);
    expect(await stage()).toContain('Closed');
  });

  it('defers what is not known, with letters, and never declines it', async () => {
    const unknown = pack('hny-not-known');
    number = await toCheckedFacts(hands, running.app, unknown);
    expect(await toScreened(hands, toPanel)).toMatch(/^Not known/);
    await nextStep(hands, 'Record the panel’s decision');
    // Put down half way, and taken up after the app was closed.
    await hands.choose(radio(running.page, 'What did the panel decide?', 'Defer for information'));
    await hands.type(field(running.page, 'What the panel cannot tell'), 'Half a sentence');
    await hands.goTo('Work');
    await onScreen(running.page, 'Work');
    await again();
    await unlock(hands);
    await hands.goTo(number);
    await nextStep(hands, 'Record the panel’s decision');
    expect(await field(running.page, 'What the panel cannot tell').inputValue()).toBe('Half a sentence');
    await defer(hands);
    await hands.press(button(running.page, 'Go on to the letters'));
    await sendLetters(hands, unknown, 'deferred');
    expect(await stage()).toContain('Deferred for information');
    expect(await task()).toMatch(/It cannot be closed yet/);
  });

  it('says so when somebody else changed the case first, and shows the latest', async () => {
    const { page } = running;
    await dropIn(hands, pack('central-east-outside-non-union'));
    number = await makeCase(hands);
    await nextStep(hands, 'Check the facts');
    await hands.press(page.locator('.facts button').first());
    await page.locator('.fact-card').waitFor();
    // Another window of this record would do just this; the page is told of it only after the person has answered.
    await page.evaluate(async () => {
      const { value } = (await window.ifr!.invoke('case.find', { text: '', filters: {}, after: null })) as { value: { rows: { applicationId: string; stage: string }[] } };
      const { applicationId } = value.rows.find((one) => one.stage === 'received')!;
      const facts = (await window.ifr!.invoke('facts.get', { applicationId })) as { value: { seq: number } };
      const answer = { applicationId, seq: facts.value.seq, answer: { kind: 'notKnown' } };
      void window.ifr!.invoke('facts.answer', { ...answer, factId: 'gpPractice' });
      document.querySelector<HTMLElement>('.fact-card')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
    });
    const alert = page.getByRole('alert').filter({ hasText: 'Somebody else changed this first' });
    await alert.waitFor();
    await hands.press(button(alert, 'Show the latest'));
    await alert.waitFor({ state: 'detached' });
    // The latest is shown: the same key now records the answer and moves on. It may be pressed while the latest is still on its
    // way; then the person is told once more, and does the same again.
    const next = page.locator('#fact-nhsNumber');
    for (let tries = 0; tries < 5 && !(await next.isVisible()); tries++) {
      if (await alert.isVisible()) await hands.press(button(alert, 'Show the latest'));
      await page.locator('.fact-card').press('n');
      await next.waitFor({ timeout: 3000 }).catch(() => undefined);
    }
    await next.waitFor();
  });

  it('reads a whole folder with its progress, and stops when it is told to', async () => {
    const { page } = running;
    const folder = makeTemp();
    const source = pack('central-east-outside-non-union').path;
    const letter = readdirSync(source).find((name) => name.endsWith('.pdf'))!;
    const many = join(folder, 'one referral');
    mkdirSync(many);
    for (let copy = 1; copy <= 190; copy++) cpSync(join(source, letter), join(many, `Letter ${copy}.pdf`));
    try {
      await hands.goTo('Work');
      await hands.press(button(page, 'Take in a referral'));
      await onScreen(page, 'Take in a referral');
      await dropOn(page, [many]);
      await page.getByRole('list', { name: 'Papers added' }).waitFor();
      await answerAndRead(hands, { icb: 'Central East' });
      await page.getByRole('progressbar').waitFor();
      await hands.press(button(page, 'Cancel reading'));
      await page.getByText('Reading was cancelled.').waitFor();
      await settled(hands);
    } finally {
      removeTemp(folder);
    }
  });

  it('changes the passphrase, and recovers with the key of the paper', async () => {
    const { page } = running;
    await changePassphrase(hands, 'not the present one', 'another long passphrase');
    await page.getByRole('alert').filter({ hasText: 'That is not your present passphrase' }).waitFor();
    await changePassphrase(hands, officer.passphrase, 'another long passphrase');
    await page.getByText('The passphrase is changed.').waitFor();
    await lock(hands);
    await tryToUnlock(hands, officer.passphrase);
    await page.getByRole('alert').waitFor();
    await unlock(hands, 'another long passphrase');

    await lock(hands);
    const next = await recover(hands, key, 'a third long passphrase');
    expect(next).not.toBe(key);
    await again();
    await tryToUnlock(hands, 'another long passphrase');
    await running.page.getByRole('alert').waitFor();
    await unlock(hands, 'a third long passphrase');
    expect(await checkRecord(hands)).toMatch(/^Nothing was found/);
  });
});
