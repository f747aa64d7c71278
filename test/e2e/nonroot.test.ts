import { spawnSync } from 'node:child_process';
import { copyFileSync, chmodSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from './app.ts';
import { checkRecord, firstStart, lock, makeCase, mouseAndKeyboard, officer, onScreen, pack, takeIn, tryToUnlock } from './drive.ts';
import { makeStage, type Stage, whyNoStage } from './stage.ts';

/** Chromium’s sandbox for an ordinary user rests on user namespaces, which some systems forbid. */
function whyNoSandbox(): string | null {
  const become = process.getuid!() === 0 ? ['/usr/bin/setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : ['/usr/bin/env'];
  return spawnSync(become[0]!, [...become.slice(1), 'unshare', '--user', 'true']).status === 0 ? null : 'this system gives ordinary users no user namespaces, so Chromium’s sandbox cannot be set up';
}
const why = whyNoStage() ?? whyNoSandbox();

describe.skipIf(why !== null)(`the installed app as an ordinary user, with Chromium’s sandbox${why ? ` (not run: ${why})` : ''}`, () => {
  let stage: Stage;
  let running: RunningApp;
  beforeAll(async () => {
    stage = await makeStage();
    running = await startApp({
      executable: stage.asOrdinaryUser,
      folder: dirname(stage.program),
      profile: stage.writable('profile'),
      sandbox: true,
      env: { IFR_TEST_WITHOUT_GUARD: 'debug-switches' }, // the driver of this test steers the app through a debugger
    });
    running.page.setDefaultTimeout(20_000);
  });
  afterAll(async () => {
    await running?.quit();
    stage?.remove();
  });

  it('runs the page inside the sandbox', async () => {
    const seen = await running.app.evaluate(({ app, webContents }) => ({
      isPackaged: app.isPackaged,
      withoutSandbox: app.commandLine.hasSwitch('no-sandbox'),
      page: webContents.getAllWebContents()[0]!.getOSProcessId(),
      user: process.getuid!(),
    }));
    expect(seen).toMatchObject({ isPackaged: true, withoutSandbox: false });
    expect(seen.user).not.toBe(0);
    const status = readFileSync(`/proc/${seen.page}/status`, 'utf8');
    expect(status).toMatch(/^Seccomp:\s+2$/m); // system calls are filtered
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    expect(/^NSpid:\s+(.+)$/m.exec(status)?.[1]?.trim().split(/\s+/).length).toBeGreaterThan(1); // sees no process but its own
  });

  it('does its work: first start, a referral taken in, a case made, the record closed, opened and checked', async () => {
    const hands = mouseAndKeyboard(running.page);
    const sample = pack('lsc-not-routinely-commissioned');
    const path = join(stage.writable('papers'), basename(sample.path));
    copyFileSync(sample.path, path);
    chmodSync(path, 0o644);
    await firstStart(hands);
    await takeIn(hands, running.app, { ...sample, path });
    expect(await makeCase(hands)).toMatch(/^IFR-/);
    await lock(hands);
    await tryToUnlock(hands, officer.passphrase);
    await onScreen(running.page, /^Case /); // back where the person was
    expect(await checkRecord(hands)).toMatch(/^Nothing was found/);
  });
});
