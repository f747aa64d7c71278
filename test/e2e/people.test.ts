import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from './app.ts';
import { ask } from './bridge.ts';
import { pictureOnFailure } from './onFailure.ts';
import { addPerson, button, checkFacts, confirmArguments, confirmAssessment, field, finishCheck, firstSignIn, firstStart, lock, makeCase, mouseAndKeyboard, nextStep, officer, onScreen, pack, takeIn, tryToUnlock, type Hands } from './drive.ts';

describe('two people at one computer', () => {
  let running: RunningApp;
  let hands: Hands;
  const ben = { name: 'Ben Member', role: 'Lay member', roles: ['Panel member'], signInName: 'ben', passphrase: 'given to ben at first' } as const;
  const own = 'known to ben alone, now';
  beforeAll(async () => {
    running = await startApp();
    running.page.setDefaultTimeout(15_000);
    hands = mouseAndKeyboard(running.page);
  });
  afterAll(() => running?.quit());
  pictureOnFailure(() => running?.page);

  it('a panel member signs in, reads the case without the patient, and can do nothing else to it', async () => {
    const { page } = running;
    const lsc = pack('lsc-not-routinely-commissioned');
    await firstStart(hands);
    await takeIn(hands, running.app, lsc);
    const number = await makeCase(hands);
    await confirmArguments(hands);
    await nextStep(hands, 'Check the facts');
    await checkFacts(hands);
    await finishCheck(hands);
    await nextStep(hands, 'Assess against the policy');
    await confirmAssessment(hands);
    await addPerson(hands, ben);
    await lock(hands);
    await firstSignIn(hands, ben.signInName, ben.passphrase, own);

    await onScreen(page, 'Work');
    expect(await button(page, 'Take in a referral').count()).toBe(0);
    await hands.goTo(number);
    await onScreen(page, `Case ${number}`);
    await page.getByText('Your role does not show who the patient is').waitFor();
    await page.getByText(/Only an IFR officer, a screener or a chair may open the papers/).first().waitFor();
    const seen: string[] = [await page.locator('body').innerText()];
    await nextStep(hands, 'Screen the request');
    await page.getByText('Only a screener may record a screening outcome. You are signed in as panel member.').waitFor();
    await hands.goTo(number);
    await hands.press(page.getByRole('region', { name: 'Steps' }).getByRole('button', { name: 'Check the facts' }));
    await page.getByText('Not shown: it would say who the patient is').first().waitFor();
    seen.push(await page.locator('body').innerText());
    for (const word of [lsc.patient, lsc.nhsNumber, lsc.patient.split(' ').at(-1)!]) expect(seen.join('\n')).not.toContain(word);

    // What the page does not offer the worker refuses.
    const { applicationId } = (await ask(page, 'case.find', { text: '', filters: {}, after: null })).rows[0]!;
    const tried = await page.evaluate((id) => window.ifr!.invoke('case.reveal', { applicationId: id, purpose: 'other' }), applicationId);
    expect(tried).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
  });

  it('neither opens the record with the other’s name', async () => {
    const { page } = running;
    await lock(hands);
    await hands.type(field(page, 'Sign-in name'), ben.signInName);
    await tryToUnlock(hands, officer.passphrase);
    await page.getByRole('alert').filter({ hasText: 'not the passphrase of this sign-in name' }).waitFor();
    await hands.type(field(page, 'Sign-in name'), '');
    await tryToUnlock(hands, officer.passphrase);
    await onScreen(page, 'Work');
    await button(page, 'Take in a referral').waitFor();
  });
});
