import { addDays, daysBetween, type IsoDate } from '../domain/dates.ts';
import { deadlines, nextDeadline, openDeadlines, type ClockInput } from './deadlines.ts';

/** A case is "due this week" from so many days before its date. */
const week = 7;

/** Stands for a day that does not come by itself. */
export const neverDue = '9999-12-31';

/** The groups of the list of work, in the order in which they press. */
export const workGroups = ['overdue', 'thisWeek', 'waiting', 'open'] as const;
export type WorkGroup = (typeof workGroups)[number];

/** On which days a case comes into which group of the list of work, as long as nothing more happens to it. */
export interface Pressing {
  /** First day on which it is overdue: a date has passed, or a wait ran out. {@link neverDue} where that never comes by itself. */
  readonly lateFrom: IsoDate;
  /** First day on which it is overdue or due within a week. */
  readonly soonFrom: IsoDate;
  /** Whether it waits for somebody. */
  readonly waiting: boolean;
  /** The day to ask again while it waits. */
  readonly chaseOn: IsoDate;
  /** What presses within a group: the earliest date that stands still, or the end of the wait. A date that moves on while the case waits does not count. */
  readonly pressesOn: IsoDate;
}

type Reckoning = Omit<ClockInput, 'today'>;

/** The group in which a case stands on a day, reckoned from its clocks on that day. */
export function groupOn(today: IsoDate, input: Reckoning, owed: readonly IsoDate[] = []): WorkGroup {
  const next = nextDeadline(deadlines({ ...input, today }));
  const wait = openWait(input);
  const ends = addDays(today, week);
  if (next?.state === 'late' || (wait && wait.until < today) || owed.some((on) => on < today)) return 'overdue';
  // While a clock stands still its date moves on by itself; the end of the wait is what counts then.
  if ((wait && wait.until <= ends) || (next && next.due <= ends && next.state !== 'standing') || owed.some((on) => on <= ends)) return 'thisWeek';
  return wait ? 'waiting' : 'open';
}

/**
 * The days on which a case changes its group, for every day from its last event on. `owed`: further days by which the office owes something for
 * it, whatever they come from. Agrees with {@link groupOn} on each of those days; that is what the list of work is picked by, without reckoning
 * every case again each day.
 */
export function pressing(input: Reckoning, owed: readonly IsoDate[] = []): Pressing {
  const wait = openWait(input);
  // A clock that stands still moves its date on day by day, from the day after the wait began. On the first day it shows the date as it was before.
  const seenOn = wait ? wait.began : (input.dates.waits.at(-1)?.ended ?? input.dates.starts.received ?? neverDue);
  const open = openDeadlines(deadlines({ ...input, today: seenOn }));
  const moves = (one: (typeof open)[number]) => one.state === 'standing' && one.due > seenOn;
  const fixed = [...open.filter((one) => !moves(one)).map(({ due }) => due), ...owed].sort();
  const first = fixed[0] ?? neverDue;
  const lateFrom = earliest(after(first, 1), wait ? after(wait.until, 1) : neverDue);
  const pressesOn = earliest(first, wait?.until ?? neverDue);
  const common = { lateFrom, waiting: wait !== undefined, chaseOn: wait?.chaseOn ?? neverDue, pressesOn };
  if (!wait || !open.some((one) => one.state === 'standing')) return { ...common, soonFrom: after(pressesOn, -week) };

  // Which of a standing and a running clock comes first can change while the case waits. Once it is due soon it stays so, so the first day is found by halving.
  let [from, to] = [seenOn, earliest(lateFrom, after(wait.until, -week))];
  if (to <= from) return { ...common, soonFrom: to };
  const soon = (day: IsoDate) => ['overdue', 'thisWeek'].includes(groupOn(day, input, owed));
  if (soon(from)) return { ...common, soonFrom: from };
  while (addDays(from, 1) < to) {
    const middle = addDays(from, Math.floor(daysBetween(from, to) / 2));
    if (soon(middle)) to = middle;
    else from = middle;
  }
  return { ...common, soonFrom: to };
}

function openWait({ dates }: Reckoning) {
  const last = dates.waits.at(-1);
  return last && last.ended === null ? last : undefined;
}

const earliest = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);
const after = (day: IsoDate, days: number): IsoDate => (day === neverDue ? day : addDays(day, days));
