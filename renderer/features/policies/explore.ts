import type { FactStates } from '../../../shared/domain/facts.ts';
import { explain, FactError, type Assessment } from '../../../shared/policy/index.ts';
import type { Finding } from '../../../shared/policy/finding.ts';
import type { Guidance } from '../../../shared/policy/guidance.ts';
import type { Policy } from '../../../shared/policy/schema.ts';
import type { Followed } from './policyModel.ts';

export type Explored = { readonly ok: true; readonly assessment: Assessment } | { readonly ok: false; readonly message: string };

/** Readings as the policy module takes them: those that nobody has chosen are left out. */
export function chosenReadings(followed: Followed): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(followed).flatMap(([reading, option]) => (option === null ? [] : [[reading, option]])));
}

/** What a policy answers on tried facts, worked out in the page. Nothing is recorded. */
export function explore(policy: Policy, facts: FactStates, asAt: string, followed: Followed, guidance: readonly Guidance[]): Explored {
  try {
    return { ok: true, assessment: explain(policy, facts, asAt, { readings: chosenReadings(followed), guidance }) };
  } catch (error) {
    return { ok: false, message: error instanceof FactError ? `${error.message}. Mend that answer first.` : 'This cannot be worked out with these answers. Take the last answer back.' };
  }
}

/** The findings without their links to a case: here there are no papers, and no question waits on Check facts. */
export function withoutCase(finding: Finding): Finding {
  const { factId: _, ...rest } = finding;
  return { ...rest, confirmations: [], children: finding.children.map(withoutCase) };
}
