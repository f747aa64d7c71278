import { describe, expect, it } from 'vitest';
import { bundledPolicies, parsePolicy, runGolden } from '../../../shared/policy/index.ts';
import { editable } from '../../policies/support.ts';

/*
 * Each piece of the encoding is taken out of a copy in memory. At least one golden case must then come out otherwise:
 * what no golden case notices could be lost unnoticed.
 */
type Json = Record<string, unknown> & unknown[];

/** Every list inside `all`, `any`, `is`, `plus` or an option of a reading, anywhere in a policy. */
function lists(node: unknown, path: string, found: { path: string; list: unknown[] }[] = []): typeof found {
  if (node === null || typeof node !== 'object') return found;
  for (const [key, inner] of Object.entries(node)) {
    if (Array.isArray(inner) && (['all', 'any', 'is', 'plus'].includes(key) || path.endsWith('.choose'))) found.push({ path: `${path}.${key}`, list: inner });
    lists(inner, `${path}.${key}`, found);
  }
  return found;
}

/** Every place where the option of a reading chooses something. */
function choices(node: unknown, path: string, found: { path: string; reading: string; choose: Record<string, unknown> }[] = []): typeof found {
  if (node === null || typeof node !== 'object') return found;
  if ('reading' in node && 'choose' in node) found.push({ path, reading: String(node.reading), choose: node.choose as Record<string, unknown> });
  for (const [key, inner] of Object.entries(node)) choices(inner, `${path}.${key}`, found);
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

  const options = choices(editable(policy), '').flatMap(({ path, choose }, place) =>
    Object.keys(choose).flatMap((option) => Object.keys(choose).filter((other) => other !== option).map((other) => [`${path}.${option}`, other, place, option] as const)),
  );
  it.each(options)('%s is missed when it says what “%s” says', (_path, other, place, option) => {
    const copy = editable(policy);
    const { choose } = choices(copy, '')[place]!;
    choose[option] = structuredClone(choose[other]);
    expect(notices(copy)).toBe(true);
  });
});
