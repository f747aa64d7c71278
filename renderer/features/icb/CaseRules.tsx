import { createContext, useContext, type ReactNode } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Problem } from '../../components/Problem.tsx';

type Rules = Output<'case.rules'>;

const Context = createContext<Rules | null>(null);

/** Asks once for what the case's ICB has configured, for every part of the screen that speaks of it. */
export function CaseRulesProvider({ applicationId, children }: { applicationId: string; children: ReactNode }) {
  const query = useQuery('case.rules', { applicationId });
  return (
    <Context value={query.data}>
      <Problem error={query.error} retry={() => void query.refetch()} title="What the ICB has set could not be read" />
      {children}
    </Context>
  );
}

/** What the case's ICB has configured; null while it is being asked for. */
export function useCaseRules(): Rules | null {
  return useContext(Context);
}
