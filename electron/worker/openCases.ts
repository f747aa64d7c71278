import { answerCase, FactError, type BareCaseAnswer } from '../../shared/policy/index.ts';
import type { FactState, FactStates, FactValue } from '../../shared/domain/facts.ts';
import type { CriteriaMetStep } from '../../shared/policy/answer.ts';
import { allowedIn, type Stage } from '../../shared/workflow/stages.ts';
import type { Db } from '../../db/connection.ts';
import { factsFor, policyHash, treatmentIn, type PolicyLibrary } from './policyLibrary.ts';

/** An open case, as little of it as an answer needs. */
export interface OpenCase {
  readonly applicationId: string;
  readonly number: string;
  readonly stage: Stage;
  readonly commissioner: string;
  /** The day as at which a person assessed it last, else the day received. */
  readonly asAt: string;
  /** Whether a person has confirmed an assessment of it. */
  readonly assessed: 0 | 1;
}

/** Cases whose policy may still be set: not decided, closed or withdrawn. */
export function openCases(db: Db): OpenCase[] {
  const stages = allowedIn.pinPolicy.stages;
  return db.sqlite
    .prepare(
      `SELECT id AS applicationId, number, stage, commissioner, coalesce(confirmed, received_on) AS asAt, confirmed IS NOT NULL AS assessed FROM (
        SELECT id, case_number AS number, stage, commissioner, received_on,
          (SELECT as_at FROM assessment WHERE application_id = application.id AND job_id IS NULL ORDER BY event_seq DESC LIMIT 1) AS confirmed
        FROM application WHERE stage IN (${stages.map(() => '?').join(', ')})) ORDER BY number`,
    )
    .all(...stages) as OpenCase[];
}

/** Reads the confirmed facts of a case; the latest answer to each. What only the papers say is left out. */
export function factReader(db: Db): (applicationId: string) => Record<string, FactState> {
  const rows = db.sqlite.prepare('SELECT id, fact_id AS factId, answer, value FROM confirmation WHERE application_id = ? ORDER BY event_seq');
  return (applicationId) => {
    const states: Record<string, FactState> = {};
    for (const row of rows.all(applicationId) as { id: string; factId: string; answer: string; value: string | null }[]) {
      states[row.factId] = row.answer === 'known' ? { state: 'known', value: JSON.parse(row.value!) as FactValue, confirmation: row.id } : { state: 'notKnown' };
    }
    return states;
  };
}

/** The bare answer for an open case; null where nobody has confirmed the kind of treatment, or where a fact cannot be right. */
export function bareAnswer(library: PolicyLibrary, one: OpenCase, facts: FactStates, step: CriteriaMetStep | null): BareCaseAnswer | null {
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
