import { useCallback, useState } from 'react';

/** What is being typed, by person, then by screen and case. In memory only: it goes when the app is closed, and is never stored by the page. */
const everybodys = new Map<string, Map<string, unknown>>();
let kept = new Map<string, unknown>();

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

/** From here on, forms hold what this person was typing. Nobody else's words are reached, and none are lost by a change of person. */
export function draftsOf(personId: string): void {
  const own = everybodys.get(personId) ?? new Map<string, unknown>();
  everybodys.set(personId, own);
  kept = own;
}

/** Forgets everything that anybody was typing. */
export function forgetDrafts(): void {
  everybodys.clear();
  kept = new Map();
}
