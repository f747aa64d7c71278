// npm run bench:reassess: the shipped re-assessment of 10,000 open cases, of which 30% come out differently, beside a bare script that reads the
// same facts and writes the same rows in the same batches. Each run is a process of its own on a fresh copy of the record, in alternating order.
// Ends with 1 where the median takes more than three times the bare script's, where the rows differ, or where the window waits too long.
// --quick: 1,000 cases. --runs=N: so many runs of each (5).
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { batch } from '../electron/worker/reassessJob.ts';
import { answersIn, findingsIn, writtenIn } from '../test/bench/reassess/answers.ts';
import { at, madeRecord } from '../test/bench/reassess/record.ts';
import { cache, root } from './lib/paths.mjs';

const most = { ratio: 3, slice: 100, wait: 500 };
const quick = process.argv.includes('--quick');
const runs = Number(process.argv.find((one) => one.startsWith('--runs='))?.slice(7) ?? 5);
const record = await madeRecord(quick ? 1000 : 10_000, cache, console.log);

const place = mkdtempSync(join(tmpdir(), 'ifr-bench-'));
process.on('exit', () => rmSync(place, { recursive: true, force: true }));
const answersFile = join(place, 'answers.json');
let copies = 0;

/** A run on a fresh copy, which is kept until `look` is done. */
function run(script, more, look = () => undefined) {
  const folder = join(place, String(copies++));
  mkdirSync(join(folder, 'data'), { recursive: true });
  copyFileSync(record.file, join(folder, 'data', 'ifr-panel.db'));
  mkdirSync(join(folder, 'resources'));
  symlinkSync(join(root, 'db/migrations'), join(folder, 'resources/migrations'), 'junction');
  try {
    const child = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--experimental-strip-types', join(root, 'test/bench/reassess', script), folder, record.key, record.person, ...more], { encoding: 'utf8', maxBuffer: 1e8 });
    if (child.status !== 0) throw new Error(`${script} ended with ${child.status ?? child.signal}: ${child.stderr}`);
    const result = JSON.parse(child.stdout);
    look(folder, result);
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const problems = [];
const check = (holds, words) => {
  console.log(`${holds ? 'ok ' : 'NO '} ${words}`);
  if (!holds) problems.push(words);
};

const ms = (value) => `${Math.round(value).toLocaleString('en-GB')} ms`;
const mb = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;
const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

// Not timed: what is to be written, that the bare script writes the same, that both records are whole, and how long the window waits.
let written = '';
const asked = run('shipped.ts', [at, '--asked'], (folder, { jobId }) => {
  writeFileSync(answersFile, JSON.stringify({ batch, answers: answersIn(folder, record.key, jobId) }));
  written = writtenIn(folder, record.key, jobId);
  check(findingsIn(folder, record.key).length === 0, 'the record verifies after the shipped job: chain, bodies, rows, list of cases');
});
run('bare.ts', [at, answersFile], (folder, { jobId }) => {
  check(writtenIn(folder, record.key, jobId) === written, 'the bare script writes the same rows: same columns, same lengths, same batches');
  check(findingsIn(folder, record.key).length === 0, 'the record verifies after the bare script');
});
check(asked.job.status === 'done' && asked.job.done === record.cases && asked.job.total === record.cases, `${record.cases.toLocaleString('en-GB')} open cases were assessed again, ${batch} at a time`);
check(Math.abs(asked.kept / record.cases - 0.3) < 0.01, `${asked.kept.toLocaleString('en-GB')} came out differently and were recorded (${Math.round((100 * asked.kept) / record.cases)}%)`);

const took = { shipped: [], bare: [] };
const cpu = { shipped: [], bare: [] };
const held = [];
let peak = 0;
let before = 0;
for (let number = 0; number < runs; number++) {
  for (const which of number % 2 === 0 ? ['shipped', 'bare'] : ['bare', 'shipped']) {
    const result = run(`${which}.ts`, which === 'bare' ? [at, answersFile] : [at]);
    took[which].push(result.took);
    cpu[which].push(result.cpu);
    if (which === 'shipped') held.push(...result.held);
    if (which === 'shipped') [peak, before] = [Math.max(peak, result.peak), Math.max(before, result.rss)];
  }
}

console.log(`\nNode ${process.version}, ${cpus()[0].model}, ${availableParallelism()} processors; each of ${runs} runs a new process on a fresh copy; WAL, synchronous=FULL, encrypted.`);
for (const [which, values] of Object.entries(took)) {
  const rate = Math.round((record.cases / middle(values)) * 1000).toLocaleString('en-GB');
  console.log(`${which.padEnd(8)} median ${ms(middle(values)).padStart(9)}, ${rate} cases a second, processor time ${ms(middle(cpu[which]))}   (${values.map(ms).join(', ')})`);
}
console.log(`slices   of ${batch} cases held the worker for ${ms(middle(held))} (median), ${ms(held.toSorted((x, y) => x - y)[Math.floor(held.length * 0.95)])} (95%), ${ms(Math.max(...held))} (longest)`);
console.log(`memory   ${mb(peak)} at its peak, ${mb(before)} before the job began`);
for (const [channel, waits] of Object.entries(asked.waits)) console.log(`${channel.padEnd(15)} asked ${String(waits.length).padStart(4)} times while the job ran: median ${middle(waits).toFixed(1)} ms, longest ${Math.max(...waits).toFixed(1)} ms`);
const longest = Math.max(...Object.values(asked.waits).flat());
const ratio = middle(took.shipped) / middle(took.bare);
console.log('');
check(middle(held) <= most.slice, `half of the slices end within ${ms(middle(held))} (at most ${most.slice})`);
check(longest <= most.wait, `the window answers throughout: the longest wait for an answer was ${longest.toFixed(0)} ms (at most ${most.wait})`);
check(ratio <= most.ratio, `the shipped job takes ${ratio.toFixed(2)} × the bare script (at most ${most.ratio})`);
console.log(problems.length === 0 ? 'PASS' : 'FAIL');
process.exit(problems.length === 0 ? 0 : 1);
