import { useEffect, useRef } from 'react';
import type { PushEvent } from '../../shared/contract/push.ts';

/** Calls `listener` for everything that the worker says unasked, for as long as the component is shown. */
export function usePush(listener: (event: PushEvent) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => window.ifr?.subscribe((event) => latest.current(event)), []);
}
