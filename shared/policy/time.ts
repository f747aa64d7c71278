import { addDays, addMonths, daysBetween, longDate, type DateRange, type IsoDate } from '../domain/dates.ts';
import type { Duration } from './conditionSchema.ts';

const numberWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;

/** Small numbers as words, larger ones as figures. */
export function numberInWords(count: number): string {
  return numberWords[count] ?? String(count);
}

/** The day on which a length that began on `day` is complete; backwards with `sign` -1. */
export function addDuration(day: IsoDate, length: Duration, sign: 1 | -1 = 1): IsoDate {
  const { unit, number } = unitOf(length);
  if (unit === 'years') return addMonths(day, sign * number * 12);
  if (unit === 'months') return addMonths(day, sign * number);
  return addDays(day, sign * number * (unit === 'weeks' ? 7 : 1));
}

/** "three months", "12 weeks". */
export function durationInWords(length: Duration): string {
  const { unit, number } = unitOf(length);
  return `${numberInWords(number)} ${number === 1 ? unit.slice(0, -1) : unit}`;
}

/** The time from one day to another in the unit that is counted in: "2 months 17 days", or "84 days". */
export function elapsedInWords(start: IsoDate, end: IsoDate, unit: Duration): string {
  if (unit.months === undefined && unit.years === undefined) return count(daysBetween(start, end), 'day');
  let months = 0;
  while (addMonths(start, months + 1) <= end) months++;
  const days = daysBetween(addMonths(start, months), end);
  return [months > 0 ? count(months, 'month') : '', days > 0 || months === 0 ? count(days, 'day') : ''].filter(Boolean).join(' ');
}

function unitOf(length: Duration): { unit: 'years' | 'months' | 'weeks' | 'days'; number: number } {
  if (length.years !== undefined) return { unit: 'years', number: length.years };
  if (length.months !== undefined) return { unit: 'months', number: length.months };
  if (length.weeks !== undefined) return { unit: 'weeks', number: length.weeks };
  return { unit: 'days', number: length.days ?? 0 };
}

/** A day in full, or the printed words of a date that is known less exactly. */
export function rangeInWords(range: DateRange): string {
  if (range.from === range.to) return longDate(range.from);
  return range.printed || `${longDate(range.from)} or later, up to ${longDate(range.to)}`;
}

/** "3 February to 20 April 2026". */
export function stretchInWords(start: DateRange, end: DateRange): string {
  const exact = start.from === start.to && end.from === end.to;
  const from = rangeInWords(start);
  const sameYear = exact && start.from.slice(0, 4) === end.from.slice(0, 4);
  return `${sameYear ? from.replace(/ \d{4}$/, '') : from} to ${rangeInWords(end)}`;
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
