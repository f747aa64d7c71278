import { writeFileSync } from 'node:fs';
import type { ElectronApplication } from 'playwright-core';
import { checkFacts, confirmArguments, finishCheck } from './facts.ts';
import { button, field, onScreen, radio } from './fields.ts';
import type { Hands } from './hands.ts';
import { answerAndRead, dropOn, isRead, makeCase } from './intake.ts';
import { checkRecord, closeCase, fillIcb, recordNotes, sendLetter, type Recipient } from './letters.ts';
import { confirmAssessment, correctComparator, decline, fillDecline, nextStep, screen, toPanel } from './panel.ts';
import { addHolder, addPerson, firstSignIn, lock, secondHolder, setUp, tryToUnlock, typeKeyBack, unlock } from './session.ts';
import type { Pack } from './words.ts';

/** Looks at the window as it stands now; `name` says which screen in which state. */
export type See = (name: string) => Promise<void>;

/** First start with its mistakes. Returns the recovery key. */
export async function tourOfFirstStart(hands: Hands, see: See): Promise<string> {
  const { page } = hands;
  await onScreen(page, 'Set up IFR Panel on this device');
  await see('first-start');
  await hands.press(button(page, 'Set up this device'));
  await page.getByRole('alert').waitFor();
  await see('first-start-mistakes');
  const key = await setUp(hands);
  await see('recovery-key');
  await typeKeyBack(hands, 'ABCD-EFGH-JKMN');
  await page.getByRole('alert').waitFor();
  await see('recovery-key-wrong');
  await typeKeyBack(hands, key);
  await onScreen(page, 'Work');
  await see('work-empty');
  await addHolder(hands, secondHolder, see);
  return key;
}

/** Contact and consent with every question unfolded and nothing filled in; it leaves each answered with “no” or “not known”. */
async function tourOfContact(hands: Hands, see: See): Promise<void> {
  const { page } = hands;
  const all = ['Does the patient have communication needs?', 'Does the patient need an interpreter?', /safe to reach the patient/, 'Does somebody speak for the patient?', /must not be written to/, 'Is the patient under 18?'];
  await see('contact-new');
  for (const question of all) await hands.choose(radio(page, question, 'Yes'));
  await hands.choose(radio(page, 'Who or what is not written to?', 'An address of the patient'));
  await hands.choose(radio(page, 'Where do letters to the patient go instead?', 'To another address'));
  await hands.choose(radio(page, /capacity for this decision/, 'The patient lacks capacity'));
  await see('contact-unfolded');
  await hands.press(button(page, 'Record these answers'));
  await page.getByRole('alert').waitFor();
  await see('contact-mistakes');
  for (const question of all) await hands.choose(radio(page, question, 'No'));
  await hands.choose(radio(page, /capacity for this decision/, 'Not known'));
}

/** From the drop to checked facts. */
export async function tourOfIntake(hands: Hands, pack: Pack, see: See): Promise<void> {
  const { page } = hands;
  await hands.press(button(page, 'Take in a referral'));
  await onScreen(page, 'Take in a referral');
  await see('take-in');
  await hands.press(button(page, 'Start reading'));
  await page.getByRole('alert').waitFor();
  await see('take-in-mistakes');
  await dropOn(page, [pack.path]);
  await page.getByRole('list', { name: 'Papers added' }).waitFor();
  await hands.choose(radio(page, 'Is it urgent?', 'Yes, urgent'));
  await see('take-in-urgent');
  await answerAndRead(hands, pack);
  await isRead(page);
  await see('intake-read');
  await hands.press(button(page, 'Attach to a case'));
  await see('intake-attach');
  await hands.press(button(page, 'Back'));
  await hands.press(button(page, 'Discard'));
  await see('intake-discard');
  await hands.press(button(page, 'Back'));
  await hands.choose(radio(page, 'Does the patient agree to this request?', 'Nothing says so'));
  await hands.press(button(page, 'Return without consent'));
  await see('intake-return');
  await hands.press(button(page, 'Back'));
  await hands.goTo('Work');
  await hands.press(button(page, 'All referrals taken in'));
  await onScreen(page, 'Referrals taken in');
  await button(page, /^Decide what it is/).waitFor();
  await see('intakes');
  await hands.press(button(page, /^Decide what it is/));
  await makeCase(hands, () => tourOfContact(hands, see));
  await see('case-new');
  await hands.press(button(page, 'Add evidence'));
  await see('case-evidence');
  await hands.press(button(page, 'Back'));
  await hands.press(button(page, 'Record invitation, statement or attendance'));
  await see('case-statement');
  await hands.press(button(page, 'Back'));
  await hands.press(button(page, /^Correct/).first());
  await see('case-correct-argument');
  await hands.press(button(page, 'Back'));
  await hands.press(button(page, /^Withdraw/).first());
  await see('case-withdraw-argument');
  await hands.press(button(page, 'Back'));
  await confirmArguments(hands);
  await hands.press(button(page, 'Show patient’s name'));
  await see('case-what-for');
  await page.getByLabel(/^What for/).selectOption({ label: 'Comparing papers with the case' });
  await hands.press(button(page, 'Show it'));
  await button(page, 'Hide name').waitFor();
  await see('case-name-shown');
  await hands.press(button(page, 'Hide name'));
  await nextStep(hands, 'Check the facts');
  await button(page, 'Finish check').waitFor();
  await see('facts');
  await hands.press(button(page, 'Finish check'));
  await see('facts-unanswered');
  const seen = new Set<string>();
  await checkFacts(hands, {
    onCard: async (_factId, state) => {
      const kind = state.split('.')[0]!;
      if (!seen.has(kind)) await see(`facts-card-${kind.toLowerCase().replace(/\W+/g, '-')}`);
      seen.add(kind);
      await page.keyboard.press('e');
      const editor = await editorOf(hands);
      if (editor && !seen.has(editor)) await see(`facts-editor-${editor}`);
      if (editor) seen.add(editor);
      await page.keyboard.press('Escape');
    },
  });
  await see('facts-answered');
  await finishCheck(hands);
}

/** The kind of answer that the open card lets a person type, or null. */
async function editorOf({ page }: Hands): Promise<string | null> {
  return page.evaluate(() => {
    const form = document.querySelector('.fact-card form');
    if (!form) return null;
    if (form.querySelector('input[type=radio]')) return 'choice';
    return form.querySelector('textarea') ? 'long' : form.querySelectorAll('fieldset').length > 1 ? 'interval' : form.querySelector('fieldset') ? 'day' : 'line';
  });
}

/** From checked facts to the recorded decision. */
export async function tourOfPanel(hands: Hands, see: See): Promise<void> {
  const { page } = hands;
  await nextStep(hands, 'Assess against the policy');
  await button(page, 'Confirm assessment').waitFor();
  await see('assessment');
  const folds = page.locator('.assessment details:not([open]) > summary');
  while ((await folds.count()) > 0) await folds.first().click();
  await see('assessment-unfolded');
  await confirmAssessment(hands);
  await see('assessment-confirmed');
  await hands.press(button(page, 'Go on to screening'));
  await onScreen(page, 'Screening');
  await button(page, 'Record screening outcome').waitFor();
  await see('screening');
  await hands.press(button(page, 'Record screening outcome'));
  await page.getByRole('alert').waitFor();
  await see('screening-mistakes');
  await screen(hands, toPanel);
  await see('screening-recorded');
  await hands.press(button(page, 'Go to the case'));
  await onScreen(page, /^Case /);
  await see('case-at-panel');
  await nextStep(hands, 'Record the panel’s decision');
  await button(page, 'Record the decision').waitFor();
  await see('decision');
  await hands.press(page.getByRole('navigation', { name: 'Open questions', exact: true }).locator('summary'));
  await see('decision-open-questions');
  await hands.choose(radio(page, 'What did the panel decide?', 'Decline'));
  await hands.press(button(page, 'Record the decision'));
  await page.getByRole('alert').waitFor();
  await see('decision-mistakes');
  await hands.choose(radio(page, 'What did the panel decide?', 'Defer for information'));
  await see('decision-defer');
  await fillDecline(hands);
  await see('decision-filled');
  await decline(hands);
  await see('decision-recorded');
  await hands.press(page.locator('summary', { hasText: 'Correct words of this decision' }));
  await hands.press(button(page, 'Record the correction'));
  await page.getByRole('alert').waitFor();
  await see('decision-correct');
  await correctComparator(hands, 'Adults with the same condition nine months after fixation who could be offered the usual care.');
  await see('decision-corrected');
}

/** From the recorded decision to the closed case, with the settings of the ICB on the way. */
export async function tourOfLetters(hands: Hands, pack: Pack, number: string, see: See, { afterSent }: { afterSent?: (to: Recipient) => Promise<void> } = {}): Promise<void> {
  const { page } = hands;
  await hands.press(button(page, 'Go on to the letters'));
  await onScreen(page, 'Letters');
  await button(page, 'Set them in Settings').waitFor();
  await see('letters-without-settings');
  await hands.press(button(page, 'Set them in Settings'));
  await button(page, 'Save these settings').waitFor();
  await see('settings-icb');
  await hands.press(button(page, 'Save these settings'));
  await page.getByRole('alert').waitFor();
  await see('settings-icb-mistakes');
  await fillIcb(hands);
  await page.getByText(/^Set by /).waitFor();
  await see('settings-icb-set');
  await hands.goTo(number);
  await nextStep(hands, 'Write the letters');
  await button(page, 'Record these words').waitFor();
  await see('letters-words');
  await hands.type(field(page, 'Who signs'), '');
  await hands.press(button(page, 'Record these words'));
  await page.getByRole('alert').waitFor();
  await see('letters-words-mistakes');
  await recordNotes(hands, 'declined');
  await see('letters-to-draft');
  await sendLetter(hands, 'clinician', pack, {
    after: async (step) => {
      await page.locator('.split__pane--papers canvas').first().waitFor({ state: 'attached' });
      await see(`letter-${step}`);
      if (step === 'checked') {
        await hands.press(button(page, 'Something is wrong: return it to its writer'));
        await see('letter-return');
        await hands.press(button(page, 'Back'));
      }
      if (step === 'approved') {
        await hands.press(button(page, 'Issue this letter'));
        await page.getByRole('alert').waitFor();
        await see('letter-issue-mistakes');
      }
      if (step === 'sent') {
        await hands.press(button(page, 'Save a copy'));
        await see('letter-save-copy');
        await hands.press(button(page, 'Keep it in here only'));
        await afterSent?.('clinician');
      }
    },
  });
  await sendLetter(hands, 'patient', pack);
  await settled(hands);
  await afterSent?.('patient');
  await see('letters-all-sent');
  await closeCase(hands);
  await see('case-closed');
}

/** What stands beside the cases: policies, settings, the check of the record, Go to, Cases. */
export async function tourOfTheRest(hands: Hands, see: See): Promise<void> {
  const { page } = hands;
  await hands.goTo('Work');
  await onScreen(page, 'Work');
  await see('work');
  await page.keyboard.press('Control+k');
  await page.getByRole('option').first().waitFor();
  await see('go-to');
  await page.keyboard.press('Escape');
  await hands.goTo('Cases');
  await field(page, 'Find by case number, patient, NHS number, treatment, diagnosis, clinician, provider, ICB, stage or outcome').waitFor();
  await see('cases');
  await hands.goTo('Policies');
  await onScreen(page, 'Policies');
  const policies = page.locator('.policies .link-button');
  await policies.first().waitFor();
  await see('policies');
  await hands.press(page.getByText('Show only some of them'));
  await see('policies-filters');
  for (let index = 0; index < (await policies.count()); index++) {
    await hands.press(policies.nth(index));
    await page.locator('.page h2').first().waitFor();
    await see(`policy-${index + 1}`);
    await hands.goTo('Policies');
    await policies.first().waitFor();
  }
  await tourOfPolicyTools(hands, see);
  await hands.goTo('Settings');
  await onScreen(page, 'Settings');
  await button(page, 'Check the record').waitFor();
  await see('settings');
  for (const name of ['Guidance register', 'GP practices']) {
    await hands.press(button(page, name));
    await onScreen(page, name);
    await page.locator('.page').getByRole('button', { name: /^Add / }).waitFor();
    await see(`settings-${name.toLowerCase().replaceAll(' ', '-')}`);
    await hands.press(page.locator('.page').getByRole('button', { name: /^Add / }));
    await see(`settings-${name.toLowerCase().replaceAll(' ', '-')}-form`);
    await hands.goTo('Settings');
    await onScreen(page, 'Settings');
  }
  await hands.press(button(page, 'ICB settings'));
  await onScreen(page, 'ICB settings');
  await button(page, 'Central East').waitFor();
  await see('settings-icbs');
  await hands.press(button(page, 'Central East'));
  await button(page, 'Quorum').waitFor();
  await see('settings-icb-overview');
  // One form of each make: a choice that opens further questions, rows, and the image.
  for (const section of ['Appeal', 'Quorum', 'Name and letterhead']) {
    await hands.press(button(page, section));
    await button(page, 'Save as a new version').waitFor();
    await see(`settings-icb-${section.toLowerCase().replaceAll(' ', '-')}`);
    await hands.press(button(page, 'Save as a new version'));
    await page.getByRole('alert').waitFor();
    await see(`settings-icb-${section.toLowerCase().replaceAll(' ', '-')}-mistakes`);
    await hands.press(button(page, /^Back to the settings of/));
    await button(page, 'Quorum').waitFor();
  }
  await hands.goTo('Settings');
  await hands.press(button(page, 'Your passphrase'));
  await field(page, 'Present passphrase').waitFor();
  await see('settings-passphrase');
  await hands.press(button(page, 'Change the passphrase'));
  await page.getByRole('alert').waitFor();
  await see('settings-passphrase-mistakes');
  await checkRecord(hands);
  await see('settings-record-checked');
}

/** What can be done with policies beside reading them, as far as it needs no file of its own. */
async function tourOfPolicyTools(hands: Hands, see: See): Promise<void> {
  const { page } = hands;
  const list = async () => {
    await hands.goTo('Policies');
    await page.locator('.policies .link-button').first().waitFor();
  };
  for (const [name, picture] of [['Import a policy', 'policy-import'], ['Compare two versions', 'policies-compared'], ['One request under each ICB', 'policies-side-by-side'], ['Work out the open cases again', 'policies-reassess']] as const) {
    await list();
    await hands.press(button(page, name));
    await onScreen(page, name);
    await page.getByText(/^Opening /).waitFor({ state: 'detached' });
    await see(picture);
  }
  await list();
  await hands.press(page.locator('.policies .link-button').first());
  await hands.press(button(page, /^Sign this reading, or another/).first());
  await see('policy-sign-a-reading');
  await hands.press(button(page, 'Try answers without a case'));
  await onScreen(page, /Try answers without a case/);
  await hands.press(page.locator('.question summary').nth(1));
  await see('policy-what-if');
}

/** The lock, and the way back in. */
export async function tourOfTheLock(hands: Hands, see: See): Promise<void> {
  const { page } = hands;
  await lock(hands);
  await see('unlock');
  await tryToUnlock(hands, 'not the passphrase');
  await page.getByRole('alert').waitFor();
  await see('unlock-wrong');
  await hands.press(button(page, 'I have forgotten the passphrase'));
  await onScreen(page, 'Set a new passphrase with the recovery key');
  await see('recover');
  await hands.press(button(page, 'Back'));
  await unlock(hands);
  await tourOfASecondPerson(hands, see);
}

/** A panel member is added, signs in for the first time and looks at a case; then the first person is back. */
async function tourOfASecondPerson(hands: Hands, see: See): Promise<void> {
  const { page } = hands;
  const given = 'given to ben at first';
  await addPerson(hands, { name: 'Ben Member', role: 'Lay member', roles: ['Panel member'], signInName: 'ben', passphrase: given }, see);
  await lock(hands);
  await firstSignIn(hands, 'ben', given, 'known to ben alone, now', see);
  await hands.goTo('Cases');
  await page.locator('table .link-button').first().waitFor();
  await hands.press(page.locator('table .link-button').first());
  await onScreen(page, /^Case /);
  await see('case-of-a-panel-member');
  await lock(hands);
  await unlock(hands);
}

/** Makes the window show everything twice as large, or as it was. */
export async function zoom(app: ElectronApplication, factor: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(to), factor);
}

/** Gives the page exactly this size, whatever the frame of the window takes. */
export async function sizeWindow(app: ElectronApplication, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]!.setContentSize(w!, h!), [width, height]);
}

/** A picture of the window as it is drawn, also when it is zoomed. */
export async function picture(app: ElectronApplication, file: string): Promise<void> {
  const png = await app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0]!.webContents.capturePage()).toPNG().toString('base64'));
  writeFileSync(file, Buffer.from(png, 'base64'));
}

/** Waits until nothing on the screen is still being opened, and what is drawn is shown. */
export async function settled({ page }: Hands): Promise<void> {
  await page.waitForFunction(() => ![...document.querySelectorAll('.paper-note, .loading')].some((one) => /^(Opening|Loading)/.test(one.textContent ?? '') && (one as HTMLElement).offsetParent !== null));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)))));
}
