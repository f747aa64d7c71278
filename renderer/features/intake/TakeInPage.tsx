import { Button, Textarea } from 'nhsuk-react-components';
import { useState } from 'react';
import { icbs } from '../../../shared/domain/icb.ts';
import { useCommand } from '../../api/useCommand.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { noDate } from '../../components/dateParts.ts';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { DropZone } from './DropZone.tsx';
import { checkTakeIn, type TakeIn, type TakeInCheck } from './takeInModel.ts';

const empty: TakeIn = { files: [], received: noDate, urgency: null, urgencyReason: '', commissioner: null };
const noErrors: Extract<TakeInCheck, { ok: false }> = { ok: false, errors: [] };

/** Take in a referral: its papers, when it came, whether it is urgent, and which ICB it was sent to. */
export function TakeInPage() {
  const { go } = useNavigation();
  const start = useCommand('intake.start');
  const [form, setForm] = useState<TakeIn>(empty);
  const [wrong, setWrong] = useState(noErrors);
  const set = (change: Partial<TakeIn>) => setForm((before) => ({ ...before, ...change }));

  const submit = async () => {
    const check = checkTakeIn(form);
    setWrong(check.ok ? noErrors : check);
    if (!check.ok) return;
    const answer = await start.run(check.input);
    if (answer.ok) go({ name: 'intake', intakeId: answer.value.intakeId });
  };

  return (
    <div className="page page--form">
      <Form onSubmit={() => void submit()}>
        <ErrorSummary errors={wrong.errors} />
        {wrong.errors.length === 0 ? <Problem error={start.error} title="Reading could not start" /> : null}
        <PageTitle>Take in a referral</PageTitle>
        <p>Add the papers of one request for one patient. They are copied into IFR Panel; the originals stay where they are.</p>
        <p>
          <button type="button" className="link-button" onClick={() => go({ name: 'batches' })}>
            Take in a folder of many packs
          </button>
        </p>
        <DropZone
          files={form.files}
          error={errorFor(wrong.errors, 'choose-files')}
          onAdd={(added) => setForm((before) => ({ ...before, files: [...before.files, ...added] }))}
          onRemove={(token) => set({ files: form.files.filter((file) => file.token !== token) })}
        />
        <DateFields
          id="received"
          legend="When did the referral arrive?"
          hint="The day it reached the ICB, not today’s date. Time limits count from it."
          value={form.received}
          error={wrong.date}
          onChange={(received) => set({ received })}
        />
        <RadioGroup
          id="urgency"
          legend="Is it urgent?"
          hint="Urgent: waiting for the usual time could harm the patient."
          choices={[
            { id: 'urgent', label: 'Yes, urgent' },
            { id: 'routine', label: 'No, routine' },
          ]}
          value={form.urgency}
          error={errorFor(wrong.errors, 'urgency-1')}
          onChange={(id) => set({ urgency: id === 'urgent' ? 'urgent' : 'routine' })}
        />
        {form.urgency === 'urgent' ? (
          <Textarea
            id="urgency-reason"
            label="Why is it urgent, and by when is an answer needed?"
            rows={3}
            maxLength={500}
            error={errorFor(wrong.errors, 'urgency-reason')}
            value={form.urgencyReason}
            onChange={(event) => set({ urgencyReason: event.currentTarget.value })}
          />
        ) : null}
        <RadioGroup
          id="commissioner"
          legend="Which ICB was it sent to?"
          choices={icbs.map((icb) => ({ id: icb.ods, label: icb.name }))}
          value={form.commissioner}
          error={errorFor(wrong.errors, 'commissioner-1')}
          onChange={(commissioner) => set({ commissioner })}
        />
        <Button type="submit" disabled={start.busy}>
          Start reading
        </Button>
      </Form>
    </div>
  );
}
