import { Select } from 'nhsuk-react-components';
import { useState } from 'react';
import type { PolicySummary } from '../../../shared/contract/policy.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { noDate, readDay, type DateParts } from '../../components/dateParts.ts';
import { shortIcb } from '../../components/words.ts';
import { anyPolicy, icbChoices, stateNames, treatmentChoices, type PolicyFilter, type PolicyState } from './policyListModel.ts';

interface Props {
  readonly policies: readonly PolicySummary[];
  readonly filter: PolicyFilter;
  readonly onChange: (filter: PolicyFilter) => void;
}

/** What the list is narrowed by, folded away until it is wanted. It takes effect at once; a day counts when all three fields are there. */
export function PolicyFilters({ policies, filter, onChange }: Props) {
  const [on, setOn] = useState<DateParts>(noDate);
  const read = readDay(on, 'The day');
  const begun = on.day !== '' || on.month !== '' || on.year !== '';
  // Not while the year is still being typed.
  const wrong = begun && !read.ok && on.day !== '' && on.month !== '' && on.year.length >= 4 ? { part: read.part, message: read.message } : undefined;
  const states = [...new Set(policies.map((policy) => policy.state))];
  return (
    <details className="fold filters">
      <summary>Show only some of them</summary>
      <div className="filters__row">
        <Select id="filter-icb" label="ICB" value={filter.icb} onChange={(event) => onChange({ ...filter, icb: event.currentTarget.value })}>
          <option value="">All ICBs</option>
          {icbChoices(policies).map((icb) => (
            <option key={icb.id} value={icb.id}>
              {shortIcb(icb.label)}
            </option>
          ))}
        </Select>
        <Select id="filter-treatment" label="Treatment" value={filter.treatment} onChange={(event) => onChange({ ...filter, treatment: event.currentTarget.value })}>
          <option value="">All treatments</option>
          {treatmentChoices(policies).map((treatment) => (
            <option key={treatment.id} value={treatment.id}>
              {treatment.label}
            </option>
          ))}
        </Select>
        <Select id="filter-state" label="Adopted or not" value={filter.state} onChange={(event) => onChange({ ...filter, state: event.currentTarget.value })}>
          <option value="">Any</option>
          {states.map((state: PolicyState) => (
            <option key={state} value={state}>
              {stateNames[state]}
            </option>
          ))}
        </Select>
      </div>
      <DateFields
        id="filter-on"
        legend="In force on"
        hint="Policies that can have governed on this day. Leave it empty for any day."
        value={on}
        error={wrong}
        onChange={(parts) => {
          setOn(parts);
          const now = readDay(parts, 'The day');
          onChange({ ...filter, on: now.ok ? now.value : null });
        }}
      />
      {filter === anyPolicy && !begun ? null : (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            setOn(noDate);
            onChange(anyPolicy);
          }}
        >
          Show all policies
        </button>
      )}
    </details>
  );
}
