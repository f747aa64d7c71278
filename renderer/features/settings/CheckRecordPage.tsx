import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { Verification } from '../../../shared/contract/office.ts';
import { useCommand } from '../../api/useCommand.ts';
import { usePush } from '../../api/usePush.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { Progress } from '../../components/Progress.tsx';
import { count, dayAndTime } from '../../components/words.ts';
import { BackToSettings } from './BackToSettings.tsx';
import { RemakeLists } from './RemakeLists.tsx';

/** Check the record: whether anything in it was changed, taken out or put in by another way than the app's own. */
export function CheckRecordPage() {
  const verify = useCommand('record.verify');
  const [result, setResult] = useState<Verification | null>(null);
  const [progress, setProgress] = useState<{ label: string; done: number; total: number } | null>(null);
  usePush((event) => {
    if (event.kind === 'job' && event.state === 'running' && verify.busy) setProgress({ label: event.label, done: event.done, total: event.total });
  });
  const run = async () => {
    setResult(null);
    setProgress(null);
    const answer = await verify.run({});
    if (answer.ok) setResult(answer.value);
  };
  return (
    <div className="page page--form">
      <BackToSettings />
      <PageTitle>Check the record</PageTitle>
      <p>Goes through every entry, paper and letter, and looks whether anything was changed, taken out or put in outside IFR Panel. It changes nothing.</p>
      <Problem error={verify.error} title="The record could not be checked" />
      {verify.busy ? <Progress label={progress?.label ?? 'Checking the record…'} done={progress?.done ?? 0} total={progress?.total ?? 0} /> : null}
      {result ? <Result result={result} /> : null}
      <Button type="button" disabled={verify.busy} onClick={() => void run()}>
        Check the record
      </Button>
      <RemakeLists />
    </div>
  );
}

function Result({ result }: { result: Verification }) {
  return (
    <section aria-labelledby="check-result">
      <div role="status">
        <h2 className="section-title" id="check-result">
          {result.ok ? 'Nothing was found that does not fit' : `${count(result.findings.length, 'thing')} found that should not be so`}
        </h2>
        <p>
          {count(result.events, 'entry', 'entries')} checked, {dayAndTime(result.at)}.
        </p>
      </div>
      {result.ok ? null : (
        <>
          <p>Change nothing now, and make no new backup over an old one. Tell the person who answers for records in your ICB, and keep this device as it is.</p>
          <ul>
            {result.findings.map((finding, index) => (
              <li key={index}>
                {finding.sentence} <span className="quiet">Where: {finding.where}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Head head={result.head} />
    </section>
  );
}

/** The last link of the chain, to be kept somewhere else: only with it can a record that was cut short be noticed. */
function Head({ head }: { head: string }) {
  return (
    <div className="nhsuk-form-group">
      <label className="nhsuk-label" htmlFor="record-head">
        Fingerprint of the whole record
      </label>
      <div className="nhsuk-hint" id="record-head-hint">
        Keep it outside this device, for example with the minutes. A record that was cut short no longer ends in it. Select it and press Ctrl and C to copy.
      </div>
      <input id="record-head" className="nhsuk-input head-hash" readOnly aria-describedby="record-head-hint" value={head} onFocus={(event) => event.currentTarget.select()} />
    </div>
  );
}
