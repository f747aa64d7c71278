// npm run bench:import: reads 200 ordinary packs of five files (Word form, two letters as PDF, a picture, a mail) with the shipped path, beside the bare
// libraries doing the same reads in one warm process; then packs of 1, 10, 100 and 1,000 files. Ends with 1 on a missed bar.
// --packs=N: another number of packs. --runs=N: how often each is run (5; the best of each counts). The packs are made at the first run and kept.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { benchPacks } from '../test/bench/import/packs.ts';
import { storePacks } from '../test/bench/import/stored.ts';
import { cache, root } from './lib/paths.mjs';

const least = 0.7;
/** A pack of 1,000 files may cost so much more for each file than one of 10: in proportion, with room for the noise of a machine. */
const flat = 1.5;
const numberOf = (name, standard) => Number(process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1] ?? standard);
const count = numberOf('packs', 200);
const runs = numberOf('runs', 5);

const folder = join(cache, 'bench-import');
const file = join(folder, `packs-${count}.bin`);
if (!existsSync(file)) {
  console.log(`Making ${count} packs …`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, storePacks(await benchPacks(count)));
}

const run = (program, ...args) => JSON.parse(execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--experimental-strip-types', '--no-warnings', join(root, 'test/bench/import', program), file, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim().split('\n').at(-1));
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
const problems = [];
const check = (holds, words) => {
  console.log(`${holds ? 'ok ' : 'NO '} ${words}`);
  if (!holds) problems.push(words);
};

console.log(`Node ${process.version}, ${cpus()[0].model}, ${availableParallelism()} processors, load ${loadavg()[0].toFixed(1)}; ${count} packs of 5 files, best of ${runs} runs in turn.`);
const found = { ours: [], bare: [] };
for (let n = 0; n < runs; n++) {
  found.bare.push(run('bare.ts'));
  found.ours.push(run('shipped.ts'));
}
const best = (list) => list.reduce((a, b) => (a.ms < b.ms ? a : b));
const [ours, bare] = [best(found.ours), best(found.bare)];
const speed = ({ packs, ms }) => (packs / ms) * 1000;
console.log(`  shipped: ${speed(ours).toFixed(1)} packs a second; most memory ${megabytes(ours.peak)}, its readers ${ours.parsers.map(megabytes).join(' and ')}`);
console.log(`  bare:    ${speed(bare).toFixed(1)} packs a second; most memory ${megabytes(bare.peak)}`);
check(speed(ours) >= least * speed(bare), `${(speed(ours) / speed(bare)).toFixed(2)} × the bare libraries in one warm process (at least ${least})`);
check(ours.parsers.every((bytes) => bytes < 1024 ** 3), 'no reader took more than 1 GiB');

const sizes = run('shipped.ts', '--sizes=1,10,100,1000');
console.log('\n  files in the pack        ms   ms a file');
for (const { files, ms } of sizes) console.log(`  ${String(files).padStart(17)} ${ms.toFixed(0).padStart(9)} ${(ms / files).toFixed(2).padStart(11)}`);
const each = (files) => sizes.find((one) => one.files === files).ms / files;
check(each(1000) <= flat * each(10), `a file in a pack of 1,000 costs ${(each(1000) / each(10)).toFixed(2)} × one in a pack of 10 (at most ${flat})`);
check(each(1000) <= flat * each(100), `a file in a pack of 1,000 costs ${(each(1000) / each(100)).toFixed(2)} × one in a pack of 100 (at most ${flat})`);

if (problems.length > 0) console.log(`\n${problems.length} missed.`);
process.exit(problems.length > 0 ? 1 : 0);
