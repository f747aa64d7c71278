import type { Sqlite } from './connection.ts';
import { officeStream } from './eventLog.ts';
import type { Finding } from './verify.ts';

/**
 * What was removed at the end of retention, held against who proposed and who confirmed it. A row or a body that is gone is accounted for
 * only by a disposal that one person proposed and another confirmed, and only where it belongs to a case that both events name.
 */

/** An event of the office about a disposal, as it stands in the chain. */
export interface DisposalEvent {
  readonly seq: number;
  readonly type: string;
  readonly actor: string;
  readonly body: unknown;
}

export interface DisposalFacts {
  readonly events: readonly DisposalEvent[];
  /** Bodies that are gone: number of the event → its case. */
  readonly emptied: ReadonlyMap<number, string>;
  /** By `disposal` row: the number of the event that recorded it. */
  readonly recordedBy: (disposalId: string) => number | undefined;
  /** By `table/id` of a row: the case whose event recorded it, or the office. */
  readonly caseOf: (key: string) => string | undefined;
}

/** What a referral that never became a case consists of: it alone can go by one person, who returns it without consent. */
const dropTables: readonly string[] = ['intake', 'intake_step', 'intake_part', 'paper', 'paper_reading', 'candidate_fact'];

/** The drop that was returned, and those that were joined to it. */
function dropsOf(body: unknown): readonly string[] {
  const { intakeId, joined } = (body ?? {}) as { intakeId?: string; joined?: readonly string[] };
  return [...(intakeId ? [intakeId] : []), ...(joined ?? [])];
}

interface Proposal {
  readonly disposalId: string;
  readonly cases: readonly { readonly applicationId: string }[];
}
interface Remains {
  readonly applicationId: string;
  readonly number: string;
  readonly icb: string;
  readonly receivedOn: string;
  readonly urgency: string;
  readonly outcome: string | null;
}
interface Recorded {
  readonly disposal?: { readonly disposalId: string; readonly proposedBy: string; readonly proposalSeq: number; readonly cases: readonly Remains[] };
}

export function checkDisposals(sqlite: Sqlite, add: (kind: Finding['kind'], where: string, sentence: string) => void, facts: DisposalFacts): void {
  const byTwo = new Map<number, ReadonlyMap<string, Remains>>();
  for (const event of facts.events) if (event.type === 'disposalRecorded') byTwo.set(event.seq, casesOf(event, facts.events, add));
  const known = new Set(facts.events.filter(({ type }) => type === 'disposalRecorded').map(({ seq }) => seq));

  const returned = new Map(facts.events.filter(({ type }) => type === 'returnedWithoutConsent').map(({ seq, body }) => [seq, dropsOf(body)]));

  const leave = new Map<string, number>();
  for (const { id, table_name: table, row_id: row } of sqlite.prepare('SELECT id, table_name, row_id FROM disposal').all() as { id: string; table_name: string; row_id: string }[]) {
    const seq = facts.recordedBy(id);
    if (seq === undefined) continue; // said already: no event recorded that row
    leave.set(`${table}/${row}`, seq);
    if (returned.has(seq)) {
      const ofDrop = dropTables.includes(table) && facts.caseOf(`${table}/${row}`) === officeStream && (table !== 'intake' || returned.get(seq)!.includes(row));
      if (!ofDrop) add('disposal', `disposal/${id}`, `${table}/${row} was removed under event ${seq}, which returned a referral without consent, but it is no part of that referral.`);
    } else if (!known.has(seq)) add('disposal', `disposal/${id}`, `The leave to remove ${table}/${row} was recorded by event ${seq}, which is no disposal.`);
  }

  for (const [seq, applicationId] of facts.emptied) {
    const by = leave.get(`event/${seq}`);
    if (by === undefined) continue; // said already: no disposal accounts for it
    if (applicationId === officeStream) add('disposal', `event ${seq}`, `The body of event ${seq} belongs to no case, and such bodies are never disposed of.`);
    else if (!byTwo.get(by)?.has(applicationId)) add('disposal', `event ${seq}`, `The body of event ${seq} was removed under event ${by}, but that disposal does not name its case.`);
  }

  const find = sqlite.prepare('SELECT * FROM application WHERE id = ?');
  const withBody = sqlite.prepare('SELECT seq FROM event WHERE application_id = ? AND body IS NOT NULL LIMIT 1').pluck();
  for (const [seq, cases] of byTwo) {
    for (const [applicationId, remains] of cases) {
      const row = find.get(applicationId) as Record<string, unknown> | undefined;
      if (!row) continue; // said already: the case has events and is not in the list
      const same = row['case_number'] === remains.number && row['commissioner'] === remains.icb && row['received_on'] === remains.receivedOn && row['urgency'] === remains.urgency && (row['outcome'] ?? null) === remains.outcome && row['stage'] === 'closed' && row['patient_id'] === null;
      if (!same) add('projection', `application/${applicationId}`, `The list of cases says otherwise than the disposal (event ${seq}) about what remains of case ${applicationId}.`);
      const left = withBody.get(applicationId);
      if (left !== undefined) add('disposal', `event ${String(left)}`, `Case ${applicationId} was disposed of by event ${seq}, but event ${String(left)} of it still has its body.`);
    }
  }
}

/** The cases that a disposal may account for; none where it was not made by two people. */
function casesOf({ seq, actor, body }: DisposalEvent, events: readonly DisposalEvent[], add: (kind: Finding['kind'], where: string, sentence: string) => void): ReadonlyMap<string, Remains> {
  const where = `event ${seq}`;
  const { disposal } = (body ?? {}) as Recorded;
  const none = new Map<string, Remains>();
  if (!disposal) {
    add('disposal', where, `Event ${seq} disposed of something without saying who proposed it and of which cases.`);
    return none;
  }
  const proposal = events.find((one) => one.seq === disposal.proposalSeq && one.seq < seq && one.type === 'disposalProposed');
  const proposed = proposal?.body as Proposal | undefined;
  if (!proposal || proposed?.disposalId !== disposal.disposalId || proposal.actor !== disposal.proposedBy) {
    add('disposal', where, `Event ${seq} disposed of cases, but the proposal that it names is not in the record.`);
    return none;
  }
  if (proposal.actor === actor) {
    add('disposal', where, `Event ${seq} disposed of cases, and the same person had proposed it: nobody else confirmed.`);
    return none;
  }
  if (events.some((one) => one.seq > proposal.seq && one.seq < seq && one.type === 'disposalTakenBack' && (one.body as { disposalId?: string } | null)?.disposalId === disposal.disposalId)) {
    add('disposal', where, `Event ${seq} disposed of cases after the proposal had been taken back.`);
    return none;
  }
  const named = new Set(proposed.cases.map(({ applicationId }) => applicationId));
  const stray = disposal.cases.find(({ applicationId }) => !named.has(applicationId));
  if (stray) add('disposal', where, `Event ${seq} disposed of case ${stray.applicationId}, which was not proposed.`);
  return new Map(disposal.cases.filter(({ applicationId }) => named.has(applicationId)).map((one) => [one.applicationId, one]));
}
