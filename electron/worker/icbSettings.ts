import { z } from 'zod';
import { icbSettings, type IcbSettings } from '../../shared/contract/office.ts';
import type { Db } from '../../db/connection.ts';
import { findSetting } from '../../db/settingRepo.ts';
import { icbSectionKey, icbSections, type IcbConfiguration, type IcbSectionId } from '../../shared/domain/icbConfiguration.ts';

/** Under which key an ICB's settings are kept. */
export const icbSettingKey = (ods: string): string => `icb:${ods}`;

/** What an ICB puts on its letters, as last entered by a named person; null where nobody has entered it. */
export function icbSettingsOf(db: Db, ods: string): { settings: IcbSettings; by: string; at: string } | null {
  const row = findSetting(db, icbSettingKey(ods));
  const parsed = row ? icbSettings.safeParse(row.value) : null;
  return row && parsed?.success ? { settings: parsed.data, by: row.by, at: row.at } : null;
}

/** A section that was set and then taken back: the reason is kept in its place, so that who did it and why stays readable. */
const unset = z.strictObject({ unset: z.literal(true), reason: z.string() });
export function takenBack(value: unknown): { readonly reason: string } | null {
  const parsed = unset.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** What an ICB has configured, as last entered; a section that nobody has entered, or that was taken back, is absent. */
export function icbConfigurationOf(db: Db, ods: string): IcbConfiguration {
  return Object.fromEntries(
    (Object.keys(icbSections) as IcbSectionId[]).flatMap((id) => {
      const row = findSetting(db, icbSectionKey(ods, id));
      const parsed = row ? icbSections[id].value.safeParse(row.value) : null;
      return parsed?.success ? [[id, parsed.data]] : [];
    }),
  );
}
