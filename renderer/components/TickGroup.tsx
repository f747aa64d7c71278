import { FieldGroup } from './FieldGroup.tsx';

interface Props {
  /** The boxes get the ids `<id>-1`, `<id>-2` …; an error link goes to the first. */
  readonly id: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly value: readonly string[];
  readonly error?: string | undefined;
  readonly onChange: (ids: string[]) => void;
}

/** NHS tick boxes under one question. Nothing is ticked for the person. */
export function TickGroup({ id, legend, hint, choices, value, error, onChange }: Props) {
  return (
    <FieldGroup id={id} legend={legend} hint={hint} error={error}>
      <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
        {choices.map((choice, index) => (
          <div className="nhsuk-checkboxes__item" key={choice.id}>
            <input
              className="nhsuk-checkboxes__input"
              type="checkbox"
              id={`${id}-${index + 1}`}
              checked={value.includes(choice.id)}
              onChange={(event) => onChange(event.target.checked ? [...value, choice.id] : value.filter((one) => one !== choice.id))}
            />
            <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`${id}-${index + 1}`}>
              {choice.label}
            </label>
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}
