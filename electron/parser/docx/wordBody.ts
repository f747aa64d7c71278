import type { WordBlock } from '../../../shared/import/paper.ts';
import type { WordControl } from '../../../shared/import/wordPairs.ts';
import { outlineLevel, type WordStyles } from './styles.ts';
import { symbol } from './symbols.ts';
import { child, elements, isOn, textOf, type XmlElement } from './xmlTree.ts';

/** What was met while reading a document, beside its words. */
export interface WordFindings {
  inserted: boolean;
  deleted: boolean;
  hidden: boolean;
  readonly notRead: Set<string>;
}

/** A legacy form field between its begin and end marks. */
interface OpenField {
  readonly name: string;
  readonly kind: 'text' | 'box' | 'list' | 'other';
  readonly choice: string;
  /** The paragraph's text as it stood when the field's answer began. */
  before: string;
}

/** What is being written: the text so far, the controls in it, text boxes to follow. */
interface Writing {
  text: string;
  readonly controls: { kind: WordControl['kind']; label: string; text: string }[];
  readonly boxes: XmlElement[];
}

type OnControl = (sdt: XmlElement, content: XmlElement | undefined) => void;
type CellBlocks = { span: number; blocks: WordBlock[]; merged?: true };

/** Reads the body of a Word part into blocks, with the form controls in it. */
export class WordBody {
  readonly controls: WordControl[] = [];
  private readonly fields: OpenField[] = [];
  private readonly styles: WordStyles;
  private readonly findings: WordFindings;

  constructor(styles: WordStyles, findings: WordFindings) {
    this.styles = styles;
    this.findings = findings;
  }

  /** Blocks of a container (body, cell, header, text box), beginning at index `at` under `path`. */
  blocks(container: XmlElement, path: readonly number[], at = 0): WordBlock[] {
    const blocks: WordBlock[] = [];
    const next = () => [...path, at + blocks.length];
    for (const element of this.flatten(container, (sdt, content) => this.blockControl(sdt, content, next()))) {
      if (element.name === 'p') {
        const { block, boxes } = this.paragraph(element, next());
        if (block) blocks.push(block);
        for (const box of boxes) blocks.push(...this.blocks(box, path, at + blocks.length));
      } else if (element.name === 'tbl') {
        blocks.push(this.table(element, next()));
      } else if (element.name === 'altChunk') this.findings.notRead.add('an inserted document');
    }
    return blocks;
  }

  /** The children that carry content, with wrappers (content controls, tracked moves, alternatives) opened. */
  private *flatten(container: XmlElement, onControl: OnControl): Generator<XmlElement> {
    for (const element of elements(container)) {
      switch (element.name) {
        case 'sdt': {
          const content = child(element, 'sdtContent');
          onControl(element, content);
          if (content && !isPrompt(element)) yield* this.flatten(content, onControl);
          break;
        }
        case 'ins': case 'moveTo':
          this.findings.inserted = true;
          yield* this.flatten(element, onControl);
          break;
        case 'del': case 'moveFrom':
          this.findings.deleted = true;
          break;
        case 'customXml': case 'smartTag':
          yield* this.flatten(element, onControl);
          break;
        case 'AlternateContent': {
          const choice = child(element, 'Choice') ?? child(element, 'Fallback');
          if (choice) yield* this.flatten(choice, onControl);
          break;
        }
        default:
          yield element;
      }
    }
  }

  private blockControl(sdt: XmlElement, content: XmlElement | undefined, path: readonly number[]): void {
    if (content && !isPrompt(sdt)) this.controls.push({ path, kind: 'content-control', label: controlLabel(sdt), text: plainText(content) });
  }

  private table(table: XmlElement, path: readonly number[]): WordBlock {
    const rows: { cells: CellBlocks[] }[] = [];
    for (const row of this.flatten(table, () => undefined)) {
      if (row.name !== 'tr') continue;
      const properties = child(row, 'trPr');
      if (child(properties, 'del')) {
        this.findings.deleted = true;
        continue;
      }
      if (child(properties, 'ins')) this.findings.inserted = true;
      rows.push({ cells: this.cells(row, [...path, rows.length]) });
    }
    return { type: 'table', rows };
  }

  private cells(row: XmlElement, path: readonly number[]): CellBlocks[] {
    const cells: CellBlocks[] = [];
    const before = Number(child(child(row, 'trPr'), 'gridBefore')?.attributes.val ?? 0);
    if (before > 0 && before < 100) cells.push({ span: before, blocks: [] });
    for (const cell of this.flatten(row, (sdt, content) => this.blockControl(sdt, content, [...path, cells.length]))) {
      if (cell.name !== 'tc') continue;
      const properties = child(cell, 'tcPr');
      const span = Math.min(100, Math.max(1, Number(child(properties, 'gridSpan')?.attributes.val ?? 1) || 1));
      const merge = child(properties, 'vMerge');
      const merged = merge !== undefined && merge.attributes.val !== 'restart';
      cells.push({ span, blocks: this.blocks(cell, [...path, cells.length]), ...(merged ? { merged: true as const } : {}) });
    }
    return cells;
  }

  private paragraph(element: XmlElement, path: readonly number[]): { block: WordBlock | null; boxes: readonly XmlElement[] } {
    const properties = child(element, 'pPr');
    const style = child(properties, 'pStyle')?.attributes.val ?? '';
    const into: Writing = { text: '', controls: [], boxes: [] };
    this.inline(element, into, this.styles.hidden.has(style));
    for (const control of into.controls) this.controls.push({ path, ...control, text: control.text.replace(/[\u00a0\u2002]/g, ' ').trim() });
    const text = into.text.replace(/[\u00a0\u2002\u2003]/g, ' ').split('\n').map((line) => line.trimEnd()).join('\n');
    if (text.trim() === '') return { block: null, boxes: into.boxes };
    const heading = this.styles.heading.get(style) ?? outlineLevel(properties);
    const list = child(properties, 'numPr');
    const listed = list && heading === undefined && child(list, 'numId')?.attributes.val !== '0';
    return { block: { type: 'paragraph', text: listed ? `• ${text}` : text, ...(heading ? { heading } : {}) }, boxes: into.boxes };
  }

  private inline(parent: XmlElement, into: Writing, hidden: boolean): void {
    for (const element of elements(parent)) {
      switch (element.name) {
        case 'r': this.run(element, into, hidden); break;
        case 'ins': case 'moveTo': this.findings.inserted = true; this.inline(element, into, hidden); break;
        case 'del': case 'moveFrom': this.findings.deleted = true; break;
        case 'sdt': this.inlineControl(element, into, hidden); break;
        case 'AlternateContent': {
          const choice = child(element, 'Choice') ?? child(element, 'Fallback');
          if (choice) this.inline(choice, into, hidden);
          break;
        }
        case 'pPr': case 'rPr': case 'sdtPr': break;
        case 'drawing': case 'pict': textBoxes(element, into); break;
        default: this.inline(element, into, hidden);
      }
    }
  }

  private inlineControl(sdt: XmlElement, into: Writing, hidden: boolean): void {
    const box = child(child(sdt, 'sdtPr'), 'checkbox');
    if (box) {
      into.text += isOn(child(box, 'checked')) ? '☒' : '☐';
      return;
    }
    const content = child(sdt, 'sdtContent');
    const from = into.text.length;
    if (content && !isPrompt(sdt)) this.inline(content, into, hidden);
    into.controls.push({ kind: 'content-control', label: controlLabel(sdt), text: into.text.slice(from) });
  }

  private run(run: XmlElement, into: Writing, paragraphHidden: boolean): void {
    const properties = child(run, 'rPr');
    const style = child(properties, 'rStyle')?.attributes.val ?? '';
    const vanish = child(properties, 'vanish');
    const hidden = vanish ? isOn(vanish) : paragraphHidden || this.styles.hidden.has(style);
    for (const part of elements(run)) {
      const before = into.text.length;
      switch (part.name) {
        case 't': into.text += textOf(part); break;
        case 'tab': case 'ptab': into.text += '\t'; break;
        case 'br': case 'cr': into.text += '\n'; break;
        case 'noBreakHyphen': into.text += '-'; break;
        case 'sym': into.text += symbol(part); break;
        case 'fldChar': this.fieldMark(part, into); break;
        case 'AlternateContent': {
          const choice = child(part, 'Choice') ?? child(part, 'Fallback');
          if (choice) textBoxes(choice, into);
          break;
        }
        case 'drawing': case 'pict': textBoxes(part, into); break;
        case 'object': this.findings.notRead.add('an embedded object'); break;
        default: break;
      }
      if (hidden && into.text.length > before) {
        if (into.text.slice(before).trim() !== '') this.findings.hidden = true;
        into.text = into.text.slice(0, before);
      }
    }
  }

  /** FORMCHECKBOX and FORMDROPDOWN keep their answer in the field's data; FORMTEXT in the words between its marks. */
  private fieldMark(mark: XmlElement, into: Writing): void {
    const type = mark.attributes.fldCharType;
    if (type === 'begin') {
      const data = child(mark, 'ffData');
      const box = child(data, 'checkBox');
      const list = child(data, 'ddList');
      const choice = box ? (isOn(child(box, 'checked') ?? child(box, 'default')) ? '☒' : '☐') : list ? listChoice(list) : '';
      into.text += choice;
      this.fields.push({ name: child(data, 'name')?.attributes.val ?? '', kind: box ? 'box' : list ? 'list' : data ? 'text' : 'other', choice, before: into.text });
    } else if (type === 'separate') {
      const field = this.fields.at(-1);
      if (field) field.before = into.text;
    } else if (type === 'end') {
      const field = this.fields.pop();
      if (field?.kind === 'list') into.controls.push({ kind: 'form-field', label: field.name, text: field.choice });
      if (field?.kind === 'text') into.controls.push({ kind: 'form-field', label: field.name, text: into.text.startsWith(field.before) ? into.text.slice(field.before.length) : into.text });
    }
  }
}

/** The chosen entry of a legacy drop-down list. */
function listChoice(list: XmlElement): string {
  const index = Number(child(list, 'result')?.attributes.val ?? child(list, 'default')?.attributes.val ?? 0);
  return elements(list).filter((entry) => entry.name === 'listEntry')[index]?.attributes.val ?? '';
}

/** Text boxes stand inside drawings; their paragraphs follow the paragraph that holds them. */
function textBoxes(drawing: XmlElement, into: Writing): void {
  for (const element of elements(drawing)) {
    if (element.name === 'txbxContent') into.boxes.push(element);
    else textBoxes(element, into);
  }
}

/** Whether a content control still shows its prompt ("Choose an item"), so that nothing was answered. */
function isPrompt(sdt: XmlElement): boolean {
  return isOn(child(child(sdt, 'sdtPr'), 'showingPlcHdr'));
}

function controlLabel(sdt: XmlElement): string {
  const properties = child(sdt, 'sdtPr');
  return child(properties, 'alias')?.attributes.val ?? child(properties, 'tag')?.attributes.val ?? '';
}

function plainText(element: XmlElement): string {
  if (element.name === 't') return textOf(element);
  if (element.name === 'del' || element.name === 'moveFrom' || isOn(child(child(element, 'rPr'), 'vanish'))) return '';
  return elements(element).map(plainText).join(element.name === 'sdtContent' ? '\n' : '').trim();
}
