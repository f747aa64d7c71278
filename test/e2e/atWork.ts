import { resourcesFolder, signUp, startWorker } from '../unit/worker/harness.ts';
import { newProfile, startApp, type RunningApp } from './app.ts';
import { mouseAndKeyboard, sizeWindow, unlock, type Hands } from './drive.ts';
import { inspector, type Inspector } from './inspect.ts';

/** The app on a record in which an officer and a second holder of a recovery key are known, unlocked, in a window of 1280 by 800. */
export async function startAtWork(): Promise<{ running: RunningApp; hands: Hands; inspect: Inspector }> {
  const profile = newProfile();
  resourcesFolder(profile);
  const test = startWorker({ folder: profile });
  await signUp(test);
  test.worker.close();
  const running = await startApp({ profile });
  running.page.setDefaultTimeout(15_000);
  const hands = mouseAndKeyboard(running.page);
  await sizeWindow(running.app, 1280, 800);
  const inspect = inspector(running, hands);
  await unlock(hands);
  return { running, hands, inspect };
}
