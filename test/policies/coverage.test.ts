import { describe, expect, it } from 'vitest';
import { bundledPolicies, type Policy } from '../../shared/policy/index.ts';
import { coverageOf } from './coverage.ts';
import { centralEast, editable, hny, lsc } from './support.ts';

describe.each(bundledPolicies().map((policy) => [policy.id, policy] as const))('%s', (_id, policy) => {
  const covered = coverageOf(policy);

  it('has every clause and box of its paper, and a test that fails without each one that decides', () => {
    expect(covered.problems).toEqual([]);
  });

  it('decides with every criterion and scope, and with every date that is printed', () => {
    const cited = new Set(Object.values(policy.dates).flatMap((date) => (date === null ? [] : [date.clause])));
    for (const one of covered.clauses) {
      if (one.kind === 'criterion' || one.kind === 'scope' || cited.has(one.clause)) expect(one.seenBy.length, one.place).toBeGreaterThan(0);
    }
  });

  it('sees each criterion and scope by a golden case and not only by a list', () => {
    for (const one of covered.clauses.filter(({ kind }) => kind === 'criterion' || kind === 'scope')) {
      expect(one.seenBy.some((name) => name.startsWith('golden case ')), one.place).toBe(true);
    }
  });
});

describe('a planted removal is seen', () => {
  const planted: readonly (readonly [string, () => Policy, (policy: any) => unknown, string])[] = [
    ['a criterion that no golden case decides any more', hny, (p) => (p.goldenCases = p.goldenCases.filter((one: any) => one.facts.aspirationAbandoned !== 'yes')), 'nothing fails when “Commissioning Position (second list, item 4)” (aspiration.4) is taken out'],
    ['a cohort that no golden case decides any more', centralEast, (p) => (p.goldenCases = p.goldenCases.filter((one: any) => one.id.startsWith('adult-'))), 'nothing fails when “Cohort” (cohort) is taken out'],
    ['a clause that is left out', lsc, (p) => delete p.clauses['5.2'], 'the paper has “5.2”, the encoding does not'],
    ['a clause that the paper has not', lsc, (p) => (p.clauses['5.4'] = { kind: 'rationale', summary: 'Made up.', source: { section: '5.4' } }), 'the encoding has “5.4”'],
    ['a criterion taken out of its group', hny, (p) => (p.parts[1].criteria.any = p.parts[1].criteria.any.slice(0, 3)), 'fails as it stands: golden case aspiration-abandoned'],
    ['a criterion taken out of one of the brackets', hny, (p) => p.parts[0].criteria.choose['and-binds-last'].any.pop(), 'fails as it stands: golden case last-adverse-both'],
    ['a date that is another', lsc, (p) => (p.dates.review.printed = 'May 2030'), 'fails as it stands: printed date'],
    ['a date that points to another row', lsc, (p) => (p.dates.review.clause = 'front.date-ratified'), 'fails as it stands: printed date'],
    ['a feature that is no longer named', lsc, (p) => p.notThemselvesAnException.pop(), 'fails as it stands: role not itself an exception: 2.5 (4)'],
    ['a clause of force that another paper prints', centralEast, (p) => (p.force = { staysPastReview: 'review', endedByMandatoryGuidance: null, keptAgainstOtherGuidance: null }), 'role that the paper has not: stays past its review'],
  ];

  it.each(planted)('%s', (_what, policy, change, expected) => {
    const copy = editable(policy());
    change(copy);
    expect(coverageOf(copy).problems.join('\n')).toContain(expected);
  });
});
