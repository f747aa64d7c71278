import { useEffect, useState } from 'react';
import { openPdf, type OpenPage } from './pdf.ts';

export interface PdfPageState {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Null until the page has been opened. */
  readonly open: OpenPage | null;
  readonly text: string | null;
}

export type PdfState = { status: 'opening' } | { status: 'failed' } | { status: 'open'; pages: readonly PdfPageState[] };

const a4 = { width: 595, height: 842 };

/** Opens a PDF and then its pages one by one: sizes and words for all, drawing left to the pages that are seen. */
export function usePdf(bytes: Uint8Array): PdfState {
  const [state, setState] = useState<PdfState>({ status: 'opening' });
  useEffect(() => {
    let stopped = false;
    let close = () => {};
    setState({ status: 'opening' });
    void (async () => {
      try {
        const pdf = await openPdf(bytes);
        close = pdf.close;
        if (stopped) return close();
        const pages: PdfPageState[] = Array.from({ length: pdf.pages }, (_, index) => ({ number: index + 1, ...a4, open: null, text: null }));
        setState({ status: 'open', pages: [...pages] });
        for (let index = 0; index < pages.length && !stopped; index++) {
          const open = await pdf.page(index + 1);
          const text = await open.text().catch(() => '');
          pages[index] = { number: index + 1, width: open.width, height: open.height, open, text };
          // Early pages at once; a long paper in steps, so that it is not drawn again for each page.
          if (!stopped && (index < 4 || index % 10 === 9 || index === pages.length - 1)) setState({ status: 'open', pages: [...pages] });
        }
      } catch {
        if (!stopped) setState({ status: 'failed' });
      }
    })();
    return () => {
      stopped = true;
      close();
    };
  }, [bytes]);
  return state;
}
