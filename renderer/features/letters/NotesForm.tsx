import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { LettersView } from '../../../shared/contract/letters.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { nothingWrong, type Wrong } from '../../components/checks.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useDraft } from '../../components/useDraft.ts';
import { NoteField } from './NoteField.tsx';
import { checkNotes, isPutForward, startNotes } from './notesModel.ts';

interface Props {
  readonly applicationId: string;
  readonly view: LettersView;
  /** Whether this is the step that comes next on the screen: only then is its button the primary one. */
  readonly primary: boolean;
  readonly onRecorded: (view: LettersView) => void;
  readonly refetch: () => void;
}

/** Words that the letters need and that no other part of the record holds. They are recorded with the case. */
export function NotesForm({ applicationId, view, primary, onRecorded, refetch }: Props) {
  const record = useCommand('letters.recordNotes');
  const say = useAnnounce();
  const { draft, set, clear } = useDraft(`letter-notes:${applicationId}:${view.about ?? ''}`, startNotes(view.noteFields, view.notes, view.suggested));
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);

  const submit = async () => {
    const check = checkNotes(view.noteFields, draft);
    setWrong(check.ok ? nothingWrong : check.wrong);
    if (!check.ok) return;
    const answer = await record.run({ applicationId, seq: view.seq, notes: check.notes });
    if (!answer.ok) return;
    clear();
    say('The words are recorded');
    onRecorded(answer.value);
  };

  return (
    <Form onSubmit={() => void submit()} label="Words for these letters">
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? <Problem error={record.error} title="The words were not recorded" {...(record.error?.code === 'CONFLICT' ? { retry: refetch } : {})} /> : null}
      {view.noteFields.map((field) => {
        const typed = draft[field.id] ?? startNotes([field], view.notes, view.suggested)[field.id]!;
        return <NoteField key={field.id} field={field} typed={typed} putForward={isPutForward(field, view.notes, view.suggested, typed)} wrong={wrong} onChange={(next) => set({ [field.id]: next })} />;
      })}
      <Button type="submit" secondary={!primary} disabled={record.busy}>
        Record these words
      </Button>
    </Form>
  );
}
