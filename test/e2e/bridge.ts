import type { ElectronApplication, Page } from 'playwright-core';
import type { IfrBridge } from '../../shared/contract/bridge.ts';
import type { ChannelName, Input, Output } from '../../shared/contract/index.ts';
import type { Refusal, Result } from '../../shared/domain/result.ts';

declare const ifr: IfrBridge;

/** Calls of the page’s own bridge, made from a test: for what a test needs done and does not look at. */
export function call(page: Page, channel: ChannelName, input: unknown): Promise<Result<unknown>> {
  return page.evaluate(([name, given]) => ifr.invoke(name, given), [channel, input] as const);
}

/** Calls and expects an answer. */
export async function ask<N extends ChannelName>(page: Page, channel: N, input: Input<N>): Promise<Output<N>> {
  const result = await call(page, channel, input);
  if (!result.ok) throw new Error(`${channel}: ${result.error.code}: ${result.error.message}`);
  return result.value as Output<N>;
}

/** Calls and expects a refusal. */
export async function refused<N extends ChannelName>(page: Page, channel: N, input: Input<N>): Promise<Refusal> {
  const result = await call(page, channel, input);
  if (result.ok) throw new Error(`${channel} was not refused`);
  return result.error;
}

export const officer = { name: 'Ann Officer', role: 'IFR officer', organisation: 'Invented ICB', passphrase: 'correct horse battery staple' };

/** First start, recovery key typed back, and a second person who holds one. */
export async function signUp(page: Page): Promise<void> {
  const { recoveryKey } = await ask(page, 'session.create', officer);
  await ask(page, 'session.confirmRecoveryKey', { recoveryKey });
  await ask(page, 'recovery.finish', await ask(page, 'recovery.begin', { name: 'Gil Governance', replaces: null }));
}

export const unlock = (page: Page) => ask(page, 'session.unlock', { passphrase: officer.passphrase });

/** Starts reading files, as if they had been chosen in the system's dialog. */
export async function startReading(app: ElectronApplication, page: Page, paths: readonly string[]): Promise<string> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
  }, [...paths]);
  const { tokens } = await ask(page, 'intake.choose', { what: 'files' });
  const chosen = tokens.map(({ token }) => token);
  return (await ask(page, 'intake.start', { tokens: chosen, receivedOn: '2026-05-20', urgency: 'routine', commissioner: 'QE1' })).intakeId;
}

/** Begins to take in a folder of packs. */
export async function startBatch(app: ElectronApplication, page: Page, folder: string): Promise<Output<'batch.start'>> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, folder);
  const { tokens } = await ask(page, 'intake.choose', { what: 'batch' });
  return ask(page, 'batch.start', { tokens: [tokens[0]!.token], receivedOn: '2026-05-20', commissioner: 'QE1' });
}

/** Waits until a drop is no longer being read, and returns it. */
export async function afterReading(page: Page, intakeId: string): Promise<Output<'intake.get'>> {
  for (let tries = 0; tries < 300; tries++) {
    const seen = await ask(page, 'intake.get', { intakeId });
    if (seen.status !== 'reading') return seen;
    await page.waitForTimeout(100);
  }
  throw new Error('The drop was not read in time');
}
