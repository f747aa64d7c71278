import type { FormEvent, ReactNode } from 'react';
import type { Refusal } from '../../shared/domain/result.ts';
import type { FieldError } from './ErrorSummary.tsx';

/** A form whose checks are ours: the browser's own bubbles are off, and nothing is ever sent anywhere by the browser. */
export function Form({ onSubmit, children, label }: { onSubmit: () => void; children: ReactNode; label?: string }) {
  return (
    <form
      noValidate
      aria-label={label}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

/** A refusal that names a field of this form, as an entry for the error summary; null where it names none. */
export function refusalAsField(error: Refusal, fields: Readonly<Record<string, string>>): FieldError | null {
  const id = error.field ? fields[error.field] : undefined;
  return id ? { id, message: error.next ? `${error.message} ${error.next}` : error.message } : null;
}
