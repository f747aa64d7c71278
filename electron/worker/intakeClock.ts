import { daysBetween, longDate, type IsoDate } from '../../shared/domain/dates.ts';
import { deadlines, type ClockDates } from '../../shared/workflow/deadlines.ts';
import type { Db } from '../../db/connection.ts';
import { reckoningOf } from './reckoning.ts';

/** The running clock of a drop. No case is made of it yet, so only limits that run from the day of receipt count. */
export function intakeClock(db: Db, drop: { readonly commissioner: string; readonly receivedOn: IsoDate; readonly urgency: 'urgent' | 'routine' }, today: IsoDate): { words: string; late: boolean } {
  const days = daysBetween(drop.receivedOn, today);
  const since = days <= 0 ? 'Came today' : days === 1 ? 'Waits since yesterday' : `Waits for ${days} days`;
  const { limits, holidays } = reckoningOf(db, drop.commissioner);
  const dates = datesOfDrop(drop);
  const running = deadlines({ limits: (limits ?? []).filter((limit) => limit.from === 'received'), dates, holidays, today }).filter((one) => one.due !== null && (one.state === 'running' || one.state === 'late'));
  const next = running.sort((a, b) => a.due!.localeCompare(b.due!))[0];
  if (!next) return { words: since, late: false };
  return { words: `${since}. ${next.label}: ${next.state === 'late' ? 'was due' : 'due'} ${longDate(next.due!)}`, late: next.state === 'late' };
}

/** A drop as the clocks see it: received, and nothing more. */
function datesOfDrop({ receivedOn, urgency }: { readonly receivedOn: IsoDate; readonly urgency: 'urgent' | 'routine' }): ClockDates {
  return {
    starts: { received: receivedOn, complete: null, screened: null, decided: null, 'letter-dated': null, 'letter-sent': null },
    allSent: null, acknowledged: null, withdrawn: null, declined: false, reopened: [], waits: [], state: { urgency, register: null },
  };
}
