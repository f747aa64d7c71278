import { useEffect, useRef, useState } from 'react';
import type { PolicyView } from '../../../shared/contract/policy.ts';
import { useQuery, type Query } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { usePaperFocus } from '../../components/papers/usePaperFocus.ts';
import { Problem } from '../../components/Problem.tsx';
import { SplitView } from '../../components/SplitView.tsx';
import { shortIcb } from '../../components/words.ts';
import { Adoption } from './Adoption.tsx';
import { BackToPolicies } from './BackToPolicies.tsx';
import { Clauses } from './Clauses.tsx';
import { Comparison } from './Comparison.tsx';
import { ForceNotes } from './ForceNotes.tsx';
import { libraryChanged } from './libraryChanged.ts';
import { Logic } from './Logic.tsx';
import { OfficialFile } from './OfficialFile.tsx';
import { OfficialPages } from './OfficialPages.tsx';
import { PolicyHead } from './PolicyHead.tsx';
import { PolicyNotes } from './PolicyNotes.tsx';
import { Readings } from './Readings.tsx';

/** One policy version: its clauses beside what is made of them, everything that a reader should know of the text, and the steps on it. */
export function PolicyPage({ policyId }: { policyId: string }) {
  const query = useQuery('policy.get', { policyId }, libraryChanged);
  const [beside, setBeside] = useState(false);
  const papers = usePaperFocus();
  const file = query.data?.file ?? null;
  const clause = useRef<string | null>(null);
  // Opening the file, or putting it away, draws the screen anew: the clause that was asked for stays where the person is.
  useEffect(() => {
    if (clause.current) toClause(clause.current);
  }, [beside]);
  const onPage = (page: number, from: string) => {
    if (!file) return;
    clause.current = from;
    setBeside(true);
    papers.show(file.paperId, { kind: 'pdf', page, words: '', rects: [] });
  };
  const onOpen = () => {
    if (!file) return;
    clause.current = null;
    setBeside(true);
    papers.show(file.paperId);
  };
  const body = <Body query={query} beside={beside} onPage={onPage} onOpen={onOpen} onClose={() => setBeside(false)} />;
  if (!beside || !file) return <div className="page">{body}</div>;
  return (
    <SplitView
      papersLabel="The official file"
      taskLabel="Our words"
      front={papers.front}
      onFront={papers.setFront}
      papers={<OfficialPages file={file} focus={papers.focus} />}
      task={<div className="policy-task">{body}</div>}
    />
  );
}

interface BodyProps {
  readonly query: Query<PolicyView>;
  /** The official file stands on the left, so that our words go one under the other. */
  readonly beside: boolean;
  readonly onPage: (page: number, clause: string) => void;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

function Body({ query, beside, onPage, onOpen, onClose }: BodyProps) {
  const view = query.data;
  return (
    <>
      <BackToPolicies />
      {/* A new heading once the name is known, so that it is heard. */}
      <PageTitle key={view ? 'open' : 'opening'} caption={view ? shortIcb(view.policy.commissioner) : undefined}>
        {view ? view.policy.ourTitle : 'Policy'}
      </PageTitle>
      <Problem error={query.error} retry={() => void query.refetch()} title="The policy could not be read" />
      {query.status === 'loading' ? <Loading what="the policy" /> : null}
      {view ? (
        <>
          {beside ? (
            <p>
              <button type="button" className="link-button" onClick={onClose}>
                Put the official file away
              </button>
            </p>
          ) : null}
          <PolicyHead view={view} />
          <div className={beside ? 'beside beside--stacked' : 'beside'}>
            <Clauses policy={view.policy} pages={view.file?.pages ?? {}} onPage={onPage} />
            <Logic policy={view.policy} followed={view.readings} onClause={toClause} />
          </div>
          <div className="page--form policy-notes">
            <Readings view={view} onView={query.set} />
            <ForceNotes policy={view.policy} />
            <PolicyNotes policy={view.policy} />
            <OfficialFile view={view} onView={query.set} onOpen={onOpen} />
            <Comparison view={view} onView={query.set} />
            <Adoption view={view} onView={query.set} refetch={() => void query.refetch()} />
            <p className="quiet hash">Fingerprint of this policy: {view.summary.hash}. Each case keeps the fingerprint of the text that it was assessed against.</p>
          </div>
        </>
      ) : null}
    </>
  );
}

function toClause(clause: string): void {
  const row = document.getElementById(`clause-${clause}`);
  row?.focus();
  row?.scrollIntoView?.({ block: 'center' });
}
