import type { ImportIssue, PaperKind, ReadFile, ReadLimits } from '../../shared/import/paper.ts';

/** A file to be read, and what may be spent on it. */
export interface Reading {
  /** Display name. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly limits: ReadLimits;
  /** Tried on what is protected. */
  readonly password: string | undefined;
  /** Whether the time is up; asked between steps. */
  readonly stopped: () => boolean;
}

/** Reads one kind of file. May throw where the file is not built as its format asks; the file is then said to be damaged. */
export type Reader = (reading: Reading) => Promise<Omit<ReadFile, 'name'>>;

/** A file that is kept and was not read. */
export function unread(name: string, kind: PaperKind, ...issues: ImportIssue[]): ReadFile {
  return { name, kind, read: false, pages: [], document: null, candidates: [], issues, children: [] };
}
