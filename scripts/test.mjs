// Runs every test: types, plain Node tests, components, then the real app in a real window.
// `npm test -- unit` (or any words) narrows the run to test files whose path holds the word.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { displayPackages, needPackages, testPackages } from './lib/debian.mjs';
import { startVirtualDisplay } from './lib/display.mjs';
import { resolveElectron } from './lib/electron.mjs';
import { out, root } from './lib/paths.mjs';

const words = process.argv.slice(2);
const started = Date.now();
needPackages([...displayPackages, ...testPackages], 'tests draw windows on a virtual screen and read PDFs');
const electron = await resolveElectron();
await build({ ifNeeded: true });

const env = { ...process.env, ...electron.env, IFR_ELECTRON: electron.executable, IFR_ELECTRON_FLAGS: electron.flags.join(' ') };
let virtual = null;
if (process.platform === 'linux') {
  // Always a screen of the tests' own, of a known size, also where there is a real one.
  virtual = await startVirtualDisplay({ width: 1400, height: 900 });
  env.DISPLAY = virtual.display;
  delete env.WAYLAND_DISPLAY;
}

console.log('Checking types …');
const types = words.length > 0 ? 0 : await run([join(root, 'node_modules/typescript/bin/tsc'), '-p', root]);
const report = join(out, 'test-report.json');
mkdirSync(out, { recursive: true });
rmSync(report, { force: true });
const tests = await run([join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', root, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...words]);
virtual?.stop();

let passed = 0;
let failed = types === 0 ? 0 : 1;
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests + (result.numFailedTestSuites > 0 && result.numFailedTests === 0 ? result.numFailedTestSuites : 0);
} catch {
  failed += 1;
}
if (tests !== 0 && failed === 0) failed = 1;
if (types !== 0) console.log('The types do not hold: see above.');
console.log(`All tests took ${Math.round((Date.now() - started) / 1000)} s.`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

function run(args) {
  return new Promise((resolve) => spawn(process.execPath, args, { stdio: 'inherit', env, cwd: root }).on('exit', (code) => resolve(code ?? 1)));
}
