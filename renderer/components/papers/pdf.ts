import { getDocument, GlobalWorkerOptions, PDFDataRangeTransport, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';

/** A file that is given in parts, as they are needed. */
export interface InParts {
  /** Bytes of the whole. */
  readonly length: number;
  part(from: number, to: number): Promise<Uint8Array>;
}

export interface OpenPdf {
  readonly pages: number;
  page(number: number): Promise<OpenPage>;
  close(): void;
}

/** Degrees clockwise, beside the page's own rotation. */
export type Turn = 0 | 90 | 180 | 270;

/** Something that is being drawn; `cancel` stops it when nobody waits for it any more. */
export interface Drawing {
  readonly done: Promise<void>;
  readonly cancel: () => void;
}

export interface OpenPage {
  /** Points, as a reader sees the page (its own rotation applied). */
  readonly width: number;
  readonly height: number;
  draw(canvas: HTMLCanvasElement, scale: number, turn: Turn): Drawing;
  /** Puts the words of the page over it, unseen, to be read out, selected and found. Its size follows `--total-scale-factor`. */
  words(layer: HTMLElement, turn: Turn): Drawing;
  /** Lets go of what was kept to draw the page. */
  forget(): void;
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

/** Bytes asked for at a time. */
const partSize = 512 * 1024;
/** The most dots of one canvas: more is not sharper to the eye, and ten such pages must fit in memory. */
const mostDots = 12e6;

/** Opens a PDF for drawing: the first page can be drawn before the rest has arrived. Scripts in it never run; WebAssembly is off, as the page's policy refuses it. */
export async function openPdf(source: Uint8Array | InParts): Promise<OpenPdf> {
  startWorker();
  const shipped = (folder: string) => new URL(`pdfjs/${folder}/`, document.baseURI).href;
  let fail: (error: unknown) => void = () => {};
  const lost = new Promise<never>((_, reject) => (fail = reject));
  lost.catch(() => undefined);
  const task = getDocument({
    // pdf.js takes the bytes away to its worker, so it gets a copy.
    ...(source instanceof Uint8Array ? { data: source.slice() } : { range: await inParts(source, (error) => fail(error)), rangeChunkSize: partSize, disableAutoFetch: true, disableStream: true }),
    useWasm: false,
    disableWorkerRendering: true,
    enableXfa: false,
    cMapUrl: shipped('cmaps'),
    standardFontDataUrl: shipped('standard_fonts'),
    wasmUrl: shipped('wasm'),
  });
  const pdf = await Promise.race([task.promise, lost]).catch((error: unknown) => {
    void task.destroy();
    throw error;
  });
  return {
    pages: pdf.numPages,
    async page(number) {
      const page = await Promise.race([pdf.getPage(number), lost]);
      const plain = page.getViewport({ scale: 1 });
      const turned = (scale: number, turn: Turn) => page.getViewport({ scale, rotation: (page.rotate + turn) % 360 });
      return {
        width: plain.width,
        height: plain.height,
        draw(canvas, scale, turn) {
          const whole = turned(scale, turn);
          const viewport = turned(scale * Math.min(1, Math.sqrt(mostDots / (whole.width * whole.height))), turn);
          canvas.width = Math.max(1, Math.floor(viewport.width));
          canvas.height = Math.max(1, Math.floor(viewport.height));
          const drawing = page.render({ canvas, viewport });
          return { done: drawing.promise, cancel: () => drawing.cancel() };
        },
        words(layer, turn) {
          const words = new TextLayer({ textContentSource: page.streamTextContent({ includeMarkedContent: false }), container: layer, viewport: turned(1, turn) });
          return { done: words.render(), cancel: () => words.cancel() };
        },
        forget: () => void page.cleanup(),
      };
    },
    close: () => void task.destroy(),
  };
}

async function inParts(source: InParts, fail: (error: unknown) => void): Promise<PDFDataRangeTransport> {
  class Parts extends PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      source.part(begin, Math.min(end, source.length)).then((bytes) => this.onDataRange(begin, bytes), fail);
    }
  }
  return new Parts(source.length, await source.part(0, Math.min(partSize, source.length)));
}
