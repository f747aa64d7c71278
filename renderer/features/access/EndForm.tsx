import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import { accessEnded, accessEndedLabels, type AccessEnd } from '../../../shared/workflow/accessShapes.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import type { RequestProps } from './RequestTask.tsx';

/** Ends the request: it was answered, taken back or refused. The answers stay in the record. */
export function EndForm({ applicationId, view, request, onDone, onReload }: RequestProps) {
  const run = useCommand('access.end');
  const say = useAnnounce();
  const [open, setOpen] = useState(false);
  const [how, setHow] = useState<AccessEnd | null>(null);
  const [error, setError] = useState<string | undefined>();
  const submit = async () => {
    setError(how === null ? 'Choose how it ended' : undefined);
    if (how === null) return;
    const answer = await run.run({ applicationId, seq: view.seq, requestId: request.requestId, how });
    if (!answer.ok) return;
    onDone(answer.value);
    say('The request is ended');
  };
  return (
    <section aria-labelledby="end">
      <h2 className="section-title" id="end">
        End of the request
      </h2>
      {open ? (
        <Form onSubmit={() => void submit()} label="End the request">
          <Problem error={run.error} title="It was not ended" {...(run.error?.code === 'CONFLICT' ? { retry: onReload } : {})} />
          <RadioGroup id="end-how" legend="How did it end?" choices={accessEnded.map((id) => ({ id, label: accessEndedLabels[id] }))} value={how} error={error} onChange={(id) => setHow(id as AccessEnd)} />
          <SubmitAndBack submit="End the request" secondary disabled={run.busy} onBack={() => setOpen(false)} />
        </Form>
      ) : (
        <Button type="button" secondary onClick={() => setOpen(true)}>
          Record how it ended
        </Button>
      )}
    </section>
  );
}
