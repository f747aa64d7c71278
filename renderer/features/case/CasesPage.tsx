import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { CaseCount, CaseFilters } from '../../../shared/contract/search.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useDraft } from '../../components/useDraft.ts';
import { count } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { CaseFiltersForm } from '../find/CaseFiltersForm.tsx';
import { FoundTable } from '../find/FoundTable.tsx';
import { KeptFilters } from '../find/KeptFilters.tsx';
import { useCaseCount } from '../find/useCaseCount.ts';
import { useCaseSearch } from '../find/useCaseSearch.ts';

const nothing: { text: string; filters: CaseFilters; pages: number } = { text: '', filters: {}, pages: 1 };

/** All cases, newest first, narrowed as you type and by filters. What was typed and chosen is there again when the person comes back. */
export function CasesPage() {
  const { draft, set } = useDraft('cases', nothing);
  const { text, filters } = draft;
  const [startPages] = useState(draft.pages);
  const search = useCaseSearch(text, filters, startPages);
  const counted = useCaseCount(text, filters, search.rows);
  const choices = useQuery('case.filterChoices', {});
  const { go } = useNavigation();
  const narrowed = text.trim() !== '' || Object.keys(filters).length > 0;
  const filtered = Object.keys(filters).length;
  const rows = search.rows;
  const change = (to: Partial<typeof nothing>) => set({ pages: 1, ...to });

  return (
    <div className="page">
      <div className="page-head">
        <PageTitle>Cases</PageTitle>
        <div className="nhsuk-button-group">
          <Button type="button" secondary onClick={() => go({ name: 'caller' })}>
            Somebody rings
          </Button>
          <Button type="button" secondary onClick={() => go({ name: 'register' })}>
            Running register
          </Button>
        </div>
      </div>
      <div className="nhsuk-form-group">
        <label className="nhsuk-label" htmlFor="find-case">
          Find by case number, patient, NHS number, treatment, diagnosis, clinician, provider, ICB, stage or outcome
        </label>
        <input id="find-case" className="nhsuk-input" type="search" autoComplete="off" spellCheck={false} maxLength={200} value={text} onChange={(event) => change({ text: event.target.value })} />
      </div>
      <KeptFilters filters={filters} onChoose={(chosen) => change({ filters: chosen })} />
      <details className="fold filters">
        <summary>{filtered === 0 ? 'Show only some of them' : `Show only some of them (${count(filtered, 'filter')} set)`}</summary>
        <Problem error={choices.error} retry={() => void choices.refetch()} title="The choices could not be read" />
        <CaseFiltersForm filters={filters} choices={choices.data} onChange={(chosen) => change({ filters: chosen })} />
      </details>
      {narrowed ? (
        <p>
          <button type="button" className="link-button" onClick={() => change({ text: '', filters: {} })}>
            Show all cases
          </button>
        </p>
      ) : null}
      <Problem error={search.error} retry={search.again} title="The list of cases could not be read" />
      {search.building ? (
        <p className="quiet">
          The list is being made ready: {search.building.done.toLocaleString('en-GB')} of {search.building.total.toLocaleString('en-GB')} cases so far. A case that is not shown may still come.
        </p>
      ) : null}
      {rows === null && !search.error ? <Loading what="the cases" /> : null}
      <p role="status">{rows === null ? '' : found(rows.length, counted, search.fresh, narrowed)}</p>
      {counted?.didYouMean && search.fresh ? (
        <p>
          Did you mean{' '}
          <button type="button" className="link-button" onClick={() => change({ text: counted.didYouMean! })}>
            {counted.didYouMean}
          </button>
          ?
        </p>
      ) : null}
      {rows !== null && rows.length > 0 ? <FoundTable rows={rows} busy={!search.fresh} /> : null}
      {search.more ? (
        <Button
          type="button"
          secondary
          onClick={() => {
            set({ pages: draft.pages + 1 });
            void search.more?.();
          }}
        >
          Show more cases
        </Button>
      ) : null}
    </div>
  );
}

/** How many there are, in words; nothing is counted on beyond a thousand. */
function found(shown: number, counted: CaseCount | null, fresh: boolean, narrowed: boolean): string {
  if (shown === 0 && fresh) return narrowed ? 'No case fits. Each word that you type must begin a word of the case.' : 'There are no cases yet. A case is made from a referral: choose Work, then Take in a referral.';
  if (!counted || !fresh) return '';
  return counted.more ? `More than ${counted.count.toLocaleString('en-GB')} cases` : count(counted.count, 'case');
}
