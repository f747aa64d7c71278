import type { App } from 'electron';
import { join } from 'node:path';

/**
 * Where this app keeps what it writes. On Windows the local profile, not the roaming one: a roaming profile copies
 * itself to a server at sign-out, and the record must not leave this computer by the side door.
 */
export function dataFolder(app: App): string {
  if (__TEST_HOOKS__ && process.env.IFR_TEST_PROFILE) return process.env.IFR_TEST_PROFILE;
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) return join(process.env.LOCALAPPDATA, 'IFR Panel');
  return join(app.getPath('appData'), 'IFR Panel');
}
