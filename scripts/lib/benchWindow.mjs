// What a bench needs that opens windows: an Electron, a build of the app, and a screen.
import { build } from '../build.mjs';
import { displayPackages, needPackages } from './debian.mjs';
import { startVirtualDisplay } from './display.mjs';
import { resolveElectron } from './electron.mjs';

/** Finds Electron, builds the app where it is out of date, and starts a screen of the bench's own. `stop` ends the screen. */
export async function readyElectron() {
  const electron = await resolveElectron();
  await build({ ifNeeded: true });
  const env = { ...electron.env };
  let stop = () => {};
  if (process.platform === 'linux') {
    needPackages(displayPackages, 'windows are opened on a virtual screen');
    const display = await startVirtualDisplay({ width: 1400, height: 900 });
    env.DISPLAY = display.display;
    stop = display.stop;
  }
  Object.assign(process.env, env, { IFR_ELECTRON: electron.executable, IFR_ELECTRON_FLAGS: electron.flags.join(' ') });
  return { executable: electron.executable, flags: electron.flags, env, stop };
}
