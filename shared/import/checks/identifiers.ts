import { parseNhsNumber } from '../../domain/nhsNumber.ts';
import { isRealDay } from '../../domain/dates.ts';
import { findDates } from '../dateWords.ts';
import type { PackPaper } from '../mergeCandidates.ts';
import type { WordBlock, WordDocument } from '../paper.ts';
import { speaksOfRelative } from '../relatives.ts';
import { answers, contentOf } from './kit.ts';

/** A list of patients is seen to be one long before this row. */
const mostRows = 2000;

/** Who a page (or a paper without pages) speaks of. For the screen on which a person assigns pages by hand; never for a message. */
export interface PageIdentifiers {
  readonly paperId: string;
  /** Number of the page; null for a paper without pages. */
  readonly page: number | null;
  readonly nhsNumbers: readonly string[];
  readonly names: readonly string[];
  readonly births: readonly { readonly from: string; readonly to: string }[];
}

/** A number of ten digits that stands beside the words "NHS number" (or a CHI or H&C number), right or wrong. */
export interface PrintedNumber {
  readonly digits: string;
  readonly valid: boolean;
}

/** Words before a place on the same line and the one above it, as far as a label can stand away from its answer. */
function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - 70), at);
}

function sameLine(lead: string): string {
  return lead.slice(lead.lastIndexOf('\n') + 1);
}

/** Numbers that a text prints as somebody's NHS number. A relative's are left out: they are not the patient's. */
export function printedNumbers(text: string): PrintedNumber[] {
  const found = new Map<string, PrintedNumber>();
  for (const match of text.matchAll(/(?<![\d+])\d{3}[ \u00a0\u2009\u202f-]?\d{3}[ \u00a0\u2009\u202f-]?\d{4}(?!\d)/g)) {
    const lead = before(text, match.index);
    if (!/\b(?:NHS|CHI|H&C|HCN)\b/i.test(lead) || speaksOfRelative.test(sameLine(lead))) continue;
    const digits = match[0].replace(/\D/g, '');
    found.set(digits, { digits, valid: parseNhsNumber(digits).ok });
  }
  return [...found.values()];
}

const numberHead = /^(?:patient(?:'s|’s)? )?(?:NHS|CHI|H&C) ?(?:number|no\.?)$/i;

/** Numbers in the column below a heading "NHS number": a list with a row for each of several patients says who they are. */
export function numbersInColumns(document: WordDocument | null): string[] {
  const found = new Set<string>();
  const look = (blocks: readonly WordBlock[], depth: number): void => {
    for (const block of blocks) {
      if (block.type === 'paragraph') continue;
      let columns: number[] = [];
      for (const row of block.rows.slice(0, mostRows)) {
        let column = 0;
        const cells = row.cells.map((cell) => {
          const at = { column, text: cell.blocks.length > 3 ? '' : cell.blocks.map((one) => (one.type === 'paragraph' ? one.text : '')).join(' ').trim().slice(0, 60) };
          column += cell.span;
          if (depth < 4) look(cell.blocks, depth + 1);
          return at;
        });
        const heads = cells.filter(({ text }) => numberHead.test(text));
        if (heads.length > 0) columns = heads.map((head) => head.column);
        else for (const { column: at, text } of cells) if (columns.includes(at)) {
          const number = /^[\d\s-]{10,20}$/.test(text) ? parseNhsNumber(text) : null;
          if (number?.ok) found.add(number.digits);
        }
      }
    }
  };
  look(document?.blocks ?? [], 0);
  return [...found];
}

/** Dates that a text prints as a date of birth; a relative's are left out. */
export function printedBirths(text: string): { from: string; to: string }[] {
  const found = new Map<string, { from: string; to: string }>();
  for (const match of text.matchAll(/\b(?:D\.?O\.?B\b\.?|date of birth|born(?: on)?)[\s:.-]{0,6}/gi)) {
    if (speaksOfRelative.test(sameLine(before(text, match.index)))) continue;
    const range = findDates(text.slice(match.index + match[0].length, match.index + match[0].length + 40))[0]?.range;
    if (range && isRealDay(range.from)) found.set(`${range.from}:${range.to}`, { from: range.from, to: range.to });
  }
  return [...found.values()];
}

/**
 * For each paper and page, the identifiers of patients that stand on it, in the order of the papers. A page on which none
 * stands is listed too, with none: it belongs to nobody yet.
 */
export function patientsByPage(papers: readonly PackPaper[]): PageIdentifiers[] {
  return papers.flatMap((paper) => {
    const { paperId, file } = paper;
    if (file.pages.length === 0) return [identifiersOn(paper, null, contentOf(paper))];
    const known = knownNames(paper);
    return file.pages.map((page) => identifiersOn({ paperId, file }, page.number, page.text, known));
  });
}

function identifiersOn(paper: PackPaper, page: number | null, text: string, known: readonly string[] = []): PageIdentifiers {
  const here = (factId: string) => answers(paper, factId).filter(({ anchor }) => page === null || (anchor.kind === 'pdf' ? anchor.page === page : page === 1));
  const said = (factId: string) => here(factId).flatMap(({ value }) => (value.kind === 'text' ? [value.text] : []));
  const read = here('dateOfBirth').flatMap(({ value }) => (value.kind === 'date' ? [{ from: value.date.from, to: value.date.to }] : []));
  const births = new Map([...read, ...printedBirths(text)].map((range) => [`${range.from}:${range.to}`, range]));
  return {
    paperId: paper.paperId, page,
    nhsNumbers: [...new Set([...said('nhsNumber'), ...printedNumbers(text).filter((one) => one.valid).map((one) => one.digits)])],
    names: [...new Set([...said('patientName'), ...namesOn(known, text)])],
    births: [...births.values()],
  };
}

/** A paper that names more people than this as its patient names each of them where it says so, and is not searched for them on its other pages. */
const mostNamesSought = 50;

/** Names that stand somewhere in the paper as the patient's. */
function knownNames(paper: PackPaper): readonly string[] {
  const names = [...new Set(answers(paper, 'patientName').flatMap(({ value }) => (value.kind === 'text' ? [value.text] : [])))];
  return names.length > mostNamesSought ? [] : names;
}

/** Those of them that stand on this page again. */
function namesOn(known: readonly string[], text: string): string[] {
  const plain = text.toLowerCase();
  return known.filter((name) => plain.includes(name.toLowerCase()));
}

/** Tells of a number of ten digits whether it differs from one of these by one digit, or by two neighbours that changed places: the slips of a typist. */
export function nearTo(right: readonly string[]): (digits: string) => boolean {
  const known = new Set(right);
  const masked = new Set([...known].flatMap(oneOff));
  return (digits) => {
    // One of them with nothing changed shares every mask with itself, so it is asked for what differs.
    const others = known.has(digits) ? new Set([...known].filter((one) => one !== digits).flatMap(oneOff)) : masked;
    return oneOff(digits).some((mask) => others.has(mask)) || swapped(digits).some((one) => one !== digits && known.has(one));
  };
}

function oneOff(digits: string): string[] {
  return Array.from(digits, (_, i) => `${digits.slice(0, i)}?${digits.slice(i + 1)}`);
}

function swapped(digits: string): string[] {
  return Array.from(digits.slice(1), (next, i) => `${digits.slice(0, i)}${next}${digits[i]}${digits.slice(i + 2)}`);
}

/** Which other nation's number this is; null where it is an NHS number of England and Wales, or cannot be told. Ranges: NHS Data Dictionary. */
export function otherNation(digits: string): 'Scotland' | 'Northern Ireland' | null {
  const value = Number(digits);
  if (value >= 3_200_000_010 && value <= 3_999_999_999) return 'Northern Ireland';
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))];
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 ? 'Scotland' : null;
}
