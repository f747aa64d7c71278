import { Select } from 'nhsuk-react-components';
import { useMemo, useState } from 'react';
import type { LibraryView } from '../../../shared/contract/policy.ts';
import type { FactStates } from '../../../shared/domain/facts.ts';
import { vocabularyOf } from '../../../shared/policy/vocabulary.ts';
import { useQuery } from '../../api/useQuery.ts';
import { today } from '../../components/dateParts.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SplitView, type Pane } from '../../components/SplitView.tsx';
import { AsAtField } from './AsAtField.tsx';
import { BackToPolicies } from './BackToPolicies.tsx';
import { IcbColumn } from './IcbColumn.tsx';
import { treatmentChoices } from './policyListModel.ts';
import { QuestionList } from './QuestionList.tsx';
import { answersOf, followedPolicies } from './sideBySideModel.ts';
import { questionsOf, statesOf, type AllTried } from './supposed.ts';
import { libraryChanged } from './libraryChanged.ts';
import { TakeFromCase } from './TakeFromCase.tsx';

/** One request under each ICB's policy: the answers are given once, and each ICB's own policy answers in its own column. */
export function SideBySidePage() {
  const query = useQuery('policy.library', {}, libraryChanged);
  if (query.data && followedPolicies(query.data).length > 0) return <Comparison library={query.data} />;
  return (
    <div className="page">
      <Head />
      <Problem error={query.error} retry={() => void query.refetch()} title="The policies could not be read" />
      {query.status === 'loading' ? <Loading what="the policies" /> : null}
      {query.data ? <p>No policy is followed here, so there is nothing to set side by side.</p> : null}
    </div>
  );
}

function Head() {
  return (
    <>
      <BackToPolicies />
      <PageTitle>One request under each ICB</PageTitle>
      <p>The same facts, answered by each ICB’s own policy. Nothing is recorded, and no case is changed.</p>
    </>
  );
}

function Comparison({ library }: { library: LibraryView }) {
  const followed = followedPolicies(library);
  const treatments = treatmentChoices(followed.map((one) => one.summary));
  const [front, setFront] = useState<Pane>('papers');
  const [treatment, setTreatment] = useState(treatments.length === 1 ? treatments[0]!.id : '');
  const [asAt, setAsAt] = useState(today);
  const [tried, setTried] = useState<AllTried>({});
  /** What a case brought that identifies the patient. It counts, and is not shown. */
  const [kept, setKept] = useState<FactStates>({});
  // A new number makes the questions anew, with what a case brought.
  const [turn, setTurn] = useState(0);
  const questions = useMemo(() => {
    const policies = followedPolicies(library).map((one) => one.policy);
    // Which treatment it is has been chosen above.
    return questionsOf(policies.filter((policy) => policy.treatment === treatment), vocabularyOf(policies)).filter((question) => question.fact.id !== 'treatment');
  }, [library, treatment]);
  const answers = useMemo(() => {
    const facts = { ...kept, ...statesOf(tried), treatment: { state: 'known' as const, value: { kind: 'choice' as const, choice: treatment }, confirmation: 'tried:treatment' } };
    return treatment === '' ? [] : answersOf(library, treatment, asAt, facts);
  }, [library, treatment, asAt, tried, kept]);
  const start = (next: AllTried, nextKept: FactStates = {}) => {
    setTried(next);
    setKept(nextKept);
    setTurn((before) => before + 1);
  };

  const hidden = questions.filter(({ fact }) => kept[fact.id] !== undefined);
  return (
    <SplitView
      papersLabel="Facts"
      taskLabel="Answers"
      front={front}
      onFront={setFront}
      papers={
        <div className="policy-task">
          <Head />
          <Select
            id="side-treatment"
            label="Treatment"
            value={treatment}
            onChange={(event) => {
              setTreatment(event.currentTarget.value);
              start({});
            }}
          >
            <option value="">Choose a treatment</option>
            {treatments.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}
              </option>
            ))}
          </Select>
          <AsAtField asAt={asAt} onChange={setAsAt} />
          {treatment === '' ? null : (
            <>
              <TakeFromCase questions={questions} onTake={start} />
              <h2 className="section-title">Facts</h2>
              {hidden.length > 0 ? <p>Taken from the case and not shown here: {hidden.map(({ fact }) => fact.label).join('; ')}.</p> : null}
              <QuestionList key={`${treatment}-${turn}`} questions={questions.filter((question) => !hidden.includes(question))} tried={tried} idle={[]} onChange={setTried} />
            </>
          )}
        </div>
      }
      task={
        <section aria-labelledby="side-answers">
          <h2 className="section-title section-title--first" id="side-answers">
            Answers
          </h2>
          {treatment === '' ? <p>Choose a treatment. Each ICB’s answer then stands here.</p> : null}
          <div className="columns">
            {answers.map((one) => (
              <IcbColumn key={one.icb} answer={one} />
            ))}
          </div>
        </section>
      }
    />
  );
}
