import { describe, expect, it } from 'vitest';
import { bundledPolicies, parsePolicy, runGolden } from '../../../shared/policy/index.ts';
import { editable } from '../../policies/support.ts';

/*
 * Each piece of the encoding is taken out of a copy in memory. At least one golden case must then come out otherwise:
 * what no golden case notices could be lost unnoticed.
 */
type Json = Record<string, unknown> & unknown[];

/** Every list inside `all` or `any`, anywhere in a policy. */
function lists(node: unknown, path: string, found: { path: string; list: unknown[] }[] = []): typeof found {
  if (node === null || typeof node !== 'object') return found;
  for (const [key, inner] of Object.entries(node)) {
    if ((key === 'all' || key === 'any' || key === 'is') && Array.isArray(inner)) found.push({ path: `${path}.${key}`, list: inner });
    lists(inner, `${path}.${key}`, found);
  }
  return found;
}

const rules = (policy: Json) => lists({ clauses: policy.clauses, scope: policy.scope, parts: policy.parts }, '');

describe.each(bundledPolicies().map((policy) => [policy.id, policy] as const))('%s', (_id, policy) => {
  const notices = (changed: unknown) => {
    const parsed = parsePolicy(changed);
    return parsed.goldenCases.some((golden) => runGolden(parsed, golden).problems.length > 0);
  };
  const members = rules(editable(policy)).flatMap(({ path, list }, place) => (list.length > 1 ? list.map((_, index) => [`${path}.${index}`, place, index] as const) : []));

  it.each(members)('%s is missed when it is taken out', (_path, place, index) => {
    const copy = editable(policy);
    rules(copy)[place]!.list.splice(index, 1);
    expect(notices(copy)).toBe(true);
  });

  const clauses = Object.entries(policy.clauses).flatMap(([id, clause]) => (clause.condition === undefined ? [] : [id]));
  it.each(clauses)('the condition of clause %s is missed when it always holds, and when it never does', (id) => {
    const always = editable(policy);
    always.clauses[id].condition = { any: [{ fact: 'treatment', is: ['lipus'] }, { not: { fact: 'treatment', is: ['lipus'] } }] };
    const never = editable(policy);
    never.clauses[id].condition = { all: [{ fact: 'treatment', is: ['lipus'] }, { not: { fact: 'treatment', is: ['lipus'] } }] };
    expect([notices(always), notices(never)]).toEqual([true, true]);
  });

  it.each(policy.parts.map((part) => part.id))('part %s is missed when it is taken out', (id) => {
    const copy = editable(policy);
    copy.parts = copy.parts.filter((part: { id: string }) => part.id !== id);
    expect(copy.parts.length === 0 || notices(copy)).toBe(true);
  });

  it.each(policy.readings.map((reading) => reading.id))('the reading in force of %s is missed when it is another', (id) => {
    const copy = editable(policy);
    const reading = copy.readings.find((one: { id: string }) => one.id === id);
    reading.inForce = reading.options.find((option: { id: string }) => option.id !== reading.inForce).id;
    expect(notices(copy)).toBe(true);
  });
});
