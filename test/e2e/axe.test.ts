import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from './app.ts';
import { pictureOnFailure } from './onFailure.ts';
import {
  button, confirmAssessment, defer, mouseAndKeyboard, nextStep, onScreen, pack, radio, screen, toCheckedFacts, toPanel, settled, sizeWindow, tourOfFirstStart, tourOfIntake, tourOfLetters, tourOfPanel, tourOfTheLock, tourOfTheRest, zoom, type Hands, type See,
} from './drive.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

describe('every screen and its states, at 100% and at 200%', () => {
  let running: RunningApp;
  let hands: Hands;
  const findings: string[] = [];
  const seen: string[] = [];

  beforeAll(async () => {
    running = await startApp();
    running.page.setDefaultTimeout(15_000);
    hands = mouseAndKeyboard(running.page);
    await sizeWindow(running.app, 1280, 800);
  });
  afterAll(() => running?.quit());
  pictureOnFailure(() => running?.page);

  const look = async (name: string) => {
    const { page } = running;
    await settled(hands);
    // The app is one page in one window; the newer way of axe opens a second one, which Electron does not allow.
    const { violations, passes } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(tags).setLegacyMode(true).analyze();
    if (passes.length < 5) findings.push(`${name}: axe looked at next to nothing`);
    for (const { id, nodes } of violations) findings.push(`${name}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ').slice(0, 300)}`);
    findings.push(...(await page.evaluate(faultsOfSize)).map((fault) => `${name}: ${fault}`));
  };
  const see: See = async (name) => {
    seen.push(name);
    await look(name);
    await zoom(running.app, 2);
    await running.page.waitForFunction(() => window.innerWidth < 700);
    await look(`${name} at 200%`);
    await zoom(running.app, 1);
    await running.page.waitForFunction(() => window.innerWidth > 1200);
  };
  const nothingFound = () => {
    const found = findings.splice(0);
    expect(found).toEqual([]);
  };
  const lsc = pack('lsc-not-routinely-commissioned');

  it('first start', async () => {
    await tourOfFirstStart(hands, see);
    nothingFound();
  });

  it('taking in a referral and checking its facts', async () => {
    await tourOfIntake(hands, lsc, see);
    nothingFound();
  });

  it('assessment, screening and decision', async () => {
    await tourOfPanel(hands, see);
    nothingFound();
  });

  it('letters, and the settings that they need', async () => {
    const number = (await running.page.locator('.strip__number').innerText()).trim();
    await tourOfLetters(hands, lsc, number, see);
    nothingFound();
  });

  it('what is not known, and what goes past the panel', async () => {
    const { page, app } = running;
    const states = new Set<string>();
    await toCheckedFacts(hands, app, pack('hny-not-known'), {
      onCard: async (_factId, state) => {
        const kind = state.split('.')[0]!;
        if (!/^To confirm/.test(kind) && !states.has(kind)) await see(`facts-card-${kind}`);
        states.add(kind);
      },
    });
    await nextStep(hands, 'Assess against the policy');
    await button(page, 'Confirm assessment').waitFor();
    await see('assessment-not-known');
    await confirmAssessment(hands);
    await hands.press(button(page, 'Go on to screening'));
    await screen(hands, toPanel);
    await hands.press(button(page, 'Go to the case'));
    await nextStep(hands, 'Record the panel’s decision');
    await hands.choose(radio(page, 'What did the panel decide?', 'Decline'));
    await see('decision-question-open');
    await hands.choose(radio(page, 'What did the panel decide?', 'Route elsewhere'));
    await see('decision-route-elsewhere');
    await defer(hands);
    await see('decision-deferred');
    await hands.goTo('Work');
    await onScreen(page, 'Work');
    await see('work-waiting');

    await toCheckedFacts(hands, app, pack('hny-criteria-met'));
    await nextStep(hands, 'Assess against the policy');
    await confirmAssessment(hands);
    await see('assessment-met');
    await hands.press(button(page, 'Go on to screening'));
    await hands.choose(radio(page, 'What happens with the request?', /^Criteria met/));
    await see('screening-past-the-panel');
    await hands.choose(radio(page, 'What happens with the request?', /^Back to the clinician/));
    await see('screening-for-information');
    nothingFound();
  });

  it('work, cases, policies, settings and the lock', async () => {
    await tourOfTheRest(hands, see);
    await tourOfTheLock(hands, see);
    nothingFound();
    expect(new Set(seen).size).toBeGreaterThan(60);
  });
});

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
    if (node.textContent!.trim() === '' || element.getClientRects().length === 0) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < 16) small.add(`${element.tagName.toLowerCase()}.${element.className} is set in ${size} px`);
  }
  return [...faults, ...small];
}
