import type { Statement } from 'better-sqlite3';
import { daysBetween } from '../shared/domain/dates.ts';
import { allowedTypos, editDistance, type Sought } from '../shared/domain/searchWords.ts';
import type { Db, Sqlite } from './connection.ts';
import type { caseIndex } from './schema.ts';
import { prepared } from './statements.ts';
import { removeWork } from './workRepo.ts';

/**
 * The index of cases: rows of `case_index`, the FTS5 table `case_search` over four columns of them, and the words in use.
 * All three change together, inside the transaction of the caller. No part of the record: made again at any time.
 */

export type CaseIndexRow = Omit<typeof caseIndex.$inferSelect, 'key'>;
export type FoundRow = typeof caseIndex.$inferSelect;

/** Goes up when rows are made by other rules; an index of another format is made anew. */
export const searchFormat = 2;

const indexed = ['number', 'words', 'person', 'facets'] as const;
const columns = [...indexed, 'case_number', 'commissioner', 'received_on', 'urgency', 'stage', 'treatment', 'outcome', 'waiting_on', 'waiting_until', 'nhs_number', 'date_of_birth', 'treatment_hidden', 'waiting_on_hidden'] as const;
const camel = (column: string): keyof CaseIndexRow => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) as keyof CaseIndexRow;
const keys = columns.map(camel);
/** What a list shows of a case; the texts that are only searched stay in the file. */
export const listColumns = ['key', 'application_id', 'case_number', 'commissioner', 'received_on', 'urgency', 'stage', 'treatment', 'outcome', 'waiting_on', 'waiting_until'] as const;
/** The values of {@link listColumns}, in their order: making an object of each row takes longer than finding it, so the caller makes what it shows. */
export type ListedRow = readonly [
  key: number, applicationId: string, caseNumber: string, commissioner: string, receivedOn: string, urgency: string, stage: string,
  treatment: string | null, outcome: string | null, waitingOn: string | null, waitingUntil: string | null,
];
const listed = listColumns.map((column) => `c.${column} AS ${camel(column)}`).join(', ');
/** The same for somebody whose role does not show who the patient is: texts in which a person wrote it are shown without it. */
const listedHidden = listColumns.map((column) => (column === 'treatment' || column === 'waiting_on' ? `coalesce(c.${column}_hidden, c.${column})` : `c.${column}`)).join(', ');
const selected = ['key', 'application_id', ...columns].map((column) => `c.${column} AS ${camel(column)}`).join(', ');

const perDay = 2 ** 30;

/** The first key of a day: all cases received on it lie from here on, and below the first key of the next day. */
export function firstKeyOf(day: string): number {
  return daysBetween('1800-01-01', day) * perDay;
}

/** Where a case stands in "newest first": by the day received, then by its number. Numbers of another form come after the app's own of that day. */
function keyFor(sqlite: Sqlite, row: CaseIndexRow): number {
  const first = firstKeyOf(row.receivedOn);
  const parts = /^IFR-(\d{4})-(\d{1,7})$/.exec(row.caseNumber);
  const [year, serial] = parts ? [Number(parts[1]) - 2000, Number(parts[2])] : [-1, 0];
  if (year >= 0 && year < 100) return first + year * 10_000_000 + serial;
  const last = prepared(sqlite, 'SELECT coalesce(max(key), 0) AS last FROM case_index WHERE key >= ? AND key < ?').get(first + 1_000_000_000, first + perDay) as { last: number };
  return Math.max(last.last, first + 1_000_000_000 - 1) + 1;
}

/** Writes the row of a case; one that says the same already is left alone. Call inside a transaction. */
export function putInIndex(db: Db, row: CaseIndexRow): void {
  const { sqlite } = db;
  const old = findIndexRow(db, row.applicationId);
  if (old && keys.every((key) => (old[key] ?? null) === (row[key] ?? null))) return;
  // The place of a case follows from the day received and the number, and those never change; but a row is never left at a wrong place.
  const key = old && old.receivedOn === row.receivedOn && old.caseNumber === row.caseNumber ? old.key : keyFor(sqlite, row);
  if (old && (old.key !== key || indexed.some((column) => old[column] !== row[column]))) unindex(sqlite, old);
  prepared(sqlite, `INSERT INTO case_index (key, application_id, ${columns.join(', ')}) VALUES (?, ?, ${columns.map(() => '?').join(', ')})
    ON CONFLICT (application_id) DO UPDATE SET key = excluded.key, ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`)
    .run(key, row.applicationId, ...keys.map((name) => row[name] ?? null));
  if (!old) sizes.set(db, about(db) + 1);
  if (old && old.key === key && indexed.every((column) => old[column] === row[column])) return;
  prepared(sqlite, 'INSERT INTO case_search (rowid, number, words, person, facets) VALUES (?, ?, ?, ?, ?)').run(key, ...indexed.map((column) => row[column]));
  countWords(sqlite, row, 1);
}

/** Takes a case out of the index and off the list of work; its words leave the index's own pages at once (FTS5 secure-delete). Call inside a transaction. */
export function removeFromIndex(db: Db, applicationId: string): void {
  removeWork(db, applicationId);
  const old = findIndexRow(db, applicationId);
  if (!old) return;
  unindex(db.sqlite, old);
  prepared(db.sqlite, 'DELETE FROM case_index WHERE key = ?').run(old.key);
}

function unindex(sqlite: Sqlite, old: FoundRow): void {
  prepared(sqlite, "INSERT INTO case_search (case_search, rowid, number, words, person, facets) VALUES ('delete', ?, ?, ?, ?, ?)").run(old.key, ...indexed.map((column) => old[column]));
  countWords(sqlite, old, -1);
}

/** Words with a letter first, each counted once a case. Numbers are not kept: no NHS number is offered as a correction. */
export function countable(text: string): Set<string> {
  return new Set(text.split(' ').filter((word) => /^[a-z]/.test(word)));
}

function countWords(sqlite: Sqlite, row: Pick<CaseIndexRow, 'words' | 'person'>, step: 1 | -1): void {
  const add = prepared(sqlite, 'INSERT INTO search_word (word, cases, people) VALUES (?, ?, ?) ON CONFLICT (word) DO UPDATE SET cases = cases + excluded.cases, people = people + excluded.people');
  const [cases, people] = [countable(row.words), countable(row.person)];
  for (const word of new Set([...cases, ...people])) add.run(word, cases.has(word) ? step : 0, people.has(word) ? step : 0);
  if (step === -1) {
    const drop = prepared(sqlite, 'DELETE FROM search_word WHERE word = ? AND cases <= 0 AND people <= 0');
    for (const word of new Set([...cases, ...people])) drop.run(word);
  }
}

export function findIndexRow(db: Db, applicationId: string): FoundRow | undefined {
  return prepared(db.sqlite, `SELECT ${selected} FROM case_index c WHERE application_id = ?`).get(applicationId) as FoundRow | undefined;
}

/** Whether the file has the tables of the index at all. */
export function hasIndex(db: Db): boolean {
  return prepared(db.sqlite, "SELECT 1 FROM sqlite_schema WHERE name = 'case_work'").get() !== undefined;
}

/** Empties the index, so that it is made anew. */
export function clearIndex(db: Db): void {
  const { sqlite } = db;
  sizes.delete(db);
  sqlite.transaction(() => {
    sqlite.exec("DELETE FROM case_work; DELETE FROM case_index; INSERT INTO case_search (case_search) VALUES ('rebuild'); DELETE FROM search_word; DELETE FROM search_state;");
    setIndexState(db, false);
  }).immediate();
}

/**
 * Sees to it that the index answers by its rows: takes out rows of cases that are not in the record, and makes the words and the lists of FTS5 anew
 * where they do not fit the rows. Gives how many rows were taken out.
 */
export function mendIndex(db: Db): number {
  const { sqlite } = db;
  return sqlite.transaction(() => {
    const gone = sqlite.prepare('SELECT application_id FROM case_index WHERE application_id NOT IN (SELECT id FROM application)').pluck().all() as string[];
    for (const id of gone) removeFromIndex(db, id);
    try {
      sqlite.exec("INSERT INTO case_search (case_search, rank) VALUES ('integrity-check', 1)");
    } catch {
      sqlite.exec("INSERT INTO case_search (case_search) VALUES ('rebuild'); DELETE FROM search_word;");
      for (const row of sqlite.prepare('SELECT words, person FROM case_index').all() as { words: string; person: string }[]) countWords(sqlite, row, 1);
    }
    return gone.length;
  }).immediate();
}

/** Whether the index is whole, and made by the present rules. One row is read. */
export function isIndexWhole(db: Db): boolean {
  const state = prepared(db.sqlite, 'SELECT format, whole FROM search_state WHERE id = 1').get() as { format: number; whole: number } | undefined;
  return state?.whole === 1 && state.format === searchFormat;
}

/** The format that the index was begun with; null where it never was. */
export function indexFormat(db: Db): number | null {
  return (prepared(db.sqlite, 'SELECT format FROM search_state WHERE id = 1').get() as { format: number } | undefined)?.format ?? null;
}

export function setIndexState(db: Db, whole: boolean): void {
  prepared(db.sqlite, 'INSERT INTO search_state (id, format, whole) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET format = excluded.format, whole = excluded.whole').run(searchFormat, whole ? 1 : 0);
}

/** The next cases in the order of their ids, for making the index. */
export function applicationIdsAfter(db: Db, id: string, most: number): string[] {
  return (prepared(db.sqlite, 'SELECT id FROM application WHERE id > ? ORDER BY id LIMIT ?').all(id, most) as { id: string }[]).map((row) => row.id);
}

export function countApplications(db: Db): number {
  return (prepared(db.sqlite, 'SELECT count(*) AS n FROM application').get() as { n: number }).n;
}

// ── Asking ──────────────────────────────────────────────────────────────────────────────────────────────

export interface IndexQuestion {
  readonly sought: readonly Sought[];
  /** Words of `facets`, all of which must be there. */
  readonly facets: readonly string[];
  readonly receivedFrom: string | null;
  readonly receivedTo: string | null;
  /** Whether the person may see who the patients are: then names and NHS numbers are looked through too, and no text is hidden. */
  readonly withIdentity: boolean;
}

/** So many words of the record stand in for a longer beginning of a word; with more, the index is asked for the beginning itself. */
const mostExpanded = 8;
/** Beginnings up to this length the index keeps whole lists for (`prefix` in the migration). */
const keptPrefix = 4;
/** With fewer cases than this holding such words, the beginning itself is asked for. */
const worthExpanding = 200;
/** In a record with fewer cases than this every beginning is put together in less time than its words are looked up. */
const worthLookingUp = 5000;

const sizes = new WeakMap<Db, number>();

/** About how many cases the index holds; for choosing the shorter way only. Counted once, then kept up with what is put in and taken out. */
function about(db: Db): number {
  let size = sizes.get(db);
  if (size === undefined) sizes.set(db, (size = (prepared(db.sqlite, 'SELECT count(*) AS n FROM case_index').get() as { n: number }).n));
  return size;
}

/** What FTS5 is asked; null where no case can fit, '' where every case does. */
export function matchOf(db: Db, question: Pick<IndexQuestion, 'sought' | 'facets' | 'withIdentity'>): string | null {
  const { sought, facets, withIdentity } = question;
  const parts: string[] = [];
  for (const { words, joined } of sought) {
    const each: string[] = [];
    for (const word of words) {
      const one = beginning(db, word, withIdentity);
      if (one === null) return null;
      each.push(one);
    }
    const apart = each.join(' AND ');
    parts.push(joined === null ? apart : `((${apart}) OR "${joined}"*)`);
  }
  const text = parts.length > 0 ? `${withIdentity ? '{number words person}' : '{number words}'} : (${parts.join(' AND ')})` : '';
  const filter = facets.length > 0 ? `facets : (${facets.map((facet) => `"${facet}"`).join(' AND ')})` : '';
  return [text, filter].filter(Boolean).map((part) => `(${part})`).join(' AND ');
}

/**
 * A word that begins with these letters. Where many cases hold such words, they are asked for by the whole words that the record holds: those lists
 * the index reads from the newest on and stops when a page is full, where a long beginning would first be put together from all its lists. Where few
 * hold them, putting them together is the shorter way.
 */
function beginning(db: Db, word: string, withIdentity: boolean): string | null {
  if (word.length <= keptPrefix || !/^[a-z]/.test(word) || about(db) < worthLookingUp) return `"${word}"*`;
  const whole = rawStatement(db.sqlite, withIdentity ? wordsOfAll : wordsOfCases).all(word, `${word}~`) as [string, number][];
  if (whole.length === 0) return null;
  if (whole.length > mostExpanded || whole.reduce((sum, [, cases]) => sum + cases, 0) < worthExpanding) return `"${word}"*`;
  return whole.length === 1 ? `"${whole[0]![0]}"` : `(${whole.map(([one]) => `"${one}"`).join(' OR ')})`;
}

const wordsOf = (cases: string, where: string): string => `SELECT word, ${cases} FROM search_word WHERE word >= ? AND word < ?${where} LIMIT ${mostExpanded + 1}`;
const [wordsOfAll, wordsOfCases] = [wordsOf('cases + people', ''), wordsOf('cases', ' AND cases > 0')];

/**
 * The statement for a page. Bounds that are not asked for are left out: each costs a comparison for each row. How many rows are wanted stands in the
 * text: SQLite plans a statement anew each time that a number is bound to its LIMIT, which takes as long as finding the rows.
 */
function pageSql(columns: string, matched: boolean, bounds: string, most: number): string {
  const key = matched ? 'case_search.rowid' : 'c.key';
  const where = [matched ? 'case_search MATCH ?' : '', bounds.includes('<') ? `${key} < ?` : '', bounds.includes('>') ? `${key} >= ?` : ''].filter(Boolean).join(' AND ');
  return `SELECT ${columns} FROM ${matched ? 'case_search JOIN case_index c ON c.key = case_search.rowid' : 'case_index c'}${where ? ` WHERE ${where}` : ''} ORDER BY ${key} DESC LIMIT ${Math.trunc(most)}`;
}

const shapes = { listed, listedHidden, whole: selected } as const;
/** Texts of pages by what is asked for; there are few, and putting one together again takes longer than finding it. */
const pages = new Map<string, string>();

/** Cases that fit, newest first, below the key `before`. */
export function findInIndex(db: Db, question: IndexQuestion, before: number | null, most: number): ListedRow[] {
  const match = matchOf(db, question);
  if (match === null) return [];
  const { sql, values } = pageOf(question, match, before, question.withIdentity ? 'listed' : 'listedHidden', most);
  return rawStatement(db.sqlite, sql).all(...values) as ListedRow[];
}

const rawStatements = new WeakMap<Sqlite, Map<string, Statement>>();

/** As `prepared`, for statements that give bare values: that is a setting of the statement, so it must not be shared with the others. */
function rawStatement(sqlite: Sqlite, sql: string): Statement {
  let kept = rawStatements.get(sqlite);
  if (!kept) rawStatements.set(sqlite, (kept = new Map()));
  let statement = kept.get(sql);
  if (!statement) kept.set(sql, (statement = sqlite.prepare(sql).raw()));
  return statement;
}

/** As {@link findInIndex}, with who the patient is: for comparing identifiers. */
export function findWholeInIndex(db: Db, question: IndexQuestion, most: number): FoundRow[] {
  const match = matchOf(db, question);
  if (match === null) return [];
  const { sql, values } = pageOf(question, match, null, 'whole', most);
  return prepared(db.sqlite, sql).all(...values) as FoundRow[];
}

function pageOf(question: IndexQuestion, match: string, before: number | null, which: keyof typeof shapes, most: number): { sql: string; values: (string | bigint)[] } {
  const { to, from } = span(question, before);
  const bounds = `${to === null ? '' : '<'}${from === null ? '' : '>'}`;
  const name = `${which}${match === '' ? '' : '='}${bounds}${most}`;
  let sql = pages.get(name);
  if (!sql) pages.set(name, (sql = pageSql(shapes[which], match !== '', bounds, most)));
  const values: (string | bigint)[] = [];
  for (const value of [match === '' ? null : match, to, from]) if (value !== null) values.push(value);
  return { sql, values };
}

/** How many cases fit; at most `most` are counted. */
export function countInIndex(db: Db, question: IndexQuestion, most: number): number {
  const match = matchOf(db, question);
  if (match === null) return 0;
  const { to, from } = span(question, null);
  const sql = `SELECT count(*) AS n FROM (${pageSql('1', match !== '', `${to === null ? '' : '<'}${from === null ? '' : '>'}`, most).replace(/ ORDER BY .* DESC/, '')})`;
  const row = prepared(db.sqlite, sql).get(...[match === '' ? null : match, to, from].filter((value) => value !== null)) as { n: number };
  return row.n;
}

/** The keys between which to look. As whole numbers: a key bound as a float is not seen by FTS5, which then reads everything newer first. */
function span({ receivedFrom, receivedTo }: IndexQuestion, before: number | null): { to: bigint | null; from: bigint | null } {
  const ends = [before, receivedTo === null ? null : firstKeyOf(receivedTo) + perDay].filter((end) => end !== null);
  return { to: ends.length === 0 ? null : BigInt(Math.min(...ends)), from: receivedFrom === null ? null : BigInt(firstKeyOf(receivedFrom)) };
}

/** The word of the record that a mistyped one most likely meant: fewest changes, then held by most cases. Null where none is near. */
export function nearestWord(db: Db, word: string, withIdentity: boolean): string | null {
  const most = allowedTypos(word);
  if (most === 0 || !/^[a-z]+$/.test(word)) return null;
  let best: { word: string; steps: number; cases: number } | null = null;
  const rows = prepared(db.sqlite, `SELECT word, ${withIdentity ? 'cases + people' : 'cases'} AS cases FROM search_word WHERE length(word) >= ? AND ${withIdentity ? '1' : 'cases > 0'}`).all(word.length - most) as { word: string; cases: number }[];
  for (const row of rows) {
    if (row.word === word || !startsNear(word, row.word)) continue;
    // While it is being typed a word is compared with the beginning of longer ones; the whole word counts before that.
    const whole = editDistance(word, row.word, most);
    const steps = whole <= most ? whole : row.word.length > word.length ? editDistance(word, row.word.slice(0, word.length), most) + 0.5 : most + 1;
    if (steps > most) continue;
    if (best === null || steps < best.steps || (steps === best.steps && row.cases > best.cases)) best = { ...row, steps };
  }
  return best?.word ?? null;
}

/** Whether two words share one of their first two letters: people seldom mistype both, and most words need not be compared any further. */
function startsNear(a: string, b: string): boolean {
  return a[0] === b[0] || a[1] === b[1] || a[0] === b[1] || a[1] === b[0];
}

/** Whether some word of the record begins so. Short beginnings and numbers always count as known. */
export function isKnownBeginning(db: Db, word: string, withIdentity: boolean): boolean {
  if (!/^[a-z]/.test(word)) return true;
  return prepared(db.sqlite, `SELECT 1 FROM search_word WHERE word >= ? AND word < ? AND ${withIdentity ? '1' : 'cases > 0'} LIMIT 1`).get(word, `${word}~`) !== undefined;
}

/** Whether any case has this word among its facets. */
export function hasFacet(db: Db, facet: string): boolean {
  return prepared(db.sqlite, 'SELECT 1 FROM case_search WHERE case_search MATCH ? LIMIT 1').get(`facets : "${facet}"`) !== undefined;
}

/** Cases whose patient has this NHS number (ten digits) or was born on this day. */
export function findByIdentity(db: Db, by: 'nhsNumber' | 'dateOfBirth', value: string, most: number): FoundRow[] {
  return prepared(db.sqlite, `SELECT ${selected} FROM case_index c WHERE ${by === 'nhsNumber' ? 'c.nhs_number' : 'c.date_of_birth'} = ? ORDER BY c.key DESC LIMIT ?`).all(value, most) as FoundRow[];
}
