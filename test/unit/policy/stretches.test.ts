import { describe, expect, it } from 'vitest';
import type { WrittenFact } from '../../../shared/policy/schema.ts';
import { answer, editable, hny } from '../../policies/support.ts';

const base = {
  treatment: 'guided-injection', injectionPurpose: 'corticosteroid', targetSite: 'joint', severeTrauma: 'yes', landmarks: 'identifiable',
  injectionsWithoutRelief: 0, injectionsReliefFaded: 0, injectionsEarlierEpisode: 0, injectionsOtherSite: 0, injectionAdverseEffects: 'no', conservativeResponse: 'none',
};
const treated = (conservativeTreatment: WrittenFact, readings: Record<string, string> = {}, asAt = '2026-09-01') => answer(hny(), { ...base, conservativeTreatment }, asAt, { readings });
const leafOf = (finding: ReturnType<typeof treated>['finding']): typeof finding => (finding.factId === 'conservativeTreatment' ? finding : finding.children.map(leafOf).find(Boolean)!);

const two = (first: [string, string], second: [string, string | null]) => ({ start: first[0], end: first[1], further: [{ start: second[0], end: second[1] }] });

describe('several stretches of conservative treatment', () => {
  // 1 January to 15 February (45 days) and 1 April to 30 May (59 days): 104 days with the break left out, 149 from first to last.
  const broken = two(['2026-01-01', '2026-02-15'], ['2026-04-01', '2026-05-30']);

  it.each([
    ['left-out', 'met'], ['start-again', 'not-met'], ['count', 'met'],
  ])('with a break, read as %s: %s', (option, verdict) => {
    expect(treated(broken, { interruptions: option }).verdict).toBe(verdict);
  });

  it('says of the breaks how it counted', () => {
    expect(leafOf(treated(broken).finding).reason).toBe('1 January to 15 February 2026; 1 April to 30 May 2026: breaks left out, 3 months 14 days, at least three months.');
    expect(leafOf(treated(broken, { interruptions: 'start-again' }).finding).reason).toMatch(/the longest unbroken run, 1 month 29 days, less than three months\.$/);
    expect(treated(broken).readings.map((one) => [one.reading, one.otherOption])).toContainEqual(['interruptions', 'start-again']);
  });

  // 1 January to 1 March (59 days) and 1 February to 20 March (47 days, 28 of them shared): 78 days once, 106 for each.
  const overlapping = two(['2026-01-01', '2026-03-01'], ['2026-02-01', '2026-03-20']);

  it('counts shared days once or for each treatment, as the reading says', () => {
    expect(treated(overlapping).verdict).toBe('not-met');
    expect(treated(overlapping, { 'overlapping-treatments': 'each' }).verdict).toBe('met');
  });

  it('joins a course that begins on the day after another ended', () => {
    expect(treated(two(['2026-01-01', '2026-02-14'], ['2026-02-15', '2026-04-01']), { interruptions: 'start-again' }).verdict).toBe('met');
    expect(treated(two(['2026-01-01', '2026-02-14'], ['2026-02-16', '2026-04-01']), { interruptions: 'start-again' }).verdict).toBe('not-met');
  });

  it('does not matter in which order they are given, or that one lies inside the other', () => {
    const [first, second] = [['2026-01-01', '2026-02-15'], ['2026-04-01', '2026-05-30']] as [[string, string], [string, string]];
    for (const interruptions of ['left-out', 'start-again', 'count']) {
      expect(treated(two(second, first), { interruptions }).verdict).toBe(treated(two(first, second), { interruptions }).verdict);
    }
    expect(treated(two(['2026-01-01', '2026-04-01'], ['2026-02-01', '2026-02-10'])).verdict).toBe('met');
  });

  it('counts one that goes on up to the as-at date, or wants its end', () => {
    const going = two(['2026-01-01', '2026-02-15'], ['2026-07-01', null]);
    expect(treated(going).verdict).toBe('met');
    expect(treated(going, {}, '2026-07-20').verdict).toBe('not-met');
    expect(treated(going, { 'still-going-on': 'end-needed' }).verdict).toBe('not-known');
    expect(treated(two(['2026-01-01', '2026-04-01'], ['2026-07-01', null]), { 'still-going-on': 'end-needed' }).verdict).toBe('met');
  });

  it('is certain only where every day that it could be agrees', () => {
    const rough = (from: string, to: string) => ({ start: { from, to }, end: '2026-02-15', further: [{ start: '2026-04-01', end: '2026-05-16' }] });
    expect(treated(rough('2026-01-01', '2026-01-01')).verdict).toBe('met'); // 45 + 45 days from 1 January: 1 April is day 90
    expect(treated(rough('2026-01-01', '2026-01-20')).verdict).toBe('not-known');
    expect(treated(rough('2026-01-10', '2026-01-20')).verdict).toBe('not-met');
  });

  it('where the policy does not say how stretches are counted, is certain only where every way agrees', () => {
    const silent = editable(hny());
    const [lasts] = silent.clauses['steroid.5'].condition.all;
    delete lasts.breaks;
    delete lasts.overlaps;
    const put = (conservativeTreatment: WrittenFact) => answer(silent, { ...base, conservativeTreatment }, '2026-09-01');
    expect(put(broken).verdict).toBe('not-known');
    expect(leafOf(put(broken).finding).reason).toMatch(/the policy does not say how several stretches are counted, and it matters here\.$/);
    expect(put(two(['2026-01-01', '2026-05-01'], ['2026-06-01', '2026-07-01'])).verdict).toBe('met');
    expect(put(two(['2026-01-01', '2026-01-20'], ['2026-02-01', '2026-02-10'])).verdict).toBe('not-met');
  });
});
