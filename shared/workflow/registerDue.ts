import type { BankHolidays } from '../domain/bankHolidays.ts';
import { daysBetween, longDate, type IsoDate } from '../domain/dates.ts';
import type { ClockDates, Deadline } from './deadlines.ts';
import { amountWords, fullDate } from './deadlineWords.ts';

/**
 * The day by which the office had promised an answer, as its earlier register says; none where the case came in as a referral or the
 * register gave no day. The app did not reckon it and does not move it: a wait does not stop it, since how it came about is not known.
 */
export function registerDeadline({ dates, today }: { readonly dates: ClockDates; readonly holidays: BankHolidays; readonly today: IsoDate }): Deadline[] {
  const due = dates.state.register?.dueOn;
  if (!due) return [];
  const metOn = dates.starts.decided;
  const late = metOn === null && dates.withdrawn === null && due < today;
  const lateBy = Math.max(0, daysBetween(due, metOn ?? dates.withdrawn ?? today));
  const words = metOn
    ? `Done on ${longDate(metOn)}, ${lateBy > 0 ? `${amountWords(lateBy, 'days')} late` : 'in time'}`
    : dates.withdrawn
      ? `Ended: the request was withdrawn on ${longDate(dates.withdrawn)}`
      : late ? `Overdue: ${amountWords(lateBy, 'days')} late` : due === today ? 'The last day is today' : `${amountWords(daysBetween(today, due), 'days')} left`;
  return [{
    limit: 'register', label: 'Due by the earlier register', start: { event: 'received', on: dates.starts.received }, due, paused: 0,
    state: metOn ? 'met' : dates.withdrawn ? 'ended' : late ? 'late' : 'running', metOn, lateBy: dates.withdrawn ? 0 : lateBy, words, beyondKnownHolidays: false,
    reckoning: [
      `The running register that the case was taken over from gives ${fullDate(due)}.`,
      'The app did not reckon this day: it stands as the office wrote it, and no wait moves it.',
      `${words}.`,
    ],
  }];
}
