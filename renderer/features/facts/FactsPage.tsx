import { useState } from 'react';
import type { CaseView, FactAnswer, FactsView, FactView } from '../../../shared/contract/case.ts';
import { useCommand } from '../../api/useCommand.ts';
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
import { FactCard } from './FactCard.tsx';
import { FactRow } from './FactRow.tsx';
import { allFacts, neighbour, nextUnsettled, stateWords, type Candidate } from './factsModel.ts';
import { Finish } from './Finish.tsx';
import { useMay } from '../../components/May.tsx';

/** Check facts: each question beside the page that answers it. A person confirms every one; nothing is confirmed at a stroke. */
export function FactsPage({ applicationId }: { applicationId: string }) {
  return (
    <CaseFrame applicationId={applicationId} title="Check the facts">
      {(view) => <FactsBody view={view} />}
    </CaseFrame>
  );
}

function FactsBody({ view }: { view: CaseView }) {
  const { applicationId } = view;
  const facts = useQuery('facts.get', { applicationId });
  const papers = usePaperFocus();
  return (
    <SplitView
      taskLabel="Facts"
      front={papers.front}
      onFront={papers.setFront}
      papers={<Papers papers={view.papers} focus={papers.focus} onChoose={(paperId) => papers.show(paperId)} about={{ applicationId }} onShow={papers.show} />}
      task={
        <>
          <PageTitle>Check the facts</PageTitle>
          <Problem error={facts.error} retry={() => void facts.refetch()} title="The facts could not be read" />
          {facts.data ? (
            <Questions
              applicationId={applicationId}
              view={facts.data}
              onChanged={facts.set}
              onReload={facts.refetch}
              onShow={(candidate, bringForward) => papers.show(candidate.paperId, candidate.anchor, { bringForward })}
            />
          ) : facts.status === 'loading' ? (
            <Loading what="the facts" />
          ) : null}
        </>
      }
    />
  );
}

interface QuestionsProps {
  readonly applicationId: string;
  readonly view: FactsView;
  readonly onChanged: (view: FactsView) => void;
  readonly onReload: () => Promise<void>;
  readonly onShow: (candidate: Candidate, bringForward: boolean) => void;
}

function Questions({ applicationId, view, onChanged, onReload, onShow }: QuestionsProps) {
  const answer = useCommand('facts.answer');
  const say = useAnnounce();
  const { screen } = useNavigation();
  const { may, why } = useMay();
  const mayAnswer = may('checkFacts');
  // `turn` makes a new card even for the same question, so that it starts from what has been recorded.
  const [current, setCurrent] = useState<{ factId: string | null; turn: number }>({ factId: ('factId' in screen && screen.factId) || null, turn: 0 });
  const open = (factId: string | null) => setCurrent((before) => ({ factId, turn: before.turn + 1 }));

  const moveOn = (from: FactsView, factId: string) => {
    const next = nextUnsettled(from, factId);
    open(next);
    if (next === null) document.getElementById('finish')?.focus();
  };
  const record = async (factId: string, given: FactAnswer) => {
    const result = await answer.run({ applicationId, seq: view.seq, factId, answer: given });
    if (!result.ok) return;
    onChanged(result.value);
    const now = allFacts(result.value).find((fact) => fact.factId === factId);
    if (now) say(`${stateWords[now.state]}: ${now.label}`);
    moveOn(result.value, factId);
  };
  const reload = () => {
    answer.clear();
    void onReload().then(() => open(current.factId));
  };

  const list = (facts: readonly FactView[]) => (
    <ul className="facts">
      {facts.map((fact) => (
        <li key={fact.factId} className="facts__item">
          {fact.factId === current.factId && mayAnswer ? (
            <FactCard
              key={current.turn}
              fact={fact}
              busy={answer.busy}
              onAnswer={(given) => void record(fact.factId, given)}
              onSkip={() => moveOn(view, fact.factId)}
              onMove={(by) => {
                const to = neighbour(view, fact.factId, by);
                if (to) open(to);
              }}
              onShow={onShow}
            />
          ) : (
            <FactRow fact={fact} onOpen={mayAnswer ? () => open(fact.factId) : null} />
          )}
        </li>
      ))}
    </ul>
  );

  return (
    <>
      {mayAnswer ? (
        <p className="quiet">
          While a question is open: <kbd>Enter</kbd> confirms and moves on, <kbd>E</kbd> edits, <kbd>N</kbd> not known, <kbd>J</kbd> and <kbd>K</kbd> next and previous, <kbd>F6</kbd> papers.
        </p>
      ) : (
        <p className="not-allowed">{why('checkFacts')}</p>
      )}
      <Problem error={answer.error} retry={reload} title="The answer was not recorded" />
      {view.groups.map((group) => (
        <section key={group.group} aria-labelledby={`group-${group.group}`}>
          <h2 className="section-title" id={`group-${group.group}`}>
            {group.label}
          </h2>
          {list(group.facts)}
        </section>
      ))}
      {view.more && view.more.length > 0 ? (
        <details className="fold" open={view.more.some((fact) => fact.factId === current.factId) || undefined}>
          <summary>More questions that the papers do not speak of ({view.more.length})</summary>
          {list(view.more)}
        </details>
      ) : null}
      <NotNeeded facts={view.notNeeded} />
      {mayAnswer ? <Finish applicationId={applicationId} view={view} onOpen={open} onReload={onReload} /> : null}
    </>
  );
}

/** Questions of the policy that nobody has to answer any more. Quiet, and never hidden altogether. */
function NotNeeded({ facts }: { facts: FactsView['notNeeded'] }) {
  if (facts.length === 0) return null;
  return (
    <details className="fold">
      <summary>No longer needed for this policy ({facts.length})</summary>
      <p>With the answers so far, the policy comes to the same whatever these are. A changed answer can bring them back.</p>
      <ul>
        {facts.map((fact) => (
          <li key={fact.factId}>{fact.label}</li>
        ))}
      </ul>
    </details>
  );
}
