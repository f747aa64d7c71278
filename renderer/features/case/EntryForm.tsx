import { useState } from 'react';
import type { Refusal, Result } from '../../../shared/domain/result.ts';
import { nothingWrong, type Wrong } from '../../components/checks.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Form, refusalAsField } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import { useDraft } from '../../components/useDraft.ts';
import { ActionFields } from '../actions/ActionFields.tsx';
import { checkAction, type ActionDraft, type ActionField } from '../actions/actionModel.ts';

interface Props {
  /** Under which what is typed is kept until it is recorded. */
  readonly draftKey: string;
  readonly label: string;
  readonly submit: string;
  readonly fields: readonly ActionField[];
  readonly start: ActionDraft;
  readonly places: Readonly<Record<string, string>>;
  readonly busy: boolean;
  readonly error: Refusal | null;
  readonly onSave: (draft: ActionDraft) => Promise<Result<unknown>>;
  readonly onSaved: () => void;
  readonly onBack: () => void;
  readonly onReload: () => void;
}

/** A form on the screen of a case: questions as data, recorded as a whole. */
export function EntryForm({ draftKey, label, submit, fields, start, places, busy, error, onSave, onSaved, onBack, onReload }: Props) {
  const { draft, set, clear } = useDraft(draftKey, start);
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const send = async () => {
    const found = checkAction(fields, draft);
    setWrong(found.errors.length > 0 ? found : nothingWrong);
    if (found.errors.length > 0) return;
    const answer = await onSave(draft);
    if (answer.ok) {
      clear();
      return onSaved();
    }
    const field = refusalAsField(answer.error, places);
    if (field) setWrong({ errors: [field], dates: {} });
  };
  return (
    <Form onSubmit={() => void send()} label={label}>
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? <Problem error={error} title="That was not recorded" {...(error?.code === 'CONFLICT' ? { retry: onReload } : {})} /> : null}
      <ActionFields fields={fields} draft={draft} wrong={wrong} set={set} />
      <SubmitAndBack secondary small submit={submit} disabled={busy} onBack={onBack} />
    </Form>
  );
}
