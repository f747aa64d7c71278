import { limitsAfter, limitsInside } from '../../shared/import/budget.ts';
import { issue } from '../../shared/import/issues.ts';
import { readLimits, type ReadFile, type ReadLimits } from '../../shared/import/paper.ts';
import type { ReadOutcome } from './parserPool.ts';

/** A file to be read, as it was dropped or found inside another. */
export interface FileToRead {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One file of a pack, read or not; its bytes are kept either way. */
export interface PaperRead {
  readonly paperId: string;
  readonly parentPaperId: string | null;
  readonly bytes: Uint8Array;
  readonly file: ReadFile;
}

export interface ReadPackOptions {
  /** Reads one file, in a process of its own; never rejects. */
  readonly read: (name: string, bytes: Uint8Array, limits: ReadLimits, password?: string) => Promise<ReadOutcome>;
  readonly newId: () => string;
  /** Milliseconds, for the time budget of the pack. */
  readonly clock?: () => number;
  readonly limits?: ReadLimits;
  /** Tried on what is protected. */
  readonly password?: string;
  readonly signal?: AbortSignal;
  readonly progress?: (finished: number, total: number) => void;
}

/** A file of the pack on its way. */
interface Item extends FileToRead {
  readonly parent: Item | null;
  readonly depth: number;
  readonly nesting: number;
  paperId: string;
  file: ReadFile | null;
}

/** Files that are given out at once: for each of the two parsers the one it reads and the one in its hand. */
const lanes = 4;
/** Two archives above this size are not read at once: each may unpack to all that the pack may. */
const largeArchive = 1_000_000;

/**
 * Reads the files of one pack and what is inside them, with one budget of bytes, entries, depth and time for all. What is
 * over the budget is named in an issue, never left out in silence. Ends early, with what was read by then, where it is cancelled.
 *
 * A slow file does not hold up the other lane, and yet every run gives the same papers in the same order: first the files of the
 * pack, then what is inside them, level by level. The budget is taken off in that order too; a file that was read with more than
 * turns out to be left for it is read again with what is left.
 */
export async function readPack(files: readonly FileToRead[], options: ReadPackOptions): Promise<PaperRead[]> {
  const limits = options.limits ?? readLimits;
  const clock = options.clock ?? (() => performance.now());
  const begun = clock();
  const item = (file: FileToRead, parent: Item | null, depth: number, nesting: number): Item => ({ name: file.name, bytes: file.bytes, parent, depth, nesting, paperId: '', file: null });
  const queue: Item[] = files.map((file) => item(file, null, limits.depth, limits.nesting));
  const reading = new Map<Item, { readonly budget: ReadLimits; readonly outcome: Promise<ReadOutcome> }>();
  let budget = limits;
  let next = 0;
  let settled = 0;

  const read = (one: Item): { budget: ReadLimits; outcome: Promise<ReadOutcome> } => {
    const left = limits.packTime - (clock() - begun);
    if (left <= 0) return { budget, outcome: Promise.resolve({ ok: false, why: 'time', message: 'The time for this pack is used up.' }) };
    const within = { ...budget, depth: one.depth, nesting: one.nesting, time: Math.min(limits.time, Math.max(1000, left)) };
    return { budget, outcome: options.read(one.name, one.bytes, within, options.password) };
  };
  const running = new Set<Item>();
  const start = () => {
    while (running.size < lanes && next < queue.length && next - settled < 50 && !options.signal?.aborted) {
      const one = queue[next]!;
      if (isLargeArchive(one) && [...reading.keys()].some(isLargeArchive)) return; // until what the other one held is taken off
      next += 1;
      options.progress?.(next - 1, queue.length);
      const begunOne = read(one);
      reading.set(one, begunOne);
      running.add(one);
      void begunOne.outcome.then(() => {
        running.delete(one);
        start();
      });
    }
  };

  for (start(); settled < queue.length && !options.signal?.aborted; start()) {
    const one = queue[settled]!;
    const first = reading.get(one)!;
    let outcome = await first.outcome;
    if (options.signal?.aborted) break;
    if (outcome.ok && exceeds(outcome.file, budget) && first.budget !== budget) outcome = await read(one).outcome;
    reading.delete(one);
    one.file = within(budget, fileOf(one, outcome));
    budget = limitsAfter(budget, one.file);
    const inside = limitsInside({ ...budget, depth: one.depth, nesting: one.nesting }, one.file.kind);
    for (const child of one.file.children) queue.push(item(child, one, inside.depth, inside.nesting));
    // The bytes are in the items from here on.
    one.file = { ...one.file, children: [] };
    settled += 1;
  }
  const done = queue.slice(0, settled);
  for (const one of done) one.paperId = options.newId();
  return done.map(({ paperId, parent, bytes, file }) => ({ paperId, parentPaperId: parent?.paperId ?? null, bytes, file: file! }));
}

/** Whether a file holds more than is left of the budget. */
function exceeds({ children }: ReadFile, budget: ReadLimits): boolean {
  return children.length > budget.entries || children.reduce((sum, child) => sum + child.bytes.byteLength, 0) > budget.totalBytes;
}

/** What a reader brings over what is left of the budget is not taken, whatever it was told. */
function within(budget: ReadLimits, file: ReadFile): ReadFile {
  let bytes = 0;
  const fitting = file.children.filter((child, i) => i < budget.entries && (bytes += child.bytes.byteLength) <= budget.totalBytes);
  if (fitting.length === file.children.length) return file;
  return { ...file, children: fitting, issues: [...file.issues, issue('zip-too-many', file.name, `${readLimits.entries} files, ${Math.round(readLimits.totalBytes / 1e6)} MB`)] };
}

/** Whether a file begins as archives do and is not small; Word forms begin so too. */
function isLargeArchive({ bytes }: FileToRead): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes.byteLength > largeArchive;
}

function fileOf(item: FileToRead, outcome: ReadOutcome): ReadFile {
  if (outcome.ok) return outcome.file;
  const fault = outcome.why === 'time' ? issue('file-too-slow', item.name) : issue('file-damaged', item.name, 'reading it ended the reader');
  return { name: item.name, kind: 'unknown', read: false, pages: [], document: null, candidates: [], issues: [fault], children: [] };
}
