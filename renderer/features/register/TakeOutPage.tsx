import { useState } from 'react';
import { exportColumns, takeOutPurposes, type ExportColumn, type TakeOutPurpose } from '../../../shared/contract/register.ts';
import type { CaseFilters } from '../../../shared/contract/search.ts';
import { useQuery } from '../../api/useQuery.ts';
import { OnlyFor, useMay } from '../../components/May.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Tick } from '../../components/Tick.tsx';
import { TickGroup } from '../../components/TickGroup.tsx';
import { count } from '../../components/words.ts';
import { CaseFiltersForm } from '../find/CaseFiltersForm.tsx';
import { BackToRegister } from './BackToRegister.tsx';
import { SaveOutside } from './SaveOutside.tsx';

const columnChoices = (Object.keys(exportColumns) as ExportColumn[]).map((id) => ({ id, label: exportColumns[id] }));
const purposeChoices = (Object.keys(takeOutPurposes) as TakeOutPurpose[]).map((id) => ({ id, label: takeOutPurposes[id] }));

/** The register as a list for a spreadsheet. Who the patients are stands in it only when a person says so, and for what. */
export function TakeOutPage() {
  const { may, why } = useMay();
  const [columns, setColumns] = useState<string[]>(columnChoices.map(({ id }) => id));
  const [filters, setFilters] = useState<CaseFilters>({});
  const [named, setNamed] = useState(false);
  const [purpose, setPurpose] = useState<TakeOutPurpose | null>(null);
  const allowed = may('takeOutRegister');
  const choices = useQuery('case.filterChoices', allowed ? {} : null);
  const counted = useQuery('case.count', allowed ? { text: '', filters } : null);
  const last = useQuery('register.last', allowed ? {} : null);
  const filtered = Object.keys(filters).length;
  const identity = named ? purpose : null;
  return (
    <div className="page page--form">
      <BackToRegister />
      <PageTitle>Take the register out</PageTitle>
      <OnlyFor action="takeOutRegister">
        <h2 className="section-title">Cases</h2>
        <p role="status">{counted.data ? (counted.data.more ? `More than ${count(counted.data.count, 'case')} would stand in the list.` : `${count(counted.data.count, 'case')} would stand in the list.`) : ''}</p>
        <Problem error={choices.error ?? counted.error} title="The cases could not be counted" />
        <details className="fold filters">
          <summary>{filtered === 0 ? 'Take out only some of them' : `Take out only some of them (${count(filtered, 'filter')} set)`}</summary>
          <CaseFiltersForm filters={filters} choices={choices.data} onChange={setFilters} />
        </details>
        <TickGroup id="take-out-columns" legend="What the list says of each case" hint="The case number always stands first." choices={columnChoices} value={columns} onChange={setColumns} />
        {may('revealIdentity') ? (
          <Tick id="take-out-identity" label="Add who the patients are: name, NHS number, date of birth" checked={named} onChange={setNamed} />
        ) : (
          <p>The list does not say who the patients are. {why('revealIdentity')}</p>
        )}
        {named ? (
          <RadioGroup id="take-out-purpose" legend="What for?" hint="The record notes it for each patient in the list, with your name." choices={purposeChoices} value={purpose} onChange={(id) => setPurpose(id as TakeOutPurpose)} />
        ) : null}
        <SaveOutside
          key={`${named}-${purpose}`}
          channel="register.takeOut"
          input={{ columns: columns as ExportColumn[], text: '', filters, identity }}
          ready={!named || purpose !== null}
          open="Save the list of cases"
          warning={`Anybody who can open the folder can read it${identity ? ', with who the patients are' : ''}. Save it only where your ICB allows that, and delete it when it is not needed any more.`}
        />
        <h2 className="section-title">Past decisions</h2>
        {last.data?.pastDecisions === 0 ? (
          <p>No past decision has been brought in.</p>
        ) : (
          <>
            <p>{last.data ? `${count(last.data.pastDecisions, 'past decision')}, without who the patients were.` : ''}</p>
            <SaveOutside channel="register.takeOutDecisions" input={{}} open="Save the list of past decisions" warning="Anybody who can open the folder can read it. Save it only where your ICB allows that, and delete it when it is not needed any more." />
          </>
        )}
      </OnlyFor>
    </div>
  );
}
