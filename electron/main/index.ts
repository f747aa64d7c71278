// What a start does, in order: one instance → switches → sandbox → locks → protocol → worker → window.
import { app, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import type { PushEvent } from '../../shared/contract/push.ts';
import { guardOn } from '../guards.ts';
import { refuseNetwork } from '../noNetwork.ts';
import { dataFolder } from './folders.ts';
import { watchIdle } from './idleLock.ts';
import { openDoor } from './ipc.ts';
import { setMenu } from './menu.ts';
import { registerScheme } from './protocol.ts';
import { lockContents, lockSessions } from './security.ts';
import { quietChromium, refusedSwitch } from './switches.ts';
import { FileTokens } from './tokens.ts';
import { openWindow } from './window.ts';
import { WorkerHost } from './workerHost.ts';

process.umask?.(0o077); // what this app writes is for its own user only

if (__TEST_HOOKS__) {
  process.on('uncaughtException', (error) => {
    console.error(error);
    app.exit(1);
  });
}

const refused = refusedSwitch(app, process.argv);
if (refused) {
  console.error(`IFR Panel does not start with --${refused}: it would open patients’ records to another program.`);
  app.exit(2);
} else {
  app.setPath('userData', dataFolder(app));
  if (!app.requestSingleInstanceLock()) app.exit(0);
  else start();
}

function start(): void {
  // Under --no-sandbox (root in development only: what is packaged refuses the switch) forcing it would end every child process.
  if (guardOn('sandbox') && !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  quietChromium(app);
  if (guardOn('network-main')) refuseNetwork();
  registerScheme();
  lockSessions(app);
  lockContents(app);

  let window: BrowserWindow | null = null;
  const tokens = new FileTokens();
  const push = (event: PushEvent): void => {
    if (event.kind === 'locked') tokens.clear();
    window?.webContents.send('ifr:push', event);
  };

  // Not `await app.whenReady()`: in an ES module `ready` would wait for this very file.
  void app.whenReady().then(() => {
    const appFolder = app.getAppPath();
    const unpacked = appFolder.replace(/app\.asar$/, 'app.asar.unpacked');
    const worker = new WorkerHost(
      { worker: join(appFolder, 'dist/main/worker.js'), parser: join(appFolder, 'dist/main/parser.js') },
      [`--data=${join(app.getPath('userData'), 'data')}`, `--resources=${join(unpacked, 'dist/resources')}`],
      push,
    );
    openDoor(() => window, worker, tokens);
    setMenu((item) => push({ kind: 'menu', item }));
    window = openWindow({ app: appFolder });
    watchIdle(window, (why) => worker.lock(why));
    window.once('closed', () => {
      window = null;
    });
    app.on('second-instance', () => {
      if (window?.isMinimized()) window.restore();
      window?.focus();
    });
    app.on('window-all-closed', () => app.quit());
    let drained = false;
    app.on('before-quit', (event) => {
      if (drained) return;
      event.preventDefault();
      void worker.quit().then(() => {
        drained = true;
        app.quit();
      });
    });
    if (__TEST_HOOKS__) Object.assign(globalThis, { ifrTest: { worker: () => worker.pid, signInAs: (name: string | null) => worker.call('test.signInAs', { name }) } });
  });
}
