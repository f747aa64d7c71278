// npm run fuzz: mutated files of every kind through the real parser processes, with their limits. --reader=KIND (may be given more than once, or
// KIND,KIND), --count=N (10,000 for each), --seed=N, --only=NUMBER (one mutation again). A file that ends a parser, is answered late or with no answer
// is kept in out/fuzz with what it takes to repeat it. Ends with 1 where there was one.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLimits } from '../shared/import/paper.ts';
import { fuzzKinds, mutation } from '../test/import/fuzzKinds.ts';
import { startParsers } from './lib/parsers.mjs';
import { out } from './lib/paths.mjs';

const values = (name) => process.argv.flatMap((one, index) => (one.startsWith(`--${name}=`) ? [one.slice(name.length + 3)] : one === `--${name}` && process.argv[index + 1] ? [process.argv[index + 1]] : []));
const wanted = values('reader').flatMap((one) => one.split(','));
const count = Number(values('count')[0] ?? 10_000);
const seed = Number(values('seed')[0] ?? 20260501);
const only = values('only')[0] === undefined ? null : Number(values('only')[0]);
const unknown = wanted.filter((name) => !fuzzKinds.some(({ kind }) => kind === name));
if (unknown.length > 0 || !Number.isInteger(count) || !Number.isInteger(seed)) {
  console.error(`There is no reader ${unknown.join(', ')}. Readers: ${fuzzKinds.map(({ kind }) => kind).join(', ')}.`);
  process.exit(2);
}

/** Milliseconds beyond its limit within which the pool must have given a file up. */
const grace = 1500;
const parsers = startParsers();
const folder = join(out, 'fuzz');
let failures = 0;
let most = 0;
const weigh = setInterval(() => (most = Math.max(most, ...parsers.memory())), 100);

for (const kind of fuzzKinds.filter((one) => wanted.length === 0 || wanted.includes(one.kind))) {
  const seeds = await kind.seeds();
  const seen = { read: 0, refused: 0, failed: 0, slowest: 0 };
  const begun = performance.now();
  let next = only ?? 0;
  const end = only === null ? count : only + 1;

  const work = async () => {
    while (next < end) {
      const number = next++;
      const { name, bytes } = await mutation(kind, seeds, seed, number);
      const before = performance.now();
      const outcome = await parsers.pool.read(name, bytes, readLimits, kind.password);
      const took = performance.now() - before;
      seen.slowest = Math.max(seen.slowest, took);
      const fault = !outcome.ok ? outcome.why : took > readLimits.time + grace ? 'late' : outcome.file.issues.some(({ code }) => code === 'file-too-slow') ? 'slow' : null;
      if (fault) keep(number, name, bytes, fault);
      else if (outcome.file.read) seen.read += 1;
      else seen.refused += 1;
      if (process.stdout.isTTY && number % 100 === 0) process.stdout.write(`\r${kind.kind}: ${number} of ${end}`);
    }
  };
  const keep = (number, name, bytes, fault) => {
    failures += 1;
    seen.failed += 1;
    mkdirSync(folder, { recursive: true });
    const file = `${kind.kind}-${seed}-${number}`;
    writeFileSync(join(folder, `${file}.${name.split('.').at(-1)}`), bytes);
    writeFileSync(join(folder, `${file}.txt`), `${fault}\nnpm run fuzz -- --reader=${kind.kind} --seed=${seed} --only=${number}\n`);
    console.log(`\n${kind.kind} ${number}: ${fault}; kept as out/fuzz/${file}`);
  };
  await Promise.all([work(), work()]);
  // Whatever was done to the parsers, the next file must be read.
  const after = await parsers.pool.read('after.txt', new TextEncoder().encode('words'));
  if (!after.ok) {
    failures += 1;
    console.log(`${kind.kind}: after it no file can be read any more (${after.why}).`);
  }
  if (process.stdout.isTTY) process.stdout.write('\r');
  console.log(`${kind.kind}: ${end - (only ?? 0)} files, ${seen.read} read, ${seen.refused} refused with a reason, ${seen.failed} failed; slowest ${Math.round(seen.slowest)} ms; ${Math.round((performance.now() - begun) / 1000)} s`);
}
clearInterval(weigh);
parsers.stop();
console.log(`Most memory of a parser: ${Math.round(Math.max(most, parsers.peak()) / 1e6)} MB.${failures > 0 ? ` ${failures} failed; see out/fuzz.` : ' None failed.'}`);
process.exit(failures > 0 ? 1 : 0);
