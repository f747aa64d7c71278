import type { Input } from '../../../shared/contract/index.ts';
import type { Urgency } from '../../../shared/contract/intake.ts';
import { readDay, today, type DatePart, type DateParts } from '../../components/dateParts.ts';
import type { FieldError } from '../../components/ErrorSummary.tsx';

/** What a person has entered so far. Nothing has a default: not the date, not the urgency, not the ICB. */
export interface TakeIn {
  readonly files: readonly { readonly token: string; readonly name: string }[];
  readonly received: DateParts;
  readonly urgency: Urgency | null;
  readonly urgencyReason: string;
  readonly commissioner: string | null;
}

export type TakeInCheck =
  | { ok: true; input: Input<'intake.start'> }
  | { ok: false; errors: FieldError[]; date?: { part: DatePart; message: string } | undefined };

/** Checks the form and makes the call's input from it. */
export function checkTakeIn(form: TakeIn, now = new Date()): TakeInCheck {
  const errors: FieldError[] = [];
  if (form.files.length === 0) errors.push({ id: 'choose-files', message: 'Add the papers of the referral' });
  if (form.files.length > 200) errors.push({ id: 'choose-files', message: 'Add at most 200 files at a time. A folder counts as one' });

  let received = readDay(form.received, 'The date received');
  if (received.ok && received.value > today(now)) received = { ok: false, part: 'day', message: 'The date received is in the future' };
  if (!received.ok) errors.push({ id: `received-${received.part}`, message: received.message });

  const reason = form.urgencyReason.trim();
  if (!form.urgency) errors.push({ id: 'urgency-1', message: 'Say whether the referral is urgent' });
  else if (form.urgency === 'urgent' && reason === '') errors.push({ id: 'urgency-reason', message: 'Say why it is urgent, and by when an answer is needed' });
  if (!form.commissioner) errors.push({ id: 'commissioner-1', message: 'Choose the ICB that the referral was sent to' });

  if (errors.length > 0 || !received.ok || !form.urgency || !form.commissioner) {
    return { ok: false, errors, date: received.ok ? undefined : { part: received.part, message: received.message } };
  }
  return {
    ok: true,
    input: {
      tokens: form.files.map((file) => file.token),
      receivedOn: received.value,
      urgency: form.urgency,
      ...(form.urgency === 'urgent' ? { urgencyReason: reason } : {}),
      commissioner: form.commissioner,
    },
  };
}
