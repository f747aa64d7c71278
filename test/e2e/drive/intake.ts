import type { ElectronApplication, Page } from 'playwright-core';
import { button, daysFromToday, field, onScreen, radio, typeDay } from './fields.ts';
import type { Hands } from './hands.ts';
import type { Pack } from './words.ts';

/** What the system's own dialog will answer next: a script cannot work that window. A file whose ending the dialog would not show is not chosen. */
export async function dialogWillChoose(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async (...asked: unknown[]) => {
      const { filters } = asked.at(-1) as { filters?: readonly { extensions: readonly string[] }[] };
      const shown = filters ? chosen.filter((path) => filters[0]!.extensions.some((ending) => path.toLowerCase().endsWith(`.${ending}`))) : [...chosen];
      return { canceled: shown.length === 0, filePaths: shown };
    };
  }, paths);
}

/** Where the next copy of a letter will be saved. */
export async function dialogWillSave(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, to) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: to });
  }, path);
}

/** Drops real files or folders on the drop zone, as the system's own file manager would. */
export async function dropOn(page: Page, paths: readonly string[]): Promise<void> {
  const zone = page.getByTestId('drop');
  await zone.scrollIntoViewIfNeeded();
  const box = (await zone.boundingBox())!;
  const devtools = await page.context().newCDPSession(page);
  const at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + 12), data: { items: [], files: [...paths], dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await devtools.send('Input.dispatchDragEvent', { type, ...at });
  await devtools.detach();
}

export interface TakenIn {
  readonly received?: string;
  /** Why it is urgent; routine where there is nothing. */
  readonly urgent?: string;
}

/** The questions beside the papers, and the start of the reading. */
export async function answerAndRead(hands: Hands, pack: Pick<Pack, 'icb'>, { received = daysFromToday(-19), urgent }: TakenIn = {}): Promise<void> {
  const { page } = hands;
  await typeDay(hands, 'When did the referral arrive?', received);
  await hands.choose(radio(page, 'Is it urgent?', urgent ? 'Yes, urgent' : 'No, routine'));
  if (urgent) await hands.type(page.getByLabel('Why is it urgent, and by when is an answer needed?'), urgent);
  await hands.choose(radio(page, 'Which ICB was it sent to?', new RegExp(pack.icb)));
  await hands.press(button(page, 'Start reading'));
}

/** From Work to a pack that has been read, its papers chosen in the system's dialog. */
export async function takeIn(hands: Hands, app: ElectronApplication, pack: Pack, more: TakenIn = {}): Promise<void> {
  const { page } = hands;
  await dialogWillChoose(app, [pack.path]);
  await hands.goTo('Work');
  await hands.press(button(page, 'Take in a referral'));
  await onScreen(page, 'Take in a referral');
  await hands.press(button(page, pack.path.endsWith('.zip') ? 'Choose files' : 'Choose a folder'));
  await page.getByRole('list', { name: 'Papers added' }).waitFor();
  await answerAndRead(hands, pack, more);
  await isRead(page);
}

/** The same by dragging. */
export async function dropIn(hands: Hands, pack: Pack): Promise<void> {
  const { page } = hands;
  await hands.goTo('Work');
  await hands.press(button(page, 'Take in a referral'));
  await onScreen(page, 'Take in a referral');
  await dropOn(page, [pack.path]);
  await page.getByRole('list', { name: 'Papers added' }).waitFor();
  await answerAndRead(hands, pack);
  await isRead(page);
}

/** Waits until the papers are read and a case can be made of them: the outcome says it first, in one of three sentences. */
export async function isRead(page: Page): Promise<void> {
  await page.getByText(/^Ready(?:: nothing stands against making a case|, with things to look at|, but some papers could not be read)\.$/).waitFor({ timeout: 60_000 });
}

/** Waits until the papers are read and are held, in quarantine, for the reason that the outcome gives first. */
export async function isHeld(page: Page, why: RegExp): Promise<void> {
  await page.locator('.nhsuk-inset-text strong', { hasText: /^Held: / }).filter({ hasText: why }).waitFor({ timeout: 60_000 });
}

/** Says that the patient agrees, makes the case, and answers two of the questions on contact. Returns the number of the case. */
export async function makeCase(hands: Hands, onContact: () => Promise<unknown> = async () => undefined): Promise<string> {
  const { page } = hands;
  await hands.choose(radio(page, 'Does the patient agree to this request?', 'Yes, the patient agrees'));
  await hands.type(field(page, 'Who said so, and where does it stand?'), 'Signed form, last page');
  await hands.press(button(page, 'Make draft case'));
  await onScreen(page, 'Contact and consent');
  await button(page, 'Record these answers').waitFor();
  await onContact();
  await hands.choose(radio(page, 'Does the patient need an interpreter?', 'No'));
  await hands.choose(radio(page, 'Is there anything to know so that it is safe to reach the patient?', 'Not known'));
  await hands.press(button(page, 'Record these answers'));
  return caseNumber(hands.page);
}

/** The number of the case that is open. */
export async function caseNumber(page: Page): Promise<string> {
  const heading = page.getByRole('heading', { level: 1, name: /^Case \S+\d/ });
  await heading.waitFor();
  return (await heading.innerText()).replace(/^Case /, '');
}
