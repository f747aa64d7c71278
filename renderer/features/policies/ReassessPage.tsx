import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { ReassessView } from '../../../shared/contract/policy.ts';
import { useCommand } from '../../api/useCommand.ts';
import { usePush } from '../../api/usePush.ts';
import { useQuery } from '../../api/useQuery.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { Progress } from '../../components/Progress.tsx';
import { count, dayAndTime } from '../../components/words.ts';
import { BackToPolicies } from './BackToPolicies.tsx';
import { TouchedTable } from './Touched.tsx';
import { OnlyFor } from '../../components/May.tsx';

/** Works out every open case again, as a job that can be cancelled. It moves no case and sends nothing. */
export function ReassessPage() {
  // Not at each case that is written: only when a job has ended.
  const query = useQuery('reassess.get', {}, (event) => event.kind === 'job' && event.state !== 'running');
  const start = useCommand('reassess.start');
  const say = useAnnounce();
  const run = async () => {
    const answer = await start.run({});
    if (!answer.ok) return;
    say('Working out the open cases again');
    await query.refetch();
  };
  const view = query.data;
  return (
    <div className="page">
      <BackToPolicies />
      <PageTitle>Work out the open cases again</PageTitle>
      <p>After a reading was signed or a version adopted. Each open case is assessed again on its confirmed facts. No case is moved and nothing is sent.</p>
      <Problem error={query.error} retry={() => void query.refetch()} title="The last run could not be read" />
      <Problem error={start.error} title="It was not started" />
      {query.status === 'loading' && !view ? <Loading what="the last run" /> : null}
      {view?.status === 'running' && view.jobId ? <Running jobId={view.jobId} view={view} /> : null}
      {view && view.status !== 'running' ? (
        <>
          <p>{lastRunWords(view)}</p>
          <OnlyFor action="reassess">
            <Button type="button" disabled={start.busy} onClick={() => void run()}>
              Work them out again
            </Button>
          </OnlyFor>
        </>
      ) : null}
      {view && view.changed.length > 0 ? (
        <section aria-labelledby="reassess-changed">
          <h2 className="section-title" id="reassess-changed">
            {count(view.changed.length, 'case')} came out differently
          </h2>
          <TouchedTable cases={view.changed} happened />
        </section>
      ) : view?.status === 'done' ? (
        <p>No case came out differently.</p>
      ) : null}
    </div>
  );
}

function Running({ jobId, view }: { jobId: string; view: ReassessView }) {
  const cancel = useCommand('job.cancel');
  const [progress, setProgress] = useState({ label: 'Working out the open cases again', done: view.done, total: view.total });
  usePush((event) => {
    if (event.kind === 'job' && event.jobId === jobId && event.state === 'running') setProgress({ label: event.label, done: event.done, total: event.total });
  });
  return (
    <>
      <Problem error={cancel.error} title="It could not be cancelled" />
      <Progress {...progress} />
      <p>You can do other work meanwhile.</p>
      <Button type="button" secondary disabled={cancel.busy} onClick={() => void cancel.run({ jobId })}>
        Cancel
      </Button>
    </>
  );
}

/** How the last run ended, in words. What was done before it stopped stays. */
function lastRunWords({ status, by, startedAt, done, total }: ReassessView): string {
  if (status === 'never') return 'It has not been done yet.';
  const who = `${by ? `Started by ${by}` : 'Started'}${startedAt ? `, ${dayAndTime(startedAt)}` : ''}.`;
  const far = `${done} of ${count(total, 'open case')} worked out.`;
  switch (status) {
    case 'cancelled':
      return `${who} It was cancelled: ${far} Those stay as they are now.`;
    case 'failed':
      return `${who} It stopped at a problem: ${far} Start it again.`;
    case 'interrupted':
      return `${who} It was interrupted when the app was closed: ${far} Start it again.`;
    default:
      return `${who} ${far}`;
  }
}
