import { TextInput } from 'nhsuk-react-components';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly shown: boolean;
  readonly onChange: (value: string) => void;
}

/** One passphrase. Whether it can be read on screen is decided by the form, for all its fields at once. */
export function PassphraseField({ id, label, hint, value, error, shown, onChange }: Props) {
  return (
    <TextInput
      id={id}
      label={label}
      {...(hint ? { hint } : {})}
      {...(error ? { error } : {})}
      type={shown ? 'text' : 'password'}
      autoComplete="off"
      spellCheck={false}
      autoCapitalize="none"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Shows or hides what is typed in the passphrase fields of a form. */
export function ShowToggle({ shown, onChange }: { shown: boolean; onChange: (shown: boolean) => void }) {
  return (
    <div className="nhsuk-form-group nhsuk-checkboxes nhsuk-checkboxes--small">
      <div className="nhsuk-checkboxes__item">
        <input className="nhsuk-checkboxes__input" id="show-passphrase" type="checkbox" checked={shown} onChange={(event) => onChange(event.target.checked)} />
        <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor="show-passphrase">
          Show what I type
        </label>
      </div>
    </div>
  );
}
