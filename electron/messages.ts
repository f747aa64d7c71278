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
  | { kind: 'quit-ready' };
