import type { ChannelName, Output, Parsed } from '../../shared/contract/index.ts';
import type { Worker } from './context.ts';

/** A function for every call that the worker answers. `paths` come from the main process with `intake.start` only. */
export type Handlers = {
  [N in Exclude<ChannelName, 'intake.choose'>]: (worker: Worker, input: Parsed<N>, paths?: readonly string[]) => Output<N> | Promise<Output<N>>;
};
