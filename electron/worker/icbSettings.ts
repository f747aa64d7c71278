import { icbSettings, type IcbSettings } from '../../shared/contract/office.ts';
import type { Db } from '../../db/connection.ts';
import { findSetting } from '../../db/settingRepo.ts';

/** Under which key an ICB's settings are kept. */
export const icbSettingKey = (ods: string): string => `icb:${ods}`;

/** What an ICB puts on its letters, as last entered by a named person; null where nobody has entered it. */
export function icbSettingsOf(db: Db, ods: string): { settings: IcbSettings; by: string; at: string } | null {
  const row = findSetting(db, icbSettingKey(ods));
  const parsed = row ? icbSettings.safeParse(row.value) : null;
  return row && parsed?.success ? { settings: parsed.data, by: row.by, at: row.at } : null;
}
