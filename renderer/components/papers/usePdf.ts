import { useEffect, useState } from 'react';
import { openPdf, type InParts, type OpenPdf } from './pdf.ts';

export type PdfState = { status: 'opening' } | { status: 'failed' } | { status: 'open'; pdf: OpenPdf };

/** Opens a PDF; its pages are opened one by one as they are looked at. */
export function usePdf(source: Uint8Array | InParts): PdfState {
  const [state, setState] = useState<PdfState>({ status: 'opening' });
  useEffect(() => {
    let stopped = false;
    let close = () => {};
    setState({ status: 'opening' });
    openPdf(source).then(
      (pdf) => {
        close = pdf.close;
        if (stopped) close();
        else setState({ status: 'open', pdf });
      },
      () => {
        if (!stopped) setState({ status: 'failed' });
      },
    );
    return () => {
      stopped = true;
      close();
    };
  }, [source]);
  return state;
}
