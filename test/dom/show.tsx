import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { AnnouncerProvider } from '../../renderer/components/Announcer.tsx';
import { NavigationProvider } from '../../renderer/navigation/NavigationContext.tsx';
import type { Screen } from '../../renderer/navigation/screen.ts';

/** Shows one page with a navigation that stays at `at` and only remembers where it was sent. */
export function showPage(page: ReactNode, at: Screen = { name: 'work' }) {
  const went: Screen[] = [];
  const navigation = { screen: at, go: (to: Screen) => void went.push(to) };
  const shown = render(
    <AnnouncerProvider>
      <NavigationProvider value={navigation}>{page}</NavigationProvider>
    </AnnouncerProvider>,
  );
  return { user: userEvent.setup(), went, ...shown };
}

/** The one button of a screen in the primary style. More or fewer than one is a mistake in the design. */
export function primaryButtons(): string[] {
  return screen
    .queryAllByRole('button')
    .filter((button) => button.classList.contains('nhsuk-button') && !/nhsuk-button--(secondary|warning|reverse)/.test(button.className))
    .map((button) => button.textContent ?? '');
}
