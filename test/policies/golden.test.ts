import { describe, expect, it } from 'vitest';
import { bundledPolicies, lintPolicy, runGolden } from '../../shared/policy/index.ts';

describe.each(bundledPolicies().map((policy) => [policy.id, policy] as const))('%s', (_id, policy) => {
  it.each(policy.goldenCases.map((golden) => [golden.title, golden] as const))('%s', (_title, golden) => {
    expect(runGolden(policy, golden).problems).toEqual([]);
  });

  it('has nothing for the lint to find', () => {
    expect(lintPolicy(policy)).toEqual([]);
  });

  it('prints no faults that have no effect stated', () => {
    for (const defect of policy.defects) expect(defect.effect.length).toBeGreaterThan(10);
  });
});
