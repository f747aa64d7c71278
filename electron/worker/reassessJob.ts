import type { FactState } from '../../shared/domain/facts.ts';
import type { CriteriaMetStep } from '../../shared/policy/answer.ts';
import { canonicalJson } from '../../db/canonical.ts';
import type { Db } from '../../db/connection.ts';
import { updateJob } from '../../db/jobRepo.ts';
import type { RowDraft } from '../../db/sealed.ts';
import { decidingIn, stepOf } from './caseFile.ts';
import { recordInOffice } from './commit.ts';
import type { Session, Worker } from './context.ts';
import { hooked } from './done.ts';
import { bareAnswer, factReader, type ConfirmedFacts, type OpenCase } from './openCases.ts';
import { heldIn, libraryOf, readingsFollowed, type PolicyLibrary } from './policyLibrary.ts';

/** The kind under which such a job is noted. */
export const reassessKind = 'reassess';

/** So many cases are looked at, and what changed is recorded, in one transaction; then the worker sees to other calls. */
export const batch = 100;

/**
 * Assesses the open cases again that a person has assessed. Where facts, readings, policy or answer differ from the last time, a new
 * assessment is kept beside the old one; a person's own assessment stays the one that counts. No case moves, and nothing is sent.
 * A cancel or a crash leaves whole batches.
 */
export async function runReassess(worker: Worker, jobId: string, cases: readonly OpenCase[]): Promise<void> {
  const session = worker.signedIn;
  const abort = new AbortController();
  worker.jobs.set(jobId, abort);
  const tell = (state: 'running' | 'done' | 'cancelled' | 'failed', done: number) =>
    worker.options.push({ kind: 'job', jobId, state, done, total: cases.length, label: state === 'running' ? `Assessing case ${Math.min(done + 1, cases.length)} of ${cases.length}` : labels[state] });
  let done = 0;
  try {
    while (done < cases.length) {
      tell('running', done);
      await new Promise((resolve) => setImmediate(resolve));
      if (worker.session !== session) return; // locked meanwhile: the next start says that it was interrupted
      if (abort.signal.aborted) return end('cancelled');
      const next = Math.min(done + batch, cases.length);
      renew(worker, session, jobId, cases.slice(done, next), next);
      done = next;
    }
    end('done');
  } catch (error) {
    console.error(`Assessing open cases again failed: ${error instanceof Error ? error.name : 'unknown'}`);
    if (__TEST_HOOKS__ && process.env.IFR_TEST_FAULTS === '1') console.error(error);
    end('failed');
  } finally {
    worker.jobs.delete(jobId);
    if (worker.session === session) worker.changed(null);
  }

  function end(status: 'done' | 'cancelled' | 'failed'): void {
    if (worker.session !== session) return;
    updateJob(session.db, jobId, { status }, worker.now());
    tell(status, done);
  }
}

const labels = { done: 'Assessed', cancelled: 'Cancelled', failed: 'Assessing stopped' } as const;

/** One batch: everything that changed in it is on the disk when this returns, with the job at `done`, or none of it is. */
function renew(worker: Worker, { db, person }: Session, jobId: string, cases: readonly OpenCase[], done: number): void {
  const library = libraryOf(db);
  const [facts, lastOf, readingsOf] = [factReader(db), lastReader(db), keptReadings(library)];
  const steps = new Map<string, CriteriaMetStep | null>();
  const now = worker.now();
  const run = db.sqlite.transaction(() => {
    const rows: RowDraft[] = [];
    for (const one of cases) {
      const last = lastOf(one.applicationId);
      if (!last) continue;
      if (!steps.has(one.commissioner)) steps.set(one.commissioner, stepOf(worker, one.commissioner));
      const values = renewed(library, one, last, facts(one.applicationId), readingsOf, steps.get(one.commissioner)!);
      if (values) rows.push({ table: 'assessment', id: worker.newId(), values: { applicationId: one.applicationId, jobId, ...values, by: person.id, at: now } });
    }
    if (rows.length > 0) recordInOffice({ db, event: { type: 'assessmentsRenewed', version: 1, body: { jobId, cases: rows.length } }, rows, actor: person.id, now, ...hooked(worker, 'reassess') });
    updateJob(db, jobId, { done }, now);
  });
  run.immediate();
}

/** The last assessment of a case as it stands in the file: JSON as text. */
interface Last {
  readonly eventSeq: number;
  /** The day as at which a person assessed the case last: a renewed assessment keeps to it. */
  readonly asAt: string;
  readonly policyId: string | null;
  readonly policyHash: string | null;
  readonly verdict: string;
  readonly readings: string | null;
  /** Its facts, where the papers disagreed on any; else null. */
  readonly disputed: string | null;
}

function lastReader(db: Db): (applicationId: string) => Last | undefined {
  const row = db.sqlite.prepare(
    `SELECT event_seq AS eventSeq, as_at AS asAt, policy_id AS policyId, policy_hash AS policyHash, verdict, readings, iif(instr(facts, '"disputed"'), facts, NULL) AS disputed
     FROM assessment WHERE application_id = ? ORDER BY event_seq DESC LIMIT 1`,
  );
  return (applicationId) => row.get(applicationId) as Last | undefined;
}

/** What to keep of the answer now; null where nothing differs from the last time, or where no answer can be given. */
function renewed(library: PolicyLibrary, one: OpenCase, last: Last, confirmed: ConfirmedFacts, readingsOf: ReadingsOf, step: CriteriaMetStep | null): Readonly<Record<string, unknown>> | null {
  const facts = last.disputed === null ? confirmed.states : { ...disputedIn(last.disputed), ...confirmed.states };
  const answer = bareAnswer(library, one, last.asAt, facts, step);
  if (!answer) return null;
  const assessment = decidingIn(answer);
  const readings = readingsOf(assessment);
  const policy = { policyId: assessment?.policy ?? null, policyVersion: assessment?.version ?? null, policyHash: assessment?.hash ?? null };
  const sameFacts = confirmed.lastSeq < last.eventSeq; // an assessment holds every answer that was recorded before it
  if (sameFacts && answer.verdict === last.verdict && policy.policyId === last.policyId && policy.policyHash === last.policyHash && (last.readings === null || readings.text === last.readings)) return null;
  const kept = Object.fromEntries(Object.entries(facts).filter(([factId]) => !library.vocabulary.get(factId)?.identity));
  return { ...policy, asAt: last.asAt, verdict: answer.verdict, tree: { sentence: answer.sentence, before: last.verdict, lookup: answer.found.answer, answer: assessment }, facts: kept, readings: readings.followed };
}

/** Facts on which the papers disagreed when the case was assessed: so they stand until a person answers. */
function disputedIn(facts: string): Record<string, FactState> {
  return Object.fromEntries(Object.entries(JSON.parse(facts) as Record<string, FactState>).filter(([, state]) => state.state === 'disputed'));
}

interface KeptReadings {
  readonly followed: Readonly<Record<string, string>>;
  /** The same as it is stored. */
  readonly text: string;
}
type ReadingsOf = (assessment: { readonly policy: string; readonly hash: string | null } | null) => KeptReadings;

/** The readings that an assessment followed, worked out once for each text. */
function keptReadings(library: PolicyLibrary): ReadingsOf {
  const known = new Map<string | null, KeptReadings>();
  return (assessment) => {
    const key = assessment?.hash ?? null;
    let kept = known.get(key);
    if (!kept) {
      const held = assessment ? heldIn(library, assessment.policy, assessment.hash) : null;
      const followed = Object.fromEntries(Object.entries(held ? readingsFollowed(held) : {}).filter((entry): entry is [string, string] => entry[1] !== null));
      known.set(key, (kept = { followed, text: canonicalJson(followed) }));
    }
    return kept;
  };
}
