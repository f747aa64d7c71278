import type { PageViewport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { isLabel } from '../../../shared/import/labels.ts';
import type { Anchor } from '../../../shared/import/paper.ts';
import type { PdfPiece, Rect } from '../../../shared/import/pdfLayout.ts';
import type { LabelledValue } from '../../../shared/import/proposeFacts.ts';
import { splitName } from '../../../shared/import/wordPairs.ts';
import { around } from './textPieces.ts';

export interface FieldsRead {
  readonly pieces: PdfPiece[];
  readonly named: LabelledValue[];
  /** A field that is not shown holds an answer. */
  readonly hidden: boolean;
  /** How many fields stand on the page. */
  readonly met: number;
}

interface Widget {
  readonly subtype?: string;
  readonly fieldName?: string;
  readonly alternativeText?: string;
  readonly fieldType?: string;
  readonly fieldValue?: unknown;
  readonly buttonValue?: string;
  readonly exportValue?: string;
  readonly checkBox?: boolean;
  readonly radioButton?: boolean;
  readonly pushButton?: boolean;
  readonly hidden?: boolean;
  readonly annotationFlags?: number;
  readonly multiLine?: boolean;
  readonly rect?: readonly number[];
  readonly options?: readonly { exportValue?: string; displayValue?: string }[];
}

/** Flags that take a field off the page: hidden (2) and not viewable (32). */
const offThePage = 2 | 32;

/**
 * Form fields of a page. Each becomes a piece of text at its place, so that the printed label beside it tells what it
 * is; where the field's own description is a known label, it also counts by that. Hidden fields are left out.
 */
export function readFields(annotations: readonly unknown[], viewport: PageViewport, page: number): FieldsRead {
  const pieces: PdfPiece[] = [];
  const named: LabelledValue[] = [];
  let hidden = false;
  let met = 0;
  for (const widget of (annotations as readonly Widget[]).slice(0, 5000)) {
    if (widget.subtype !== 'Widget' || !widget.rect || widget.pushButton) continue;
    if (widget.hidden || ((widget.annotationFlags ?? 0) & offThePage) !== 0) {
      hidden = hidden || (widget.fieldType !== 'Btn' && fieldText(widget).trim() !== '');
      continue;
    }
    met++;
    const rect = displayed(widget.rect, viewport);
    if (!rect.every(Number.isFinite)) continue;
    const size = Math.min(12, rect[3]);
    const label = description(widget);
    if (widget.checkBox || widget.radioButton) {
      const own = widget.buttonValue ?? widget.exportValue;
      const on = typeof widget.fieldValue === 'string' && widget.fieldValue !== 'Off' && widget.fieldValue === own;
      pieces.push({ text: on ? '☒' : '☐', rect, turn: 0, size, field: 'box' });
      if (!on) continue;
      const option = optionOf(widget, own ?? '');
      if (option) named.push(labelled(option.label, option.words, rect, page, 'tick-box'));
    } else if (widget.fieldType === 'Tx' || widget.fieldType === 'Ch') {
      const value = fieldText(widget);
      if (value.trim() === '') {
        pieces.push({ text: '', rect, turn: 0, size, field: 'empty' });
        continue;
      }
      pieces.push({ text: value, rect: widget.multiLine ? [rect[0], rect[1], rect[2], Math.min(rect[3], 14)] : rect, turn: 0, size, field: 'text', ...(widget.multiLine ? { area: rect } : {}), ...(label ? { described: true as const } : {}) });
      if (label) named.push(labelled(label, value, rect, page, 'form-field'));
    } else if (widget.fieldType === 'Sig') pieces.push({ text: '', rect, turn: 0, size, field: 'empty' });
  }
  return { pieces, named, hidden, met };
}

/** What a ticked box says by its own description or name: "Consent: Yes", or a group with a known name and an option that is words. */
function optionOf(widget: Widget, own: string): { label: string; words: string } | null {
  const told = widget.alternativeText ?? '';
  const cut = /^(.{3,200}?)\s{0,3}[:?–-]\s{1,3}([^:?–]{2,60})$/.exec(told);
  if (cut && isLabel(`${cut[1]!}?`, 'none', true)) return { label: cut[1]!, words: cut[2]! };
  const label = description(widget);
  if (!label) return null;
  if (/^(?:yes|no)$/i.test(own)) return widget.radioButton || /^no$/i.test(own) || !cut ? { label, words: own } : null;
  if (/^(?:on|1|x|true|checked|choice ?[0-9]{0,3}|[0-9]{1,3})$/i.test(own)) return widget.checkBox && /^(?:on|1|x|true|checked)$/i.test(own) ? { label, words: 'Yes' } : null;
  return widget.radioButton ? { label, words: splitName(own) } : null;
}

/** The field's tooltip or name, where it is a label that is known. */
function description(widget: Widget): string | null {
  const last = (widget.fieldName ?? '').split('.').at(-1) ?? '';
  return [widget.alternativeText ?? '', splitName(widget.fieldName ?? ''), splitName(last)].find((text) => text !== '' && isLabel(text, 'none', true)) ?? null;
}

function fieldText(widget: Widget): string {
  const { fieldValue, options } = widget;
  const values: readonly unknown[] = Array.isArray(fieldValue) ? fieldValue : [fieldValue];
  const shown = (value: unknown) => options?.find((option) => option.exportValue === value)?.displayValue ?? value;
  return values.map(shown).filter((value): value is string => typeof value === 'string').join(', ').replace(/\r\n?/g, '\n').slice(0, 50_000);
}

function labelled(label: string, value: string, rect: Rect, page: number, method: LabelledValue['method']): LabelledValue {
  const anchor: Anchor = { kind: 'pdf', page, rects: [rect], words: value };
  return { label, section: 'none', value, method, anchor, parts: [{ text: value, anchor }] };
}

export function displayed(rect: readonly number[], viewport: PageViewport): Rect {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect;
  const corners = [viewport.convertToViewportPoint(x1, y1), viewport.convertToViewportPoint(x2, y2)] as [number, number][];
  const [left, top, width, height] = around(corners);
  const two = (n: number) => Math.round(n * 100) / 100;
  return [two(left), two(top), two(width), two(height)];
}
