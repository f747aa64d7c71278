import { describe, expect, it } from 'vitest';
import { answer, hny, verdict, type Written } from './support.ts';

/** Severe trauma, and no response to three months of conservative treatment: the criteria are met. */
const met: Written = {
  treatment: 'guided-injection', injectionPurpose: 'corticosteroid', severeTrauma: 'yes', landmarks: 'identifiable', injectionsWithoutRelief: 1,
  injectionAdverseEffects: 'no', conservativeTreatment: { start: '2026-01-20', end: '2026-04-20' }, conservativeResponse: 'none',
};

describe('which part applies', () => {
  const either: Written = { ...met, aspirationFailed: 'yes', aspirationAbandoned: 'no' };

  it.each([
    ['guided-injection', 'corticosteroid', 'joint', 'met'],
    ['guided-injection', 'corticosteroid', 'soft-tissue', 'met'],
    ['guided-injection', 'corticosteroid', undefined, 'met'],
    ['guided-injection', 'aspiration', 'joint', 'met'],
    ['guided-injection', 'aspiration', 'soft-tissue', 'silent'],
    ['guided-injection', 'aspiration', undefined, 'not-known'],
    ['guided-injection', 'other-injectate', 'joint', 'silent'],
    ['guided-injection', 'diagnostic-block', undefined, 'silent'],
    ['guided-injection', undefined, 'joint', 'not-known'],
    ['other', 'corticosteroid', 'joint', 'outside-scope'],
    ['lipus', undefined, undefined, 'outside-scope'],
    [undefined, 'corticosteroid', 'joint', 'not-known'],
  ])('%s, %s, %s: %s', (treatment, injectionPurpose, targetSite, expected) => {
    expect(verdict(hny(), { ...either, treatment, injectionPurpose, targetSite })).toBe(expected);
  });

  it('does not ask about aspiration where a corticosteroid is to be injected', () => {
    const open = answer(hny(), { treatment: 'guided-injection', injectionPurpose: 'corticosteroid' }).openFacts.map((fact) => fact.factId);
    expect(open).toEqual([
      'severeTrauma', 'landmarks', 'injectionsWithoutRelief', 'injectionAdverseEffects', 'conservativeTreatment', 'conservativeResponse',
    ]);
  });
});

describe('three months, known roughly', () => {
  const lasting = (start: WrittenDay, end: WrittenDay | null): Written => ({ ...met, conservativeTreatment: { start, end } });
  type WrittenDay = string | { from: string; to: string };

  it.each<[WrittenDay, WrittenDay, string]>([
    ['2026-05-01', '2026-05-01', 'not-met'],
    [{ from: '2026-01-01', to: '2026-01-31' }, '2026-04-30', 'met'],
    [{ from: '2026-01-01', to: '2026-01-31' }, '2026-04-15', 'not-known'],
    [{ from: '2026-01-01', to: '2026-01-31' }, '2026-03-31', 'not-met'],
    ['2026-01-20', { from: '2026-04-01', to: '2026-04-30' }, 'not-known'],
  ])('%j to %j: %s', (start, end, expected) => {
    expect(verdict(hny(), lasting(start, end))).toBe(expected);
  });

  it('counts a treatment that still goes on up to the as-at date, and says so', () => {
    expect(verdict(hny(), lasting('2026-03-02', null), '2026-06-01')).toBe('not-met');
    const longEnough = answer(hny(), lasting('2026-03-01', null), '2026-06-01');
    expect(longEnough.verdict).toBe('met');
    expect(longEnough.notes).toContain('A treatment that was still going on is counted up to the as-at date.');
    expect(verdict(hny(), lasting('2026-03-01', null), '2026-06-01', { readings: { 'still-going-on': 'end-needed' } })).toBe('not-known');
  });

  it('counts no time after the as-at date', () => {
    expect(verdict(hny(), lasting('2026-04-01', '2026-08-01'), '2026-06-01')).toBe('not-met');
    expect(verdict(hny(), lasting('2026-07-01', '2026-12-01'), '2026-06-01')).toBe('not-met');
  });
});

describe('response', () => {
  const base = met;
  it.each([
    ['none', 'none-only', 'met'], ['partial', 'none-only', 'not-met'], ['full', 'none-only', 'not-met'],
    ['none', 'partial-too', 'met'], ['partial', 'partial-too', 'met'], ['full', 'partial-too', 'not-met'],
  ])('%s, read as %s: %s', (conservativeResponse, option, expected) => {
    expect(verdict(hny(), { ...base, conservativeResponse }, '2026-06-01', { readings: { 'no-response': option } })).toBe(expected);
  });

  it('tells of two readings that change the answer only together', () => {
    const both = answer(hny(), { ...base, conservativeResponse: 'partial', conservativeTreatment: { start: '2026-01-20', end: '2026-04-17' } });
    expect(both.verdict).toBe('not-met');
    expect(both.jointReadings).toContainEqual({
      changes: [{ reading: 'three-months', otherOption: 'twelve-weeks' }, { reading: 'no-response', otherOption: 'partial-too' }],
      otherVerdict: 'met',
    });
  });
});

describe('from when', () => {
  const facts = { ...met, conservativeTreatment: { start: '2024-01-01', end: '2024-09-01' } };
  it.each([
    ['2024-12-31', 'not-yet-in-force'], ['2025-01-01', 'cannot-tell-which-version'], ['2025-12-31', 'cannot-tell-which-version'],
    ['2026-01-01', 'met'], ['2029-01-01', 'met'],
  ])('%s: %s', (asAt, expected) => {
    expect(verdict(hny(), facts, asAt)).toBe(expected);
  });

  it('keeps the doubt outermost and shows the text below it', () => {
    const doubtful = answer(hny(), facts, '2025-12-31');
    expect(doubtful.finding.answer).toBe('cannot-tell-which-version');
    expect(doubtful.ifThisVersion?.verdict).toBe('met');
    expect(doubtful.ifThisVersion?.assuming).toBe('if-this-version-is-in-force');
    expect(doubtful.ifThisVersion?.sentence).toMatch(/^If this version is in force: /);
    expect(doubtful.routes.map((route) => route.route)).toEqual(['policy-lead']);
  });

  it('notes a review that is past', () => {
    expect(answer(hny(), facts, '2028-12-31').notes).toEqual([]);
    expect(answer(hny(), facts, '2029-01-01').notes.join()).toContain('??? 2028');
  });
});
