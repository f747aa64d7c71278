import type { z } from 'zod';

/** One call that may cross the wall between the page and the rest: what goes in and what comes out. */
export interface Channel<In extends z.ZodType, Out extends z.ZodType> {
  readonly input: In;
  readonly output: Out;
  /** Answered by the main process (dialogs, tokens); everything else goes to the worker. */
  readonly at: 'main' | 'worker';
  /** May be called while nobody is signed in. */
  readonly beforeUnlock?: true;
}

export const channel = <In extends z.ZodType, Out extends z.ZodType>(
  input: In,
  output: Out,
  options: { at?: 'main' | 'worker'; beforeUnlock?: true } = {},
): Channel<In, Out> => ({ input, output, at: options.at ?? 'worker', ...(options.beforeUnlock ? { beforeUnlock: true as const } : {}) });
