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

interface Waiting extends FileToRead {
  readonly parentPaperId: string | null;
  readonly depth: number;
  readonly nesting: number;
}

/**
 * Reads the files of one pack and what is inside them, with one budget of bytes, entries, depth and time for all. What is
 * over the budget is named in an issue, never left out in silence. Ends early, with what was read by then, where it is cancelled.
 */
export async function readPack(files: readonly FileToRead[], options: ReadPackOptions): Promise<PaperRead[]> {
  let budget: ReadLimits = options.limits ?? readLimits;
  const clock = options.clock ?? (() => performance.now());
  const into: PaperRead[] = [];
  const waiting: Waiting[] = files.map((file) => ({ ...file, parentPaperId: null, depth: budget.depth, nesting: budget.nesting }));
  let total = waiting.length;
  let finished = 0;
  while (waiting.length > 0 && !options.signal?.aborted) {
    // Two at once, but never two archives: each would unpack as much as is left for all.
    const batch = waiting.splice(0, waiting.length > 1 && isArchive(waiting[0]!) && isArchive(waiting[1]!) ? 1 : 2);
    options.progress?.(finished, total);
    const begun = clock();
    const outcomes = await Promise.all(batch.map((item): Promise<ReadOutcome> => {
      if (budget.packTime <= 0) return Promise.resolve({ ok: false, why: 'time', message: 'The time for this pack is used up.' });
      const { depth, nesting } = item;
      return options.read(item.name, item.bytes, { ...budget, depth, nesting, time: Math.min(budget.time, Math.max(1000, budget.packTime)) }, options.password);
    }));
    budget = { ...budget, packTime: budget.packTime - (clock() - begun) };
    outcomes.forEach((outcome, index) => {
      const item = batch[index]!;
      const file = within(budget, fileOf(item, outcome));
      const paperId = options.newId();
      into.push({ paperId, parentPaperId: item.parentPaperId, bytes: item.bytes, file });
      budget = limitsAfter(budget, file);
      const { depth, nesting } = limitsInside({ ...budget, depth: item.depth, nesting: item.nesting }, file.kind);
      for (const child of file.children) waiting.push({ ...child, parentPaperId: paperId, depth, nesting });
      total += file.children.length;
      finished += 1;
    });
  }
  return into;
}

/** Two files that are read at once each see the whole budget: what the second brings over what the first left is not taken. */
function within(budget: ReadLimits, file: ReadFile): ReadFile {
  let bytes = 0;
  const fitting = file.children.filter((child, i) => i < budget.entries && (bytes += child.bytes.byteLength) <= budget.totalBytes);
  if (fitting.length === file.children.length) return file;
  return { ...file, children: fitting, issues: [...file.issues, issue('zip-too-many', file.name, `${readLimits.entries} files, ${Math.round(readLimits.totalBytes / 1e6)} MB`)] };
}

/** Whether a file begins as archives do; Word forms do too. */
function isArchive({ bytes }: FileToRead): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function fileOf(item: FileToRead, outcome: ReadOutcome): ReadFile {
  if (outcome.ok) return outcome.file;
  const fault = outcome.why === 'time' ? issue('file-too-slow', item.name) : issue('file-damaged', item.name, 'reading it ended the reader');
  return { name: item.name, kind: 'unknown', read: false, pages: [], document: null, candidates: [], issues: [fault], children: [] };
}
