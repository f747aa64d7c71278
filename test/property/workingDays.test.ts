import fc from 'fast-check';
import moment from 'moment-business-days';
import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { shippedBankHolidays, type BankHolidays } from '../../shared/domain/bankHolidays.ts';
import { addDays, daysBetween } from '../../shared/domain/dates.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import { addWorkingDays, beyondKnown, isWorkingDay, weekdayName, workingDaysBetween } from '../../shared/domain/workingDays.ts';

const held = shippedBankHolidays();
const day = (from: string, to: string) => fc.nat(daysBetween(from, to)).map((more) => addDays(from, more));
const within = day('2018-01-01', '2027-12-31');
const amount = fc.integer({ min: 1, max: 60 });

/** Days on which adding gives another answer than the independent library, which has its own calendar and its own counting. */
function differing(list: BankHolidays, from: string, to: string, amounts: readonly number[]): string[] {
  const library = new Holidays('GB', 'ENG');
  const off = Array.from({ length: 12 }, (_, index) => 2018 + index).flatMap((year) => library.getHolidays(year).filter((one) => one.type === 'public').map((one) => one.date.slice(0, 10)));
  moment.updateLocale('en', { holidays: off, holidayFormat: 'YYYY-MM-DD', workingWeekdays: [1, 2, 3, 4, 5] });
  const found: string[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const start = moment(on, 'YYYY-MM-DD');
    if (start.isBusinessDay() !== isWorkingDay(list, on)) found.push(`${on}: working day`);
    for (const more of amounts) {
      const theirs = start.businessAdd(more).format('YYYY-MM-DD');
      if (theirs !== addWorkingDays(list, on, more)) found.push(`${on} + ${more}: ${theirs}`);
    }
  }
  return found;
}

describe('working days', () => {
  it('agree with an independent library on every day of ten years', () => {
    expect(differing(held, '2018-01-01', '2027-10-31', [1, 10, 20, 40])).toEqual([]);
    expect(differing(held, '2027-11-01', '2027-12-30', [1])).toEqual([]);
  });

  it('one holiday that is missing, or one too many, is found by it', () => {
    const without = { ...held, days: held.days.filter(({ on }) => on !== '2023-05-08') };
    expect(differing(without, '2023-05-01', '2023-05-14', [1, 5])).toContain('2023-05-08: working day');
    const more = { ...held, days: [...held.days, { on: '2023-05-10', name: 'Planted' }] };
    expect(differing(more, '2023-05-09', '2023-05-09', [1])).toEqual(['2023-05-09 + 1: 2023-05-10']);
  });

  it('never land on a weekend or a bank holiday', () => {
    fc.assert(fc.property(within, amount, (on, count) => {
      const end = addWorkingDays(held, on, count);
      expect(isWorkingDay(held, end)).toBe(true);
      expect(['Saturday', 'Sunday']).not.toContain(weekdayName(end));
      expect(held.days.some((one) => one.on === end)).toBe(false);
    }));
  });

  it('n and then m is the same as n and m together; counting back gives what was added', () => {
    fc.assert(fc.property(within, amount, fc.nat(60), (on, n, m) => {
      expect(addWorkingDays(held, addWorkingDays(held, on, n), m)).toBe(addWorkingDays(held, on, n + m));
      expect(workingDaysBetween(held, on, addWorkingDays(held, on, n))).toBe(n);
    }));
  });

  it('a later start never ends earlier, and a day more always ends later', () => {
    fc.assert(fc.property(within, within, amount, (one, other, count) => {
      const [early, late] = one < other ? [one, other] : [other, one];
      expect(addWorkingDays(held, early, count) <= addWorkingDays(held, late, count)).toBe(true);
      expect(addWorkingDays(held, one, count) < addWorkingDays(held, one, count + 1)).toBe(true);
    }));
  });

  it('outside the known years are marked, and only weekends are left out there', () => {
    expect(beyondKnown(held, '2027-12-31')).toBe(false);
    expect(beyondKnown(held, '2028-01-01')).toBe(true);
    expect(beyondKnown(held, '2017-12-31')).toBe(true);
    expect(addWorkingDays(held, '2027-12-29', 3)).toBe('2028-01-03'); // a substitute day by the rules, which nobody has published in this list
  });
});

/** Summer time as the law has it: from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October. */
function byTheRule(instant: string): string {
  const year = instant.slice(0, 4);
  const lastSunday = (on: string): string => (weekdayName(on) === 'Sunday' ? on : lastSunday(addDays(on, -1)));
  const summer = instant >= `${lastSunday(`${year}-03-31`)}T01:00:00.000Z` && instant < `${lastSunday(`${year}-10-31`)}T01:00:00.000Z`;
  return summer && instant.slice(11, 13) === '23' ? addDays(instant.slice(0, 10), 1) : instant.slice(0, 10);
}

describe('the day in London', () => {
  it('is the next day in summer after 23:00 UTC, and the same day otherwise', () => {
    expect(londonDay('2026-07-01T22:59:59.999Z')).toBe('2026-07-01');
    expect(londonDay('2026-07-01T23:30:00.000Z')).toBe('2026-07-02');
    expect(londonDay('2026-12-31T23:30:00.000Z')).toBe('2026-12-31');
    expect(londonDay('2026-03-28T23:30:00.000Z')).toBe('2026-03-28'); // the evening before the clocks go forward
    expect(londonDay('2026-03-29T23:30:00.000Z')).toBe('2026-03-30');
    expect(londonDay('2026-10-24T23:30:00.000Z')).toBe('2026-10-25'); // the evening before they go back
    expect(londonDay('2026-10-25T23:30:00.000Z')).toBe('2026-10-25');
    expect(() => londonDay('yesterday')).toThrow(RangeError);
  });

  it('follows the rule of the law at every instant of thirty years', () => {
    const instant = fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2029-12-31T23:59:59Z'), noInvalidDate: true }).map((date) => date.toISOString());
    fc.assert(fc.property(instant, (at) => londonDay(at) === byTheRule(at)), { numRuns: 2000 });
    // Every hour of the days on which the clocks change.
    for (let year = 2018; year <= 2028; year++) {
      for (const month of ['03', '10']) for (let hour = 0; hour < 24 * 8; hour++) {
        const at = new Date(Date.UTC(year, Number(month) - 1, 24, hour)).toISOString();
        expect(londonDay(at)).toBe(byTheRule(at));
      }
    }
  });
});
