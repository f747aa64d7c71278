import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { SessionStatus } from '../../../shared/contract/session.ts';
import { call } from '../../api/bridge.ts';
import { useCommand } from '../../api/useCommand.ts';
import { ErrorSummary, errorFor, type FieldError } from '../../components/ErrorSummary.tsx';
import { Form, refusalAsField } from '../../components/Form.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { PassphraseField, ShowToggle } from './PassphraseField.tsx';
import { passphraseErrors, shortestPassphrase } from './sessionModel.ts';

/** The first sign-in of a person: the passphrase that an administrator chose is replaced by one that only this person knows. */
export function ChooseOwnPassphrase({ status, onStatus }: { status: SessionStatus; onStatus: (status: SessionStatus) => void }) {
  const change = useCommand('session.changePassphrase');
  const lock = useCommand('session.lock');
  const [typed, setTyped] = useState({ current: '', next: '', again: '' });
  const [shown, setShown] = useState(false);
  const [errors, setErrors] = useState<FieldError[]>([]);

  const submit = async () => {
    const found: FieldError[] = [
      ...(typed.current === '' ? [{ id: 'current', message: 'Type the passphrase that you were given' }] : []),
      ...passphraseErrors(typed.next, typed.again, { first: 'next', second: 'again' }),
    ];
    setErrors(found);
    if (found.length > 0) return;
    const answer = await change.run({ current: typed.current, next: typed.next });
    if (answer.ok) {
      const now = await call('session.status', {});
      if (now.ok) onStatus(now.value);
      return;
    }
    const field = answer.error.code === 'WRONG_PASSPHRASE' ? { id: 'current', message: 'That is not the passphrase that you were given' } : refusalAsField(answer.error, { next: 'next' });
    if (field) setErrors([field]);
  };
  const field = (id: keyof typeof typed, label: string, hint?: string) => (
    <PassphraseField id={id} label={label} {...(hint ? { hint } : {})} value={typed[id]} error={errorFor(errors, id)} shown={shown} onChange={(value) => setTyped({ ...typed, [id]: value })} />
  );

  return (
    <Form onSubmit={() => void submit()}>
      <ErrorSummary errors={errors} />
      {errors.length === 0 ? <Problem error={change.error} title="The passphrase was not changed" /> : null}
      <PageTitle>Choose your own passphrase</PageTitle>
      <p>
        Welcome, {status.person?.name}. An administrator chose the passphrase that you signed in with. From now on only you should know yours: your name stands beside everything that you
        record.
      </p>
      {field('current', 'The passphrase that you were given')}
      {field('next', 'Your own passphrase', `At least ${shortestPassphrase} characters. Three or four words you can remember work well.`)}
      {field('again', 'Your own passphrase again')}
      <ShowToggle shown={shown} onChange={setShown} />
      <div className="nhsuk-button-group">
        <Button type="submit" disabled={change.busy}>
          Use this passphrase
        </Button>
        <button type="button" className="link-button" onClick={() => void lock.run({}).then((answer) => answer.ok && onStatus(answer.value))}>
          Lock without choosing
        </button>
      </div>
    </Form>
  );
}
