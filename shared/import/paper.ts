import type { FactValue } from '../domain/facts.ts';

/** What a file turned out to be, told by its content, never by its name. `fhir`, `csv`: structured data; `text` also stands for data of a kind that is not read. */
export const paperKinds = ['docx', 'pdf', 'zip', 'email', 'rtf', 'web', 'csv', 'fhir', 'image', 'text', 'unknown'] as const;
export type PaperKind = (typeof paperKinds)[number];

/**
 * What an import comes to. `accept`: a case, nothing stands against it; `warn`: a draft case, each issue to be answered
 * before the panel; `partial`: the same, and some files are held beside it unread; `quarantine`: no case yet, everything
 * kept; `reject`: not taken in at all, because it is too large.
 */
export const outcomes = ['accept', 'warn', 'partial', 'quarantine', 'reject'] as const;
export type Outcome = (typeof outcomes)[number];

/** How a value was read: which kind of place it stood in. `ocr` is a suggestion from a picture and never more. */
export const readMethods = ['form-field', 'table-cell', 'label-text', 'tick-box', 'content-control', 'message-header', 'data-element', 'ocr'] as const;
export type ReadMethod = (typeof readMethods)[number];

/**
 * Where the words of a fact stand. PDF rectangles are `[left, top, width, height]` in points from the top left corner
 * of the page as a reader sees it (rotation applied); the viewer multiplies by its scale and needs no PDF library to draw them.
 */
export type Anchor =
  | { kind: 'pdf'; page: number; rects: readonly (readonly [number, number, number, number])[]; words: string }
  | { kind: 'word'; /** Index path into {@link WordDocument}.blocks: block, then in a table row, cell, block. It ends at the cell where a whole cell is meant. */ path: readonly number[]; place: string; words: string }
  | { kind: 'none'; words: string };

/** A document of flowing text (Word, RTF, mail, plain text, CSV, structured data) as the screen draws it: no HTML, no styles, nothing that can run. */
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
  readonly method: ReadMethod;
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
  /** Display name of a file inside `file` that could not be taken out of it. */
  readonly inside?: string;
}

/** One request of a file that holds several (a row of a list, a patient of a message): each may become a case of its own. */
export interface RequestRecord {
  /** "Row 3", "Entry 2": which one, without the patient's data. */
  readonly label: string;
  readonly candidates: readonly CandidateFact[];
}

/** One file, read. `children` are the files found inside it (archive, mail, embedded), each to be read in turn. */
export interface ReadFile {
  readonly name: string;
  readonly kind: PaperKind;
  readonly read: boolean;
  readonly pages: readonly PdfPage[];
  readonly document: WordDocument | null;
  /** Empty where `records` holds them. */
  readonly candidates: readonly CandidateFact[];
  readonly records?: readonly RequestRecord[];
  readonly issues: readonly ImportIssue[];
  readonly children: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Limits for reading, one budget for a whole pack. Bytes are inflated bytes. */
export interface ReadLimits {
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly entries: number;
  /** Levels of archive that may still be opened. */
  readonly depth: number;
  /** Levels of any container (archive, mail, embedded file) that may still be opened. */
  readonly nesting: number;
  readonly ratio: number;
  /** Milliseconds for one file. */
  readonly time: number;
  /** Milliseconds of reading for the whole pack. */
  readonly packTime: number;
}
export const readLimits: ReadLimits = { fileBytes: 100e6, totalBytes: 500e6, entries: 1000, depth: 2, nesting: 6, ratio: 100, time: 10_000, packTime: 60_000 };
