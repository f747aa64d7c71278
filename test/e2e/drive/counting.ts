import type { Page } from 'playwright-core';
import type { Hands } from './hands.ts';

/** What a person has done in the window so far. */
export interface Counted {
  readonly screens: readonly string[];
  /** Buttons and links pressed, places gone to. */
  readonly presses: number;
  /** Radios and boxes chosen. */
  readonly choices: number;
  /** Fields typed into, with how much. */
  readonly fields: number;
  readonly characters: number;
  readonly words: number;
  /** Keys that only move the focus or work the screen: Tab, arrows, Enter, Space, and the letters of the facts screen. */
  readonly moves: number;
  /** What the window refused, in its own words. */
  readonly refusals: readonly string[];
  /** How often it remarked on words that were typed. */
  readonly remarks: number;
}

interface SeenInPage {
  screens: string[];
  refusals: string[];
  remarks: number;
}

/** Hands that count what they do, and the page's own tale of what it showed meanwhile. */
export async function countPage(page: Page, hands: Hands): Promise<{ hands: Hands; now: () => Promise<Counted>; between: (before: Counted, after: Counted) => Counted }> {
  const own = { presses: 0, choices: 0, fields: 0, characters: 0, words: 0, moves: 0 };
  // Letters that are pressed to work a screen, and Tab or the arrows on the way to a control, are keys as well.
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (key, options) => {
    own.moves += 1;
    return press(key, options);
  };
  await page.evaluate(() => {
    const seen: SeenInPage = { screens: [], refusals: [], remarks: 0 };
    Object.assign(window, { seenByCounter: seen });
    let alerts = new Set<Element>();
    let remarks = new Set<Element>();
    const look = () => {
      // While a case or a referral is being read its title is short; it is one screen all the same.
      const title = (document.querySelector('h1')?.textContent ?? '').replace(/^(Case|Referral)\b.*/s, '$1');
      if (title && seen.screens.at(-1) !== title) seen.screens.push(title);
      const loud = new Set(document.querySelectorAll('[role=alert]'));
      for (const one of loud) if (!alerts.has(one) && one.textContent) seen.refusals.push(one.textContent.slice(0, 160));
      alerts = loud;
      const said = new Set(document.querySelectorAll('.remarks li'));
      for (const one of said) if (!remarks.has(one)) seen.remarks += 1;
      remarks = said;
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
    look();
  });
  const counting: Hands = {
    page,
    press: async (target) => {
      own.presses += 1;
      await hands.press(target);
    },
    choose: async (target) => {
      own.choices += 1;
      await hands.choose(target);
    },
    type: async (target, text) => {
      own.fields += 1;
      own.characters += text.length;
      own.words += text.split(/\s+/).filter(Boolean).length;
      await hands.type(target, text);
    },
    goTo: async (place) => {
      own.presses += 1;
      await hands.goTo(place);
    },
  };
  const now = async (): Promise<Counted> => ({ ...own, ...(await page.evaluate(() => structuredClone((window as unknown as { seenByCounter: SeenInPage }).seenByCounter))) });
  const between = (before: Counted, after: Counted): Counted => ({
    screens: after.screens.slice(before.screens.length),
    refusals: after.refusals.slice(before.refusals.length),
    presses: after.presses - before.presses,
    choices: after.choices - before.choices,
    fields: after.fields - before.fields,
    characters: after.characters - before.characters,
    words: after.words - before.words,
    moves: after.moves - before.moves,
    remarks: after.remarks - before.remarks,
  });
  return { hands: counting, now, between };
}
