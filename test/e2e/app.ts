import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { join } from 'node:path';
import { makeTemp } from '../unit/db/tempFolders.ts';

export const root = join(import.meta.dirname, '..', '..');

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  /** Closes the app as a person would; the profile stays. */
  quit(): Promise<void>;
}

/** A new empty profile folder, removed when the test file or the process ends. */
export const newProfile = (): string => makeTemp();

export interface StartOptions {
  readonly profile?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly executable?: string;
  readonly folder?: string;
  /** Chromium's own sandbox; off for root only, who cannot have it. */
  readonly sandbox?: boolean;
}

/** Starts the real app in a real window. Run through `npm test`, which finds Electron and a screen. */
export async function startApp(options: StartOptions = {}): Promise<RunningApp> {
  const executablePath = options.executable ?? process.env.IFR_ELECTRON;
  if (!executablePath) throw new Error('No Electron: run the tests with `npm test`, which finds one.');
  const profile = options.profile ?? newProfile();
  const flags = options.sandbox ? [] : (process.env.IFR_ELECTRON_FLAGS ?? '').split(' ').filter(Boolean);
  const env = { ...process.env, IFR_TEST_PROFILE: profile, ...options.env } as Record<string, string>;
  delete env.NODE_OPTIONS;
  const launch = (timeout: number) => _electron.launch({
    executablePath,
    args: [...flags, options.folder ?? root, ...(options.args ?? [])],
    env,
    cwd: options.folder ?? root,
    timeout,
    chromiumSandbox: options.sandbox ?? (process.platform === 'linux' ? process.getuid!() !== 0 : true),
  });
  // On a busy machine the driver may come between a window and its first page, and then waits for ever for that page, though
  // the window is there (some 2 of 100 starts). A start takes a second or two: it is tried once more, with all the time there is.
  const app = await launch(25_000).catch((error: Error) => (error.name === 'TimeoutError' ? launch(60_000) : Promise.reject(error)));
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return { app, page, profile, quit: () => app.close() };
}
