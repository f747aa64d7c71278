import { assess, bundledPolicies, explain, factStatesOf, vocabularyOf, type Answer, type Assessment, type AssessOptions, type Policy } from '../../shared/policy/index.ts';
import type { FactStates } from '../../shared/domain/facts.ts';
import type { WrittenFact } from '../../shared/policy/schema.ts';

export type Written = Record<string, WrittenFact | undefined>;

/** One of the bundled policies. */
export function bundled(id: string): Policy {
  const policy = bundledPolicies().find((one) => one.id === id);
  if (!policy) throw new Error(`No bundled policy ${id}`);
  return policy;
}

export const lsc = () => bundled('lsc-clin12-lipus-2');
export const centralEast = () => bundled('central-east-exogen-fresh-1.0');
export const hny = () => bundled('hny-142-usgi');

/** Assesses facts as a policy file writes them; undefined leaves a fact out. */
export function answer(policy: Policy, facts: Written, asAt = '2026-06-01', options: AssessOptions = {}): Assessment {
  return explain(policy, statesOf(policy, facts), asAt, options);
}

/** The bare answer, for tables of many rows. */
export function lean(policy: Policy, facts: Written, { asAt = '2026-06-01', ...options }: AssessOptions & { readonly asAt?: string } = {}): Answer {
  return assess(policy, statesOf(policy, facts), asAt, options);
}

function statesOf(policy: Policy, facts: Written): FactStates {
  const given = Object.entries(facts).filter((entry): entry is [string, WrittenFact] => entry[1] !== undefined);
  return factStatesOf(Object.fromEntries(given), vocabularyOf([policy]));
}

/** The verdict alone. */
export function verdict(policy: Policy, facts: Written, asAt?: string, options?: AssessOptions): string {
  return answer(policy, facts, asAt, options).verdict;
}

/** A policy as plain data that a test may change. */
export const editable = (policy: Policy): any => structuredClone(policy);

/** Every way to pick one item of each list. */
export function combinations<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((sofar, list) => sofar.flatMap((start) => list.map((item) => [...start, item])), [[]]);
}
