import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from './app.ts';
import { inspector, type Inspector } from './inspect.ts';
import { pictureOnFailure } from './onFailure.ts';
import {
  button, confirmAssessment, defer, mouseAndKeyboard, nextStep, onScreen, pack, radio, screen, toCheckedFacts, toPanel, sizeWindow, tourOfActions, tourOfFirstStart, tourOfTheCaller, tourOfIntake, tourOfLetters, tourOfPanel, tourOfTheLock, tourOfTheRest, type Hands, type See,
} from './drive.ts';

describe('every screen and its states, at 100% and at 200%', () => {
  let running: RunningApp;
  let hands: Hands;
  let inspect: Inspector;

  beforeAll(async () => {
    running = await startApp();
    running.page.setDefaultTimeout(15_000);
    hands = mouseAndKeyboard(running.page);
    await sizeWindow(running.app, 1280, 800);
    inspect = inspector(running, hands);
  });
  afterAll(() => running?.quit());
  pictureOnFailure(() => running?.page);

  const see: See = (name) => inspect.see(name);
  const nothingFound = () => inspect.nothingFound();
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

  it('what else can happen to a case, and the caller', async () => {
    const openCase = async (number: string) => {
      await hands.goTo(number);
      await onScreen(running.page, `Case ${number}`);
    };
    let forms = 0;
    for (const [number, stage] of [['IFR-2026-0001', 'closed'], ['IFR-2026-0002', 'deferred'], ['IFR-2026-0003', 'assessed']] as const) {
      await openCase(number);
      forms += await tourOfActions(hands, number, stage, see);
    }
    expect(forms).toBeGreaterThan(5);
    await tourOfTheCaller(hands, lsc, see);
    nothingFound();
  });

  it('work, cases, policies, settings and the lock', async () => {
    await tourOfTheRest(hands, see);
    await tourOfTheLock(hands, see);
    nothingFound();
    expect(new Set(inspect.seen).size).toBeGreaterThan(60);
  });
});
