import type { z } from 'zod';

export interface ChannelOptions {
  /** Answered by the main process (dialogs, tokens); everything else goes to the worker. */
  readonly at?: 'main' | 'worker';
  /** May be called while nobody is signed in. */
  readonly beforeUnlock?: true;
  /** Takes `tokens` of chosen files: the main process hands the worker their paths. `look` leaves the tokens good for one more call. */
  readonly files?: 'look' | 'spend';
  /** Characters of JSON that may go in, where a picture goes with it; otherwise `inputLimit`. */
  readonly mostInput?: number;
  /** The worker's answer is `{ content }`, which the main process writes where the person says; the page gets `{ saved }`. */
  readonly save?: SaveOptions;
}

/** How the person is asked where to save. */
export interface SaveOptions {
  /** The suggested file name. */
  readonly name: string;
  /** Kind of file, as the dialog names it. */
  readonly kind: string;
  readonly extension: string;
  /** Heading of the dialog. */
  readonly title?: string;
  /** The record notes that a copy was asked for, even where it then cannot be written. */
  readonly onRecord?: true;
}

/** One call that may cross the wall between the page and the rest: what goes in and what comes out. */
export interface Channel<In extends z.ZodType, Out extends z.ZodType> extends ChannelOptions {
  readonly input: In;
  readonly output: Out;
  readonly at: 'main' | 'worker';
}

export const channel = <In extends z.ZodType, Out extends z.ZodType, const Options extends ChannelOptions = Record<never, never>>(input: In, output: Out, options?: Options): Channel<In, Out> & Options =>
  ({ ...options, input, output, at: options?.at ?? 'worker' }) as Channel<In, Out> & Options;
