import { useSyncExternalStore } from 'react';

const query = '(max-width: 899px)';

/** Whether the window is too narrow for two panes side by side (under 900 CSS px; 1280 at 200% zoom is 640). */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}
