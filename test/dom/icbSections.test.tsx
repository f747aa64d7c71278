import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetDrafts } from '../../renderer/components/useDraft.ts';
import { AssessmentPage } from '../../renderer/features/assessment/AssessmentPage.tsx';
import { CasePage } from '../../renderer/features/case/CasePage.tsx';
import { DecisionPage } from '../../renderer/features/decision/DecisionPage.tsx';
import { IntakePage } from '../../renderer/features/intake/IntakePage.tsx';
import { ScreeningPage } from '../../renderer/features/screening/ScreeningPage.tsx';
import { SettingsPage } from '../../renderer/features/settings/SettingsPage.tsx';
import { icbSectionIds, icbSections, type IcbSectionId } from '../../shared/domain/icbConfiguration.ts';
import { longDate } from '../../shared/domain/dates.ts';
import { pdfImages, runningText } from '../letters/kit.ts';
import { removeAllTemps } from '../unit/db/tempFolders.ts';
import { sectionExamples } from '../unit/worker/icbExamples.ts';
import { drop, samples, signUp, startWorker, type TestWorker } from '../unit/worker/harness.ts';
import { assessed, declineNotes, declineRecord, icbSettings, identifiersOf, sendLetter, toPanel } from '../unit/worker/theJob.ts';
import { showPage } from './show.tsx';
import { workerBridge } from './workerBridge.ts';

/** One worker with one encrypted file, and a request of the same ICB at each point at which a setting matters. */
interface Record_ {
  readonly test: TestWorker;
  readonly intakeId: string;
  readonly toScreen: string;
  readonly toDecide: string;
  readonly decided: string;
  readonly closed: string;
}

const ods = 'QE1';
const pack = 'lsc-not-routinely-commissioned.zip';
const today = '2026-11-20';
let held: Record_;

beforeAll(async () => {
  const test = startWorker({ now: () => `${today}T10:00:00.000Z` });
  await signUp(test);
  await test.ask('icb.set', { ods, settings: icbSettings });
  // The same pack each time, with a paper more, so that each is a request of its own.
  let notes = 0;
  const assessedAnew = () => {
    const note = join(test.folder, `note-${++notes}.txt`);
    writeFileSync(note, `Received with request ${notes}.`);
    return assessed(test, pack, { more: [note] });
  };
  const atPanel = async () => {
    const applicationId = await assessedAnew();
    await toPanel(test, applicationId);
    return applicationId;
  };
  const declined = async () => {
    const applicationId = await atPanel();
    await test.ask('decision.record', { applicationId, seq: (await test.ask('decision.get', { applicationId })).seq, record: await declineRecord(test, applicationId) });
    await test.ask('letters.recordNotes', { applicationId, seq: (await test.ask('letters.get', { applicationId })).seq, notes: declineNotes });
    return applicationId;
  };
  const closed = await declined();
  const identifiers = await identifiersOf(test, closed);
  for (const recipient of ['clinician', 'patient'] as const) await sendLetter(test, closed, recipient, identifiers);
  await test.ask('case.close', { applicationId: closed, seq: (await test.ask('letters.get', { applicationId: closed })).seq });
  held = { test, toScreen: await assessedAnew(), toDecide: await atPanel(), decided: await declined(), closed, intakeId: await drop(test, [`${samples}/${pack}`], { commissioner: ods }) };
}, 120_000);

afterAll(removeAllTemps);
beforeEach(() => {
  forgetDrafts();
  workerBridge(held.test);
});

/** Sets a section, or takes it back, whatever it holds now. */
async function set(section: IcbSectionId, value: unknown): Promise<void> {
  const state = (await held.test.ask('icb.configuration', { ods })).sections[section];
  if (value === null && !state?.value) return;
  await held.test.ask('icb.section.set', { ods, section, after: state?.number ?? 0, value, reason: value === null ? 'Taken back for this test.' : null });
}

type User = ReturnType<typeof showPage>['user'];

/** Shows a screen, does what brings the place in sight, and gives the words that stand there. */
async function wordsOn(page: ReactElement, region: string | RegExp, before?: (user: User) => Promise<void>): Promise<string> {
  forgetDrafts();
  const { user, unmount } = showPage(page);
  await screen.findAllByRole('heading', { level: 1 });
  await before?.(user);
  const place = await screen.findByRole('region', { name: region });
  const words = place.textContent ?? '';
  unmount();
  return words;
}

const onDecision = (region: RegExp, more?: (user: User) => Promise<void>) =>
  wordsOn(<DecisionPage applicationId={held.toDecide} />, region, async (user) => {
    await user.click(await screen.findByRole('radio', { name: 'Decline' }));
    await more?.(user);
  });
const onCase = (applicationId: string, region: RegExp) => wordsOn(<CasePage applicationId={applicationId} />, region);

/** The decided case's letter as it would be drafted now: its running text, and how many images it carries. */
async function letter(): Promise<string> {
  const { test, decided } = held;
  const { seq } = await test.ask('letters.get', { applicationId: decided });
  const view = await test.ask('letter.draft', { applicationId: decided, seq, recipient: 'patient' });
  const { content } = await test.ask('letter.preview', { letterId: view.letters.find((one) => one.recipient === 'patient')!.letterId });
  return `${runningText(content).slice(0, 300)} Images: ${pdfImages(content).length}`;
}

interface Place {
  readonly where: string;
  readonly look: () => Promise<string>;
  /** What stands there while nothing is set, with the first example, and with the second. */
  readonly unset: RegExp;
  readonly first: RegExp;
  readonly second: RegExp;
}

/** For every section, a place where a person sees it. A section without one does not compile. */
const places: { readonly [Id in IcbSectionId]: Place } = {
  identity: { where: 'the head of the letter', look: letter, unset: /^NHS Lancashire and South Cumbria.*Images: 0/, first: /^Invented Integrated Care Board.*Images: 1/, second: /^Invented and Made-up.*Images: 0/ },
  forms: {
    where: 'the referral after reading', look: () => wordsOn(<IntakePage intakeId={held.intakeId} />, 'Forms that this ICB accepts'),
    unset: /Not set\. Nobody is told which forms/, first: /version 3 [^:]*: accepted on that day/, second: /version 3 [^:]*: not accepted on that day.*version 4 [^:]*: accepted on that day/,
  },
  timeLimits: {
    where: 'the decided case, beside the right that the limit belongs to',
    look: async () => {
      await set('appealRules', sectionExamples.appealRules[0]);
      const words = await onCase(held.decided, /^Appeal:/);
      await set('appealRules', null);
      return words;
    },
    unset: /That time limit is not set, so no last date can be said/, first: /20 working days from the day: the date on the letter/, second: /3 months from the day: the letter was sent/,
  },
  screeningAuthority: {
    where: 'the screening', look: () => wordsOn(<ScreeningPage applicationId={held.toScreen} />, /^Who decides at screening:/),
    unset: /Not set\. The screening screen does not say whose decision it is/, first: /A screener with clinical authority/, second: /An IFR officer; The chair of the panel.*every outcomeYes/,
  },
  panelMaySee: { where: 'the case', look: () => onCase(held.toDecide, /^What a panel member may see:/), unset: /Not set\. Nothing says what a panel member may see/, first: /Nothing that tells who the patient is.*not redactedNo/, second: /Age; Gender.*not redactedYes/ },
  patientStatement: {
    where: 'the case, and the decision before the evidence', look: async () => `${await onCase(held.toDecide, /^Patient’s statement and attendance:/)} ${await onDecision(/^Patient’s statement and attendance:/)}`,
    unset: /Not set\. The app does not say whether patients are invited.*Not set\. The app does not say/, first: /Patients are invited to make a statement.*may attend where they ask.*We ask each patient.*Patients are invited to make/, second: /Statements of patients are not put before the panel.*do not attend/,
  },
  quorum: {
    where: 'the decision, beside who was there',
    look: () => onDecision(/^Quorum: /, threeDecide),
    unset: /Not set\. The app does not say whether enough members were there/, first: /At least 3.*1 chair.*the number is reached/, second: /At least 5.*2 × lay member.*the number is not reached/,
  },
  exceptionality: {
    where: 'the decision, above the finding and at the comparison',
    look: async () => {
      const above = await onDecision(/^Exceptionality test:/);
      return `${above} ${await onDecision(/compar/i)}`;
    },
    unset: /Not set\. The panel sees neither/, first: /differs significantly from others.*With whom your ICB compares: All patients with the condition/, second: /gain clearly more.*With whom your ICB compares: Patients at the same stage.*clause 4/,
  },
  socialFactors: {
    where: 'the decision, in remarks on the panel’s own words',
    look: () => onDecision(/case/i, async (user) => user.type(screen.getByLabelText('The case as the panel understood it'), 'She has a job and does volunteering.')),
    unset: /“job” – .*look at what your ICB’s policy says about them/, first: /“volunteering” – .*your ICB’s policy leaves them out \(“The panel considers clinical factors only.”\)/, second: /^(?![^]*social circumstances)/,
  },
  governingDate: { where: 'the assessment, where the day is chosen', look: () => wordsOn(<AssessmentPage applicationId={held.toScreen} />, /^Which version of a policy governs:/), unset: /Not set\. The app looks at the version/, first: /in force on: the day on which the request was received/, second: /The day on which the clinician signed the form/ },
  reconsiderationRules: { where: 'the decided case', look: () => onCase(held.decided, /^Reconsideration:/), unset: /Not set\. A decided case does not say/, first: /Who may askThe clinician.*Significant new clinical information/, second: /No\. A new request is made instead/ },
  appealRules: { where: 'the decided case', look: () => onCase(held.decided, /^Appeal:/), unset: /Not set\. A decided case does not say/, first: /The review panel.*not involved beforeYes/, second: /beyond reason.*the appeal form/ },
  retention: {
    where: 'the closed case', look: () => onCase(held.closed, /^Retention$/),
    unset: /No retention period is set/, first: new RegExp(`Kept until ${longDate('2034-11-20')} at least\\. The information asset owner`), second: new RegExp(`Kept until ${longDate('2046-11-10')} at least\\. The Caldicott Guardian`),
  },
};

/** Three people are entered as having decided. */
async function threeDecide(user: User): Promise<void> {
  for (const [index, name] of ['Dr A Chair', 'B Pharmacist', 'C Lay-Member'].entries()) {
    if (index > 0) await user.click(screen.getByRole('button', { name: 'Add another person' }));
    const person = within(screen.getByRole('group', { name: `Person ${index + 1}` }));
    await user.type(person.getByLabelText('Name'), name);
    await user.click(within(person.getByRole('group', { name: 'Did this person decide?' })).getByLabelText('Yes'));
  }
}

describe('each setting of an ICB changes something that a person sees', () => {
  it.each(icbSectionIds)('%s', async (id) => {
    const { look, unset, first, second } = places[id];
    const all = { unset, first, second };
    const sees = async (state: keyof typeof all) => {
      const words = await look();
      expect(words, `${id}, ${state}`).toMatch(all[state]);
      for (const other of Object.keys(all) as (keyof typeof all)[]) if (other !== state) expect(words, `${id}: ${state} reads like ${other}`).not.toMatch(all[other]);
    };
    await set(id, null);
    await sees('unset');
    await set(id, sectionExamples[id][0]);
    await sees('first');
    await set(id, sectionExamples[id][1]);
    await sees('second');
    await set(id, null);
    await sees('unset');
  }, 60_000);
});

describe('the settings of an ICB', () => {
  it('are listed with who set each and when, or with what follows while it is not set', async () => {
    await set('quorum', sectionExamples.quorum[0]);
    const { unmount } = showPage(<SettingsPage section="icb" ods={ods} />);
    await screen.findByRole('button', { name: 'Quorum' });
    for (const id of icbSectionIds) {
      const item = screen.getByRole('button', { name: icbSections[id].label }).closest('li')!;
      if (id === 'quorum') expect(item).toHaveTextContent(/Set by Ann Officer, 20 November 2026.*Version \d+/);
      else expect(item, id).toHaveTextContent(`Not set. ${icbSections[id].whileUnset}`);
    }
    unmount();
    await set('quorum', null);
  });

  it.each(icbSectionIds)('“%s” opens empty, asks, and gives back what is set as it was set', async (id) => {
    await set(id, null);
    const empty = showPage(<SettingsPage section="icb" ods={ods} part={id} />);
    await screen.findByRole('button', { name: 'Save as a new version' });
    for (const box of [...screen.queryAllByRole('radio'), ...screen.queryAllByRole('checkbox')]) expect(box).not.toBeChecked();
    for (const field of screen.queryAllByRole('textbox')) expect(field).toHaveValue('');
    await empty.user.click(screen.getByRole('button', { name: 'Save as a new version' }));
    const links = within(screen.getByRole('alert')).getAllByRole('link');
    for (const link of links) expect(document.querySelector(link.getAttribute('href')!), link.textContent ?? '').not.toBeNull();
    empty.unmount();
    for (const value of sectionExamples[id]) {
      forgetDrafts();
      await set(id, value);
      const { user, unmount } = showPage(<SettingsPage section="icb" ods={ods} part={id} />);
      await user.click(await screen.findByRole('button', { name: 'Save as a new version' }));
      // The form read the same value out of its fields: nothing is lost on the way, so there is nothing new to keep.
      expect(await screen.findByText(/Nothing was changed, so there is no new version/)).toBeVisible();
      unmount();
    }
    const { versions } = await held.test.ask('icb.section.history', { ods, section: id });
    const { unmount } = showPage(<SettingsPage section="icb" ods={ods} part={id} />);
    await waitFor(() => expect(within(screen.getByRole('region', { name: 'History' })).getAllByText(/^Version \d+\.$/)).toHaveLength(versions.length));
    unmount();
    await set(id, null);
  }, 60_000);

  it('are typed, kept as a version, changed, and taken back with a reason, all from the screen', async () => {
    await set('retention', null);
    const { user } = showPage(<SettingsPage section="icb" ods={ods} part="retention" />);
    await user.type(await screen.findByLabelText('For how many years'), '200');
    await user.click(screen.getByRole('button', { name: 'Save as a new version' }));
    expect(within(screen.getByRole('alert')).getByRole('link', { name: /whole number from 1 to 100/ })).toBeVisible();
    await user.clear(screen.getByLabelText('For how many years'));
    await user.type(screen.getByLabelText('For how many years'), '8');
    await user.click(screen.getByRole('radio', { name: 'The day on which the case was closed' }));
    await user.type(screen.getByLabelText('Who authorises disposal'), 'The information asset owner');
    await user.click(screen.getByRole('button', { name: 'Save as a new version' }));
    expect(await screen.findByText('Saved as a new version.', { selector: 'p' })).toBeVisible();
    expect((await held.test.ask('icb.configuration', { ods })).sections.retention?.value).toEqual(sectionExamples.retention[0]);
    await user.click(screen.getByText('Take this back to “not set”'));
    await user.type(screen.getByLabelText('Why is it taken back?'), 'The schedule was withdrawn.');
    await user.click(screen.getByRole('button', { name: 'Take it back' }));
    expect(await screen.findByText('Taken back: it is not set now.', { selector: 'p' })).toBeVisible();
    expect(await screen.findByText(/Why: The schedule was withdrawn/)).toBeVisible();
    expect((await held.test.ask('icb.configuration', { ods })).sections.retention).toMatchObject({ value: null, reason: 'The schedule was withdrawn.' });
  }, 30_000);
});
