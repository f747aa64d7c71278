import type { IsoDate } from './dates.ts';

const inLondon = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit' });

/**
 * The calendar day in London at an instant (UTC, ISO 8601). Every day that is taken from an instant is taken here: from late March to
 * late October, what happens after 23:00 UTC happens on the next day. @throws RangeError where the text is no instant.
 */
export function londonDay(instant: string): IsoDate {
  const part = Object.fromEntries(inLondon.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${part['year']!.padStart(4, '0')}-${part['month']}-${part['day']}`;
}
