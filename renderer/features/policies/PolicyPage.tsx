import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { shortIcb } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { Clauses } from './Clauses.tsx';
import { Logic } from './Logic.tsx';
import { PolicyNotes } from './PolicyNotes.tsx';

/** One policy version: its clauses beside what is made of them, and everything that a reader should know of the text. Read-only. */
export function PolicyPage({ policyId }: { policyId: string }) {
  const query = useQuery('policy.get', { policyId });
  const { go } = useNavigation();
  const policy = query.data?.policy;
  const toClause = (clause: string) => {
    const row = document.getElementById(`clause-${clause}`);
    row?.focus();
    row?.scrollIntoView?.({ block: 'center' });
  };
  return (
    <div className="page">
      <p>
        <button type="button" className="link-button" onClick={() => go({ name: 'policies' })}>
          All policies
        </button>
      </p>
      {/* A new heading once the name is known, so that it is heard. */}
      <PageTitle key={policy ? 'open' : 'opening'} caption={policy ? shortIcb(policy.commissioner) : undefined}>
        {policy ? policy.ourTitle : 'Policy'}
      </PageTitle>
      <Problem error={query.error} retry={() => void query.refetch()} title="The policy could not be read" />
      {query.status === 'loading' ? <Loading what="the policy" /> : null}
      {query.data && policy ? (
        <>
          <p>
            Printed title: {policy.title}
            <br />
            {policy.version === null ? 'No version is printed' : `Version ${policy.version}`}
          </p>
          <div className="beside">
            <Clauses policy={policy} />
            <Logic policy={policy} onClause={toClause} />
          </div>
          <div className="page--form policy-notes">
            <PolicyNotes policy={policy} />
            <p className="quiet hash">Fingerprint of this file: {query.data.hash}. Each case keeps the fingerprint of the text that it was assessed against.</p>
          </div>
        </>
      ) : null}
    </div>
  );
}
