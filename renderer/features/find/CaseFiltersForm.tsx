import { Select } from 'nhsuk-react-components';
import { useState } from 'react';
import type { CaseFilters, FilterChoices } from '../../../shared/contract/search.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { type DateParts, partsOfDay, readDay } from '../../components/dateParts.ts';
import { shortIcb } from '../../components/words.ts';

interface Props {
  readonly filters: CaseFilters;
  readonly choices: FilterChoices | null;
  readonly onChange: (filters: CaseFilters) => void;
}

/** What the list is narrowed to. It takes effect at once; a day counts when all three of its fields are there. */
export function CaseFiltersForm({ filters, choices, onChange }: Props) {
  const set = (name: keyof CaseFilters, value: string | undefined) => {
    const { [name]: _before, ...others } = filters;
    onChange((value ? { ...others, [name]: value } : others) as CaseFilters);
  };
  const select = (name: 'icb' | 'stage' | 'urgency' | 'outcome' | 'waiting' | 'treatment', label: string, all: string, options: readonly { id: string; label: string }[]) => (
    <Select id={`filter-${name}`} label={label} value={filters[name] ?? ''} onChange={(event) => set(name, event.currentTarget.value || undefined)}>
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.label}
        </option>
      ))}
    </Select>
  );
  return (
    <>
      <div className="filters__row">
        {select('icb', 'ICB', 'All ICBs', (choices?.icbs ?? []).map(({ id, label }) => ({ id, label: shortIcb(label) })))}
        {select('stage', 'Stage', 'All stages', choices?.stages ?? [])}
        {select('urgency', 'Urgency', 'Urgent and routine', [{ id: 'urgent', label: 'Urgent' }, { id: 'routine', label: 'Routine' }])}
        {select('outcome', 'Outcome or route', 'Any', choices?.outcomes ?? [])}
        {select('waiting', 'Waiting for information', 'Waiting or not', [{ id: 'yes', label: 'Waiting' }, { id: 'no', label: 'Not waiting' }])}
        {select('treatment', 'Kind of treatment', 'All treatments', choices?.treatments ?? [])}
      </div>
      <div className="filters__row">
        <DayFilter id="filter-from" legend="Received from" value={filters.receivedFrom} onChange={(value) => set('receivedFrom', value)} />
        <DayFilter id="filter-to" legend="Received until" value={filters.receivedTo} onChange={(value) => set('receivedTo', value)} />
      </div>
    </>
  );
}

function DayFilter({ id, legend, value, onChange }: { id: string; legend: string; value: string | undefined; onChange: (value: string | undefined) => void }) {
  const [parts, setParts] = useState<DateParts>(() => partsOfDay(value));
  const [was, setWas] = useState(value);
  // A kept filter was chosen, or all were taken away: the fields follow. What is being typed is left alone.
  if (value !== was) {
    setWas(value);
    const read = readDay(parts, legend);
    if ((read.ok ? read.value : undefined) !== value) setParts(partsOfDay(value));
  }
  const read = readDay(parts, 'The day');
  // Not while the year is still being typed.
  const wrong = !read.ok && parts.day !== '' && parts.month !== '' && parts.year.length >= 4 ? { part: read.part, message: read.message } : undefined;
  return (
    <DateFields
      id={id}
      legend={legend}
      value={parts}
      error={wrong}
      onChange={(next) => {
        setParts(next);
        const now = readDay(next, legend);
        const day = now.ok ? now.value : undefined;
        if (day !== value) {
          setWas(day);
          onChange(day);
        }
      }}
    />
  );
}
