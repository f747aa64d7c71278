import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The PDF library itself cannot run here; no file is to blame. */
export class PdfReaderFault extends Error {
  constructor(cause: unknown) {
    super('The PDF reader cannot be started.', { cause });
  }
}

let loaded: Promise<typeof PdfJs> | undefined;

/** The PDF library's legacy build (the modern one needs a newer engine than the oldest Electron supported), loaded once. */
export function loadPdfJs(): Promise<typeof PdfJs> {
  loaded ??= import('pdfjs-dist/legacy/build/pdf.mjs').then((library) => {
    library.GlobalWorkerOptions.workerSrc = workerAddress();
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
