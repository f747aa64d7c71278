import { z } from 'zod';

/** A calendar day, `YYYY-MM-DD`, no time zone. Impossible days (31 February) are refused. */
export const isoDate = z.string().refine(isRealDay, 'Not a real calendar day (expected YYYY-MM-DD)');
export type IsoDate = string;

/** An instant in UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
export const isoInstant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);

/**
 * A date that may be known only to a month, a season or a year: the earliest and latest day it could be,
 * both inclusive, and the words it was printed in. A full date has `from === to`.
 */
export const dateRange = z
  .object({ from: isoDate, to: isoDate, printed: z.string() })
  .refine((range) => range.from <= range.to, 'The earliest day comes after the latest day');
export type DateRange = z.infer<typeof dateRange>;

/** Whether `text` is `YYYY-MM-DD` and a day that exists in the Gregorian calendar (years 1800 to 2199). */
export function isRealDay(text: string): boolean {
  const match = /^(1[89]\d\d|2[01]\d\d)-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Days in a month; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * The same day `months` calendar months later; where that month is shorter, its last day
 * (31 January + 1 month = 28 or 29 February).
 */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const [year, month, dayOfMonth] = parts(day);
  const index = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return build(newYear, newMonth, Math.min(dayOfMonth, daysInMonth(newYear, newMonth)));
}

/** The day `days` days later (earlier when negative). */
export function addDays(day: IsoDate, days: number): IsoDate {
  const [year, month, dayOfMonth] = parts(day);
  return new Date(Date.UTC(year, month - 1, dayOfMonth + days)).toISOString().slice(0, 10);
}

/** Days from one day to a later one; negative where it is earlier. */
export function daysBetween(start: IsoDate, end: IsoDate): number {
  return Math.round((Date.parse(`${end}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / 86_400_000);
}

/** Completed years from a birth date to a day. Born on 29 February: the year completes on 1 March in common years. */
export function completedYears(birth: IsoDate, on: IsoDate): number {
  const [by, bm, bd] = parts(birth);
  const [oy, om, od] = parts(on);
  return oy - by - (om < bm || (om === bm && od < bd) ? 1 : 0);
}

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `2026-04-22` as `22 April 2026`, the form that NHS letters use. */
export function longDate(day: IsoDate): string {
  const [year, month, dayOfMonth] = parts(day);
  return `${dayOfMonth} ${monthNames[month - 1]} ${year}`;
}

function parts(day: IsoDate): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

function build(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
