// The SQLite addon for an Electron older than 36: its prebuild asks for Node-API 10, those offer 9.
// Compiled once from the package's own sources in a copy (a build folder inside the package would be preferred everywhere).
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compilePackages, needPackages } from './debian.mjs';
import { cache, root } from './paths.mjs';

const require = createRequire(import.meta.url);

/** Returns the path of the compiled addon, compiling it the first time (under a minute on two cores). */
export async function buildSqliteForOldElectron() {
  const from = join(root, 'node_modules', 'better-sqlite3');
  const { version } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
  const target = join(cache, `sqlite-${version}-napi9-${process.platform}-${process.arch}.node`);
  if (existsSync(target)) return target;
  needPackages(compilePackages, 'the database addon is compiled once for this Electron');
  const nodedir = findHeaders();
  console.log('Compiling the database addon for this Electron (once, about a minute) …');
  const work = join(cache, `sqlite-build-${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'node_modules'), { recursive: true });
  const copy = join(work, 'node_modules', 'better-sqlite3');
  cpSync(from, copy, { recursive: true, filter: (path) => !path.includes(`${from}/prebuilds`) });
  cpSync(dirname(require.resolve('node-addon-api/package.json')), join(work, 'node_modules', 'node-addon-api'), { recursive: true });
  try {
    await run(process.execPath, [require.resolve('node-gyp/bin/node-gyp.js'), 'rebuild', '--release', '--force_build=1', '-j', '2', `--nodedir=${nodedir}`], copy, {
      CFLAGS: '-O1',
      CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -O1 -fno-lto',
      LDFLAGS: '-fno-lto',
    });
    const built = join(copy, 'build', 'Release');
    const name = ['better_sqlite3.node', 'better-sqlite3.node'].find((file) => existsSync(join(built, file)));
    if (!name) throw new Error('The compiler ended well but left no addon');
    renameSync(join(built, name), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return target;
}

/** Node's headers: beside the Node that was started, where the system keeps them, or where npm was told they are. */
function findHeaders() {
  const places = [process.env.npm_config_nodedir, dirname(dirname(process.env.IFR_SYSTEM_NODE ?? process.execPath)), dirname(dirname(process.execPath)), '/usr', '/usr/local'];
  const found = places.find((place) => place && existsSync(join(place, 'include', 'node', 'node_api.h')));
  if (found) return found;
  throw new Error('The database addon must be compiled for this Electron, and no Node headers were found (include/node/node_api.h). Install them: on Debian `apt-get install libnode-dev`, or the Node distribution that carries them.');
}

function run(command, args, cwd, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The database addon could not be compiled:\n${output.slice(-3000)}`))));
  });
}
