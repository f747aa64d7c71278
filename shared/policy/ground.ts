import type { Condition, UnderReading } from './conditionSchema.ts';
import type { Policy } from './schema.ts';

/** A policy with the readings that are followed. */
export interface Ground {
  readonly policy: Policy;
  /** Reading id → option id. */
  readonly readings: ReadonlyMap<string, string>;
}

/** A reading that a node rests on. */
export interface ReadingUse {
  readonly reading: string;
  readonly option: string;
}

/** A policy that has the right form but cannot be evaluated: a clause that is missing, a circle. `lintPolicy` finds these beforehand. */
export class PolicyFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PolicyFault';
  }
}

/** The condition that a clause holds. */
export function conditionOf(policy: Policy, clauseId: string): { condition: Condition; summary: string } {
  const clause = Object.hasOwn(policy.clauses, clauseId) ? policy.clauses[clauseId] : undefined;
  if (clause === undefined) throw new PolicyFault(`“${policy.id}” has no clause “${clauseId}”`);
  if (clause.condition === undefined) throw new PolicyFault(`Clause “${clauseId}” of “${policy.id}” holds no condition`);
  return { condition: clause.condition, summary: clause.summary };
}

/** The value that the followed option of a reading chooses. */
export function chosen<T>(written: UnderReading<T>, ground: Ground): { value: T; use: ReadingUse } {
  const option = ground.readings.get(written.reading) ?? noOption;
  if (!Object.hasOwn(written.choose, option)) {
    throw new PolicyFault(`“${ground.policy.id}” does not say what follows from the reading “${written.reading}”`);
  }
  return { value: written.choose[option]!, use: { reading: written.reading, option } };
}

/** What no option is called: the form wants at least one letter or digit. */
const noOption = '';
