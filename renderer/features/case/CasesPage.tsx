import { useState } from 'react';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count, shortIcb } from '../../components/words.ts';
import { CaseTable } from '../work/CaseTable.tsx';
import { urgentFirst } from '../work/workModel.ts';

/** All cases, urgent first, narrowed by what is typed. */
export function CasesPage() {
  const list = useQuery('case.list', {});
  const [typed, setTyped] = useState('');
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const all = urgentFirst(list.data?.cases ?? []);
  const rows = all.filter((row) => {
    const text = `${row.number} ${row.treatment ?? ''} ${shortIcb(row.icb)} ${row.stageLabel} ${row.urgency}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <div className="page">
      <PageTitle>Cases</PageTitle>
      <Problem error={list.error} retry={() => void list.refetch()} title="The list of cases could not be read" />
      {list.status === 'loading' ? <Loading what="the cases" /> : null}
      {list.data && all.length === 0 ? <p>There are no cases yet. A case is made from a referral: choose Work, then Take in a referral.</p> : null}
      {all.length > 0 ? (
        <>
          <div className="nhsuk-form-group">
            <label className="nhsuk-label" htmlFor="find-case">
              Find by case number, treatment, ICB or stage
            </label>
            <input id="find-case" className="nhsuk-input nhsuk-input--width-20" type="search" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
          </div>
          <p role="status">{rows.length === all.length ? count(all.length, 'case') : `${rows.length} of ${count(all.length, 'case')}`}</p>
          {rows.length > 0 ? <CaseTable rows={rows} label="Cases" /> : null}
        </>
      ) : null}
    </div>
  );
}
