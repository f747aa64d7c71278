import type { WordBlock } from '../../../shared/import/paper.ts';
import type { WordControl } from '../../../shared/import/wordPairs.ts';
import { tickChosen, withoutGaps, type LookRun } from './chosen.ts';
import { controlContent, controlLabel, isPrompt, listChoice, plainText } from './controls.ts';
import { hasShade, lookOf, outlineLevel, type Look, type WordStyles } from './styles.ts';
import { symbol } from './symbols.ts';
import { child, elements, isOn, textOf, type XmlElement } from './xmlTree.ts';

/** What was met while reading a document, beside its words. */
export interface WordFindings {
  inserted: boolean;
  deleted: boolean;
  hidden: boolean;
  /** Words that are struck through: crossed out by the person who filled the form in. */
  struck: boolean;
  comments: boolean;
  /** Pictures as large as a scan or photograph, not logos. */
  pictures: number;
  /** Embedded objects met in the text. */
  objects: number;
  /** Inserted documents met in the text. */
  inserts: number;
  readonly notRead: Set<string>;
}

export function noFindings(): WordFindings {
  return { inserted: false, deleted: false, hidden: false, struck: false, comments: false, pictures: 0, objects: 0, inserts: 0, notRead: new Set() };
}

/** A legacy form field between its begin and end marks. */
interface OpenField {
  readonly name: string;
  readonly kind: 'text' | 'box' | 'list' | 'other';
  readonly choice: string;
  /** The paragraph's text as it stood when the field's answer began. */
  before: string;
}

/** What is being written: the text so far, how its stretches look, the controls in it, text boxes to follow. */
interface Writing {
  text: string;
  struck: boolean;
  readonly runs: LookRun[];
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
  /** Whether what is being read stands on a ground of its own colour, so that white letters show. */
  private ground: boolean;
  /** How a paragraph of one look looks, for choices that stand in a cell each. */
  private readonly looks = new WeakMap<WordBlock, Look>();

  constructor(styles: WordStyles, findings: WordFindings, ground = false) {
    this.styles = styles;
    this.findings = findings;
    this.ground = ground;
  }

  /** Blocks of a container (body, cell, header, text box), beginning at index `at` under `path`. */
  blocks(container: XmlElement, path: readonly number[], at = 0): WordBlock[] {
    const blocks: WordBlock[] = [];
    const next = () => [...path, at + blocks.length];
    for (const element of this.flatten(container, (sdt, content) => this.blockControl(sdt, content, next()))) {
      if (element.name === 'p') {
        const { block, boxes } = this.paragraph(element, next());
        if (block) blocks.push(block);
        for (const box of boxes) blocks.push(...this.onGround(true, () => this.blocks(box, path, at + blocks.length)));
      } else if (element.name === 'tbl') {
        blocks.push(this.table(element, next()));
      } else if (element.name === 'altChunk') this.findings.inserts++;
      else if (element.name === 'r') { // out of its paragraph: a control that was emptied and filled again
        const { block } = this.paragraph({ name: 'p', attributes: {}, children: [element] }, next());
        if (block) blocks.push(block);
      }
    }
    return blocks;
  }

  private onGround<T>(ground: boolean, read: () => T): T {
    const before = this.ground;
    this.ground = before || ground;
    try {
      return read();
    } finally {
      this.ground = before;
    }
  }

  /** The children that carry content, with wrappers (content controls, tracked moves, alternatives) opened. */
  private *flatten(container: XmlElement, onControl: OnControl): Generator<XmlElement> {
    for (const element of elements(container)) {
      switch (element.name) {
        case 'sdt': {
          const content = controlContent(element);
          onControl(element, content);
          if (content) yield* this.flatten(content, onControl);
          break;
        }
        case 'ins': case 'moveTo':
          this.findings.inserted = true;
          yield* this.flatten(element, onControl);
          break;
        case 'del': case 'moveFrom':
          this.findings.deleted = true;
          break;
        case 'annotation': { // tracked changes and comments of Word 2003
          const content = this.annotated(element);
          if (content) yield* this.flatten(content, onControl);
          break;
        }
        case 'customXml': case 'smartTag': case 'sect': case 'sub-section':
          yield* this.flatten(element, onControl);
          break;
        case 'AlternateContent': {
          const choice = alternative(element);
          if (choice) yield* this.flatten(choice, onControl);
          break;
        }
        default:
          yield element;
      }
    }
  }

  private annotated(element: XmlElement): XmlElement | undefined {
    const type = element.attributes.type ?? '';
    if (/deletion|movefrom/i.test(type)) this.findings.deleted = true;
    else if (/comment$/i.test(type)) this.findings.comments = true;
    else {
      if (/insertion|moveto/i.test(type)) this.findings.inserted = true;
      return child(element, 'content');
    }
    return undefined;
  }

  private blockControl(sdt: XmlElement, content: XmlElement | undefined, path: readonly number[]): void {
    if (content) this.controls.push({ path, kind: 'content-control', label: controlLabel(sdt), text: plainText(content) });
  }

  private table(table: XmlElement, path: readonly number[]): WordBlock {
    const properties = child(table, 'tblPr');
    const ground = hasShade(properties) || this.styles.shaded.has(child(properties, 'tblStyle')?.attributes.val ?? '');
    return this.onGround(ground, () => this.rows(table, path));
  }

  private rows(table: XmlElement, path: readonly number[]): WordBlock {
    const rows: { cells: CellBlocks[] }[] = [];
    for (const row of this.flatten(table, () => undefined)) {
      if (row.name !== 'tr') continue;
      const properties = child(row, 'trPr');
      if (child(properties, 'del')) {
        this.findings.deleted = true;
        continue;
      }
      if (isOn(child(properties, 'hidden'))) {
        this.findings.hidden = true;
        continue;
      }
      if (child(properties, 'ins')) this.findings.inserted = true;
      rows.push({ cells: this.cells(row, [...path, rows.length]) });
    }
    return { type: 'table', rows };
  }

  private cells(row: XmlElement, path: readonly number[]): CellBlocks[] {
    const cells: CellBlocks[] = [];
    const shaded: boolean[] = [];
    const before = Number(child(child(row, 'trPr'), 'gridBefore')?.attributes.val ?? 0);
    if (before > 0 && before < 100) shaded[cells.push({ span: before, blocks: [] }) - 1] = false;
    for (const cell of this.flatten(row, (sdt, content) => this.blockControl(sdt, content, [...path, cells.length]))) {
      if (cell.name !== 'tc') continue;
      const properties = child(cell, 'tcPr');
      const span = Math.min(100, Math.max(1, Number(child(properties, 'gridSpan')?.attributes.val ?? 1) || 1));
      const merge = child(properties, 'vMerge') ?? child(properties, 'vmerge');
      const merged = merge !== undefined && merge.attributes.val !== 'restart';
      const gone = child(properties, 'cellDel') !== undefined;
      if (gone) this.findings.deleted = true;
      if (child(properties, 'cellIns')) this.findings.inserted = true;
      shaded.push(hasShade(properties));
      const blocks = gone ? [] : this.onGround(hasShade(properties), () => this.blocks(cell, [...path, cells.length]));
      cells.push({ span, blocks, ...(merged ? { merged: true as const } : {}) });
    }
    return this.tickCells(cells, shaded);
  }

  /** "Yes" and "No" in a cell each, with one of the two set off. */
  private tickCells(cells: CellBlocks[], shaded: readonly boolean[]): CellBlocks[] {
    const choices = cells.flatMap((cell, i) => {
      const only = cell.blocks.length === 1 ? cell.blocks[0]! : null;
      if (only?.type !== 'paragraph' || !/^(?:yes|no)$/i.test(only.text.trim())) return [];
      const look = this.looks.get(only) ?? {};
      return [{ i, only, marked: shaded[i] === true || look.marked === true || look.underline === true || look.bold === true }];
    });
    const chosen = choices.filter((choice) => choice.marked);
    if (choices.length !== 2 || chosen.length !== 1 || choices[0]!.only.text.trim().toLowerCase() === choices[1]!.only.text.trim().toLowerCase()) return cells;
    return cells.map((cell, i) => {
      const choice = choices.find((one) => one.i === i);
      return choice ? { ...cell, blocks: [{ ...choice.only, text: `${choice.marked ? '☒' : '☐'} ${choice.only.text.trim()}` }] } : cell;
    });
  }

  private paragraph(element: XmlElement, path: readonly number[]): { block: WordBlock | null; boxes: readonly XmlElement[] } {
    const properties = child(element, 'pPr');
    const style = child(properties, 'pStyle')?.attributes.val ?? this.styles.usual;
    const into: Writing = { text: '', struck: false, runs: [], controls: [], boxes: [] };
    const look: Look = { ...this.styles.base, ...this.styles.look.get(style) };
    this.onGround(hasShade(properties), () => this.inline(element, into, look));
    for (const control of into.controls) this.controls.push({ path, ...control, text: control.text.replace(/[\u00a0\u2002]/g, ' ').trim() });
    let text = tickChosen(into.text, into.runs);
    if (into.struck) text = withoutGaps(text);
    text = text.replace(/[\u00a0\u2002\u2003]/g, ' ').replace(/\u00ad/g, '').split('\n').map((line) => line.trimEnd()).join('\n');
    if (text.trim() === '') return { block: null, boxes: into.boxes };
    const heading = this.styles.heading.get(style) ?? outlineLevel(properties);
    const list = child(properties, 'numPr');
    const listed = list && heading === undefined && child(list, 'numId')?.attributes.val !== '0';
    const block: WordBlock = { type: 'paragraph', text: listed ? `• ${text}` : text, ...(heading ? { heading } : {}) };
    const [first, ...others] = into.runs.filter((run) => into.text.slice(run.start, run.end).trim() !== '');
    if (first && others.length === 0) this.looks.set(block, first.look);
    return { block, boxes: into.boxes };
  }

  private inline(parent: XmlElement, into: Writing, look: Look): void {
    for (const element of elements(parent)) {
      switch (element.name) {
        case 'r': this.run(element, into, look); break;
        case 'ins': case 'moveTo': this.findings.inserted = true; this.inline(element, into, look); break;
        case 'del': case 'moveFrom': this.findings.deleted = true; break;
        case 'annotation': {
          const content = this.annotated(element);
          if (content) this.inline(content, into, look);
          break;
        }
        case 'sdt': this.inlineControl(element, into, look); break;
        case 'AlternateContent': {
          const choice = alternative(element);
          if (choice) this.inline(choice, into, look);
          break;
        }
        case 'pPr': case 'rPr': case 'sdtPr': break;
        case 'drawing': case 'pict': this.drawing(element, into); break;
        default: this.inline(element, into, look);
      }
    }
  }

  private inlineControl(sdt: XmlElement, into: Writing, look: Look): void {
    const content = controlContent(sdt);
    const from = into.text.length;
    if (content) this.inline(content, into, look);
    if (child(child(sdt, 'sdtPr'), 'checkbox')) return;
    into.controls.push({ kind: 'content-control', label: controlLabel(sdt), text: isPrompt(sdt) ? '' : into.text.slice(from) });
  }

  private run(run: XmlElement, into: Writing, paragraph: Look): void {
    const properties = child(run, 'rPr');
    const style = child(properties, 'rStyle')?.attributes.val ?? '';
    const look: Look = { ...paragraph, ...this.styles.look.get(style), ...lookOf(properties) };
    const unseen = look.vanish || look.tiny || (look.white && !look.dark && !this.ground);
    const from = into.text.length;
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
          const choice = alternative(part);
          if (choice) this.drawing(choice, into);
          break;
        }
        case 'drawing': case 'pict': this.drawing(part, into); break;
        case 'object': this.findings.objects++; break;
        case 'footnote': case 'endnote': into.boxes.push(part); break; // Word 2003 keeps notes in the text
        default: break;
      }
      if (into.text.length > before && (unseen || look.strike)) {
        if (into.text.slice(before).trim() !== '') {
          if (unseen) this.findings.hidden = true;
          else this.findings.struck = into.struck = true;
        }
        into.text = into.text.slice(0, before);
      }
    }
    if (into.text.length > from) into.runs.push({ start: from, end: into.text.length, look });
  }

  /** Text boxes stand inside drawings; their paragraphs follow the paragraph that holds them. */
  private drawing(drawing: XmlElement, into: Writing): void {
    if (isLargePicture(drawing)) this.findings.pictures++;
    if (descendant(drawing, 'relIds')) this.findings.notRead.add('a diagram');
    textBoxes(drawing, into);
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
      // What came before this mark are instructions, and the results of fields inside them.
      if (field && into.text.startsWith(field.before)) into.text = field.before;
      else if (field) field.before = into.text;
    } else if (type === 'end') {
      const field = this.fields.pop();
      if (field?.kind === 'list') into.controls.push({ kind: 'form-field', label: field.name, text: field.choice });
      if (field?.kind === 'text') into.controls.push({ kind: 'form-field', label: field.name, text: into.text.startsWith(field.before) ? into.text.slice(field.before.length) : into.text });
    }
  }
}

/** The newer of two ways of drawing the same thing, unless only the older one has words. */
function alternative(element: XmlElement): XmlElement | undefined {
  const choice = child(element, 'Choice');
  const older = child(element, 'Fallback');
  if (choice && older && !descendant(choice, 't') && descendant(older, 't')) return older;
  return choice ?? older;
}

function textBoxes(drawing: XmlElement, into: Writing): void {
  for (const element of elements(drawing)) {
    if (element.name === 'txbxContent') into.boxes.push(element);
    else if (element.name === 'AlternateContent') {
      const choice = alternative(element);
      if (choice) textBoxes(choice, into);
    } else textBoxes(element, into);
  }
}

/** About six centimetres, in English metric units: a scan, a photograph, a drawing; seldom a logo. */
const largePicture = 2_160_000;

function isLargePicture(drawing: XmlElement): boolean {
  if (!descendant(drawing, 'blip') && !descendant(drawing, 'imagedata')) return false;
  const extent = descendant(drawing, 'extent') ?? descendant(drawing, 'ext');
  const [width, height] = [Number(extent?.attributes.cx ?? Number.NaN), Number(extent?.attributes.cy ?? Number.NaN)];
  if (!Number.isNaN(width) && !Number.isNaN(height)) return width >= largePicture && height >= largePicture;
  const style = descendant(drawing, 'shape')?.attributes.style ?? '';
  const points = (name: string) => Number(new RegExp(`(?:^|;)\\s?${name}:\\s?([0-9.]{1,8})pt`).exec(style)?.[1] ?? 1000);
  return points('width') > 170 && points('height') > 170;
}

function descendant(element: XmlElement, name: string): XmlElement | undefined {
  for (const inner of elements(element)) {
    if (inner.name === name) return inner;
    const deeper = descendant(inner, name);
    if (deeper) return deeper;
  }
  return undefined;
}
