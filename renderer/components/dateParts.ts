import { daysInMonth, isRealDay, longDate, type DateRange, type IsoDate } from '../../shared/domain/dates.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';

/** A date as it is typed: three fields, any of which may be empty. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export const noDate: DateParts = { day: '', month: '', year: '' };

export type DatePart = keyof DateParts;
export type ReadDate<T> = { ok: true; value: T } | { ok: false; message: string; part: DatePart };

const fault = (part: DatePart, message: string): { ok: false; message: string; part: DatePart } => ({ ok: false, message, part });
const two = (n: number) => String(n).padStart(2, '0');

/** Reads a full day. `what` begins the message: "The date received". */
export function readDay(parts: DateParts, what: string): ReadDate<IsoDate> {
  const { day, month, year } = trimmed(parts);
  if (!day && !month && !year) return fault('day', `${what} is missing. Enter a day, a month and a year`);
  if (!day) return fault('day', `${what} needs a day`);
  if (!month) return fault('month', `${what} needs a month`);
  if (!year) return fault('year', `${what} needs a year`);
  const range = readRange(parts, what);
  return range.ok ? { ok: true, value: range.value.from } : range;
}

/**
 * Reads a date that may be known only to the month or the year: what is left empty widens the range,
 * and the printed words say just what was entered.
 */
export function readRange(parts: DateParts, what: string): ReadDate<DateRange> {
  const { day, month, year } = trimmed(parts);
  if (!/^\d{4}$/.test(year)) return fault('year', year ? `${what} needs a year of four figures, for example 2026` : `${what} needs a year`);
  if (day && !month) return fault('month', `${what} has a day but no month`);
  if (month && !(/^\d{1,2}$/.test(month) && Number(month) >= 1 && Number(month) <= 12)) return fault('month', `${what} needs a month from 1 to 12`);
  const m = Number(month);
  if (!day) {
    const from = `${year}-${two(month ? m : 1)}-01`;
    const to = month ? `${year}-${two(m)}-${two(daysInMonth(Number(year), m))}` : `${year}-12-31`;
    if (!isRealDay(from) || !isRealDay(to)) return fault('year', `${what} is too far from today`);
    return { ok: true, value: { from, to, printed: month ? longDate(from).replace(/^1 /, '') : year } };
  }
  const full = `${year}-${two(m)}-${two(Number(day))}`;
  if (!/^\d{1,2}$/.test(day) || !isRealDay(full)) return fault('day', `${what} is not a day that exists`);
  return { ok: true, value: { from: full, to: full, printed: longDate(full) } };
}

/** The fields for a range that a person is about to correct: as much as the range is sure of. */
export function partsOf(range: DateRange): DateParts {
  const [year, month, day] = range.from.split('-') as [string, string, string];
  const plain = (text: string) => String(Number(text));
  if (range.from === range.to) return { day: plain(day), month: plain(month), year };
  const sameMonth = range.to === `${year}-${month}-${two(daysInMonth(Number(year), Number(month)))}` && day === '01';
  return { day: '', month: sameMonth ? plain(month) : '', year };
}

/** The fields for a day that a person is about to change; empty where there is none. */
export function partsOfDay(day: IsoDate | null | undefined): DateParts {
  return day ? partsOf({ from: day, to: day, printed: '' }) : noDate;
}

/** Today in London, by the clock of this device: the day that the record counts by, wherever the device is. */
export function today(now = new Date()): IsoDate {
  return londonDay(now.toISOString());
}

const trimmed = (parts: DateParts): DateParts => ({ day: parts.day.trim(), month: parts.month.trim(), year: parts.year.trim() });
