import { holidayOn, type BankHolidays } from '../domain/bankHolidays.ts';
import { addDays, addMonths, daysBetween, daysInMonth, longDate, type IsoDate } from '../domain/dates.ts';
import type { LimitId, LimitStart, TimeLimit, TimeLimits } from '../domain/timeLimits.ts';
import { beyondKnown, isWeekend, isWorkingDay, weekdayName, workingDaysBetween } from '../domain/workingDays.ts';
import type { CaseDates, Wait } from './caseDates.ts';
import { amountWords, dueLabels, fullDate, startWords } from './deadlineWords.ts';
import { screenedBefore } from './register.ts';
import { registerDeadline } from './registerDue.ts';

/**
 * How a clock stands. `no-start`: the day from which it runs has not come. `standing`: the case waits and the limit stops meanwhile.
 * `ended`: the request was withdrawn. `passed`: time that others had is over. `not-kept`: the record does not hold whether it was met.
 */
export type ClockState = 'no-start' | 'running' | 'standing' | 'late' | 'met' | 'ended' | 'passed' | 'not-kept';

/** One clock of a case with its reckoning. */
export interface Deadline {
  /** `register`: no limit of the ICB, but the day that the office's earlier register gave. */
  readonly limit: LimitId | 'register';
  /** What stands before the date: "Screening due". */
  readonly label: string;
  readonly start: { readonly event: LimitStart; readonly on: IsoDate | null };
  /** The last day in time; null while the clock has not begun. */
  readonly due: IsoDate | null;
  /** Days, weekends included, on which the clock stood still. */
  readonly paused: number;
  readonly state: ClockState;
  readonly metOn: IsoDate | null;
  /** Days past the due date, in working days where the limit is; 0 where it is not late. */
  readonly lateBy: number;
  /** How it stands, in one sentence without its full stop. */
  readonly words: string;
  /** Counted over days for which bank holidays are not known: the true date may be later. */
  readonly beyondKnownHolidays: boolean;
  /** The steps by which the date comes about, in words. */
  readonly reckoning: readonly string[];
}

/** What of a case the clocks run by. */
export type ClockDates = Pick<CaseDates, 'starts' | 'allSent' | 'acknowledged' | 'withdrawn' | 'declined' | 'reopened' | 'waits'> & { readonly state: Pick<CaseDates['state'], 'urgency' | 'register'> };

export interface ClockInput {
  /** The limits that the ICB has set; undefined while nobody has entered any. */
  readonly limits: TimeLimits | undefined;
  readonly dates: ClockDates;
  readonly holidays: BankHolidays;
  /** Today in London. */
  readonly today: IsoDate;
}

/** Every clock of a case, in the order in which the work is done. Where the ICB has set no limit, only the day of an earlier register. */
export function deadlines(input: ClockInput): Deadline[] {
  const set = new Map((input.limits ?? []).map((limit) => [limit.id, limit]));
  const urgent = input.dates.state.urgency === 'urgent';
  const clocks = order.flatMap(([id, urgentId]): Deadline[] => {
    if (forOthers.includes(id) && !input.dates.declined) return [];
    const special = urgent && urgentId ? set.get(urgentId) : undefined;
    const limit = special ?? set.get(id);
    return limit ? [clockOf(limit, input, urgent && urgentId !== undefined && !special)] : [];
  });
  return [...clocks, ...registerDeadline(input)];
}

/** The date that counts for lists: the earliest that the office has not met. Undefined where there is none. */
export function nextDeadline(all: readonly Deadline[]): (Deadline & { readonly due: IsoDate }) | undefined {
  return openDeadlines(all).sort((a, b) => a.due.localeCompare(b.due))[0];
}

/** The dates that the office has not met yet, in the order in which the work is done. */
export function openDeadlines(all: readonly Deadline[]): (Deadline & { readonly due: IsoDate })[] {
  return all.filter((one): one is Deadline & { due: IsoDate } => one.due !== null && !(forOthers as readonly string[]).includes(one.limit) && ['running', 'standing', 'late'].includes(one.state));
}

/** A limit, and the one that takes its place in an urgent case. */
const order: readonly (readonly [LimitId, LimitId?])[] = [['acknowledge'], ['screen', 'urgent-screen'], ['decide', 'urgent-decide'], ['send-letter'], ['reconsideration'], ['appeal']];
/** Time that clinician and patient have; the office is never late by it. */
const forOthers: readonly LimitId[] = ['reconsideration', 'appeal'];

function clockOf(limit: TimeLimit, { dates, holidays, today }: ClockInput, lacksUrgent: boolean): Deadline {
  const on = dates.starts[limit.from];
  const common = { limit: limit.id, label: dueLabels[limit.id], start: { event: limit.from, on } };
  const rule = [
    `The limit of this ICB: ${amountWords(limit.amount, limit.unit)} from the day on which ${startWords[limit.from]}. ${limit.stopsWhileWaiting ? 'It stands still while the ICB waits for information.' : 'It runs on while the ICB waits for information.'}`,
    ...(lacksUrgent ? ['The request is urgent. The ICB has set no limit for urgent requests, so the limit for all requests is shown.'] : []),
  ];
  const metOn = metDay(limit.id, dates);
  const ended = metOn ?? dates.withdrawn;
  if (on === null) {
    const state = metOn ? 'met' : dates.withdrawn ? 'ended' : 'no-start';
    const words = metOn ? `Done on ${longDate(metOn)}` : dates.withdrawn ? `Ended: the request was withdrawn on ${longDate(dates.withdrawn)}` : 'Not begun yet';
    return { ...common, due: null, paused: 0, state, metOn, lateBy: 0, words, beyondKnownHolidays: false, reckoning: [...rule, `The record holds no day on which ${startWords[limit.from]}, so no date is due by it.`] };
  }
  // What happened after the step was done moves its date no more.
  const stretches = limit.stopsWhileWaiting ? standing(dates.waits, min(ended ?? today, today)) : [];
  const count = reckon(limit, on, stretches, holidays);
  const { due } = count;
  const stopped = limit.stopsWhileWaiting && ended === null && dates.waits.some((wait) => wait.ended === null && wait.until >= today);
  const lateBy = passed(limit, due, metOn ?? min(dates.withdrawn ?? today, today), holidays);
  const earlier = metOn === null && isScreening(limit.id) && dates.state.register !== null && screenedBefore(dates.state.register.stage);
  // The office screened it before the app knew it: when, nobody entered, so nothing is called late by it.
  const state = earlier && !dates.withdrawn ? 'not-kept' : stateOf(limit.id, { metOn, withdrawn: dates.withdrawn, late: lateBy > 0, stopped, wentOn: (dates.starts.screened ?? dates.starts.decided) !== null });
  const beyondKnownHolidays = limit.unit === 'working-days' && (beyondKnown(holidays, due) || beyondKnown(holidays, on));
  const words = earlier && state === 'not-kept' ? 'Screened before the case was taken over from the earlier register; the record holds no day for it' : wordsOf(limit, state, { due, lateBy, metOn, withdrawn: dates.withdrawn, today, holidays });
  const again = dates.reopened.filter((day) => day > on && day <= due);
  return {
    ...common, due, paused: count.paused, state, metOn, lateBy: state === 'passed' || earlier ? 0 : lateBy, words, beyondKnownHolidays,
    reckoning: [
      ...rule,
      ...count.steps,
      ...(beyondKnownHolidays ? [`Bank holidays are known from ${longDate(holidays.knownFrom)} to ${longDate(holidays.knownTo)} only. Outside of that just Saturdays and Sundays were left out, so the true date may be later.`] : []),
      ...(again.length > 0 ? [`The case was reopened on ${again.map(longDate).join(' and ')}. The days before count too: the request keeps its first date.`] : []),
      ...(state === 'standing' ? [`The case waits now, so the clock stands still. The date above is what it would be if the wait ended today; each further day of waiting moves it on.`] : []),
      `${words}.`,
    ],
  };
}

const isScreening = (id: LimitId): boolean => id === 'screen' || id === 'urgent-screen';

function metDay(id: LimitId, { starts, allSent, acknowledged }: ClockDates): IsoDate | null {
  switch (id) {
    case 'acknowledge':
      return acknowledged;
    case 'screen':
    case 'urgent-screen':
      return starts.screened;
    case 'decide':
    case 'urgent-decide':
      return starts.decided;
    case 'send-letter':
      return allSent;
    default:
      return null;
  }
}

function stateOf(id: LimitId, how: { metOn: IsoDate | null; withdrawn: IsoDate | null; late: boolean; stopped: boolean; wentOn: boolean }): ClockState {
  if (forOthers.includes(id)) return how.late ? 'passed' : 'running';
  if (how.metOn) return 'met';
  if (how.withdrawn) return 'ended';
  // Older records do not hold whether a request was acknowledged. Once its route is known the clinician hears of that, and nothing is late by this any more.
  if (id === 'acknowledge' && how.wentOn) return 'not-kept';
  return how.late ? 'late' : how.stopped ? 'standing' : 'running';
}

/** Days by which `on` is past the due date, in the days that the limit counts by. */
function passed(limit: TimeLimit, due: IsoDate, on: IsoDate, holidays: BankHolidays): number {
  if (on <= due) return 0;
  // Late on a day off is late all the same.
  return limit.unit === 'working-days' ? Math.max(1, workingDaysBetween(holidays, due, on)) : daysBetween(due, on);
}

function wordsOf(limit: TimeLimit, state: ClockState, how: { due: IsoDate; lateBy: number; metOn: IsoDate | null; withdrawn: IsoDate | null; today: IsoDate; holidays: BankHolidays }): string {
  const unit = limit.unit === 'working-days' ? 'working-days' : 'days';
  const late = amountWords(how.lateBy, unit);
  switch (state) {
    case 'met':
      return `Done on ${longDate(how.metOn!)}, ${how.lateBy > 0 ? `${late} late` : 'in time'}`;
    case 'ended':
      return `Ended: the request was withdrawn on ${longDate(how.withdrawn!)}`;
    case 'late':
      return `Overdue: ${late} late`;
    case 'standing':
      return 'The clock stands still while the case waits';
    case 'passed':
      return 'This time is over';
    case 'not-kept':
      return 'The case went on, and nobody recorded whether this was done';
    case 'no-start':
      return 'Not begun yet';
    case 'running': {
      if (how.due === how.today) return 'The last day is today';
      const left = unit === 'days' ? daysBetween(how.today, how.due) : workingDaysBetween(how.holidays, how.today, how.due);
      return `${amountWords(left, unit)} left`;
    }
  }
}

interface Stretch {
  readonly wait: Wait;
  /** First and last day on which the clock stands still. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The wait was past its end before it ended: the days after that count. */
  readonly ranOut: boolean;
}

/** The days on which the clock stands still: from the day after a wait began to the day it ended, to the day it was to end, or to `last`. */
function standing(waits: readonly Wait[], last: IsoDate): Stretch[] {
  return waits.map((wait) => ({ wait, from: addDays(wait.began, 1), to: min(min(wait.ended ?? last, wait.until), last), ranOut: wait.until < min(wait.ended ?? last, last) })).filter(({ from, to }) => from <= to);
}

interface Count {
  readonly due: IsoDate;
  readonly paused: number;
  readonly steps: readonly string[];
}

function reckon(limit: TimeLimit, start: IsoDate, stretches: readonly Stretch[], holidays: BankHolidays): Count {
  return limit.unit === 'months' ? inMonths(limit, start, stretches, holidays) : inDays(limit, start, stretches, holidays);
}

function inDays(limit: TimeLimit, start: IsoDate, stretches: readonly Stretch[], holidays: BankHolidays): Count {
  const working = limit.unit === 'working-days';
  const total = limit.unit === 'weeks' ? limit.amount * 7 : limit.amount;
  const off: string[] = [];
  let [due, left] = [start, total];
  while (left > 0) {
    due = addDays(due, 1);
    if (standsOn(stretches, due)) continue;
    if (!working || isWorkingDay(holidays, due)) left -= 1;
    else if (!isWeekend(due)) off.push(`${longDate(due)} (${holidayOn(holidays, due)})`);
  }
  return {
    due,
    paused: pausedDays(stretches, start, due),
    steps: [
      `Counted from ${fullDate(start)}. The day after it is day 1.`,
      ...(limit.unit === 'weeks' ? [`${amountWords(limit.amount, 'weeks')} are ${total} days.`] : []),
      ...(working ? [`Saturdays and Sundays are not counted${off.length > 0 ? `, nor ${off.length === 1 ? 'is' : 'are'} ${list(off)}` : ''}.`] : ['Every day is counted, weekends and bank holidays too.']),
      ...waitSteps(stretches, start, due),
      `Day ${total} is ${fullDate(due)}.`,
      ...notMoved(limit, due, holidays),
    ],
  };
}

function inMonths(limit: TimeLimit, start: IsoDate, stretches: readonly Stretch[], holidays: BankHolidays): Count {
  const plain = addMonths(start, limit.amount);
  let due = plain;
  // Days on which the clock stood still are added at the end; those may take in another wait.
  for (let next = due; ; due = next) {
    next = addDays(plain, pausedDays(stretches, start, due));
    if (next === due) break;
  }
  const paused = pausedDays(stretches, start, due);
  const shorter = plain.slice(8) !== start.slice(8);
  return {
    due,
    paused,
    steps: [
      `Counted from ${fullDate(start)}. ${amountWords(limit.amount, 'months')} later is the same day of the month${shorter ? `; that month has only ${daysInMonth(Number(plain.slice(0, 4)), Number(plain.slice(5, 7)))} days, so it is its last day` : ''}: ${fullDate(plain)}.`,
      ...waitSteps(stretches, start, due),
      ...(paused > 0 ? [`The clock stood still for ${amountWords(paused, 'days')}, which ${paused === 1 ? 'is' : 'are'} added: ${fullDate(due)}.`] : []),
      ...notMoved(limit, due, holidays),
    ],
  };
}

/** A limit that is not in working days may end on a day off. It is not moved: only the ICB could say so, and its settings have no such rule. */
function notMoved(limit: TimeLimit, due: IsoDate, holidays: BankHolidays): string[] {
  if (limit.unit === 'working-days' || isWorkingDay(holidays, due)) return [];
  const what = isWeekend(due) ? `a ${weekdayName(due)}` : `a bank holiday (${holidayOn(holidays, due)})`;
  return [`That is ${what}. The limit is not in working days, so the date is not moved.`];
}

function waitSteps(stretches: readonly Stretch[], start: IsoDate, due: IsoDate): string[] {
  return stretches.flatMap(({ wait, from, to, ranOut }) => {
    const [first, last] = [from > start ? from : addDays(start, 1), min(to, due)];
    if (first > last) return [];
    const days = daysBetween(first, last) + 1;
    return [
      `Not counted, because the case waited (${wait.owner} looked after the wait, which began on ${longDate(wait.began)}): ${first === last ? longDate(first) : `${longDate(first)} to ${longDate(last)}`}, ${amountWords(days, 'days')}.`,
      ...(ranOut ? [`The wait was to end on ${longDate(wait.until)} and nobody set a later end in time, so the days after it are counted.`] : []),
    ];
  });
}

const standsOn = (stretches: readonly Stretch[], day: IsoDate): boolean => stretches.some(({ from, to }) => from <= day && day <= to);

/** Days after `start`, up to `due`, on which the clock stood still. Waits follow each other and never overlap. */
function pausedDays(stretches: readonly Stretch[], start: IsoDate, due: IsoDate): number {
  return stretches.reduce((sum, { from, to }) => {
    const [first, last] = [from > start ? from : addDays(start, 1), min(to, due)];
    return sum + (first <= last ? daysBetween(first, last) + 1 : 0);
  }, 0);
}

const min = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);
const list = (items: readonly string[]): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`);
