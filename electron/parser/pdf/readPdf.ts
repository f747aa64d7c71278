import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { issue } from '../../../shared/import/issues.ts';
import type { ImportIssue, PdfPage, ReadFile } from '../../../shared/import/paper.ts';
import { pageText, pdfPairs, type PdfPageText } from '../../../shared/import/pdfPairs.ts';
import { proposeFacts, type LabelledValue } from '../../../shared/import/proposeFacts.ts';
import { readFields } from './formFields.ts';
import { loadPdfJs, PdfReaderFault } from './pdfjs.ts';
import { textPieces } from './textPieces.ts';

type Read = Omit<ReadFile, 'name' | 'kind'>;

/** Pages beyond this are not searched: no form is longer, and full-text studies are. */
const mostPages = 400;

/**
 * Reads a PDF: its text with positions as displayed, and its form fields. Scripts, fonts and images are not run, loaded
 * or decoded; nothing is fetched. A protected or broken file comes back unread with an issue.
 * `stopped` is asked between pages and ends the reading early. Throws {@link PdfReaderFault} where the library cannot run.
 */
export async function readPdf(bytes: Uint8Array, file: string, stopped: () => boolean): Promise<Read> {
  const task = await open(bytes);
  try {
    return await readPages(await task.promise, file, stopped);
  } catch (error) {
    const name = (error as Error)?.name;
    if (name === 'PasswordException') return unread(issue('file-encrypted', file));
    return unread(issue('file-damaged', file, name === 'InvalidPDFException' ? 'it is not a complete PDF' : 'its pages cannot be taken apart'));
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

/** Begins to read, with everything off that a form does not need. Throws {@link PdfReaderFault} where the library cannot run. */
async function open(bytes: Uint8Array): Promise<PDFDocumentLoadingTask> {
  try {
    const { getDocument } = await loadPdfJs();
    return getDocument({
      data: new Uint8Array(bytes), // a copy, since the library takes it over; and never a Buffer, which it refuses
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      useWasm: false,
      useWorkerFetch: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      disableAutoFetch: true,
      disableStream: true,
      disableRange: true,
      enableXfa: false,
      stopAtErrors: false,
      verbosity: 0,
    } as Parameters<typeof getDocument>[0]);
  } catch (error) {
    throw new PdfReaderFault(error);
  }
}

async function readPages(document: PDFDocumentProxy, file: string, stopped: () => boolean): Promise<Read> {
  const pages: PdfPage[] = [];
  const texts: PdfPageText[] = [];
  const named: LabelledValue[] = [];
  const issues: ImportIssue[] = [];
  const scans: number[] = [];
  let broken = 0;
  for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
    if (stopped()) {
      issues.push(issue('file-too-slow', file));
      break;
    }
    try {
      const page = await document.getPage(number);
      const read = await readPage(page, number);
      pages.push(read.page);
      texts.push(read.text);
      named.push(...read.named);
      if (read.page.text.trim().length < 3) scans.push(number);
      page.cleanup();
    } catch {
      broken++;
    }
  }
  if (pages.length === 0) return unread(...(issues.length > 0 ? issues : [issue('file-damaged', file, 'none of its pages can be taken apart')]));
  if (broken > 0) issues.push(issue('file-partly-damaged', file, broken === 1 ? 'one of its pages is damaged' : `${broken} of its pages are damaged`));
  if (document.numPages > mostPages) issues.push(issue('file-partly-damaged', file, `only its first ${mostPages} pages were searched`));
  if (scans.length > 0) issues.push(issue('pdf-no-text', file, scans.length === pages.length ? 'any page' : `page ${scans.slice(0, 10).join(', ')}`));
  if (await isXfa(document)) issues.push(issue('pdf-xfa', file));
  const proposals = proposeFacts([...pdfPairs(texts), ...named], file);
  return { read: scans.length < pages.length, pages, document: null, candidates: proposals.candidates, issues: [...issues, ...proposals.issues], children: [] };
}

async function isXfa(document: PDFDocumentProxy): Promise<boolean> {
  const metadata = await document.getMetadata().catch(() => null);
  return Boolean((metadata?.info as { IsXFAPresent?: boolean } | undefined)?.IsXFAPresent);
}

async function readPage(page: PDFPageProxy, number: number): Promise<{ page: PdfPage; text: PdfPageText; named: LabelledValue[] }> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const fields = readFields(await page.getAnnotations({ intent: 'display' }), viewport, number);
  const pieces = [...textPieces(content.items, viewport), ...fields.pieces];
  return {
    page: { number, width: viewport.width, height: viewport.height, text: pageText(pieces) },
    text: { number, pieces },
    named: fields.named,
  };
}

function unread(...issues: ImportIssue[]): Read {
  return { read: false, pages: [], document: null, candidates: [], issues, children: [] };
}
