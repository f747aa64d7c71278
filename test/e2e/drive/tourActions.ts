import { button, field, onScreen, typeDay } from './fields.ts';
import type { Hands } from './hands.ts';
import type { See } from './tour.ts';
import type { Pack } from './words.ts';

const elseRegion = (hands: Hands) => hands.page.getByRole('region', { name: 'What else can happen' });

/** Everything that can happen to the open case beside its next step: each form empty, with its mistakes, and left again. */
export async function tourOfActions(hands: Hands, number: string, stage: string, see: See): Promise<number> {
  const { page } = hands;
  await onScreen(page, `Case ${number}`);
  const links = elseRegion(hands).locator('ul .link-button');
  await elseRegion(hands).getByText('What cannot happen now, and why').waitFor();
  const labels = await links.allInnerTexts();
  await hands.press(elseRegion(hands).getByText('What cannot happen now, and why'));
  await see(`case-${stage}-what-else`);
  for (const label of labels) {
    await hands.press(links.filter({ hasText: label }));
    await page.locator('h1').filter({ hasNotText: /^Case/ }).waitFor();
    const name = `action-${stage}-${label.toLowerCase().replace(/\W+/g, '-')}`;
    await see(name);
    const submit = page.locator('form button[type=submit]').first();
    if ((await submit.count()) > 0) {
      await hands.press(submit);
      await page.getByRole('alert').first().waitFor();
      await see(`${name}-mistakes`);
    }
    await hands.goTo(number);
    await onScreen(page, `Case ${number}`);
  }
  return labels.length;
}

/** Somebody rings: nothing typed, no case that fits, and a case with its note. */
export async function tourOfTheCaller(hands: Hands, pack: Pack, see: See): Promise<void> {
  const { page } = hands;
  await hands.goTo('Cases');
  await onScreen(page, 'Cases');
  await hands.press(button(page, 'Somebody rings'));
  await onScreen(page, 'Somebody rings');
  await hands.press(button(page, 'Find the case'));
  await page.getByRole('alert').first().waitFor();
  await see('caller-mistakes');
  await hands.type(field(page, 'NHS number'), pack.nhsNumber);
  await typeDay(hands, 'Patient’s date of birth', '1900-01-01');
  await hands.press(button(page, 'Find the case'));
  await page.getByText(/^No case fits both/).waitFor();
  await see('caller-no-case');
  await typeDay(hands, 'Patient’s date of birth', pack.born);
  await hands.press(button(page, 'Find the case'));
  await page.getByText(/fits? both$/).waitFor();
  await see('caller-card');
  await page.keyboard.press('n');
  await field(page, 'Who rang?').waitFor();
  await see('caller-note');
}
