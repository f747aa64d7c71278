import type { ReactNode } from 'react';
import type { IntakeView } from '../../../shared/contract/intake.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { Referral } from './Found.tsx';
import { isUndecided } from './intakeModel.ts';
import { Mapping } from './Mapping.tsx';
import { Records } from './Records.tsx';

interface Props {
  readonly intake: IntakeView;
  /** What a person must see about the papers. */
  readonly issues: ReactNode;
  /** What the papers say of one request: its patient, its form. Left out where there are several. */
  readonly about: ReactNode;
  /** What can become of papers that hold one request. */
  readonly children: ReactNode;
}

/**
 * The body of the screen. Where there are lists among the papers, what their columns mean and what becomes of each request stand
 * before everything else, because nothing else can be done before; papers without any show what was read and what can
 * become of it; what is held shows first what can be done about it, since little was read.
 */
export function Lists({ intake, issues, about, children }: Props) {
  const hasLists = intake.papers.some((paper) => paper.kind === 'csv');
  const mayHoldSeveral = hasLists || intake.papers.some((paper) => paper.kind === 'fhir');
  const again = (event: { kind: string }) => event.kind === 'changed';
  const columns = useQuery('intake.columns', hasLists ? { intakeId: intake.intakeId } : null, again);
  const records = useQuery('intake.records', mayHoldSeveral ? { intakeId: intake.intakeId } : null, again);
  if (!mayHoldSeveral) {
    const held = intake.status === 'stuck';
    return (
      <>
        {held ? children : null}
        {issues}
        {about}
        {held ? null : children}
      </>
    );
  }
  if (!records.data || (hasLists && !columns.data)) {
    const error = records.error ?? columns.error;
    return (
      <>
        {error ? <Problem error={error} retry={() => void Promise.all([records.refetch(), columns.refetch()])} /> : <Loading what="the requests of the list" />}
        {issues}
      </>
    );
  }
  const several = records.data.records.length > 0;
  const lists = columns.data?.lists ?? [];
  const mappings = lists.map((list) => <Mapping key={list.paperId} intakeId={intake.intakeId} list={list} />);
  if (several) {
    return (
      <>
        <Records intake={intake} records={records.data.records} others={records.data.others} open={isUndecided(intake)} onChanged={() => void records.refetch()} />
        {mappings}
        {issues}
        <Referral intake={intake} />
      </>
    );
  }
  return (
    <>
      {mappings}
      {issues}
      {about}
      {children}
    </>
  );
}
