import { memo, useEffect, useId, useRef, useState } from 'react';
import type { Anchor } from '../../../shared/import/paper.ts';
import { findText } from '../../../shared/import/findText.ts';
import { highlight, wordsOf } from './highlights.ts';
import { useNear } from './nearness.ts';
import type { OpenPage, OpenPdf, Turn } from './pdf.ts';
import { ReadPicture } from './ReadPicture.tsx';

export type PdfAnchor = Extract<Anchor, { kind: 'pdf' }>;

/** Words to be marked on a page, and which of them is looked at. */
export interface MarkedWords {
  readonly words: string;
  /** From 0; null: none of this page. */
  readonly nth: number | null;
  readonly request: number;
}

interface Props {
  readonly pdf: OpenPdf;
  readonly number: number;
  readonly of: number;
  /** Points, as displayed without a turn. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly turn: Turn;
  readonly anchor: PdfAnchor | null;
  readonly marked: MarkedWords | null;
  readonly request: number;
  /** Another number than the last one brings the page to the top of the pane. */
  readonly goTo: number;
  readonly onSize: (number: number, width: number, height: number) => void;
}

/** One page: drawn, with its words over it, while it is near to being seen; an empty frame of its size otherwise. */
export const PdfPage = memo(function PdfPage({ pdf, number, of, width, height, scale, turn, anchor, marked, request, goTo, onSize }: Props) {
  const frame = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const marks = useRef<HTMLDivElement>(null);
  const near = useNear(frame);
  const [page, setPage] = useState<OpenPage | null>(null);
  const [words, setWords] = useState<'coming' | 'none' | 'here'>('coming');
  const [broken, setBroken] = useState(false);
  const owner = useId();

  useEffect(() => {
    if (!near) return;
    let stopped = false;
    let opened: OpenPage | null = null;
    pdf.page(number).then(
      (one) => {
        opened = one;
        if (stopped) return one.forget();
        onSize(number, one.width, one.height);
        setPage(one);
      },
      () => !stopped && setBroken(true),
    );
    return () => {
      stopped = true;
      setPage(null);
      setWords('coming');
      opened?.forget();
    };
  }, [pdf, number, near, onSize]);

  useEffect(() => {
    const target = canvas.current;
    if (!target || !page) return;
    const drawing = page.draw(target, scale * (window.devicePixelRatio || 1), turn);
    drawing.done.then(
      () => (target.dataset.drawn = 'yes'),
      // A drawing that was cancelled rejects; the next one is under way.
      (error: unknown) => (error as Error | null)?.name !== 'RenderingCancelledException' && setBroken(true),
    );
    return () => {
      drawing.cancel();
      delete target.dataset.drawn;
    };
  }, [page, scale, turn]);

  // A canvas far away keeps no pixels: a hundred pages drawn at once would not fit in memory.
  useEffect(() => {
    const target = canvas.current;
    if (!page && target) [target.width, target.height] = [0, 0];
  }, [page]);

  useEffect(() => {
    const target = layer.current;
    if (!target || !page) return;
    const drawing = page.words(target, turn);
    drawing.done.then(() => setWords(target.textContent.trim() === '' ? 'none' : 'here'), () => undefined);
    return () => {
      drawing.cancel();
      target.replaceChildren();
    };
  }, [page, turn]);

  // Once the page has its true size, bring the words to the middle of the pane, or the page to its top; again for each new request.
  const opened = page !== null;
  useEffect(() => {
    if (!anchor) return;
    const outlined = marks.current?.firstElementChild;
    (outlined ?? frame.current)?.scrollIntoView?.({ block: outlined ? 'center' : 'start', inline: 'nearest' });
  }, [anchor, request, opened]);

  useEffect(() => {
    if (goTo > 0) frame.current?.scrollIntoView?.({ block: 'start', inline: 'nearest' });
  }, [goTo]);

  useEffect(() => {
    if (!marked) return;
    if (words === 'coming' && marked.nth !== null) frame.current?.scrollIntoView?.({ block: 'start', inline: 'nearest' });
    if (words !== 'here' || !layer.current) return;
    const on = wordsOf(layer.current);
    const ranges = findText(on.text, marked.words).flatMap(({ start, end }) => on.range(start, end) ?? []);
    // The reader may have seen the words of a page in another order: then the nearest number is the place.
    const now = marked.nth === null ? null : (ranges[Math.min(marked.nth, ranges.length - 1)] ?? null);
    highlight(owner, ranges, now);
    now?.startContainer.parentElement?.scrollIntoView?.({ block: 'center', inline: 'nearest' });
    return () => highlight(owner, [], null);
  }, [marked, words, owner]);

  const [shownWidth, shownHeight] = turn % 180 === 0 ? [width, height] : [height, width];
  const size = { width: shownWidth * scale, height: shownHeight * scale, '--total-scale-factor': scale } as React.CSSProperties;
  return (
    <figure className="pdf-page" ref={frame} style={size} data-page={number} data-turn={turn} aria-label={`Page ${number} of ${of}`}>
      <canvas ref={canvas} className="pdf-page__canvas" aria-hidden="true" />
      <div className="pdf-words" ref={layer} />
      {words === 'none' ? <p className="nhsuk-u-visually-hidden">This page is a picture: it has no words that can be read out.</p> : null}
      {words === 'none' && page ? <ReadPicture page={number} picture={() => pictureOf(page)} /> : null}
      {broken ? <p className="pdf-page__broken">This page is damaged and cannot be drawn.</p> : null}
      <div ref={marks}>
        {anchor?.rects.map((rect, index) => {
          const [left, top, wide, high] = turned(rect, width, height, turn);
          return <div key={index} className="paper-mark" data-testid="mark" style={{ left: left * scale - 3, top: top * scale - 3, width: wide * scale + 6, height: high * scale + 6 }} />;
        })}
      </div>
      <figcaption className="pdf-page__number">
        Page {number} of {of}
      </figcaption>
    </figure>
  );
});

/** A page as a picture of 200 dots an inch, as base64: what a reader of pictures needs, and no more. */
async function pictureOf(page: OpenPage): Promise<string> {
  const canvas = document.createElement('canvas');
  await page.draw(canvas, 200 / 72, 0).done;
  const address = canvas.toDataURL('image/jpeg', 0.85);
  [canvas.width, canvas.height] = [0, 0];
  return address.slice(address.indexOf(',') + 1);
}

/** Where a rectangle `[left, top, width, height]` of a page lies when the page is turned clockwise. */
export function turned([left, top, wide, high]: readonly [number, number, number, number], width: number, height: number, turn: Turn): readonly [number, number, number, number] {
  switch (turn) {
    case 0: return [left, top, wide, high];
    case 90: return [height - top - high, left, high, wide];
    case 180: return [width - left - wide, height - top - high, wide, high];
    case 270: return [top, width - left - wide, high, wide];
  }
}
