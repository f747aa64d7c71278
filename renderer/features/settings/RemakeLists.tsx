import { Button } from 'nhsuk-react-components';
import { useRef, useState } from 'react';
import { useCommand } from '../../api/useCommand.ts';
import { usePush } from '../../api/usePush.ts';
import { Problem } from '../../components/Problem.tsx';
import { Progress } from '../../components/Progress.tsx';

interface Job {
  readonly jobId: string;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

/** Makes the lists and the search of cases anew from the record, for when somebody doubts that a case is found. Both stay in use meanwhile. */
export function RemakeLists() {
  const start = useCommand('search.rebuild');
  const stop = useCommand('search.stopRebuild');
  const [job, setJob] = useState<Job | null>(null);
  const own = useRef<string | null>(null);
  // The first words of the job may come before the answer that names it.
  const early = useRef(new Map<string, Job>());
  usePush((event) => {
    if (event.kind !== 'job') return;
    early.current.set(event.jobId, event);
    if (event.jobId === own.current) setJob(event);
  });
  const run = async () => {
    early.current.clear();
    const answer = await start.run({});
    if (!answer.ok) return;
    const { jobId } = answer.value;
    own.current = jobId;
    setJob(early.current.get(jobId) ?? { jobId, state: 'running', done: 0, total: 0, label: 'Making the lists anew…' });
  };
  const running = job?.state === 'running';
  return (
    <section aria-labelledby="remake-lists">
      <h2 className="section-title" id="remake-lists">
        Lists and search
      </h2>
      <p>The list of work and the search of cases are made from the record. If a case is not found, or stands in the wrong place, make them anew. The record is not changed, and you can go on working meanwhile.</p>
      <Problem error={start.error} title="The lists could not be made anew" />
      <Problem error={stop.error} title="It could not be stopped" />
      {running ? <Progress label={job.label} done={job.done} total={job.total} /> : null}
      {job && !running ? <p role="status">{job.label}</p> : null}
      {running ? (
        <Button type="button" secondary disabled={stop.busy} onClick={() => void stop.run({ jobId: job.jobId })}>
          Stop
        </Button>
      ) : (
        <Button type="button" secondary disabled={start.busy} onClick={() => void run()}>
          Make the lists anew
        </Button>
      )}
    </section>
  );
}
