import { Textarea, TextInput } from 'nhsuk-react-components';
import { useEffect, useState } from 'react';
import { useCommand } from '../../api/useCommand.ts';
import { ErrorSummary, errorFor, type FieldError } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import { useDraft } from '../../components/useDraft.ts';

/** Who rang and what was said. It stands in the history of the case and moves nothing. */
export function NoteForm({ applicationId, onDone }: { applicationId: string; onDone: (recorded: boolean) => void }) {
  const record = useCommand('note.record');
  const { draft, set, clear } = useDraft(`note:${applicationId}`, { who: '', text: '' });
  const [errors, setErrors] = useState<FieldError[]>([]);
  useEffect(() => document.getElementById('note-who')?.focus(), []);
  const submit = async () => {
    const missing: FieldError[] = [];
    if (draft.who.trim().length < 2) missing.push({ id: 'note-who', message: 'Say who rang' });
    if (draft.text.trim().length < 3) missing.push({ id: 'note-text', message: 'Say what was said' });
    setErrors(missing);
    if (missing.length > 0) return;
    const answer = await record.run({ applicationId, who: draft.who.trim(), text: draft.text.trim() });
    if (!answer.ok) return;
    clear();
    onDone(true);
  };
  return (
    <Form onSubmit={() => void submit()}>
      <ErrorSummary errors={errors} />
      {errors.length === 0 ? <Problem error={record.error} title="The note was not recorded" /> : null}
      <TextInput id="note-who" label="Who rang?" hint="For example: the patient, or Dr Adeyemi’s secretary" autoComplete="off" maxLength={200} error={errorFor(errors, 'note-who')} value={draft.who} onChange={(event) => set({ who: event.currentTarget.value })} />
      <Textarea id="note-text" label="What was said?" rows={3} maxLength={4000} error={errorFor(errors, 'note-text')} value={draft.text} onChange={(event) => set({ text: event.currentTarget.value })} />
      <SubmitAndBack submit="Record the note" disabled={record.busy} onBack={() => onDone(false)} />
    </Form>
  );
}
