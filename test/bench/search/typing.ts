import type { Page } from 'playwright-core';
import { startApp } from '../../e2e/app.ts';

export interface Typed {
  /** From the key to the frame in which the rows for the text with that key stand; milliseconds. */
  readonly median: number;
  readonly p95: number;
  readonly keys: number;
  /** A call to the worker that does next to nothing, and back. */
  readonly roundTrip: number;
  /** From one frame to the next with nothing to draw. */
  readonly frame: number;
  readonly kept: boolean;
  readonly last: boolean;
  /** Further pages that were asked for while it was typed. */
  readonly pages: number;
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Types into the list of cases in the real window, on a profile that holds the record. */
export async function typeInWindow({ profile, passphrase }: { profile: string; passphrase: string }): Promise<Typed> {
  const running = await startApp({ profile });
  try {
    const { page } = running;
    page.setDefaultTimeout(300_000);
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Cases', exact: true }).click();
    const field = page.getByRole('searchbox');
    await page.getByRole('table', { name: 'Cases' }).waitFor();
    await page.waitForTimeout(1000);
    const roundTrip = middle(await page.evaluate(async () => {
      const took: number[] = [];
      for (let round = 0; round < 60; round++) {
        const began = performance.now();
        await window.ifr!.invoke('session.status', {});
        took.push(performance.now() - began);
      }
      return took;
    }));
    const frame = middle(await page.evaluate(async () => {
      const took: number[] = [];
      for (let round = 0, before = await new Promise<number>(requestAnimationFrame); round < 60; round++) {
        const now = await new Promise<number>(requestAnimationFrame);
        took.push(now - before);
        before = now;
      }
      return took;
    }));

    await watchKeys(page);
    for (const text of ['lipus tibia', 'ultrasound hip', 'lancashire closed']) {
      await field.fill('');
      await page.waitForTimeout(300);
      await field.pressSequentially(text, { delay: 220 });
      await page.waitForTimeout(400);
    }
    const took = await page.evaluate(() => (window as unknown as { painted: number[] }).painted);

    // Fast typing, while the list is asked for further pages all the time.
    await field.fill('');
    await page.waitForTimeout(300);
    const typed = 'lipus closed lancashire routine'.slice(0, 30);
    const before = await page.evaluate(() => {
      const state = { pages: 0, timer: 0 };
      state.timer = window.setInterval(() => {
        const more = [...document.querySelectorAll('button')].find((button) => button.textContent === 'Show more cases');
        if (more) [state.pages++, more.click()];
      }, 35);
      Object.assign(window, { paging: state });
      return state.pages;
    });
    await field.pressSequentially(typed, { delay: 50 });
    const pages = (await page.evaluate(() => {
      const { paging } = window as unknown as { paging: { pages: number; timer: number } };
      clearInterval(paging.timer);
      return paging.pages;
    })) - before;
    const kept = (await field.inputValue()) === typed;
    await page.waitForFunction(() => document.querySelector('table[aria-label="Cases"]')?.getAttribute('aria-busy') === 'false');
    await page.waitForTimeout(300);
    const last = await page.evaluate(async (text) => {
      const answer = (await window.ifr!.invoke('case.find', { text, filters: {}, after: null })) as { value: { rows: { number: string }[] } };
      const shown = [...document.querySelectorAll('table[aria-label="Cases"] tbody th button')].map((button) => button.textContent);
      return answer.value.rows.length > 0 && answer.value.rows.every((row, index) => shown[index] === row.number);
    }, typed);
    return { median: middle(took), p95: took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)]!, keys: took.length, roundTrip, frame, kept, last, pages };
  } finally {
    await running.quit();
  }
}

/** Notes for each key how long it took until the rows for the text with it stood in a frame. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const painted: number[] = [];
    Object.assign(window, { painted });
    let since = 0;
    let wasBusy = false;
    window.addEventListener('keydown', (event) => {
      if (event.key.length !== 1) return;
      since = event.timeStamp;
      wasBusy = false;
    }, true);
    new MutationObserver(() => {
      const busy = document.querySelector('table[aria-label="Cases"]')?.getAttribute('aria-busy');
      if (busy === 'true') wasBusy = true;
      if (busy !== 'false' || !wasBusy || since === 0) return;
      const began = since;
      since = 0;
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => painted.push(performance.now() - began); // behind the frame that holds the rows
        after.port2.postMessage(null);
      });
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy'] });
  });
}
