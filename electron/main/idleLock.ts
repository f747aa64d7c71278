import { powerMonitor, type BrowserWindow } from 'electron';
import { idleMinutes } from '../../shared/contract/session.ts';
import { guardOn } from '../guards.ts';

/** Locks when nobody has touched the app for a while, when the computer's own screen locks, and when it sleeps. */
export function watchIdle(window: BrowserWindow, lock: (why: 'idle' | 'screen-locked') => void): void {
  if (!guardOn('idle-lock')) return;
  const limit = __TEST_HOOKS__ && process.env.IFR_TEST_IDLE_SECONDS ? Number(process.env.IFR_TEST_IDLE_SECONDS) * 1000 : idleMinutes * 60_000;
  let last = Date.now();
  window.webContents.on('input-event', () => {
    last = Date.now();
  });
  const timer = setInterval(() => {
    if (Date.now() - last < limit) return;
    last = Date.now();
    lock('idle');
  }, Math.min(limit / 4, 15_000));
  window.once('closed', () => clearInterval(timer));
  powerMonitor.on('lock-screen', () => lock('screen-locked'));
  powerMonitor.on('suspend', () => lock('screen-locked'));
}
