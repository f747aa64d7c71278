import { describe, expect, it } from 'vitest';
import { icbSectionIds, icbSectionLines, icbSections } from '../../../shared/domain/icbConfiguration.ts';
import { acceptedOn } from '../../../shared/domain/icbSections/forms.ts';
import { quorumReached, type Quorum } from '../../../shared/domain/icbSections/quorum.ts';
import { keptUntil, retentionStarts, type RetentionDays } from '../../../shared/domain/icbSections/retention.ts';
import { limitMissing } from '../../../shared/domain/icbSections/reviewRules.ts';
import { socialRemark } from '../../../renderer/features/decision/socialFactors.ts';
import { sectionExamples } from '../worker/icbExamples.ts';

const none: RetentionDays = { closed: null, decided: null, 'last-letter-sent': null, 'last-entry': null };

describe('the sections of an ICB’s configuration', () => {
  it.each(icbSectionIds)('“%s” takes its examples, puts them into words, tells them apart, and says what follows while it is unset', (id) => {
    const said = sectionExamples[id].map((value) => icbSectionLines(id, value));
    for (const lines of said) for (const { label, words } of lines!) expect(label.trim() !== '' && words.trim() !== '').toBe(true);
    expect(said[0]).not.toEqual(said[1]);
    expect(icbSectionLines(id, { unset: true, reason: 'Withdrawn by the board' })).toBeNull();
    expect(icbSections[id].whileUnset).toMatch(/^[A-Z].*\.$/);
  });

  it('each give back what they read: a second reading of a kept value changes nothing', () => {
    for (const id of icbSectionIds) for (const value of sectionExamples[id]) expect(icbSections[id].value.parse(JSON.parse(JSON.stringify(value)))).toEqual(value);
  });
});

describe('retention', () => {
  it('is never a day short: a period from 29 February ends on 1 March in a common year', () => {
    const until = (closed: string, years: number) => keptUntil({ years, from: 'closed', disposalAuthorisedBy: 'A' }, { ...none, closed });
    expect(until('2028-02-29', 8)).toBe('2036-02-29');
    expect(until('2028-02-29', 5)).toBe('2033-03-01');
    expect(until('2026-11-20', 1)).toBe('2027-11-20');
  });

  it('runs from the day that is named, and says nothing where the case has none', () => {
    for (const from of retentionStarts) {
      expect(keptUntil({ years: 8, from, disposalAuthorisedBy: 'A' }, { ...none, [from]: '2026-01-02' })).toBe('2034-01-02');
      expect(keptUntil({ years: 8, from, disposalAuthorisedBy: 'A' }, none)).toBeNull();
    }
  });
});

it('a form is accepted from its first to its last day, both included', () => {
  const form = { name: 'A', version: '1', kind: 'drug' as const, from: '2026-04-01', until: '2026-06-30' };
  expect(['2026-03-31', '2026-04-01', '2026-06-30', '2026-07-01'].map((day) => acceptedOn(form, day))).toEqual([false, true, true, false]);
  expect(acceptedOn({ ...form, from: null, until: null }, '1999-01-01')).toBe(true);
});

it('the number of those present is said against the rule, at it and on either side', () => {
  const rule: Quorum = { minimum: 4, roles: [], deputiesCount: false, chairsCastingVote: false };
  expect(quorumReached(rule, 3)).toMatch(/not reached/);
  for (const present of [4, 5]) expect(quorumReached(rule, present)).toMatch(/is reached/);
  expect(quorumReached({ ...rule, roles: [{ role: 'lay', number: 1, votes: true }] }, 4)).toMatch(/Look whether the roles are there/);
});

it('a right that leans on a time limit says where that is not set', () => {
  const [rule] = sectionExamples.appealRules;
  expect(limitMissing(rule, null)).toMatch(/not set/);
  expect(limitMissing(rule, [{ id: 'screen', amount: 5, unit: 'days', from: 'received', stopsWhileWaiting: true }])).toMatch(/not set/);
  expect(limitMissing(rule, sectionExamples.timeLimits[0])).toBeNull();
  expect(limitMissing(sectionExamples.appealRules[1], null)).toBeNull();
});

describe('a remark on social factors', () => {
  const [excluded, considered] = sectionExamples.socialFactors;
  it('follows the ICB’s own rule', () => {
    expect(socialRemark('She is a carer.', excluded)).toMatch(/leaves them out/);
    expect(socialRemark('She is a carer.', considered)).toBeNull();
    expect(socialRemark('She is a carer.', { rule: 'not-stated', named: [] })).toMatch(/not left out/);
    expect(socialRemark('She is a carer.', null)).toMatch(/look at what/);
  });
  it('finds a factor that the policy names as a word of its own, and no sign of a pattern', () => {
    expect(socialRemark('Volunteering twice a week.', excluded)).toMatch(/“Volunteering”/);
    expect(socialRemark('Nonvolunteerings', excluded)).toBeNull();
    expect(socialRemark('a+b', { ...excluded, named: ['.*'] })).toBeNull();
    expect(socialRemark('The fracture has not joined.', excluded)).toBeNull();
  });
});
