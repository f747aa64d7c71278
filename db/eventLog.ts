import { canonicalJson, newSalt, saltedDigest, sha256 } from './canonical.ts';
import type { Db, Sqlite } from './connection.ts';
import { type RowDraft, type RowRef, type SealedRow, insertSealed, seal } from './sealed.ts';
import { prepared } from './statements.ts';

/** The stream of what belongs to no case: people, settings, drops of papers. */
export const officeStream = 'office';

/** Hash before the first event. */
export const genesis = '0'.repeat(64);

/** An event as it is stored. `body` is null once it has been disposed of. */
export interface StoredEvent {
  readonly seq: number;
  readonly applicationId: string;
  readonly applicationSeq: number;
  readonly type: string;
  readonly version: number;
  readonly body: unknown;
  readonly actor: string;
  readonly at: string;
  readonly hash: string;
}

/** An event to be appended, with the sealed rows that it records. */
export interface NewEvent {
  readonly type: string;
  readonly version: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly rows?: readonly RowDraft[];
}

export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** Names of the moments at which a test may stop the process. `before-commit`: everything is written, and nothing is final. */
export type CommitStep = 'before-event' | 'after-event' | 'after-row' | 'before-commit' | 'after-commit';

/**
 * Appends events to one stream, each with its rows, and moves the head of the chain.
 * Call inside an IMMEDIATE transaction: the number and hash of the last event are read here.
 */
export function appendEvents(
  db: Db,
  stream: { applicationId: string; applicationSeq: number; actor: string; at: string },
  events: readonly NewEvent[],
  faultHook?: (step: CommitStep) => void,
): StoredEvent[] {
  if (!db.sqlite.inTransaction) throw new Error('Events are appended inside a transaction only');
  const insert = prepared(
    db.sqlite,
    'INSERT INTO event (seq, application_id, application_seq, type, version, body, body_salt, body_digest, actor, at, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  let head = readHead(db.sqlite);
  return events.map((event, index) => {
    const seq = head.seq + 1;
    const applicationSeq = stream.applicationSeq + 1 + index;
    const sealed: SealedRow[] = (event.rows ?? []).map((row) => seal(row, seq));
    const body = sealed.length > 0 ? { ...event.body, rows: sealed.map((row) => row.ref) } : event.body;
    const text = canonicalJson(body);
    const salt = newSalt();
    const facts = {
      seq, applicationId: stream.applicationId, applicationSeq, type: event.type, version: event.version,
      bodyDigest: saltedDigest(salt, text), actor: stream.actor, at: stream.at, prevHash: head.hash,
    };
    const hash = eventHash(facts);
    faultHook?.('before-event');
    insert.run(seq, facts.applicationId, applicationSeq, facts.type, facts.version, text, salt, facts.bodyDigest, facts.actor, facts.at, facts.prevHash, hash);
    head = { seq, hash };
    prepared(db.sqlite, 'INSERT INTO chain_head (id, seq, hash) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash').run(seq, hash);
    faultHook?.('after-event');
    for (const row of sealed) {
      insertSealed(db, row);
      faultHook?.('after-row');
    }
    return { seq, applicationId: facts.applicationId, applicationSeq, type: facts.type, version: facts.version, body: JSON.parse(text), actor: facts.actor, at: facts.at, hash };
  });
}

/** What the hash of an event runs over: everything but the body, and of the body its salted digest. */
export interface HashedFacts {
  readonly seq: number;
  readonly applicationId: string;
  readonly applicationSeq: number;
  readonly type: string;
  readonly version: number;
  readonly bodyDigest: string;
  readonly actor: string;
  readonly at: string;
  readonly prevHash: string;
}

/** The hash of an event: SHA-256 over a JSON array, in which no field can run into the next. */
export function eventHash(e: HashedFacts): string {
  return sha256(JSON.stringify(['ifr-panel event 1', e.seq, e.applicationId, e.applicationSeq, e.type, e.version, e.bodyDigest, e.actor, e.at, e.prevHash]));
}

/** The last event's number and hash; number 0 and the genesis hash where there is none. */
export function readHead(sqlite: Sqlite): Head {
  return (prepared(sqlite, 'SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1').get() as Head | undefined) ?? { seq: 0, hash: genesis };
}

/** All events of one case (or of the office), in order. */
export function readEvents(db: Db, applicationId: string): StoredEvent[] {
  const rows = db.sqlite
    .prepare('SELECT seq, application_id AS applicationId, application_seq AS applicationSeq, type, version, body, actor, at, hash FROM event WHERE application_id = ? ORDER BY application_seq')
    .all(applicationId) as (Omit<StoredEvent, 'body'> & { body: string | null })[];
  return rows.map((row) => ({ ...row, body: row.body === null ? null : (JSON.parse(row.body) as unknown) }));
}

/** Events of one type in a stream, in the order of the stream. */
export function readEventsOfType(db: Db, applicationId: string, type: string): StoredEvent[] {
  const rows = db.sqlite
    .prepare('SELECT seq, application_id AS applicationId, application_seq AS applicationSeq, type, version, body, actor, at, hash FROM event WHERE application_id = ? AND type = ? ORDER BY application_seq')
    .all(applicationId, type) as (Omit<StoredEvent, 'body'> & { body: string | null })[];
  return rows.map((row) => ({ ...row, body: row.body === null ? null : (JSON.parse(row.body) as unknown) }));
}

/** The number of the last event of a stream; 0 where there is none. */
export function lastApplicationSeq(sqlite: Sqlite, applicationId: string): number {
  return sqlite.prepare('SELECT coalesce(max(application_seq), 0) FROM event WHERE application_id = ?').pluck().get(applicationId) as number;
}

/** The rows that an event's body names. */
export function rowRefs(body: unknown): readonly RowRef[] {
  const rows = (body as { rows?: unknown } | null)?.rows;
  return Array.isArray(rows) ? (rows as RowRef[]) : [];
}
