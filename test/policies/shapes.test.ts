import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assessCase, factStatesOf, lintLibrary, lintPolicy, parsePolicy, policyJsonSchema, runGolden, vocabularyOf } from '../../shared/policy/index.ts';

/* Policies of quite other shapes than the shipped ones, made up after shapes that are in use elsewhere. They need no change to the engine. */
const folder = join(import.meta.dirname, 'shapes');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const written = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const policies = files.map((name) => parsePolicy(written(name)));

it('there are five of them', () => {
  expect(files).toHaveLength(5);
});

describe.each(policies.map((policy) => [policy.id, policy] as const))('%s', (id, policy) => {
  it('has nothing for the lint to find', () => {
    expect(lintPolicy(written(`${id}.json`))).toEqual([]);
  });

  it.each(policy.goldenCases.map((golden) => [golden.title, golden] as const))('%s', (_title, golden) => {
    expect(runGolden(policy, golden).problems).toEqual([]);
  });
});

describe('side by side in one library', () => {
  it('has nothing for the lint to find', () => {
    expect(lintLibrary(policies)).toEqual([]);
  });

  it('gives each ICB its own policy for the same request', () => {
    const facts = factStatesOf({
      treatment: 'guided-injection', shoulder: 'yes', ageGroup: 'adult', cancerPain: 'no', inflammatoryArthritis: 'no', rehabilitation: 'yes', severeTrauma: 'yes',
      dateOfBirth: '1970-05-05', shoulderTarget: 'subacromial',
    }, vocabularyOf(policies));
    const ask = (commissioner: string) => assessCase(policies, { commissioner, treatment: 'guided-injection', asAt: '2026-06-01' }, facts).verdict;
    expect([ask('TST03'), ask('TST05'), ask('TST01')]).toEqual(['met', 'position-applies', 'no-policy-held']);
  });

  it('has a schema to be written against', () => {
    expect(JSON.stringify(policyJsonSchema())).toContain('goldenCases');
  });
});
