import { longDate, type IsoDate } from '../../../shared/domain/dates.ts';
import type { PolicySummary } from '../../../shared/contract/policy.ts';
import { count, dayAndTime } from '../../components/words.ts';

export type PolicyState = PolicySummary['state'];

/** What a state means for a case, in one sentence. */
export const stateWords: Readonly<Record<PolicyState, string>> = {
  shipped: 'Came with the app. It is followed, but nobody here has adopted it by name.',
  adopted: 'Adopted',
  inert: 'Imported, not adopted. It decides nothing.',
  withdrawn: 'Withdrawn. It decides nothing.',
};
export const stateNames: Readonly<Record<PolicyState, string>> = { shipped: 'Came with the app', adopted: 'Adopted', inert: 'Not adopted', withdrawn: 'Withdrawn' };

/** The state with who did it. */
export function stateLine(policy: PolicySummary): string {
  if (policy.state === 'adopted' && policy.adopted) return `Adopted by ${policy.adopted.by}, ${dayAndTime(policy.adopted.at)}.`;
  return policy.state === 'adopted' ? 'Adopted.' : stateWords[policy.state];
}

/** Who compared the text with the published version. It stands wherever a policy decides. */
export function comparedWords(compared: { readonly by: string; readonly at: string } | null): string {
  return compared ? `Compared with the published version by ${compared.by}, ${dayAndTime(compared.at)}.` : 'Nobody has compared it with the published version.';
}

/** The days on which it can govern, and what the paper prints. */
export function forceWords({ force, effective }: PolicySummary): string {
  const until = force.to === null ? 'no end known' : `until ${longDate(force.to)}`;
  // "none printed; ratified March 2026"
  const printed = effective === '' ? 'no start is printed' : effective.startsWith('none printed') ? effective.replace('none printed', 'no start is printed') : `the start is printed as “${effective}”`;
  return `In force from ${longDate(force.from)} at the earliest, ${until}; ${printed}.`;
}

/** Faults, readings and those that nobody signed, in one line. */
export function faultsLine(policy: PolicySummary): string {
  const unsigned = policy.readings === 0 ? '' : policy.unsigned === 0 ? ', all signed' : `, ${count(policy.unsigned, 'reading')} not signed`;
  return `${count(policy.clauses, 'clause')}; ${count(policy.defects, 'fault')} in the printed text; ${count(policy.readings, 'wording')} with more than one reading${unsigned}.`;
}

export interface PolicyFilter {
  /** ODS code; empty for all. */
  readonly icb: string;
  readonly treatment: string;
  readonly state: string;
  /** A day on which it must be able to govern; null for any. */
  readonly on: IsoDate | null;
}
export const anyPolicy: PolicyFilter = { icb: '', treatment: '', state: '', on: null };

/** The policies that a filter leaves. A policy whose start is not exactly known may govern from its earliest day. */
export function filterPolicies(policies: readonly PolicySummary[], filter: PolicyFilter): readonly PolicySummary[] {
  return policies.filter(
    (policy) =>
      (filter.icb === '' || policy.commissioner === filter.icb) &&
      (filter.treatment === '' || policy.treatment === filter.treatment) &&
      (filter.state === '' || policy.state === filter.state) &&
      (filter.on === null || (policy.force.from <= filter.on && (policy.force.to === null || filter.on <= policy.force.to))),
  );
}

/** Policies under the ICB that they belong to, ICBs and policies by name. */
export function byIcb(policies: readonly PolicySummary[]): { icb: string; policies: PolicySummary[] }[] {
  const names = [...new Set(policies.map((policy) => policy.icb))].sort((a, b) => a.localeCompare(b));
  return names.map((icb) => ({ icb, policies: policies.filter((policy) => policy.icb === icb).sort((a, b) => a.ourTitle.localeCompare(b.ourTitle) || b.force.from.localeCompare(a.force.from)) }));
}

/** Each ICB and each treatment once, by name. */
export const icbChoices = (policies: readonly PolicySummary[]) => choices(policies.map((policy) => ({ id: policy.commissioner, label: policy.icb })));
export const treatmentChoices = (policies: readonly PolicySummary[]) => choices(policies.map((policy) => ({ id: policy.treatment, label: policy.treatmentLabel })));

function choices(all: readonly { id: string; label: string }[]): readonly { id: string; label: string }[] {
  return [...new Map(all.map((one) => [one.id, one])).values()].sort((a, b) => a.label.localeCompare(b.label));
}
