import type { FactValue } from '../domain/facts.ts';

/** What a file turned out to be, told by its content, never by its name. */
export type PaperKind = 'docx' | 'pdf' | 'zip' | 'image' | 'text' | 'unknown';

/**
 * Where the words of a fact stand. PDF rectangles are `[left, top, width, height]` in points from the top left corner
 * of the page as a reader sees it (rotation applied); the viewer multiplies by its scale and needs no PDF library to draw them.
 */
export type Anchor =
  | { kind: 'pdf'; page: number; rects: readonly (readonly [number, number, number, number])[]; words: string }
  | { kind: 'word'; /** Index path into {@link WordDocument}.blocks: block, then in a table row, cell, block. It ends at the cell where a whole cell is meant. */ path: readonly number[]; place: string; words: string }
  | { kind: 'none'; words: string };

/** A Word document as the screen draws it: no HTML, no styles, nothing that can run. */
export type WordBlock =
  | { type: 'paragraph'; heading?: number; text: string }
  | { type: 'table'; rows: readonly { cells: readonly { span: number; blocks: readonly WordBlock[]; /** Merged with the cell above it. */ merged?: true }[] }[] };
export interface WordDocument {
  readonly blocks: readonly WordBlock[];
}

export interface PdfPage {
  readonly number: number;
  /** Points, as displayed. */
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

/** A value read from a paper, waiting for a person. */
export interface CandidateFact {
  readonly factId: string;
  readonly value: FactValue;
  readonly anchor: Anchor;
  readonly method: 'form-field' | 'table-cell' | 'label-text' | 'tick-box' | 'content-control';
  /** The label that it stood beside, as printed. */
  readonly label: string;
  /** The paragraphs of a long answer, each with its own place. */
  readonly parts?: readonly { readonly text: string; readonly anchor: Anchor }[];
}

/** Something a person must see. Codes are listed in docs/import-issues.md with sentence and next step. */
export interface ImportIssue {
  readonly code: string;
  readonly severity: 'note' | 'warn' | 'blocks';
  readonly file: string;
  readonly message: string;
  readonly next: string;
}

/** One file, read. `children` are the files found inside it (ZIP), each to be read in turn. */
export interface ReadFile {
  readonly name: string;
  readonly kind: PaperKind;
  readonly read: boolean;
  readonly pages: readonly PdfPage[];
  readonly document: WordDocument | null;
  readonly candidates: readonly CandidateFact[];
  readonly issues: readonly ImportIssue[];
  readonly children: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Limits for reading, one budget for a whole pack. Bytes are inflated bytes. */
export interface ReadLimits {
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly entries: number;
  readonly depth: number;
  readonly ratio: number;
  /** Milliseconds for one file. */
  readonly time: number;
}
export const readLimits: ReadLimits = { fileBytes: 100e6, totalBytes: 500e6, entries: 1000, depth: 2, ratio: 100, time: 10_000 };
