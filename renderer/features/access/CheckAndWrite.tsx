import { Button, InsetText } from 'nhsuk-react-components';
import { useState } from 'react';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { ReasonForm } from '../../components/ReasonForm.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import type { RequestProps } from './RequestTask.tsx';

/** The second person's check of every answer, and then the export. */
export function CheckAndWrite(props: RequestProps) {
  const { request } = props;
  return (
    <section aria-labelledby="check">
      <h2 className="section-title" id="check">
        Second check and export
      </h2>
      {request.open > 0 ? (
        <p>When every item has an answer, a colleague who reviewed none of them checks all of them. Only then can the export be written.</p>
      ) : request.checkedBy === null ? (
        <Check {...props} />
      ) : (
        <>
          <p>
            Checked by <strong>{request.checkedBy}</strong>.{request.written > 0 ? ' The export has been written; the history says when.' : ''}
          </p>
          <Write {...props} />
        </>
      )}
    </section>
  );
}

function Check({ applicationId, view, request, onDone, onReload }: RequestProps) {
  const run = useCommand('access.check');
  const say = useAnnounce();
  const [step, setStep] = useState<'look' | 'again'>('look');
  const give = async (agrees: boolean, reason: string | null) => {
    const answer = await run.run({ applicationId, seq: view.seq, requestId: request.requestId, agrees, reason });
    if (!answer.ok) return;
    setStep('look');
    onDone(answer.value);
    say(agrees ? 'Checked' : 'Sent back to be looked at again');
  };
  if (request.whyNotCheck) {
    return (
      <p>
        {request.whyNotCheck} Ask a colleague to sign in under their own name.
      </p>
    );
  }
  if (step === 'again') {
    return (
      <ReasonForm
        id="check-reason"
        label="What has to be looked at again?"
        busy={run.busy}
        error={run.error}
        action={(busy) => (
          <Button type="submit" disabled={busy}>
            Send it back
          </Button>
        )}
        onReason={(reason) => void give(false, reason)}
        onBack={() => setStep('look')}
      />
    );
  }
  return (
    <>
      <p>Open each item above and read its answer for yourself: whether other people’s data goes out, and whether something is withheld that the patient may see.</p>
      <Problem error={run.error} title="The check was not recorded" {...(run.error?.code === 'CONFLICT' ? { retry: onReload } : {})} />
      <div className="nhsuk-button-group">
        <Button type="button" disabled={run.busy} onClick={() => void give(true, null)}>
          I have checked every answer
        </Button>
        <Button type="button" secondary onClick={() => setStep('again')}>
          Something has to be looked at again
        </Button>
      </div>
    </>
  );
}

/** A copy outside the encrypted file: the warning comes first, and the record says that it was made. */
function Write({ applicationId, view, request, onReload }: RequestProps) {
  const run = useCommand('access.write');
  const [step, setStep] = useState<'idle' | 'warned' | 'saved'>('idle');
  const save = async () => {
    const answer = await run.run({ applicationId, seq: view.seq, requestId: request.requestId });
    if (answer.ok) setStep(answer.value.saved ? 'saved' : 'idle');
    onReload();
  };
  if (step === 'warned') {
    return (
      <Form onSubmit={() => void save()} label="Write the export">
        <Problem error={run.error} title="The export was not written" />
        <InsetText>
          <p>
            <strong>The export leaves the encrypted file.</strong> It holds the patient’s papers, and anybody who can open the folder can read them. Save it only where your ICB allows patient papers, hand it over in a safe way, and delete
            it afterwards. The record says that it was written, with its fingerprint.
          </p>
        </InsetText>
        <SubmitAndBack submit="Save the export outside" warning disabled={run.busy} onBack={() => setStep('idle')} back="Keep it in here only" />
      </Form>
    );
  }
  return (
    <>
      <Button type="button" onClick={() => setStep('warned')}>
        Write the export
      </Button>
      <span role="status">{step === 'saved' ? ' The export was saved outside the encrypted file, and the record says so.' : ''}</span>
    </>
  );
}
