import { describe, expect, it } from 'vitest';
import { shippedBankHolidays } from '../../../shared/domain/bankHolidays.ts';
import { readGovUkHolidays } from '../../../shared/domain/govUkHolidays.ts';

const held = shippedBankHolidays();
type Event = { title: string; date: string; notes: string; bunting?: boolean };

/** A list in GOV.UK's form: the held days from a year on, and 2028 by the rules. */
const of2028: Event[] = [
  ['New Year’s Day', '2028-01-03', 'Substitute day'], ['Good Friday', '2028-04-14'], ['Easter Monday', '2028-04-17'], ['Early May bank holiday', '2028-05-01'],
  ['Spring bank holiday', '2028-05-29'], ['Summer bank holiday', '2028-08-28'], ['Christmas Day', '2028-12-25'], ['Boxing Day', '2028-12-26'],
].map(([title, date, notes = '']) => ({ title: title!, date: date!, notes, bunting: true }));
const from = (year: number): Event[] => held.days.filter(({ on }) => on >= `${year}-01-01`).map(({ on, name }) => ({ title: name.replace(' (substitute day)', ''), date: on, notes: name.includes('substitute') ? 'Substitute day' : '' }));
const file = (events: readonly Event[]) => JSON.stringify({ 'england-and-wales': { division: 'england-and-wales', events }, scotland: { division: 'scotland', events: [{ title: 'St Andrew’s Day', date: '2028-11-30', notes: '' }] } });
const why = (text: string) => {
  const read = readGovUkHolidays(text, held);
  return read.ok ? null : read.why;
};

describe('GOV.UK’s list of bank holidays', () => {
  it('stands for its own years, keeps the years before, and moves the date to which days are known', () => {
    const read = readGovUkHolidays(file([...from(2021), ...of2028]), held);
    if (!read.ok) throw new Error(read.why);
    expect(read.list).toMatchObject({ knownFrom: '2018-01-01', knownTo: '2028-12-31' });
    expect(read.list.days).toEqual([...held.days, ...of2028.map(({ title, date, notes }) => ({ on: date, name: notes ? `${title} (substitute day)` : title }))]);
    expect(read.added.map(({ on }) => on)).toEqual(of2028.map(({ date }) => date));
    expect(read.removed).toEqual([]);
  });

  it('adds a day that was proclaimed, and says which one is gone', () => {
    const events = from(2025).map((one) => (one.date === '2027-05-31' ? { ...one, date: '2027-06-04' } : one));
    const read = readGovUkHolidays(file([...events].reverse()), held);
    expect(read).toMatchObject({ ok: true, added: [{ on: '2027-06-04' }], removed: [{ on: '2027-05-31' }], list: { knownTo: '2027-12-31' } });
  });

  it('is refused where it is no such list, is cut off, has gaps, ends earlier or names a day twice', () => {
    expect(why('<html>')).toMatch(/not a JSON file/);
    for (const text of ['[]', '{}', '{"england-and-wales":{"events":[]}}', file([{ title: 'A day', date: '2028-02-30', notes: '' }])]) expect(why(text)).toMatch(/not GOV.UK’s list/);
    expect(why(file([...from(2021), ...of2028.slice(0, 3)]))).toBe('The list is not whole: 2028 has 3 bank holidays in it, and a year has at least 8.');
    expect(why(file([...from(2021).filter(({ date }) => !date.startsWith('2024')), ...of2028]))).toMatch(/2024 has 0/);
    expect(why(file(from(2021).filter(({ date }) => date < '2027')))).toMatch(/ends with 2026/);
    expect(why(file(of2028.map((one) => ({ ...one, date: one.date.replace('2028', '2029') }))))).toMatch(/the years between are missing/);
    expect(why(file([...from(2021), ...of2028, of2028[0]!]))).toMatch(/twice/);
  });
});
