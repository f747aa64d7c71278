import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { LookedBatch } from '../../../shared/contract/batch.ts';
import { icbs } from '../../../shared/domain/icb.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useQuery } from '../../api/useQuery.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { noDate } from '../../components/dateParts.ts';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { Loading } from '../../components/Loading.tsx';
import { OnlyFor } from '../../components/May.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { count, day, dayAndTime, shortIcb, size } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { checkBatch, stateWords, type BatchCheck } from './batchModel.ts';

const fine: Extract<BatchCheck, { ok: false }> = { ok: false, errors: [] };

/** Take in a folder of packs: choose it, see what is in it, say when the packs came and to which ICB, start; and the batches of before. */
export function BatchesPage() {
  const choose = useCommand('intake.choose');
  const look = useCommand('batch.look');
  const [chosen, setChosen] = useState<{ readonly token: string; readonly seen: LookedBatch } | null>(null);
  const ask = async () => {
    look.clear();
    const answer = await choose.run({ what: 'batch' });
    const token = answer.ok ? answer.value.tokens[0]?.token : undefined;
    if (token === undefined) return;
    setChosen(null);
    const seen = await look.run({ tokens: [token] });
    if (seen.ok) setChosen({ token, seen: seen.value });
  };
  return (
    <div className="page page--form">
      <BackToTakeIn />
      <PageTitle>Take in a folder of packs</PageTitle>
      <p>Everything that stands directly in the folder is one pack: a file, or a folder with the papers of one request. Each becomes a referral of its own. The originals stay where they are.</p>
      <OnlyFor action="takeIn">
        <Problem error={choose.error ?? look.error} title="The folder was not opened" />
        {look.busy ? <p role="status">Looking into the folder…</p> : null}
        <Button type="button" secondary={chosen !== null} disabled={choose.busy || look.busy} onClick={() => void ask()}>
          {chosen ? 'Choose another folder' : 'Choose the folder'}
        </Button>
        {chosen ? <Start key={chosen.token} token={chosen.token} seen={chosen.seen} /> : <p className="quiet">Looking at it changes nothing.</p>}
        <Earlier />
      </OnlyFor>
    </div>
  );
}

function BackToTakeIn() {
  const { go } = useNavigation();
  return (
    <p>
      <button type="button" className="link-button" onClick={() => go({ name: 'intakes' })}>
        Back to Referrals taken in
      </button>
    </p>
  );
}

function Start({ token, seen }: { token: string; seen: LookedBatch }) {
  const { go } = useNavigation();
  const start = useCommand('batch.start');
  const [received, setReceived] = useState(noDate);
  const [commissioner, setCommissioner] = useState<string | null>(null);
  const [wrong, setWrong] = useState(fine);
  const files = seen.packs.reduce((sum, pack) => sum + pack.files, 0);
  const submit = async () => {
    const check = checkBatch(received, commissioner);
    setWrong(check.ok ? fine : check);
    if (!check.ok) return;
    const answer = await start.run({ tokens: [token], receivedOn: check.receivedOn, commissioner: check.commissioner });
    if (answer.ok) go({ name: 'batch', batchId: answer.value.batchId });
  };
  if (seen.packs.length === 0) return <p>There is no pack in “{seen.name}”. Choose the folder in which each pack is a file or a folder of its own.</p>;
  return (
    <Form onSubmit={() => void submit()}>
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? <Problem error={start.error} title="Nothing was taken in" /> : null}
      <p>
        <strong>{seen.name}</strong>: {count(seen.packs.length, 'pack')} with {count(files, 'file')}.
        {seen.more > 0 ? ` ${count(seen.more, 'further pack')} will be left out, because one batch takes at most ${seen.packs.length}. Move them to another folder.` : ''}
      </p>
      <details className="nhsuk-details">
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">Show the packs</span>
        </summary>
        <div className="nhsuk-details__text">
          <table className="rows" aria-label="Packs in the folder">
            <thead>
              <tr>
                <th scope="col">Pack</th>
                <th scope="col">Files</th>
                <th scope="col">Size</th>
              </tr>
            </thead>
            <tbody>
              {seen.packs.map((pack) => (
                <tr key={pack.name}>
                  <th scope="row">{pack.name}</th>
                  <td>{pack.files}</td>
                  <td>{size(pack.size)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <DateFields id="received" legend="When did these packs arrive?" hint="The day they reached the ICB, for all of them. Packs that came on another day belong in another folder." value={received} error={wrong.date} onChange={setReceived} />
      <RadioGroup
        id="commissioner"
        legend="Which ICB were they sent to?"
        choices={icbs.map((icb) => ({ id: icb.ods, label: icb.name }))}
        value={commissioner}
        error={errorFor(wrong.errors, 'commissioner-1')}
        onChange={setCommissioner}
      />
      <p>All are taken in as routine. A pack whose papers say that it is urgent is marked in the report.</p>
      <Button type="submit" disabled={start.busy}>
        Take in {count(seen.packs.length, 'pack')}
      </Button>
    </Form>
  );
}

/** The batches of before, each with its report. */
function Earlier() {
  const { go } = useNavigation();
  const list = useQuery('batch.list', {}, (event) => event.kind === 'changed' || (event.kind === 'job' && event.state !== 'running'));
  return (
    <>
      <h2 className="section-title">Folders taken in</h2>
      <Problem error={list.error} retry={() => void list.refetch()} />
      {list.status === 'loading' && !list.data ? <Loading what="the folders" /> : null}
      {list.data?.batches.length === 0 ? <p>No folder has been taken in yet.</p> : null}
      {list.data && list.data.batches.length > 0 ? (
        <ul className="policies">
          {list.data.batches.map((batch) => (
            <li key={batch.batchId}>
              <button type="button" className="link-button" onClick={() => go({ name: 'batch', batchId: batch.batchId })}>
                {batch.name}
              </button>
              <p>
                {stateWords(batch)}. Received {day(batch.receivedOn)}, {shortIcb(batch.commissioner)}. Started by {batch.by}, {dayAndTime(batch.startedAt)}.
              </p>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
