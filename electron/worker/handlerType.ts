import type { contract, ChannelName, Output, Parsed } from '../../shared/contract/index.ts';
import type { Worker } from './context.ts';

/** A call that the worker answers; the others the main process answers by itself. */
export type WorkerChannel = Exclude<ChannelName, 'intake.choose'>;

/** What a handler gives back: the answer, or the content of the file that the main process then writes. */
type Answer<N extends WorkerChannel> = (typeof contract)[N] extends { readonly save: object } ? { readonly content: Uint8Array } : Output<N>;

/** A function for every call that the worker answers. `paths` come from the main process, for calls that take files. */
export type Handlers = {
  [N in WorkerChannel]: (worker: Worker, input: Parsed<N>, paths?: readonly string[]) => Answer<N> | Promise<Answer<N>>;
};
