import { addDays, daysBetween, type DateRange, type IsoDate } from '../domain/dates.ts';
import type { Stretch } from '../domain/facts.ts';
import type { Counting } from './compile.ts';
import type { Duration } from './conditionSchema.ts';
import { addDuration } from './time.ts';

/** A stretch of exactly known days. */
interface Span {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** Time that was counted: so many days, laid end to end from a first day (calendar months need one). */
export interface Counted {
  readonly start: IsoDate;
  readonly days: number;
}

/** How long stretches lasted at the least and at the most, up to the as-at date. */
export interface Lasted {
  readonly shortest: readonly Counted[];
  readonly longest: readonly Counted[];
  /** A stretch still goes on, and the reading in force wants a last day: there is no longest. */
  readonly endMissing: boolean;
}

/**
 * Counts stretches whose ends may be known only roughly. Only time up to the as-at date counts. Each entry of a list is
 * a way to count that must be satisfied; where the policy says how, there is one (or one for each unbroken run).
 */
export function lasted(stretches: readonly Stretch[], asAt: IsoDate, ongoingCounts: boolean, counting: Counting): Lasted {
  const cut = (day: IsoDate) => (day < asAt ? day : asAt);
  const endOf = (stretch: Stretch): DateRange | null => stretch.end ?? (ongoingCounts ? { from: asAt, to: asAt, printed: '' } : null);
  const spans = (least: boolean): Span[] =>
    stretches.flatMap((stretch) => {
      const end = endOf(stretch);
      if (end === null && least) return [];
      const span = least ? { start: stretch.start.to, end: cut(end!.from) } : { start: stretch.start.from, end: cut(end?.to ?? asAt) };
      return span.start < span.end ? [span] : [];
    });
  return { shortest: count(spans(true), counting), longest: count(spans(false), counting), endMissing: stretches.some((stretch) => endOf(stretch) === null) };
}

/** Whether the time counted reaches the length: any unbroken run will do. */
export function reaches(counted: readonly Counted[], length: Duration): boolean {
  return counted.some(({ start, days }) => addDuration(start, length) <= addDays(start, days));
}

function count(spans: readonly Span[], { breaks, overlaps }: Counting): Counted[] {
  const runs = runsOf(spans);
  const [first] = runs;
  if (first === undefined) return [];
  const days = (run: Run) => daysBetween(run.start, run.end) + (overlaps === 'each' ? run.twice : 0);
  if (breaks === 'start-again') return runs.map((run) => ({ start: run.start, days: days(run) }));
  if (breaks === 'count') {
    const twice = overlaps === 'each' ? sum(runs.map((run) => run.twice)) : 0;
    return [{ start: first.start, days: daysBetween(first.start, runs.at(-1)!.end) + twice }];
  }
  return [{ start: first.start, days: sum(runs.map(days)) }];
}

interface Run extends Span {
  /** Days on which stretches overlapped, counted once for each stretch too many. */
  readonly twice: number;
}

/** Stretches that touch or overlap make one run; the next day counts as touching. */
function runsOf(spans: readonly Span[]): Run[] {
  const runs: Run[] = [];
  for (const span of [...spans].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))) {
    const last = runs.at(-1);
    if (last === undefined || span.start > addDays(last.end, 1)) {
      runs.push({ ...span, twice: 0 });
      continue;
    }
    const shared = span.start < last.end ? daysBetween(span.start, span.end < last.end ? span.end : last.end) : 0;
    runs[runs.length - 1] = { start: last.start, end: span.end > last.end ? span.end : last.end, twice: last.twice + shared };
  }
  return runs;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
