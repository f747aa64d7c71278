import { reasonFault } from '../../shared/workflow/reasons.ts';
import { readDay, type DatePart, type DateParts } from './dateParts.ts';
import type { FieldError } from './ErrorSummary.tsx';

/** Gathers the mistakes of one attempt, in the order of the fields. Each attempt makes a new one. */
export class Checks {
  readonly errors: FieldError[] = [];
  readonly dates: Record<string, { part: DatePart; message: string }> = {};

  /** Words that may be short. Returns them trimmed. */
  words(id: string, value: string, message: string): string {
    if (value.trim() === '') this.errors.push({ id, message });
    return value.trim();
  }

  /** Words that must be a reason; the message begins with `what`. */
  reason(id: string, value: string, what: string): string {
    const fault = reasonFault(value);
    if (fault) this.errors.push({ id, message: `${what} ${fault}` });
    return value.trim();
  }

  /** A full day; empty text where it is missing or wrong. */
  day(id: string, parts: DateParts, what: string): string {
    const read = readDay(parts, what);
    if (read.ok) return read.value;
    this.errors.push({ id: `${id}-${read.part}`, message: read.message });
    this.dates[id] = { part: read.part, message: read.message };
    return '';
  }

  /** A choice; `id` is the group's, the link goes to its first radio. */
  choice<T extends string>(id: string, value: T | null, message: string): T | null {
    if (value === null) this.errors.push({ id: `${id}-1`, message });
    return value;
  }

  add(id: string, message: string): void {
    this.errors.push({ id, message });
  }

  /** A mistake in a day that can be read but does not fit. */
  addDay(id: string, message: string): void {
    this.errors.push({ id: `${id}-day`, message });
    this.dates[id] = { part: 'day', message };
  }
}

/** What a form shows of its last attempt. */
export type Wrong = Pick<Checks, 'errors' | 'dates'>;
export const nothingWrong: Wrong = { errors: [], dates: {} };
