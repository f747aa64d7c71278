import { isRealDay, longDate } from '../../shared/domain/dates.ts';
import { icbByOds } from '../../shared/domain/icb.ts';

/** How long ago an instant was, in words. */
export function ago(instant: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - new Date(instant).getTime()) / 60_000);
  if (!Number.isFinite(minutes)) return 'at an unknown time';
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${count(minutes, 'minute')} ago`;
  if (minutes < 24 * 60) return `${count(Math.floor(minutes / 60), 'hour')} ago`;
  return `${count(Math.floor(minutes / 1440), 'day')} ago`;
}

/** `count(1, 'paper')` = "1 paper", `count(3, 'paper')` = "3 papers". */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** An instant as "22 April 2026, 14:05" in the clock of this device. */
export function dayAndTime(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${longDate(`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`)}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** A day in words; text that is not a day is shown as it stands. */
export const day = (text: string): string => (isRealDay(text) ? longDate(text) : text);

/** The ICB's name without the words that all of them share. */
export function shortIcb(odsOrName: string): string {
  const name = icbByOds(odsOrName)?.name ?? odsOrName;
  return name.replace(/^NHS /, '').replace(/ Integrated Care Board$/, '');
}

/** Bytes for people: "420 KB". */
export function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : bytes < 1e6 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
