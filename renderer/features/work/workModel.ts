import type { CaseRow, WorkView } from '../../../shared/contract/case.ts';
import { day } from '../../components/words.ts';

export interface WorkSection {
  readonly key: 'overdue' | 'thisWeek' | 'waiting' | 'open';
  readonly title: string;
  readonly rows: readonly CaseRow[];
}

/** The sections of the Work screen that hold anything, in their order, urgent cases first in each. */
export function workSections(view: WorkView): WorkSection[] {
  const sections: WorkSection[] = [
    { key: 'overdue', title: 'Overdue', rows: view.overdue },
    { key: 'thisWeek', title: 'Due this week', rows: view.thisWeek },
    { key: 'waiting', title: 'Waiting on others', rows: view.waiting },
    { key: 'open', title: 'Open', rows: view.open },
  ];
  return sections.filter((section) => section.rows.length > 0).map((section) => ({ ...section, rows: mostPressing(section.rows) }));
}

/** Whether anything could be overdue by a time limit: some case on the screen belongs to an ICB that has set one. */
export function anyLimitSet(view: WorkView): boolean {
  return [view.overdue, view.thisWeek, view.waiting, view.open].flat().some((row) => row.limitsSet);
}

/** The ICBs of these cases for which nobody has entered time limits, each once. */
export function withoutLimits(rows: readonly CaseRow[]): { ods: string; icb: string; cases: number }[] {
  const found = new Map<string, { ods: string; icb: string; cases: number }>();
  for (const { limitsSet, commissioner, icb, due } of rows) {
    // A case of an earlier register can be due without a limit of the ICB.
    if (limitsSet !== false || commissioner === undefined || due) continue;
    found.set(commissioner, { ods: commissioner, icb, cases: (found.get(commissioner)?.cases ?? 0) + 1 });
  }
  return [...found.values()];
}

/** Urgent first, then in the order in which they were received. */
export function urgentFirst<Row extends { urgency: 'urgent' | 'routine'; receivedOn: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => Number(b.urgency === 'urgent') - Number(a.urgency === 'urgent') || a.receivedOn.localeCompare(b.receivedOn));
}

/** Urgent first; then those on which somebody is to be asked again; then by the day that comes first. */
export function mostPressing(rows: readonly CaseRow[]): CaseRow[] {
  return urgentFirst(rows).sort(
    (a, b) => Number(b.urgency === 'urgent') - Number(a.urgency === 'urgent') || Number(b.waiting?.chaseDue ?? false) - Number(a.waiting?.chaseDue ?? false) || dayOf(a).localeCompare(dayOf(b)),
  );
}

/** The day that presses: the due date, or the end of the wait where that comes first; a row without one comes last. */
function dayOf({ due, waiting }: CaseRow): string {
  return [due?.on, waiting?.until].filter((on) => on != null).sort()[0] ?? '9999';
}

/** Since when and until when a case waits, who looks after the wait, and when to ask again. */
export function waitingWords(waiting: NonNullable<CaseRow['waiting']>): string {
  const { on, since, until, ranOut, chaseOn, chaseDue } = waiting;
  const looked = `${on} looks after it`;
  if (ranOut && until) return `Waited from ${day(since)}. The wait ended on ${day(until)}, and nobody has taken the case up again; ${looked}`;
  const chase = chaseOn ? (chaseDue ? `. It is time to ask again (set for ${day(chaseOn)})` : `. Ask again on ${day(chaseOn)}`) : '';
  return `Waiting since ${day(since)}${until ? `, until ${day(until)}` : ''}; ${looked}${chase}`;
}
