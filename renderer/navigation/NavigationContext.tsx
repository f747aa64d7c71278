import { createContext, useContext, type ReactNode } from 'react';
import type { Screen } from './screen.ts';

export interface Navigation {
  readonly screen: Screen;
  readonly go: (screen: Screen) => void;
}

const Context = createContext<Navigation>({ screen: { name: 'work' }, go: () => {} });

/** Gives everything inside it the current place and the way to another one. */
export function NavigationProvider({ value, children }: { value: Navigation; children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

/** The current place, and `go` to change it. The new screen's heading takes the focus. */
export function useNavigation(): Navigation {
  return useContext(Context);
}
