import { describe, expect, it } from 'vitest';
import { promptsFor } from '../../shared/policy/index.ts';
import { centralEast, hny, lsc } from './support.ts';

/* How prompts work is tested beside the module; here it is the words of this policy that are held against arguments. */
describe('the words by which the Lancashire policy is found in an argument', () => {
  const clauses = (text: string) => promptsFor(lsc(), [], text, { exceptionalityFound: false }).map((one) => one.clause);

  it.each([
    ['The fracture has not healed after seven months.', '2.5.a'],
    ['The bone failed to unite.', '2.5.a'],
    ['Established non-union of the tibia.', '2.5.a'],
    ['He would like an alternative to surgery.', '2.5.b'],
    ['She is keen to avoid an operation.', '2.5.b'],
    ['The consultant considers her suitable for LIPUS.', '2.5.c'],
    ['She is very distressed by the delay.', '2.5.d'],
    ['The device is cheaper than another operation.', '7.2'],
    ['Exogen is affordable.', '7.2'],
    ['It would be unethical to withhold it.', '6.2'],
    ['There are no adverse effects, and it is likely to succeed.', '5.3'],
  ])('%s: %s', (text, clause) => {
    expect(clauses(text)).toContain(clause);
  });

  it('does not take cost effectiveness, which the policy relies on, for affordability', () => {
    expect(clauses('For this patient it is cost-effective, and cost effectiveness is relied on.')).toEqual([]);
  });

  it('has none for a patient whose argument names nothing of the kind, and none in the other two policies', () => {
    expect(clauses('He has a rare metabolic bone disease that no trial included.')).toEqual([]);
    const all = 'Not healed, distressed, unethical, cheap, suitable for it, an alternative to surgery.';
    expect([hny(), centralEast()].flatMap((policy) => promptsFor(policy, [], all, { exceptionalityFound: false }))).toEqual([]);
  });
});
