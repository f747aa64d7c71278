import { useLayoutEffect, useRef } from 'react';
import type { PushEvent } from '../../shared/contract/push.ts';

/**
 * Calls `listener` for everything that the worker says unasked, for as long as the component is shown.
 * It listens from the moment that the component is on screen: a later effect would miss what is said in between.
 */
export function usePush(listener: (event: PushEvent) => void): void {
  const latest = useRef(listener);
  useLayoutEffect(() => {
    latest.current = listener;
  });
  useLayoutEffect(() => window.ifr?.subscribe((event) => latest.current(event)), []);
}
