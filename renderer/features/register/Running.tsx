import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { RegisterLast } from '../../../shared/contract/register.ts';
import { useCommand } from '../../api/useCommand.ts';
import { usePush } from '../../api/usePush.ts';
import { Problem } from '../../components/Problem.tsx';
import { Progress } from '../../components/Progress.tsx';

/** How far bringing in has come, and the way to stop it. What is in stays in. */
export function Running({ job }: { job: NonNullable<RegisterLast['cases']> }) {
  const cancel = useCommand('job.cancel');
  const [progress, setProgress] = useState({ label: 'Bringing in the lines', done: job.done, total: job.total });
  usePush((event) => {
    if (event.kind === 'job' && event.jobId === job.jobId && event.state === 'running') setProgress({ label: event.label, done: event.done, total: event.total });
  });
  return (
    <>
      <Problem error={cancel.error} title="It could not be cancelled" />
      <Progress {...progress} />
      <p>You can do other work meanwhile. If you cancel, what is in stays in, and the same file brings in the rest.</p>
      <Button type="button" secondary disabled={cancel.busy} onClick={() => void cancel.run({ jobId: job.jobId })}>
        Cancel
      </Button>
    </>
  );
}
