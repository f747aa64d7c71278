// npm run mutation [-- FILE,FILE]: changes the engine in thousands of small ways and looks whether the tests notice.
// Takes hours for the whole engine. Results are kept in .cache/mutation, so that a further run tries only what has changed;
// what survives is explained in docs/mutation-survivors.md. Exit code 1: fewer than 90 in 100 were noticed.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { needOwnPackages } from './lib/ownPackages.mjs';
import { root } from './lib/paths.mjs';

needOwnPackages('test/mutation');
const [files] = process.argv.slice(2);
const stryker = spawnSync(
  process.execPath,
  [join(root, 'test/mutation/node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', 'test/mutation/stryker.config.mjs', ...(files ? ['--mutate', files] : [])],
  { stdio: 'inherit', cwd: root },
);
process.exit(stryker.status ?? 1);
