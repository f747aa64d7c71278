import { useEffect, useRef, useState } from 'react';
import type { Anchor } from '../../../shared/import/paper.ts';
import { useDrawnPage } from './useDrawnPage.ts';
import { usePdf, type PdfPageState } from './usePdf.ts';
import { useWidth } from './useWidth.ts';

type PdfAnchor = Extract<Anchor, { kind: 'pdf' }>;

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

/** A PDF as its own pages, one under the other, with the words of an anchor outlined. */
export function PdfPaper({ name, bytes, anchor, request }: { name: string; bytes: Uint8Array; anchor: PdfAnchor | null; request: number }) {
  const pdf = usePdf(bytes);
  const scroller = useRef<HTMLDivElement>(null);
  const available = useWidth(scroller);
  const [zoom, setZoom] = useState(1);

  if (pdf.status === 'failed') return <p className="paper-note">This PDF is kept, but it cannot be drawn here: it is damaged or has a password.</p>;
  const pages = pdf.status === 'open' ? pdf.pages : [];
  const widest = Math.max(1, ...pages.map((page) => page.width));
  // "100%" means the width of the pane, which is what people expect a page to fill.
  const scale = (Math.max(200, available - 32) / widest) * zoom;
  const move = (by: 1 | -1) => setZoom(zooms[Math.min(zooms.length - 1, Math.max(0, zooms.indexOf(zoom) + by))]!);

  return (
    <>
      <div className="paper-tools" role="group" aria-label="Size of the page">
        <button type="button" className="tool" onClick={() => move(-1)} disabled={zoom === zooms[0]} aria-label="Smaller">
          −
        </button>
        <span aria-live="polite">{Math.round(zoom * 100)}%</span>
        <button type="button" className="tool" onClick={() => move(1)} disabled={zoom === zooms.at(-1)} aria-label="Larger">
          +
        </button>
        <button type="button" className="tool" onClick={() => setZoom(1)} disabled={zoom === 1}>
          Fit width
        </button>
      </div>
      <div className="paper-scroll" ref={scroller} role="region" aria-label={`Pages of ${name}`} tabIndex={0}>
        {pdf.status === 'opening' ? <p className="paper-note">Opening {name}…</p> : null}
        {pages.map((page) => (
          <Page key={page.number} page={page} of={pages.length} scale={scale} anchor={anchor?.page === page.number ? anchor : null} request={request} />
        ))}
      </div>
    </>
  );
}

function Page({ page, of, scale, anchor, request }: { page: PdfPageState; of: number; scale: number; anchor: PdfAnchor | null; request: number }) {
  const frame = useRef<HTMLElement>(null);
  const marks = useRef<HTMLDivElement>(null);
  const canvas = useDrawnPage(frame, page.open, scale);
  const opened = page.open !== null;

  // Once the page has its true size, bring the words to the middle of the pane, or the page to its top; again for each new request.
  useEffect(() => {
    if (!anchor || !opened) return;
    const words = marks.current?.firstElementChild;
    (words ?? frame.current)?.scrollIntoView?.({ block: words ? 'center' : 'start', inline: 'nearest' });
  }, [anchor, request, opened]);

  return (
    <figure className="pdf-page" ref={frame} style={{ width: page.width * scale, height: page.height * scale }} aria-label={`Page ${page.number} of ${of}`}>
      <canvas ref={canvas} className="pdf-page__canvas" aria-hidden="true" />
      <div className="nhsuk-u-visually-hidden">
        {page.text === null ? null : page.text === '' ? 'This page is a picture: it has no words that can be read out.' : page.text}
      </div>
      <div ref={marks}>
        {anchor?.rects.map(([left, top, width, height], index) => (
          <div
            key={index}
            className="paper-mark"
            data-testid="mark"
            style={{ left: left * scale - 3, top: top * scale - 3, width: width * scale + 6, height: height * scale + 6 }}
          />
        ))}
      </div>
      <figcaption className="pdf-page__number">
        Page {page.number} of {of}
      </figcaption>
    </figure>
  );
}
