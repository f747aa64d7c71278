import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../shared/domain/dates.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import { act, closedCase, keepFor } from '../unit/worker/disposed.ts';
import { answerIssues, asPerson, resourcesFolder, signUp, startWorker } from '../unit/worker/harness.ts';
import { assessed, declineRecord } from '../unit/worker/theJob.ts';
import { newProfile, startApp, type RunningApp } from './app.ts';
import { ask } from './bridge.ts';
import { button, field, mouseAndKeyboard, onScreen, radio, sizeWindow, typeDay, unlock, type Hands } from './drive.ts';
import { inspector, type Inspector } from './inspect.ts';
import { pictureOnFailure } from './onFailure.ts';

const today = londonDay(new Date().toISOString());

/** Two cases that were closed years ago, one of them on hold, and one of this month that was approved with conditions. */
async function makeRecord(folder: string): Promise<string> {
  resourcesFolder(folder);
  const clock = { now: '2021-11-22T09:00:00.000Z' };
  const test = startWorker({ folder, now: () => clock.now });
  await signUp(test);
  await closedCase(test, { receivedOn: '2021-11-02' });
  const held = await closedCase(test, { receivedOn: '2021-11-03', more: 'another' });
  await act(test, held, { action: 'placeHold', askedBy: 'The legal team', reason: 'A letter before claim came.' });
  await keepFor(test, 3);
  clock.now = `${addDays(today, -12)}T10:00:00.000Z`;
  const applicationId = await assessed(test, 'hny-not-known.zip', { receivedOn: addDays(today, -20) });
  await answerIssues(test, applicationId);
  const { seq } = await test.ask('screening.get', { applicationId });
  await test.ask('screening.record', { applicationId, seq, route: 'to-panel', reason: 'The clinician argues that this patient differs from others, so a panel has to consider it.', decidedBy: { who: 'Dr Sam Screener, public health', on: addDays(today, -12) } });
  const record = await declineRecord(test, applicationId);
  clock.now = `${addDays(today, -8)}T10:00:00.000Z`;
  await test.ask('decision.record', {
    applicationId, seq: (await test.ask('decision.get', { applicationId })).seq,
    record: {
      ...record, outcome: 'approve-with-conditions', conditions: ['The device is used every day, by its own log.'], despiteOpenQuestion: 'The panel could decide on the scan and the letter that it had before it.',
      exceptionality: { found: 'found', words: 'The panel found a clinical difference from the group compared with, on the scan.' }, decidedBy: { ...record.decidedBy, on: addDays(today, -9) },
      approval: { ends: { kind: 'on', on: addDays(today, -2) }, reference: 'A-1', outcomeData: { kind: 'due', what: 'Healing on X-ray', on: addDays(today, 4) } },
    },
  });
  const { number } = await test.ask('case.get', { applicationId });
  asPerson(test, 'Bo Colleague');
  test.worker.close();
  return number;
}

describe('after the decision', () => {
  let running: RunningApp;
  let hands: Hands;
  let inspect: Inspector;
  let approved = '';
  let file = '';

  beforeAll(async () => {
    const profile = newProfile();
    approved = await makeRecord(profile);
    file = join(profile, 'export.zip');
    running = await startApp({ profile });
    running.page.setDefaultTimeout(15_000);
    hands = mouseAndKeyboard(running.page);
    await sizeWindow(running.app, 1280, 800);
    inspect = inspector(running, hands);
    await unlock(hands);
  }, 120_000);
  afterAll(() => running?.quit());
  pictureOnFailure(() => running?.page);

  /** Another person goes on at the same window; null: the first one again. */
  const signInAs = (who: string | null) => running.app.evaluate((_electron, to) => (globalThis as unknown as { ifrTest: { signInAs(name: string | null): Promise<unknown> } }).ifrTest.signInAs(to), who);
  const openDisposal = async () => {
    await hands.goTo('Settings');
    await hands.press(button(running.page, 'Disposal of cases'));
    await onScreen(running.page, 'Disposal of cases');
    await running.page.getByRole('heading', { name: 'Due for disposal' }).waitFor();
  };

  it('what an approval asks for stands on Work and on the case, and is answered', async () => {
    const { page } = running;
    await onScreen(page, 'Work');
    await page.getByRole('table', { name: 'Overdue' }).waitFor();
    expect(await page.getByRole('table', { name: 'Overdue' }).innerText()).toMatch(/Approval ends .*The approval ended on .* 2 days ago/s);
    await inspect.see('work-after-decision');
    await hands.goTo(approved);
    await onScreen(page, `Case ${approved}`);
    await page.getByRole('heading', { name: 'After the decision' }).scrollIntoViewIfNeeded();
    await inspect.see('case-after-decision');
    await hands.press(button(page, 'Set or move a day'));
    await onScreen(page, 'Set a day for what the approval asks for');
    await inspect.see('action-follow-up-day');
    await hands.press(button(page, 'Back to the case'));
    await hands.press(button(page, 'Record what came of it'));
    await onScreen(page, 'Record what came of the approval');
    await hands.press(button(page, 'Record it'));
    await page.getByRole('alert').first().waitFor();
    await inspect.see('action-follow-up-mistakes');
    await hands.choose(radio(page, 'Which one?', /^Outcome data/));
    await hands.choose(radio(page, 'How does it stand?', 'Received'));
    await typeDay(hands, 'On which day was it so?', today);
    await hands.type(field(page, 'Who said so, or who looked?'), 'Dr A. Invented, consultant');
    await hands.type(field(page, 'In words'), 'The X-ray shows callus.');
    await hands.choose(radio(page, 'Which paper shows it?', 'None: it was said'));
    await inspect.see('action-follow-up');
    await hands.press(button(page, 'Record it'));
    await onScreen(page, `Case ${approved}`);
    await page.getByText(/^Received, /).waitFor();
    await page.getByRole('heading', { name: 'After the decision' }).scrollIntoViewIfNeeded();
    await inspect.see('case-follow-up-answered');
    inspect.nothingFound();
  }, 240_000);

  it('a request for access is reviewed item by item, checked by another person, and written outside', async () => {
    const { page, app } = running;
    await hands.press(button(page, 'Deal with a request for access'));
    await onScreen(page, 'Access to the record');
    await hands.press(button(page, 'Record the request'));
    await page.getByRole('alert').first().waitFor();
    await inspect.see('access-ask-mistakes');
    await typeDay(hands, 'On which day did the request come?', addDays(today, -3));
    await hands.choose(radio(page, 'Who asks?', 'The patient'));
    await hands.type(field(page, 'How was it made sure who asks, and that they may?'), 'Passport seen at the desk.');
    await hands.press(button(page, 'Record the request'));
    await page.getByRole('heading', { name: 'What is held, item by item' }).waitFor();
    await inspect.see('access-items');
    await hands.press(button(page, 'Facts that people answered, and where each came from'));
    await hands.choose(radio(page, 'What is to happen with it?', 'Disclose with words taken out'));
    await inspect.see('access-review');
    await hands.choose(radio(page, 'What is to happen with it?', 'Disclose'));
    await hands.press(button(page, 'Record the answer'));
    // The other items, as a person would answer them one by one.
    const applicationId = (await ask(page, 'case.find', { text: approved, filters: {}, after: null })).rows[0]!.applicationId;
    let view = await ask(page, 'access.get', { applicationId });
    for (const item of view.request!.items.filter((one) => one.answer === null)) {
      const held = item.kind === 'reveals';
      view = await ask(page, 'access.review', { applicationId, seq: view.seq, requestId: view.request!.requestId, itemId: item.itemId, answer: held ? 'withhold' : 'disclose', disclosed: null, reason: held ? 'Names of staff who asked not to be named' : null });
    }
    await hands.goTo('Work');
    await hands.goTo(approved);
    await hands.press(button(page, 'Deal with a request for access'));
    await page.getByText(/so another person has to check them/).waitFor();
    await signInAs('Cy Checker');
    await hands.goTo('Work');
    await hands.goTo(approved);
    await hands.press(button(page, 'Deal with a request for access'));
    await button(page, 'I have checked every answer').waitFor();
    await inspect.see('access-check');
    await hands.press(button(page, 'I have checked every answer'));
    await hands.press(button(page, 'Write the export'));
    await inspect.see('access-write-warning');
    await app.evaluate(({ dialog }, to) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: to });
    }, file);
    await hands.press(button(page, 'Save the export outside'));
    await page.getByText(/and the record says so/).waitFor();
    expect(statSync(file).size).toBeGreaterThan(10_000);
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
    await inspect.see('access-written');
    await hands.press(button(page, 'Record how it ended'));
    await hands.choose(radio(page, 'How did it end?', 'The export was handed over'));
    await hands.press(button(page, 'End the request'));
    await page.getByRole('heading', { name: 'Earlier requests' }).waitFor();
    await inspect.see('access-ended');
    inspect.nothingFound();
  }, 240_000);

  it('a case is disposed of by two people, and nothing else is', async () => {
    const { page } = running;
    await signInAs(null);
    await openDisposal();
    await page.getByText(/is on legal hold/).waitFor();
    await hands.press(button(page, 'Propose for disposal'));
    await page.getByRole('alert').first().waitFor();
    await inspect.see('disposal-due');
    await hands.choose(page.getByRole('checkbox').first());
    await hands.press(button(page, 'Propose for disposal'));
    await page.getByText(/You proposed this disposal/).waitFor();
    await inspect.see('disposal-proposed');
    await hands.press(button(page, 'Take the proposal back'));
    await inspect.see('disposal-take-back');
    await signInAs('Di Second');
    await openDisposal();
    await hands.press(button(page, 'Confirm, as the second person'));
    await inspect.see('disposal-confirm');
    await hands.press(button(page, 'Confirm and destroy'));
    await page.getByText(/confirmed by Di Second/).waitFor();
    await inspect.see('disposal-done');
    expect(await ask(page, 'record.verify', {})).toMatchObject({ ok: true, findings: [] });
    await hands.goTo('IFR-2021-0002');
    await onScreen(page, 'Case IFR-2021-0002');
    await page.locator('.strip').getByText(/^Legal hold/).waitFor();
    await inspect.see('case-on-hold');
    inspect.nothingFound();
  }, 240_000);
});
