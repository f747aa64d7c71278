// npm run bench:start: from the start of the program to a window that takes the passphrase, with 100,000 cases in the record, beside a blank window
// of the same Electron in the same run, in turn. Memory of all processes beside it. What opening the record takes is shown apart, beside the time that
// deriving the key takes by itself, which is slow on purpose. Ends with 1 on a missed bar. --cases=N (100,000). --runs=N (5).
import { copyFileSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { unlockWithPassphrase } from '../db/keys.ts';
import { madeRecord } from '../test/bench/search/record.ts';
import { startApp } from '../test/e2e/app.ts';
import { readyElectron } from './lib/benchWindow.mjs';
import { cache } from './lib/paths.mjs';

const most = 1.5;
const asked = (name, otherwise) => Number(process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const [cases, runs] = [asked('cases', 100_000), asked('runs', 5)];
const record = await madeRecord(cases, cache, console.log);
const electron = await readyElectron();
const place = mkdtempSync(join(tmpdir(), 'ifr-bench-'));
process.on('exit', () => rmSync(place, { recursive: true, force: true }));

// A window with one field and nothing else.
const blank = join(place, 'blank');
mkdirSync(blank);
writeFileSync(join(blank, 'package.json'), JSON.stringify({ name: 'blank', productName: 'Blank', version: '1.0.0', main: 'main.cjs' }));
writeFileSync(join(blank, 'page.html'), '<!doctype html><title>Blank</title><label>Field <input></label>');
writeFileSync(join(blank, 'main.cjs'), `const { app, BrowserWindow } = require('electron'); require('node:fs').mkdirSync(${JSON.stringify(join(place, 'blank-profile'))}, { recursive: true }); app.setPath('userData', ${JSON.stringify(join(place, 'blank-profile'))}); app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile('page.html'));`);

const profile = join(place, 'profile');
mkdirSync(join(profile, 'data'), { recursive: true, mode: 0o700 });
copyFileSync(record.file, join(profile, 'data', 'ifr-panel.db'), constants.COPYFILE_FICLONE);
copyFileSync(record.keyFile, join(profile, 'data', record.keyFile.split(/[\\/]/).at(-1)));

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const memoryOf = async (app) => (await app.evaluate(({ app: own }) => own.getAppMetrics().reduce((all, one) => all + one.memory.workingSetSize, 0))) / 1024;

/** One start, until the field takes what is typed. */
async function start(options) {
  const began = performance.now();
  const running = await startApp(options);
  const field = running.page.locator('input').first();
  await field.waitFor();
  await field.fill('x');
  return { running, took: performance.now() - began };
}

const took = { app: [], blank: [] };
const memory = { app: [], blank: [], open: [] };
const opened = [];
const key = [];
for (let number = 0; number < runs; number++) {
  for (const which of number % 2 === 0 ? ['app', 'blank'] : ['blank', 'app']) {
    const { running, took: time } = await start(which === 'app' ? { profile } : { folder: blank });
    took[which].push(time);
    memory[which].push(await memoryOf(running.app));
    if (which === 'app') {
      running.page.setDefaultTimeout(120_000);
      await running.page.locator('input').first().fill(record.passphrase);
      const began = performance.now();
      await running.page.getByRole('button', { name: 'Unlock' }).click();
      await running.page.getByRole('heading', { level: 1, name: 'Work' }).waitFor();
      await running.page.getByText('Reading').first().waitFor({ state: 'hidden' });
      opened.push(performance.now() - began);
      memory.open.push(await memoryOf(running.app));
      const derive = performance.now();
      await unlockWithPassphrase({ file: record.keyFile, passphrase: record.passphrase });
      key.push(performance.now() - derive);
    }
    await running.quit();
  }
}
electron.stop();

const ms = (values) => `${Math.round(middle(values)).toLocaleString('en-GB')} ms (${values.map(Math.round).join(', ')})`;
const mb = (values) => `${Math.round(middle(values))} MB`;
console.log(`${cpus()[0].model}, ${availableParallelism()} processors, load ${loadavg()[0].toFixed(1)}; ${cases.toLocaleString('en-GB')} cases; median of ${runs} starts of each, in turn.`);
console.log(`start to a window that takes the passphrase  ${ms(took.app)}, memory ${mb(memory.app)}`);
console.log(`a blank window of the same Electron          ${ms(took.blank)}, memory ${mb(memory.blank)}`);
console.log(`from Unlock to Work                          ${ms(opened)}, memory ${mb(memory.open)}; deriving the key by itself ${ms(key)}`);
const ratio = middle(took.app) / middle(took.blank);
console.log(`${ratio <= most ? 'ok ' : 'NO '} the start takes ${ratio.toFixed(2)} × a blank window (at most ${most})`);
console.log(ratio <= most ? 'PASS' : 'FAIL');
process.exit(ratio <= most ? 0 : 1);
