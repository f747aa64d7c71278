// npm run bench:search: finding cases in an encrypted file with 1,000, 10,000, 100,000 and 1,000,000 cases. The shipped call beside bare FTS5 on the
// same file through the same binding in the same run, then the same typed into the real window, beside a bare call to the worker of that run.
// Ends with 1 on a missed bar. --sizes=1000,10000: these sizes. --no-window: queries only. --window-sizes=…: sizes for the window (all).
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, constants } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { madeRecord } from '../test/bench/search/record.ts';
import { typeInWindow } from '../test/bench/search/typing.ts';
import { cache, root } from './lib/paths.mjs';
import { readyElectron } from './lib/benchWindow.mjs';

const most = { ratio: 1.25, flat: 1.5 };
const listOf = (name) => process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1].split(',').map(Number);
const sizes = listOf('sizes') ?? [1000, 10_000, 100_000, 1_000_000];
const windowSizes = process.argv.includes('--no-window') ? [] : (listOf('window-sizes') ?? sizes);

const problems = [];
const check = (holds, words) => {
  console.log(`${holds ? 'ok ' : 'NO '} ${words}`);
  if (!holds) problems.push(words);
};
const number = (value) => value.toLocaleString('en-GB');
const ms = (value) => `${value.toFixed(value < 10 ? 2 : 1)} ms`;

console.log(`Node ${process.version}, ${cpus()[0].model}, ${availableParallelism()} processors, load ${loadavg()[0].toFixed(1)}; encrypted, WAL; medians.`);
const records = new Map();
for (const cases of sizes) {
  const record = await madeRecord(cases, cache, console.log);
  records.set(cases, record);
  const child = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--experimental-strip-types', join(root, 'test/bench/search/queries.ts'), record.file, record.key, record.person, cases >= 1_000_000 ? '15' : cases >= 100_000 ? '41' : '401'], { encoding: 'utf8', maxBuffer: 1e8 });
  if (child.status !== 0) throw new Error(`queries.ts ended with ${child.status ?? child.signal}: ${child.stderr}`);
  const { results, others } = JSON.parse(child.stdout);
  console.log(`\n${number(cases)} cases${' '.repeat(22)}rows   shipped      bare   ratio     count`);
  for (const one of results) console.log(`  ${one.text.padEnd(28)} ${String(one.rows).padStart(4)} ${ms(one.ours).padStart(9)} ${ms(one.bare).padStart(9)} ${(one.ours / one.bare).toFixed(2).padStart(6)} ${ms(one.count).padStart(9)}`);
  console.log(`  with four filters ${ms(others.filtered)}; a page near the end ${ms(others.deep)}; a mistyped text, with what was meant ${ms(others.mistyped)}`);
  const sum = (key, of) => of.reduce((all, one) => all + one[key], 0);
  check(results.every((one) => one.same), `${number(cases)}: the shipped call finds the same cases in the same order as bare FTS5`);
  for (const kind of [...new Set(results.map((one) => one.kind))]) {
    const of = results.filter((one) => one.kind === kind);
    const over = of.filter((one) => one.ours > one.bare * most.ratio);
    // A single query of some microseconds differs by the turn of a cache line, so the bar is held for each kind; single ones over it are named with what they cost more.
    const named = over.length === 0 ? '' : `; over it by themselves: ${over.map((one) => `${one.text} ${(one.ours / one.bare).toFixed(2)} (${((one.ours - one.bare) * 1000).toFixed(0)} µs more)`).join(', ')}`;
    check(sum('ours', of) <= sum('bare', of) * most.ratio, `${number(cases)}, ${kind}: ${(sum('ours', of) / sum('bare', of)).toFixed(2)} × bare FTS5 (at most ${most.ratio})${named}`);
  }
  check(sum('ours', results) <= sum('bare', results) * most.ratio, `${number(cases)}, all queries together: ${(sum('ours', results) / sum('bare', results)).toFixed(2)} × bare FTS5 (at most ${most.ratio})`);
}

if (windowSizes.length > 0) {
  const electron = await readyElectron();
  const painted = new Map();
  for (const cases of windowSizes) {
    const record = records.get(cases) ?? (await madeRecord(cases, cache, console.log));
    const profile = mkdtempSync(join(tmpdir(), 'ifr-bench-'));
    try {
      mkdirSync(join(profile, 'data'), { mode: 0o700 });
      copyFileSync(record.file, join(profile, 'data', 'ifr-panel.db'), constants.COPYFILE_FICLONE);
      copyFileSync(record.keyFile, join(profile, 'data', record.keyFile.split(/[\\/]/).at(-1)));
      const seen = await typeInWindow({ profile, passphrase: record.passphrase, electron });
      painted.set(cases, seen.median);
      console.log(`\n${number(cases)} cases in the real window: from the key to painted rows ${ms(seen.median)} (median of ${seen.keys} keys; 95% ${ms(seen.p95)}), a bare call to the worker and back ${ms(seen.roundTrip)}, an empty frame ${ms(seen.frame)}`);
      check(seen.kept, `${number(cases)}: thirty letters at 50 ms each while ${seen.pages} further pages were asked for: the field holds every letter`);
      check(seen.last, `${number(cases)}: the rows that stand at the end are those of the last text`);
    } finally {
      rmSync(profile, { recursive: true, force: true });
    }
  }
  electron.stop();
  const [small, large] = [painted.get(Math.min(...windowSizes)), painted.get(Math.max(...windowSizes))];
  check(large <= small * most.flat, `from the key to painted rows stays flat: ${ms(large)} with ${number(Math.max(...windowSizes))} cases, ${ms(small)} with ${number(Math.min(...windowSizes))} (at most ${most.flat} ×)`);
}
console.log(problems.length === 0 ? 'PASS' : 'FAIL');
process.exit(problems.length === 0 ? 0 : 1);
