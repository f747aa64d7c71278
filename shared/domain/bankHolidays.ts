import { z } from 'zod';
import shipped from './bankHolidays.json' with { type: 'json' };
import { isoDate, type IsoDate } from './dates.ts';

const holiday = z.strictObject({ on: isoDate, name: z.string().min(1).max(200) });

/** Bank holidays of England and Wales, with the stretch of days for which all of them are known. */
export const bankHolidays = z
  .strictObject({
    division: z.literal('england-and-wales'),
    source: z.string().min(1).max(200),
    /** First and last day for which the list is complete; outside of it nobody can say that a weekday is a working day. */
    knownFrom: isoDate,
    knownTo: isoDate,
    days: z.array(holiday).max(1000),
  })
  .refine(({ knownFrom, knownTo, days }) => days.every(({ on }, index) => on >= knownFrom && on <= knownTo && (index === 0 || days[index - 1]!.on < on)), 'The days must be in order, each once, within the known stretch');
export type BankHolidays = z.infer<typeof bankHolidays>;

let read: BankHolidays | undefined;

/** The bank holidays that come with the app, from GOV.UK's list for England and Wales. */
export function shippedBankHolidays(): BankHolidays {
  read ??= bankHolidays.parse(shipped);
  return read;
}

const byDay = new WeakMap<BankHolidays, ReadonlyMap<IsoDate, string>>();

/** The name of the bank holiday on a day; null where the list has none. */
export function holidayOn(list: BankHolidays, day: IsoDate): string | null {
  let names = byDay.get(list);
  if (!names) byDay.set(list, (names = new Map(list.days.map(({ on, name }) => [on, name]))));
  return names.get(day) ?? null;
}
