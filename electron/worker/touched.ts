import { answerCase, FactError, type BareCaseAnswer } from '../../shared/policy/index.ts';
import type { FactState, FactStates, FactValue } from '../../shared/domain/facts.ts';
import type { TouchedCase } from '../../shared/contract/policy.ts';
import type { CriteriaMetStep } from '../../shared/policy/answer.ts';
import { allowedIn, stageLabels, type Stage } from '../../shared/workflow/stages.ts';
import type { Db } from '../../db/connection.ts';
import { stepOf } from './caseFile.ts';
import type { Worker } from './context.ts';
import { factsFor, libraryAfter, libraryOf, policyHash, treatmentIn, type PolicyLibrary, type PolicyState } from './policyLibrary.ts';
import { refuseWith } from './refusal.ts';

/** An open case, as little of it as an answer needs. */
interface OpenCase {
  readonly applicationId: string;
  readonly number: string;
  readonly stage: Stage;
  readonly commissioner: string;
  /** The day as at which a person assessed it last, else the day received. */
  readonly asAt: string;
}

/** After so many cases the worker sees to other calls. */
const slice = 200;

/** Open cases that would come out differently after a change, on confirmed facts. Records nothing and changes nothing. */
export async function touchedBy(worker: Worker, policyId: string, change: { readonly state: PolicyState } | { readonly reading: string; readonly option: string }): Promise<{ cases: TouchedCase[]; looked: number }> {
  const session = worker.signedIn;
  const now = libraryOf(session.db);
  const after = libraryAfter(now, policyId, change);
  const facts = factReader(session.db);
  const steps = new Map<string, CriteriaMetStep | null>();
  const cases: TouchedCase[] = [];
  const open = openCases(session.db);
  for (const [index, one] of open.entries()) {
    if (index % slice === slice - 1) await new Promise((resolve) => setImmediate(resolve));
    if (worker.session !== session) return refuseWith('LOCKED', 'The app was locked meanwhile.', 'Sign in and ask again.');
    if (!steps.has(one.commissioner)) steps.set(one.commissioner, stepOf(worker, one.commissioner));
    const confirmed = facts(one.applicationId);
    const [before, then] = [now, after].map((library) => answerIn(library, one, confirmed, steps.get(one.commissioner)!));
    if (!before || !then || outcome(before) === outcome(then)) continue;
    cases.push({ applicationId: one.applicationId, number: one.number, stage: stageLabels[one.stage], before: before.verdict, after: then.verdict, sentence: then.sentence });
  }
  return { cases, looked: open.length };
}

/** Cases whose policy may still be set: not decided, closed or withdrawn. */
function openCases(db: Db): OpenCase[] {
  const stages = allowedIn.pinPolicy.stages;
  return db.sqlite
    .prepare(
      `SELECT id AS applicationId, case_number AS number, stage, commissioner,
        coalesce((SELECT as_at FROM assessment WHERE application_id = application.id AND job_id IS NULL ORDER BY event_seq DESC LIMIT 1), received_on) AS asAt
       FROM application WHERE stage IN (${stages.map(() => '?').join(', ')}) ORDER BY case_number`,
    )
    .all(...stages) as OpenCase[];
}

/** Reads the confirmed facts of a case; the latest answer to each. What only the papers say is left out. */
function factReader(db: Db): (applicationId: string) => FactStates {
  const rows = db.sqlite.prepare('SELECT id, fact_id AS factId, answer, value FROM confirmation WHERE application_id = ? ORDER BY event_seq');
  return (applicationId) => {
    const states: Record<string, FactState> = {};
    for (const row of rows.all(applicationId) as { id: string; factId: string; answer: string; value: string | null }[]) {
      states[row.factId] = row.answer === 'known' ? { state: 'known', value: JSON.parse(row.value!) as FactValue, confirmation: row.id } : { state: 'notKnown' };
    }
    return states;
  };
}

/** Null where nobody has confirmed the kind of treatment, or where a fact cannot be right. */
function answerIn(library: PolicyLibrary, one: OpenCase, facts: FactStates, step: CriteriaMetStep | null): BareCaseAnswer | null {
  const treatment = treatmentIn(facts);
  if (treatment === null) return null;
  const { deciding, readings, guidance } = library;
  try {
    return answerCase(deciding, { commissioner: one.commissioner, treatment, asAt: one.asAt, readings }, factsFor(library.asked, facts), { hashOf: policyHash, guidance, step });
  } catch (error) {
    if (error instanceof FactError) return null;
    throw error;
  }
}

/** What counts as another outcome: the answer, or the answer to one of the purposes. */
function outcome({ verdict, assessments }: BareCaseAnswer): string {
  return JSON.stringify([verdict, assessments.map((one) => one.purposes.map(({ purpose, verdict: each }) => [purpose, each]))]);
}
