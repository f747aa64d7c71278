import { noCase } from '../../shared/workflow/evolve.ts';
import { governingDay } from './governingDay.ts';
import { answerCase, FactError, type BareCaseAnswer } from '../../shared/policy/index.ts';
import type { FactState, FactStates, FactValue } from '../../shared/domain/facts.ts';
import { allowedIn, type Stage } from '../../shared/workflow/stages.ts';
import type { Db } from '../../db/connection.ts';
import { factsFor, treatmentIn, type PolicyLibrary } from './policyLibrary.ts';

/** An open case, as little of it as an answer needs. */
export interface OpenCase {
  readonly applicationId: string;
  readonly number: string;
  readonly stage: Stage;
  readonly commissioner: string;
  readonly receivedOn: string;
  /** Whether a person has confirmed an assessment of it. */
  readonly assessed: 0 | 1;
}

/** Cases whose policy may still be set: not decided, closed or withdrawn. Looks into no assessment, so that thousands are listed at once. */
export function openCases(db: Db): OpenCase[] {
  const stages = allowedIn.pinPolicy.stages;
  return db.sqlite
    .prepare(
      `SELECT id AS applicationId, case_number AS number, stage, commissioner, received_on AS receivedOn, EXISTS (SELECT 1 FROM assessment WHERE application_id = application.id) AS assessed
       FROM application WHERE stage IN (${stages.map(() => '?').join(', ')}) ORDER BY case_number`,
    )
    .all(...stages) as OpenCase[];
}

/**
 * Reads the day as at which a case is assessed: that of its last assessment (one made by a re-assessment has the day of the person's),
 * else the one that its ICB's rule says. `today` in London.
 */
export function asAtReader(db: Db, today: string): (one: OpenCase) => string {
  const row = db.sqlite.prepare('SELECT as_at FROM assessment WHERE application_id = ? ORDER BY event_seq DESC LIMIT 1').pluck();
  return (one) => (one.assessed ? (row.get(one.applicationId) as string) : governingDay(db, one, noCase, today).shown);
}

/** Reads the confirmed facts of a case; the latest answer to each. What only the papers say is left out. */
export function factReader(db: Db): (applicationId: string) => Record<string, FactState> {
  const rows = db.sqlite.prepare('SELECT id, fact_id, answer, value FROM confirmation WHERE application_id = ? ORDER BY event_seq').raw();
  return (applicationId) => {
    const states: Record<string, FactState> = {};
    for (const [id, factId, answer, value] of rows.all(applicationId) as [string, string, string, string | null][]) {
      states[factId] = answer === 'known' ? { state: 'known', value: JSON.parse(value!) as FactValue, confirmation: id } : { state: 'notKnown' };
    }
    return states;
  };
}

/** The bare answer for a case on a day; null where nobody has confirmed the kind of treatment, or where a fact cannot be right. */
export function bareAnswer(library: PolicyLibrary, { commissioner }: Pick<OpenCase, 'commissioner'>, asAt: string, facts: FactStates): BareCaseAnswer | null {
  const treatment = treatmentIn(facts);
  if (treatment === null) return null;
  const { deciding, readings, guidance } = library;
  try {
    return answerCase(deciding, { commissioner, treatment, asAt, readings }, factsFor(library.asked, facts), { guidance });
  } catch (error) {
    if (error instanceof FactError) return null;
    throw error;
  }
}
