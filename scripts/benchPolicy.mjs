// npm run bench:policy [-- --quick | --seeds | --many | --only WORD | --json FILE]
// Measures the engine beside rule engines and a plain walker (test/bench/rules/README.md). Exit code 1: a bar was missed.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { needOwnPackages } from './lib/ownPackages.mjs';
import { root } from './lib/paths.mjs';

needOwnPackages('test/bench/rules');
const bench = spawnSync(
  process.execPath,
  ['--expose-gc', '--disable-warning=ExperimentalWarning', '--experimental-strip-types', join(root, 'test/bench/rules/bench.mjs'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(bench.status ?? 1);
