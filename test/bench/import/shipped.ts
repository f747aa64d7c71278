// The shipped path: readPack and judgePack through the pool of parser processes, as the door for scripts starts it.
// Prints { packs, ms, peak, parsers } as JSON. With --sizes=1,10,…: one pack of so many files each, prints [{ files, ms }].
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readPack, type FileToRead } from '../../../electron/worker/readPack.ts';
import { judgePack } from '../../../shared/import/judgePack.ts';
import { memoryOf, startParsers } from '../../../scripts/lib/parsers.mjs';
import { unpackPacks } from './stored.ts';

const packs = unpackPacks(readFileSync(process.argv[2]!));
const sizes = process.argv.find((one) => one.startsWith('--sizes='))?.slice(8).split(',').map(Number);
const parsers = startParsers();
parsers.pool.warm();

async function judge(files: readonly FileToRead[]): Promise<number> {
  const papers = await readPack(files, { read: (...file) => parsers.pool.read(...file), newId: randomUUID });
  const broken = papers.filter(({ file }) => file.issues.some(({ code }) => ['file-damaged', 'file-too-slow'].includes(code)));
  if (papers.length !== files.length || broken.length > 0) throw new Error(`Not all was read: ${papers.length} of ${files.length}, ${broken.map(({ file }) => JSON.stringify(file.issues)).slice(0, 3).join()}`);
  judgePack(papers, { asAt: '2026-11-02', commissioner: null });
  return papers.length;
}

/** Two packs at once, as the door and a batch read them. */
async function judgeAll(): Promise<void> {
  const waiting = [...packs];
  await Promise.all([1, 2].map(async () => {
    for (let pack = waiting.shift(); pack; pack = waiting.shift()) await judge(pack.files);
  }));
}

if (sizes) {
  const all = packs.flatMap(({ files }) => files);
  await judge(all.slice(0, 200));
  const found = [];
  for (const size of sizes) {
    const files = Array.from({ length: size }, (_, index) => all[index % all.length]!);
    const times: number[] = [];
    for (let run = 0; run < (size < 100 ? 15 : 3); run++) {
      const begun = performance.now();
      await judge(files);
      times.push(performance.now() - begun);
    }
    found.push({ files: size, ms: times.sort((a, b) => a - b)[Math.floor(times.length / 2)] });
  }
  console.log(JSON.stringify(found));
} else {
  await judgeAll(); // warm
  const begun = performance.now();
  await judgeAll();
  const ms = performance.now() - begun;
  console.log(JSON.stringify({ packs: packs.length, ms, peak: process.resourceUsage().maxRSS * 1024, parsers: parsers.pids().map((pid) => memoryOf(pid, 'VmHWM')) }));
}
parsers.stop();
