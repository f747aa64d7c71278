import { Button } from 'nhsuk-react-components';
import { useRef, useState } from 'react';
import type { OpenedRegister, RegisterDryRun, RegisterLast } from '../../../shared/contract/register.ts';
import type { RegisterKind, RegisterMapping } from '../../../shared/register/mapping.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useQuery } from '../../api/useQuery.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { OnlyFor, useMay } from '../../components/May.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count } from '../../components/words.ts';
import { BackToRegister } from './BackToRegister.tsx';
import { DryRun } from './DryRun.tsx';
import { MappingForm } from './MappingForm.tsx';
import { lastWords } from './RegisterHome.tsx';
import { nounOf } from './registerModel.ts';
import { Running } from './Running.tsx';

/** Chooses a list, says which column holds what, shows what would become of each line, and brings in what is ready when a person says so. */
export function BringInPage({ kind }: { kind: RegisterKind }) {
  const { may } = useMay();
  const last = useQuery('register.last', may('bringInRegister') ? {} : null);
  const choose = useCommand('intake.choose');
  const open = useCommand('register.open');
  const [opened, setOpened] = useState<OpenedRegister | null>(null);
  // Held here: what was set is there again when bringing in has ended.
  const [mapping, setMapping] = useState<RegisterMapping | null>(null);
  const [begun, setBegun] = useState<string | null>(null);
  const start = async () => {
    open.clear();
    const chosen = await choose.run({ what: 'register' });
    const token = chosen.ok ? chosen.value.tokens[0]?.token : undefined;
    if (token === undefined) return;
    setOpened(null);
    const answer = await open.run({ tokens: [token], kind });
    if (!answer.ok) return;
    setBegun(null);
    setMapping(answer.value.mapping);
    setOpened(answer.value);
  };
  const job = last.data?.[kind];
  return (
    <div className="page page--form">
      <BackToRegister />
      <PageTitle>{kind === 'cases' ? 'Bring in open cases' : 'Bring in past decisions'}</PageTitle>
      {kind === 'cases' ? (
        <p>Each line becomes a case. It begins at “Received”, or waits, and says where it stood before: nothing that was done before counts as checked, assessed or decided here. The whole line becomes a paper of the case.</p>
      ) : (
        <p>Past decisions come in without who the patients were. They are shown to a panel that answers the question of similar patients. Nothing follows from them.</p>
      )}
      <OnlyFor action="bringInRegister">
        <Problem error={last.error} retry={() => void last.refetch()} title="How the last one ended could not be read" />
        {job?.status === 'running' ? (
          <Running job={job} />
        ) : (
          <>
            {last.data && !opened ? <p>{lastWords(last.data, kind)}</p> : null}
            {begun !== null && job?.jobId === begun ? (
              <p role="status">
                <strong>{endWords(job, kind)}</strong>
              </p>
            ) : null}
            <Problem error={choose.error ?? open.error} title="The file was not opened" />
            {open.busy ? <p role="status">Reading the file…</p> : null}
            <Button type="button" secondary={opened !== null} disabled={choose.busy || open.busy} onClick={() => void start()}>
              {opened ? 'Choose another file' : 'Choose the file'}
            </Button>
            {opened && mapping ? (
              <Looking
                key={opened.lookId}
                opened={opened}
                mapping={mapping}
                onChange={setMapping}
                onStarted={(jobId) => {
                  setBegun(jobId);
                  void last.refetch();
                }}
              />
            ) : (
              <p className="quiet">A list with one line for each {nounOf[kind]}, saved from the spreadsheet as CSV or as text. Looking at it changes nothing.</p>
            )}
          </>
        )}
      </OnlyFor>
    </div>
  );
}

/** How bringing in ended that was begun on this screen. */
function endWords(job: NonNullable<RegisterLast['cases']>, kind: RegisterKind): string {
  const so = `${count(job.done, nounOf[kind])} ${job.done === 1 ? 'was' : 'were'} brought in`;
  return job.status === 'done' ? `${so}.` : `${so} of ${job.total}, then it ${job.status === 'cancelled' ? 'was cancelled' : 'stopped'}. The rest can be brought in below.`;
}

interface LookingProps {
  readonly opened: OpenedRegister;
  readonly mapping: RegisterMapping;
  readonly onChange: (mapping: RegisterMapping) => void;
  readonly onStarted: (jobId: string) => void;
}

function Looking({ opened, mapping, onChange, onStarted }: LookingProps) {
  const { lookId, kind } = opened;
  const query = useQuery('register.look', { lookId, mapping });
  const bring = useCommand('register.import');
  const say = useAnnounce();
  // While the lines are looked through again, what was found before stays.
  const before = useRef<RegisterDryRun | null>(null);
  before.current = query.data ?? before.current;
  const run = async () => {
    const answer = await bring.run({ lookId, mapping });
    if (!answer.ok) return;
    say(`Bringing in ${count(query.data?.counts.ready ?? 0, nounOf[kind])}`);
    onStarted(answer.value.jobId);
  };
  const found = before.current;
  return (
    <>
      <p>
        <strong>{opened.name}</strong>: {count(opened.rows, 'line')}, read as {opened.encoding}, with {opened.separator} between the cells. {opened.remembered ? 'The columns are set as the last time.' : 'The columns are set by their names where those say it. Look at each.'}
      </p>
      <MappingForm opened={opened} mapping={mapping} found={found} onChange={onChange} />
      <Problem error={query.error} retry={() => void query.refetch()} title="The lines could not be looked through" />
      <Problem error={bring.error} title="Nothing was brought in" />
      <DryRun opened={opened} mapping={mapping} found={found} fresh={query.data !== null} busy={bring.busy} onBring={() => void run()} />
    </>
  );
}
