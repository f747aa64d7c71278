import type { CaseRow, WorkTotal, WorkView } from '../../../shared/contract/case.ts';
import { day } from '../../components/words.ts';

export interface WorkSection {
  readonly key: 'overdue' | 'thisWeek' | 'waiting' | 'open';
  readonly title: string;
  /** The most pressing cases, in their order: urgent first, then whom to ask again, then by the day that comes first. */
  readonly rows: readonly CaseRow[];
  /** How many there are, and which ICBs of them have no time limit. */
  readonly total: WorkTotal;
}

/** The sections of the Work screen that hold anything, in their order. */
export function workSections(view: WorkView): WorkSection[] {
  const titles = { overdue: 'Overdue', thisWeek: 'Due this week', waiting: 'Waiting on others', open: 'Open' } as const;
  const sections = (Object.keys(titles) as (keyof typeof titles)[]).map((key): WorkSection => ({ key, title: titles[key], rows: view[key], total: view.totals?.[key] ?? { cases: view[key].length, unset: withoutLimits(view[key]) } }));
  return sections.filter((section) => section.rows.length > 0);
}

/** Whether anything could be overdue by a time limit: some case on the screen belongs to an ICB that has set one. */
export function anyLimitSet(view: WorkView): boolean {
  return workSections(view).some(({ total }) => total.cases > total.unset.reduce((sum, one) => sum + one.cases, 0));
}

/** The ICBs of these cases for which nobody has entered time limits, each once. */
function withoutLimits(rows: readonly CaseRow[]): WorkTotal['unset'] {
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

/** Since when and until when a case waits, who looks after the wait, and when to ask again. */
export function waitingWords(waiting: NonNullable<CaseRow['waiting']>): string {
  const { on, since, until, ranOut, chaseOn, chaseDue } = waiting;
  const looked = `${on} looks after it`;
  if (ranOut && until) return `Waited from ${day(since)}. The wait ended on ${day(until)}, and nobody has taken the case up again; ${looked}`;
  const chase = chaseOn ? (chaseDue ? `. It is time to ask again (set for ${day(chaseOn)})` : `. Ask again on ${day(chaseOn)}`) : '';
  return `Waiting since ${day(since)}${until ? `, until ${day(until)}` : ''}; ${looked}${chase}`;
}
