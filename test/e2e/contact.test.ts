import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from './app.ts';
import { inspector, type Inspector } from './inspect.ts';
import { pictureOnFailure } from './onFailure.ts';
import {
  button, caseNumber, checkFacts, confirmArguments, confirmAssessment, decline, draftLetter, field, finishCheck, firstStart, mouseAndKeyboard, nextStep, onScreen, pack, radio, recordNotes, screen, setIcb, sizeWindow, takeIn, toPanel, typeDay, daysFromToday, type Hands,
} from './drive.ts';

const representative = 'Wilhelmina Standforth';
const elsewhere = '77 Otherwhere Terrace';

describe('a patient who must not be written to at home', () => {
  let running: RunningApp;
  let hands: Hands;
  let inspect: Inspector;
  const lsc = pack('lsc-not-routinely-commissioned');

  beforeAll(async () => {
    running = await startApp();
    running.page.setDefaultTimeout(15_000);
    hands = mouseAndKeyboard(running.page);
    await sizeWindow(running.app, 1280, 800);
    inspect = inspector(running, hands);
    await firstStart(hands);
  });
  afterAll(() => running?.quit());
  pictureOnFailure(() => running?.page);

  it('a referral without consent leaves one line and no name', async () => {
    const { page } = running;
    await takeIn(hands, running.app, pack('hny-not-known'));
    await hands.choose(radio(page, 'Does the patient agree to this request?', 'Nothing says so'));
    await hands.press(button(page, 'Return without consent'));
    await hands.choose(radio(page, 'Why does it go back?', 'Nothing says that the patient agrees'));
    await hands.choose(radio(page, 'Has the clinician been told?', 'The papers went back to the clinician'));
    await hands.choose(page.getByRole('checkbox', { name: 'Remove these papers from the record' }));
    await hands.press(button(page, 'Return it and remove the papers'));
    await onScreen(page, 'Referrals taken in');
    await page.getByText('1 referral. The papers were removed; this is all that is kept.').waitFor();
    expect(await page.locator('body').innerText()).not.toContain(pack('hny-not-known').patient);
    await inspect.see('intakes-returned');
    inspect.nothingFound();
  });

  it('is asked about with the papers at hand, and everybody who opens the case is told to look first', async () => {
    const { page } = running;
    await takeIn(hands, running.app, lsc);
    await hands.choose(radio(page, 'Does the patient agree to this request?', 'Yes, the patient agrees'));
    await hands.type(field(page, 'Who said so, and where does it stand?'), 'Signed form, last page');
    await hands.press(button(page, 'Make draft case'));
    await onScreen(page, 'Contact and consent');
    await hands.choose(radio(page, /safe to reach the patient/, 'Yes'));
    await hands.type(field(page, 'How and when is it safe to reach the patient?'), 'Only the daughter’s mobile, never the landline');
    await hands.choose(radio(page, 'Does somebody speak for the patient?', 'Yes'));
    await hands.type(field(page, 'Name of the representative'), representative);
    await hands.type(field(page, 'Who are they to the patient?'), 'daughter');
    await hands.choose(radio(page, 'On what authority do they speak?', 'The patient has asked them to'));
    await hands.type(field(page, 'What have you seen that shows it?'), 'Signed letter of authority, page 1');
    await hands.type(field(page, 'Their address'), `${elsewhere}\nMadeupton\nZZ7 7ZZ`);
    await hands.choose(radio(page, /must not be written to/, 'Yes'));
    await hands.choose(radio(page, 'Who or what is not written to?', 'An address of the patient'));
    await hands.type(field(page, 'Which address?'), 'The address on the form');
    await hands.type(field(page, 'Why?'), 'Post is read by somebody else there');
    await hands.choose(radio(page, 'Where do letters to the patient go instead?', 'To the representative'));
    await hands.press(button(page, 'Record these answers'));
    const number = await caseNumber(page);
    const strip = page.getByRole('group', { name: `Case ${number}` });
    await strip.getByText(/Do not write to an address of the patient; .*Look up safe contact/).waitFor();
    await page.getByRole('list', { name: 'Open questions' }).getByText(/Not asked yet: communication needs, an interpreter, parental responsibility and capacity/).waitFor();
    expect(await page.locator('body').innerText()).not.toContain(representative);
    await inspect.see('case-with-flags');
    inspect.nothingFound();
  });

  it('is read out to whoever answers a call', async () => {
    const { page } = running;
    const number = await caseNumber(page);
    await confirmArguments(hands);
    await hands.press(button(page, 'Add evidence'));
    await hands.type(field(page, 'Which study or paper is it?'), 'An invented case series, 2019');
    await hands.choose(radio(page, 'What is it?', 'Case series'));
    await hands.choose(radio(page, 'Where does it stand?', 'Its text is not among the papers'));
    await hands.type(field(page, 'What does the clinician put it forward for?'), 'That healing that had stalled went on');
    await hands.press(button(page, 'Record this evidence'));
    await page.getByText('Put forward for: That healing that had stalled went on').waitFor();
    await nextStep(hands, 'Check the facts');
    await checkFacts(hands);
    await finishCheck(hands);
    await hands.goTo('Cases');
    await onScreen(page, 'Cases');
    await hands.press(button(page, 'Somebody rings'));
    await hands.type(field(page, 'NHS number'), lsc.nhsNumber);
    await typeDay(hands, 'Patient’s date of birth', lsc.born);
    await hands.press(button(page, 'Find the case'));
    await page.getByRole('list', { name: 'Before you speak' }).getByText(/Only the daughter’s mobile, never the landline/).waitFor();
    await page.getByRole('heading', { name: `If the representative rings: ${representative}, daughter` }).waitFor();
    await inspect.see('caller-warned');
    inspect.nothingFound();
    await hands.goTo(number);
    await onScreen(page, `Case ${number}`);
  });

  it('stands before the panel with the evidence, and the letter bears the representative’s address', async () => {
    const { page } = running;
    const number = await caseNumber(page);
    await hands.press(button(page, 'Record invitation, statement or attendance'));
    await hands.choose(radio(page, 'Was the patient invited?', 'Yes'));
    await typeDay(hands, 'On which day?', daysFromToday(-5));
    await hands.choose(radio(page, 'How?', 'Through the clinician'));
    await hands.choose(radio(page, 'What came of the statement?', 'We wait for it'));
    await hands.choose(radio(page, 'Attendance at the panel', 'Will take part by telephone'));
    await hands.press(button(page, 'Record this'));
    await page.getByText('Through the clinician, ').waitFor();
    await nextStep(hands, 'Assess against the policy');
    await confirmAssessment(hands);
    await hands.press(button(page, 'Go on to screening'));
    await screen(hands, toPanel);
    await hands.press(button(page, 'Go to the case'));
    await nextStep(hands, 'Record the panel’s decision');
    await hands.choose(radio(page, 'What did the panel decide?', 'Decline'));
    const evidence = page.getByRole('region', { name: /^Evidence for this patient/ });
    await evidence.getByText('Will take part by telephone').waitFor();
    await evidence.getByText(/An invented case series, 2019/).first().waitFor();
    await evidence.scrollIntoViewIfNeeded();
    await inspect.see('decision-evidence-on-record');
    await decline(hands);
    await setIcb(hands, lsc.icb);
    await hands.goTo(number);
    await nextStep(hands, 'Write the letters');
    await page.getByRole('region', { name: 'Before you write' }).getByText(/Do not write to: The address on the form\./).waitFor();
    await inspect.see('letters-before-you-write');
    await recordNotes(hands, 'declined');
    await draftLetter(hands, 'patient');
    await hands.press(button(page, 'Check this letter'));
    await hands.press(button(page, 'Approve this letter'));
    await field(page, 'NHS number on the paper').waitFor();
    expect(await page.locator('.letter-address').innerText()).toContain(`${representative}\n${elsewhere}`);
    await page.locator('.letter-address').scrollIntoViewIfNeeded();
    await inspect.see('letter-issue-to-representative');
    inspect.nothingFound();
  });
});
