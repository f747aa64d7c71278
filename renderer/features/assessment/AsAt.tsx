import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import { DateFields } from '../../components/DateFields.tsx';
import { type DatePart, partsOfDay, readDay } from '../../components/dateParts.ts';
import { Form } from '../../components/Form.tsx';

/** The one date on which the facts are looked at. Changing it asks again; nothing is recorded by that. */
export function AsAt({ asAt, onChange }: { asAt: string; onChange: (asAt: string) => void }) {
  const [parts, setParts] = useState(() => partsOfDay(asAt));
  const [wrong, setWrong] = useState<{ part: DatePart; message: string } | undefined>();
  return (
    <details className="fold">
      <summary>Look at another date</summary>
      <Form
        label="Another as-at date"
        onSubmit={() => {
          const read = readDay(parts, 'The date');
          setWrong(read.ok ? undefined : { part: read.part, message: read.message });
          if (read.ok) onChange(read.value);
          else document.getElementById(`as-at-${read.part}`)?.focus();
        }}
      >
        <DateFields
          id="as-at"
          legend="As-at date"
          hint="Ages and lengths of time are counted to this day, and the version of the policy is the one of this day. Which date counts is for your ICB to say."
          value={parts}
          error={wrong}
          onChange={setParts}
        />
        <Button type="submit" secondary small>
          Show as at this date
        </Button>
      </Form>
    </details>
  );
}
