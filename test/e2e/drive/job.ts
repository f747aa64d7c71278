import type { ElectronApplication } from 'playwright-core';
import { checkFacts, confirmArguments, finishCheck, type FactChoices } from './facts.ts';
import { button } from './fields.ts';
import type { Hands } from './hands.ts';
import { makeCase, takeIn } from './intake.ts';
import { recordNotes, sendLetter, type LetterOptions } from './letters.ts';
import { confirmAssessment, nextStep, screen, type Screened } from './panel.ts';
import type { Pack } from './words.ts';

/** From Work to facts that are all checked. Returns the number of the case. */
export async function toCheckedFacts(hands: Hands, app: ElectronApplication, pack: Pack, choices: FactChoices = {}): Promise<string> {
  await takeIn(hands, app, pack);
  const number = await makeCase(hands);
  await confirmArguments(hands);
  await nextStep(hands, 'Check the facts');
  await checkFacts(hands, choices);
  await finishCheck(hands);
  return number;
}

/** From checked facts to a recorded screening. Returns the sentence of the assessment. */
export async function toScreened(hands: Hands, screened: Screened): Promise<string> {
  await nextStep(hands, 'Assess against the policy');
  const sentence = await confirmAssessment(hands);
  await hands.press(button(hands.page, 'Go on to screening'));
  await screen(hands, screened);
  await hands.press(button(hands.page, 'Go to the case'));
  return sentence;
}

/** Both letters of a decided case, from their words to sent. */
export async function sendLetters(hands: Hands, pack: Pack, about: Parameters<typeof recordNotes>[1], options: LetterOptions = {}): Promise<void> {
  await recordNotes(hands, about);
  await sendLetter(hands, 'clinician', pack, options);
  await sendLetter(hands, 'patient', pack, options);
}
