import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { Guidance } from '../../../shared/policy/guidance.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { dayAndTime } from '../../components/words.ts';
import { listInWords } from '../assessment/assessmentModel.ts';
import { libraryChanged } from '../policies/libraryChanged.ts';
import { relationWords } from '../policies/policyModel.ts';
import { BackToSettings } from './BackToSettings.tsx';
import { GuidanceForm } from './GuidanceForm.tsx';
import { checkedWords, mandatoryWords, treatmentsFor } from './guidanceModel.ts';
import { OnlyFor } from '../../components/May.tsx';

type Entry = Output<'guidance.list'>['guidance'][number];

/** The guidance register: what national guidance people have entered, how old that knowledge is, and the form to enter more. */
export function GuidancePage() {
  const query = useQuery('guidance.list', {}, libraryChanged);
  const policies = useQuery('policy.list', {}, libraryChanged);
  /** Null: the list. `new` or an id: the form. */
  const [editing, setEditing] = useState<string | null>(null);
  const all = query.data?.guidance ?? [];
  const treatments = treatmentsFor(policies.data?.policies ?? []);
  const back = () => {
    setEditing(null);
    void query.refetch();
    requestAnimationFrame(() => document.querySelector<HTMLElement>('main h1, .page h1')?.focus());
  };
  const edited = all.find(({ entry }) => entry.id === editing)?.entry ?? null;
  return (
    <div className="page page--form">
      <BackToSettings />
      <PageTitle key={editing ?? 'list'}>{editing === null ? 'Guidance register' : edited ? edited.identifier : 'Add guidance'}</PageTitle>
      <Problem error={query.error} retry={() => void query.refetch()} title="The register could not be read" />
      {query.status === 'loading' ? <Loading what="the register" /> : null}
      {editing !== null ? (
        <GuidanceForm entry={edited} others={all.map(({ entry }) => entry).filter((entry) => entry.id !== editing)} treatments={treatments} onDone={back} />
      ) : query.data ? (
        <>
          <p>The app looks nothing up. It knows only what people enter here, and says when each entry was last compared with the publisher’s page.</p>
          <OnlyFor action="keepPolicies">
            <Button type="button" onClick={() => setEditing('new')}>
              Add guidance
            </Button>
          </OnlyFor>
          {all.length === 0 ? <p>Nothing is entered yet.</p> : null}
          <ul className="policies">
            {all.map((one) => (
              <GuidanceRow key={one.entry.id} one={one} all={all.map(({ entry }) => entry)} treatments={treatments} onEdit={() => setEditing(one.entry.id)} />
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

interface RowProps {
  readonly one: Entry;
  readonly all: readonly Guidance[];
  readonly treatments: readonly { readonly id: string; readonly label: string }[];
  readonly onEdit: () => void;
}

function GuidanceRow({ one: { entry, by, at }, all, treatments, onEdit }: RowProps) {
  const nameOf = (id: string) => all.find((other) => other.id === id)?.identifier ?? 'guidance that is not in the register';
  const treatment = (id: string) => treatments.find((other) => other.id === id)?.label ?? 'a treatment that no policy here is about';
  return (
    <li>
      <h2 className="section-title">
        {entry.identifier}: {entry.title}
      </h2>
      <p>
        {entry.publisher}. {mandatoryWords(entry)}
        {entry.replacedBy.length > 0 ? ` Replaced by ${listInWords(entry.replacedBy.map(nameOf))}.` : ''}
      </p>
      {entry.aliases.length > 0 ? <p>Also written: {entry.aliases.join('; ')}</p> : null}
      {entry.about.map((about) => (
        <p key={`${about.treatment}-${about.relation}`}>
          {treatment(about.treatment)}: it is about {relationWords[about.relation]}.
        </p>
      ))}
      {entry.note ? <p>Note: {entry.note}</p> : null}
      <p>
        {checkedWords(entry)} <span className="quiet">{by && at ? `Entered by ${by}, ${dayAndTime(at)}.` : 'Came with the app.'}</span>
      </p>
      <OnlyFor action="keepPolicies" quiet>
        <p>
          <button type="button" className="link-button" onClick={onEdit}>
            Change this entry<span className="nhsuk-u-visually-hidden">: {entry.identifier}</span>
          </button>
        </p>
      </OnlyFor>
    </li>
  );
}
