import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { Input } from '../../../shared/contract/index.ts';
import { Checks, nothingWrong, type Wrong } from '../../components/checks.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { noDate } from '../../components/dateParts.ts';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { howWords } from './lettersModel.ts';

type SentHow = Input<'letter.sent'>['how'];

/** Records that a person has sent the letter. IFR Panel itself sends nothing. */
export function SentForm({ busy, onSent }: { busy: boolean; onSent: (how: SentHow, on: string) => void }) {
  const [how, setHow] = useState<SentHow | null>(null);
  const [on, setOn] = useState(noDate);
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const submit = () => {
    const checks = new Checks();
    const chosen = checks.choice('sent-how', how, 'Say how the letter was sent');
    const day = checks.day('sent-on', on, 'The day on which it was sent');
    setWrong(checks);
    if (checks.errors.length === 0 && chosen) onSent(chosen, day);
  };
  return (
    <Form onSubmit={submit} label="Record that the letter was sent">
      <ErrorSummary errors={wrong.errors} />
      <p>IFR Panel sends nothing. Send the letter yourself, then record it here.</p>
      <RadioGroup
        id="sent-how"
        legend="How was it sent?"
        choices={(Object.keys(howWords) as SentHow[]).map((id) => ({ id, label: howWords[id] }))}
        value={how}
        error={errorFor(wrong.errors, 'sent-how-1')}
        onChange={(id) => setHow(id as SentHow)}
      />
      <DateFields id="sent-on" legend="On which day?" value={on} error={wrong.dates['sent-on']} onChange={setOn} />
      <Button type="submit" disabled={busy}>
        Record sent
      </Button>
    </Form>
  );
}
