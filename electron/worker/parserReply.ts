import { factDefinition } from '../../shared/domain/factCatalogue.ts';
import { factValue } from '../../shared/domain/facts.ts';
import { displayName } from '../../shared/import/displayName.ts';
import { issue, issueKinds, severityOf, type IssueCode } from '../../shared/import/issues.ts';
import { paperKinds, readMethods, type Anchor, type CandidateFact, type ImportIssue, type PdfPage, type ReadFile, type ReadLimits, type RequestRecord, type WordBlock, type WordDocument } from '../../shared/import/paper.ts';
import type { DrawnTiff } from '../../shared/import/drawnTiff.ts';
import type { RecognisedPage, RecognisedWord } from '../../shared/import/recognised.ts';
import type { DrawOutcome, ReadOutcome, RecogniseOutcome } from './parserPool.ts';

/** What one answer may hold at the most. Far above what a reader gives; a parser that was taken over must not fill the record. */
const most = { name: 200, label: 2000, message: 4000, words: 200_000, text: 20_000_000, pages: 5000, blocks: 400_000, depth: 200, candidates: 20_000, rects: 2000, issues: 2000, records: 5000 };

/**
 * Checks the answer of a parser, piece by piece, and builds it anew from what was checked: what is not known is left
 * behind, numbers are finite, names are escaped again, severity and next step of an issue come from the table here.
 * More children than the limits allow are cut off and named. Null where it is no answer: the parser is not to be trusted then.
 */
export function checkReply(reply: unknown, { name, limits }: { readonly name: string; readonly limits: ReadLimits }): ReadOutcome | null {
  const size = { left: most.text, blocks: most.blocks };
  return checkedOutcome(reply, (answer) => ({ ok: true, file: withinLimits({ ...shaped<ReadFile>(field(answer, 'file'), fileOf(size)), name: displayName(name) }, limits) }));
}

/** Checks the pages of a TIFF that a parser drew, in the same way. */
export function checkDrawn(reply: unknown): DrawOutcome | null {
  return checkedOutcome(reply, (answer) => ({ ok: true, drawn: shaped<DrawnTiff>(field(answer, 'drawn'), { pdf: bytesOf, notShown: list(most.pages, (one) => shaped<DrawnTiff['notShown'][number]>(one, { frame: number(1, 1e6), why: shown(most.label) })) }) }));
}

/** Checks the words that a parser read from a picture, in the same way. */
export function checkRecognised(reply: unknown): RecogniseOutcome | null {
  const size = { left: most.words, blocks: 0 };
  const word = (value: unknown) => shaped<RecognisedWord>(value, { text: counted(size), rect: rectOf, confidence: number(0, 100) });
  return checkedOutcome(reply, (answer) => ({ ok: true, recognised: shaped<RecognisedPage>(field(answer, 'recognised'), { width: number(1, 1e6), height: number(1, 1e6), words: list(most.candidates, word) }) }));
}

function checkedOutcome<T>(reply: unknown, made: (answer: object) => T): T | { ok: false; why: 'refused'; message: string } | null {
  try {
    const answer = object(reply);
    if (field(answer, 'ok') === false) return { ok: false, why: 'refused', message: 'The reader refused it.' };
    return field(answer, 'ok') === true ? made(answer) : null;
  } catch (error) {
    if (error instanceof NotAnAnswer) return null;
    throw error;
  }
}

class NotAnAnswer extends Error {}

type Check<T> = (value: unknown) => T;
/** A check for every field, also the optional ones: a field that is added to a type is missing here until it is checked too. */
type Checks<T> = { readonly [K in keyof Required<T>]: Check<T[K]> };

/** Text and blocks that may still come; one budget for the whole answer. */
interface Size {
  left: number;
  blocks: number;
}

function fileOf(size: Size): Checks<ReadFile> {
  const candidate = candidateOf(size);
  return {
    name: string(most.name),
    kind: oneOf(paperKinds),
    read: boolean,
    pages: list(most.pages, (page) => shaped<PdfPage>(page, { number: number(1, 1e6), width: bounded(0, 1e7), height: bounded(0, 1e7), text: counted(size) })),
    document: nullable((document) => shaped<WordDocument>(document, { blocks: list(most.blocks, (block) => blockOf(block, size, 0)) })),
    candidates: list(most.candidates, candidate),
    records: optional(list(most.records, (record) => shaped<RequestRecord>(record, { label: shown(most.label), candidates: list(most.candidates, candidate) }))),
    issues: list(most.issues, issueOf),
    children: list(1e6, (child) => shaped<ReadFile['children'][number]>(child, { name: shown(most.name), bytes: bytesOf })),
  };
}

function blockOf(value: unknown, size: Size, depth: number): WordBlock {
  size.blocks -= 1;
  if (depth > most.depth || size.blocks < 0) throw new NotAnAnswer();
  const block = object(value);
  const type = field(block, 'type');
  if (type === 'paragraph') return shaped<Extract<WordBlock, { type: 'paragraph' }>>(block, { type: () => 'paragraph', heading: optional(number(0, 99)), text: counted(size) });
  if (type !== 'table') throw new NotAnAnswer();
  type Table = Extract<WordBlock, { type: 'table' }>;
  type Row = Table['rows'][number];
  return shaped<Table>(block, {
    type: () => 'table',
    rows: list(most.blocks, (row) => shaped<Row>(row, {
      cells: list(most.blocks, (cell) => shaped<Row['cells'][number]>(cell, { span: number(0, 1e4), blocks: list(most.blocks, (inner) => blockOf(inner, size, depth + 1)), merged: optional(always(true)) })),
    })),
  });
}

function candidateOf(size: Size): Check<CandidateFact> {
  return (value) => shaped<CandidateFact>(value, {
    factId: (id) => (factDefinition(string(100)(id)) ? (id as string) : fail()),
    value: (given) => {
      const parsed = factValue.safeParse(given);
      return parsed.success && JSON.stringify(parsed.data).length <= most.words ? parsed.data : fail();
    },
    anchor: (anchor) => anchorOf(anchor, size),
    method: oneOf(readMethods),
    label: cut(most.label),
    parts: optional(list(most.candidates, (part) => shaped<NonNullable<CandidateFact['parts']>[number]>(part, { text: counted(size), anchor: (anchor) => anchorOf(anchor, size) }))),
  });
}

function anchorOf(value: unknown, size: Size): Anchor {
  const anchor = object(value);
  const words = counted(size);
  switch (field(anchor, 'kind')) {
    case 'pdf':
      return shaped<Extract<Anchor, { kind: 'pdf' }>>(anchor, { kind: () => 'pdf', page: number(1, 1e6), rects: list(most.rects, rectOf), words });
    case 'word':
      return shaped<Extract<Anchor, { kind: 'word' }>>(anchor, { kind: () => 'word', path: list(4 * most.depth, number(0, 1e7)), place: cut(most.label), words });
    case 'none':
      return shaped<Extract<Anchor, { kind: 'none' }>>(anchor, { kind: () => 'none', words });
    default:
      return fail();
  }
}

function rectOf(value: unknown): readonly [number, number, number, number] {
  const rect = list(4, bounded(-1e7, 1e7))(value);
  return rect.length === 4 ? [rect[0]!, rect[1]!, rect[2]!, rect[3]!] : fail();
}

/** An issue of the table, by its code; what it presses and what is to be done come from there. */
function issueOf(value: unknown): ImportIssue {
  const found = shaped<ImportIssue>(value, { code: string(100), severity: string(10) as Check<ImportIssue['severity']>, file: shown(most.name), message: shown(most.message), next: string(most.message), inside: optional(shown(most.name)) });
  if (!Object.hasOwn(issueKinds, found.code)) throw new NotAnAnswer();
  const kind = issueKinds[found.code as IssueCode];
  return { ...found, severity: severityOf(kind.outcome), next: kind.next };
}

/** Children beyond the budget are left behind, and the file says so. */
function withinLimits(file: ReadFile, limits: ReadLimits): ReadFile {
  const kept: ReadFile['children'][number][] = [];
  const fault = (code: IssueCode, detail: string): ReadFile => ({ ...file, children: kept, issues: [...file.issues, issue(code, file.name, detail)] });
  let bytes = 0;
  for (const child of file.children) {
    bytes += child.bytes.byteLength;
    if (kept.length >= limits.entries) return fault('zip-too-many', `${limits.entries} files`);
    if (bytes > limits.totalBytes) return fault('zip-too-large', `${Math.round(limits.totalBytes / 1e6)} MB`);
    kept.push(child);
  }
  return file;
}

function fail(): never {
  throw new NotAnAnswer();
}

function object(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : fail();
}

/** An own field only: what an answer says about prototypes counts for nothing. */
function field(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

function shaped<T>(value: unknown, checks: Checks<T>): T {
  const given = object(value);
  const made: Record<string, unknown> = {};
  for (const key of Object.keys(checks)) {
    const checked = (checks as Record<string, Check<unknown>>)[key]!(field(given, key));
    if (checked !== undefined) made[key] = checked;
  }
  return made as T;
}

function list<T>(longest: number, of: Check<T>): Check<T[]> {
  return (value) => (Array.isArray(value) && value.length <= longest ? Array.from(value, of) : fail());
}

function string(longest: number): Check<string> {
  return (value) => (typeof value === 'string' && value.length <= longest ? value : fail());
}

/** Of words that are there to be recognised by, the beginning will do. */
function cut(longest: number): Check<string> {
  return (value) => (typeof value === 'string' ? value.slice(0, longest) : fail());
}

/** Text that a person reads on a line: escaped again. */
function shown(longest: number): Check<string> {
  return (value) => displayName(string(longest)(value), longest);
}

function counted(size: Size): Check<string> {
  return (value) => {
    const text = string(size.left)(value);
    size.left -= text.length;
    return text;
  };
}

function number(least: number, highest: number): Check<number> {
  return (value) => (typeof value === 'number' && value >= least && value <= highest ? value : fail());
}

/** A measure on a page, which the file itself states: one beyond all reason is brought to the edge, since the words are good all the same. */
function bounded(least: number, highest: number): Check<number> {
  return (value) => (typeof value === 'number' && Number.isFinite(value) ? Math.min(highest, Math.max(least, value)) : fail());
}

const boolean: Check<boolean> = (value) => (typeof value === 'boolean' ? value : fail());

function always<T>(only: T): Check<T> {
  return (value) => (value === only ? only : fail());
}

function oneOf<T extends string>(values: readonly T[]): Check<T> {
  return (value) => values.find((one) => one === value) ?? fail();
}

function nullable<T>(check: Check<T>): Check<T | null> {
  return (value) => (value === null ? null : check(value));
}

function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value) => (value === undefined ? undefined : check(value));
}

const bytesOf: Check<Uint8Array> = (value) => (value instanceof Uint8Array ? new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength) : fail());
