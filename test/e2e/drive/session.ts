import type { ElectronApplication, Page } from 'playwright-core';
import { button, daysFromToday, field, onScreen, radio, typeDay } from './fields.ts';
import type { Hands } from './hands.ts';
import { officer } from './words.ts';

/** First start: the person, the passphrase, and the recovery key written down. Returns the key; it has not been typed back yet. */
export async function setUp(hands: Hands): Promise<string> {
  const { page } = hands;
  await onScreen(page, 'Set up IFR Panel on this device');
  await hands.type(field(page, 'Your full name'), officer.name);
  await hands.type(field(page, 'Your role'), officer.role);
  await hands.type(field(page, 'Your organisation'), officer.organisation);
  await hands.type(field(page, 'Passphrase'), officer.passphrase);
  await hands.type(field(page, 'The same passphrase again'), officer.passphrase);
  await hands.press(button(page, 'Set up this device'));
  return writeDownKey(hands);
}

/** The recovery key as a person copies it from the screen. */
export async function writeDownKey({ page }: Hands): Promise<string> {
  await onScreen(page, 'Write down your recovery key');
  return shownKey(page);
}

const shownKey = async (page: Page): Promise<string> => (await page.getByRole('list', { name: 'Recovery key' }).getByRole('listitem').allInnerTexts()).join('-');

export async function typeKeyBack(hands: Hands, key: string): Promise<void> {
  const { page } = hands;
  const written = button(page, 'I have written it down');
  if (await written.isVisible()) await hands.press(written);
  await onScreen(page, 'Type the recovery key from your paper');
  await hands.type(field(page, 'Recovery key'), key);
  await hands.press(button(page, 'Check the key'));
}

/** First start as a whole, with a second person who holds a recovery key, so that cases can be made. Ends on Work. Returns the first key. */
export async function firstStart(hands: Hands): Promise<string> {
  const key = await setUp(hands);
  await typeKeyBack(hands, key);
  await onScreen(hands.page, 'Work');
  await addHolder(hands, secondHolder);
  return key;
}

export const secondHolder = 'Gil Governance';

/** From any screen: one more person who holds a recovery key, typed back. Ends on Work. Returns the key. */
export async function addHolder(hands: Hands, name: string, see: (name: string) => Promise<void> = async () => {}): Promise<string> {
  const { page } = hands;
  await hands.goTo('Settings');
  await onScreen(page, 'Settings');
  await hands.press(button(page, 'Recovery keys'));
  await onScreen(page, 'Recovery keys');
  await see('settings-recovery-keys');
  await hands.press(button(page, 'Add a holder'));
  await onScreen(page, 'Add a holder');
  await hands.type(field(page, 'Who keeps the paper?'), name);
  await hands.press(button(page, 'Make the key'));
  await onScreen(page, `Recovery key for ${name}`);
  await see('settings-recovery-key-shown');
  const key = await shownKey(page);
  await hands.press(button(page, 'It is written down'));
  await onScreen(page, `${name} types the key from the paper`);
  await hands.type(field(page, 'Recovery key'), key);
  await hands.press(button(page, 'Check the key'));
  await page.getByRole('heading', { level: 2, name }).waitFor();
  await hands.goTo('Work');
  await onScreen(page, 'Work');
  return key;
}

/** A colleague, added on the screen with a first passphrase. Ends on the list of people. */
export async function addPerson(hands: Hands, who: { name: string; role: string; roles: readonly string[]; signInName: string; passphrase: string }, see: (name: string) => Promise<void> = async () => {}): Promise<void> {
  const { page } = hands;
  await hands.goTo('Settings');
  await onScreen(page, 'Settings');
  await hands.press(button(page, 'People'));
  await onScreen(page, 'People');
  await hands.press(button(page, 'Add a person'));
  await onScreen(page, 'Add a person');
  await hands.press(button(page, 'Add this person'));
  await page.getByRole('alert').first().waitFor();
  await see('settings-people-mistakes');
  await hands.type(field(page, 'Full name'), who.name);
  await hands.type(field(page, 'Job title'), who.role);
  await hands.type(field(page, 'Organisation'), officer.organisation);
  for (const role of who.roles) await hands.choose(page.getByRole('checkbox', { name: role, exact: true }));
  await typeDay(hands, 'From which day?', daysFromToday(0));
  await hands.type(field(page, 'Sign-in name'), who.signInName);
  await hands.type(field(page, 'First passphrase'), who.passphrase);
  await hands.press(button(page, 'Add this person'));
  await page.getByRole('heading', { level: 2, name: who.name }).waitFor();
  await see('settings-people');
}

/** Somebody who was just added signs in for the first time and chooses a passphrase. */
export async function firstSignIn(hands: Hands, signInName: string, given: string, own: string, see: (name: string) => Promise<void> = async () => {}): Promise<void> {
  const { page } = hands;
  await onScreen(page, 'Unlock IFR Panel');
  await see('unlock-several');
  await hands.type(field(page, 'Sign-in name'), signInName);
  await tryToUnlock(hands, given);
  await onScreen(page, 'Choose your own passphrase');
  await see('own-passphrase');
  await hands.type(field(page, 'The passphrase that you were given'), given);
  await hands.type(field(page, 'Your own passphrase'), own);
  await hands.type(field(page, 'Your own passphrase again'), own);
  await hands.press(button(page, 'Use this passphrase'));
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

export async function tryToUnlock(hands: Hands, passphrase: string): Promise<void> {
  await onScreen(hands.page, 'Unlock IFR Panel');
  await hands.type(field(hands.page, 'Passphrase'), passphrase);
  await hands.press(button(hands.page, 'Unlock'));
}

/** Unlocks. The window then shows Work after a start, and the screen that was open after a lock. */
export async function unlock(hands: Hands, passphrase = officer.passphrase): Promise<void> {
  await tryToUnlock(hands, passphrase);
  await hands.page.getByRole('navigation', { name: 'Main' }).waitFor();
}

export async function lock(hands: Hands): Promise<void> {
  await hands.press(button(hands.page, /^Lock/));
  await onScreen(hands.page, 'Unlock IFR Panel');
}

/** Sets a new passphrase with the recovery key. Returns the new recovery key, typed back. */
export async function recover(hands: Hands, key: string, passphrase: string): Promise<string> {
  const { page } = hands;
  await hands.press(button(page, 'I have forgotten the passphrase'));
  await onScreen(page, 'Set a new passphrase with the recovery key');
  await hands.type(field(page, 'Recovery key'), key);
  await hands.type(field(page, 'New passphrase'), passphrase);
  await hands.type(field(page, 'The same passphrase again'), passphrase);
  await hands.press(button(page, 'Set the new passphrase'));
  // Where several people work here, the app asks whose passphrase it is once the key has shown who they are.
  const whose = radio(page, 'Whose passphrase is set anew?', officer.name);
  const written = page.getByRole('heading', { level: 1, name: 'Write down your recovery key' });
  await whose.or(written).first().waitFor();
  if (await whose.isVisible()) {
    await hands.choose(whose);
    await hands.press(button(page, 'Set the new passphrase'));
  }
  const next = await writeDownKey(hands);
  await typeKeyBack(hands, next);
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  return next;
}

export async function changePassphrase(hands: Hands, current: string, next: string): Promise<void> {
  const { page } = hands;
  await hands.goTo('Settings');
  await onScreen(page, 'Settings');
  await hands.press(button(page, 'Your passphrase'));
  await hands.type(field(page, 'Present passphrase'), current);
  await hands.type(field(page, 'New passphrase'), next);
  await hands.type(field(page, 'The new passphrase again'), next);
  await hands.press(button(page, 'Change the passphrase'));
}

/** Chooses an item of the menu bar by its words. */
export async function chooseFromMenu(app: ElectronApplication, label: string): Promise<void> {
  await app.evaluate(({ Menu }, words) => {
    const items = Menu.getApplicationMenu()!.items.flatMap((menu) => menu.submenu?.items ?? []);
    items.find((item) => item.label.replace('&', '') === words)!.click();
  }, label);
}
