import type { ReactNode } from 'react';
import type { CaseView } from '../../../shared/contract/case.ts';
import { useQuery, type Query } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { CaseRulesProvider } from '../icb/CaseRules.tsx';
import { CaseStrip } from './CaseStrip.tsx';

interface Props {
  readonly applicationId: string;
  /** The heading while the case is being opened. */
  readonly title: string;
  readonly children: (view: CaseView, query: Query<CaseView>) => ReactNode;
}

/** What every screen of a case shares: the case is asked for, its strip stands on top, and a refusal is shown. */
export function CaseFrame({ applicationId, title, children }: Props) {
  const query = useQuery('case.get', { applicationId });
  if (!query.data) {
    return (
      <div className="page">
        <PageTitle>{title}</PageTitle>
        {query.error ? <Problem error={query.error} retry={() => void query.refetch()} title="The case could not be opened" /> : <Loading what="the case" />}
      </div>
    );
  }
  return (
    <CaseRulesProvider applicationId={applicationId}>
      <CaseStrip view={query.data} />
      <Problem error={query.error} retry={() => void query.refetch()} title="The case could not be read again" />
      {children(query.data, query)}
    </CaseRulesProvider>
  );
}
