import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import { parseNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import { Checks, nothingWrong, type Wrong } from '../../components/checks.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { noDate } from '../../components/dateParts.ts';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { Tick } from '../../components/Tick.tsx';
import { Line } from '../../components/Words.tsx';

export interface IssueInput {
  readonly nhsNumber: string;
  readonly patientName?: string;
  readonly dateOfBirth: string;
  readonly addressSource: string;
}

/**
 * Before a letter goes out: two identifiers typed from the paper in hand, and the address looked at for this one letter.
 * Nothing is filled in beforehand; copying what the screen shows would compare nothing. `byName`: the request gives no NHS
 * number and this letter asks for it, so the name is typed instead.
 */
export function IssueForm({ address, recipient, busy, byName = false, onIssue }: { address: string | null; recipient: string; busy: boolean; byName?: boolean; onIssue: (input: IssueInput) => void }) {
  const [nhsNumber, setNhsNumber] = useState('');
  const [name, setName] = useState('');
  const [born, setBorn] = useState(noDate);
  const [source, setSource] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);

  const submit = () => {
    const checks = new Checks();
    const number = parseNhsNumber(nhsNumber);
    if (byName && name.trim() === '') checks.add('issue-name', 'Type the patient’s name from the paper in hand');
    if (!byName && !number.ok) checks.add('issue-nhs', nhsNumber.trim() === '' ? 'Type the NHS number from the paper in hand' : 'That is not a valid NHS number. Check each digit against the paper');
    const dateOfBirth = checks.day('issue-born', born, 'The date of birth');
    if (source.trim().length < 5) checks.add('issue-source', 'Say where the address was looked up, for example: application form, page 1');
    if (!confirmed) checks.add('issue-address', 'Confirm the address for this letter');
    setWrong(checks);
    if (checks.errors.length > 0) return;
    if (byName) onIssue({ nhsNumber: '', patientName: name.trim(), dateOfBirth, addressSource: source.trim() });
    else if (number.ok) onIssue({ nhsNumber: number.digits, dateOfBirth, addressSource: source.trim() });
  };

  return (
    <Form onSubmit={submit} label="Issue the letter">
      <ErrorSummary errors={wrong.errors} />
      <p>Take the paper in your hand and type from it. Both must agree with the case, so that no letter goes out for the wrong patient.</p>
      {byName ? (
        <Line id="issue-name" label="Patient’s name on the paper" hint="The request gives no NHS number, and this letter asks for it." value={name} error={errorFor(wrong.errors, 'issue-name')} onChange={setName} />
      ) : (
        <Line id="issue-nhs" label="NHS number on the paper" width={20} value={nhsNumber} error={errorFor(wrong.errors, 'issue-nhs')} onChange={setNhsNumber} />
      )}
      <DateFields id="issue-born" legend="Date of birth on the paper" value={born} error={wrong.dates['issue-born']} onChange={setBorn} />
      <p className="in-front">The address that this letter goes to:</p>
      {address ? <p className="letter-address">{address}</p> : <p>No address of {recipient} has been confirmed on Check facts. Read it on the letter itself.</p>}
      <Line
        id="issue-source"
        label="Where did you look the address up?"
        hint="For example: application form, page 1; or the practice’s list, today."
        value={source}
        error={errorFor(wrong.errors, 'issue-source')}
        onChange={setSource}
      />
      <Tick id="issue-address" label="I have compared the address on this letter with that source" checked={confirmed} error={errorFor(wrong.errors, 'issue-address')} onChange={setConfirmed} />
      <Button type="submit" disabled={busy}>
        Issue this letter
      </Button>
    </Form>
  );
}
