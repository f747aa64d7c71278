import { BrowserWindow, session, type WebContents } from 'electron';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { guardOn } from '../guards.ts';
import { serveApp, startPage } from './protocol.ts';

/**
 * The one window. Its session lives in memory only (no `persist:`), so that no cache, storage or history of the page
 * ever lies unencrypted beside the database.
 */
export function openWindow(folders: { app: string }): BrowserWindow {
  const partition = guardOn('memory-session') ? 'ifr' : 'persist:ifr';
  serveApp(session.fromPartition(partition), join(folders.app, 'dist/renderer'));
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'IFR Panel',
    backgroundColor: '#f0f4f5',
    webPreferences: {
      partition,
      preload: join(folders.app, 'dist/preload/preload.cjs'),
      sandbox: guardOn('sandbox'),
      contextIsolation: guardOn('isolation'),
      nodeIntegration: !guardOn('isolation') && !guardOn('sandbox'),
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      enableWebSQL: false,
      devTools: __TEST_HOOKS__,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(startPage);
  if (__TEST_HOOKS__ && process.env.IFR_SCREENSHOT) keepScreenshot(window.webContents, process.env.IFR_SCREENSHOT);
  return window;
}

/** For machines without a display: one picture of the first screen, taken before anybody has signed in. */
function keepScreenshot(contents: WebContents, file: string): void {
  contents.once('did-finish-load', () => {
    setTimeout(() => {
      void contents.capturePage().then((image) => writeFile(file, image.toPNG()));
    }, 1500);
  });
}
