import { Button } from 'nhsuk-react-components';
import { useRef, useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { Practice } from '../../../shared/contract/policy.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useQuery } from '../../api/useQuery.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { Line } from '../../components/Words.tsx';
import { count, dayAndTime } from '../../components/words.ts';
import { libraryChanged } from '../policies/libraryChanged.ts';
import { BackToSettings } from './BackToSettings.tsx';
import { PracticeForm } from './PracticeForm.tsx';
import { linkWords } from './practiceModel.ts';
import { OnlyFor, useMay } from '../../components/May.tsx';

/** GP practices and the ICB that each belongs to: found by name or code, added one by one, or brought in as a file. */
export function PracticesPage() {
  const [find, setFind] = useState('');
  const query = useQuery('practice.list', { find: find.trim() }, libraryChanged);
  const choose = useCommand('intake.choose');
  const bring = useCommand('practice.import');
  const say = useAnnounce();
  const { may } = useMay();
  /** Null: the list. Otherwise the practice in the form; `new` for none. */
  const [editing, setEditing] = useState<Practice | 'new' | null>(null);
  const [many, setMany] = useState(false);
  const run = async () => {
    setMany(false);
    bring.clear();
    const chosen = await choose.run({ what: 'csv' });
    if (!chosen.ok || chosen.value.tokens.length === 0) return;
    if (chosen.value.tokens.length > 1) return setMany(true);
    const answer = await bring.run({ tokens: [chosen.value.tokens[0]!.token] });
    if (!answer.ok) return;
    say(`${count(answer.value.practices, 'practice')} imported`);
    void query.refetch();
  };
  const done = () => {
    setEditing(null);
    void query.refetch();
  };
  // While the next letters are looked for, the last list stays.
  const last = useRef<Output<'practice.list'> | null>(null);
  last.current = query.data ?? last.current;
  const data = last.current;
  if (editing !== null) {
    return (
      <div className="page page--form">
        <BackToSettings />
        <PageTitle key="form">{editing === 'new' ? 'Add a GP practice' : editing.name}</PageTitle>
        <PracticeForm practice={editing === 'new' ? null : editing} onDone={done} />
      </div>
    );
  }
  return (
    <div className="page page--form">
      <BackToSettings />
      <PageTitle key="list">GP practices</PageTitle>
      <p>The ICB of the patient’s GP practice is the one that is responsible. The app warns where a case names another one. It never rejects a request for that.</p>
      <OnlyFor action="keepPractices">
        <div className="nhsuk-button-group">
          <Button type="button" onClick={() => setEditing('new')}>
            Add a practice
          </Button>
          <Button type="button" secondary disabled={choose.busy || bring.busy} onClick={() => void run()}>
            Import a file of practices
          </Button>
        </div>
        <p className="quiet">The file is a CSV with the columns code, name, icb, from, to. All of its rows are taken in, or none.</p>
      </OnlyFor>
      {many ? <p role="alert">Choose one file.</p> : null}
      {bring.busy ? <p role="status">Reading the file…</p> : null}
      <Problem error={choose.error ?? bring.error} title="Nothing was imported" />
      <Problem error={query.error} retry={() => void query.refetch()} title="The practices could not be listed" />
      {data ? <p>{data.source ? `From ${data.source.name}, imported by ${data.source.by}, ${dayAndTime(data.source.at)}.` : 'No file has been imported.'}</p> : null}
      <Line id="practice-find" label="Find a practice" hint="Part of its name, or its ODS code." width={20} value={find} onChange={(text) => setFind(text.slice(0, 80))} />
      {query.status === 'loading' && !data ? <Loading what="the practices" /> : null}
      {data ? (
        <>
          <p role="status">
            {data.practices.length === 0 ? (find.trim() === '' ? 'No practice is entered yet.' : 'No practice fits.') : data.practices.length < data.total ? `${data.practices.length} of ${count(data.total, 'practice')} shown.` : `${count(data.total, 'practice')}.`}
          </p>
          <ul className="policies">
            {data.practices.map((practice) => (
              <li key={practice.code}>
                {may('keepPractices') ? (
                  <button type="button" className="link-button" onClick={() => setEditing(practice)}>
                    {practice.name}
                  </button>
                ) : (
                  <strong>{practice.name}</strong>
                )}
                <p>ODS code {practice.code}</p>
                {practice.links.length === 0 ? <p>No ICB is entered.</p> : practice.links.map((link, index) => <p key={index}>{linkWords(link)}</p>)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
