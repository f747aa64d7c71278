import { Button, TextInput } from 'nhsuk-react-components';
import { useState } from 'react';
import { useCommand } from '../../api/useCommand.ts';
import { ErrorSummary, errorFor, type FieldError } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { PassphraseField, ShowToggle } from './PassphraseField.tsx';
import { passphraseErrors, shortestPassphrase } from './sessionModel.ts';

/** Forgotten passphrase: the recovery key sets a new one, and a new key takes its place. */
export function Recover({ onRecovered, onBack }: { onRecovered: (recoveryKey: string) => void; onBack: () => void }) {
  const recover = useCommand('session.recover');
  const [typed, setTyped] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(false);
  const [errors, setErrors] = useState<FieldError[]>([]);

  const submit = async () => {
    const found: FieldError[] = [
      ...(typed.trim() === '' ? [{ id: 'recovery-key', message: 'Type the recovery key from your paper' }] : []),
      ...passphraseErrors(passphrase, again, { first: 'passphrase', second: 'again' }),
    ];
    setErrors(found);
    if (found.length > 0) return;
    const answer = await recover.run({ recoveryKey: typed, passphrase });
    if (answer.ok) onRecovered(answer.value.recoveryKey);
    else if (answer.error.code === 'WRONG_RECOVERY_KEY') {
      setErrors([{ id: 'recovery-key', message: 'That is not the recovery key. Check each group against your paper' }]);
    }
  };

  return (
    <Form onSubmit={() => void submit()}>
      <ErrorSummary errors={errors} />
      {errors.length === 0 ? <Problem error={recover.error} /> : null}
      <PageTitle>Set a new passphrase with the recovery key</PageTitle>
      <p>Take the paper with the recovery key. Once it has been used, it is replaced by a new key, which you will be asked to write down.</p>
      <TextInput
        id="recovery-key"
        label="Recovery key"
        hint="Capital or small letters, spaces and hyphens do not matter."
        code
        error={errorFor(errors, 'recovery-key')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <PassphraseField
        id="passphrase"
        label="New passphrase"
        hint={`At least ${shortestPassphrase} characters.`}
        value={passphrase}
        error={errorFor(errors, 'passphrase')}
        shown={shown}
        onChange={setPassphrase}
      />
      <PassphraseField id="again" label="The same passphrase again" value={again} error={errorFor(errors, 'again')} shown={shown} onChange={setAgain} />
      <ShowToggle shown={shown} onChange={setShown} />
      <div className="nhsuk-button-group">
        <Button type="submit" disabled={recover.busy}>
          Set the new passphrase
        </Button>
        <Button type="button" secondary onClick={onBack}>
          Back
        </Button>
      </div>
    </Form>
  );
}
