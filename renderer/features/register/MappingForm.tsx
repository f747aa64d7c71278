import { Select } from 'nhsuk-react-components';
import type { OpenedRegister, RegisterDryRun } from '../../../shared/contract/register.ts';
import { fieldsOf, type Field, type RegisterMapping } from '../../../shared/register/mapping.ts';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Tick } from '../../components/Tick.tsx';
import { count } from '../../components/words.ts';
import { chosenFor, columnWords, meanings, withField, withWord } from './registerModel.ts';

interface Props {
  readonly opened: OpenedRegister;
  readonly mapping: RegisterMapping;
  readonly found: RegisterDryRun | null;
  readonly onChange: (mapping: RegisterMapping) => void;
}

/** Which column holds what, how the file writes days, and what the office's words mean. It is kept for the next file with these columns. */
export function MappingForm({ opened, mapping, found, onChange }: Props) {
  const fields = fieldsOf[opened.kind];
  return (
    <>
      <section aria-labelledby="register-columns">
        <h2 className="section-title" id="register-columns">
          Which column holds what
        </h2>
        <div className="register-fields">
          {fields.map((field) => (
            <ColumnSelect key={field.id} field={field} opened={opened} mapping={mapping} found={found} onChange={onChange} />
          ))}
        </div>
      </section>
      {opened.identity.length > 0 ? (
        <section aria-labelledby="register-identity">
          <h2 className="section-title" id="register-identity">
            Columns about patients
          </h2>
          <p>Nothing about who a patient was comes in with past decisions. Say of each of these columns that it is left out.</p>
          {opened.identity.map(({ column, why }) => (
            <Tick
              key={column}
              id={`left-out-${column}`}
              label={`Leave out “${opened.header[column]}”: ${why}`}
              checked={mapping.leftOut.includes(column)}
              onChange={(out) => onChange({ ...mapping, leftOut: out ? [...mapping.leftOut, column] : mapping.leftOut.filter((one) => one !== column) })}
            />
          ))}
        </section>
      ) : null}
      <RadioGroup
        id="date-order"
        legend="How does this file write days in figures, such as 03/04/2026?"
        hint="Days that can be read in one way only are read without this."
        choices={[{ id: 'day-first', label: 'Day first: 3 April' }, { id: 'month-first', label: 'Month first: 4 March' }, { id: 'not-said', label: 'I do not know: lines with such days wait' }]}
        value={mapping.dateOrder ?? 'not-said'}
        onChange={(order) => onChange({ ...mapping, dateOrder: order === 'not-said' ? null : (order as RegisterMapping['dateOrder']) })}
      />
      {found?.asked.map(({ field, words }) =>
        words === null || words.length === 0 ? null : (
          <fieldset className="nhsuk-fieldset register-words" key={field}>
            <legend className="nhsuk-fieldset__legend">What the words in “{opened.header[mapping.columns[field] ?? -1] ?? field}” mean</legend>
            <div className="register-fields">
              {words.map((one, index) => (
                <Select
                  key={one.word.toLowerCase()}
                  id={`word-${field}-${index + 1}`}
                  label={`${one.word === '' ? 'Empty' : `“${one.word}”`} (${count(one.rows, 'line')})`}
                  value={one.meaning ?? ''}
                  onChange={(event) => onChange(withWord(mapping, field, one.word, event.currentTarget.value))}
                >
                  <option value="">Not said: such lines wait</option>
                  {meanings[field].map(({ id, label }) => (
                    <option key={id} value={id}>
                      {label}
                    </option>
                  ))}
                </Select>
              ))}
            </div>
          </fieldset>
        ),
      )}
    </>
  );
}

function ColumnSelect({ field, opened, mapping, found, onChange }: Props & { field: Field }) {
  const { id, label, hint, needed, words } = field;
  // What nobody has said yet is no mistake; it is listed below. A column that cannot be right is one.
  const fault = mapping.columns[id] === undefined ? undefined : found?.faults.find((one) => one.field === id)?.message;
  return (
    <Select
      id={`column-${id}`}
      label={needed ? label : `${label} (if there)`}
      hint={hint}
      error={fault}
      value={chosenFor(mapping, id, words)}
      onChange={(event) => onChange(withField(mapping, id, words, event.currentTarget.value))}
    >
      <option value="">{needed ? 'Choose' : 'Not in this file'}</option>
      <optgroup label="Columns of the file">
        {opened.header.map((_, column) => (
          <option key={column} value={column}>
            {columnWords(opened.header, opened.sample, column)}
          </option>
        ))}
      </optgroup>
      {words ? (
        <optgroup label="The same for every line">
          {meanings[words].map((meaning) => (
            <option key={meaning.id} value={`same:${meaning.id}`}>
              Every line: {meaning.label}
            </option>
          ))}
        </optgroup>
      ) : null}
    </Select>
  );
}
