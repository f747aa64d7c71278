import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';

export interface OpenPdf {
  readonly pages: number;
  page(number: number): Promise<OpenPage>;
  close(): void;
}

export interface OpenPage {
  /** Points, as a reader sees the page (rotation applied). */
  readonly width: number;
  readonly height: number;
  /** The words of the page, empty for a picture of a page. */
  text(): Promise<string>;
  /** Draws the page; `cancel` stops a drawing that nobody waits for any more. */
  draw(canvas: HTMLCanvasElement, scale: number): { done: Promise<void>; cancel: () => void };
}

interface ScriptUrls {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL: (url: string) => string };
}

let started = false;

/**
 * pdf.js starts its worker from a text, which Trusted Types refuse; it would then parse on the page's own thread
 * without a word. So the worker is made here, by a policy that lets through this one address and no other.
 */
function startWorker(): void {
  if (started) return;
  started = true;
  const address = new URL(workerUrl, document.baseURI).href;
  const trusted = (window as { trustedTypes?: ScriptUrls }).trustedTypes?.createPolicy('ifr-worker', {
    createScriptURL: (url) => {
      if (url !== address) throw new TypeError('Not the PDF worker');
      return url;
    },
  });
  GlobalWorkerOptions.workerPort = new Worker(trusted ? trusted.createScriptURL(address) : address, { type: 'module' });
}

/** Opens a PDF for drawing. Scripts in it never run; WebAssembly is off, as the page's policy refuses it. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  startWorker();
  const shipped = (folder: string) => new URL(`pdfjs/${folder}/`, document.baseURI).href;
  const task = getDocument({
    // pdf.js takes the bytes away to its worker, so it gets a copy.
    data: bytes.slice(),
    useWasm: false,
    disableWorkerRendering: true,
    enableXfa: false,
    cMapUrl: shipped('cmaps'),
    standardFontDataUrl: shipped('standard_fonts'),
    wasmUrl: shipped('wasm'),
  });
  const pdf = await task.promise;
  return {
    pages: pdf.numPages,
    async page(number) {
      const page = await pdf.getPage(number);
      const plain = page.getViewport({ scale: 1 });
      return {
        width: plain.width,
        height: plain.height,
        async text() {
          const content = await page.getTextContent();
          return content.items
            .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
            .join('')
            .trim();
        },
        draw(canvas, scale) {
          const viewport = page.getViewport({ scale });
          canvas.width = Math.floor(viewport.width);
          canvas.height = Math.floor(viewport.height);
          const drawing = page.render({ canvas, viewport });
          return { done: drawing.promise, cancel: () => drawing.cancel() };
        },
      };
    },
    close: () => void task.destroy(),
  };
}
