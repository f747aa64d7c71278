import { TextInput } from 'nhsuk-react-components';
import { useState } from 'react';
import type { Refusal } from '../../../shared/domain/result.ts';
import { ErrorSummary, errorFor, type FieldError } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';

interface Props {
  readonly id: string;
  readonly busy: boolean;
  readonly error: Refusal | null;
  readonly onTry: (password: string) => Promise<boolean>;
  readonly onBack: () => void;
}

/** Tries a password on protected papers. It is used for this one try: nothing keeps it, and the field is emptied after it. */
export function PasswordForm({ id, busy, error, onTry, onBack }: Props) {
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<FieldError[]>([]);
  const wrong: FieldError[] = errors.length > 0 ? errors : error?.field === 'password' ? [{ id, message: `${error.message} ${error.next ?? ''}` }] : [];
  const submit = async () => {
    setErrors(password === '' ? [{ id, message: 'Type the password that the sender gave you' }] : []);
    if (password === '') return;
    const typed = password;
    setPassword('');
    await onTry(typed);
  };
  return (
    <Form onSubmit={() => void submit()} label="Try a password">
      <h2 className="section-title">Try a password</h2>
      <ErrorSummary errors={wrong} />
      {wrong.length === 0 ? <Problem error={error} title="The papers were not opened" /> : null}
      <TextInput
        id={id}
        label="Password of the protected papers"
        hint="It is used for this one try and is not kept. The papers stay as they came."
        type="password"
        autoComplete="off"
        spellCheck={false}
        autoCapitalize="none"
        error={errorFor(wrong, id)}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <SubmitAndBack submit={busy ? 'Trying' : 'Try this password'} disabled={busy} onBack={onBack} />
    </Form>
  );
}
