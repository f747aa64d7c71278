import { useCallback, useRef, useState } from 'react';
import type { ChannelName, Input, Output } from '../../shared/contract/index.ts';
import { refuse, type Refusal, type Result } from '../../shared/domain/result.ts';
import { call } from './bridge.ts';

export interface Command<N extends ChannelName> {
  /** Sends it. While one is under way a second is refused here, so that a double press does nothing twice. */
  readonly run: (input: Input<N>) => Promise<Result<Output<N>>>;
  readonly busy: boolean;
  /** The last refusal, until the next run or `clear`. */
  readonly error: Refusal | null;
  readonly clear: () => void;
}

/** One thing that a person can do on a screen. */
export function useCommand<N extends ChannelName>(channel: N): Command<N> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Refusal | null>(null);
  const running = useRef(false);

  const run = useCallback(
    async (input: Input<N>): Promise<Result<Output<N>>> => {
      if (running.current) return refuse('UNAVAILABLE', 'The last press is still being carried out.');
      running.current = true;
      setBusy(true);
      setError(null);
      const answer = await call(channel, input);
      running.current = false;
      setBusy(false);
      if (!answer.ok) setError(answer.error);
      return answer;
    },
    [channel],
  );
  const clear = useCallback(() => setError(null), []);
  return { run, busy, error, clear };
}
