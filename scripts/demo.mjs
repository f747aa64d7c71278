// npm run demo: does the whole job through the real window on all the sample packs, closes and opens the app, reads
// everything back, looks for patients' names in plain bytes, and leaves letters and pictures in out/demo. Exit code 1 on any failure.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { keyFileFor, unlockWithPassphrase } from '../db/keys.ts';
import { verifyFile } from '../db/verifyFile.ts';
import { replayForVerify } from '../shared/workflow/replay.ts';
import { startApp } from '../test/e2e/app.ts';
import * as drive from '../test/e2e/drive.ts';
import { build } from './build.mjs';
import { displayPackages, needPackages, testPackages } from './lib/debian.mjs';
import { hasDisplay, startVirtualDisplay } from './lib/display.mjs';
import { resolveElectron } from './lib/electron.mjs';
import { out, root } from './lib/paths.mjs';
import { numberForms, searchFolders, wordsIn } from './lib/plainText.mjs';

const started = Date.now();
const seconds = () => `${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s`;
const say = (words) => console.log(`${seconds()}  ${words}`);
const problems = [];
const check = (holds, words) => {
  say(`${holds ? 'ok ' : 'NO '} ${words}`);
  if (!holds) problems.push(words);
};

const folder = join(out, 'demo');
const letters = join(folder, 'letters');
mkdirSync(letters, { recursive: true });
// What an earlier demonstration left, file by file: pictures and letters only.
for (const place of [folder, letters]) for (const name of readdirSync(place)) if (/\.(png|pdf)$/.test(name)) unlinkSync(join(place, name));

needPackages(testPackages, 'the letters are read back as PDF');
const electron = await resolveElectron();
await build({ ifNeeded: true });
let display = null;
if (!hasDisplay()) {
  needPackages(displayPackages, 'there is no display, so a virtual one is used');
  display = await startVirtualDisplay({ width: 1400, height: 900 });
  say(`There is no display here: the window opens on a virtual one (${display.display}).`);
}

// The app's own profile and temporary folder, so that all it writes can be searched afterwards.
const home = mkdtempSync(join(tmpdir(), 'ifr-demo-'));
const profile = join(home, 'profile');
const temporary = join(home, 'tmp');
mkdirSync(profile);
mkdirSync(temporary);
process.on('exit', () => rmSync(home, { recursive: true, force: true }));

const log = [];
let running = null;
let hands = null;
let pictures = 0;

async function open() {
  running = await startApp({
    profile,
    executable: electron.executable,
    env: { ...electron.env, ...(display ? { DISPLAY: display.display } : {}), IFR_ELECTRON_FLAGS: electron.flags.join(' '), TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  });
  for (const stream of [running.app.process().stdout, running.app.process().stderr]) stream?.on('data', (chunk) => log.push(chunk));
  running.page.on('console', (message) => log.push(Buffer.from(message.text())));
  running.page.setDefaultTimeout(20_000);
  hands = drive.mouseAndKeyboard(running.page);
  await drive.sizeWindow(running.app, 1280, 800);
}

/** A picture of the screen as it stands; of some of them also at 200%. */
const large = /^(work|take-in|intake-read|case-new|facts-card-to-confirm|assessment|screening|decision|letters-words|letter-draft|letter-approved|policy-3|settings|unlock)$/;
async function see(name) {
  await drive.settled(hands);
  pictures += 1;
  const file = join(folder, `${String(pictures).padStart(2, '0')}-${name}`);
  await drive.picture(running.app, `${file}.png`);
  if (!large.test(name)) return;
  await drive.zoom(running.app, 2);
  await running.page.waitForFunction(() => window.innerWidth < 700);
  await drive.settled(hands);
  await drive.picture(running.app, `${file}-200.png`);
  await drive.zoom(running.app, 1);
  await running.page.waitForFunction(() => window.innerWidth > 1200);
}

const cases = [];
const saved = [];

/** Saves the letter that is shown, as its reader gets it. */
async function keepLetter(number, about, to, says) {
  const file = join(letters, `${number}-${about}-${to}.pdf`);
  await drive.dialogWillSave(running.app, file);
  await drive.saveCopy(hands);
  saved.push({ file, number, about, to, says });
}

const endings = {
  'lsc-not-routinely-commissioned': { stage: 'Closed', answer: /not routinely commissioned/ },
  'central-east-not-normally-funded': { stage: 'Decided', answer: /not normally funded/ },
  'central-east-outside-non-union': { stage: 'Closed', answer: /outside|does not cover/i },
  'hny-criteria-met': { stage: 'Closed', answer: /met/i },
  'hny-criteria-not-met': { stage: 'Decided', answer: /not met/i },
  'hny-not-known': { stage: 'Deferred for information', answer: /not known/i },
  'hny-policy-silent': { stage: 'Screened', answer: /silent|says nothing/i },
};

const outside = {
  route: /^Outside the policy/,
  reason: 'The fracture is an established non-union, and the policy speaks of fresh fractures only, so another rule has to answer it.',
  second: 'Dr Kim Second',
};

async function lsc() {
  const pack = drive.pack('lsc-not-routinely-commissioned');
  say('First start: a person, a passphrase, and the recovery key typed back from paper.');
  await drive.tourOfFirstStart(hands, see);
  say(`${pack.name}: dropped on the window, read, made into a case, arguments and facts checked.`);
  await drive.tourOfIntake(hands, pack, see);
  const number = (await running.page.locator('.strip__number').innerText()).trim();
  say(`${pack.name}: assessed, screened to the panel, declined.`);
  await drive.tourOfPanel(hands, see);
  say(`${pack.name}: settings of the ICB, words for the letters, both letters drafted, checked, approved, issued and sent.`);
  await drive.tourOfLetters(hands, pack, number, see, {
    afterSent: (to) => keepLetter(number, 'declined', to, to === 'clinician' ? ['Our decision', 'Reconsideration', pack.patient] : ['We (will not|cannot|have decided)', pack.patient]),
  });
  cases.push({ pack, number });
}

/** One of the other packs, from the file dialog to its screening. */
async function upToScreening(name, screened) {
  const pack = drive.pack(name);
  say(`${name}: taken in, facts checked, assessed, screened.`);
  const number = await drive.toCheckedFacts(hands, running.app, pack);
  const sentence = await drive.toScreened(hands, screened);
  check(endings[name].answer.test(sentence), `${name}: “${sentence}”`);
  await see(`${name}-screened`);
  cases.push({ pack, number });
  return { pack, number };
}

async function declined(name) {
  await upToScreening(name, drive.toPanel);
  say(`${name}: declined by the panel.`);
  await drive.nextStep(hands, 'Record the panel’s decision');
  await drive.decline(hands);
  await see(`${name}-decided`);
}

async function withLetters({ pack, number }, about, says) {
  say(`${pack.name}: both letters written and sent.`);
  await drive.sendLetters(hands, pack, about, {
    after: async (step, to) => {
      if (step === 'draft') await see(`${pack.name}-letter-to-${to}`);
      if (step === 'sent') await keepLetter(number, about, to, says);
    },
  });
}

async function others() {
  await declined('central-east-not-normally-funded');
  await drive.setIcb(hands, 'Central East');
  const away = await upToScreening('central-east-outside-non-union', outside);
  await drive.secondCheck(hands, running.app, outside.second);
  await drive.nextStep(hands, 'Write the letters');
  await withLetters(away, 'routed-elsewhere', ['goes another way', away.pack.patient]);
  await drive.closeCase(hands);

  await drive.setIcb(hands, 'Humber and North Yorkshire');
  const met = await upToScreening('hny-criteria-met', drive.criteriaMet);
  await drive.secondCheck(hands, running.app, drive.criteriaMet.second);
  await drive.nextStep(hands, 'Write the letters');
  await withLetters(met, 'criteria-met', ['funding', met.pack.patient]);
  await drive.closeCase(hands);

  await declined('hny-criteria-not-met');

  const open = await upToScreening('hny-not-known', drive.toPanel);
  await drive.nextStep(hands, 'Record the panel’s decision');
  await see('hny-not-known-decision');
  await drive.defer(hands);
  await see('hny-not-known-deferred');
  await hands.press(drive.button(running.page, 'Go on to the letters'));
  await withLetters(open, 'deferred', ['not decided|no decision|not made a decision', open.pack.patient]);

  await upToScreening('hny-policy-silent', drive.toPanel);
}

/** The rows as the window shows them, after the app was closed and opened. */
async function readBack() {
  const { page } = running;
  await drive.tryToUnlock(hands, 'not the passphrase');
  await page.getByRole('alert').filter({ hasText: 'not the passphrase' }).waitFor();
  await drive.unlock(hands);
  await hands.goTo('Cases');
  const rows = page.getByRole('table', { name: 'Cases' }).getByRole('row');
  await rows.nth(cases.length).waitFor();
  await see('cases-after-opening-again');
  for (const { pack, number } of cases) {
    const row = await rows.filter({ hasText: number }).innerText();
    check(row.includes(endings[pack.name].stage), `${number} (${pack.name}) stands at “${endings[pack.name].stage}” after the app was closed and opened`);
  }
  await hands.goTo('Work');
  await page.getByRole('heading', { level: 1, name: 'Work' }).waitFor();
  await see('work-at-the-end');
  check(/^Nothing was found/.test(await drive.checkRecord(hands)), 'the check of the record in the window finds nothing wrong');
  const head = await page.getByLabel('Fingerprint of the whole record').inputValue();
  const sums = await page.evaluate(async () => {
    const { value } = await window.ifr.invoke('case.find', { text: '', filters: {}, after: null });
    const all = await Promise.all(value.rows.map(({ applicationId }) => window.ifr.invoke('letters.get', { applicationId })));
    return all.flatMap((answer) => answer.value.letters.map((letter) => letter.sha256));
  });
  for (const letter of saved) check(sums.includes(createHash('sha256').update(readFileSync(letter.file)).digest('hex')), `${relative(root, letter.file)} is byte for byte the letter of the record`);
  return head;
}

/** The file itself, with the app closed. */
async function verifyClosed(head) {
  const file = join(profile, 'data', 'ifr-panel.db');
  const { databaseKey } = await unlockWithPassphrase({ file: keyFileFor(file), passphrase: drive.officer.passphrase });
  const result = verifyFile({ file, key: databaseKey, replay: replayForVerify, expectedHead: head });
  for (const finding of result.findings) say(`    ${finding.where}: ${finding.sentence}`);
  check(result.ok, `the closed file verifies: ${result.events} entries, and the fingerprint noted in the window is among them`);
  check(!readFileSync(file).subarray(0, 16).toString('latin1').startsWith('SQLite format 3'), 'the file is no plain SQLite file');
}

const tool = (name, args) => {
  const { status, stdout } = spawnSync(name, args, { encoding: 'utf8' });
  return status === 0 ? stdout : '';
};

function readLetters() {
  check(saved.length === 8, `${saved.length} letters were sent and kept`);
  for (const { file, number, to, says } of saved) {
    const info = tool('pdfinfo', [file]);
    const text = tool('pdftotext', ['-layout', file, '-']).replace(/\s+/g, ' ');
    const tree = tool('pdfinfo', ['-struct-text', file]);
    const standard = tool('pdfinfo', ['-meta', file]);
    const missing = [number, ...says].filter((words) => !new RegExp(words, 'i').test(text));
    check(missing.length === 0, `${relative(root, file)}: ${/Pages:\s+(\d+)/.exec(info)?.[1]} pages to the ${to}${missing.length > 0 ? `; these words are not in it: ${missing.join(', ')}` : ''}`);
    check(/Tagged:\s+yes/.test(info) && /\bH1\b/.test(tree) && /pdfuaid:part/.test(standard), `${relative(root, file)}: tagged, with headings, and says that it is PDF/UA`);
  }
}

function lookForNames() {
  const words = cases.flatMap(({ pack }) => [pack.patient, pack.patient.split(' ').at(-1), ...numberForms(pack.nhsNumber)]);
  check(wordsIn(Buffer.from(`x${cases[0].pack.patient}x`, 'utf16le'), words).length > 0, 'the search finds a name where there is one');
  const { found, files, bytes } = searchFolders([profile, temporary], words);
  for (const place of found) say(`    ${place}`);
  check(found.length === 0 && files > 0, `no patient’s name or NHS number in plain bytes in ${files} files (${(bytes / 1e6).toFixed(1)} MB) of the profile and the temporary folder`);
  const spoken = wordsIn(Buffer.concat(log), words);
  check(spoken.length === 0, `none in what the app wrote to its log (${Buffer.concat(log).length} bytes)`);
}

try {
  await open();
  await lsc();
  await others();
  say('Policies, settings, Go to, lock.');
  await drive.tourOfTheRest(hands, see);
  await drive.tourOfTheLock(hands, see);
  say('The app is closed and opened again.');
  await running.quit();
  await open();
  const head = await readBack();
  await running.quit();
  running = null;
  say('The file is checked with the app closed, and the letters are read as PDF.');
  await verifyClosed(head);
  readLetters();
  lookForNames();
} catch (error) {
  problems.push(String(error?.message ?? error).split('\n')[0]);
  console.error(error);
  if (running) await drive.picture(running.app, join(folder, 'where-it-stopped.png')).catch(() => {});
}
await running?.quit().catch(() => {});
display?.stop();
say(`${pictures} screens and ${saved.length} letters are in ${relative(process.cwd(), folder) || folder}.`);
if (problems.length > 0) {
  for (const problem of problems) console.log(`      - ${problem}`);
  console.log(`The demonstration FAILED: ${problems.length} ${problems.length === 1 ? 'thing' : 'things'} did not hold.`);
} else console.log('The demonstration is complete: every pack was worked from drop to outcome, and everything held.');
process.exit(problems.length > 0 ? 1 : 0);
