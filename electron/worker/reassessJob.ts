import type { FactState } from '../../shared/domain/facts.ts';
import type { Db } from '../../db/connection.ts';
import { canonicalJson } from '../../db/canonical.ts';
import { updateJob } from '../../db/jobRepo.ts';
import type { RowDraft } from '../../db/sealed.ts';
import { basisOf } from './basis.ts';
import { runInBatches } from './batchJob.ts';
import { decidingIn } from './caseFile.ts';
import { recordInOffice } from './commit.ts';
import type { Session, Worker } from './context.ts';
import { hooked } from './done.ts';
import { bareAnswer, factReader, type OpenCase } from './openCases.ts';
import { decidingText, libraryOf, readingsFollowed, type PolicyLibrary } from './policyLibrary.ts';

/** The kind under which such a job is noted. */
export const reassessKind = 'reassess';

/** So many cases are looked at, and what changed is recorded, in one transaction; then the worker sees to other calls. */
export const batch = 100;

/**
 * Assesses the open cases again that a person has assessed. Where facts, readings, policy or answer differ from the last time, a new
 * assessment is kept beside the old one; a person's own assessment stays the one that counts. No case moves, and nothing is sent.
 * A cancel or a crash leaves whole batches.
 */
export function runReassess(worker: Worker, jobId: string, cases: readonly OpenCase[]): Promise<void> {
  return runInBatches(worker, {
    jobId, total: cases.length, batch, doing: 'Assessing case', labels, failed: 'Assessing open cases again failed',
    step: (session, from, to) => renew(worker, session, jobId, cases.slice(from, to), to),
  });
}

const labels = { done: 'Assessed', cancelled: 'Cancelled', failed: 'Assessing stopped' } as const;

/** One batch: everything that changed in it, and how far the job has come, is on the disk when this returns, or none of it is. */
function renew(worker: Worker, { db, person }: Session, jobId: string, cases: readonly OpenCase[], done: number): void {
  const library = libraryOf(db);
  const [facts, lastOf] = [factReader(db), lastReader(db)];
  const now = worker.now();
  const run = db.sqlite.transaction(() => {
    const rows: RowDraft[] = [];
    for (const one of cases) {
      const last = lastOf(one.applicationId);
      if (!last) continue;
      const values = renewed(library, one, last, facts(one.applicationId));
      if (values) rows.push({ table: 'assessment', id: worker.newId(), values: { applicationId: one.applicationId, jobId, ...values, by: person.id, at: now } });
    }
    if (rows.length > 0) recordInOffice({ db, event: { type: 'assessmentsRenewed', version: 1, body: { jobId, cases: rows.length } }, rows, actor: person.id, now, ...hooked(worker, 'reassess') });
    updateJob(db, jobId, { done }, now);
  });
  run.immediate();
}

/** The last assessment of a case, as far as it can be told without its tree; `disputed` reads more of the row where that does not suffice. */
interface Last {
  /** The day as at which a person assessed the case last: a renewed assessment keeps to it. */
  readonly asAt: string;
  readonly verdict: string;
  readonly basis: string | null;
  disputed(): Readonly<Record<string, FactState>>;
  /** Whether it rested on the same text, readings and facts; for where no digest was kept. */
  restedOn(policy: { readonly id: string; readonly hash: string } | null, readings: Readonly<Record<string, string>>, facts: Readonly<Record<string, FactState>>): boolean;
}

function lastReader(db: Db): (applicationId: string) => Last | undefined {
  const short = db.sqlite.prepare('SELECT as_at AS asAt, verdict, basis, event_seq AS seq FROM assessment WHERE application_id = ? ORDER BY event_seq DESC LIMIT 1');
  const facts = db.sqlite.prepare('SELECT facts FROM assessment WHERE application_id = ? AND event_seq = ?').pluck();
  const whole = db.sqlite.prepare('SELECT policy_id AS id, policy_hash AS hash, readings, facts FROM assessment WHERE application_id = ? AND event_seq = ?');
  return (applicationId) => {
    const row = short.get(applicationId) as { asAt: string; verdict: string; basis: string | null; seq: number } | undefined;
    return row && {
      asAt: row.asAt, verdict: row.verdict, basis: row.basis, disputed: () => stillDisputed(facts.get(applicationId, row.seq) as string),
      restedOn: (policy, readings, now) => {
        const kept = whole.get(applicationId, row.seq) as { id: string | null; hash: string | null; readings: string | null; facts: string };
        return canonicalJson([kept.id, kept.hash, JSON.parse(kept.readings ?? '{}'), JSON.parse(kept.facts)]) === canonicalJson([policy?.id ?? null, policy?.hash ?? null, readings, now]);
      },
    };
  };
}

/** What to keep of the answer now; null where nothing differs from the last time, or where no answer can be given. */
function renewed(library: PolicyLibrary, one: OpenCase, last: Last, confirmed: Readonly<Record<string, FactState>>): Readonly<Record<string, unknown>> | null {
  const facts = last.basis === null ? { ...last.disputed(), ...confirmed } : confirmed;
  const answer = bareAnswer(library, one, last.asAt, facts);
  if (!answer) return null;
  const assessment = decidingIn(answer);
  const held = assessment ? decidingText(library, assessment.policy) : null;
  const readings = held ? Object.fromEntries(Object.entries(readingsFollowed(held)).filter((entry): entry is [string, string] => entry[1] !== null)) : {};
  const kept: Record<string, FactState> = {};
  for (const factId of Object.keys(facts)) if (!library.vocabulary.get(factId)?.identity) kept[factId] = facts[factId]!;
  const policy = held ? { id: held.policy.id, hash: held.hash } : null;
  const basis = basisOf({ verdict: answer.verdict, policy, readings, facts: kept });
  if (basis === null ? answer.verdict === last.verdict && last.restedOn(policy, readings, kept) : basis === last.basis) return null;
  return {
    policyId: held?.policy.id ?? null, policyVersion: held?.policy.version ?? null, policyHash: held?.hash ?? null, asAt: last.asAt, verdict: answer.verdict,
    tree: { sentence: answer.sentence, before: last.verdict, lookup: answer.found.answer, answer: assessment }, facts: kept, readings, basis,
  };
}

/** Facts on which the papers disagreed when the case was assessed: so they stand until a person answers. */
function stillDisputed(facts: string): Record<string, FactState> {
  if (!facts.includes('"disputed"')) return {};
  return Object.fromEntries(Object.entries(JSON.parse(facts) as Record<string, FactState>).filter(([, state]) => state.state === 'disputed'));
}
