import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import type { RunningApp } from './app.ts';
import { picture, settled, zoom, type Hands, type See } from './drive.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export interface Inspector {
  /** Looks at the window at 100% and at 200%, with axe and for faults of size. */
  readonly see: See;
  /** The names of what was looked at. */
  readonly seen: readonly string[];
  /** Expects that nothing has been found since it was asked last. */
  nothingFound(): void;
}

/** Holds each state of the window to WCAG 2.2 AA. With `IFR_PICTURES` set to a folder, a picture of each is left there. */
export function inspector(running: RunningApp, hands: Hands): Inspector {
  const { page, app } = running;
  const findings: string[] = [];
  const seen: string[] = [];
  const look = async (name: string) => {
    await settled(hands);
    // The app is one page in one window; the newer way of axe opens a second one, which Electron does not allow.
    const { violations, passes } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(tags).setLegacyMode(true).analyze();
    if (passes.length < 5) findings.push(`${name}: axe looked at next to nothing`);
    for (const { id, nodes } of violations) findings.push(`${name}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ').slice(0, 300)}`);
    findings.push(...(await page.evaluate(faultsOfSize)).map((fault) => `${name}: ${fault}`));
    if (process.env.IFR_PICTURES) {
      mkdirSync(process.env.IFR_PICTURES, { recursive: true });
      await picture(app, join(process.env.IFR_PICTURES, `${String(seen.length).padStart(2, '0')}-${name.replace(/\W+/g, '-')}.png`));
    }
  };
  return {
    seen,
    see: async (name) => {
      seen.push(name);
      await look(name);
      await zoom(app, 2);
      await page.waitForFunction(() => window.innerWidth < 700);
      await look(`${name} at 200%`);
      await zoom(app, 1);
      await page.waitForFunction(() => window.innerWidth > 1200);
    },
    nothingFound: () => expect(findings.splice(0)).toEqual([]),
  };
}

/** Runs in the page: text below 16 px as it is set, and anything that makes the page wider than the window. */
function faultsOfSize(): string[] {
  const faults: string[] = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) faults.push(`scrolls sideways by ${page.scrollWidth - page.clientWidth} px`);
  if (page.scrollHeight > page.clientHeight && document.querySelector('.frame')) faults.push(`the frame scrolls by ${page.scrollHeight - page.clientHeight} px`);
  for (const pane of document.querySelectorAll<HTMLElement>('.frame__main, .split__pane--task, .gate')) {
    if (pane.scrollWidth > pane.clientWidth + 1) faults.push(`${pane.className} scrolls sideways by ${pane.scrollWidth - pane.clientWidth} px`);
  }
  const small = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    // The words of a paper lie unseen over its drawing, in the size of the drawing, which has a zoom of its own.
    if (element.closest('.pdf-words')) continue;
    if (node.textContent!.trim() === '' || element.getClientRects().length === 0) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < 16) small.add(`${element.tagName.toLowerCase()}.${element.className} is set in ${size} px`);
  }
  return [...faults, ...small];
}
