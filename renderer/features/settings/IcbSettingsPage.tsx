import { InsetText } from 'nhsuk-react-components';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { dayAndTime, shortIcb } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { BackToSettings } from './BackToSettings.tsx';
import { BackToIcb } from './icb/BackToIcb.tsx';
import { Overview } from './icb/Overview.tsx';
import { IcbForm } from './IcbForm.tsx';
import { OnlyFor } from '../../components/May.tsx';

type Icb = Output<'icb.list'>['icbs'][number];

/** The ICBs; everything that one of them sets; or, of one, what stands on its letters. */
export function IcbSettingsPage({ ods, letters }: { ods: string | null; letters: boolean }) {
  const query = useQuery('icb.list', {});
  const { go } = useNavigation();
  const [saved, setSaved] = useState(false);
  // Back to the top, where it says that it was saved: the button may be a long way down.
  const onSaved = () => {
    setSaved(true);
    void query.refetch().then(() => document.querySelector<HTMLElement>('main h1')?.focus());
  };
  const icb = query.data?.icbs.find((one) => one.ods === ods) ?? null;
  if (icb && !letters) return <Overview icb={icb} />;
  return (
    <div className="page page--form">
      {icb ? <BackToIcb ods={icb.ods} /> : <BackToSettings />}
      <PageTitle key={icb ? icb.ods : 'list'} caption={icb ? shortIcb(icb.name) : undefined}>
        {icb ? 'Letters: address and rights' : 'ICB settings'}
      </PageTitle>
      <Problem error={query.error} retry={() => void query.refetch()} title="The ICBs could not be listed" />
      {query.status === 'loading' ? <Loading what="the settings" /> : null}
      {icb ? (
        <>
          {saved ? (
            <InsetText>
              <p>Saved. Letters of this ICB can be drafted now.</p>
            </InsetText>
          ) : null}
          <SettingState icb={icb} />
          <OnlyFor action="configure">
            <IcbForm key={`${icb.ods}-${icb.at ?? ''}`} ods={icb.ods} settings={icb.settings} onSaved={onSaved} />
          </OnlyFor>
        </>
      ) : (
        <ul className="policies">
          {(query.data?.icbs ?? []).map((one) => (
            <li key={one.ods}>
              <button type="button" className="link-button" onClick={() => go({ name: 'settings', section: 'icb', ods: one.ods })}>
                {shortIcb(one.name)}
              </button>
              <p>{one.settings ? setBy(one) : 'Not set: no letter of this ICB can be drafted'}</p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Who set it and when; or what follows while nothing is set. */
function SettingState({ icb }: { icb: Icb }) {
  if (icb.settings) return <p>{setBy(icb)}.</p>;
  return (
    <InsetText>
      <p>Nothing is set for this ICB. Until it is, no letter can be drafted: a letter without a true address, telephone and rights could leave a patient without a way back.</p>
    </InsetText>
  );
}

const setBy = (icb: Icb): string => (icb.by && icb.at ? `Set by ${icb.by}, ${dayAndTime(icb.at)}` : 'Set');
