import { isRealDay, type IsoDate } from '../domain/dates.ts';

/** In which order a file writes a day in figures, as a person said; null: nobody has. */
export type DateOrder = 'day-first' | 'month-first' | null;

export type ReadDay = { readonly ok: true; readonly day: IsoDate } | { readonly ok: false; readonly why: string; readonly next: string };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const names = /^(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;

/**
 * A day as a register writes it: 2026-04-03, 3 April 2026, 3-Apr-26, 03/04/2026, 03.04.26; a time of day at midnight is passed over.
 * What could be two days is not chosen between: `order` says how this file writes, or the row waits. `century`: whether a year of two
 * figures is of this century; a day of birth may be of another.
 */
export function readRegisterDay(text: string, order: DateOrder, century: boolean): ReadDay {
  const plain = text.trim().toLowerCase().replace(/[ t]0{1,2}:00(:00(\.0+)?)?$/, '').replace(/(\d)(st|nd|rd|th)\b/, '$1').replace(/^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,? /, '');
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  if (iso) return made(text, iso[1]!, Number(iso[2]), Number(iso[3]), century);
  const words = /^(\d{1,2})[ \-/.]?([a-z]+)[ \-/.,]*(\d{4}|\d{2})$/.exec(plain);
  if (words && names.test(words[2]!)) return made(text, words[3]!, months.indexOf(words[2]!.slice(0, 3)) + 1, Number(words[1]), century);
  const american = /^([a-z]+) (\d{1,2}),? (\d{4})$/.exec(plain);
  if (american && names.test(american[1]!)) return made(text, american[3]!, months.indexOf(american[1]!.slice(0, 3)) + 1, Number(american[2]), century);
  const figures = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(plain);
  if (figures) return inFigures(text, [Number(figures[1]), Number(figures[2])], figures[3]!, order, century);
  if (/^\d{5}(\.\d+)?$/.test(plain)) return no(`“${text}” is a spreadsheet’s own number for a day.`, 'In the spreadsheet, set the column to a date format, and save the file again.');
  return no(`“${text}” is not a day that can be read.`, 'Write it as 2026-04-03.');
}

function inFigures(text: string, [first, second]: readonly [number, number], year: string, order: DateOrder, century: boolean): ReadDay {
  const [dayFirst, monthFirst] = [made(text, year, second, first, century), made(text, year, first, second, century)];
  if (!dayFirst.ok && !monthFirst.ok) return dayFirst;
  const either = dayFirst.ok && monthFirst.ok && dayFirst.day !== monthFirst.day;
  if (order === null && either) return no(`“${text}” can be two days: ${dayFirst.ok ? dayFirst.day : ''} or ${monthFirst.ok ? monthFirst.day : ''}.`, 'Say above whether this file writes the day or the month first.');
  if (order === null) return dayFirst.ok ? dayFirst : monthFirst;
  const read = order === 'day-first' ? dayFirst : monthFirst;
  return read.ok ? read : no(`“${text}” is not a day with the ${order === 'day-first' ? 'day' : 'month'} first, as it was said that this file writes days.`, 'Look at the line in the register: this file may write days in two ways.');
}

function made(text: string, year: string, month: number, day: number, century: boolean): ReadDay {
  if (year.length === 2 && !century) return no(`“${text}” gives the year in two figures, so its century is not known.`, 'Write the year with four figures.');
  const iso = `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isRealDay(iso) ? { ok: true, day: iso } : no(`“${text}” is a day that does not exist.`, 'Correct it in the register.');
}

const no = (why: string, next: string): ReadDay => ({ ok: false, why, next });
