import type { ElectronApplication, Locator } from 'playwright-core';
import { button, field, onScreen, radio, typeDay } from './fields.ts';
import type { Hands } from './hands.ts';
import { dialogWillChoose } from './intake.ts';

const region = (hands: Hands, name: string | RegExp): Locator => hands.page.getByRole('region', { name });

/** The list of policies. */
export async function goToPolicies(hands: Hands): Promise<void> {
  await hands.goTo('Policies');
  await onScreen(hands.page, 'Policies');
  await hands.page.getByText(/policies\.$/).waitFor();
}

/** One policy, by our name of it. */
export async function openPolicy(hands: Hands, ourTitle: string): Promise<void> {
  await goToPolicies(hands);
  await hands.press(button(hands.page, ourTitle));
  await onScreen(hands.page, new RegExp(ourTitle.replace(/[()]/g, '\\$&')));
}

/** Has a policy file looked at; the screen then says what was found in it. */
export async function lookAtPolicyFile(hands: Hands, app: ElectronApplication, path: string): Promise<void> {
  const { page } = hands;
  await goToPolicies(hands);
  await hands.press(button(page, 'Import a policy'));
  await onScreen(page, 'Import a policy');
  await dialogWillChoose(app, [path]);
  await hands.press(button(page, 'Choose files'));
  await page.getByText(/^It (can(not)? be imported|is held already, word for word)\.$/).waitFor();
}

/** Adopts the policy that is open. */
export async function adoptPolicy(hands: Hands, reason: string): Promise<void> {
  const part = region(hands, 'Whether it is followed');
  await hands.press(button(part, 'Adopt this version'));
  await hands.type(field(part, 'Why?'), reason);
  await hands.press(button(part, 'Adopt version'));
  await part.getByText(/^Adopted by .*Why: /).waitFor();
}

/** Opens the form to sign a reading of the open policy and chooses an option. The screen then says which open cases are touched. */
export async function chooseReading(hands: Hands, question: RegExp, option: RegExp): Promise<Locator> {
  const form = hands.page.getByRole('form', { name: question });
  await hands.press(button(hands.page, new RegExp(`^Sign this reading, or another.*${question.source}`)));
  await hands.choose(radio(form, 'How is it read?', option));
  await form.getByText(/open cases? looked at|There is no open case/).waitFor();
  return form;
}

export async function signReading(hands: Hands, form: Locator, reason: string): Promise<void> {
  await hands.type(field(form, 'Why?'), reason);
  await hands.press(button(form, 'Sign this reading'));
  await form.waitFor({ state: 'detached' });
}

/** Works out all open cases again and waits for the end. */
export async function reassessAll(hands: Hands): Promise<void> {
  const { page } = hands;
  await goToPolicies(hands);
  await hands.press(button(page, 'Work out the open cases again'));
  await onScreen(page, 'Work out the open cases again');
  await hands.press(button(page, 'Work them out again'));
  await page.getByText(/^Started by .*worked out\.$/).waitFor();
}

/** Attaches the official file to the open policy. */
export async function attachOfficial(hands: Hands, app: ElectronApplication, path: string): Promise<void> {
  const part = region(hands, 'The official file');
  await dialogWillChoose(app, [path]);
  await hands.press(button(part, 'Attach the official file'));
  await part.getByText(/, attached by /).waitFor();
}

/** Says on which page of the official file a clause stands. */
export async function pointClause(hands: Hands, clause: string, pageNumber: number): Promise<void> {
  const part = region(hands, 'The official file');
  await hands.press(button(part, 'Say on which page each clause stands'));
  await hands.type(field(part, clause), String(pageNumber));
  await hands.press(button(part, 'Save the pages'));
  await part.getByText(/^1 of \d+ clauses have their page|1 of \d+ clauses have their page\.$/).waitFor();
}

export async function sayCompared(hands: Hands, note: string): Promise<void> {
  const part = region(hands, 'Comparison with the published version');
  await hands.press(button(part, 'I have compared it'));
  await hands.type(field(part, 'What did you compare it with?'), note);
  await hands.press(button(part, 'Record that I compared it'));
  await part.getByText(/^Compared with the published version by /).waitFor();
}

/** A part of Settings by its name in the list. */
export async function goToSetting(hands: Hands, name: string): Promise<void> {
  await hands.goTo('Settings');
  await onScreen(hands.page, 'Settings');
  await hands.press(button(hands.page, name));
  await onScreen(hands.page, name);
}

/** Brings a list of GP practices in. */
export async function importPractices(hands: Hands, app: ElectronApplication, path: string): Promise<void> {
  await dialogWillChoose(app, [path]);
  await hands.press(button(hands.page, 'Import a file of practices'));
}

export interface GuidanceWords {
  readonly identifier: string;
  readonly title: string;
  readonly publisher: string;
  readonly mandatoryFrom: string;
  /** The label of the tick: treatment and relation. */
  readonly about: RegExp;
}

/** Adds mandatory guidance to the register. */
export async function addGuidance(hands: Hands, words: GuidanceWords): Promise<void> {
  const { page } = hands;
  await goToSetting(hands, 'Guidance register');
  await hands.press(button(page, 'Add guidance'));
  await hands.type(field(page, 'Identifier'), words.identifier);
  await hands.type(field(page, 'Title'), words.title);
  await hands.type(field(page, 'Publisher'), words.publisher);
  await hands.choose(radio(page, 'Is it mandatory?', 'Yes, from a day'));
  await typeDay(hands, 'Mandatory from', words.mandatoryFrom);
  await hands.choose(page.getByRole('checkbox', { name: words.about }));
  await hands.choose(radio(page, 'Have you compared this with the publisher’s page?', 'No'));
  await hands.press(button(page, 'Save this entry'));
  await page.getByRole('heading', { name: `${words.identifier}: ${words.title}` }).waitFor();
}

/** A question of the what-if, unfolded. */
export async function openQuestion(hands: Hands, label: string): Promise<Locator> {
  const question = hands.page.locator('details.question').filter({ has: hands.page.locator('.question__label', { hasText: label }) });
  if ((await question.getAttribute('open')) === null) await hands.press(question.locator('summary'));
  return question;
}

/** The answer of the what-if as it stands. */
export const exploredSentence = ({ page }: Hands): Locator => page.locator('.assessment .sentence');
