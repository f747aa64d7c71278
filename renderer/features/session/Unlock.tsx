import { Button, InsetText } from 'nhsuk-react-components';
import { useState } from 'react';
import type { SessionStatus } from '../../../shared/contract/session.ts';
import { useCommand } from '../../api/useCommand.ts';
import { ErrorSummary, errorFor, type FieldError } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { PassphraseField, ShowToggle } from './PassphraseField.tsx';
import { Line } from '../../components/Words.tsx';

interface Props {
  readonly status: SessionStatus;
  /** Why the app locked itself, if it did. */
  readonly why: string | null;
  readonly onUnlocked: (status: SessionStatus) => void;
  readonly onForgotten: () => void;
}

/** Unlock with the passphrase. */
export function Unlock({ status, why, onUnlocked, onForgotten }: Props) {
  const unlock = useCommand('session.unlock');
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [shown, setShown] = useState(false);
  const [errors, setErrors] = useState<FieldError[]>([]);

  const submit = async () => {
    if (passphrase === '') return setErrors([{ id: 'passphrase', message: 'Type your passphrase' }]);
    setErrors([]);
    const answer = await unlock.run({ ...(status.asksSignInName ? { signInName: name.trim() } : {}), passphrase });
    if (answer.ok) onUnlocked(answer.value);
    else if (answer.error.code === 'WRONG_PASSPHRASE') {
      setErrors([{ id: 'passphrase', message: status.asksSignInName ? 'That is not the passphrase of this sign-in name. Check both, and Caps Lock' : 'That is not the passphrase. Check Caps Lock and type it again' }]);
    }
  };

  return (
    <Form onSubmit={() => void submit()}>
      <ErrorSummary errors={errors} />
      {errors.length === 0 ? <Problem error={unlock.error} title="IFR Panel could not be opened" /> : null}
      <PageTitle>Unlock IFR Panel</PageTitle>
      {why ? (
        <InsetText>
          <p>{why}</p>
        </InsetText>
      ) : null}
      {status.person ? (
        <p>
          Set up for <strong>{status.person.name}</strong>, {status.person.role}, {status.person.organisation}.
        </p>
      ) : null}
      <p>This device holds referrals, papers and decisions in one locked file.</p>
      {status.asksSignInName ? <Line id="sign-in-name" label="Sign-in name" hint="Leave it empty if you were not given one." width={20} value={name} onChange={setName} /> : null}
      <PassphraseField id="passphrase" label="Passphrase" value={passphrase} error={errorFor(errors, 'passphrase')} shown={shown} onChange={setPassphrase} />
      <ShowToggle shown={shown} onChange={setShown} />
      <div className="nhsuk-button-group">
        <Button type="submit" disabled={unlock.busy}>
          {unlock.busy ? 'Unlocking…' : 'Unlock'}
        </Button>
        <button type="button" className="link-button" onClick={onForgotten}>
          I have forgotten the passphrase
        </button>
      </div>
      <p className="quiet">Version {status.version}</p>
    </Form>
  );
}
