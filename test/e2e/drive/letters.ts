import { button, daysFromToday, field, onScreen, radio, typeDay } from './fields.ts';
import type { Hands } from './hands.ts';
import { icbWords, noteWords, type Icb, type Pack } from './words.ts';

/** Settings of one ICB, all typed by hand. */
export async function setIcb(hands: Hands, icb: Icb): Promise<void> {
  const { page } = hands;
  await hands.goTo('Settings');
  await onScreen(page, 'Settings');
  await hands.press(button(page, 'ICB settings'));
  await onScreen(page, 'ICB settings');
  await hands.press(button(page, icb));
  await hands.press(button(page, 'Letters: address and rights'));
  await fillIcb(hands);
  await page.getByText(/^Set by /).waitFor();
}

export async function fillIcb(hands: Hands): Promise<void> {
  const { page } = hands;
  await hands.type(field(page, 'Address'), icbWords.address);
  await hands.type(field(page, 'Telephone'), icbWords.telephone);
  await hands.type(field(page, 'Email'), icbWords.email);
  for (const [title, right] of Object.entries(icbWords.rights)) {
    await hands.choose(radio(page, `${title}: does your ICB’s policy give it?`, 'Yes, our policy gives it'));
    await hands.type(field(page, `${title}: who looks at it`), right.who);
    await hands.choose(radio(page, `${title}: who may ask for it?`, right.startedBy));
    await hands.type(field(page, `${title}: on what ground`), right.ground);
    await hands.type(field(page, `${title}: in which form`), right.form);
    await hands.type(field(page, `${title}: where to send it`), right.contact);
    await hands.type(field(page, `${title}: in plain words, for the patient`), right.plain);
  }
  await hands.press(button(page, 'Save these settings'));
}

/** The words that only the letters need. */
export async function recordNotes(hands: Hands, about: keyof typeof noteWords): Promise<void> {
  const { page } = hands;
  await onScreen(page, 'Letters');
  const form = page.getByRole('form', { name: 'Words for these letters' });
  await form.waitFor();
  for (const [label, words] of Object.entries(noteWords[about]())) {
    if (words === null) await hands.choose(form.getByRole('checkbox', { name: new RegExp(`^${label}: `) }));
    else if (typeof words === 'object') await typeDay(hands, label, words.day, form);
    else await hands.type(field(form, label), words);
  }
  await hands.press(button(form, 'Record these words'));
  await page.getByText(/^Words for these letters \(recorded by/).waitFor();
}

export type Recipient = 'clinician' | 'patient';
export type LetterStep = 'draft' | 'checked' | 'approved' | 'issued' | 'sent';

export interface LetterOptions {
  /** Called after each step; pictures are taken here. */
  readonly after?: (step: LetterStep, to: Recipient) => Promise<void>;
}

export async function draftLetter(hands: Hands, to: Recipient): Promise<void> {
  await hands.press(button(hands.page, `Draft the letter to the ${to}`));
  await button(hands.page, 'Check this letter').waitFor();
}

/** One letter, from its draft to sent. */
export async function sendLetter(hands: Hands, to: Recipient, pack: Pack, { after }: LetterOptions = {}): Promise<void> {
  const { page } = hands;
  await draftLetter(hands, to);
  await after?.('draft', to);
  await hands.press(button(page, 'Check this letter'));
  await button(page, 'Approve this letter').waitFor();
  await after?.('checked', to);
  await hands.press(button(page, 'Approve this letter'));
  await button(page, 'Issue this letter').waitFor();
  await after?.('approved', to);
  await hands.type(field(page, 'NHS number on the paper'), pack.nhsNumber);
  await typeDay(hands, 'Date of birth on the paper', pack.born);
  await hands.type(field(page, 'Where did you look the address up?'), 'The application form, page 1');
  await hands.choose(page.getByRole('checkbox', { name: 'I have compared the address on this letter with that source' }));
  await hands.press(button(page, 'Issue this letter'));
  await button(page, 'Record sent').waitFor();
  await after?.('issued', to);
  await hands.choose(radio(page, 'How was it sent?', 'Secure email'));
  await typeDay(hands, 'On which day?', daysFromToday(0));
  await hands.press(button(page, 'Record sent'));
  await button(page, 'Record sent').waitFor({ state: 'detached' });
  await after?.('sent', to);
}

/** Saves the letter that is shown outside the encrypted file. */
export async function saveCopy(hands: Hands): Promise<void> {
  await hands.press(button(hands.page, 'Save a copy'));
  await hands.press(button(hands.page, 'Save the copy outside'));
  await hands.page.getByText('A copy was saved outside the encrypted file').waitFor();
}

export async function closeCase(hands: Hands): Promise<void> {
  await hands.press(button(hands.page, 'Close the case'));
  await onScreen(hands.page, /^Case /);
  await hands.page.getByText('Nothing more needs to be done in this case.').waitFor();
}

/** Runs the check of the record. Returns what it says. */
export async function checkRecord(hands: Hands): Promise<string> {
  const { page } = hands;
  await hands.goTo('Settings');
  await onScreen(page, 'Settings');
  await hands.press(button(page, 'Check the record'));
  await onScreen(page, 'Check the record');
  await hands.press(button(page, 'Check the record'));
  const result = page.getByRole('region', { name: /^Nothing was found|found that should not be so/ });
  await result.waitFor({ timeout: 60_000 });
  return result.getByRole('heading').innerText();
}
