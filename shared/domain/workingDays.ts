import { holidayOn, type BankHolidays } from './bankHolidays.ts';
import { addDays, type IsoDate } from './dates.ts';

/** Whether a day is a Saturday or a Sunday. */
export function isWeekend(day: IsoDate): boolean {
  return [0, 6].includes(weekday(day));
}

/** The day of the week in words. */
export function weekdayName(day: IsoDate): string {
  return ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'][weekday(day)]!;
}

/**
 * Whether a day is neither Saturday, Sunday nor a bank holiday in England and Wales. Where bank holidays are not known
 * ({@link beyondKnown}) only weekends are left out.
 */
export function isWorkingDay(holidays: BankHolidays, day: IsoDate): boolean {
  return !isWeekend(day) && holidayOn(holidays, day) === null;
}

/** Whether a day lies outside the stretch for which bank holidays are known. */
export function beyondKnown({ knownFrom, knownTo }: BankHolidays, day: IsoDate): boolean {
  return day < knownFrom || day > knownTo;
}

/** The day that is `count` working days after `day` (0 gives the day itself). The first working day after it is day 1, whether or not it is one. */
export function addWorkingDays(holidays: BankHolidays, day: IsoDate, count: number): IsoDate {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(holidays, at)) left -= 1;
  }
  return at;
}

/** Working days after `start`, up to and with `end`; 0 where `end` is not later. */
export function workingDaysBetween(holidays: BankHolidays, start: IsoDate, end: IsoDate): number {
  let count = 0;
  for (let at = addDays(start, 1); at <= end; at = addDays(at, 1)) if (isWorkingDay(holidays, at)) count += 1;
  return count;
}

const weekday = (day: IsoDate): number => new Date(`${day}T00:00:00Z`).getUTCDay();
