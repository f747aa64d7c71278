import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { PolicySummary } from '../../../shared/contract/policy.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count, shortIcb } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import type { Screen } from '../../navigation/screen.ts';
import { libraryChanged } from './libraryChanged.ts';
import { PolicyFilters } from './PolicyFilters.tsx';
import { anyPolicy, byIcb, comparedWords, faultsLine, filterPolicies, forceWords, stateLine, type PolicyFilter } from './policyListModel.ts';
import { versionWords } from './policyModel.ts';
import { OnlyFor } from '../../components/May.tsx';

/** The policies that the app holds, by ICB, with what a reader must know of each before relying on it. */
export function PolicyList() {
  const query = useQuery('policy.list', {}, libraryChanged);
  const { go } = useNavigation();
  const [filter, setFilter] = useState<PolicyFilter>(anyPolicy);
  const all = query.data?.policies ?? [];
  const shown = filterPolicies(all, filter);
  return (
    <div className="page page--form">
      <div className="page-head">
        <PageTitle>Policies</PageTitle>
        <OnlyFor action="keepPolicies" quiet>
          <Button type="button" onClick={() => go({ name: 'policies', part: 'import' })}>
            Import a policy
          </Button>
        </OnlyFor>
      </div>
      <p>Policy texts that are held here. Where none is held for a request, the app says so, and that is not a refusal.</p>
      <p className="ways">
        <Way to={{ name: 'policies', part: 'compare' }} label="Compare two versions" />
        <Way to={{ name: 'policies', part: 'side-by-side' }} label="One request under each ICB" />
        <Way to={{ name: 'policies', part: 'reassess' }} label="Work out the open cases again" />
        <Way to={{ name: 'settings', section: 'guidance' }} label="Guidance register" />
      </p>
      <Problem error={query.error} retry={() => void query.refetch()} title="The policies could not be listed" />
      {query.status === 'loading' ? <Loading what="the policies" /> : null}
      {query.data && all.length === 0 ? <p>No policy text is held. “Import a policy” brings one in.</p> : null}
      {all.length > 0 ? (
        <>
          <p role="status" className="list-count">
            {shown.length === all.length ? `${count(all.length, 'policy', 'policies')}.` : `${shown.length} of ${count(all.length, 'policy', 'policies')} shown.`}
          </p>
          <PolicyFilters policies={all} filter={filter} onChange={setFilter} />
          {shown.length === 0 ? <p>No policy that is held fits all of these.</p> : null}
        </>
      ) : null}
      {byIcb(shown).map((group, index) => (
        <section key={group.icb} aria-labelledby={`policies-${index}`}>
          <h2 className="section-title" id={`policies-${index}`}>
            {shortIcb(group.icb)}
          </h2>
          <ul className="policies">
            {group.policies.map((policy) => (
              <Row key={policy.id} policy={policy} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Way({ to, label }: { to: Screen; label: string }) {
  const { go } = useNavigation();
  return (
    <button type="button" className="link-button" onClick={() => go(to)}>
      {label}
    </button>
  );
}

function Row({ policy }: { policy: PolicySummary }) {
  const { go } = useNavigation();
  return (
    <li>
      <button type="button" className="link-button policies__name" onClick={() => go({ name: 'policies', policyId: policy.id })}>
        {policy.ourTitle}
      </button>
      <p>
        {versionWords(policy.version)}. {forceWords(policy)}
      </p>
      <p>{stateLine(policy)}</p>
      <p>{comparedWords(policy.compared)}</p>
      <p className="quiet">{faultsLine(policy)}</p>
    </li>
  );
}
