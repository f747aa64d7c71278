import { describe, expect, it } from 'vitest';
import type { Stretch } from '../../../shared/domain/facts.ts';
import { lasted, reaches } from '../../../shared/policy/stretches.ts';
import { addDuration, durationInWords, elapsedInWords, numberInWords, rangeInWords, stretchInWords } from '../../../shared/policy/time.ts';

const day = (from: string, to = from) => ({ from, to, printed: from === to ? '' : `${from} or so` });
const stretch = (start: string | [string, string], end: string | [string, string] | null): Stretch => ({
  start: typeof start === 'string' ? day(start) : day(...start),
  end: end === null ? null : typeof end === 'string' ? day(end) : day(...end),
});
const once = { breaks: 'left-out', overlaps: 'once' } as const;
const counted = (stretches: readonly Stretch[], asAt = '2026-12-31', ongoing = true, counting: Parameters<typeof lasted>[3] = once) => lasted(stretches, asAt, ongoing, counting);

describe('how long stretches lasted', () => {
  it('from the first day to the last, the same at the least and at the most where both are exact', () => {
    const { shortest, longest, endMissing } = counted([stretch('2026-02-03', '2026-04-20')]);
    expect(shortest).toEqual([{ start: '2026-02-03', days: 76 }]);
    expect(longest).toEqual(shortest);
    expect(endMissing).toBe(false);
  });

  it('at the least and at the most, where the ends are known roughly', () => {
    const { shortest, longest } = counted([stretch(['2026-02-01', '2026-02-10'], ['2026-04-01', '2026-04-11'])]);
    expect(shortest).toEqual([{ start: '2026-02-10', days: 50 }]);
    expect(longest).toEqual([{ start: '2026-02-01', days: 69 }]);
  });

  it('not at all at the least, where it may have ended before it surely began', () => {
    const { shortest, longest } = counted([stretch(['2026-02-01', '2026-03-01'], ['2026-02-15', '2026-03-15'])]);
    expect(shortest).toEqual([]);
    expect(longest).toEqual([{ start: '2026-02-01', days: 42 }]);
  });

  it('only up to the as-at date, also where the last day lies ahead', () => {
    expect(counted([stretch('2026-02-01', '2026-08-01')], '2026-03-01').longest).toEqual([{ start: '2026-02-01', days: 28 }]);
    expect(counted([stretch('2026-02-01', ['2026-02-20', '2026-08-01'])], '2026-03-01')).toMatchObject({ shortest: [{ days: 19 }], longest: [{ days: 28 }] });
    expect(counted([stretch('2026-04-01', '2026-08-01')], '2026-03-01')).toMatchObject({ shortest: [], longest: [] });
    expect(counted([stretch('2026-03-01', '2026-08-01')], '2026-03-01').longest).toEqual([]);
  });

  it('while it goes on, up to the as-at date; or with the end missing, where a last day is wanted', () => {
    expect(counted([stretch('2026-02-01', null)], '2026-03-01')).toEqual({ shortest: [{ start: '2026-02-01', days: 28 }], longest: [{ start: '2026-02-01', days: 28 }], endMissing: false });
    expect(counted([stretch('2026-02-01', null)], '2026-03-01', false)).toEqual({ shortest: [], longest: [{ start: '2026-02-01', days: 28 }], endMissing: true });
    expect(counted([stretch('2026-01-01', '2026-01-11'), stretch('2026-02-01', null)], '2026-03-01', false)).toEqual({ shortest: [{ start: '2026-01-01', days: 10 }], longest: [{ start: '2026-01-01', days: 38 }], endMissing: true });
  });
});

describe('several stretches', () => {
  const a = stretch('2026-01-01', '2026-01-11'); // 10 days
  const b = stretch('2026-03-01', '2026-03-21'); // 20 days
  const over = stretch('2026-01-06', '2026-01-26'); // 5 days shared with a, 20 in all

  it('are added with the break left out, counted from the first to the last, or each for itself', () => {
    expect(counted([b, a]).shortest).toEqual([{ start: '2026-01-01', days: 30 }]);
    expect(counted([b, a], '2026-12-31', true, { breaks: 'count', overlaps: 'once' }).shortest).toEqual([{ start: '2026-01-01', days: 79 }]);
    expect(counted([b, a], '2026-12-31', true, { breaks: 'start-again', overlaps: 'once' }).shortest).toEqual([{ start: '2026-01-01', days: 10 }, { start: '2026-03-01', days: 20 }]);
  });

  it('count a shared day once, or for each', () => {
    expect(counted([a, over]).shortest).toEqual([{ start: '2026-01-01', days: 25 }]);
    expect(counted([over, a], '2026-12-31', true, { breaks: 'left-out', overlaps: 'each' }).shortest).toEqual([{ start: '2026-01-01', days: 30 }]);
    expect(counted([a, over, b], '2026-12-31', true, { breaks: 'count', overlaps: 'each' }).shortest).toEqual([{ start: '2026-01-01', days: 84 }]);
    expect(counted([a, over, b], '2026-12-31', true, { breaks: 'count', overlaps: 'once' }).shortest).toEqual([{ start: '2026-01-01', days: 79 }]);
    expect(counted([a, over, b], '2026-12-31', true, { breaks: 'start-again', overlaps: 'each' }).shortest).toEqual([{ start: '2026-01-01', days: 30 }, { start: '2026-03-01', days: 20 }]);
  });

  it('one inside another adds its days only where each counts', () => {
    const inside = stretch('2026-03-05', '2026-03-09');
    expect(counted([b, inside]).shortest).toEqual([{ start: '2026-03-01', days: 20 }]);
    expect(counted([b, inside], '2026-12-31', true, { breaks: 'left-out', overlaps: 'each' }).shortest).toEqual([{ start: '2026-03-01', days: 24 }]);
    const three = [b, inside, stretch('2026-03-07', '2026-03-25')];
    expect(counted(three, '2026-12-31', true, { breaks: 'left-out', overlaps: 'each' }).shortest).toEqual([{ start: '2026-03-01', days: 42 }]);
  });

  it('touch where one begins on the last day of another, or on the next; a day later is a break', () => {
    const from = (start: string) => counted([a, stretch(start, '2026-01-31')], '2026-12-31', true, { breaks: 'start-again', overlaps: 'each' }).shortest;
    expect(from('2026-01-11')).toEqual([{ start: '2026-01-01', days: 30 }]);
    expect(from('2026-01-12')).toEqual([{ start: '2026-01-01', days: 30 }]);
    expect(from('2026-01-13')).toEqual([{ start: '2026-01-01', days: 10 }, { start: '2026-01-13', days: 18 }]);
  });

  it('reach a length where any run does', () => {
    const runs = [{ start: '2026-01-01', days: 10 }, { start: '2026-01-31', days: 28 }];
    expect(reaches(runs, { months: 1 })).toBe(true); // 31 January to 28 February
    expect(reaches(runs.slice(0, 1), { days: 10 })).toBe(true);
    expect(reaches(runs.slice(0, 1), { days: 11 })).toBe(false);
    expect(reaches([], { days: 1 })).toBe(false);
  });
});

describe('time in words', () => {
  it('says numbers, lengths and what has passed', () => {
    expect([numberInWords(0), numberInWords(10), numberInWords(11)]).toEqual(['no', 'ten', '11']);
    expect([{ years: 1 }, { months: 3 }, { weeks: 12 }, { days: 1 }].map(durationInWords)).toEqual(['one year', 'three months', '12 weeks', 'one day']);
    expect(elapsedInWords('2026-02-03', '2026-04-20', { months: 3 })).toBe('2 months 17 days');
    expect(elapsedInWords('2026-02-03', '2026-04-20', { years: 1 })).toBe('2 months 17 days');
    expect(elapsedInWords('2026-02-03', '2026-04-03', { months: 3 })).toBe('2 months');
    expect(elapsedInWords('2026-02-03', '2026-03-04', { months: 3 })).toBe('1 month 1 day');
    expect(elapsedInWords('2026-02-03', '2026-02-03', { months: 3 })).toBe('0 days');
    expect(elapsedInWords('2026-02-03', '2026-04-20', { weeks: 12 })).toBe('76 days');
    expect(elapsedInWords('2026-02-03', '2026-02-04', { days: 12 })).toBe('1 day');
  });

  it('adds a length in its own unit, backwards too', () => {
    expect([{ years: 1 }, { months: 1 }, { weeks: 1 }, { days: 1 }].map((length) => addDuration('2026-01-31', length))).toEqual(['2027-01-31', '2026-02-28', '2026-02-07', '2026-02-01']);
    expect([{ years: 1 }, { months: 1 }, { weeks: 1 }, { days: 1 }].map((length) => addDuration('2026-03-31', length, -1))).toEqual(['2025-03-31', '2026-02-28', '2026-03-24', '2026-03-30']);
  });

  it('says days and stretches as exactly as they are known', () => {
    expect(rangeInWords(day('2026-02-03'))).toBe('3 February 2026');
    expect(rangeInWords(day('2026-02-03', '2026-02-09'))).toBe('2026-02-03 or so');
    expect(rangeInWords({ from: '2026-02-03', to: '2026-02-09', printed: '' })).toBe('3 February 2026 or later, up to 9 February 2026');
    expect(stretchInWords(day('2026-02-03'), day('2026-04-20'))).toBe('3 February to 20 April 2026');
    expect(stretchInWords(day('2025-12-03'), day('2026-04-20'))).toBe('3 December 2025 to 20 April 2026');
    expect(stretchInWords(day('2026-02-03'), day('2026-04-20', '2026-04-25'))).toBe('3 February 2026 to 2026-04-20 or so');
    expect(stretchInWords(day('2026-02-03', '2026-02-05'), day('2026-04-20'))).toBe('2026-02-03 or so to 20 April 2026');
  });
});
