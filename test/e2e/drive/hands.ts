import type { Locator, Page } from 'playwright-core';

/** How a person works the window: with mouse and keyboard, or with the keyboard alone. Every step of the job is written once for both. */
export interface Hands {
  readonly page: Page;
  /** A button, or what unfolds something. */
  press(target: Locator): Promise<void>;
  /** Puts `text` into a field in place of what it holds. */
  type(target: Locator, text: string): Promise<void>;
  /** A radio or a tick box. */
  choose(target: Locator): Promise<void>;
  /** A place of the rail, or a case by its number. */
  goTo(place: string): Promise<void>;
}

/** Mouse for what is pressed and chosen, keyboard for what is typed. */
export function mouseAndKeyboard(page: Page): Hands {
  return {
    page,
    press: (target) => target.click(),
    type: async (target, text) => {
      await target.click();
      await target.fill(text);
    },
    choose: (target) => target.check(),
    goTo: async (place) => {
      const rail = page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: place, exact: true });
      if ((await rail.count()) > 0) return rail.click();
      await page.getByRole('button', { name: /^Go to…/ }).click();
      const finder = page.getByRole('dialog', { name: 'Go to a case or an action' });
      await finder.getByRole('combobox').fill(place);
      await finder.getByRole('option').filter({ hasText: place }).first().click();
    },
  };
}

/** Where the focus is, seen from a control: on it, on another radio of its group, before it or after it. */
type Place = 'here' | 'same group' | 'before' | 'after';

function place(element: Element): Place {
  const at = document.activeElement;
  if (at === element) return 'here';
  if (at instanceof HTMLInputElement && element instanceof HTMLInputElement && at.type === 'radio' && element.type === 'radio' && at.name === element.name) return 'same group';
  if (!at || at === document.body) return 'before';
  return at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'after' : 'before';
}

/** The keyboard alone: Tab and Shift+Tab to a control, Enter, Space, arrows, Ctrl+K. No mouse event is ever made. */
export function keyboardOnly(page: Page): Hands {
  const { keyboard } = page;
  const walkTo = async (target: Locator): Promise<Place> => {
    await target.waitFor();
    const name = target.toString();
    // The focus is somewhere before the next key: nobody has to search for the place after what was done last.
    await page.waitForFunction(() => document.activeElement !== null && document.activeElement !== document.body);
    for (let steps = 0; steps < 400; steps++) {
      const where = await target.evaluate(place);
      if (where === 'here' || where === 'same group') return where;
      await keyboard.press(where === 'before' ? 'Tab' : 'Shift+Tab');
    }
    throw new Error(`The keyboard does not reach ${name}`);
  };
  return {
    page,
    press: async (target) => {
      await walkTo(target);
      await keyboard.press('Enter');
    },
    type: async (target, text) => {
      await walkTo(target);
      await keyboard.press('Control+A');
      if (text === '') await keyboard.press('Delete');
      // A new line is a key of its own; the words between are put in as one stroke of many keys.
      for (const [index, line] of text.split('\n').entries()) {
        if (index > 0) await keyboard.press('Enter');
        if (line.length <= 24) await keyboard.type(line);
        else await keyboard.insertText(line);
      }
    },
    choose: async (target) => {
      await walkTo(target);
      for (let steps = 0; steps < 40; steps++) {
        if ((await target.evaluate(place)) === 'here') {
          if (!(await target.isChecked())) await keyboard.press('Space');
          return;
        }
        await keyboard.press('ArrowDown');
      }
      throw new Error(`The arrows do not reach ${target.toString()}`);
    },
    goTo: async (words) => {
      await keyboard.press('Control+k');
      const finder = page.getByRole('dialog', { name: 'Go to a case or an action' });
      await finder.getByRole('combobox').waitFor();
      await keyboard.type(words);
      await finder.getByRole('option').filter({ hasText: words }).first().waitFor();
      await keyboard.press('Enter');
    },
  };
}
