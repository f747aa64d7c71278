import type { Policy } from '../policy/index.ts';
import type { HeldPolicy } from './packContext.ts';

/** The policies of a library, each once, as a pack is compared with them. */
export function heldPolicies(policies: readonly Policy[]): HeldPolicy[] {
  return policies.map((policy) => {
    const first = policy.dates.effective ?? policy.dates.ratified;
    return {
      id: policy.id, commissioner: policy.commissioner, title: policy.title, names: [policy.ourTitle, policy.line], version: policy.version,
      earlier: policy.earlierVersions.map(({ version }) => version), year: first?.from ? Number(first.from.slice(0, 4)) : null,
    };
  });
}
