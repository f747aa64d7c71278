import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import { useCommand } from '../../api/useCommand.ts';
import { usePush } from '../../api/usePush.ts';
import { Problem } from '../../components/Problem.tsx';
import { Progress } from '../../components/Progress.tsx';

/** The papers are being read: how far, and Cancel. */
export function Reading({ jobId }: { jobId: string | null }) {
  const cancel = useCommand('job.cancel');
  const [progress, setProgress] = useState({ label: 'Reading the papers', done: 0, total: 0 });
  usePush((event) => {
    if (event.kind === 'job' && event.jobId === jobId) setProgress({ label: event.label, done: event.done, total: event.total });
  });
  return (
    <>
      <Problem error={cancel.error} />
      <Progress {...progress} />
      <p>You can do other work meanwhile. The referral waits under Work, All referrals taken in.</p>
      {jobId ? (
        <Button type="button" secondary disabled={cancel.busy} onClick={() => void cancel.run({ jobId })}>
          Cancel reading
        </Button>
      ) : null}
    </>
  );
}
