import { Button, InsetText } from 'nhsuk-react-components';
import { useState } from 'react';
import { useCommand } from '../../api/useCommand.ts';
import { ErrorSummary, errorFor, type FieldError } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { BackToSettings } from '../settings/BackToSettings.tsx';
import { PassphraseField, ShowToggle } from './PassphraseField.tsx';
import { passphraseErrors, shortestPassphrase } from './sessionModel.ts';

const empty = { current: '', next: '', again: '' };

/** Settings of the person: for now, the passphrase. */
export function SettingsPage() {
  const change = useCommand('session.changePassphrase');
  const [typed, setTyped] = useState(empty);
  const [shown, setShown] = useState(false);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [done, setDone] = useState(false);

  const submit = async () => {
    setDone(false);
    const found: FieldError[] = [
      ...(typed.current === '' ? [{ id: 'current', message: 'Type your present passphrase' }] : []),
      ...passphraseErrors(typed.next, typed.again, { first: 'next', second: 'again' }),
    ];
    setErrors(found);
    if (found.length > 0) return;
    const answer = await change.run({ current: typed.current, next: typed.next });
    if (answer.ok) {
      setTyped(empty);
      setShown(false);
      setDone(true);
    } else if (answer.error.code === 'WRONG_PASSPHRASE') {
      setErrors([{ id: 'current', message: 'That is not your present passphrase' }]);
    }
  };
  const field = (id: keyof typeof empty, label: string, hint?: string) => (
    <PassphraseField id={id} label={label} {...(hint ? { hint } : {})} value={typed[id]} error={errorFor(errors, id)} shown={shown} onChange={(value) => setTyped({ ...typed, [id]: value })} />
  );

  return (
    <div className="page page--form">
      <BackToSettings />
      <PageTitle caption="Settings">Your passphrase</PageTitle>
      <Form onSubmit={() => void submit()}>
        <ErrorSummary errors={errors} />
        {errors.length === 0 ? <Problem error={change.error} /> : null}
        <div role="status">
          {done ? (
            <InsetText>
              <p>The passphrase is changed. Use the new one from now on. The recovery key on your paper stays the same.</p>
            </InsetText>
          ) : null}
        </div>
        {field('current', 'Present passphrase')}
        {field('next', 'New passphrase', `At least ${shortestPassphrase} characters.`)}
        {field('again', 'The new passphrase again')}
        <ShowToggle shown={shown} onChange={setShown} />
        <Button type="submit" disabled={change.busy}>
          Change the passphrase
        </Button>
      </Form>
    </div>
  );
}
