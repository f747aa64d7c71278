import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { BatchReport } from '../../../shared/contract/batch.ts';
import { useCommand } from '../../api/useCommand.ts';
import { usePush } from '../../api/usePush.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { OnlyFor } from '../../components/May.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { Progress } from '../../components/Progress.tsx';
import { count, day, dayAndTime, shortIcb } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { becameOf, countsOf, stateWords } from './batchModel.ts';

/** One batch: how far it is and the way to stop it, or what became of each pack, with a way to go on where some are left. */
export function BatchPage({ batchId }: { batchId: string }) {
  const { go } = useNavigation();
  const report = useQuery('batch.get', { batchId }, (event) => event.kind === 'changed' || (event.kind === 'job' && event.state !== 'running'));
  const data = report.data;
  return (
    <div className="page">
      <p>
        <button type="button" className="link-button" onClick={() => go({ name: 'batches' })}>
          Back to folders of packs
        </button>
      </p>
      <PageTitle>{data ? `Folder “${data.name}”` : 'Folder of packs'}</PageTitle>
      <Problem error={report.error} retry={() => void report.refetch()} />
      {report.status === 'loading' && !data ? <Loading what="the packs" /> : null}
      {data ? (
        <>
          <p>
            Received {day(data.receivedOn)}, {shortIcb(data.commissioner)}. Started by {data.by}, {dayAndTime(data.startedAt)}.
          </p>
          {data.jobId === null ? (
            <p role="status">
              <strong>{stateWords(data)}.</strong>
            </p>
          ) : (
            <Running jobId={data.jobId} done={data.total - data.counts.waiting} total={data.total} />
          )}
          {data.state === 'stopped' ? <GoOn batchId={batchId} waiting={data.counts.waiting} again={() => void report.refetch()} /> : null}
          {data.state === 'running' ? null : <Report data={data} />}
        </>
      ) : null}
    </div>
  );
}

function Running({ jobId, done, total }: { jobId: string; done: number; total: number }) {
  const cancel = useCommand('job.cancel');
  const [progress, setProgress] = useState({ label: 'Taking in the packs', done, total });
  usePush((event) => {
    if (event.kind === 'job' && event.jobId === jobId && event.state === 'running') setProgress({ label: event.label, done: event.done, total: event.total });
  });
  return (
    <>
      <Problem error={cancel.error} title="It could not be cancelled" />
      <Progress {...progress} />
      <p>You can do other work meanwhile. If you cancel, or the app is locked or closed, what is in stays in, and the rest can be taken in later.</p>
      <Button type="button" secondary disabled={cancel.busy} onClick={() => void cancel.run({ jobId })}>
        Cancel
      </Button>
    </>
  );
}

/** The packs that are left; where the folder has gone, it is asked for. */
function GoOn({ batchId, waiting, again }: { batchId: string; waiting: number; again: () => void }) {
  const goOn = useCommand('batch.goOn');
  const goOnFrom = useCommand('batch.goOnFrom');
  const choose = useCommand('intake.choose');
  const here = async () => {
    if ((await goOn.run({ batchId })).ok) again();
  };
  const elsewhere = async () => {
    goOn.clear();
    const answer = await choose.run({ what: 'batch' });
    const token = answer.ok ? answer.value.tokens[0]?.token : undefined;
    if (token !== undefined && (await goOnFrom.run({ batchId, tokens: [token] })).ok) again();
  };
  const busy = goOn.busy || goOnFrom.busy || choose.busy;
  return (
    <OnlyFor action="takeIn">
      <Problem error={goOnFrom.error ?? goOn.error ?? choose.error} title="It could not go on" />
      <div className="drop__buttons batch__buttons">
        <Button type="button" disabled={busy} onClick={() => void here()}>
          Take in the {count(waiting, 'pack')} that {waiting === 1 ? 'is' : 'are'} left
        </Button>
        <Button type="button" secondary disabled={busy} onClick={() => void elsewhere()}>
          The folder is in another place
        </Button>
      </div>
    </OnlyFor>
  );
}

function Report({ data }: { data: BatchReport }) {
  const { go } = useNavigation();
  const counts = countsOf(data.items);
  const widest = Math.max(1, ...counts.map(({ packs }) => packs));
  const removed = data.total - data.items.length;
  return (
    <>
      <table className="rows batch__counts" aria-label="How many packs came to what">
        <thead>
          <tr>
            <th scope="col">What became of them</th>
            <th scope="col">Packs</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ words, packs }) => (
            <tr key={words}>
              <th scope="row">{words}</th>
              <td>
                <span className="batch__bar">
                  {/* The number says it; the bar is for the eye. */}
                  <meter aria-hidden="true" min={0} max={widest} value={packs} />
                  {packs}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {removed > 0 ? <p>{count(removed, 'pack')} {removed === 1 ? 'is' : 'are'} not listed, because the record of {removed === 1 ? 'it' : 'them'} was disposed of.</p> : null}
      <h2 className="section-title">Each pack</h2>
      <table className="rows" aria-label="Packs of the folder">
        <thead>
          <tr>
            <th scope="col">Pack</th>
            <th scope="col">What became of it</th>
            <th scope="col">Next action</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((item) => (
            <tr key={item.number}>
              <th scope="row">{item.name ?? `Pack ${item.number}, returned without consent`}</th>
              <td>
                {item.urgent ? (
                  <span className="rows__line">
                    <strong>Its papers say that it is urgent</strong>
                  </span>
                ) : null}
                <span className="rows__line">{becameOf(item)}</span>
                {item.why ? (
                  <span className="rows__under">
                    {item.why.message} {item.why.next}
                  </span>
                ) : null}
              </td>
              <td className="rows__action">
                {item.intakeId !== null ? (
                  <Button type="button" secondary small onClick={() => go({ name: 'intake', intakeId: item.intakeId! })}>
                    Open
                    <span className="nhsuk-u-visually-hidden">: {item.name}</span>
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
