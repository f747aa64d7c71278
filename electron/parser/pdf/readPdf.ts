import type { PageViewport, PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { displayName } from '../../../shared/import/displayName.ts';
import { issue } from '../../../shared/import/issues.ts';
import type { ImportIssue, PdfPage, ReadFile, ReadLimits } from '../../../shared/import/paper.ts';
import type { PdfPiece, Rect } from '../../../shared/import/pdfLayout.ts';
import { pageText, pdfPairs, type PdfPageText } from '../../../shared/import/pdfPairs.ts';
import { proposeFacts, type LabelledValue } from '../../../shared/import/proposeFacts.ts';
import type { DrawnBox } from './drawnBoxes.ts';
import { displayed, readFields } from './formFields.ts';
import { LetterFinder } from './letterStops.ts';
import { readPainted, type OptionalContentConfig, type Painted } from './painted.ts';
import { loadPdfJs, noScreen, PdfReaderFault } from './pdfjs.ts';
import { textPieces } from './textPieces.ts';
import { readTypedNotes } from './typedNotes.ts';

type Read = Omit<ReadFile, 'name' | 'kind'>;
type Child = ReadFile['children'][number];

/** Pages beyond this are not searched: no form is longer, and full-text studies are. */
const mostPages = 400;

/** Pages on which every letter is looked at; of those after them only the ones that answer a question. */
const closelyRead = 30;

/** What reading a PDF is given beside its bytes. */
export interface PdfReading {
  readonly limits: ReadLimits;
  /** Tried on what is protected. */
  readonly password?: string | undefined;
  /** Asked between pages; ends the reading early. */
  readonly stopped: () => boolean;
}

/**
 * Reads a PDF: its text with positions as displayed, its form fields, and what was typed onto it. Letters that cannot be seen
 * are left out. Scripts, fonts and images are not run, loaded or decoded; nothing is fetched. Files inside come back as
 * children. A protected or broken file comes back unread with an issue. Throws {@link PdfReaderFault} where the library cannot run.
 */
export async function readPdf(bytes: Uint8Array, file: string, reading: PdfReading): Promise<Read> {
  const first = await tryPassword(bytes, file, reading, undefined);
  if (first !== 'protected') return first;
  if (reading.password === undefined) return unread(issue('file-encrypted', file));
  const second = await tryPassword(bytes, file, reading, reading.password);
  return second === 'protected' ? unread(issue('file-wrong-password', file)) : second;
}

async function tryPassword(bytes: Uint8Array, file: string, reading: PdfReading, password: string | undefined): Promise<Read | 'protected'> {
  const task = await open(bytes, password);
  try {
    const read = await new PdfFile(await task.promise, file, reading).read();
    const active = hasActiveContent(bytes) || (await hasScripts(await task.promise));
    const more = [...(password === undefined ? [] : [issue('file-unlocked', file)]), ...(active ? [issue('pdf-active-content', file)] : [])];
    return { ...read, issues: [...more, ...read.issues] };
  } catch (error) {
    const name = (error as Error)?.name;
    if (name === 'PasswordException') return 'protected';
    return unread(issue('file-damaged', file, name === 'InvalidPDFException' ? 'it is not a complete PDF' : 'its pages cannot be taken apart'));
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

/** Begins to read, with everything off that a form does not need. Throws {@link PdfReaderFault} where the library cannot run. */
async function open(bytes: Uint8Array, password: string | undefined): Promise<PDFDocumentLoadingTask> {
  try {
    const { getDocument } = await loadPdfJs();
    return getDocument({
      data: new Uint8Array(bytes), // a copy, since the library takes it over; and never a Buffer, which it refuses
      ...(password === undefined ? {} : { password }),
      maxImageSize: 65_536, // larger pictures are left out undecoded; small ones cost nothing
      isEvalSupported: false,
      disableFontFace: false,
      ownerDocument: noScreen as unknown as HTMLDocument,
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

/** The words of a page, with those of a stamp across it below them; a stamp on a scan does not make words of the scan. */
function withStamps(text: string, stamps: readonly string[]): string {
  return text.trim() === '' || stamps.length === 0 ? text : `${text}\n${stamps.join('\n')}`;
}

/** Orders that a PDF can carry and no form needs: scripts, programs to start, addresses to send answers to. */
function hasActiveContent(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 20_000_000)).toString('latin1');
  return /\/(?:JavaScript|JS|Launch|SubmitForm|ImportData|GoToR|RichMedia)[\s/(<[]/.test(text);
}

async function hasScripts(document: PDFDocumentProxy): Promise<boolean> {
  const [scripts, opening] = await Promise.all([document.getJSActions().catch(() => null), document.getOpenAction().catch(() => null)]);
  const some = scripts instanceof Map ? scripts.size > 0 : Object.keys((scripts ?? {}) as object).length > 0;
  return some || Boolean((opening as { action?: string } | null)?.action);
}

interface PageRead {
  readonly page: PdfPage;
  readonly text: PdfPageText;
  readonly named: readonly LabelledValue[];
}

class PdfFile {
  private readonly issues: ImportIssue[] = [];
  private readonly attached: { id: string; name: string }[] = [];
  private hidden = false;
  private remarks = false;
  private layered = 0;
  private redactions = false;
  private fields = 0;
  private readonly document: PDFDocumentProxy;
  private readonly file: string;
  private readonly reading: PdfReading;

  constructor(document: PDFDocumentProxy, file: string, reading: PdfReading) {
    this.document = document;
    this.file = file;
    this.reading = reading;
  }

  async read(): Promise<Read> {
    const { document, file, issues } = this;
    const pages: PageRead[] = [];
    const scans: number[] = [];
    let broken = 0;
    const layers = await document.getOptionalContentConfig({ intent: 'display' });
    for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
      if (this.reading.stopped()) {
        issues.push(issue('file-too-slow', file));
        break;
      }
      try {
        const page = await document.getPage(number);
        const read = await this.page(page, number, layers);
        pages.push(read);
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
    const onlyXfa = await this.shape();
    if (this.hidden) issues.push(issue('pdf-hidden-text', file));
    if (this.layered > 0) issues.push(issue('pdf-text-layer', file));
    if (this.remarks) issues.push(issue('pdf-remarks', file));
    if (this.redactions) issues.push(issue('pdf-redaction-unfinished', file));
    const children = await this.children();
    const proposals = proposeFacts([...pdfPairs(pages.map((page) => page.text)), ...pages.flatMap((page) => page.named)], file);
    return { read: scans.length < pages.length && !onlyXfa, pages: pages.map((page) => page.page), document: null, candidates: proposals.candidates, issues: [...issues, ...proposals.issues], children };
  }

  /** What the file is as a whole. True where it is a form whose answers only another program can show. */
  private async shape(): Promise<boolean> {
    const { info } = (await this.document.getMetadata().catch(() => ({ info: {} }))) as { info: { IsXFAPresent?: boolean; EncryptFilterName?: string | null } };
    if (info.EncryptFilterName && this.reading.password === undefined) this.issues.push(issue('pdf-restricted', this.file));
    if (!info.IsXFAPresent) return false;
    this.issues.push(issue(this.fields > 0 ? 'pdf-xfa-too' : 'pdf-xfa', this.file));
    return this.fields === 0;
  }

  private async page(page: PDFPageProxy, number: number, layers: OptionalContentConfig): Promise<PageRead> {
    const viewport = page.getViewport({ scale: 1 });
    const content = await page.getTextContent();
    const annotations = await page.getAnnotations({ intent: 'display' });
    const fields = readFields(annotations, viewport, number);
    const notes = readTypedNotes(annotations, viewport);
    this.hidden = this.hidden || fields.hidden;
    this.remarks = this.remarks || notes.remarks;
    this.fields += fields.met;
    this.attached.push(...notes.files);
    const made = (painted: Painted | null): PageRead => {
      const letters = painted && new LetterFinder(painted);
      const seen = painted?.glyphs.filter((glyph) => glyph.unseen === null).length ?? 0;
      const blank = painted?.glyphs.filter((glyph) => glyph.unseen === 'invisible').length ?? 0;
      // Under a scan, nearly all words are the unseen layer of text recognition; elsewhere unseen words are hidden ones.
      const layer = painted !== null && painted.scanned && blank > 4 * seen;
      const text = textPieces(content.items, viewport, letters, layer);
      if ((painted?.outside ?? 0) >= 6 || text.unseen.hidden > 0 || (text.unseen.invisible > 0 && !layer)) this.hidden = true;
      if (layer && text.unseen.invisible > 0) this.layered++;
      const covered = notes.redactions.length === 0 ? text.pieces : text.pieces.filter((piece) => !notes.redactions.some((box) => within(piece.rect, box)));
      if (covered.length < text.pieces.length) this.redactions = true;
      const pieces: PdfPiece[] = [...withBoxes(covered, painted?.boxes ?? [], viewport), ...fields.pieces, ...notes.pieces];
      return { page: { number, width: viewport.width, height: viewport.height, text: withStamps(pageText(pieces), text.stamps) }, text: { number, pieces }, named: fields.named };
    };
    if (content.items.length === 0) return made(null);
    if (number > closelyRead) {
      const quick = made(null);
      if (pdfPairs([quick.text]).length === 0) return quick;
    }
    return made(await this.painted(page, layers));
  }

  private async painted(page: PDFPageProxy, layers: OptionalContentConfig): Promise<Painted | null> {
    try {
      return await readPainted(page, layers, (await loadPdfJs()).OPS as unknown as Record<string, number>);
    } catch {
      return null;
    }
  }

  /** Files fixed to the document, to be read as papers of their own. */
  private async children(): Promise<Child[]> {
    const { limits } = this.reading;
    const listed = (await this.document.getAttachments().catch(() => null)) as Map<string, { filename?: string }> | null;
    const all = [...[...(listed ?? [])].map(([id, one]) => ({ id, name: one.filename ?? 'attachment' })), ...this.attached].slice(0, 1000);
    const children: Child[] = [];
    const seen = new Set<string>();
    let left = Math.min(limits.totalBytes, limits.fileBytes);
    for (const { id, name } of all) {
      const room = limits.nesting > 0 && left > 0 && children.length < Math.min(100, limits.entries) && !this.reading.stopped();
      const bytes = room ? ((await this.document.getAttachmentContent(id).catch(() => null)) as Uint8Array | null | undefined) : null;
      const shown = displayName(name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)) || 'attachment';
      if (seen.has(id)) continue;
      seen.add(id);
      if (!bytes || bytes.byteLength > left) this.issues.push(issue('pdf-attachment-not-read', this.file, shown));
      else {
        left -= bytes.byteLength;
        children.push({ name: shown, bytes: new Uint8Array(bytes) });
        this.issues.push(issue('pdf-attachment', this.file, shown));
      }
    }
    return children;
  }
}

/** The pieces of a page with the boxes to tick that are drawn beside words. An X that was typed into a box is the mark of it, no word. */
function withBoxes(pieces: readonly PdfPiece[], boxes: readonly DrawnBox[], viewport: PageViewport): PdfPiece[] {
  const drawn = boxes.map(({ box, ticked }): PdfPiece => {
    const rect = displayed(box, viewport);
    return { text: ticked ? '☒' : '☐', rect, turn: 0, size: rect[3] };
  });
  const beside = drawn.filter(({ rect: [x, y, w, h] }) => pieces.some(({ rect: [left, top, width, height], text }) => text.trim().length > 1
    && Math.min(y + h, top + height) - Math.max(y, top) > 0.4 * Math.min(h, height) && (Math.abs(left - (x + w)) < 25 || Math.abs(x - (left + width)) < 25)));
  if (beside.length === 0) return [...pieces];
  return [...pieces.filter((piece) => !(/^[xX×✓✔✗✘√]$/u.test(piece.text.trim()) && beside.some((one) => within(piece.rect, one.rect)))), ...beside];
}

/** Whether most of a piece lies in a box. */
function within([x, y, w, h]: Rect, [left, top, width, height]: Rect): boolean {
  const across = Math.min(x + w, left + width) - Math.max(x, left);
  const down = Math.min(y + h, top + height) - Math.max(y, top);
  return across > 0.3 * w && down > 0.3 * h;
}

function unread(...issues: ImportIssue[]): Read {
  return { read: false, pages: [], document: null, candidates: [], issues, children: [] };
}
