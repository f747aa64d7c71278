import { saltedDigest, sha256 } from './canonical.ts';
import type { Db, Sqlite } from './connection.ts';
import { eventHash, genesis, officeStream, rowRefs } from './eventLog.ts';
import { storedSha256 } from './paperRepo.ts';
import { type RowRef, digestOfStored, storedRows } from './sealed.ts';
import { type DisposalEvent, checkDisposals } from './verifyDisposals.ts';
import { expectedTriggers, laterTables, sealedTables } from './triggers.ts';

export type FindingKind =
  | 'chain' | 'gap' | 'body' | 'row-changed' | 'row-missing' | 'row-unrecorded' | 'truncated' | 'head' | 'projection'
  | 'paper' | 'letter' | 'trigger' | 'integrity' | 'reference' | 'unreadable' | 'disposal';

/** Something that is not as it was recorded. `where` names a place in the file, never a patient. */
export interface Finding {
  readonly kind: FindingKind;
  readonly where: string;
  readonly sentence: string;
}

export interface Verified {
  readonly ok: boolean;
  /** Hash of the last event; what letters and bundles print. */
  readonly head: string;
  readonly events: number;
  readonly findings: readonly Finding[];
}

export interface VerifyOptions {
  /** The head printed on a letter or kept elsewhere (the whole hash, or its first characters, 12 or more): it must be in the chain. */
  readonly expectedHead?: string;
  /** The number of events that there were at least. */
  readonly expectedSeq?: number;
  /** What a case's events add up to, for comparing with the list of cases; see shared/workflow. Throws where they cannot be read. */
  readonly replay?: (events: readonly { type: string; version: number; body: unknown }[]) => Readonly<Record<string, unknown>>;
}

/**
 * Compares the whole file with itself: chain, bodies, rows, bytes, list of cases, triggers, and SQLite's own checks.
 * Reads only. Somebody with the key who rewrites the chain from some event to its end, with everything after it, makes a whole file
 * that fits itself: against that, keep heads elsewhere (they are printed on letters) and pass one as `expectedHead`.
 */
export function verifyRecord(db: Db, options: VerifyOptions = {}): Verified {
  const findings: Finding[] = [];
  const add = (kind: FindingKind, where: string, sentence: string) => void findings.push({ kind, where, sentence });
  const { sqlite } = db;
  // One view of the file, even if the app writes meanwhile.
  sqlite.exec('BEGIN');
  try {
    checkFile(sqlite, add);
    const absent = notYetThere(sqlite);
    checkTriggers(sqlite, add, absent);
    const chain = checkChain(sqlite, add, options);
    checkRows(sqlite, add, chain, absent);
    checkPapers(sqlite, add);
    checkLetters(sqlite, add, chain);
    checkProjections(sqlite, add, chain, options);
    checkDisposals(sqlite, add, { events: chain.disposals, emptied: chain.emptied, recordedBy: (id) => chain.named.get(`disposal/${id}`)?.seq, caseOf: (key) => chain.named.get(key)?.applicationId });
    return { ok: findings.length === 0, head: chain.head, events: chain.count, findings };
  } finally {
    sqlite.exec('ROLLBACK');
  }
}

type Add = (kind: FindingKind, where: string, sentence: string) => void;

interface Chain {
  readonly head: string;
  readonly count: number;
  /** Rows that events name, by `table/id`, with the number of the event. */
  readonly named: ReadonlyMap<string, RowRef & { readonly seq: number; readonly applicationId: string }>;
  /** Events whose bodies are gone, with their cases: the rows that they named went with them. */
  readonly emptied: ReadonlyMap<number, string>;
  readonly disposals: readonly DisposalEvent[];
  readonly streams: ReadonlyMap<string, { last: number; events: { type: string; version: number; body: unknown }[]; emptied: boolean }>;
  readonly issued: readonly { seq: number; letterVersionId: string; pdfSha256: string }[];
}

interface EventRow {
  readonly seq: number;
  readonly application_id: string;
  readonly application_seq: number;
  readonly type: string;
  readonly version: number;
  readonly body: string | null;
  readonly body_salt: string | null;
  readonly body_digest: string;
  readonly actor: string;
  readonly at: string;
  readonly prev_hash: string;
  readonly hash: string;
}

/** Events of the office under which rows or bodies are removed, or that lead to that. */
const removing: ReadonlySet<string> = new Set(['disposalProposed', 'disposalTakenBack', 'disposalRecorded', 'returnedWithoutConsent']);

function checkChain(sqlite: Sqlite, add: Add, options: VerifyOptions): Chain {
  const named = new Map<string, RowRef & { seq: number; applicationId: string }>();
  const emptied = new Map<number, string>();
  const disposals: DisposalEvent[] = [];
  const streams = new Map<string, { last: number; events: { type: string; version: number; body: unknown }[]; emptied: boolean }>();
  const issued: { seq: number; letterVersionId: string; pdfSha256: string }[] = [];
  const disposed = new Set(sqlite.prepare("SELECT row_id FROM disposal WHERE table_name = 'event'").pluck().all() as string[]);
  let [expectedSeq, prevHash, count, headSeen] = [1, genesis, 0, options.expectedHead === undefined];

  for (const row of sqlite.prepare('SELECT * FROM event ORDER BY seq').iterate() as IterableIterator<EventRow>) {
    const where = `event ${row.seq}`;
    if (row.seq !== expectedSeq) add('gap', where, `Events ${expectedSeq} to ${row.seq - 1} are missing.`);
    if (row.prev_hash !== prevHash) add('chain', where, `Event ${row.seq} does not follow from the event before it.`);
    const hash = eventHash({
      seq: row.seq, applicationId: row.application_id, applicationSeq: row.application_seq, type: row.type, version: row.version,
      bodyDigest: row.body_digest, actor: row.actor, at: row.at, prevHash: row.prev_hash,
    });
    if (hash !== row.hash) add('chain', where, `Event ${row.seq} was changed: what it says of itself does not fit its hash.`);

    const stream = streams.get(row.application_id) ?? { last: 0, events: [], emptied: false };
    streams.set(row.application_id, stream);
    if (row.application_seq !== stream.last + 1) add('gap', where, `Event ${row.seq} is number ${row.application_seq} of its case, but number ${stream.last + 1} was due.`);
    stream.last = row.application_seq;

    if (row.body === null) {
      emptied.set(row.seq, row.application_id);
      stream.emptied = true;
      if (!disposed.has(String(row.seq))) add('body', where, `The body of event ${row.seq} is gone, and no disposal accounts for it.`);
    } else if (row.body_salt === null || saltedDigest(row.body_salt, row.body) !== row.body_digest) {
      add('body', where, `The body of event ${row.seq} was changed after it was recorded.`);
    }
    const body = row.body === null ? null : readBody(row.body);
    if (row.body !== null && body === undefined) add('unreadable', where, `The body of event ${row.seq} cannot be read.`);
    for (const ref of rowRefs(body)) named.set(`${ref.table}/${ref.id}`, { ...ref, seq: row.seq, applicationId: row.application_id });
    if (row.application_id === officeStream && removing.has(row.type)) disposals.push({ seq: row.seq, type: row.type, actor: row.actor, body });
    if (row.type === 'letterIssued' && body) issued.push({ seq: row.seq, ...(body as { letterVersionId: string; pdfSha256: string }) });
    stream.events.push({ type: row.type, version: row.version, body });

    headSeen ||= options.expectedHead !== undefined && options.expectedHead.length >= 12 && row.hash.startsWith(options.expectedHead.toLowerCase());
    [expectedSeq, prevHash, count] = [row.seq + 1, row.hash, count + 1];
  }

  const anchor = sqlite.prepare('SELECT seq, hash FROM chain_head WHERE id = 1').get() as { seq: number; hash: string } | undefined;
  if (!anchor ? count > 0 : anchor.seq !== expectedSeq - 1 || anchor.hash !== prevHash) {
    add('truncated', 'end of the record', `The record ends at event ${expectedSeq - 1}, but it was noted that it goes to event ${anchor?.seq ?? 'unknown'}: events at the end are missing or were put in their place.`);
  }
  if (!headSeen) add('head', 'end of the record', 'The expected head is not in this record: it was cut off before that event, rewritten, or it is another database.');
  if (options.expectedSeq !== undefined && expectedSeq - 1 < options.expectedSeq) {
    add('truncated', 'end of the record', `The record has ${expectedSeq - 1} events; there were at least ${options.expectedSeq}.`);
  }
  return { head: prevHash, count, named, emptied, disposals, streams, issued };
}

function checkRows(sqlite: Sqlite, add: Add, chain: Chain, absent: ReadonlySet<string>): void {
  const seen = new Set<string>();
  for (const table of sealedTables.filter((name) => !absent.has(name))) {
    for (const row of storedRows(sqlite, table)) {
      const key = `${table}/${String(row['id'])}`;
      seen.add(key);
      const ref = chain.named.get(key);
      const seq = Number(row['event_seq']);
      if (!ref) {
        add('row-unrecorded', key, `The row ${key} is recorded by no event: it was put in by other means, or its event was changed.`);
        continue;
      }
      if (digestOfStored(table, row) !== ref.digest || ref.seq !== seq) add('row-changed', key, `The row ${key} was changed after event ${ref.seq} recorded it.`);
    }
  }
  const disposed = new Set((sqlite.prepare('SELECT table_name, row_id FROM disposal').raw().all() as [string, string][]).map(([table, id]) => `${table}/${id}`));
  for (const [key, ref] of chain.named) {
    // The event that names it would have lost its body too: a row alone is never disposed of where it belongs to a case.
    if (!seen.has(key) && disposed.has(key) && ref.applicationId !== officeStream) add('disposal', key, `The row ${key} was removed as disposed of, but event ${ref.seq} of its case was not.`);
    if (!seen.has(key) && !disposed.has(key)) add('row-missing', key, `The row ${key}, recorded by event ${ref.seq}, is gone, and no disposal accounts for it.`);
  }
}

function checkPapers(sqlite: Sqlite, add: Add): void {
  for (const { id, hash } of sqlite.prepare('SELECT id, sha256 AS hash FROM paper').all() as { id: string; hash: string }[]) {
    if (storedSha256(sqlite, id) !== hash) add('paper', `paper/${id}`, `The bytes of paper ${id} are not those that came in.`);
  }
  for (const id of sqlite.prepare('SELECT DISTINCT paper_id FROM paper_chunk WHERE paper_id NOT IN (SELECT id FROM paper)').pluck().all()) {
    add('paper', `paper/${String(id)}`, `There are bytes of a paper ${String(id)} that is not recorded.`);
  }
}

function checkLetters(sqlite: Sqlite, add: Add, chain: Chain): void {
  const find = sqlite.prepare('SELECT pdf, pdf_sha256 AS hash FROM letter_version WHERE id = ?');
  const disposed = new Set(sqlite.prepare("SELECT row_id FROM disposal WHERE table_name = 'letter_version'").pluck().all() as string[]);
  for (const { seq, letterVersionId, pdfSha256 } of chain.issued) {
    const row = find.get(letterVersionId) as { pdf: Uint8Array | null; hash: string | null } | undefined;
    if (!row && disposed.has(letterVersionId)) continue;
    if (!row?.pdf || row.hash !== pdfSha256 || sha256(row.pdf) !== pdfSha256) add('letter', `letter_version/${letterVersionId}`, `The letter issued by event ${seq} is not the one that is stored.`);
  }
}

function checkProjections(sqlite: Sqlite, add: Add, chain: Chain, options: VerifyOptions): void {
  const rows = new Map((sqlite.prepare('SELECT * FROM application').all() as Record<string, unknown>[]).map((row) => [String(row['id']), row]));
  for (const [id, stream] of chain.streams) {
    if (id === officeStream) continue;
    const row = rows.get(id);
    rows.delete(id);
    if (!row) {
      add('projection', `application/${id}`, `The case ${id} has events but is not in the list of cases.`);
      continue;
    }
    if (row['version'] !== stream.last) {
      add('truncated', `application/${id}`, `The list of cases says that case ${id} has ${String(row['version'])} events; the record has ${stream.last}.`);
      continue;
    }
    if (!options.replay || stream.emptied) continue;
    try {
      for (const [key, value] of Object.entries(options.replay(stream.events))) {
        const column = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
        if ((row[column] ?? null) !== (value ?? null)) add('projection', `application/${id}`, `The list of cases says otherwise than the events of case ${id} about "${column}".`);
      }
    } catch {
      add('unreadable', `application/${id}`, `The events of case ${id} cannot be read by this version.`);
    }
  }
  for (const id of rows.keys()) add('truncated', `application/${id}`, `The case ${id} is in the list of cases, but has no events.`);
}

/**
 * Tables that a file from an earlier version (a backup) does not have yet. A table that was dropped from such a file cannot hide behind
 * this: rows of it that events name are found missing.
 */
function notYetThere(sqlite: Sqlite): ReadonlySet<string> {
  const steps = sqlite.pragma('user_version', { simple: true }) as number;
  const there = new Set(sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]);
  return new Set([...laterTables].filter(([table, since]) => steps < since && !there.has(table)).map(([table]) => table));
}

function checkTriggers(sqlite: Sqlite, add: Add, absent: ReadonlySet<string>): void {
  const found = new Map((sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string; sql: string }[]).map((row) => [row.name, row.sql]));
  for (const [name, text] of expectedTriggers) {
    if ([...absent].some((table) => name === `${table}_no_update` || name === `${table}_no_delete`)) continue;
    if (!found.has(name)) add('trigger', name, `The guard "${name}" is missing: what it guards could have been changed.`);
    else if (plain(found.get(name)!) !== plain(text)) add('trigger', name, `The guard "${name}" was changed.`);
  }
  for (const name of found.keys()) if (!expectedTriggers.has(name)) add('trigger', name, `There is a trigger "${name}" that IFR Panel did not make.`);
}

function checkFile(sqlite: Sqlite, add: Add): void {
  for (const row of sqlite.pragma('integrity_check') as { integrity_check: string }[]) {
    if (row.integrity_check !== 'ok') add('integrity', 'file', `The file is damaged: ${row.integrity_check}.`);
  }
  for (const row of sqlite.pragma('foreign_key_check') as { table: string; parent: string }[]) {
    add('reference', row.table, `A row of "${row.table}" points to a row of "${row.parent}" that is not there.`);
  }
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

function readBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
