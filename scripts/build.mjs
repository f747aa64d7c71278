// Builds the app into dist/. `--if-needed` leaves a build alone that is newer than everything it was made from.
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as viteBuild } from 'vite';
import { dist, root } from './lib/paths.mjs';

const stamp = join(dist, '.built');
const sources = ['electron', 'renderer', 'shared', 'db', 'resources', 'vite.config.ts', 'package.json'];

/** Builds main, preload and page; says which part is being built, since it takes some seconds. */
export async function build({ ifNeeded = false } = {}) {
  if (ifNeeded && existsSync(stamp) && newest(sources.map((name) => join(root, name))) < statSync(stamp).mtimeMs) return;
  rmSync(stamp, { force: true });
  const nodeEnv = process.env.NODE_ENV;
  const parts = [['main', 'main process, worker and parser'], ['preload', 'preload'], ['production', 'page']];
  for (const [mode, name] of parts) {
    console.log(`Building the ${name} …`);
    await viteBuild({ configFile: join(root, 'vite.config.ts'), mode });
  }
  // Vite sets NODE_ENV to production for this process; tests that are started from it must not inherit that.
  if (nodeEnv === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = nodeEnv;
  writeFileSync(stamp, new Date().toISOString());
}

function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) continue;
    latest = Math.max(latest, stat.isDirectory() ? newest(readdirSync(path).map((name) => join(path, name))) : stat.mtimeMs);
  }
  return latest;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build({ ifNeeded: process.argv.includes('--if-needed') });
