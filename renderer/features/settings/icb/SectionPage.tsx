import { InsetText } from 'nhsuk-react-components';
import { useState } from 'react';
import { icbSections, type IcbSectionId } from '../../../../shared/domain/icbConfiguration.ts';
import { useQuery } from '../../../api/useQuery.ts';
import { useAnnounce } from '../../../components/Announcer.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { PageTitle } from '../../../components/PageTitle.tsx';
import { Problem } from '../../../components/Problem.tsx';
import { dayAndTime, shortIcb } from '../../../components/words.ts';
import { NotSet } from '../../icb/IcbSays.tsx';
import { BackToIcb } from './BackToIcb.tsx';
import { SectionForm } from './SectionForm.tsx';
import { SectionHistory } from './SectionHistory.tsx';
import { sectionForms } from './sectionForms.ts';
import { TakeBack } from './TakeBack.tsx';

/** One section of an ICB's configuration: its state, its form, and who changed it when. */
export function SectionPage({ ods, id }: { ods: string; id: IcbSectionId }) {
  const query = useQuery('icb.configuration', { ods });
  const say = useAnnounce();
  const [saved, setSaved] = useState<string | null>(null);
  const held = query.data?.sections[id] ?? null;
  // Back to the top, where it says so: the button may be a long way down.
  const done = (words: string) => {
    setSaved(words);
    say(words);
    void query.refetch().then(() => document.querySelector<HTMLElement>('main h1, .page h1')?.focus());
  };
  return (
    <div className="page page--form">
      <BackToIcb ods={ods} />
      <PageTitle caption={shortIcb(ods)}>{icbSections[id].label}</PageTitle>
      <Problem error={query.error} retry={() => void query.refetch()} title="The settings could not be read" />
      {query.status === 'loading' ? <Loading what="the settings" /> : null}
      {saved ? (
        <InsetText>
          <p>{saved}</p>
        </InsetText>
      ) : null}
      {query.data ? (
        <>
          {held && held.value !== null ? (
            <p>
              Set by {held.by}, {dayAndTime(held.at)}. Version {held.number}.
            </p>
          ) : (
            <NotSet words={icbSections[id].whileUnset} />
          )}
          <p>{sectionForms[id].intro}</p>
          <SectionForm key={held?.number ?? 0} ods={ods} id={id} held={held} onSaved={() => done('Saved as a new version.')} refetch={() => void query.refetch()} />
          {held && held.value !== null ? <TakeBack key={`back-${held.number}`} ods={ods} id={id} after={held.number} onDone={() => done('Taken back: it is not set now.')} /> : null}
          <SectionHistory key={`history-${held?.number ?? 0}`} ods={ods} id={id} />
        </>
      ) : null}
    </div>
  );
}
