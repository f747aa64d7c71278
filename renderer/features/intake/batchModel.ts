import type { BatchReport, BatchSummary } from '../../../shared/contract/batch.ts';
import type { Outcome } from '../../../shared/import/paper.ts';
import { readDay, today, type DatePart, type DateParts } from '../../components/dateParts.ts';
import type { FieldError } from '../../components/ErrorSummary.tsx';

type Item = BatchReport['items'][number];

/** What a pack came to, in words. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  accept: 'Taken in. Nothing stands against it',
  warn: 'Taken in. There are things to look at',
  partial: 'Taken in. Some files could not be read',
  quarantine: 'Stuck: a person has to look',
  reject: 'Not taken in',
};

/** What became of a pack, in words. */
export function becameOf({ status, outcome }: Item): string {
  if (status === 'waiting') return 'Not looked at yet';
  if (status === 'known') return 'In the record already, so not taken in again';
  if (status === 'not-taken') return outcomeWords.reject;
  return outcomeWords[outcome ?? 'warn'];
}

/** How many packs came to what; only what there is, in the order in which it matters. */
export function countsOf(items: readonly Item[]): { readonly words: string; readonly packs: number }[] {
  const order = [outcomeWords.quarantine, outcomeWords.reject, outcomeWords.partial, outcomeWords.warn, outcomeWords.accept, becameOf({ status: 'known' } as Item), becameOf({ status: 'waiting' } as Item)];
  return order.map((words) => ({ words, packs: items.filter((item) => becameOf(item) === words).length })).filter(({ packs }) => packs > 0);
}

/** Where a batch stands, in words. */
export function stateWords({ state, total, counts }: BatchSummary): string {
  if (state === 'done') return `All ${total} packs were looked at`;
  const so = `${total - counts.waiting} of ${total} packs`;
  return state === 'running' ? `Being taken in: ${so}` : `Stopped after ${so}. It can go on`;
}

export type BatchCheck = { readonly ok: true; readonly receivedOn: string; readonly commissioner: string } | { readonly ok: false; readonly errors: readonly FieldError[]; readonly date?: { part: DatePart; message: string } | undefined };

/** Checks what a person entered for a whole batch. */
export function checkBatch(received: DateParts, commissioner: string | null, now = new Date()): BatchCheck {
  const errors: FieldError[] = [];
  let read = readDay(received, 'The date received');
  if (read.ok && read.value > today(now)) read = { ok: false, part: 'day', message: 'The date received is in the future' };
  if (!read.ok) errors.push({ id: `received-${read.part}`, message: read.message });
  if (!commissioner) errors.push({ id: 'commissioner-1', message: 'Choose the ICB that the packs were sent to' });
  return read.ok && commissioner ? { ok: true, receivedOn: read.value, commissioner } : { ok: false, errors, date: read.ok ? undefined : { part: read.part, message: read.message } };
}
