import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureOnFailure } from './onFailure.ts';
import { type RunningApp, startApp } from './app.ts';
import { checkFacts, checkRecord, closeCase, confirmArguments, confirmAssessment, decline, dropIn, finishCheck, firstStart, makeCase, mouseAndKeyboard, nextStep, pack, recordNotes, screen, sendLetter, setIcb, toPanel, type Hands } from './drive.ts';

describe('the whole job in the window', () => {
  let running: RunningApp;
  let hands: Hands;
  beforeAll(async () => {
    running = await startApp();
    hands = mouseAndKeyboard(running.page);
    running.page.setDefaultTimeout(15_000);
  });
  afterAll(() => running?.quit());
  pictureOnFailure(() => running?.page);

  it('goes from the drop to the sent letters', async () => {
    const lsc = pack('lsc-not-routinely-commissioned');
    await firstStart(hands);
    await dropIn(hands, lsc);
    await makeCase(hands);
    await confirmArguments(hands);
    await nextStep(hands, 'Check the facts');
    await checkFacts(hands);
    await finishCheck(hands);
    await nextStep(hands, 'Assess against the policy');
    await confirmAssessment(hands);
    await nextStep0(hands);
    await screen(hands, toPanel);
    await hands.press(running.page.getByRole('button', { name: 'Go to the case' }));
    await nextStep(hands, 'Record the panel’s decision');
    await decline(hands);
    await setIcb(hands, lsc.icb);
    await hands.goTo('IFR');
    await nextStep(hands, 'Write the letters');
    await recordNotes(hands, 'declined');
    await sendLetter(hands, 'clinician', lsc);
    await sendLetter(hands, 'patient', lsc);
    await closeCase(hands);
    expect(await checkRecord(hands)).toMatch(/^Nothing was found/);
  });
});
async function nextStep0(hands: Hands) { await hands.press(hands.page.getByRole('button', { name: 'Go on to screening' })); }
