import { useEffect, useRef } from 'react';

export interface FieldError {
  /** The id of the control to go to. */
  readonly id: string;
  readonly message: string;
}

/**
 * The NHS error summary: every mistake in a form, each a link to its field. Give it a new `errors` array
 * at each attempt; it takes the focus each time, so that a second failed attempt is heard as well.
 */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} className="nhsuk-error-summary" role="alert" tabIndex={-1} aria-labelledby="error-summary-title">
      <h2 className="nhsuk-error-summary__title" id="error-summary-title">
        There is a problem
      </h2>
      <ul className="nhsuk-list nhsuk-error-summary__list">
        {errors.map((error) => (
          <li key={error.id}>
            <a
              href={`#${error.id}`}
              onClick={(event) => {
                event.preventDefault();
                goToField(error.id);
              }}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The message for one field, or undefined. */
export function errorFor(errors: readonly FieldError[], id: string): string | undefined {
  return errors.find((error) => error.id === id)?.message;
}

function goToField(id: string): void {
  const target = document.getElementById(id);
  if (!target) return;
  const field = target.matches('input, textarea, select, button, [tabindex]') ? target : target.querySelector<HTMLElement>('input, textarea, select, button');
  field?.focus();
  // The label above the field matters as much as the field.
  (target.closest('.nhsuk-form-group') ?? target).scrollIntoView?.({ block: 'start' });
}
