import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * Installs what a tool for developers needs into a folder of its own, where its lockfile has changed or nothing is there.
 * The app's own `npm ci` stays small by it.
 * @throws Error where npm cannot install it
 */
export function needOwnPackages(folder) {
  const cwd = join(root, folder);
  const installed = join(cwd, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(cwd, 'package-lock.json')).mtimeMs) return;
  console.log(`Installing the packages of ${folder} …`);
  // Not `npm ci`: it refuses a lockfile without the builds for other systems, and not every registry has them.
  const words = ['install', '--no-save', '--ignore-scripts'];
  const npm = process.env.npm_execpath;
  const done = npm
    ? spawnSync(process.env.IFR_SYSTEM_NODE ?? process.execPath, [npm, ...words], { cwd, stdio: 'inherit' })
    : spawnSync('npm', words, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) throw new Error(`npm install in ${folder} did not succeed: see above.`);
}
