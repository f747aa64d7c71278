import { useState } from 'react';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { partsOfDay, readDay } from '../../components/dateParts.ts';

/** The day on which the facts are looked at. What is typed counts as soon as it is a day. */
export function AsAtField({ asAt, onChange }: { asAt: IsoDate; onChange: (asAt: IsoDate) => void }) {
  const [parts, setParts] = useState(() => partsOfDay(asAt));
  const read = readDay(parts, 'The date');
  return (
    <DateFields
      id="try-as-at"
      legend="As-at date"
      hint="Ages, lengths of time and the version that governs are reckoned on this day."
      value={parts}
      error={read.ok ? undefined : { part: read.part, message: `${read.message}. Until then the last full date is used.` }}
      onChange={(next) => {
        setParts(next);
        const now = readDay(next, 'The date');
        if (now.ok) onChange(now.value);
      }}
    />
  );
}
