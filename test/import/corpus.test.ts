import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkReply } from '../../electron/worker/parserReply.ts';
import { readFile } from '../../electron/parser/readFile.ts';
import type { ReadLimits } from '../../shared/import/paper.ts';
import { makeTemp } from '../unit/db/tempFolders.ts';
import { verdictOn, type Checked } from './corpus/check.ts';
import { corpus } from './corpus/corpus.ts';
import { notYet, recallToday } from './corpus/notYet.ts';
import type { CorpusFile } from './corpus/entry.ts';
import { writeFiles } from './corpus/write.ts';

type CheckPath = (path: string, options: { asOf: string; icb: string | null; password: string | undefined }, parsers: unknown) => Promise<Checked>;

const asOf = '2026-06-01';
let checkPath: CheckPath;
let folder: string;
let entriesRun = 0;
const recall = new Map<string, { expected: number; missed: number }>();

const digest = ({ name, bytes }: CorpusFile): string => `${name} ${createHash('sha256').update(bytes).digest('hex')}`;

/** The pool of the door, without its processes: every file is read here. What it says is checked as the answer of a process is. */
const here = {
  pool: {
    read: async (name: string, bytes: Uint8Array, limits: ReadLimits, password?: string) => {
      const outcome = checkReply({ ok: true, file: await readFile(name, bytes, limits, password) }, { name, limits });
      if (outcome === null) throw new Error(`what was read of ${name} would not be taken from a process`);
      return outcome;
    },
  },
};

beforeAll(async () => {
  ({ checkPath } = (await import(join(import.meta.dirname, '../../scripts/lib/importCheck.mjs'))) as { checkPath: CheckPath });
  folder = makeTemp();
});

afterAll(() => {
  const total = [...recall.values()].reduce((sum, one) => ({ expected: sum.expected + one.expected, missed: sum.missed + one.missed }), { expected: 0, missed: 0 });
  const percent = (one: { expected: number; missed: number }) => `${one.expected - one.missed} of ${one.expected} (${((100 * (one.expected - one.missed)) / one.expected).toFixed(1)} %)`;
  console.log(`Facts read from the good files of the corpus: ${percent(total)}\n${[...recall].map(([kind, one]) => `  ${kind}: ${percent(one)}`).join('\n')}`);
  // Only where all of them ran.
  if (entriesRun === corpus.length) expect((total.expected - total.missed) / total.expected).toBeGreaterThanOrEqual(recallToday);
});

describe('the corpus', () => {
  it('has at least 160 entries, each with a name of its own', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(160);
    expect(new Set(corpus.map((entry) => entry.name)).size).toBe(corpus.length);
    expect(notYet.filter((name) => !corpus.some((entry) => entry.name === name))).toEqual([]);
  });

  it.each(corpus.map((entry) => [entry.name, entry] as const))('%s', async (name, entry) => {
    entriesRun += 1;
    const files = await entry.make();
    const path = writeFiles(entry, files, folder);
    if (!entry.salted && !entry.large) expect((await entry.make()).map(digest), 'is made the same each time').toEqual(files.map(digest));
    let faults: readonly string[];
    try {
      const checked = await checkPath(path, { asOf, icb: entry.icb ?? null, password: entry.password }, here);
      const verdict = verdictOn(entry, checked);
      faults = verdict.faults;
      if (entry.good) {
        const sum = recall.get(entry.kind) ?? { expected: 0, missed: 0 };
        recall.set(entry.kind, { expected: sum.expected + verdict.expectedFacts, missed: sum.missed + verdict.missedFacts });
      }
    } catch (error) {
      faults = [`threw: ${error instanceof Error ? error.message : String(error)}`];
    } finally {
      rmSync(join(folder, name.replaceAll('/', '-')), { recursive: true, force: true });
    }
    if (notYet.includes(name)) expect(faults, 'is read as it should be now: take it out of notYet').not.toEqual([]);
    else expect(faults).toEqual([]);
  }, 90_000);
});
