import type { Output } from '../../../../shared/contract/index.ts';
import type { IcbSectionState } from '../../../../shared/contract/icbConfiguration.ts';
import { icbSectionIds, icbSections } from '../../../../shared/domain/icbConfiguration.ts';
import { useQuery } from '../../../api/useQuery.ts';
import { Loading } from '../../../components/Loading.tsx';
import { PageTitle } from '../../../components/PageTitle.tsx';
import { Problem } from '../../../components/Problem.tsx';
import { count, day, dayAndTime, shortIcb } from '../../../components/words.ts';
import { useNavigation } from '../../../navigation/NavigationContext.tsx';
import type { IcbPart } from '../../../navigation/screen.ts';
import { BackToSettings } from '../BackToSettings.tsx';

/** Letters cannot be drafted without it: a letter without a true address, telephone and rights could leave a patient without a way back. */
export const lettersWhileUnset = 'No letter of this ICB can be drafted.';

/** Everything that one ICB can set: each section set by whom and when, or not set with what follows. */
export function Overview({ icb }: { icb: Output<'icb.list'>['icbs'][number] }) {
  const { ods } = icb;
  const query = useQuery('icb.configuration', { ods });
  const { data } = query;
  const unset = data ? icbSectionIds.filter((id) => !isSet(data.sections[id])).length + (icb.settings ? 0 : 1) : 0;
  return (
    <div className="page page--form">
      <BackToSettings />
      <PageTitle caption="ICB settings">{shortIcb(ods)}</PageTitle>
      <Problem error={query.error} retry={() => void query.refetch()} title="The settings could not be read" />
      {query.status === 'loading' ? <Loading what="the settings" /> : null}
      {data ? (
        <>
          <p>
            {data.name}. ODS code {ods}
            {data.from ? `, from ${day(data.from)}` : ''}
            {data.to ? `, until ${day(data.to)}` : ''}.
          </p>
          <p>{unset === 0 ? 'Every section is set.' : `${count(unset, 'section is', 'sections are')} not set. Nothing is filled in for you: rules differ between ICBs.`}</p>
          <ul className="policies">
            <Place ods={ods} part="letters" label="Letters: address and rights">
              {icb.settings ? (icb.by && icb.at ? `Set by ${icb.by}, ${dayAndTime(icb.at)}.` : 'Set.') : <Unset words={lettersWhileUnset} />}
            </Place>
            {icbSectionIds.map((id) => {
              const held: IcbSectionState<unknown> | null = data.sections[id];
              return (
                <Place key={id} ods={ods} part={id} label={icbSections[id].label}>
                  {held && isSet(held) ? (
                    `Set by ${held.by}, ${dayAndTime(held.at)}. Version ${held.number}.`
                  ) : (
                    <>
                      <Unset words={icbSections[id].whileUnset} />
                      {held ? ` ${held.reason === null ? 'What was set cannot be read by this version of the app. Set' : 'Taken back'} by ${held.by}, ${dayAndTime(held.at)}.` : null}
                    </>
                  )}
                </Place>
              );
            })}
          </ul>
        </>
      ) : null}
    </div>
  );
}

const isSet = (state: IcbSectionState<unknown> | null): boolean => state !== null && state.value !== null;

const Unset = ({ words }: { words: string }) => (
  <>
    <strong>Not set.</strong> {words}
  </>
);

function Place({ ods, part, label, children }: { ods: string; part: IcbPart; label: string; children: React.ReactNode }) {
  const { go } = useNavigation();
  return (
    <li>
      <button type="button" className="link-button" onClick={() => go({ name: 'settings', section: 'icb', ods, part })}>
        {label}
      </button>
      <p>{children}</p>
    </li>
  );
}
