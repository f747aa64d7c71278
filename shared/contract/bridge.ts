import type { Result } from '../domain/result.ts';
import type { PushEvent } from './push.ts';

/** All that the preload gives the page: ask, listen, and turn a dropped file into a token. */
export interface IfrBridge {
  invoke(channel: string, input: unknown): Promise<Result<unknown>>;
  /** Returns the function that stops listening. */
  subscribe(listener: (event: PushEvent) => void): () => void;
  /** A dropped file or folder → an opaque token for the calls that take files. The path stays outside the page. */
  tokenFor(file: File): Promise<Result<{ token: string; name: string }>>;
}
