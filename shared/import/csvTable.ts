import { z } from 'zod';
import { factCatalogue, factDefinition, type FactId } from '../domain/factCatalogue.ts';
import { findDates } from './dateWords.ts';
import { issue } from './issues.ts';
import { matchLabel, normaliseLabel, type Section } from './labels.ts';
import type { Anchor, CandidateFact, ImportIssue, RequestRecord, WordDocument } from './paper.ts';
import { proposeFacts, type LabelledValue } from './proposeFacts.ts';
import { splitName } from './wordPairs.ts';

/** Columns that hold a part of an answer: joined in the order of the columns. */
export const csvParts = ['title', 'forename', 'surname', 'addressPart'] as const;
export type CsvPart = (typeof csvParts)[number];
/** What a column of a list means: a fact, a part of one, or nothing that is used. */
export type CsvUse = FactId | CsvPart | null;

const uses: readonly string[] = [...factCatalogue.map((fact) => fact.id), ...csvParts];
export const csvUse = z.custom<CsvUse>((value) => value === null || (typeof value === 'string' && uses.includes(value)), 'Not a fact that a column can hold');
/** What each column of a list means, in their order. */
export const csvMapping = z.object({ columns: z.array(csvUse).max(200) });
export type CsvMapping = z.infer<typeof csvMapping>;

/** A list with a row of names, as it stands in the document of a CSV paper. */
export interface CsvTable {
  /** Which block of the document it is. */
  readonly block: number;
  readonly header: readonly string[];
  /** Without the row of names; the number counts with it, from 1, as a spreadsheet does. */
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
}

/** The list in a CSV paper; null where its rows are questions with their answers and no columns are to be mapped. */
export function csvTableOf(document: WordDocument | null): CsvTable | null {
  const block = document?.blocks.findIndex((one) => one.type === 'table' && isHeader(one.rows[0])) ?? -1;
  const table = document?.blocks[block];
  if (table?.type !== 'table') return null;
  const text = (cell: { blocks: readonly { type: string }[] }) => cell.blocks.map((one) => ('text' in one ? String(one.text) : '')).join('\n');
  return { block, header: table.rows[0]!.cells.map(text), rows: table.rows.slice(1).map((row, index) => ({ number: index + 2, cells: row.cells.map(text) })) };
}

/** The cells that name the columns are headings; no other cell of a CSV paper is one. */
function isHeader(row: { cells: readonly { blocks: readonly { type: string; heading?: number }[] }[] } | undefined): boolean {
  return row !== undefined && row.cells.length > 0 && row.cells.every((cell) => cell.blocks[0]?.heading !== undefined);
}

/** A list without names of its own gets these; no meaning is ever remembered for them. */
export const namelessColumn = /^Column \d+$/;

const parts: readonly (readonly [CsvPart, RegExp])[] = [
  ['forename', /^(?:patient |pt )?(?:forenames?|first names?|given names?|christian names?)$/],
  ['surname', /^(?:patient |pt )?(?:surname|last name|family name)$/],
  ['title', /^(?:patient |pt )(?:title|prefix)$/],
  ['addressPart', /^(?:patient |pt )?(?:home )?(?:address(?: line)? ?[1-6]|address (?:town|city|county|postcode)|post ?code|postal code|town|city|county)$/],
];
/** Names that say no more than what they say in forms of any kind: whose they are, the columns beside them tell. */
const bare = /^(?:name|full name|address|email|email address|telephone|telephone number|tel|phone|mobile|contact number|role|position|organisation|code|ods code|title|patient|practice|gp|status|system|union|target|purpose|response|history|evidence|background)$/;

/**
 * A name of a column in the words that forms use. Exports name the person before the thing ("consultant email"), and call
 * the treatment a drug; on a form "drug" can as well head a list of medicines, so only lists take it so.
 */
export function columnWords(name: string): string {
  const words = splitName(name.replace(/\s+/g, ' ')).toLowerCase().replace(/^pt /, 'patient ').trim();
  if (/^(?:drug|drug name|medicine|medicine name|product|technology)$/.test(words)) return 'treatment requested';
  const whose = /^(?:consultant|referrer|referring clinician|requesting clinician|requester|applicant|submitter|prescriber)(?:[’']s)? (e-?mail(?: address)?|telephone(?: number)?|phone(?: number)?|tel|contact number|gmc(?: number| no)?|address|role|job title|organisation|trust)$/.exec(words)?.[1];
  if (!whose) return words;
  return /^(?:tel|phone)/.test(whose) || whose === 'contact number' ? 'clinician telephone' : /^e/.test(whose) ? 'clinician email' : /^gmc/.test(whose) ? 'clinician gmc number' : whose === 'job title' ? 'clinician role' : whose === 'trust' ? 'trust' : `clinician ${whose}`;
}

/**
 * What each column is likely to mean, by its name and by the columns beside it. What is not understood is not used, and
 * a name that could be anybody's is not used where no neighbour tells whose.
 */
export function guessUses(header: readonly string[]): CsvUse[] {
  const words = header.map(columnWords);
  const clear = words.map((name): CsvUse => {
    const plain = normaliseLabel(name);
    if (plain === '' || bare.test(plain)) return null;
    const part = parts.find(([, pattern]) => pattern.test(plain));
    if (part) return part[0];
    const meaning = matchLabel(plain);
    return meaning && meaning !== 'other' ? meaning.fact : null;
  });
  const found = words.map((name, index): CsvUse => {
    if (clear[index]) return clear[index]!;
    const section = sectionAt(clear, index);
    const plain = normaliseLabel(name);
    if (section === 'none' || plain === '') return null;
    if (section === 'patient' && plain === 'title') return clear.some((use) => use === 'forename' || use === 'surname') ? 'title' : null;
    const meaning = matchLabel(plain, section);
    return meaning && meaning !== 'other' && (sectionOfUse(meaning.fact) === section || !bare.test(plain)) ? meaning.fact : null;
  });
  // A postcode alone is no address, and belongs to the patient only where the patient's columns stand beside it.
  return found.map((use, index) => (use === 'addressPart' && !['patient', 'none'].includes(sectionAt(found.map((one) => (one === 'addressPart' ? null : one)), index)) ? null : use));
}

function sectionAt(columns: readonly CsvUse[], index: number): Section {
  for (let at = index - 1; at >= 0; at--) if (columns[at]) return sectionOfUse(columns[at]!);
  for (let at = index + 1; at < columns.length; at++) if (columns[at]) return sectionOfUse(columns[at]!);
  return 'none';
}

function sectionOfUse(use: FactId | CsvPart): Section {
  if ((csvParts as readonly string[]).includes(use)) return 'patient';
  if (use.startsWith('gp')) return 'gp';
  const group = factDefinition(use)?.group;
  return group === 'patient' ? 'patient' : group === 'requester' ? 'requester' : group === 'case' ? 'case' : 'request';
}

export interface CsvProposals {
  readonly candidates: readonly CandidateFact[];
  readonly records?: readonly RequestRecord[];
  readonly issues: readonly ImportIssue[];
}

/** A cell that a spreadsheet would reckon with: shown as it is, and no answer is taken from it. A number or a telephone is none. */
function isFormula(cell: string): boolean {
  return /^[=@+\-\t\r]/.test(cell) && !/^[+-]?[\d\s().,/-]*$/.test(cell);
}

/**
 * The requests of a list: one for each row, each value with its cell. A row with more or fewer cells than there are names
 * gives none, because it cannot be told which cell is which.
 */
export function proposeRows(table: CsvTable, mapping: CsvMapping, file: string): CsvProposals {
  const issues: ImportIssue[] = [];
  const columns = table.header.map((_, index) => mapping.columns[index] ?? null);
  if (columns.every((use) => use === null)) return { candidates: [], issues: table.rows.length > 0 ? [issue('csv-not-mapped', file)] : [] };
  const twice = table.header.filter((name, index) => name !== '' && table.header.findIndex((other) => wordsOf(other) === wordsOf(name)) < index);
  if (twice.length > 0) issues.push(issue('csv-column-twice', file, listed([...new Set(twice)].map((name) => `“${name.slice(0, 60)}”`))));
  const monthFirst = columns.map((_, column) => table.rows.some(({ cells }) => provesMonthFirst(cells[column] ?? '')));
  const ragged: number[] = [];
  const formulas: string[] = [];
  const records: RequestRecord[] = [];
  const seen = new Map<string, number>();
  for (const { number, cells } of table.rows) {
    const label = `Row ${number}`;
    const content = JSON.stringify(cells);
    if (cells.every((cell) => cell === '')) continue;
    if (seen.has(content)) {
      issues.push(issue('csv-row-twice', file, `rows ${seen.get(content)} and ${number}`));
      continue;
    }
    seen.set(content, number);
    if (cells.length !== table.header.length) {
      ragged.push(number);
      continue;
    }
    cells.forEach((cell, column) => {
      if (isFormula(cell)) formulas.push(`row ${number}, column ${column + 1}`);
    });
    const pairs = pairsOf(table, columns, number, cells, monthFirst, (name) => issues.push(issue('date-ambiguous', file, name)));
    const read = proposeFacts(pairs, file);
    issues.push(...read.issues);
    if (read.candidates.length > 0) records.push({ label, candidates: read.candidates });
  }
  if (ragged.length > 0) issues.push(issue('csv-ragged', file, `${ragged.length === 1 ? 'row' : 'rows'} ${listed(ragged.slice(0, 20).map(String))}${ragged.length > 20 ? ' and more' : ''}`));
  if (formulas.length > 0) issues.push(issue('csv-formula', file, formulas.length > 5 ? `${formulas.slice(0, 5).join('; ')} and more` : formulas.join('; ')));
  const distinct = issues.filter((one, index) => issues.findIndex((other) => other.code === one.code && other.message === one.message) === index);
  return records.length > 1 ? { candidates: [], records, issues: distinct } : { candidates: records[0]?.candidates ?? [], issues: distinct };
}

function pairsOf(table: CsvTable, columns: readonly CsvUse[], number: number, cells: readonly string[], monthFirst: readonly boolean[], ambiguous: (name: string) => void): LabelledValue[] {
  const anchorOf = (column: number): Anchor => ({ kind: 'word', path: [table.block, number - 1, column, 0], place: `Row ${number}, column ${table.header[column] || column + 1}`, words: cells[column]! });
  const pair = (fact: FactId, value: string, column: number): LabelledValue => {
    const anchor = anchorOf(column);
    return { label: table.header[column] || `Column ${column + 1}`, section: 'none', value, method: 'table-cell', anchor, parts: [{ text: value, anchor }], fact };
  };
  const filled = columns.flatMap((use, column) => (use && cells[column]!.trim() !== '' && !isFormula(cells[column]!) ? [{ use, column }] : []));
  const pairs: LabelledValue[] = [];
  for (const { use, column } of filled) {
    if ((csvParts as readonly string[]).includes(use)) continue;
    const fact = use as FactId;
    if (factDefinition(fact)?.answer.kind === 'date' && monthFirst[column] && isFigures(cells[column]!)) ambiguous(table.header[column] || `Column ${column + 1}`);
    else pairs.push(pair(fact, cells[column]!, column));
  }
  const joined = (wanted: readonly CsvPart[]) => wanted.flatMap((part) => filled.filter(({ use }) => use === part));
  const name = joined(['title', 'forename', 'surname']);
  if (name.some(({ use }) => use === 'surname')) pairs.push(pair('patientName', name.map(({ column }) => cells[column]!.trim()).join(' '), name.find(({ use }) => use === 'surname')!.column));
  const address = filled.filter(({ use }) => use === 'addressPart' || use === 'patientAddress');
  if (address.some(({ use }) => use === 'addressPart') && address.length > 1) {
    const whole = address.map(({ column }) => cells[column]!.trim()).join(', ');
    const first = pairs.findIndex((one) => one.fact === 'patientAddress');
    if (first >= 0) pairs.splice(first, 1);
    pairs.push(pair('patientAddress', whole, address[0]!.column));
  }
  return pairs;
}

function isFigures(cell: string): boolean {
  return /^\s*[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}/.test(cell);
}

/** "04/13/2026" can be a day only with the month first: then no other day of that column is taken day first. */
function provesMonthFirst(cell: string): boolean {
  const match = /^\s*([0-9]{1,2})[/.-]([0-9]{1,2})[/.-][0-9]{4}/.exec(cell);
  return match !== null && Number(match[1]) <= 12 && Number(match[2]) > 12 && findDates(cell)[0]?.fault === 'date-impossible';
}

function wordsOf(name: string): string {
  return splitName(name).toLowerCase().replace(/\s+/g, ' ').trim();
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
