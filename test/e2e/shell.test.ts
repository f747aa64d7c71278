import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IfrBridge } from '../../shared/contract/bridge.ts';
import { type RunningApp, startApp } from './app.ts';

declare const ifr: IfrBridge;

describe('the window', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running?.quit());

  it('opens on the first-start screen', async () => {
    await running.page.getByRole('heading', { level: 1 }).waitFor();
    expect(running.page.url()).toBe('app://ifr/index.html');
    expect(await running.page.title()).toBe('IFR Panel');
  });

  it('gives the page the bridge and nothing else of Node or Electron', async () => {
    const seen = await running.page.evaluate(() => ({
      require: typeof (globalThis as Record<string, unknown>).require,
      process: typeof (globalThis as Record<string, unknown>).process,
      bridge: Object.keys(ifr).sort(),
    }));
    expect(seen).toEqual({ require: 'undefined', process: 'undefined', bridge: ['invoke', 'subscribe', 'tokenFor'] });
  });

  it('answers an unknown call with a refusal', async () => {
    const result = await running.page.evaluate(() => ifr.invoke('no.such', {}));
    expect(result).toMatchObject({ ok: false, error: { code: 'INVALID' } });
  });

  it('answers a call for the record with a refusal while nobody is signed in', async () => {
    const result = await running.page.evaluate(() => ifr.invoke('case.find', { text: '', filters: {}, after: null }));
    expect(result).toMatchObject({ ok: false, error: { code: 'LOCKED' } });
  });
});
