import type { Refusal } from '../domain/result.ts';
import type { Role } from '../domain/roles.ts';
import type { CaseEvent, CaseEventType, EventBody } from './events.ts';

/** What `decide` needs from the world: who acts, when, and new ids. */
export interface Context {
  /** Id of the signed-in person: who recorded it, whoever decided it. */
  readonly actor: string;
  /** Their name, for comparing with the names that the record gives; absent: not compared. */
  readonly actorName?: string;
  /** What they may do. Absent: not checked, in records from before people had roles. */
  readonly roles?: readonly Role[];
  /** UTC instant. */
  readonly now: string;
  readonly newId: () => string;
  /** The number for a new case; used by `receiveApplication` only. */
  readonly caseNumber?: string;
}

/** A row to be kept beside the event, keyed as in db/schema.ts; its digest goes into the event's body. */
export interface RowDraft {
  readonly table: 'patient_identity' | 'application_paper' | 'confirmation' | 'argument' | 'assessment' | 'letter' | 'letter_version' | 'intake_step' | 'note' | 'case_entry' | 'access_item' | 'register_line';
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export type DecidedEvent = CaseEvent & { readonly rows?: readonly RowDraft[] };
export type Decided = { readonly ok: true; readonly events: readonly DecidedEvent[] } | { readonly ok: false; readonly refusal: Refusal };

/** Builds an event in its present version. */
export function event<T extends CaseEventType>(type: T, body: EventBody<T>, rows?: readonly RowDraft[]): DecidedEvent {
  return { type, version: 1, body, ...(rows && rows.length > 0 ? { rows } : {}) } as DecidedEvent;
}

export function yes(...events: DecidedEvent[]): Decided {
  return { ok: true, events };
}

export function no(code: Refusal['code'], message: string, next: string, field?: string): Decided {
  return { ok: false, refusal: { code, message, next, ...(field ? { field } : {}) } };
}

/** A refusal for one field of the form. */
export function missing(field: string, message: string, next = 'Fill this in, then record it again.'): Decided {
  return no('INVALID', message, next, field);
}

/** Whether nothing was written. */
export function blank(text: string): boolean {
  return text.trim() === '';
}
