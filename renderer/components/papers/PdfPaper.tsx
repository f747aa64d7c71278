import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { PageTools } from './PageTools.tsx';
import { PdfPage, type MarkedWords, type PdfAnchor } from './PdfPage.tsx';
import type { InParts, Turn } from './pdf.ts';
import { usePlace } from './usePlace.ts';
import { usePdf } from './usePdf.ts';
import { useWidth } from './useWidth.ts';
import { larger, smaller, type Zoom } from './zoom.ts';

const a4: readonly [number, number] = [595, 842];

interface Props {
  readonly name: string;
  readonly source: Uint8Array | InParts;
  readonly anchor: PdfAnchor | null;
  readonly request: number;
  /** Sizes of the pages as the reader saw them, in points; pages that are not here get their size when they are opened. */
  readonly sizes?: readonly (readonly [number, number])[] | undefined;
  /** The pages to be shown, from 1; absent: all. */
  readonly only?: readonly number[] | undefined;
  readonly find?: { readonly words: string; readonly page: number | null; readonly nth: number | null; readonly request: number } | null;
  /** The page that is looked at, as it changes. */
  readonly onPage?: (page: number) => void;
}

/** A PDF as its own pages, one under the other, with the words of an anchor outlined. A page is opened and drawn when it comes near. */
export function PdfPaper({ name, source, anchor, request, sizes: known, only, find, onPage }: Props) {
  const state = usePdf(source);
  const scroller = useRef<HTMLDivElement>(null);
  const available = useWidth(scroller);
  const [zoom, setZoom] = useState<Zoom>({ fit: true, by: 1 });
  const [turn, setTurn] = useState<Turn>(0);
  const [goTo, setGoTo] = useState({ page: 0, request: 0 });
  const [seen, setSeen] = useState<ReadonlyMap<number, readonly [number, number]>>(new Map());
  const pageField = useRef<HTMLInputElement>(null);

  const pdf = state.status === 'open' ? state.pdf : null;
  const count = pdf?.pages ?? 0;
  const numbers = useMemo(() => Array.from({ length: count }, (_, index) => index + 1).filter((number) => !only || only.includes(number)), [count, only]);
  // What nobody knows yet is taken to be as large as the first page that is known.
  const sizeOf = (number: number) => seen.get(number) ?? known?.[number - 1] ?? known?.[0] ?? seen.values().next().value ?? a4;
  const onSize = useCallback((number: number, width: number, height: number) => {
    setSeen((before) => {
      const same = before.get(number);
      return same && same[0] === width && same[1] === height ? before : new Map(before).set(number, [width, height]);
    });
  }, []);

  const wide = (number: number) => sizeOf(number)[turn % 180 === 0 ? 0 : 1];
  const widest = numbers.reduce((most, number) => Math.max(most, wide(number)), 1);
  const fit = Math.max(200, available - 32) / widest;
  /** CSS pixels to a point: 96 of them make an inch, 72 points do. */
  const actual = 96 / 72;
  const scale = zoom.fit ? fit * zoom.by : actual * zoom.by;
  const inView = usePlace(scroller, numbers, available, `${scale} ${turn}`);
  useEffect(() => onPage?.(inView), [inView, onPage]);
  const show = useCallback((page: number) => setGoTo((before) => ({ page, request: before.request + 1 })), []);

  const marked = useMarked(numbers, find ?? null);
  const step = (by: 1 | -1) => {
    const at = numbers.indexOf(inView) + by;
    if (numbers[at] !== undefined) show(numbers[at]);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const keys: Readonly<Record<string, () => void>> = {
      '+': () => setZoom(larger), '=': () => setZoom(larger), '-': () => setZoom(smaller), '0': () => setZoom({ fit: true, by: 1 }), '1': () => setZoom({ fit: false, by: 1 }),
      g: () => { pageField.current?.focus(); pageField.current?.select(); }, r: () => setTurn(quarter), n: () => step(1), p: () => step(-1),
      Home: () => numbers[0] !== undefined && show(numbers[0]), End: () => numbers.length > 0 && show(numbers.at(-1)!),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  if (state.status === 'failed') return <p className="paper-note">This PDF is kept, but it cannot be drawn here: it is damaged or has a password.</p>;
  return (
    <>
      <PageTools zoom={zoom} scale={scale} actual={actual} onZoom={setZoom} onTurn={() => setTurn(quarter)} pages={{ numbers, of: count, inView, onGo: show, field: pageField }} />
      <div className="paper-scroll" ref={scroller} role="region" aria-label={`Pages of ${name}`} tabIndex={0} onKeyDown={onKey}>
        {state.status === 'opening' ? <p className="paper-note">Opening {name}…</p> : null}
        {pdf
          ? numbers.map((number) => {
              const [width, height] = sizeOf(number);
              return (
                <PdfPage
                  key={number}
                  pdf={pdf}
                  number={number}
                  of={count}
                  width={width}
                  height={height}
                  scale={scale}
                  turn={turn}
                  anchor={anchor?.page === number ? anchor : null}
                  marked={marked.get(number) ?? marked.get(0) ?? null}
                  request={anchor?.page === number ? request : 0}
                  goTo={goTo.page === number ? goTo.request : 0}
                  onSize={onSize}
                />
              );
            })
          : null}
        {pdf && numbers.length < count ? <p className="paper-note">{count - numbers.length} of the {count} pages of this file do not belong to this case and are not shown.</p> : null}
      </div>
    </>
  );
}

const quarter = (turn: Turn): Turn => ((turn + 90) % 360) as Turn;

/** What to mark on which page; 0 stands for all pages that are not named. The same objects as long as nothing changes, so that pages are not drawn again. */
function useMarked(numbers: readonly number[], find: NonNullable<Props['find']> | null): ReadonlyMap<number, MarkedWords> {
  const [words, page, nth, request] = [find?.words ?? '', find?.page ?? null, find?.nth ?? null, find?.request ?? 0];
  const elsewhere = useMemo<MarkedWords | null>(() => (words === '' ? null : { words, nth: null, request: 0 }), [words]);
  return useMemo(() => {
    const marks = new Map<number, MarkedWords>();
    if (elsewhere) marks.set(0, elsewhere);
    if (elsewhere && page !== null && numbers.includes(page)) marks.set(page, { words, nth, request });
    return marks;
  }, [elsewhere, words, page, nth, request, numbers]);
}
