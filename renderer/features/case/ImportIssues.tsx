import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { CaseView } from '../../../shared/contract/case.ts';
import { useCommand } from '../../api/useCommand.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { noDate, readDay } from '../../components/dateParts.ts';
import { useMay } from '../../components/May.tsx';
import { ReasonForm } from '../../components/ReasonForm.tsx';
import { count, dayAndTime } from '../../components/words.ts';
import { Line } from '../../components/Words.tsx';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { PasswordForm } from '../intake/PasswordForm.tsx';

type Issue = NonNullable<CaseView['importIssues']>[number];
const stateWords = { open: 'To be answered before the panel', answered: 'Answered', settled: 'Settled: the facts were answered' } as const;

/** What reading the papers brought up. Each is seen and answered by a person before a panel has the case; nothing else waits for it. */
export function ImportIssues({ view, onReload, onShow }: { view: CaseView; onReload: () => Promise<void>; onShow: (paperId: string) => void }) {
  const issues = view.importIssues ?? [];
  if (issues.length === 0) return null;
  const open = issues.filter((one) => one.state === 'open');
  const rest = issues.filter((one) => one.state !== 'open');
  return (
    <section aria-labelledby="import-issues">
      <h2 className="section-title" id="import-issues" tabIndex={-1}>
        Brought up by the papers
      </h2>
      <p>{open.length === 0 ? 'Everything is answered.' : `${count(open.length, 'thing')} to answer before the panel. The case can go on meanwhile.`}</p>
      {open.length > 0 ? <ul className="issues">{open.map((one) => <Row key={one.issueId} issue={one} view={view} onReload={onReload} onShow={onShow} />)}</ul> : null}
      {rest.length > 0 ? (
        <details className="fold">
          <summary>{count(rest.length, 'thing')} answered</summary>
          <ul className="issues">{rest.map((one) => <Row key={one.issueId} issue={one} view={view} onReload={onReload} onShow={onShow} />)}</ul>
        </details>
      ) : null}
    </section>
  );
}

function Row({ issue, view, onReload, onShow }: { issue: Issue; view: CaseView; onReload: () => Promise<void>; onShow: (paperId: string) => void }) {
  const { may } = useMay();
  const { go } = useNavigation();
  const answer = useCommand('issue.answer');
  const [form, setForm] = useState<'answer' | 'password' | null>(null);
  const isOpen = issue.state === 'open';
  return (
    <li className={`issues__item${isOpen ? ' issues__item--warn' : ''}`}>
      <strong>
        {stateWords[issue.state]}
        {issue.held && isOpen ? '. The paper is held, unread' : ''}
      </strong>
      <span>{issue.message}</span>
      {issue.answer ? (
        <span>
          {issue.answer.words} ({issue.answer.by}, {dayAndTime(issue.answer.at)})
        </span>
      ) : (
        <span>Next: {issue.next}</span>
      )}
      {isOpen && issue.settledBy.length > 0 ? <span>Settled by itself once the facts are answered: {issue.settledBy.join(', ')}</span> : null}
      {form === 'answer' ? (
        <ReasonForm
          id={`answer-${issue.issueId}`}
          label="What did you find, or what was decided?"
          hint="For example: rang the clinic; the right date is 3 March."
          busy={answer.busy}
          error={answer.error}
          action={(busy) => (
            <Button type="submit" small disabled={busy}>
              Record this answer
            </Button>
          )}
          onReason={async (words) => {
            const given = await answer.run({ applicationId: view.applicationId, seq: view.seq, issueId: issue.issueId, words });
            if (given.ok) await onReload();
          }}
          onBack={() => setForm(null)}
        />
      ) : null}
      {form === 'password' && issue.paperId ? <OpenPaper view={view} paperId={issue.paperId} onOpened={onReload} onBack={() => setForm(null)} /> : null}
      {isOpen && form === null ? (
        <div className="nhsuk-button-group">
          {may('actOnCase') ? (
            <Button type="button" small secondary onClick={() => setForm('answer')}>
              Seen: answer it<span className="nhsuk-u-visually-hidden">: {issue.message}</span>
            </Button>
          ) : null}
          {issue.locked && issue.paperId && may('takeIn') ? (
            <Button type="button" small secondary onClick={() => setForm('password')}>
              Try a password
            </Button>
          ) : null}
          {issue.held && may('takeIn') ? (
            <Button type="button" small secondary onClick={() => go({ name: 'takeIn' })}>
              Take in a better copy
            </Button>
          ) : null}
          {issue.paperId ? (
            <Button type="button" small secondary onClick={() => onShow(issue.paperId!)}>
              Show the paper
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

/** Opens a held paper with a password. Once facts are confirmed, the two identifiers in it are typed first. */
function OpenPaper({ view, paperId, onOpened, onBack }: { view: CaseView; paperId: string; onOpened: () => Promise<void>; onBack: () => void }) {
  const open = useCommand('case.openPaper');
  const [nhsNumber, setNhsNumber] = useState('');
  const [born, setBorn] = useState(noDate);
  const asked = view.stage !== 'received' && view.stage !== 'reconsideration';
  const day = readDay(born, 'The date of birth');
  return (
    <>
      {asked ? (
        <>
          <p>Type both as they stand with the papers. They are compared with the case before anything of the paper joins it.</p>
          <Line id={`open-nhs-${paperId}`} label="NHS number" width={20} value={nhsNumber} onChange={setNhsNumber} />
          <DateFields id={`open-born-${paperId}`} legend="Date of birth" value={born} error={undefined} onChange={setBorn} />
        </>
      ) : null}
      <PasswordForm
        id={`password-${paperId}`}
        busy={open.busy}
        error={open.error}
        onTry={async (password) => {
          const answer = await open.run({ applicationId: view.applicationId, seq: view.seq, paperId, password, ...(asked && nhsNumber ? { nhsNumber } : {}), ...(asked && day.ok ? { dateOfBirth: day.value } : {}) });
          if (answer.ok) await onOpened();
          return answer.ok;
        }}
        onBack={onBack}
      />
    </>
  );
}
