import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { count } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import type { Screen } from '../../navigation/screen.ts';

/** Settings: the ICBs' letters, guidance and GP practices, the person who is signed in, and the check of the record. */
export function SettingsHome() {
  const session = useQuery('session.status', {}, () => false);
  const icbs = useQuery('icb.list', {});
  const unset = (icbs.data?.icbs ?? []).filter((icb) => icb.settings === null).length;
  const person = session.data?.person;
  return (
    <div className="page page--form">
      <PageTitle>Settings</PageTitle>
      <Problem error={icbs.error} retry={() => void icbs.refetch()} title="The ICBs could not be listed" />
      {icbs.status === 'loading' ? <Loading what="the settings" /> : null}
      <ul className="policies">
        <Place
          label="ICB settings"
          screen={{ name: 'settings', section: 'icb' }}
          words={unset > 0 ? `What each ICB has set: letters, rules and time limits. ${count(unset, 'ICB')} not set: no letter of theirs can be drafted.` : 'What each ICB has set: letters, rules and time limits.'}
        />
        <Place label="Guidance register" screen={{ name: 'settings', section: 'guidance' }} words="National guidance that people have entered, and when it was last compared with the publisher’s page." />
        <Place label="GP practices" screen={{ name: 'settings', section: 'practices' }} words="Which ICB each practice belongs to, for the warning on the responsible ICB." />
        <Place label="Bank holidays" screen={{ name: 'settings', section: 'holidays' }} words="The days that are not counted as working days, and the date to which they are known." />
        <Place label="Your passphrase" screen={{ name: 'settings', section: 'passphrase' }} words={person ? `Signed in: ${person.name}, ${person.role}, ${person.organisation}.` : 'Change the passphrase of this device.'} />
        <Place label="People" screen={{ name: 'settings', section: 'people' }} words="Who works here, what each may see and do, and since when." />
        <Place label="Recovery keys" screen={{ name: 'settings', section: 'recovery' }} words="Who holds the paper with which the record can be opened when a passphrase is lost. Two people must, before the first case is made." />
        <Place label="Disposal of cases" screen={{ name: 'settings', section: 'disposal' }} words="Closed cases whose retention is over: one person proposes, another confirms." />
        <Place label="Check the record" screen={{ name: 'settings', section: 'check' }} words="Whether anything in the record was changed outside IFR Panel." />
      </ul>
    </div>
  );
}

function Place({ label, screen, words }: { label: string; screen: Screen; words: string }) {
  const { go } = useNavigation();
  return (
    <li>
      <button type="button" className="link-button" onClick={() => go(screen)}>
        {label}
      </button>
      <p>{words}</p>
    </li>
  );
}
