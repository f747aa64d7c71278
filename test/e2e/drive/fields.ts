import type { Locator, Page } from 'playwright-core';
import type { Hands } from './hands.ts';

type Within = Page | Locator;

/** The one heading of the screen, once it is there. */
export async function onScreen(page: Page, title: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

export const button = (within: Within, name: string | RegExp): Locator => within.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });

/** A field by its label. */
export const field = (within: Within, label: string | RegExp): Locator => within.getByLabel(label, typeof label === 'string' ? { exact: true } : {});

/** A radio by the question and the answer. */
export const radio = (within: Within, question: string | RegExp, answer: string | RegExp): Locator => within.getByRole('group', { name: question }).getByRole('radio', { name: answer }).first();

/** Types a day into the three fields of a question. */
export async function typeDay(hands: Hands, question: string | RegExp, isoDay: string, within: Within = hands.page): Promise<void> {
  const [year, month, day] = isoDay.split('-').map((part) => String(Number(part))) as [string, string, string];
  const group = within.getByRole('group', { name: question });
  await hands.type(group.getByLabel('Day'), day);
  await hands.type(group.getByLabel('Month'), month);
  await hands.type(group.getByLabel('Year'), year);
}

/** A day before or after today, by the clock of this computer. */
export function daysFromToday(days: number): string {
  const at = new Date();
  at.setDate(at.getDate() + days);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}
