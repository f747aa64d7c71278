import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { InflateAtOnce } from './inflateAtOnce.ts';
import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The PDF library itself cannot run here; no file is to blame. */
export class PdfReaderFault extends Error {
  constructor(cause: unknown) {
    super('The PDF reader cannot be started.', { cause });
  }
}

/**
 * A place for fonts that shows nothing. Given one, the library leaves a font be; given none, it works out the outline of every
 * letter and sends each on its own, which takes a third of the time for a page's drawing orders.
 */
export const noScreen = { fonts: { add: () => undefined, delete: () => undefined } };

/** A font of {@link noScreen}: it counts as loaded, and nothing is drawn with it. */
class UnseenFont {
  readonly family = '';
  readonly loaded = Promise.resolve(this);
}

let loaded: Promise<typeof PdfJs> | undefined;

/** The PDF library's legacy build (the modern one needs a newer engine than the oldest Electron supported), loaded once. */
export function loadPdfJs(): Promise<typeof PdfJs> {
  loaded ??= import('pdfjs-dist/legacy/build/pdf.mjs').then((library) => {
    library.GlobalWorkerOptions.workerSrc = workerAddress();
    Object.assign(globalThis, { FontFace: UnseenFont, DecompressionStream: InflateAtOnce });
    return library;
  });
  return loaded;
}

/** File URL of the library's worker: beside the bundle, else among the installed packages. Nobody outside can name another. */
function workerAddress(): string {
  const beside = new URL('./pdf.worker.mjs', import.meta.url);
  if (beside.protocol === 'file:' && existsSync(fileURLToPath(beside))) return beside.href;
  return pathToFileURL(createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.worker.mjs')).href;
}
