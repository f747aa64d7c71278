import { Button, InsetText, TextInput } from 'nhsuk-react-components';
import { useState } from 'react';
import type { SessionStatus } from '../../../shared/contract/session.ts';
import { useCommand } from '../../api/useCommand.ts';
import { ErrorSummary, errorFor, type FieldError } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { KeyGroups } from './KeyGroups.tsx';

interface Props {
  readonly recoveryKey: string;
  readonly onConfirmed: (status: SessionStatus) => void;
  /** The store no longer waits for this key, for example because the app locked itself meanwhile. */
  readonly onStartAgain: () => void;
}

/** The recovery key: shown in groups to be written down, then typed back from the paper. */
export function RecoveryKey({ recoveryKey, onConfirmed, onStartAgain }: Props) {
  const confirm = useCommand('session.confirmRecoveryKey');
  const [step, setStep] = useState<'show' | 'type'>('show');
  const [typed, setTyped] = useState('');
  const [errors, setErrors] = useState<FieldError[]>([]);

  const submit = async () => {
    if (typed.trim() === '') return setErrors([{ id: 'recovery-key', message: 'Type the recovery key from your paper' }]);
    setErrors([]);
    const answer = await confirm.run({ recoveryKey: typed });
    if (answer.ok) onConfirmed(answer.value);
    else if (answer.error.code === 'WRONG_RECOVERY_KEY') {
      setErrors([{ id: 'recovery-key', message: 'That is not the recovery key. Check each group against your paper' }]);
    }
  };

  if (step === 'show') {
    return (
      <>
        <PageTitle key="show">Write down your recovery key</PageTitle>
        <p>If the passphrase is forgotten, this key is the only way back in. Nobody else has a copy, and it is shown only now.</p>
        <KeyGroups recoveryKey={recoveryKey} />
        <InsetText>
          <p>Write it on paper with a pen. Keep the paper in a locked place, away from this device. Do not photograph it and do not put it in an email.</p>
        </InsetText>
        <Button type="button" onClick={() => setStep('type')}>
          I have written it down
        </Button>
      </>
    );
  }
  return (
    <Form onSubmit={() => void submit()}>
      <ErrorSummary errors={errors} />
      {errors.length === 0 ? <Problem error={confirm.error} /> : null}
      <PageTitle key="type">Type the recovery key from your paper</PageTitle>
      <p>This makes sure that what you wrote down can be read. Capital or small letters, spaces and hyphens do not matter.</p>
      <TextInput
        id="recovery-key"
        label="Recovery key"
        code
        error={errorFor(errors, 'recovery-key')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className="nhsuk-button-group">
        <Button type="submit" disabled={confirm.busy}>
          Check the key
        </Button>
        <Button type="button" secondary onClick={() => setStep('show')}>
          Show the key again
        </Button>
        {confirm.error && confirm.error.code !== 'WRONG_RECOVERY_KEY' ? (
          <Button type="button" secondary onClick={onStartAgain}>
            Go back to the start
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
