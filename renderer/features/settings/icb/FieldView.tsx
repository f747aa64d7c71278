import { Button } from 'nhsuk-react-components';
import type { LetterheadImage } from '../../../../shared/domain/icbSections/identity.ts';
import { errorFor } from '../../../components/ErrorSummary.tsx';
import type { Wrong } from '../../../components/checks.ts';
import { DateFields } from '../../../components/DateFields.tsx';
import type { DateParts } from '../../../components/dateParts.ts';
import { describedBy, HintAndError } from '../../../components/HintAndError.tsx';
import { RadioGroup } from '../../../components/RadioGroup.tsx';
import { Tick } from '../../../components/Tick.tsx';
import { Line, Words } from '../../../components/Words.tsx';
import { asked, startForm, type Field, type FormDraft } from './fields.ts';
import { LetterheadField } from './LetterheadField.tsx';

interface Props {
  readonly fields: readonly Field[];
  readonly draft: FormDraft;
  readonly wrong: Wrong;
  readonly prefix?: string;
  /** Before each label, where the same question is asked in several rows. */
  readonly row?: string;
  readonly set: (change: FormDraft) => void;
}

/** The questions of a settings form, in their order. */
export function Fields({ fields, draft, wrong, prefix = '', row, set }: Props) {
  return asked(fields, draft).map((field) => (
    <FieldView key={field.id} field={field} id={`${prefix}${field.id}`} label={row ? `${row}: ${field.label.charAt(0).toLowerCase()}${field.label.slice(1)}` : field.label} value={draft[field.id]} wrong={wrong} onChange={(value) => set({ [field.id]: value })} />
  ));
}

interface OneProps {
  readonly field: Field;
  readonly id: string;
  readonly label: string;
  readonly value: unknown;
  readonly wrong: Wrong;
  readonly onChange: (value: unknown) => void;
}

function FieldView({ field, id, label, value, wrong, onChange }: OneProps) {
  const { hint } = field;
  const error = errorFor(wrong.errors, id);
  const first = errorFor(wrong.errors, `${id}-1`);
  switch (field.kind) {
    case 'line':
      return <Line id={id} label={label} hint={hint} value={value as string} error={error} onChange={onChange} {...(field.width ? { width: field.width } : {})} />;
    case 'number':
      return <Line id={id} label={label} hint={hint} width={4} value={value as string} error={error} onChange={onChange} />;
    case 'words':
      return <Words id={id} label={label} hint={hint} rows={field.rows ?? 3} value={value as string} error={error} onChange={onChange} />;
    case 'lines':
      return <Words id={id} label={label} hint={hint} rows={4} value={value as string} error={error} onChange={onChange} />;
    case 'yesNo':
      return <RadioGroup id={id} legend={label} hint={hint} choices={yesNo} value={value as string | null} error={first} inline onChange={onChange} />;
    case 'choice':
      return <RadioGroup id={id} legend={label} hint={hint} choices={field.choices} value={value as string | null} error={first} onChange={onChange} />;
    case 'ticks':
      return <Ticks id={id} label={label} hint={hint} choices={field.choices} value={value as string[]} error={first} onChange={onChange} />;
    case 'day':
      return <DateFields id={id} legend={label} {...(hint ? { hint } : {})} value={value as DateParts} error={wrong.dates[id]} onChange={onChange} />;
    case 'rows':
      return <Rows field={field} id={id} value={value as FormDraft[]} wrong={wrong} onChange={onChange} />;
    case 'letterhead':
      return <LetterheadField id={id} label={label} hint={hint} value={value as LetterheadImage | null} error={errorFor(wrong.errors, `${id}-choose`)} onChange={onChange} />;
  }
}

const yesNo = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
];

interface TicksProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly value: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (value: readonly string[]) => void;
}

function Ticks({ id, label, hint, choices, value, error, onChange }: TicksProps) {
  return (
    <div className={`nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}`}>
      <fieldset className="nhsuk-fieldset" aria-describedby={describedBy({ id, hint, error }) || undefined}>
        <legend className="nhsuk-fieldset__legend">{label}</legend>
        <HintAndError id={id} hint={hint} error={error} />
        {choices.map((choice, index) => (
          <Tick key={choice.id} id={`${id}-${index + 1}`} label={choice.label} checked={value.includes(choice.id)} onChange={(on) => onChange(on ? [...value, choice.id] : value.filter((one) => one !== choice.id))} />
        ))}
      </fieldset>
    </div>
  );
}

/** Several of the same: each with its own questions, added and removed one by one. */
function Rows({ field, id, value, wrong, onChange }: { field: Extract<Field, { kind: 'rows' }>; id: string; value: readonly FormDraft[]; wrong: Wrong; onChange: (value: readonly FormDraft[]) => void }) {
  const error = errorFor(wrong.errors, `${id}-add`);
  const add = () => {
    onChange([...value, startForm(field.fields, null)]);
    requestAnimationFrame(() => document.getElementById(`${id}-row-${value.length + 1}`)?.focus());
  };
  const remove = (index: number) => {
    onChange(value.filter((_, at) => at !== index));
    requestAnimationFrame(() => document.getElementById(`${id}-add`)?.focus());
  };
  return (
    <>
      {value.map((row, index) => (
        <fieldset className="need" key={index} id={`${id}-row-${index + 1}`} tabIndex={-1}>
          <legend>
            {field.one} {index + 1}
          </legend>
          <Fields fields={field.fields} draft={row} wrong={wrong} prefix={`${id}-${index + 1}-`} row={`${field.one} ${index + 1}`} set={(change) => onChange(value.map((one, at) => (at === index ? { ...one, ...change } : one)))} />
          <Button type="button" secondary small onClick={() => remove(index)}>
            Remove {field.one.toLowerCase()} {index + 1}
          </Button>
        </fieldset>
      ))}
      <div className={`nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}`}>
        <HintAndError id={id} hint={field.hint} error={error} />
        <Button type="button" secondary id={`${id}-add`} aria-describedby={describedBy({ id, hint: field.hint, error }) || undefined} onClick={add}>
          {field.add}
        </Button>
      </div>
    </>
  );
}
