import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';

const Context = createContext<(words: string) => void>(() => {});

/** One polite live region for the whole app: short words for people who cannot see what changed. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ words: '', turn: 0 });
  const say = useCallback((words: string) => setSaid((before) => ({ words, turn: before.turn + 1 })), []);
  return (
    <Context value={say}>
      {children}
      <div role="status" aria-live="polite" className="nhsuk-u-visually-hidden announcer">
        {/* A new key each time, so that the same words said twice are read twice. */}
        <span key={said.turn}>{said.words}</span>
      </div>
    </Context>
  );
}

/** Returns `say(words)`. */
export function useAnnounce(): (words: string) => void {
  return useContext(Context);
}
