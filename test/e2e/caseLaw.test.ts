import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTemp, removeTemp } from '../unit/db/tempFolders.ts';
import { type RunningApp, startApp } from './app.ts';
import { afterReading, ask } from './bridge.ts';
import {
  approveWords, button, daysFromToday, declineWords, defer, dialogWillChoose, field, fillApprove, fillDecline, firstStart, mouseAndKeyboard, nextStep, onScreen, pack, radio, recordFilled,
  sendLetters, setIcb, toCheckedFacts, toPanel, toScreened, type Hands,
} from './drive.ts';
import { pictureOnFailure } from './onFailure.ts';

/**
 * What courts held of requests like these, each as a person at the panel's desk could fall into it: the window leads away from the
 * error before signing, and the record shows afterwards that it was avoided. The errors are typed; nothing is set behind the screen
 * but what an earlier person would have done.
 */
let running: RunningApp;
let hands: Hands;
const hny = pack('hny-criteria-not-met');
const lsc = pack('lsc-not-routinely-commissioned');
const temp = makeTemp();

beforeAll(async () => {
  running = await startApp();
  running.page.setDefaultTimeout(15_000);
  hands = mouseAndKeyboard(running.page);
  await firstStart(hands);
}, 120_000);
afterAll(async () => {
  await running?.quit();
  removeTemp(temp);
});
pictureOnFailure(() => running?.page);

const page = () => running.page;
const task = () => page().locator('.split__pane--task').innerText();
/** What is remarked on beside a field while it is typed in. */
const remarks = async (control: Locator) => {
  const ids = ((await control.getAttribute('aria-describedby')) ?? '').split(' ').filter(Boolean);
  return (await Promise.all(ids.map((id) => page().locator(`[id="${id}"]`).innerText()))).join(' ');
};
/** Tries to sign as the form stands; what is said of it, or an empty text where it was signed. */
async function tryToSign(): Promise<string> {
  await hands.press(button(page(), 'Record the decision'));
  const alert = page().locator('.nhsuk-error-summary[role=alert]');
  const signed = button(page(), 'Go on to the letters');
  await alert.or(signed).first().waitFor();
  return (await signed.isVisible()) ? '' : alert.innerText();
}
/** Types another text, looks, and puts the first one back. */
async function whileItSays<T>(control: Locator, words: string, look: () => Promise<T>): Promise<T> {
  const before = await control.inputValue();
  await hands.type(control, words);
  const seen = await look();
  await hands.type(control, before);
  return seen;
}
const listed = (name: string | RegExp) => page().getByRole('region', { name }).getByRole('listitem').allInnerTexts();
const recorded = async () => (await page().getByText(/^Decided by:/).waitFor(), task());

describe('one request that the policy does not provide for, before a panel', () => {
  let left: string[] = [];

  beforeAll(async () => {
    await toCheckedFacts(hands, running.app, lsc);
    expect(await toScreened(hands, toPanel)).toMatch(/not routinely commissioned/);
    await nextStep(hands, 'Record the panel’s decision');
    await fillApprove(hands);
    await hands.choose(radio(page(), 'How does the patient hear of it?', 'We write to the patient'));
  }, 120_000);

  it('Rogers: the answer of the policy closes no outcome', async () => {
    const question = page().getByRole('group', { name: 'What did the panel decide?' });
    for (const outcome of ['Approve', 'Approve with conditions', 'Decline']) expect(await question.getByRole('radio', { name: outcome, exact: true }).isEnabled()).toBe(true);
    // Cost is looked at where the policy puts it among its principles; it is a question with a place of its own, and never left out.
    expect(await page().getByRole('region', { name: 'The policy’s principles' }).innerText()).toMatch(/Cost effectiveness/);
  });

  it('S: the commissioner is asked about first, and “exceptional” is not “unique”', async () => {
    const commissioner = field(page(), 'Is this ICB responsible?');
    expect(await page().getByRole('region', { name: 'The right commissioner' }).innerText()).toMatch(/practice/);
    const first = await page().locator('form[aria-label="The panel’s decision"] .section-title').first().innerText();
    expect(first).toBe('The right commissioner');
    expect(await whileItSays(commissioner, '', tryToSign)).toMatch(/this ICB|commissioner|responsible/i);
    const finding = field(page(), 'The finding in the panel’s own words');
    expect(await whileItSays(finding, 'The patient is not unique, and so not considered exceptional.', () => remarks(finding))).toMatch(/not whether the patient is the only one[\s\S]*what was concluded and not why/);
    const group = page().getByLabel('The group that this patient was compared with: In the panel’s words');
    expect(await whileItSays(group, '', tryToSign)).toMatch(/compared with/);
  });

  it('SB: nothing is signed until the panel has put the clinician’s case in words of its own', async () => {
    const restated = field(page(), 'The case as the panel understood it');
    expect(await whileItSays(restated, '', tryToSign)).toMatch(/case/i);
    expect(await whileItSays(restated, 'As per the application.', tryToSign)).not.toBe('');
    const clinician = await page().locator('blockquote.clinician').first().innerText();
    expect(await whileItSays(restated, clinician, () => remarks(restated))).toMatch(/clinician’s words again/);
  });

  it('Otley: what was sent and has no finding is listed before signing', async () => {
    const list = page().getByRole('region', { name: /without a finding of its own/ });
    left = await listed(/without a finding of its own/);
    expect(left.length).toBeGreaterThan(0);
    await hands.press(list.getByRole('button').first());
    const study = page().getByRole('group', { name: 'Study or paper 1' });
    await hands.type(field(study, 'Page'), '1');
    await hands.type(field(study, 'What it shows for this patient'), 'The bone answered to the first course within ten weeks.');
    await hands.type(field(study, 'What weight the panel gave it, and why'), 'Great weight: it is this patient’s own response.');
    expect((await listed(/without a finding of its own/)).length).toBe(left.length - 1);
  });

  it('Ross: others in the same position are written down, and refuse nobody', async () => {
    const finding = field(page(), 'The finding in the panel’s own words');
    expect(await whileItSays(finding, 'The patient is one of a wider group, so the request must be refused.', () => remarks(finding))).toMatch(/not by itself a reason to refuse/);
    expect(await whileItSays(finding, 'The cost is too high.', () => remarks(finding))).toMatch(/what would be saved/);
    await hands.type(field(page(), 'What is known of similar patients'), 'At least ten patients of this ICB are in the same position each year.');
    expect(await radio(page(), 'What did the panel decide?', /^Approve$/).isChecked()).toBe(true);
  });

  it('and the record shows each of them', async () => {
    expect(await tryToSign()).toBe('');
    const record = await recorded();
    // Rogers: approved, although the policy does not provide for it.
    expect(record).toMatch(/Approve/);
    expect(record).toMatch(/Cost effectiveness/);
    // S: who made sure of the commissioner, what stood on record, and the group.
    expect(record).toMatch(/Made sure by: Ann Officer, IFR officer/);
    expect(record).toContain(declineWords.comparator);
    // SB: the clinician's words and the panel's, one after the other.
    expect(record).toMatch(/What the clinician wrote:[\s\S]*As the panel understood it:/);
    expect(record).toContain(declineWords.caseRestated);
    // Otley: the finding on the paper, and the papers that were left.
    expect(record).toContain('The bone answered to the first course within ten weeks.');
    expect(record).toMatch(/What stood before the panel/);
    // Ross: said, and the outcome stands all the same.
    expect(record).toContain('At least ten patients of this ICB are in the same position each year.');
    expect(record).toContain(approveWords.found);
  });
});

describe('a request that comes back', () => {
  const paper = 'scan-of-november.txt';

  beforeAll(async () => {
    const number = await toCheckedFacts(hands, running.app, hny);
    await toScreened(hands, toPanel);
    await nextStep(hands, 'Record the panel’s decision');
    await defer(hands);
    await setIcb(hands, hny.icb);
    await hands.goTo(number);
    await nextStep(hands, 'Write the letters');
    await sendLetters(hands, hny, 'deferred');
    await hands.goTo('Work');
    await hands.goTo(number);
    await onScreen(page(), `Case ${number}`);
    await hands.press(button(page(), 'Take the case up again'));
    await hands.type(page().getByLabel('What has come, or why does the case go on?'), 'The department asked for it to be looked at again.');
    await hands.press(button(page(), 'Take the case up again'));
    await button(page(), 'Record the panel’s decision').first().waitFor();
    await nextStep(hands, 'Record the panel’s decision');
  }, 120_000);

  it('Condliff: that nothing is new is said before anything is decided again', async () => {
    const since = page().getByRole('region', { name: 'New since the earlier outcome' });
    expect(await since.innerText()).toMatch(/Defer for information[\s\S]*No paper has been added since/);
  });

  it('Condliff: what is social is told apart from what is clinical, by the ICB’s own rule, and stops nobody', async () => {
    await hands.choose(radio(page(), 'What did the panel decide?', 'Decline'));
    const finding = field(page(), 'The finding in the panel’s own words');
    const social = 'She is a single mother of two.';
    expect(await whileItSays(finding, social, () => remarks(finding))).toMatch(/look at what your ICB’s policy says/);
    await ask(page(), 'icb.section.set', { ods: 'QOQ', section: 'socialFactors', after: 0, value: { rule: 'excluded', wording: 'Invented rule: clinical factors alone are looked at.', named: [] }, reason: null });
    await onScreen(page(), 'The panel’s decision');
    expect(await whileItSays(finding, social, async () => (await page().getByText(/leaves them out/).first().waitFor(), remarks(finding)))).toMatch(/Invented rule: clinical factors alone[\s\S]*Their clinical effects are another matter/);
  });

  it('Condliff: what is added since is named, and goes into the record', async () => {
    const title = await page().getByRole('group', { name: /^Case / }).getAttribute('aria-label');
    const number = title!.replace(/^Case /, '');
    const file = join(temp, paper);
    writeFileSync(file, 'Report of the scan of November: no change on any view.');
    // An officer takes the paper in, and attaches it with the two identifiers of the paper.
    await dialogWillChoose(running.app, [file]);
    const { tokens } = await ask(page(), 'intake.choose', { what: 'files' });
    const { intakeId } = await ask(page(), 'intake.start', { tokens: tokens.map((one) => one.token), receivedOn: daysFromToday(-1), urgency: 'routine', commissioner: 'QOQ' });
    await afterReading(page(), intakeId);
    const found = await ask(page(), 'case.find', { text: number, filters: {}, after: null });
    await ask(page(), 'intake.attach', { intakeId, applicationId: found.rows[0]!.applicationId, nhsNumber: hny.nhsNumber, dateOfBirth: hny.born });
    await hands.goTo('Work');
    await hands.goTo(number);
    await nextStep(hands, 'Record the panel’s decision');
    const since = page().getByRole('region', { name: 'New since the earlier outcome' });
    await since.getByText(paper).waitFor();
    // A decision was begun before the paper came: it cannot be signed until somebody has looked at what changed.
    const changed = page().getByRole('region', { name: 'Changed meanwhile' });
    expect(await changed.innerText()).toMatch(/changed after you began to type/);
    await hands.press(button(changed, 'I have looked at it'));
  });

  it('AC: a refusal names the policy it rests on, and what the evidence does not show', async () => {
    await fillDecline(hands);
    await hands.choose(radio(page(), 'How does the patient hear of it?', 'We write to the patient'));
    const basis = field(page(), 'Does this policy, in this version, govern the request?');
    expect(await whileItSays(basis, '', tryToSign)).toMatch(/policy/i);
    const evidence = page().getByLabel('Evidence for this patient: In the panel’s words');
    expect(await whileItSays(evidence, 'Insufficient clinical evidence', () => remarks(evidence))).toMatch(/which evidence was read, and what it does not show/);
    expect(await whileItSays(evidence, '', tryToSign)).toMatch(/evidence/i);
  });

  it('and the record shows what was new, the policy and the gap', async () => {
    await recordFilled(hands);
    const record = await recorded();
    expect(record).toMatch(/Earlier outcome: Defer for information[\s\S]*Papers added since: scan-of-november\.txt/);
    expect(record).toMatch(/On record: .*version/);
    expect(record).toContain(declineWords.evidence);
  });
});
