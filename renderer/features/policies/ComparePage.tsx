import { Select } from 'nhsuk-react-components';
import { useState } from 'react';
import type { LibraryView } from '../../../shared/contract/policy.ts';
import { compareVersions } from '../../../shared/policy/compareVersions.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count, shortIcb } from '../../components/words.ts';
import { BackToPolicies } from './BackToPolicies.tsx';
import { firstPair, rowsOf, type DifferenceRow } from './compareModel.ts';
import { libraryChanged } from './libraryChanged.ts';
import { policyName } from './policyModel.ts';
import { Section } from './Section.tsx';
import { Touched, useTouched } from './Touched.tsx';
import { useMay } from '../../components/May.tsx';

type Held = LibraryView['policies'][number];

/** Two versions, or any two policies: what differs, and which open cases would come out differently under the second. */
export function ComparePage({ policyId }: { policyId: string | null }) {
  const query = useQuery('policy.library', {}, libraryChanged);
  return (
    <div className="page">
      <BackToPolicies policyId={policyId} />
      <PageTitle>Compare two versions</PageTitle>
      <Problem error={query.error} retry={() => void query.refetch()} title="The policies could not be read" />
      {query.status === 'loading' ? <Loading what="the policies" /> : null}
      {query.data ? query.data.policies.length < 2 ? <p>Two policies are needed, and {count(query.data.policies.length, 'policy is', 'policies are')} held.</p> : <Pair policies={query.data.policies} policyId={policyId} /> : null}
    </div>
  );
}

function Pair({ policies, policyId }: { policies: readonly Held[]; policyId: string | null }) {
  const [pair, setPair] = useState(() => firstPair(policies, policyId));
  const before = policies.find((one) => one.policy.id === pair.before);
  const after = policies.find((one) => one.policy.id === pair.after);
  const choice = (id: 'before' | 'after', label: string) => (
    <Select id={`compare-${id}`} label={label} value={pair[id]} onChange={(event) => setPair({ ...pair, [id]: event.currentTarget.value })}>
      <option value="">Choose a policy</option>
      {policies.map(({ policy, summary }) => (
        <option key={policy.id} value={policy.id}>
          {policyName(policy)} ({shortIcb(summary.icb)})
        </option>
      ))}
    </Select>
  );
  return (
    <>
      <div className="filters__row filters__row--wide">
        {choice('before', 'Before')}
        {choice('after', 'After')}
      </div>
      {!before || !after ? <p>Choose two policies.</p> : before === after ? <p>These are the same. Choose two different ones.</p> : <Differences before={before} after={after} />}
    </>
  );
}

function Differences({ before, after }: { before: Held; after: Held }) {
  const rows = rowsOf(compareVersions(before.policy, after.policy), before.policy, after.policy);
  return (
    <>
      <Section id="compare-differences" title="What differs">
        {rows.length === 0 ? <p>Nothing that the app reads differs between them.</p> : <DifferenceTable rows={rows} />}
      </Section>
      <OpenCases after={after} />
    </>
  );
}

/** Open cases that would come out differently under the second policy, if it were adopted. */
function OpenCases({ after }: { after: Held }) {
  const { may, why } = useMay();
  const followed = after.summary.state === 'adopted' || after.summary.state === 'shipped';
  const touched = useTouched(followed || !may('seeTouched') ? null : { policyId: after.policy.id, change: { kind: 'adopt' } });
  return (
    <Section id="compare-cases" title="Open cases">
      {followed ? (
        <p>“{policyName(after.policy)}” is followed already. Open cases are answered by it wherever it governs.</p>
      ) : may('seeTouched') ? (
        <Touched query={touched} what={`if “${policyName(after.policy)}” is adopted`} />
      ) : (
        <p className="not-allowed">{why('seeTouched')}</p>
      )}
    </Section>
  );
}

function DifferenceTable({ rows }: { rows: readonly DifferenceRow[] }) {
  return (
    <table className="rows rows--plain" aria-label="What differs">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            <th scope="row">
              {row.what}
              {row.name ? <span className="rows__under">{row.name}</span> : null}
            </th>
            <td>
              <span className="rows__label">Before: </span>
              {row.before ?? <span className="quiet">Not there</span>}
            </td>
            <td>
              <span className="rows__label">After: </span>
              {row.after ?? <span className="quiet">Not there</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
