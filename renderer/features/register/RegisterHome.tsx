import type { ReactNode } from 'react';
import type { RegisterLast } from '../../../shared/contract/register.ts';
import type { RegisterKind } from '../../../shared/register/mapping.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { OnlyFor } from '../../components/May.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count, dayAndTime } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import type { RegisterPart } from '../../navigation/screen.ts';

/** What can be brought in and taken out, and how the last bringing in ended. */
export function RegisterHome() {
  const query = useQuery('register.last', {});
  const { go } = useNavigation();
  const data = query.data;
  return (
    <div className="page page--form">
      <p>
        <button type="button" className="link-button" onClick={() => go({ name: 'cases' })}>
          Back to Cases
        </button>
      </p>
      <PageTitle>Running register</PageTitle>
      <p>The list of cases that an office keeps in a spreadsheet. On the first day it is brought in here, so that nothing is lost. At any time it can be taken out again.</p>
      <Problem error={query.error} retry={() => void query.refetch()} title="The running register could not be read" />
      {query.status === 'loading' && !data ? <Loading what="the running register" /> : null}
      {data ? (
        <ul className="policies">
          <Place label="Bring in open cases" part="cases" action="bringInRegister">
            Each line becomes a case that keeps its day received and its due date. {data.casesBrought > 0 ? `${count(data.casesBrought, 'case')} came from an earlier register.` : 'None has been brought in yet.'} {lastWords(data, 'cases')}
          </Place>
          <Place label="Bring in past decisions" part="decisions" action="bringInRegister">
            What was decided before, without who the patients were: a prompt for panels, and for reports. {data.pastDecisions > 0 ? `${count(data.pastDecisions, 'past decision')} held.` : 'None has been brought in yet.'} {lastWords(data, 'decisions')}
          </Place>
          <Place label="Take the register out" part="out" action="takeOutRegister">
            A list for a spreadsheet, for example for a report to the board.
          </Place>
        </ul>
      ) : null}
    </div>
  );
}

function Place({ label, part, action, children }: { label: string; part: RegisterPart; action: 'bringInRegister' | 'takeOutRegister'; children: ReactNode }) {
  const { go } = useNavigation();
  return (
    <li>
      <OnlyFor action={action}>
        <button type="button" className="link-button" onClick={() => go({ name: 'register', part })}>
          {label}
        </button>
      </OnlyFor>
      <p>{children}</p>
    </li>
  );
}

/** How the last bringing in ended; nothing where it went through. */
export function lastWords(last: RegisterLast, kind: RegisterKind): string {
  const job = last[kind];
  if (!job || job.status === 'done') return '';
  const far = `${job.done} of ${job.total} ${job.done === 1 ? 'line' : 'lines'} were in by then.`;
  const who = `${job.by}, ${dayAndTime(job.startedAt)}`;
  switch (job.status) {
    case 'running':
      return 'It is being brought in now.';
    case 'cancelled':
      return `The last time (${who}) it was cancelled: ${far} Choose the same file again to bring in the rest.`;
    case 'interrupted':
      return `The last time (${who}) it was interrupted when the app was locked or closed: ${far} Choose the same file again to bring in the rest.`;
    case 'failed':
      return `The last time (${who}) it stopped at a problem: ${far} Choose the same file again to bring in the rest.`;
  }
}
