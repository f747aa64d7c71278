import { daysBetween, longDate, type IsoDate } from '../domain/dates.ts';
import type { CaseState } from './evolve.ts';
import type { DecisionRecord } from './shapes.ts';
import { followUpAnswers, followUpLabels, type FollowUpKind, type FollowUpRecord } from './followUpShapes.ts';

/** One thing that an approval leaves to be seen to, and how it stands. */
export interface FollowUp {
  readonly item: string;
  readonly kind: FollowUpKind;
  readonly label: string;
  /** The words of the decision. */
  readonly what: string;
  /** The day by which it is due; null where neither the decision nor a person has given one. */
  readonly due: IsoDate | null;
  /** True where a person gave the day, or another than the decision's. */
  readonly daySet: boolean;
  readonly record: (FollowUpRecord & { readonly seq: number }) | null;
}

/** What {@link followUps} looks at in a case. */
export interface Approved {
  readonly decision: { readonly record: Pick<DecisionRecord, 'outcome' | 'conditions' | 'approval'> } | null;
  readonly followUps: CaseState['followUps'];
}

/** What the decision in force leaves to be seen to; empty where it approves nothing. Nothing here closes or ends anything. */
export function followUps(state: Approved): FollowUp[] {
  const record = state.decision?.record;
  if (!record || (record.outcome !== 'approve' && record.outcome !== 'approve-with-conditions')) return [];
  const { approval } = record;
  const one = (item: string, kind: FollowUpKind, what: string, due: IsoDate | null): FollowUp => {
    const given = state.followUps.days[item];
    return { item, kind, label: followUpLabels[kind], what, due: given ?? due, daySet: given !== undefined, record: state.followUps.records[item] ?? null };
  };
  return [
    ...(record.conditions ?? []).map((words, index) => one(`condition:${index}`, 'condition', words, null)),
    ...(approval?.outcomeData.kind === 'due' ? [one('outcome-data', 'outcome-data', approval.outcomeData.what, approval.outcomeData.on)] : []),
    ...(approval?.ends.kind === 'on' ? [one('expiry', 'expiry', `The approval ends on ${longDate(approval.ends.on)}`, approval.ends.on)] : []),
    ...(approval?.ends.kind === 'after' ? [one('expiry', 'expiry', `The approval ends after: ${approval.ends.words}`, null)] : []),
  ];
}

/** The one that is due next among those that nobody has answered; undefined where none has a day. */
export function nextFollowUp(all: readonly FollowUp[]): (FollowUp & { readonly due: IsoDate }) | undefined {
  return all.filter((one): one is FollowUp & { due: IsoDate } => one.record === null && one.due !== null).sort((a, b) => a.due.localeCompare(b.due))[0];
}

/** Whether the day has passed and nobody has recorded anything. On the day itself it is not late; an approval is over from the day after. */
export function isLate(one: FollowUp, today: IsoDate): boolean {
  return one.record === null && one.due !== null && one.due < today;
}

/** How it stands, in one sentence without its full stop. */
export function followUpWords(one: FollowUp, today: IsoDate): string {
  const { kind, due, record } = one;
  if (record) return `${followUpAnswers[kind][record.result]}, ${longDate(record.on)}`;
  if (due === null) return 'Open; no day is set for it';
  const days = daysBetween(today, due);
  const count = (n: number) => (n === 1 ? '1 day' : `${n} days`);
  if (kind === 'expiry') return days < 0 ? `The approval ended on ${longDate(due)}, ${count(-days)} ago; nobody has recorded that it lapsed` : days === 0 ? 'The approval ends today' : `${count(days)} left`;
  return days < 0 ? `Overdue: ${count(-days)} late` : days === 0 ? 'The last day is today' : `${count(days)} left`;
}

/** The steps by which its day comes about, in words. */
export function followUpReckoning(one: FollowUp, today: IsoDate): string[] {
  const { kind, due, daySet, what } = one;
  const source = daySet
    ? 'A person set this day; the history of the case says who, when and why.'
    : kind === 'expiry' ? 'The panel’s decision gives this day as the end of the approval.' : 'The panel’s decision gives this day.';
  return [`${one.label}: ${what.replace(/[.\s]*$/, '.')}`, ...(due === null ? ['Neither the decision nor a person has given a day for it.'] : [source, 'It is a date, so no days are counted or left out.']), `${followUpWords(one, today)}.`];
}
