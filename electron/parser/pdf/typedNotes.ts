import type { PageViewport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { inlinePairs } from '../../../shared/import/inline.ts';
import type { PdfPiece, Rect } from '../../../shared/import/pdfLayout.ts';
import { loneMark } from '../../../shared/import/ticks.ts';
import { displayed } from './formFields.ts';
import { usualStops } from './letterStops.ts';

interface Annotation {
  readonly subtype?: string;
  readonly rect?: readonly number[];
  readonly annotationFlags?: number;
  readonly hidden?: boolean;
  readonly contentsObj?: { readonly str?: string };
  readonly textContent?: readonly string[];
  readonly defaultAppearanceData?: { readonly fontSize?: number };
  readonly fileId?: string;
  readonly file?: { readonly filename?: string };
  readonly actions?: unknown;
}

export interface TypedNotes {
  /** Words typed onto the page, at their place. */
  readonly pieces: PdfPiece[];
  /** Somebody's remarks are fixed to the page; they are no part of it. */
  readonly remarks: boolean;
  /** Marked to be blacked out, and not yet done. */
  readonly redactions: readonly Rect[];
  /** Files fixed to the page, by the number that the library gives them. */
  readonly files: readonly { readonly id: string; readonly name: string }[];
}

/** Flags that take an annotation off the page: hidden (2) and not viewable (32). */
const offThePage = 2 | 32;

/**
 * What people put on a page: words typed onto a flat form ("FreeText") stand where an answer stands and are read as such;
 * remarks and files fixed to it are told apart.
 */
export function readTypedNotes(annotations: readonly unknown[], viewport: PageViewport): TypedNotes {
  const pieces: PdfPiece[] = [];
  const redactions: Rect[] = [];
  const files: { id: string; name: string }[] = [];
  let remarks = false;
  for (const note of (annotations as readonly Annotation[]).slice(0, 5000)) {
    if (!note.rect || note.hidden || ((note.annotationFlags ?? 0) & offThePage) !== 0) continue;
    const words = (note.contentsObj?.str ?? '').replace(/\r\n?/g, '\n').slice(0, 20_000);
    if (note.subtype === 'FreeText') pieces.push(...typed(words.trim() === '' ? (note.textContent ?? []).join('\n') : words, displayed(note.rect, viewport), note.defaultAppearanceData?.fontSize));
    else if (note.subtype === 'Redact') redactions.push(displayed(note.rect, viewport));
    else if (note.subtype === 'FileAttachment') files.push({ id: note.fileId ?? '', name: note.file?.filename ?? 'attachment' });
    else if (note.subtype !== 'Widget' && note.subtype !== 'Link' && words.trim() !== '') remarks = true;
  }
  return { pieces, remarks, redactions, files };
}

function typed(words: string, [left, top, width, height]: Rect, fontSize: number | undefined): PdfPiece[] {
  const lines = words.split('\n').map((line) => line.trim()).filter((line) => line !== '').slice(0, 200);
  if (lines.length === 0) return [];
  const step = Math.min(height / lines.length, 1.3 * (fontSize && fontSize > 3 ? fontSize : 12));
  const size = Math.max(4, Math.min(12, step));
  const stretch = (line: string) => Math.min(width, 0.55 * size * line.length + 4);
  return lines.map((text, i): PdfPiece => {
    if (lines.length === 1 && loneMark(text) === '☒') return { text: '☒', rect: [left, top, Math.min(width, 14), height], turn: 0, size, field: 'box' };
    const labels = inlinePairs(text, 'none').length > 0;
    const rect: Rect = lines.length === 1 ? [left, top, stretch(text), height] : [left, top + i * step, stretch(text), step];
    const stops = usualStops(text, 1);
    return { text, rect, turn: 0, size, ...(labels ? { stops } : { field: 'text' as const }) };
  });
}
