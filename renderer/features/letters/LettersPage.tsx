import { useState } from 'react';
import type { CaseView } from '../../../shared/contract/case.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SplitView, type Pane } from '../../components/SplitView.tsx';
import { CaseFrame } from '../case/CaseFrame.tsx';
import { LetterPreview } from './LetterPreview.tsx';
import { LettersTask } from './LettersTask.tsx';
import { useMay } from '../../components/May.tsx';

/** Letters: the PDF itself on the left, the work on it on the right. */
export function LettersPage({ applicationId }: { applicationId: string }) {
  const { may, why } = useMay();
  return (
    <CaseFrame applicationId={applicationId} title="Letters">
      {(view) =>
        may('seeLetters') ? (
          <LettersBody caseView={view} />
        ) : (
          <div className="page">
            <PageTitle>Letters</PageTitle>
            <p className="not-allowed">{why('seeLetters')}</p>
          </div>
        )
      }
    </CaseFrame>
  );
}

function LettersBody({ caseView }: { caseView: CaseView }) {
  const query = useQuery('letters.get', { applicationId: caseView.applicationId });
  const [front, setFront] = useState<Pane>('task');
  const [asked, setAsked] = useState<string | null>(null);
  const view = query.data;
  // While nobody has chosen: the first letter that is not finished.
  const chosen = view ? (view.letters.find((letter) => letter.letterId === asked) ?? view.letters.find((letter) => letter.state !== 'sent') ?? view.letters[0] ?? null) : null;

  return (
    <SplitView
      taskLabel="Work on it"
      papersLabel="The letter"
      front={front}
      onFront={setFront}
      papers={<LetterPreview key={chosen ? `${chosen.letterId}-${chosen.version}-${chosen.state}` : 'none'} letter={chosen} />}
      task={
        <div className="letters-task">
          <PageTitle>Letters</PageTitle>
          <Problem error={query.error} retry={() => void query.refetch()} title="The letters could not be read" />
          {query.status === 'loading' ? <Loading what="the letters" /> : null}
          {view ? (
            <LettersTask
              caseView={caseView}
              view={view}
              chosen={chosen}
              onChoose={(letterId) => {
                setAsked(letterId);
                setFront('papers');
              }}
              onChanged={query.set}
              refetch={() => void query.refetch()}
            />
          ) : null}
        </div>
      }
    />
  );
}
