// Opens the app in a window. With no display it says so, uses a virtual one and keeps a screenshot.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { displayPackages, needPackages } from './lib/debian.mjs';
import { hasDisplay, startVirtualDisplay } from './lib/display.mjs';
import { resolveElectron } from './lib/electron.mjs';
import { out, root } from './lib/paths.mjs';

const electron = await resolveElectron();
await build({ ifNeeded: true });

const env = { ...process.env, ...electron.env };
let virtual = null;
if (!hasDisplay()) {
  needPackages(displayPackages, 'there is no display, so a virtual one is used');
  virtual = await startVirtualDisplay();
  mkdirSync(out, { recursive: true });
  env.DISPLAY = virtual.display;
  env.IFR_SCREENSHOT = join(out, 'start.png');
  console.log(`There is no display here: the window opens on a virtual one (${virtual.display}).\nA screenshot of it is kept in ${env.IFR_SCREENSHOT}. Press Ctrl+C to end.`);
}
const child = spawn(electron.executable, [...electron.flags, root, ...process.argv.slice(2)], { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  virtual?.stop();
  process.exit(code ?? 0);
});
