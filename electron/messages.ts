import type { Result } from '../shared/domain/result.ts';
import type { PushEvent } from '../shared/contract/push.ts';

/** Main → worker. */
export type ToWorker =
  | { kind: 'call'; id: number; channel: string; input: unknown; paths?: readonly string[] }
  | { kind: 'parser'; parserId: number } // its port comes with the message
  | { kind: 'parser-gone'; parserId: number }
  | { kind: 'lock'; why: 'idle' | 'screen-locked' }
  | { kind: 'quit' };

/** Worker → main. */
export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'reply'; id: number; result: Result<unknown> }
  | { kind: 'push'; event: PushEvent }
  | { kind: 'parser-wanted'; parserId: number }
  | { kind: 'parser-kill'; parserId: number }
  /** It is at work for a while: see whether it takes more memory than it may. */
  | { kind: 'parser-weigh'; parserId: number }
  | { kind: 'quit-ready' };

/** Bytes of memory that a parser may take, all kinds together; then it is ended. */
export const parserMemory = 1024 ** 3;
/** Megabytes of a parser's heap, within {@link parserMemory}. */
export const parserHeap = 768;
/** Megabytes of that for what was made last. Small, so that it stays in the processor's cache: readers are quicker for it, and take a third less memory. */
export const parserNursery = 8;
