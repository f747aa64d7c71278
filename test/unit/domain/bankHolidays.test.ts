import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { bankHolidays, shippedBankHolidays, type BankHolidays } from '../../../shared/domain/bankHolidays.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import { weekdayName } from '../../../shared/domain/workingDays.ts';

const held = shippedBankHolidays();
const years = Array.from({ length: 10 }, (_, index) => 2018 + index);

/** Easter Sunday by Gauss and Lichtenberg, another way than the one by which calendars are usually made. */
function easter(year: number): string {
  const k = Math.floor(year / 100);
  const m = 15 + Math.floor((3 * k + 3) / 4) - Math.floor((8 * k + 13) / 25);
  const s = 2 - Math.floor((3 * k + 3) / 4);
  const a = year % 19;
  const d = (19 * a + m) % 30;
  const r = Math.floor((d + Math.floor(a / 11)) / 29);
  const og = 21 + d - r;
  const sz = 7 - ((year + Math.floor(year / 4) + s) % 7);
  return addDays(`${year}-03-01`, og + (7 - ((((og - sz) % 7) + 7) % 7)) - 1);
}

const first = (wanted: string, from: string): string => (weekdayName(from) === wanted ? from : first(wanted, addDays(from, 1)));
const lastMonday = (end: string): string => (weekdayName(end) === 'Monday' ? end : lastMonday(addDays(end, -1)));

/** What the rules of a common year give; a day that falls on a weekend is moved to the next weekday that is not taken. */
function byRule(year: number): string[] {
  const days = [addDays(easter(year), -2), addDays(easter(year), 1), first('Monday', `${year}-05-01`), lastMonday(`${year}-05-31`), lastMonday(`${year}-08-31`)];
  const fixed = [`${year}-01-01`, `${year}-12-25`, `${year}-12-26`];
  // Those that fall on a weekday keep their day; then the others take the next free ones.
  const weekend = (day: string) => ['Saturday', 'Sunday'].includes(weekdayName(day));
  days.push(...fixed.filter((day) => !weekend(day)));
  for (let day of fixed.filter(weekend)) {
    while (weekend(day) || days.includes(day)) day = addDays(day, 1);
    days.push(day);
  }
  return days.sort();
}

/** What proclamations changed in single years. */
const changed: Readonly<Record<number, { without: readonly string[]; besides: readonly string[] }>> = {
  2020: { without: ['2020-05-04'], besides: ['2020-05-08'] },
  2022: { without: ['2022-05-30'], besides: ['2022-06-02', '2022-06-03', '2022-09-19'] },
  2023: { without: [], besides: ['2023-05-08'] },
};

function computed(year: number): string[] {
  const { without, besides } = changed[year] ?? { without: [], besides: [] };
  return [...byRule(year).filter((day) => !without.includes(day)), ...besides].sort();
}

/** Public holidays that are not at a weekend, as the library has them. */
function byLibrary(year: number): string[] {
  return new Holidays('GB', 'ENG').getHolidays(year).filter((one) => one.type === 'public').map((one) => one.date.slice(0, 10)).filter((day) => !['Saturday', 'Sunday'].includes(weekdayName(day))).sort();
}

const ofYear = (list: BankHolidays, year: number) => list.days.map(({ on }) => on).filter((on) => on.startsWith(`${year}-`));
const faults = (list: BankHolidays) => years.filter((year) => JSON.stringify(ofYear(list, year)) !== JSON.stringify(computed(year)) || JSON.stringify(ofYear(list, year)) !== JSON.stringify(byLibrary(year)));

describe('the bank holidays that ship', () => {
  it('are those that the rules and the proclamations give, and those of an independent calendar, for ten years', () => {
    expect([held.knownFrom, held.knownTo]).toEqual(['2018-01-01', '2027-12-31']);
    for (const year of years) {
      expect(ofYear(held, year), `rules ${year}`).toEqual(computed(year));
      expect(ofYear(held, year), `calendar ${year}`).toEqual(byLibrary(year));
    }
  });

  it('a day that is missing, moved or too many is found', () => {
    for (const gone of ['2022-09-19', '2026-12-28', '2024-03-29']) expect(faults({ ...held, days: held.days.filter(({ on }) => on !== gone) })).toEqual([Number(gone.slice(0, 4))]);
    expect(faults({ ...held, days: [...held.days, { on: '2025-05-08', name: 'Planted' }].sort((a, b) => a.on.localeCompare(b.on)) })).toEqual([2025]);
    expect(faults({ ...held, days: held.days.map((one) => (one.on === '2020-05-08' ? { ...one, on: '2020-05-04' } : one)) })).toEqual([2020]);
  });

  it('name each day after what the rules call it, and a moved one as a substitute', () => {
    for (const { on, name } of held.days) {
      const substitute = /substitute/.test(name);
      const fixed: Readonly<Record<string, string>> = { 'New Year’s Day': '01-01', 'Christmas Day': '12-25', 'Boxing Day': '12-26' };
      const own = fixed[name.replace(' (substitute day)', '')];
      if (own) expect(substitute, `${on} ${name}`).toBe(!on.endsWith(own));
      else expect(substitute, `${on} ${name}`).toBe(false);
    }
  });

  it('a list that is out of order, holds a day twice or a day outside its stretch is refused', () => {
    const days = [...held.days];
    expect(bankHolidays.safeParse(held).success).toBe(true);
    expect(bankHolidays.safeParse({ ...held, days: [days[1], days[0]] }).success).toBe(false);
    expect(bankHolidays.safeParse({ ...held, days: [days[0], days[0]] }).success).toBe(false);
    expect(bankHolidays.safeParse({ ...held, knownTo: '2027-12-27' }).success).toBe(false);
  });
});
