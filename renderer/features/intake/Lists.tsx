import type { ReactNode } from 'react';
import type { IntakeView } from '../../../shared/contract/intake.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { isUndecided } from './intakeModel.ts';
import { Mapping } from './Mapping.tsx';
import { Records } from './Records.tsx';

/** What is asked about lists among the papers: what their columns mean, and what becomes of each request. Papers without any go on as `children` say. */
export function Lists({ intake, children }: { intake: IntakeView; children: ReactNode }) {
  const hasLists = intake.papers.some((paper) => paper.kind === 'csv');
  const mayHoldSeveral = hasLists || intake.papers.some((paper) => paper.kind === 'fhir');
  const again = (event: { kind: string }) => event.kind === 'changed';
  const columns = useQuery('intake.columns', hasLists ? { intakeId: intake.intakeId } : null, again);
  const records = useQuery('intake.records', mayHoldSeveral ? { intakeId: intake.intakeId } : null, again);
  if (!mayHoldSeveral) return children;
  if (!records.data || (hasLists && !columns.data)) {
    const error = records.error ?? columns.error;
    return error ? <Problem error={error} retry={() => void Promise.all([records.refetch(), columns.refetch()])} /> : <Loading what="the requests of the list" />;
  }
  const several = records.data.records.length > 0;
  return (
    <>
      {(columns.data?.lists ?? []).map((list) => (
        <Mapping key={list.paperId} intakeId={intake.intakeId} list={list} />
      ))}
      {several ? <Records intake={intake} records={records.data.records} others={records.data.others} open={isUndecided(intake)} onChanged={() => void records.refetch()} /> : children}
    </>
  );
}
