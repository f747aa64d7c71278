import { Button, TextInput } from 'nhsuk-react-components';
import { useState } from 'react';
import { useCommand } from '../../api/useCommand.ts';
import { ErrorSummary, errorFor, type FieldError } from '../../components/ErrorSummary.tsx';
import { Form, refusalAsField } from '../../components/Form.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { PassphraseField, ShowToggle } from './PassphraseField.tsx';
import { passphraseErrors, personErrors, shortestPassphrase } from './sessionModel.ts';

const fields = { name: 'name', role: 'role', organisation: 'organisation', passphrase: 'passphrase' };

/** First start: who uses this device, and the passphrase that protects everything on it. */
export function FirstStart({ onCreated }: { onCreated: (recoveryKey: string) => void }) {
  const create = useCommand('session.create');
  const [person, setPerson] = useState({ name: '', role: '', organisation: '' });
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(false);
  const [errors, setErrors] = useState<FieldError[]>([]);

  const submit = async () => {
    const found = [...personErrors(person), ...passphraseErrors(passphrase, again, { first: 'passphrase', second: 'again' })];
    setErrors(found);
    if (found.length > 0) return;
    const answer = await create.run({ ...person, passphrase });
    if (answer.ok) return onCreated(answer.value.recoveryKey);
    const field = refusalAsField(answer.error, fields);
    if (field) setErrors([field]);
  };
  const text = (id: keyof typeof person, label: string, hint?: string) => (
    <TextInput
      id={id}
      label={label}
      {...(hint ? { hint } : {})}
      error={errorFor(errors, id)}
      autoComplete="off"
      value={person[id]}
      onChange={(event) => setPerson({ ...person, [id]: event.currentTarget.value })}
    />
  );

  return (
    <Form onSubmit={() => void submit()}>
      <ErrorSummary errors={errors} />
      {errors.length === 0 ? <Problem error={create.error} /> : null}
      <PageTitle>Set up IFR Panel on this device</PageTitle>
      <p>
        Referrals, papers and decisions are kept in one locked file on this device. Nothing is sent anywhere. Your name is written beside everything you record.
      </p>
      {text('name', 'Your full name')}
      {text('role', 'Your role', 'For example: IFR officer, panel chair, lay member')}
      {text('organisation', 'Your organisation')}
      <h2 className="nhsuk-heading-m">Choose a passphrase</h2>
      <p>You will type it each time you open IFR Panel.</p>
      <PassphraseField
        id="passphrase"
        label="Passphrase"
        hint={`At least ${shortestPassphrase} characters. Three or four words you can remember work well. Spaces are allowed.`}
        value={passphrase}
        error={errorFor(errors, 'passphrase')}
        shown={shown}
        onChange={setPassphrase}
      />
      <PassphraseField id="again" label="The same passphrase again" value={again} error={errorFor(errors, 'again')} shown={shown} onChange={setAgain} />
      <ShowToggle shown={shown} onChange={setShown} />
      <Button type="submit" disabled={create.busy}>
        {create.busy ? 'Setting up…' : 'Set up this device'}
      </Button>
    </Form>
  );
}
