import { longDate, type IsoDate } from '../domain/dates.ts';
import type { LimitId, LimitStart, TimeUnit } from '../domain/timeLimits.ts';
import { weekdayName } from '../domain/workingDays.ts';

/** What a limit is for, as it stands before a due date. */
export const dueLabels: Readonly<Record<LimitId, string>> = {
  acknowledge: 'Acknowledgement due',
  screen: 'Screening due',
  'urgent-screen': 'Urgent screening due',
  decide: 'Decision due',
  'urgent-decide': 'Urgent decision due',
  'send-letter': 'Letters due',
  reconsideration: 'Reconsideration can be asked for until',
  appeal: 'An appeal can be made until',
};

/** From when a limit runs, as the rest of "the day on which". */
export const startWords: Readonly<Record<LimitStart, string>> = {
  received: 'the request was received',
  complete: 'the check of the facts was finished',
  screened: 'the request was screened',
  decided: 'the outcome was decided',
  'letter-dated': 'the letters of the outcome are dated',
  'letter-sent': 'the letters of the outcome were sent',
};

const nouns: Readonly<Record<TimeUnit, string>> = { 'working-days': 'working day', days: 'day', weeks: 'week', months: 'month' };

/** `amountWords(1, 'months')` = "1 month", `amountWords(20, 'working-days')` = "20 working days". */
export function amountWords(amount: number, unit: TimeUnit): string {
  return `${amount} ${nouns[unit]}${amount === 1 ? '' : 's'}`;
}

/** A day with its day of the week: "Wednesday 4 March 2026". */
export const fullDate = (day: IsoDate): string => `${weekdayName(day)} ${longDate(day)}`;
