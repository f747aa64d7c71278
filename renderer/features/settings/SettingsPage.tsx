import type { IcbPart, SettingsSection } from '../../navigation/screen.ts';
import { SettingsPage as PassphrasePage } from '../session/SettingsPage.tsx';
import { DisposalPage } from '../disposal/DisposalPage.tsx';
import { CheckRecordPage } from './CheckRecordPage.tsx';
import { GuidancePage } from './GuidancePage.tsx';
import { HolidaysPage } from './HolidaysPage.tsx';
import { IcbSettingsPage } from './IcbSettingsPage.tsx';
import { SectionPage } from './icb/SectionPage.tsx';
import { PracticesPage } from './PracticesPage.tsx';
import { SettingsHome } from './SettingsHome.tsx';
import { PeoplePage } from '../people/PeoplePage.tsx';
import { RecoveryKeysPage } from '../people/RecoveryKeysPage.tsx';

/** Settings: its own list, or the part that was asked for. */
export function SettingsPage({ section, ods, part }: { section?: SettingsSection | undefined; ods?: string | undefined; part?: IcbPart | undefined }) {
  switch (section) {
    case 'icb':
      return ods && part && part !== 'letters' ? <SectionPage ods={ods} id={part} /> : <IcbSettingsPage ods={ods ?? null} letters={part === 'letters'} />;
    case 'passphrase':
      return <PassphrasePage />;
    case 'check':
      return <CheckRecordPage />;
    case 'guidance':
      return <GuidancePage />;
    case 'people':
      return <PeoplePage />;
    case 'recovery':
      return <RecoveryKeysPage />;
    case 'practices':
      return <PracticesPage />;
    case 'disposal':
      return <DisposalPage />;
    case 'holidays':
      return <HolidaysPage />;
    default:
      return <SettingsHome />;
  }
}
