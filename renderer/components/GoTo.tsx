import { useEffect, useId, useRef, useState } from 'react';
import { useNavigation } from '../navigation/NavigationContext.tsx';
import { findPlaces } from './goToModel.ts';
import { useMay } from './May.tsx';
import { useCaseSearch } from '../features/find/useCaseSearch.ts';

const noFilters = {};

/** "Go to": type anything that a case is found by, or an action; arrows choose, Enter goes, Escape closes. */
export function GoTo({ onClose }: { onClose: () => void }) {
  const { go } = useNavigation();
  const { may } = useMay();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const cases = useCaseSearch(typed, noFilters);
  const found = findPlaces(typed, cases.rows ?? [], may);
  // Enter may be pressed before the cases for the last letter have come: then it is kept until they are there.
  const [entered, setEntered] = useState<string | null>(null);
  const at = Math.min(chosen, found.length - 1);

  useEffect(() => {
    const before = document.activeElement;
    input.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [at, listId]);

  const take = (index: number) => {
    const place = found[index];
    if (!place) return;
    onClose();
    go(place.screen);
  };

  useEffect(() => {
    if (entered === null || entered !== typed || !(cases.fresh || cases.error)) return;
    setEntered(null);
    take(0);
  }, [entered, typed, cases.fresh, cases.error]);

  return (
    <div className="goto" onMouseDown={(event) => event.target === event.currentTarget && onClose()}>
      <div
        role="dialog"
        aria-modal="true"
        aria-label="Go to a case or an action"
        className="goto__box"
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          // The field is the only stop inside, so Tab stays on it.
          else if (event.key === 'Tab') event.preventDefault();
        }}
      >
        <label className="nhsuk-label" htmlFor={`${listId}-input`}>
          Go to a case or an action
        </label>
        <input
          ref={input}
          id={`${listId}-input`}
          className="nhsuk-input"
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 ? `${listId}-${at}` : undefined}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
            setEntered(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault();
              const step = event.key === 'ArrowDown' ? 1 : -1;
              if (found.length > 0) setChosen((at + step + found.length) % found.length);
            } else if (event.key === 'Enter') {
              if (cases.fresh || cases.error || chosen > 0) take(at);
              else setEntered(typed);
            }
          }}
        />
        <ul id={listId} role="listbox" aria-label="Places" className="goto__list">
          {found.map((place, index) => (
            <li key={place.key} id={`${listId}-${index}`} role="option" aria-selected={index === at} className="goto__item" onClick={() => take(index)}>
              <span className="goto__label">{place.label}</span> <span className="goto__hint">{place.hint}</span>
            </li>
          ))}
        </ul>
        {found.length === 0 && cases.fresh ? <p className="goto__none">Nothing by that name. Try the case number.</p> : null}
        {cases.error ? <p className="goto__none">The list of cases cannot be read just now: {cases.error.message}</p> : null}
        <p className="goto__keys">↑ ↓ choose · Enter goes · Esc closes</p>
      </div>
    </div>
  );
}
