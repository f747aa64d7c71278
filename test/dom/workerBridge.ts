import { act } from '@testing-library/react';
import { contract, type ChannelName } from '../../shared/contract/index.ts';
import { pushEvent } from '../../shared/contract/push.ts';
import type { TestWorker } from '../unit/worker/harness.ts';

/** Joins the page under test to a real worker with its real encrypted file: every call goes through the worker's own door. */
export function workerBridge(test: TestWorker): void {
  const listeners = new Set<(event: never) => void>();
  let told = test.pushed.length;
  const ifr = {
    async invoke(channel: ChannelName, input: unknown) {
      if (contract[channel].at === 'main') throw new Error(`${channel} is answered by the main process`);
      const answer = await test.call(channel, input);
      const news = test.pushed.slice(told);
      told = test.pushed.length;
      act(() => news.forEach((event) => listeners.forEach((listener) => listener(pushEvent.parse(event) as never))));
      return answer;
    },
    subscribe(listener: (event: never) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tokenFor: async () => ({ ok: false as const, error: { code: 'UNREADABLE' as const, message: 'Not in this test.' } }),
  };
  Object.defineProperty(window, 'ifr', { value: ifr, configurable: true });
}
