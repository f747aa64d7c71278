import { useMemo, useState } from 'react';
import type { LibraryView } from '../../../shared/contract/policy.ts';
import { useQuery } from '../../api/useQuery.ts';
import { today } from '../../components/dateParts.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SplitView, type Pane } from '../../components/SplitView.tsx';
import { useNarrow } from '../../components/useNarrow.ts';
import { shortIcb } from '../../components/words.ts';
import { drawn } from '../assessment/assessmentModel.ts';
import { AsAtField } from './AsAtField.tsx';
import { BackToPolicies } from './BackToPolicies.tsx';
import { ExploredAnswer } from './ExploredAnswer.tsx';
import { explore } from './explore.ts';
import { libraryChanged } from './libraryChanged.ts';
import { comparedWords } from './policyListModel.ts';
import { policyName, vocabularyFor } from './policyModel.ts';
import { QuestionList } from './QuestionList.tsx';
import { questionsOf, statesOf, type AllTried } from './supposed.ts';
import { TryReadings } from './TryReadings.tsx';

/** What a policy would answer, without any case: every question can be answered in every way, and the answer moves at once. */
export function WhatIfPage({ policyId }: { policyId: string }) {
  const query = useQuery('policy.library', {}, libraryChanged);
  const held = query.data?.policies.find((one) => one.policy.id === policyId);
  if (query.data && held) return <Explorer held={held} guidance={query.data.guidance} />;
  return (
    <div className="page">
      <BackToPolicies policyId={policyId} />
      <PageTitle>Try answers without a case</PageTitle>
      <Problem error={query.error} retry={() => void query.refetch()} title="The policy could not be read" />
      {query.status === 'loading' ? <Loading what="the policy" /> : null}
      {query.data ? <p>This policy is not held here any more.</p> : null}
    </div>
  );
}

function Explorer({ held, guidance }: { held: LibraryView['policies'][number]; guidance: LibraryView['guidance'] }) {
  const { policy, summary } = held;
  const [tried, setTried] = useState<AllTried>({});
  const [asAt, setAsAt] = useState(today);
  const [followed, setFollowed] = useState(held.readings);
  const [front, setFront] = useState<Pane>('papers');
  // A new number makes the questions anew, empty.
  const [turn, setTurn] = useState(0);
  const narrow = useNarrow();
  const questions = useMemo(() => questionsOf([policy], vocabularyFor(policy)), [policy]);
  const explored = useMemo(() => explore(policy, statesOf(tried), asAt, followed, guidance), [policy, tried, asAt, followed, guidance]);
  const idle = explored.ok ? drawn(explored.assessment).noLongerNeeded : [];
  const clear = () => {
    setTried({});
    setFollowed(held.readings);
    setTurn((before) => before + 1);
  };

  return (
    <SplitView
      papersLabel="Questions"
      taskLabel="Answer"
      front={front}
      onFront={setFront}
      papers={
        <div className="policy-task">
          <BackToPolicies policyId={policy.id} />
          <PageTitle caption={`${shortIcb(policy.commissioner)}. ${policyName(policy)}`}>Try answers without a case</PageTitle>
          <p>Nothing is recorded. Leave a question alone to see what the answer is while nobody has answered it.</p>
          {narrow ? <p className="what-if">{explored.ok ? explored.assessment.sentence : explored.message}</p> : null}
          <AsAtField asAt={asAt} onChange={setAsAt} />
          <h2 className="section-title">Questions, in the policy’s order</h2>
          <QuestionList key={turn} questions={questions} tried={tried} idle={idle} onChange={setTried} />
          <TryReadings policy={policy} followed={followed} onChange={setFollowed} />
          <p>
            <button type="button" className="link-button" onClick={clear}>
              Start again with nothing answered
            </button>
          </p>
        </div>
      }
      task={
        <div className="assessment">
          <p className="what-if__label">What if – nothing is recorded</p>
          {explored.ok ? <ExploredAnswer policy={policy} assessment={explored.assessment} /> : <p role="alert">{explored.message}</p>}
          <p className="quiet">{comparedWords(summary.compared)}</p>
        </div>
      }
    />
  );
}
