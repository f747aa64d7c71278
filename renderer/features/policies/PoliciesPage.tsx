import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count, shortIcb } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { byIcb } from './policyModel.ts';
import { PolicyPage } from './PolicyPage.tsx';

/** Policies: the list by ICB, or the one that is being read. */
export function PoliciesPage({ policyId }: { policyId?: string | undefined }) {
  return policyId ? <PolicyPage policyId={policyId} /> : <PolicyList />;
}

function PolicyList() {
  const query = useQuery('policy.list', {});
  const { go } = useNavigation();
  return (
    <div className="page page--form">
      <PageTitle>Policies</PageTitle>
      <p>Policy texts that are held here. Where none is held for a request, the app says so, and that is not a refusal.</p>
      <Problem error={query.error} retry={() => void query.refetch()} title="The policies could not be listed" />
      {query.status === 'loading' ? <Loading what="the policies" /> : null}
      {query.data?.policies.length === 0 ? <p>No policy text is held.</p> : null}
      {byIcb(query.data?.policies ?? []).map((group, index) => (
        <section key={group.icb} aria-labelledby={`policies-${index}`}>
          <h2 className="section-title" id={`policies-${index}`}>
            {shortIcb(group.icb)}
          </h2>
          <ul className="policies">
            {group.policies.map((policy) => (
              <li key={policy.id}>
                <button type="button" className="link-button" onClick={() => go({ name: 'policies', policyId: policy.id })}>
                  {policy.ourTitle}
                </button>
                <p>
                  {policy.version === null ? 'No version printed' : `Version ${policy.version}`}. In force: {policy.effective.startsWith('none printed') ? policy.effective : `“${policy.effective}”, as printed`}.
                  <br />
                  <span className="quiet">
                    {count(policy.clauses, 'clause')}; {count(policy.defects, 'fault')} in the printed text; {count(policy.readings, 'wording')} with more than one reading
                  </span>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
