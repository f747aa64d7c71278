import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { IcbSectionState } from '../../../../shared/contract/icbConfiguration.ts';
import { icbSections, type IcbSectionId } from '../../../../shared/domain/icbConfiguration.ts';
import { useCommand } from '../../../api/useCommand.ts';
import { Checks, nothingWrong, type Wrong } from '../../../components/checks.ts';
import { ErrorSummary } from '../../../components/ErrorSummary.tsx';
import { Form } from '../../../components/Form.tsx';
import { Problem } from '../../../components/Problem.tsx';
import { useDraft } from '../../../components/useDraft.ts';
import { readForm, startForm, type FormDraft } from './fields.ts';
import { Fields } from './FieldView.tsx';
import { sectionForms } from './sectionForms.ts';

interface Props {
  readonly ods: string;
  readonly id: IcbSectionId;
  readonly held: IcbSectionState<unknown> | null;
  readonly onSaved: () => void;
  readonly refetch: () => void;
}

/** What a person typed as the section's value, or what is wrong with it. */
export function readSection(id: IcbSectionId, draft: FormDraft): { ok: true; value: unknown } | { ok: false; wrong: Wrong } {
  const { fields, toValue } = sectionForms[id];
  const checks = new Checks();
  const read = readForm(fields, draft, checks);
  if (checks.errors.length > 0) return { ok: false, wrong: checks };
  const parsed = icbSections[id].value.safeParse(toValue ? toValue(read) : read);
  if (parsed.success) return { ok: true, value: parsed.data };
  // What only the whole of it shows, such as a limit that is given twice.
  const [issue] = parsed.error.issues;
  return { ok: false, wrong: { errors: [{ id: `section-${id}`, message: issue?.message ?? 'Something in this form does not fit' }], dates: {} } };
}

export function startSection(id: IcbSectionId, value: unknown): FormDraft {
  const { fields, fromValue } = sectionForms[id];
  return startForm(fields, value === null || value === undefined ? null : fromValue ? fromValue(value as never) : (value as FormDraft));
}

/** The form of one section. It is kept as a whole, as a new version. */
export function SectionForm({ ods, id, held, onSaved, refetch }: Props) {
  const save = useCommand('icb.section.set');
  const { draft, set, clear } = useDraft<FormDraft>(`icb:${ods}:${id}`, startSection(id, held?.value));
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const submit = async () => {
    const read = readSection(id, draft);
    setWrong(read.ok ? nothingWrong : read.wrong);
    if (!read.ok) return;
    const answer = await save.run({ ods, section: id, after: held?.number ?? 0, value: read.value, reason: null });
    if (!answer.ok) return;
    clear();
    onSaved();
  };
  return (
    <Form onSubmit={() => void submit()} label={icbSections[id].label}>
      <div id={`section-${id}`} tabIndex={-1}>
        <ErrorSummary errors={wrong.errors} />
        {wrong.errors.length === 0 ? <Problem error={save.error} title="It was not saved" {...(save.error?.code === 'CONFLICT' ? { retry: refetch } : {})} /> : null}
        <Fields fields={sectionForms[id].fields} draft={draft} wrong={wrong} set={set} />
      </div>
      <Button type="submit" disabled={save.busy}>
        Save as a new version
      </Button>
    </Form>
  );
}
