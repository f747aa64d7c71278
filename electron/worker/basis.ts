import type { FactState } from '../../shared/domain/facts.ts';
import { canonicalJson, sha256 } from '../../db/canonical.ts';

/** What an assessment rests on and says. */
export interface Based {
  readonly verdict: string;
  readonly policy: { readonly id: string; readonly hash: string } | null;
  readonly readings: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, FactState>>;
}

/**
 * One digest for all that makes two assessments the same. Null while the papers disagree on a fact: what they say is not among the confirmed
 * facts, so it has to be looked up.
 */
export function basisOf({ verdict, policy, readings, facts }: Based): string | null {
  if (Object.values(facts).some((fact) => fact.state === 'disputed')) return null;
  return sha256(canonicalJson([verdict, policy?.id, policy?.hash, readings, facts]));
}
