import { useEffect, useState, type ReactNode } from 'react';
import type { SessionStatus } from '../../shared/contract/session.ts';
import { useNavigation } from '../navigation/NavigationContext.tsx';
import { railPlaceOf, railPlacesFor } from '../navigation/screen.ts';
import { Foot } from './Foot.tsx';
import { GoTo } from './GoTo.tsx';

/** The frame of the tool: rail on the left, one screen, and the foot. Ctrl+K opens "Go to". */
export function Frame({ session, onLocked, children }: { session: SessionStatus; onLocked: (status: SessionStatus) => void; children: ReactNode }) {
  const { screen, go } = useNavigation();
  const [finding, setFinding] = useState(false);
  const here = railPlaceOf(screen);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setFinding(true);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <div className="frame">
      <a
        className="nhsuk-skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        Skip to the screen
      </a>
      <header className="rail">
        <p className="rail__name">IFR Panel</p>
        <nav aria-label="Main">
          <ul className="rail__list">
            {railPlacesFor(session.roles).map((place) => (
              <li key={place.label}>
                <button type="button" className="rail__link" aria-current={place.label === here ? 'page' : undefined} onClick={() => go(place.screen)}>
                  {place.label}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <button type="button" className="rail__goto" aria-keyshortcuts="Control+K" onClick={() => setFinding(true)}>
          Go to… <kbd>Ctrl K</kbd>
        </button>
      </header>
      <main id="main" className="frame__main" tabIndex={-1}>
        {children}
      </main>
      <Foot session={session} onLocked={onLocked} />
      {finding ? <GoTo onClose={() => setFinding(false)} /> : null}
    </div>
  );
}
