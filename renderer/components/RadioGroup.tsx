import { FieldGroup } from './FieldGroup.tsx';

interface Props {
  /** The radios get the ids `<id>-1`, `<id>-2` …; an error link goes to the first. */
  readonly id: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly choices: readonly { readonly id: string; readonly label: string; readonly hint?: string }[];
  /** Null: nothing is chosen. No choice is ever made for the person. */
  readonly value: string | null;
  readonly error?: string | undefined;
  readonly inline?: boolean;
  readonly onChange: (id: string) => void;
}

/** NHS radios, held by the screen's own state. */
export function RadioGroup({ id, legend, hint, choices, value, error, inline, onChange }: Props) {
  return (
    <FieldGroup id={id} legend={legend} hint={hint} error={error}>
      <div className={`nhsuk-radios nhsuk-radios--small${inline ? ' nhsuk-radios--inline' : ''}`}>
        {choices.map((choice, index) => (
          <div className="nhsuk-radios__item" key={choice.id}>
            <input
              className="nhsuk-radios__input"
              type="radio"
              id={`${id}-${index + 1}`}
              name={id}
              value={choice.id}
              checked={value === choice.id}
              aria-describedby={choice.hint ? `${id}-${index + 1}-hint` : undefined}
              onChange={() => onChange(choice.id)}
            />
            <label className="nhsuk-label nhsuk-radios__label" htmlFor={`${id}-${index + 1}`}>
              {choice.label}
            </label>
            {choice.hint ? (
              <div className="nhsuk-hint nhsuk-radios__hint" id={`${id}-${index + 1}-hint`}>
                {choice.hint}
              </div>
            ) : null}
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}
