import { Button, InsetText } from 'nhsuk-react-components';
import type { CaseView } from '../../../shared/contract/case.ts';
import type { DecisionView } from '../../../shared/contract/decision.ts';
import { useQuery } from '../../api/useQuery.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Papers } from '../../components/papers/Papers.tsx';
import { usePaperFocus } from '../../components/papers/usePaperFocus.ts';
import { Problem } from '../../components/Problem.tsx';
import { SplitView } from '../../components/SplitView.tsx';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { CaseFrame } from '../case/CaseFrame.tsx';
import { CorrectDecision } from './CorrectDecision.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import { RecordedDecision } from './RecordedDecision.tsx';
import { TakeUpDraft } from './TakeUpDraft.tsx';
import { OnlyFor } from '../../components/May.tsx';

const title = 'The panel’s decision';

/** The decision: the papers on the left, the record on the right. A panel decides; this takes down what it decided. */
export function DecisionPage({ applicationId }: { applicationId: string }) {
  return (
    <CaseFrame applicationId={applicationId} title={title}>
      {(view) => <DecisionBody caseView={view} />}
    </CaseFrame>
  );
}

function DecisionBody({ caseView }: { caseView: CaseView }) {
  const { applicationId } = caseView;
  const query = useQuery('decision.get', { applicationId });
  const papers = usePaperFocus();
  return (
    <SplitView
      taskLabel="Record"
      front={papers.front}
      onFront={papers.setFront}
      papers={<Papers papers={caseView.papers} focus={papers.focus} onChoose={(paperId) => papers.show(paperId)} about={{ applicationId }} onShow={papers.show} />}
      task={
        <>
          <PageTitle>{title}</PageTitle>
          <Problem error={query.error} retry={() => void query.refetch()} title="The decision could not be read" />
          {query.status === 'loading' ? <Loading what="the decision" /> : null}
          {query.data ? <DecisionTask caseView={caseView} view={query.data} refetch={() => void query.refetch()} onCorrected={query.set} /> : null}
        </>
      }
    />
  );
}

/** The form while a decision may be recorded; the record once it has been; else why not. */
function DecisionTask({ caseView, view, refetch, onCorrected }: { caseView: CaseView; view: DecisionView; refetch: () => void; onCorrected: (view: DecisionView) => void }) {
  const { applicationId } = caseView;
  const say = useAnnounce();
  const { go } = useNavigation();
  // A case that was deferred and taken up again has a decision of before, and is open for another.
  if (view.recorded && view.whyNot) {
    return (
      <>
        <RecordedDecision view={view} recorded={view.recorded} />
        <OnlyFor action="recordDecision" quiet>
          <CorrectDecision applicationId={applicationId} view={view} recorded={view.recorded} onCorrected={onCorrected} />
        </OnlyFor>
        <OnlyFor action="seeLetters" quiet>
          <Button type="button" onClick={() => go({ name: 'letters', applicationId })}>
            Go on to the letters
          </Button>
        </OnlyFor>
      </>
    );
  }
  if (view.whyNot) {
    return (
      <>
        <InsetText>
          <p>A decision cannot be recorded now. {view.whyNot}</p>
        </InsetText>
        <Button type="button" secondary onClick={() => go({ name: 'case', applicationId })}>
          Back to the case
        </Button>
      </>
    );
  }
  if (view.draft && !view.draft.mine) return <TakeUpDraft applicationId={applicationId} draft={view.draft} refetch={refetch} />;
  return (
    <>
      {view.sentence ? (
        <p>
          <strong>The confirmed assessment says:</strong> {view.sentence}
        </p>
      ) : null}
      <OnlyFor action="recordDecision">
        <DecisionForm
          applicationId={applicationId}
          view={view}
          history={caseView.history}
          refetch={refetch}
          onRecorded={() => {
            say('The decision is recorded');
            refetch();
          }}
        />
      </OnlyFor>
    </>
  );
}
