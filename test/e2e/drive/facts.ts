import type { Page } from 'playwright-core';
import { button, field, onScreen } from './fields.ts';
import type { Hands } from './hands.ts';

export interface FactChoices {
  /** Questions, by id, whose answer (words, a count, an amount) is typed instead of taken from the papers. */
  readonly edit?: Readonly<Record<string, string>>;
  /** Questions, by id, of which these boxes are ticked as well as those that the papers tick. */
  readonly tick?: Readonly<Record<string, readonly string[]>>;
  /** Called before each answer; pictures are taken here. */
  readonly onCard?: (factId: string, state: string) => Promise<void>;
}

const card = (page: Page) => page.locator('section.fact-card');

/**
 * Checks every fact with the keys of the screen: Enter confirms what the papers say, N where they say nothing, E to type;
 * where papers disagree the first is chosen by the arrow keys. Returns how many questions were answered.
 */
export async function checkFacts(hands: Hands, choices: FactChoices = {}): Promise<number> {
  const { page } = hands;
  await onScreen(page, 'Check the facts');
  const rows = page.getByRole('region', { name: 'Facts' }).locator('.facts button').first();
  await hands.press(rows);
  let answered = 0;
  const toEdit = new Set(Object.keys(choices.edit ?? {}));
  for (let turn = 0; turn < 200; turn++) {
    const found = await page.waitForFunction(() => {
      const open = document.querySelector('section.fact-card');
      const loud = document.querySelector('.split__pane--task .problem');
      if (loud) return { id: null, state: '', problem: loud.textContent ?? '', candidates: 0, marked: false };
      if (open?.contains(document.activeElement)) {
        return { id: open.id, state: open.querySelector('p.quiet')?.textContent ?? '', problem: '', candidates: open.querySelectorAll('input[type=radio][name^=candidate]').length, marked: open.querySelector('input[name^=candidate]:checked') !== null };
      }
      return !open && document.activeElement?.id === 'finish' ? { id: null, state: '', problem: '', candidates: 0, marked: false } : null;
    });
    const seen = (await found.jsonValue())!;
    if (seen.problem) throw new Error(`Checking the facts stopped: ${seen.problem}`);
    if (seen.id === null) {
      if (toEdit.size > 0) throw new Error(`These questions did not come up: ${[...toEdit].join(', ')}`);
      return answered;
    }
    const factId = seen.id.replace(/^fact-/, '');
    await choices.onCard?.(factId, seen.state);
    const typed = choices.edit?.[factId];
    toEdit.delete(factId);
    if (typed !== undefined) {
      await page.keyboard.press('e');
      await hands.type(field(card(page), /^(Answer|How many\?|How much\?)$/), typed);
      await page.keyboard.press('Enter');
    } else if (choices.tick?.[factId]) {
      await page.keyboard.press('e');
      for (const label of choices.tick[factId]) await hands.choose(card(page).getByRole('checkbox', { name: label }));
      await hands.press(button(card(page), 'Save this answer'));
    } else if (seen.candidates === 0) await page.keyboard.press('n');
    else {
      if (!seen.marked) {
        await page.keyboard.press('Tab');
        await page.keyboard.press('Space');
      }
      await page.keyboard.press('Enter');
    }
    answered += 1;
    await page.waitForFunction((id) => document.querySelector('section.fact-card')?.id !== id || document.querySelector('.split__pane--task .problem'), seen.id);
  }
  throw new Error('Checking the facts does not come to an end');
}

/** Finishes the check and comes back to the case. */
export async function finishCheck(hands: Hands): Promise<void> {
  await hands.press(button(hands.page, 'Finish check'));
  await onScreen(hands.page, /^Case /);
}

/** Confirms every argument that was read from the papers. Returns how many. */
export async function confirmArguments(hands: Hands): Promise<number> {
  const { page } = hands;
  await onScreen(page, /^Case /);
  const confirm = page.getByRole('region', { name: 'Why this patient: the clinician’s arguments' }).getByRole('button', { name: /^Confirm/ });
  const waiting = await confirm.count();
  for (let left = waiting; left > 0; left--) {
    await hands.press(confirm.first());
    await page.waitForFunction((count) => [...document.querySelectorAll('.arguments button')].filter((one) => one.textContent?.startsWith('Confirm')).length < count, left);
  }
  return waiting;
}
