import { useEffect, useState, type RefObject } from 'react';
import { larger, largest, smaller, smallest, type Zoom } from './zoom.ts';

interface Props {
  readonly zoom: Zoom;
  /** CSS pixels to a unit of the paper, and what that is at true size. */
  readonly scale: number;
  readonly actual: number;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onTurn: () => void;
  readonly pages?: { readonly numbers: readonly number[]; readonly of: number; readonly inView: number; readonly onGo: (page: number) => void; readonly field: RefObject<HTMLInputElement | null> };
}

/** Size, rotation and page of what is shown. */
export function PageTools({ zoom, scale, actual, onZoom, onTurn, pages }: Props) {
  return (
    <div className="paper-tools" role="group" aria-label="Size and page">
      <button type="button" className="tool" onClick={() => onZoom(smaller(zoom))} disabled={smallest(zoom)} aria-label="Smaller">
        −
      </button>
      <span aria-live="polite">{Math.round((scale / actual) * 100)}%</span>
      <button type="button" className="tool" onClick={() => onZoom(larger(zoom))} disabled={largest(zoom)} aria-label="Larger">
        +
      </button>
      <button type="button" className="tool" onClick={() => onZoom({ fit: true, by: 1 })} disabled={zoom.fit && zoom.by === 1}>
        Fit width
      </button>
      <button type="button" className="tool" onClick={() => onZoom({ fit: false, by: 1 })} disabled={!zoom.fit && zoom.by === 1}>
        True size
      </button>
      <button type="button" className="tool" onClick={onTurn} aria-label="Turn right">
        Turn
      </button>
      {pages && pages.numbers.length > 1 ? <GoToPage {...pages} /> : null}
    </div>
  );
}

function GoToPage({ numbers, of, inView, onGo, field }: NonNullable<Props['pages']>) {
  const [typed, setTyped] = useState(String(inView));
  useEffect(() => setTyped(String(inView)), [inView]);
  const wanted = Number(typed);
  const known = numbers.includes(wanted);
  return (
    <form
      className="paper-tools__page"
      onSubmit={(event) => {
        event.preventDefault();
        if (known) onGo(wanted);
      }}
    >
      <label htmlFor="paper-page">Page</label>
      <input
        id="paper-page"
        ref={field}
        className="nhsuk-input paper-tools__number"
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        aria-invalid={!known}
        aria-describedby="paper-page-of"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => setTyped(String(inView))}
      />
      <span id="paper-page-of" aria-live="polite">of {of}{known ? '' : ': there is no such page here'}</span>
    </form>
  );
}
