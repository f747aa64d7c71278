import type { Due } from '../../shared/contract/case.ts';
import type { BankHolidays } from '../../shared/domain/bankHolidays.ts';
import { addDays, daysBetween, longDate, type IsoDate } from '../../shared/domain/dates.ts';
import { isWorkingDay, weekdayName } from '../../shared/domain/workingDays.ts';
import { accessDue, openAccess } from '../../shared/workflow/decideAccess.ts';
import type { AccessState, CaseState } from '../../shared/workflow/evolve.ts';
import type { Worker } from './context.ts';

/** By when a request for access has to be answered, with its reckoning. The limit is the law's, not the ICB's. */
export function accessDueOf(today: IsoDate, holidays: BankHolidays, { askedOn }: Pick<AccessState, 'askedOn'>): Due {
  const on = accessDue(askedOn);
  const left = daysBetween(today, on);
  const days = (n: number) => (n === 1 ? '1 day' : `${n} days`);
  const words = left < 0 ? `Overdue: ${days(-left)} late` : left === 0 ? 'The last day is today' : `${days(left)} left`;
  let next = on;
  while (!isWorkingDay(holidays, next)) next = addDays(next, 1);
  return {
    on, label: 'Access request due', words, late: left < 0, standing: false, beyondKnown: false,
    reckoning: [
      `Asked for on ${longDate(askedOn)}.`,
      'One calendar month from the day on which it came (UK GDPR, Article 12(3)): the same date in the next month, or the last day of a month that has no such date.',
      `That is ${weekdayName(on)} ${longDate(on)}.`,
      ...(next === on ? [] : [`It is no working day. The Information Commissioner’s guidance then allows the next one, ${longDate(next)}; the earlier date is shown.`]),
      `${words}.`,
    ],
  };
}

/** What is still to do about access, for the top of the case. */
export function accessOpen(worker: Worker, state: CaseState): string[] {
  const held = openAccess(state);
  return held ? [`Access to the record was asked for on ${longDate(held.askedOn)}. An answer is due by ${longDate(accessDue(held.askedOn))}`] : [];
}
