import { TextInput } from 'nhsuk-react-components';
import { useState } from 'react';
import { factDefinition } from '../../../shared/domain/factCatalogue.ts';
import type { FactValue } from '../../../shared/domain/facts.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { noDate, readRange, type DateParts } from '../../components/dateParts.ts';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Tick } from '../../components/Tick.tsx';
import { readCount, readStretch } from './whatIfModel.ts';

/** The control for one supposed answer. It says null while what is typed is not yet an answer. */
export function SupposedValue({ factId, value, onChange }: { factId: string; value: FactValue | null; onChange: (value: FactValue | null) => void }) {
  const [typed, setTyped] = useState(value?.kind === 'count' ? String(value.count) : '');
  const [start, setStart] = useState<DateParts>(noDate);
  const [end, setEnd] = useState<DateParts>(noDate);
  const [goesOn, setGoesOn] = useState(false);
  const definition = factDefinition(factId);
  if (!definition) return null;
  const { answer, label } = definition;
  const legend = `What if: ${label}`;

  if (answer.kind === 'choice') {
    return (
      <RadioGroup
        id="what-if-choice"
        legend={legend}
        choices={answer.choices}
        value={value?.kind === 'choice' ? value.choice : null}
        onChange={(choice) => onChange({ kind: 'choice', choice })}
      />
    );
  }
  if (answer.kind === 'count') {
    return (
      <TextInput
        id="what-if-count"
        label={legend}
        width="4"
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChange(readCount(event.currentTarget.value));
        }}
      />
    );
  }
  if (answer.kind === 'date') {
    return (
      <DateFields
        id="what-if-date"
        legend={legend}
        hint="Leave the day empty if only the month is known."
        value={start}
        onChange={(parts) => {
          setStart(parts);
          const read = readRange(parts, 'The date');
          onChange(read.ok ? { kind: 'date', date: read.value } : null);
        }}
      />
    );
  }
  if (answer.kind === 'interval') {
    const change = (next: { start?: DateParts; end?: DateParts; goesOn?: boolean }) => {
      const now = { start, end, goesOn, ...next };
      setStart(now.start);
      setEnd(now.end);
      setGoesOn(now.goesOn);
      onChange(readStretch(now.start, now.end, now.goesOn));
    };
    return (
      <>
        <DateFields id="what-if-start" legend={`${legend}: first day`} value={start} onChange={(parts) => change({ start: parts })} />
        {goesOn ? null : <DateFields id="what-if-end" legend={`${legend}: last day`} value={end} onChange={(parts) => change({ end: parts })} />}
        <Tick id="what-if-goes-on" label="It is still going on" checked={goesOn} onChange={(checked) => change({ goesOn: checked })} />
      </>
    );
  }
  return <p>The policy does not turn on these words, so there is nothing to try.</p>;
}
