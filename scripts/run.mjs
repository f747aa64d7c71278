// Runs a script of the project on a Node that is new enough, whatever Node and npm started it.
// Plain JavaScript that Node 20 understands: this file runs before anything else is known to be there.
// npm 10 does not link the `node` command of the bundled packages, so the path is looked up here.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The oldest Node that Vitest, pdf.js and the SQLite prebuild run on. */
const needed = [22, 14];

function isNewEnough(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major > needed[0] || (major === needed[0] && minor >= needed[1]);
}

function findNode() {
  if (isNewEnough(process.version)) return process.execPath;
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const bundled = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(bundled)) return bundled;
  console.error(
    `This is Node ${process.version}; the project needs Node ${needed.join('.')} or newer, and no bundled one (${name}) is installed.\n` +
      'Run `npm ci` again (it installs one for Linux x64 and arm64 and Windows x64), or install a newer Node.',
  );
  process.exit(1);
}

const node = findNode();
const [script, ...rest] = process.argv.slice(2);
const child = spawn(node, ['--disable-warning=ExperimentalWarning', '--experimental-strip-types', join(root, script), ...rest], {
  stdio: 'inherit',
  cwd: process.cwd(),
  env: { ...process.env, IFR_SYSTEM_NODE: process.execPath },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
