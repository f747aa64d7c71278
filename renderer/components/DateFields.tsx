import type { DatePart, DateParts } from './dateParts.ts';
import { FieldGroup } from './FieldGroup.tsx';

interface Props {
  /** The fields get the ids `<id>-day`, `<id>-month`, `<id>-year`. */
  readonly id: string;
  readonly legend: string;
  readonly hint?: string;
  readonly value: DateParts;
  readonly error?: { readonly part: DatePart; readonly message: string } | undefined;
  readonly onChange: (value: DateParts) => void;
}

const labels: Record<DatePart, string> = { day: 'Day', month: 'Month', year: 'Year' };

/** The NHS date input: three short fields. Only the field that is wrong is marked. */
export function DateFields({ id, legend, hint, value, error, onChange }: Props) {
  return (
    <FieldGroup id={id} legend={legend} hint={hint} error={error?.message}>
      <div className="nhsuk-date-input">
        {(['day', 'month', 'year'] as const).map((part) => (
          <div className="nhsuk-date-input__item" key={part}>
            <label className="nhsuk-label nhsuk-date-input__label" htmlFor={`${id}-${part}`}>
              {labels[part]}
            </label>
            <input
              className={`nhsuk-input nhsuk-date-input__input nhsuk-input--width-${part === 'year' ? 4 : 2}${error?.part === part ? ' nhsuk-input--error' : ''}`}
              id={`${id}-${part}`}
              inputMode="numeric"
              autoComplete="off"
              aria-invalid={error?.part === part || undefined}
              value={value[part]}
              onChange={(event) => onChange({ ...value, [part]: event.target.value })}
            />
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}
