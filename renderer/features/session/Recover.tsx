import { TextInput } from 'nhsuk-react-components';
import { useState } from 'react';
import { useCommand } from '../../api/useCommand.ts';
import { ErrorSummary, errorFor, type FieldError } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { PassphraseField, ShowToggle } from './PassphraseField.tsx';
import { passphraseErrors, shortestPassphrase } from './sessionModel.ts';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import type { Output } from '../../../shared/contract/index.ts';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';

/** Forgotten passphrase: the recovery key sets a new one, and a new key takes its place. */
export function Recover({ onRecovered, onBack }: { onRecovered: (recoveryKey: string) => void; onBack: () => void }) {
  const look = useCommand('session.recoverPeople');
  const recover = useCommand('session.recover');
  const [typed, setTyped] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(false);
  const [people, setPeople] = useState<Output<'session.recoverPeople'>['people'] | null>(null);
  const [personId, setPersonId] = useState<string | null>(null);
  const [errors, setErrors] = useState<FieldError[]>([]);

  const submit = async () => {
    const found: FieldError[] = [
      ...(typed.trim() === '' ? [{ id: 'recovery-key', message: 'Type the recovery key from your paper' }] : []),
      ...(people && personId === null ? [{ id: 'whose-1', message: 'Choose whose passphrase is set anew' }] : []),
      ...passphraseErrors(passphrase, again, { first: 'passphrase', second: 'again' }),
    ];
    setErrors(found);
    if (found.length > 0) return;
    const wrongKey = (code: string) => code === 'WRONG_RECOVERY_KEY' && setErrors([{ id: 'recovery-key', message: 'That is not the recovery key. Check each group against your paper' }]);
    let whose = personId;
    if (people === null) {
      // The names stand in the encrypted file, so the key comes first.
      const found = await look.run({ recoveryKey: typed });
      if (!found.ok) return void wrongKey(found.error.code);
      if (found.value.people.length > 1) return setPeople(found.value.people);
      whose = found.value.people[0]?.id ?? null;
    }
    const answer = await recover.run({ recoveryKey: typed, ...(whose ? { personId: whose } : {}), passphrase });
    if (answer.ok) onRecovered(answer.value.recoveryKey);
    else wrongKey(answer.error.code);
  };

  return (
    <Form onSubmit={() => void submit()}>
      <ErrorSummary errors={errors} />
      {errors.length === 0 ? <Problem error={recover.error ?? look.error} /> : null}
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
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setPeople(null); // another key may open another record
          setPersonId(null);
        }}
      />
      {people ? (
        <RadioGroup
          id="whose"
          legend="Whose passphrase is set anew?"
          hint="Whoever it is signs in with it afterwards. It is noted with whose recovery key it was done."
          choices={people.map((one) => ({ id: one.id, label: one.name, hint: `${one.role}${one.signInName ? `. Sign-in name: ${one.signInName}` : ''}` }))}
          value={personId}
          error={errorFor(errors, 'whose-1')}
          onChange={setPersonId}
        />
      ) : null}
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
      <SubmitAndBack submit="Set the new passphrase" disabled={recover.busy || look.busy} onBack={onBack} />
    </Form>
  );
}
