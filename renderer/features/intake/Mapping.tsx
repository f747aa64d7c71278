import { Button, Select } from 'nhsuk-react-components';
import { useState } from 'react';
import type { ColumnsView } from '../../../shared/contract/records.ts';
import { factCatalogue, factDefinition, factGroupLabels, type FactGroup } from '../../../shared/domain/factCatalogue.ts';
import type { CsvPart, CsvUse } from '../../../shared/import/csvTable.ts';
import { useCommand } from '../../api/useCommand.ts';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count } from '../../components/words.ts';

const partLabels: Readonly<Record<CsvPart, string>> = { title: 'Patient’s title', forename: 'Patient’s first names', surname: 'Patient’s last name', addressPart: 'A part of the patient’s address' };
const groups = Object.keys(factGroupLabels) as FactGroup[];

/** What each column of a list means. It is said once; the next list with these columns is read by it without asking. */
export function Mapping({ intakeId, list }: { intakeId: string; list: ColumnsView }) {
  const map = useCommand('intake.mapColumns');
  const understood = list.columns.filter((use) => use !== null).length;
  const [changing, setChanging] = useState(understood === 0 && list.fixed === null);
  const [columns, setColumns] = useState<readonly CsvUse[]>(list.columns);
  const heading = `columns-of-${list.paperId}`;
  const submit = async () => {
    const answer = await map.run({ intakeId, paperId: list.paperId, columns: [...columns] });
    if (answer.ok) setChanging(answer.value.columns.every((use) => use === null));
  };

  if (!changing) {
    return (
      <section aria-labelledby={heading}>
        <h2 className="section-title" id={heading}>
          Columns of {list.name}
        </h2>
        <p>
          {count(understood, 'column')} of {list.columns.length} {understood === 1 ? 'is' : 'are'} used. {list.remembered ? 'What they mean was taken over from an earlier list with these columns.' : 'Check what they were taken to mean.'}
        </p>
        <dl className="pairs">
          {list.header.map((name, index) => (
            <div className="pairs__row" key={index}>
              <dt>{name}</dt>
              <dd>{useWords(list.columns[index] ?? null)}</dd>
            </div>
          ))}
        </dl>
        {list.fixed ? (
          <p>{list.fixed}</p>
        ) : (
          <Button type="button" secondary onClick={() => setChanging(true)}>
            Change what the columns mean
          </Button>
        )}
      </section>
    );
  }
  return (
    <section aria-labelledby={heading}>
      <h2 className="section-title" id={heading}>
        What do the columns of {list.name} mean?
      </h2>
      <p>
        The list has {count(list.rows, 'row')}. Leave out what no answer is to be taken from. What you say is kept for the next list with these columns, without anything about a patient.
      </p>
      <Form onSubmit={() => void submit()} label="Columns">
        <Problem error={map.error} title="The list was not read anew" />
        <div className="register-fields">
          {list.header.map((name, index) => (
            <Select
              key={index}
              id={`column-${list.paperId}-${index}`}
              label={name}
              hint={list.examples[index]!.length > 0 ? `For example: ${list.examples[index]!.map(short).join('; ')}` : 'Empty in every row'}
              value={columns[index] ?? ''}
              onChange={(event) => {
                const chosen = (event.currentTarget.value || null) as CsvUse;
                setColumns((before) => before.map((use, at) => (at === index ? chosen : use)));
              }}
            >
              <option value="">Not used</option>
              {groups.map((group) => (
                <optgroup key={group} label={factGroupLabels[group]}>
                  {group === 'patient' ? Object.entries(partLabels).map(([part, label]) => <option key={part} value={part}>{label}</option>) : null}
                  {factCatalogue.filter((fact) => fact.group === group).map((fact) => (
                    <option key={fact.id} value={fact.id}>
                      {fact.label}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
          ))}
        </div>
        <div className="nhsuk-button-group">
          <Button type="submit" secondary disabled={map.busy}>
            Read the list so
          </Button>
          {understood > 0 ? (
            <Button
              type="button"
              secondary
              onClick={() => {
                setColumns(list.columns);
                setChanging(false);
              }}
            >
              Back
            </Button>
          ) : null}
        </div>
      </Form>
    </section>
  );
}

function useWords(use: CsvUse): string {
  if (use === null) return 'Not used';
  return use in partLabels ? partLabels[use as CsvPart] : (factDefinition(use)?.label ?? use);
}

function short(cell: string): string {
  return cell.length > 40 ? `${cell.slice(0, 39)}…` : cell;
}
