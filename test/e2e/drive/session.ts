import type { ElectronApplication } from 'playwright-core';
import { button, field, onScreen } from './fields.ts';
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
  return (await page.getByRole('list', { name: 'Recovery key' }).getByRole('listitem').allInnerTexts()).join('-');
}

export async function typeKeyBack(hands: Hands, key: string): Promise<void> {
  const { page } = hands;
  const written = button(page, 'I have written it down');
  if (await written.isVisible()) await hands.press(written);
  await onScreen(page, 'Type the recovery key from your paper');
  await hands.type(field(page, 'Recovery key'), key);
  await hands.press(button(page, 'Check the key'));
}

/** First start as a whole. Returns the recovery key. */
export async function firstStart(hands: Hands): Promise<string> {
  const key = await setUp(hands);
  await typeKeyBack(hands, key);
  await onScreen(hands.page, 'Work');
  return key;
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
  await hands.press(button(hands.page, 'Lock'));
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
