import { DateFields } from './DateFields.tsx';
import { noDate } from './dateParts.ts';
import type { RangeDraft, ValueFault } from './factValueDraft.ts';

interface Props {
  /** The fields get the ids `<id>-day` …, and `<id>-latest-day` … for the second date. */
  readonly id: string;
  readonly legend: string;
  readonly value: RangeDraft;
  readonly exactDay?: boolean;
  readonly fault: ValueFault | null;
  /** The name of this date in a fault. */
  readonly field: string;
  readonly onChange: (value: RangeDraft) => void;
}

const partialHint = 'Leave the day empty, or the day and the month, if they are not known.';

/** A date that may not be known to the day: a month, a year, or any day between two dates. */
export function RangeFields({ id, legend, value, exactDay = false, fault, field, onChange }: Props) {
  const { first, latest, kept } = value;
  const at = (name: string) => (fault?.field === name ? { part: fault.part ?? ('year' as const), message: fault.message } : undefined);
  const hint = kept && latest ? `Written as “${kept.printed}”. ${partialHint}` : partialHint;
  const toggle = (
    <p>
      <button type="button" className="link-button" onClick={() => onChange({ first, latest: latest ? null : noDate, kept: null })}>
        {latest ? 'Use one date' : 'Only known to lie between two dates'}
        <span className="nhsuk-u-visually-hidden">: {legend}</span>
      </button>
    </p>
  );
  return (
    <>
      <DateFields
        id={id}
        legend={latest ? `${legend}: at the earliest` : legend}
        {...(exactDay ? {} : { hint })}
        value={first}
        error={at(field)}
        onChange={(parts) => onChange({ first: parts, latest, kept: null })}
      />
      {latest ? (
        <DateFields id={`${id}-latest`} legend={`${legend}: at the latest`} value={latest} error={at(`${field}-latest`)} onChange={(parts) => onChange({ first, latest: parts, kept: null })} />
      ) : null}
      {exactDay ? null : toggle}
    </>
  );
}
