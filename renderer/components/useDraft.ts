import { useCallback, useState } from 'react';

/** What is being typed, by screen and case. In memory only: it goes when the app is closed, and is never stored by the page. */
const kept = new Map<string, unknown>();

export interface Draft<T> {
  readonly draft: T;
  readonly set: (change: Partial<T>) => void;
  /** Forgets what was typed, once it has been recorded. */
  readonly clear: () => void;
}

/**
 * What a person is typing in a form. It outlives the screen, so that nothing is lost by looking at another case,
 * by a refusal or by the idle lock. `start` is used where nothing has been typed yet.
 */
export function useDraft<T extends object>(key: string, start: T): Draft<T> {
  const [draft, setDraft] = useState<T>(() => (kept.get(key) as T | undefined) ?? start);
  const set = useCallback(
    (change: Partial<T>) =>
      setDraft((before) => {
        const after = { ...before, ...change };
        kept.set(key, after);
        return after;
      }),
    [key],
  );
  const clear = useCallback(() => {
    kept.delete(key);
    setDraft(start);
    // `start` is what the screen gave first; a new object on each draw must not make a new `clear`.
  }, [key]);
  return { draft, set, clear };
}

/** Forgets everything that was typed anywhere. */
export function forgetDrafts(): void {
  kept.clear();
}
