import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTemp } from '../unit/db/tempFolders.ts';
import { root, type RunningApp, startApp } from './app.ts';
import { inspector, type Inspector } from './inspect.ts';
import { pictureOnFailure } from './onFailure.ts';
import {
  addGuidance, adoptPolicy, attachOfficial, button, chooseReading, confirmAssessment, dialogWillSave, exploredSentence, field, firstStart, goToPolicies, goToSetting, importPractices, keyboardOnly,
  lookAtPolicyFile, nextStep, onScreen, openPolicy, openQuestion, pack, pointClause, radio, reassessAll, sayCompared, signReading, sizeWindow, toCheckedFacts, typeDay, type Hands, type See,
} from './drive.ts';

const folder = makeTemp();
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** The policy that docs/add-a-policy.md leads a newcomer to. */
const written = [...readFileSync(join(root, 'docs', 'add-a-policy.md'), 'utf8').matchAll(/```json\n(.*?)```/gs)].map(([, piece]) => piece).join('');
/** Its next version, in which a length of time can be read in two ways and nobody has chosen. */
const next = JSON.parse(written);
Object.assign(next, {
  id: 'qqq-shockwave-2', version: '2', ourTitle: 'Shockwave for heel pain, next',
  dates: { ...next.dates, effective: { from: '2026-12-01', to: '2026-12-01', printed: '1 December 2026', clause: 'start' } },
  inForce: { from: '2026-12-01', to: '2026-12-01', printed: '1 December 2026', clause: 'start' },
  readings: [{
    id: 'half-a-year', clause: 'months', question: 'How is half a year counted?', inForce: null, by: 'The policy lead', reason: 'The paper says “half a year”.',
    options: [{ id: 'months', text: 'Six calendar months.' }, { id: 'weeks', text: '26 weeks (182 days).' }],
  }],
});
next.clauses.months.condition.lastsAtLeast = { reading: 'half-a-year', choose: { months: { months: 6 }, weeks: { weeks: 26 } } };
next.goldenCases.find((one: { id: string }) => one.id === 'a-day-short').expect.verdict = 'depends-on-reading';
const heelPain = 'Shockwave for heel pain';
const injections = 'Ultrasound-guided injection and aspiration (142)';

/** An official file of two pages, as an ICB would publish it; invented words. */
async function officialPdf(): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: 'A4', margin: 64 });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve) => doc.on('end', () => resolve()));
  doc.fontSize(18).text('Invented ICB: a policy on guided injection').fontSize(11).text('Page 1: what it is about.');
  doc.addPage().fontSize(11).text('Page 2: two injections by landmarks that did not relieve the symptoms.');
  doc.end();
  await done;
  return new Uint8Array(Buffer.concat(chunks));
}

describe('what a policy lead does, with the keyboard alone', () => {
  let running: RunningApp;
  let hands: Hands;
  let inspect: Inspector;
  let number = '';
  let stage = '';
  const see: See = (name) => inspect.see(name);
  const strip = () => running.page.locator('.strip .strip__rest').first().innerText();
  const toAssessment = async () => {
    await hands.goTo(number);
    await hands.press(running.page.getByRole('region', { name: 'Steps' }).getByRole('button', { name: 'Assess against the policy' }));
    await onScreen(running.page, 'Assessment against the policy');
    await running.page.locator('.sentence').first().waitFor();
  };

  beforeAll(async () => {
    running = await startApp();
    running.page.setDefaultTimeout(15_000);
    hands = keyboardOnly(running.page);
    await sizeWindow(running.app, 1280, 800);
    inspect = inspector(running, hands);
    await firstStart(hands);
  });
  afterAll(() => running?.quit());
  pictureOnFailure(() => running?.page);

  it('reads what is wrong with a policy file, and nothing of it is imported', async () => {
    const { page, app } = running;
    const faulty = written.replace('{ "amount": 5, "unit": "mm" } } }\n  },', '5 } }\n  },');
    expect(faulty).not.toBe(written);
    await lookAtPolicyFile(hands, app, file('faulty.json', faulty));
    const faults = page.getByRole('list', { name: 'Faults: these must be mended, faulty.json' }).getByRole('listitem');
    expect(await faults.count()).toBe(1);
    expect(await faults.innerText()).toMatch(/without its unit|unit[\s\S]*Where in the file: clauses\.tear[\s\S]*How to mend it: \S/);
    expect(await button(page, /^Import this/).count()).toBe(0);
    await see('policy-import-faults');
    await goToPolicies(hands);
    expect(await button(page, heelPain).count()).toBe(0);
    inspect.nothingFound();
  });

  it('imports the mended file; the policy is inert', async () => {
    const { page, app } = running;
    await lookAtPolicyFile(hands, app, file('mended.json', written));
    await page.getByText('Nothing wrong was found.').waitFor();
    await hands.press(button(page, 'Import this policy'));
    await see('policy-imported');
    await hands.press(button(page, 'Open the policy'));
    await onScreen(page, new RegExp(heelPain));
    await page.getByText('Imported, not adopted. It decides nothing.').first().waitFor();
    await see('policy-inert');
    inspect.nothingFound();
  });

  it('tries every kind of answer, and the answer moves at once', async () => {
    const { page } = running;
    await hands.press(button(page, 'Try answers without a case'));
    await onScreen(page, /Try answers without a case/);
    await typeDay(hands, 'As-at date', '2026-12-01');
    const says = async (words: RegExp) => {
      await exploredSentence(hands).filter({ hasText: words }).waitFor();
    };
    const treatment = await openQuestion(hands, 'Kind of treatment');
    await hands.choose(treatment.getByRole('radio', { name: 'Something else' }));
    await says(/outside this policy|not covered|does not cover/i);
    await hands.choose(treatment.getByRole('radio', { name: 'Shockwave therapy for heel pain' }));
    await says(/not known/i);
    const pain = await openQuestion(hands, 'Heel pain, from and to');
    await typeDay(hands, 'Start', '2026-06-02', pain);
    await hands.choose(pain.getByRole('radio', { name: /^No, it was still going on/ }));
    await says(/not met/i);
    await typeDay(hands, 'Start', '2026-06-01', pain);
    await says(/not known/i);
    const born = await openQuestion(hands, 'Date of birth');
    await typeDay(hands, 'Date of birth', '2007-12-02', born);
    await says(/not met/i);
    await typeDay(hands, 'Date of birth', '2007-12-01', born);
    await says(/not known/i);
    const tear = await openQuestion(hands, 'Length of the tear');
    await hands.type(tear.getByLabel('Length of the tear'), '5');
    await says(/criteria are met|is met|criteria met/i);
    await hands.type(tear.getByLabel('Length of the tear'), '5.1');
    await says(/not met/i);
    await see('what-if-answered');
    await hands.press(button(tear, /^Looked for, and not known/));
    await says(/not known/i);
    await hands.press(button(tear, /^Give one answer/));
    await hands.press(button(tear, /^The papers disagree/));
    await hands.type(tear.getByLabel(/^One paper says/), '4');
    await hands.type(tear.getByLabel(/^Another paper says/), '6');
    await page.getByText('The papers disagree.', { exact: false }).last().waitFor();
    await says(/disagree|disputed|different/i);
    await see('what-if-disputed');
    inspect.nothingFound();
  });

  it('adopts it by name, with a reason', async () => {
    const { page } = running;
    await openPolicy(hands, heelPain);
    await adoptPolicy(hands, 'The committee of the ICB agreed it on 12 November.');
    await page.getByText(/^Adopted by Ann Officer, .*Why: The committee/).waitFor();
    await see('policy-adopted');
    inspect.nothingFound();
  });

  it('signs the other reading of the brackets; the case that it touches is named first, and says so afterwards', async () => {
    const { page, app } = running;
    number = await toCheckedFacts(hands, app, pack('hny-criteria-not-met'), { edit: { injectionsWithoutRelief: '2' } });
    await nextStep(hands, 'Assess against the policy');
    expect(await confirmAssessment(hands)).toMatch(/not met/i);
    await see('assessment-depends-on-brackets');
    stage = await strip();
    await openPolicy(hands, injections);
    const form = await chooseReading(hands, /What does the AND bind/, /^Item 1, 2 or 3 alone/);
    const touched = form.getByRole('table', { name: 'Open cases that would come out differently' }).getByRole('row').filter({ hasText: number });
    expect(await touched.innerText()).toMatch(/not met[\s\S]*met/i);
    await see('sign-a-reading-touched');
    await signReading(hands, form, 'Our ICB reads the list so; the clinical lead confirmed it.');
    await page.getByText(/^Signed by Ann Officer.*Our ICB reads the list so/).waitFor();
    await toAssessment();
    const changed = page.getByRole('region', { name: 'Not as it was confirmed' });
    expect(await changed.innerText()).toMatch(/Ann Officer confirmed.*Criteria not met.*It has not moved the case/s);
    expect(await page.locator('.sentence').first().innerText()).not.toMatch(/not met/i);
    expect(await strip()).toBe(stage);
    await see('assessment-changed-by-reading');
    inspect.nothingFound();
  });

  it('works out the open cases again: the case is named, kept with the difference, and not moved', async () => {
    const { page } = running;
    await reassessAll(hands);
    const row = page.getByRole('table', { name: 'Open cases that came out differently' }).getByRole('row').filter({ hasText: number });
    expect(await row.innerText()).toMatch(/not met[\s\S]*met/i);
    await see('reassess-report');
    await toAssessment();
    expect(await strip()).toBe(stage);
    await hands.press(page.getByText('Every assessment of this case, and what changed each time'));
    const newest = page.getByRole('region', { name: 'Earlier assessments' }).getByRole('listitem').first();
    await newest.waitFor();
    expect(await newest.innerText()).toMatch(/Made again with all open cases, without moving the case; started by Ann Officer, [\s\S]*What differs from the one before/);
    await see('assessment-history');
    inspect.nothingFound();
  });

  it('sets the official file beside our words, and says that it was compared', async () => {
    const { page, app } = running;
    await openPolicy(hands, injections);
    await attachOfficial(hands, app, file('Policy 142.pdf', await officialPdf()));
    await pointClause(hands, '“Commissioning Position”, first list, item 3', 2);
    await hands.press(button(page, /^Show it in the official file, page 2\b/));
    await page.getByRole('figure', { name: 'Page 2 of 2' }).waitFor();
    // The page is drawn: some of its points are not white.
    await page.waitForFunction(() =>
      [...document.querySelectorAll('canvas')].some((canvas) => canvas.width > 0 && canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data.some((value, index) => index % 4 === 0 && value < 100)),
    );
    await see('official-file-beside');
    await hands.press(button(page, 'Put the official file away'));
    await sayCompared(hands, 'The PDF on the website of the ICB on 3 November 2026, every clause.');
    await toAssessment();
    await page.getByText(/Compared with the published version by Ann Officer, /).waitFor();
    inspect.nothingFound();
  });

  it('answers two purposes apart', async () => {
    const { page, app } = running;
    await toCheckedFacts(hands, app, pack('hny-not-known'), { tick: { injectionPurpose: ['Aspiration'] } });
    await nextStep(hands, 'Assess against the policy');
    await page.getByText(/^Two answers\. Corticosteroid injection: .* Aspiration: /).waitFor();
    expect(await page.getByRole('region', { name: 'Corticosteroid injection' }).count()).toBeGreaterThan(0);
    expect(await page.getByRole('region', { name: 'Aspiration', exact: true }).count()).toBeGreaterThan(0);
    await see('assessment-two-purposes');
    inspect.nothingFound();
  });

  it('compares the next version, says where it depends on a reading, and sets the ICBs side by side', async () => {
    const { page, app } = running;
    await lookAtPolicyFile(hands, app, file('next.json', JSON.stringify(next)));
    await see('policy-import-notices');
    await hands.press(button(page, 'Import this policy'));
    await hands.press(button(page, 'Open the policy'));
    await hands.press(button(page, 'Compare with another version'));
    const differences = page.getByRole('table', { name: 'What differs' });
    await differences.waitFor();
    expect(await differences.innerText()).toMatch(/How is half a year counted/);
    await see('policies-compared-with-content');
    await hands.press(button(page, 'Back to this policy'));
    await hands.press(button(page, 'Try answers without a case'));
    await typeDay(hands, 'As-at date', '2026-12-01');
    await hands.choose((await openQuestion(hands, 'Kind of treatment')).getByRole('radio', { name: 'Shockwave therapy for heel pain' }));
    const pain = await openQuestion(hands, 'Heel pain, from and to');
    await typeDay(hands, 'Start', '2026-06-02', pain);
    await hands.choose(pain.getByRole('radio', { name: /^No, it was still going on/ }));
    await typeDay(hands, 'Date of birth', '1980-12-01', await openQuestion(hands, 'Date of birth'));
    await hands.type((await openQuestion(hands, 'Length of the tear')).getByLabel('Length of the tear'), '4');
    await exploredSentence(hands).filter({ hasText: /depends on/i }).waitFor();
    await see('what-if-depends-on-reading');

    await goToPolicies(hands);
    await hands.press(button(page, 'One request under each ICB'));
    await page.getByLabel('Treatment').selectOption('Low-intensity pulsed ultrasound (LIPUS) for bone healing');
    await hands.choose((await openQuestion(hands, 'What is the ultrasound for?')).getByRole('radio', { name: 'To help a broken bone heal' }));
    await page.getByRole('heading', { level: 3, name: 'Central East' }).waitFor();
    await see('side-by-side-with-facts');
    inspect.nothingFound();
  });

  it('takes a count in the what-if', async () => {
    const { page } = running;
    await openPolicy(hands, injections);
    await hands.press(button(page, 'Try answers without a case'));
    await onScreen(page, /Try answers without a case/);
    const answer = async (question: string, name: string) => hands.choose((await openQuestion(hands, question)).getByRole('radio', { name, exact: true }));
    await answer('Kind of treatment', 'Ultrasound-guided injection or aspiration');
    await hands.choose((await openQuestion(hands, 'What is to be done under ultrasound?')).getByRole('checkbox', { name: 'Corticosteroid injection' }));
    const without = await openQuestion(hands, 'that gave no relief of symptoms');
    await hands.type(without.getByRole('textbox'), '1');
    await exploredSentence(hands).filter({ hasText: /not known/i }).waitFor();
    await hands.type(without.getByRole('textbox'), '2');
    // By the reading that was signed, two such injections are enough by themselves.
    await exploredSentence(hands).filter({ hasText: /^Criteria met/ }).waitFor();
  });

  it('saves a policy as a file; the same file brings in nothing new', async () => {
    const { page, app } = running;
    const saved = join(folder, 'saved.json');
    await dialogWillSave(app, saved);
    await openPolicy(hands, heelPain);
    await hands.press(button(page, 'Save it as a file'));
    await page.getByText('The policy is saved as a file').waitFor({ state: 'attached' });
    expect(JSON.parse(readFileSync(saved, 'utf8'))).toEqual(JSON.parse(written));
    await goToPolicies(hands);
    const before = await page.locator('.page').innerText();
    await lookAtPolicyFile(hands, app, saved);
    await page.getByText(/It is held already, word for word/).waitFor();
    expect(await button(page, /^Import/).count()).toBe(0);
    await see('policy-import-held');
    await goToPolicies(hands);
    expect(await page.locator('.page').innerText()).toBe(before);
    inspect.nothingFound();
  });

  it('takes in GP practices whole or not at all; the case warns of another ICB and blocks nothing', async () => {
    const { page, app } = running;
    await goToSetting(hands, 'GP practices');
    await importPractices(hands, app, file('bad.csv', 'code,name,icb,from,to\nY99904,Wold Newsome Surgery,QOQ,,\nY99905,Haxthorpe Medical Group,QE1,2026-02-31,\n'));
    const alert = page.getByRole('alert').filter({ hasText: 'Nothing was imported' });
    expect(await alert.innerText()).toMatch(/line 3.*2026-02-31/i);
    await see('practices-refused');
    await page.getByText('No practice is entered yet.').waitFor();
    await importPractices(hands, app, file('good.csv', 'code,name,icb,from,to\nY99904,Wold Newsome Surgery,QOQ,,\nY99905,Haxthorpe Medical Group,QE1,2020-04-01,\n'));
    await button(page, 'Haxthorpe Medical Group').waitFor();
    await see('practices-imported');
    await toAssessment();
    const warning = page.getByRole('region', { name: 'Is this the responsible ICB?' });
    expect(await warning.innerText()).toMatch(/Lancashire and South Cumbria.*A person decides what follows/s);
    await see('assessment-another-icb');
    await confirmAssessment(hands);
    inspect.nothingFound();
  });

  it('ends a policy by its own clause from the day on which guidance becomes mandatory', async () => {
    const { page } = running;
    await addGuidance(hands, { identifier: 'TA9999', title: 'An invented appraisal', publisher: 'An invented institute', mandatoryFrom: '2026-10-01', about: /LIPUS.*: the treatment itself$/ });
    await see('guidance-added');
    await goToPolicies(hands);
    await hands.press(page.getByRole('region', { name: 'Lancashire and South Cumbria' }).getByRole('listitem').getByRole('button'));
    await hands.press(button(page, 'Try answers without a case'));
    await onScreen(page, /Try answers without a case/);
    await typeDay(hands, 'As-at date', '2026-10-01');
    await exploredSentence(hands).filter({ hasText: /no longer in force/i }).waitFor();
    expect(await page.locator('.assessment').innerText()).toMatch(/9\.1/);
    await see('what-if-ended-by-guidance');
    await typeDay(hands, 'As-at date', '2026-09-30');
    await exploredSentence(hands).filter({ hasNotText: /no longer in force/i }).waitFor();
    inspect.nothingFound();
  });
});
