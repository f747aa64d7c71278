import { Textarea } from 'nhsuk-react-components';
import { useState } from 'react';
import { Form } from '../../components/Form.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';

/** The words of one argument, to be corrected or written down. */
export function ArgumentForm({ text, busy, onSave, onBack }: { text: string; busy: boolean; onSave: (text: string) => void; onBack: () => void }) {
  const [typed, setTyped] = useState(text);
  const [error, setError] = useState<string | null>(null);
  return (
    <Form
      label="Argument"
      onSubmit={() => {
        const short = typed.trim().length < 3;
        setError(short ? 'Write the argument in the clinician’s words' : null);
        if (short) document.getElementById('argument-text')?.focus();
        else onSave(typed.trim());
      }}
    >
      <Textarea
        id="argument-text"
        label="The argument, in the clinician’s words"
        rows={4}
        maxLength={4000}
        autoFocus
        {...(error ? { error } : {})}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <SubmitAndBack submit="Record these words" secondary small disabled={busy} onBack={onBack} />
    </Form>
  );
}
