import { useRef, useState } from 'react';
import type { AssessmentView } from '../../../shared/contract/assessment.ts';
import type { CaseView } from '../../../shared/contract/case.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Papers } from '../../components/papers/Papers.tsx';
import { usePaperFocus } from '../../components/papers/usePaperFocus.ts';
import { Problem } from '../../components/Problem.tsx';
import { SplitView } from '../../components/SplitView.tsx';
import { CaseFrame } from '../case/CaseFrame.tsx';
import { AssessmentTask } from './AssessmentTask.tsx';

const title = 'Assessment against the policy';

/** Assessment: the papers on the left; on the right what the policy says on the confirmed facts, and why. */
export function AssessmentPage({ applicationId }: { applicationId: string }) {
  return (
    <CaseFrame applicationId={applicationId} title={title}>
      {(view) => <AssessmentBody caseView={view} />}
    </CaseFrame>
  );
}

function AssessmentBody({ caseView }: { caseView: CaseView }) {
  const { applicationId } = caseView;
  const [asAt, setAsAt] = useState<string | null>(null);
  const query = useQuery('assessment.get', asAt === null ? { applicationId } : { applicationId, asAt });
  const papers = usePaperFocus();
  // While another date is asked for, the answer for the last one stays, so that nobody loses the place.
  const last = useRef<AssessmentView | null>(null);
  last.current = query.data ?? last.current;
  const view = last.current;

  return (
    <SplitView
      taskLabel="Assessment"
      front={papers.front}
      onFront={papers.setFront}
      papers={<Papers papers={caseView.papers} focus={papers.focus} onChoose={(paperId) => papers.show(paperId)} about={{ applicationId }} onShow={papers.show} />}
      task={
        <div className="assessment">
          <PageTitle>{title}</PageTitle>
          <Problem error={query.error} retry={() => void query.refetch()} title="The assessment could not be read" />
          {view ? (
            <AssessmentTask
              applicationId={applicationId}
              view={view}
              argumentList={caseView.arguments}
              onSource={(source) => source.paperId && papers.show(source.paperId, source.anchor)}
              onAsAt={setAsAt}
              onConfirmed={query.set}
              refetch={() => void query.refetch()}
            />
          ) : query.status === 'loading' ? (
            <Loading what="the assessment" />
          ) : null}
        </div>
      }
    />
  );
}
