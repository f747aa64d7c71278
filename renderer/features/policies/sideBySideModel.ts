import type { LibraryView } from '../../../shared/contract/policy.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import type { FactStates } from '../../../shared/domain/facts.ts';
import { knownIcbs } from '../../../shared/domain/icb.ts';
import { assessCase, FactError, type CaseAnswer } from '../../../shared/policy/index.ts';
import type { Policy } from '../../../shared/policy/schema.ts';
import { chosenReadings } from './explore.ts';

type Held = LibraryView['policies'][number];

/** The answer of one ICB's policies to the request, or why none can be given. */
export interface IcbAnswer {
  readonly icb: string;
  readonly name: string;
  readonly answer: { readonly ok: true; readonly case: CaseAnswer } | { readonly ok: false; readonly message: string };
  /** The policies of this ICB that the answer rests on, with who compared them. */
  readonly held: readonly Held[];
}

/** The policies that are followed: what was imported and not adopted, or withdrawn, decides nothing. */
export const followedPolicies = (library: LibraryView): readonly Held[] => library.policies.filter(({ summary }) => summary.state === 'shipped' || summary.state === 'adopted');

/** The answers of every ICB that exists on the day, and of those whose policies are held, by name. */
export function answersOf(library: LibraryView, treatment: string, asAt: IsoDate, facts: FactStates): readonly IcbAnswer[] {
  const followed = followedPolicies(library);
  const names = new Map(knownIcbs.filter((icb) => (icb.from === null || icb.from <= asAt) && (icb.to === null || asAt <= icb.to)).map((icb) => [icb.ods, icb.name]));
  for (const { summary } of followed) names.set(summary.commissioner, summary.icb);
  const policies: readonly Policy[] = followed.map((one) => one.policy);
  const readings = Object.fromEntries(followed.map((one) => [one.policy.id, chosenReadings(one.readings)]));
  return [...names]
    .map(([icb, name]): IcbAnswer => {
      const held = followed.filter((one) => one.policy.commissioner === icb && one.policy.treatment === treatment);
      try {
        return { icb, name, held, answer: { ok: true, case: assessCase(policies, { commissioner: icb, treatment, asAt, readings }, facts, { guidance: library.guidance }) } };
      } catch (error) {
        return { icb, name, held, answer: { ok: false, message: error instanceof FactError ? `${error.message}.` : 'This cannot be worked out with these answers.' } };
      }
    })
    .sort((a, b) => Number(b.held.length > 0) - Number(a.held.length > 0) || a.name.localeCompare(b.name));
}
