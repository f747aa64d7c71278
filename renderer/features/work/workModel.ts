import type { CaseRow, WorkView } from '../../../shared/contract/case.ts';
import { day } from '../../components/words.ts';

export interface WorkSection {
  readonly key: 'overdue' | 'thisWeek' | 'waiting' | 'open';
  readonly title: string;
  /** Said under the title, where the title alone could be misread. */
  readonly note: string | null;
  readonly rows: readonly CaseRow[];
}

/** The sections of the Work screen that hold anything, in their order, urgent cases first in each. */
export function workSections(view: WorkView): WorkSection[] {
  const sections: WorkSection[] = [
    { key: 'overdue', title: 'Overdue', note: null, rows: view.overdue },
    { key: 'thisWeek', title: 'Due this week', note: null, rows: view.thisWeek },
    { key: 'waiting', title: 'Waiting on others', note: null, rows: view.waiting },
    { key: 'open', title: 'Open, with no time limit set', note: 'No time limit is set for these cases, so none of them is shown as due.', rows: view.open },
  ];
  return sections.filter((section) => section.rows.length > 0).map((section) => ({ ...section, rows: urgentFirst(section.rows) }));
}

/** Urgent first, then in the order in which they were received. */
export function urgentFirst<Row extends { urgency: 'urgent' | 'routine'; receivedOn: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => Number(b.urgency === 'urgent') - Number(a.urgency === 'urgent') || a.receivedOn.localeCompare(b.receivedOn));
}

/** Since when and until when a case waits, and who looks after the wait, in one sentence. */
export function waitingWords(waiting: NonNullable<CaseRow['waiting']>): string {
  const until = waiting.until ? `, until ${day(waiting.until)}` : '';
  return `Waiting since ${day(waiting.since)}${until}; ${waiting.on} looks after it`;
}
