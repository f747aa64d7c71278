import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useNarrow } from './useNarrow.ts';

export type Pane = 'papers' | 'task';

interface Props {
  readonly papers: ReactNode;
  readonly task: ReactNode;
  /** What the right pane is for, in a word or two: "Check the facts". */
  readonly taskLabel: string;
  /** What the left pane shows, where it is not the papers of the case. */
  readonly papersLabel?: string;
  /** The pane in front when there is room for one only. */
  readonly front: Pane;
  readonly onFront: (pane: Pane) => void;
}

const narrowest = 25;
const widest = 75;
const step = 2;

/**
 * Papers left (55%), task right (45%). The divider moves with the arrow keys, Home and End; F6 goes to the other pane.
 * Below 900 CSS px the panes become tabs. Both stay in the page, so each keeps its place and what was typed.
 */
export function SplitView({ papers, task, taskLabel, papersLabel = 'Papers', front, onFront }: Props) {
  const narrow = useNarrow();
  const [width, setWidth] = useState(55);
  const box = useRef<HTMLDivElement>(null);
  const panes = { papers: useRef<HTMLElement>(null), task: useRef<HTMLElement>(null) };
  const latest = useRef({ narrow, front, onFront });
  latest.current = { narrow, front, onFront };

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      const inPapers = latest.current.narrow ? latest.current.front === 'papers' : (panes.papers.current?.contains(document.activeElement) ?? false);
      const to: Pane = inPapers ? 'task' : 'papers';
      latest.current.onFront(to);
      // After the tab has changed, the pane can take the focus.
      requestAnimationFrame(() => panes[to].current?.focus());
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const set = (to: number) => setWidth(Math.min(widest, Math.max(narrowest, Math.round(to))));
  const onDivider = (event: KeyboardEvent) => {
    const to = { ArrowLeft: width - step, ArrowRight: width + step, Home: narrowest, End: widest, Enter: 55 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    set(to);
  };
  const onDrag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const bounds = box.current?.getBoundingClientRect();
    if (bounds && bounds.width > 0) set(((event.clientX - bounds.left) / bounds.width) * 100);
  };

  const pane = (name: Pane, label: string, content: ReactNode) => (
    <section
      ref={panes[name]}
      id={`pane-${name}`}
      className={`split__pane split__pane--${name}`}
      aria-label={narrow ? undefined : label}
      aria-labelledby={narrow ? `tab-${name}` : undefined}
      role={narrow ? 'tabpanel' : 'region'}
      tabIndex={-1}
      hidden={narrow && front !== name}
    >
      {content}
    </section>
  );

  return (
    <div className={narrow ? 'split split--tabs' : 'split'}>
      {narrow ? <PaneTabs labels={{ papers: papersLabel, task: taskLabel }} front={front} onFront={onFront} /> : null}
      <div className="split__panes" ref={box} style={narrow ? undefined : { gridTemplateColumns: `minmax(0, ${width}fr) auto minmax(0, ${100 - width}fr)` }}>
        {pane('papers', papersLabel, papers)}
        {narrow ? null : (
          <div
            className="split__divider"
            role="separator"
            aria-orientation="vertical"
            aria-label="Width of the papers pane"
            aria-controls="pane-papers"
            aria-valuenow={width}
            aria-valuemin={narrowest}
            aria-valuemax={widest}
            aria-valuetext={`Papers ${width}%, task ${100 - width}%`}
            tabIndex={0}
            onKeyDown={onDivider}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={onDrag}
          />
        )}
        {pane('task', taskLabel, task)}
      </div>
    </div>
  );
}

function PaneTabs({ labels, front, onFront }: { labels: Record<Pane, string>; front: Pane; onFront: (pane: Pane) => void }) {
  const tab = (name: Pane, other: Pane) => (
    <button
      type="button"
      role="tab"
      id={`tab-${name}`}
      className="split__tab"
      aria-selected={front === name}
      aria-controls={`pane-${name}`}
      tabIndex={front === name ? 0 : -1}
      onClick={() => onFront(name)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        event.preventDefault();
        onFront(other);
        document.getElementById(`tab-${other}`)?.focus();
      }}
    >
      {labels[name]}
    </button>
  );
  return (
    <div role="tablist" aria-label="Panes" className="split__tabs">
      {tab('papers', 'task')}
      {tab('task', 'papers')}
    </div>
  );
}
