import { longDate } from '../../shared/domain/dates.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import type { RegisterDryRun } from '../../shared/contract/register.ts';
import { identityColumns, type IdentityColumn } from '../../shared/register/identity.ts';
import { fieldsOf, mappingFaults, wordFields, wordKey, type RegisterMapping } from '../../shared/register/mapping.ts';
import { readOpenCase, readPastDecision, type OpenCaseRow, type PastDecisionRowRead, type RowSentence } from '../../shared/register/rows.ts';
import { mostWords, wordsIn } from '../../shared/register/words.ts';
import { canonicalJson, sha256 } from '../../db/canonical.ts';
import type { Db } from '../../db/connection.ts';
import { linesByReference, pastDecisionsByReference } from '../../db/registerRepo.ts';
import { findByIdentity } from '../../db/searchRepo.ts';
import type { Worker } from './context.ts';
import type { RegisterFile, RegisterFileRow } from './registerFile.ts';

/** A row as it would be brought in, or what stands in the way. `held`: it is in the record already. */
export interface LookedRow {
  readonly row: RegisterFileRow;
  readonly state: 'ready' | 'held' | 'not-ready';
  readonly values: OpenCaseRow | PastDecisionRowRead | null;
  readonly sentences: readonly RowSentence[];
}

/** Every row of a file under a mapping; no row is looked at while the mapping itself has a fault. Writes nothing. */
export interface Looked {
  readonly faults: RegisterDryRun['faults'];
  readonly rows: readonly LookedRow[];
}

/** Rows listed on the screen. All of them stand in the list of left-over lines. */
const mostListed = 200;

/** The dry run: goes through every row and says what would become of it. */
export function lookThrough(worker: Worker, file: RegisterFile, mapping: RegisterMapping): Looked {
  const faults = [...mappingFaults(file.kind, mapping, file.header), ...tooManyWords(file, mapping), ...(file.kind === 'decisions' ? identityFaults(file, mapping) : [])];
  if (faults.length > 0) return { faults, rows: [] };
  const { db } = worker.signedIn;
  const today = londonDay(worker.now());
  const seen: Seen = { references: new Map(), patients: new Map() };
  return {
    faults,
    rows: file.rows.map((row): LookedRow => {
      if (row.cells.length !== file.header.length) {
        return { row, state: 'not-ready', values: null, sentences: [{ field: null, message: `It has ${row.cells.length} cells, but the first line names ${file.header.length} columns.`, next: 'Look whether a separator is missing or too many in that line.' }] };
      }
      return file.kind === 'cases' ? openCase(db, row, mapping, today, seen) : pastDecision(db, row, mapping, today, seen);
    }),
  };
}

interface Seen {
  /** Line on which a reference stood, by ICB and reference. */
  readonly references: Map<string, number>;
  /** By NHS number: the lines with their day received and treatment. */
  readonly patients: Map<string, { line: number; receivedOn: string; treatment: string }[]>;
}

function openCase(db: Db, row: RegisterFileRow, mapping: RegisterMapping, today: string, seen: Seen): LookedRow {
  const read = readOpenCase(row.cells, mapping, today);
  if (!read.values) return { row, state: 'not-ready', values: null, sentences: read.faults };
  const { values } = read;
  const held = heldCase(db, values, row.digest);
  if (held) return { row, values, ...held };
  const faults = [...twice(seen, values, row.line), ...samePatientInFile(seen, values, row.line), ...samePatientInRecord(db, values)];
  const blocking = faults.filter((one) => one.blocks).map(({ sentence }) => sentence);
  if (blocking.length > 0) return { row, state: 'not-ready', values: null, sentences: blocking };
  return { row, state: 'ready', values, sentences: [...read.notes, ...faults.map(({ sentence }) => sentence)] };
}

/** Whether a line was brought in before, under its reference, ICB and day received; null where it was not. */
export function heldCase(db: Db, { commissioner, reference, receivedOn }: OpenCaseRow, digest: string): Pick<LookedRow, 'state' | 'sentences'> | null {
  const lines = linesByReference(db, commissioner, reference);
  const same = lines.find((one) => one.receivedOn === receivedOn);
  if (same) {
    // Of a line that is as it was, its being counted is all there is to say.
    if (same.rowDigest === digest) return { state: 'held', sentences: [] };
    return { state: 'held', sentences: [{ field: 'reference', message: `It is in the record already, as case ${same.caseNumber}. The line has changed since it was brought in.`, next: 'Open that case, and change there what has changed.' }] };
  }
  if (lines.length > 0) {
    return { state: 'not-ready', sentences: [{ field: 'reference', message: `The reference was brought in before with another day received (${longDate(lines[0]!.receivedOn)}), as case ${lines[0]!.caseNumber}.`, next: 'Look which day is right. If it is another request, give it a reference of its own.' }] };
  }
  const ours = db.sqlite.prepare('SELECT 1 FROM application WHERE case_number = ?').pluck().get(reference);
  return ours ? { state: 'held', sentences: [] } : null;
}

interface Doubt {
  readonly blocks: boolean;
  readonly sentence: RowSentence;
}

function twice(seen: Seen, { commissioner, reference }: { commissioner: string; reference: string }, line: number): Doubt[] {
  const key = `${commissioner}\n${wordKey(reference)}`;
  const other = seen.references.get(key);
  if (other === undefined) {
    seen.references.set(key, line);
    return [];
  }
  return [{ blocks: true, sentence: { field: 'reference', message: `The reference stands on line ${other} too.`, next: 'Take one of the two lines out, or give it a reference of its own.' } }];
}

function samePatientInFile(seen: Seen, { nhsNumber, receivedOn, treatment }: OpenCaseRow, line: number): Doubt[] {
  if (nhsNumber === null) return [];
  const others = seen.patients.get(nhsNumber) ?? [];
  seen.patients.set(nhsNumber, [...others, { line, receivedOn, treatment: wordKey(treatment ?? '') }]);
  const same = others.find((one) => one.receivedOn === receivedOn && one.treatment === wordKey(treatment ?? ''));
  if (same) return [{ blocks: true, sentence: { field: 'nhsNumber', message: `Line ${same.line} has the same NHS number, day received and treatment.`, next: 'If it is one request, take one of the two lines out; if it is two, say how the treatments differ.' } }];
  return others.length > 0 ? [{ blocks: false, sentence: { field: 'nhsNumber', message: `Line ${others[0]!.line} has the same NHS number.`, next: 'Look whether they are two requests.' } }] : [];
}

function samePatientInRecord(db: Db, { nhsNumber, receivedOn, commissioner }: OpenCaseRow): Doubt[] {
  if (nhsNumber === null) return [];
  const others = findByIdentity(db, 'nhsNumber', nhsNumber, 20).filter((one) => one.commissioner === commissioner);
  const same = others.find((one) => one.receivedOn === receivedOn);
  if (same) return [{ blocks: true, sentence: { field: 'nhsNumber', message: `Case ${same.caseNumber} has the same NHS number, ICB and day received.`, next: 'Look at that case. If this is another request, take it in as a referral of its own.' } }];
  return others.length > 0 ? [{ blocks: false, sentence: { field: 'nhsNumber', message: `There is another case with the same NHS number: ${others[0]!.caseNumber}.`, next: 'Look whether they are two requests.' } }] : [];
}

function pastDecision(db: Db, row: RegisterFileRow, mapping: RegisterMapping, today: string, seen: Seen): LookedRow {
  const read = readPastDecision(row.cells, mapping, today);
  if (!read.values) return { row, state: 'not-ready', values: null, sentences: read.faults };
  const held = heldDecision(db, read.values);
  if (held) return { row, values: read.values, ...held };
  const doubts = twice(seen, { ...read.values, reference: `${read.values.reference}\n${read.values.decidedOn}` }, row.line);
  return { row, state: doubts.length > 0 ? 'not-ready' : 'ready', values: read.values, sentences: doubts.map(({ sentence }) => sentence) };
}

/** Whether a past decision was brought in before, under its reference, ICB and day. */
export function heldDecision(db: Db, values: PastDecisionRowRead): Pick<LookedRow, 'state' | 'sentences'> | null {
  const { commissioner, reference, decidedOn } = values;
  const same = pastDecisionsByReference(db, commissioner, reference).find((one) => one.decidedOn === decidedOn);
  if (!same) return null;
  if (same.rowDigest === digestOfDecision(values)) return { state: 'held', sentences: [] };
  return { state: 'held', sentences: [{ field: 'reference', message: 'It is in the record already. The line has changed since it was brought in; what was brought in stays as it is.', next: 'If the record is wrong, bring the right line in under another reference that says so.' }] };
}

/** A column of words has few of them; one with very many holds something else. */
function tooManyWords(file: RegisterFile, mapping: RegisterMapping): RegisterDryRun['faults'] {
  return askedWords(file, mapping).flatMap(({ field, words }) => (words === null ? [{ field, message: `“${file.header[mapping.columns[field]!] ?? ''}” holds more than ${mostWords} different words, so it is hardly the right column.` }] : []));
}

function askedWords(file: RegisterFile, mapping: RegisterMapping): RegisterDryRun['asked'] {
  return wordFields.flatMap((field) => {
    const at = mapping.columns[field];
    if (at === undefined || !fieldsOf[file.kind].some((one) => one.words === field)) return [];
    return [{ field, words: wordsIn(field, file.rows.map(({ cells }) => cells[at] ?? ''), mapping) }];
  });
}

/** By which a changed line is told from the same one: over what is brought in only, never over a column that was left out. */
export const digestOfDecision = (values: PastDecisionRowRead): string => sha256(canonicalJson(values));

/** Columns of a list of past decisions that say who the patients were. */
export const identityOfFile = (file: RegisterFile): IdentityColumn[] => identityColumns(file.header, file.rows.map(({ cells }) => cells));

function identityFaults(file: RegisterFile, mapping: RegisterMapping): RegisterDryRun['faults'] {
  return identityOfFile(file).flatMap(({ column, why }): RegisterDryRun['faults'] => {
    const name = file.header[column]!;
    const field = fieldsOf.decisions.find(({ id }) => mapping.columns[id] === column);
    if (field) return [{ field: field.id, message: `“${name}” cannot hold “${field.label}”: ${why}. Past decisions come in without who the patient was.` }];
    return mapping.leftOut.includes(column) ? [] : [{ field: 'columns', message: `Say that “${name}” is left out: ${why}.` }];
  });
}

/** The dry run as the screen shows it. */
export function dryRunView(file: RegisterFile, mapping: RegisterMapping, looked: Looked): RegisterDryRun {
  const count = (test: (row: LookedRow) => boolean): number => looked.rows.filter(test).length;
  const order = { 'not-ready': 0, ready: 1, held: 2 } as const;
  // Of many lines that are ready the same is to be said; a line that is not has its own place, to be mended.
  const groups = new Map<string, { one: LookedRow; others: number }>();
  for (const one of looked.rows) {
    if (one.sentences.length === 0) continue;
    const key = one.state === 'not-ready' ? String(one.row.line) : JSON.stringify(one.sentences);
    const group = groups.get(key);
    if (group) group.others += 1;
    else groups.set(key, { one, others: 0 });
  }
  const told = [...groups.values()].sort((a, b) => order[a.one.state] - order[b.one.state]);
  return {
    faults: looked.faults,
    asked: askedWords(file, mapping),
    counts: { ready: count((one) => one.state === 'ready'), note: count((one) => one.state === 'ready' && one.sentences.length > 0), held: count((one) => one.state === 'held'), notReady: count((one) => one.state === 'not-ready') },
    rows: told.slice(0, mostListed).map(({ one: { row, state, sentences }, others }) => ({ line: row.line, others, state: state === 'ready' ? 'note' : state, sentences: sentences.map(({ message, next }) => ({ message, next })) })),
    more: Math.max(0, told.length - mostListed),
  };
}
