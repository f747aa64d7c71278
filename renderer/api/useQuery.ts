import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChannelName, Input, Output } from '../../shared/contract/index.ts';
import type { PushEvent } from '../../shared/contract/push.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { call } from './bridge.ts';
import { usePush } from './usePush.ts';

export interface Query<T> {
  /** `failed` may still hold older data: the screen then shows both the data and the refusal. */
  readonly status: 'loading' | 'ready' | 'failed';
  readonly data: T | null;
  readonly error: Refusal | null;
  /** Asks again and keeps what is shown until the answer comes. */
  readonly refetch: () => Promise<void>;
  /** Puts an answer in that a command has just returned, so that nothing is asked twice. */
  readonly set: (data: T) => void;
}

/**
 * Asks once, and again whenever the worker says that what is shown may have changed.
 * `input: null` asks nothing. Answers that come back late for an older question are dropped.
 */
export function useQuery<N extends ChannelName>(
  channel: N,
  input: Input<N> | null,
  refetchOn: (event: PushEvent) => boolean = changedFor(input),
): Query<Output<N>> {
  type State = { key: string | null; data: Output<N> | null; error: Refusal | null; done: boolean };
  const key = input === null ? null : `${channel} ${JSON.stringify(input)}`;
  const [state, setState] = useState<State>({ key, data: null, error: null, done: false });
  const asked = useRef(0);
  const current = useRef({ channel, input, key });
  current.current = { channel, input, key };

  const refetch = useCallback(async () => {
    const { channel: name, input: question, key: forKey } = current.current;
    if (question === null) return;
    const turn = ++asked.current;
    const answer = await call(name, question);
    if (turn !== asked.current || forKey !== current.current.key) return;
    setState((before) =>
      answer.ok
        ? { key: forKey, data: answer.value, error: null, done: true }
        : { key: forKey, data: before.key === forKey ? before.data : null, error: answer.error, done: true },
    );
  }, []);

  useEffect(() => {
    void refetch();
    return () => {
      asked.current += 1;
    };
  }, [key, refetch]);

  usePush((event) => {
    if (refetchOn(event)) void refetch();
  });

  const set = useCallback((data: Output<N>) => {
    asked.current += 1;
    setState({ key: current.current.key, data, error: null, done: true });
  }, []);

  const mine = state.key === key && state.done;
  return {
    status: !mine ? 'loading' : state.error ? 'failed' : 'ready',
    data: state.key === key ? state.data : null,
    error: mine ? state.error : null,
    refetch,
    set,
  };
}

/** Refetch when something changed that the question may be about: the same case, or nobody said which. */
function changedFor(input: unknown): (event: PushEvent) => boolean {
  const about = typeof input === 'object' && input !== null && 'applicationId' in input ? input.applicationId : null;
  return (event) => event.kind === 'changed' && (about === null || event.applicationId === null || event.applicationId === about);
}
