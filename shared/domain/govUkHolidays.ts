import { z } from 'zod';
import { bankHolidays, type BankHolidays } from './bankHolidays.ts';
import { isoDate } from './dates.ts';

/** GOV.UK's file of bank holidays, as much of it as is used. */
const govUkFile = z.object({
  'england-and-wales': z.object({ events: z.array(z.object({ title: z.string().trim().min(1).max(150), date: isoDate, notes: z.string() })).min(1).max(1000) }),
});

/** A year in England and Wales has had at least this many bank holidays since 1978. A list with fewer is cut off. */
const fewestInYear = 8;

export type HolidayFile =
  | {
      readonly ok: true;
      readonly list: BankHolidays;
      /** What differs from the list that is held. */
      readonly added: BankHolidays['days'];
      readonly removed: BankHolidays['days'];
    }
  | { readonly ok: false; readonly why: string; readonly next: string };

const no = (why: string, next: string): HolidayFile => ({ ok: false, why, next });
const again = 'Download the file from GOV.UK again, as JSON, and choose that.';

/**
 * Reads GOV.UK's file of bank holidays (JSON, all divisions in one file) and lays it over the list that is held: the file stands for the
 * years that it holds, the held list for those before. Refuses a file that is no such list, that has gaps, or that ends earlier.
 */
export function readGovUkHolidays(text: string, held: BankHolidays): HolidayFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return no('This is not a JSON file.', again);
  }
  const parsed = govUkFile.safeParse(json);
  if (!parsed.success) return no('This is not GOV.UK’s list of bank holidays: the part for England and Wales is missing, or a day in it cannot be read.', again);
  const days = parsed.data['england-and-wales'].events.map(({ title, date, notes }) => ({ on: date, name: /^substitute day$/i.test(notes.trim()) ? `${title} (substitute day)` : title })).sort((a, b) => a.on.localeCompare(b.on));
  const yearOf = (day: string) => Number(day.slice(0, 4));
  const [first, last] = [yearOf(days[0]!.on), yearOf(days.at(-1)!.on)];
  for (let year = first; year <= last; year++) {
    const found = days.filter(({ on }) => yearOf(on) === year).length;
    if (found < fewestInYear) return no(`The list is not whole: ${year} has ${found} bank holidays in it, and a year has at least ${fewestInYear}.`, again);
  }
  if (last < yearOf(held.knownTo)) return no(`The list ends with ${last}, but days up to ${yearOf(held.knownTo)} are held already.`, 'Choose a newer list.');
  if (first > yearOf(held.knownTo) + 1) return no(`The list begins with ${first}, but days are held only up to ${yearOf(held.knownTo)}: the years between are missing.`, 'Choose a list that begins earlier.');
  const kept = held.days.filter(({ on }) => yearOf(on) < first);
  const list = bankHolidays.safeParse({
    division: 'england-and-wales', source: held.source,
    knownFrom: first < yearOf(held.knownFrom) ? `${first}-01-01` : held.knownFrom, knownTo: `${last}-12-31`, days: [...kept, ...days],
  });
  if (!list.success) return no('A day stands in the list twice.', again);
  const without = (a: BankHolidays, b: BankHolidays) => a.days.filter(({ on }) => !b.days.some((one) => one.on === on));
  return { ok: true, list: list.data, added: without(list.data, held), removed: without(held, list.data) };
}
