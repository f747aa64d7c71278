import type { SettingsSection } from '../../navigation/screen.ts';
import { SettingsPage as PassphrasePage } from '../session/SettingsPage.tsx';
import { CheckRecordPage } from './CheckRecordPage.tsx';
import { IcbSettingsPage } from './IcbSettingsPage.tsx';
import { SettingsHome } from './SettingsHome.tsx';

/** Settings: its own list, or the part that was asked for. */
export function SettingsPage({ section, ods }: { section?: SettingsSection | undefined; ods?: string | undefined }) {
  switch (section) {
    case 'icb':
      return <IcbSettingsPage ods={ods ?? null} />;
    case 'passphrase':
      return <PassphrasePage />;
    case 'check':
      return <CheckRecordPage />;
    default:
      return <SettingsHome />;
  }
}
