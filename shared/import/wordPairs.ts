import { factDefinition } from '../domain/factCatalogue.ts';
import { isPieceLabel } from './compose.ts';
import { inlinePairs } from './inline.ts';
import { impliedAfter } from './impliedSection.ts';
import { isLabel, matchLabel, normaliseLabel, sectionOf, type Section } from './labels.ts';
import { copiesFrom, letterPairs, type LetterLine } from './letters.ts';
import type { Anchor, WordBlock, WordDocument } from './paper.ts';
import { answersLabel, answersStatement, type LabelledValue, type ValuePart } from './proposeFacts.ts';
import { hasTicks, loneMark, normaliseTicks } from './ticks.ts';

/** A form control met while reading a Word document: where it stands and what it is called. */
export interface WordControl {
  readonly path: readonly number[];
  readonly kind: 'content-control' | 'form-field';
  /** Title or tag of the control; often empty or technical. */
  readonly label: string;
  /** What was entered; empty where only the prompt shows. */
  readonly text: string;
}

type Paragraph = Extract<WordBlock, { type: 'paragraph' }>;
type Table = Extract<WordBlock, { type: 'table' }>;
type Cell = Table['rows'][number]['cells'][number];
interface Place {
  readonly path: readonly number[];
  readonly words: string;
}
interface CellAt {
  readonly cell: Cell;
  readonly index: number;
  /** Column of the grid at which the cell begins. */
  readonly column: number;
  readonly text: string;
}

/** Pairs every label of a Word document with what stands beside, after or below it. */
export function wordPairs(document: WordDocument, controls: readonly WordControl[]): LabelledValue[] {
  const walker = new Walker(controls);
  const lines = letterLines(document);
  const copies = copiesFrom(lines.map((line) => line.text));
  walker.walk(copies < 0 ? document.blocks : withoutCopies(document.blocks, lines[copies]!.index, lines.slice(copies)), [], []);
  const named = controls
    .filter((control) => control.text !== '' && isLabel(splitName(control.label), 'none', true))
    .map((control): LabelledValue => {
      const anchor: Anchor = { kind: 'word', path: control.path, place: 'Form control', words: control.text };
      return { label: splitName(control.label), section: 'none', value: control.text, method: control.kind, anchor, parts: [{ text: control.text, anchor }] };
    });
  const weak = letterPairs(lines).map((pair): LabelledValue => ({ ...pair, weak: true }));
  return [...walker.pairs, ...named, ...weak];
}

interface WordLine extends LetterLine {
  /** Index of the paragraph among the document's blocks. */
  readonly index: number;
}

/** The lines of the paragraphs that stand in no table, as a letter has them. */
function letterLines(document: WordDocument): WordLine[] {
  return document.blocks.flatMap((block, index) => (block.type === 'table' ? [] : block.text.split('\n').map((text): WordLine => ({
    text, index,
    anchorOf: (start, end) => ({ kind: 'word', path: [index], place: `Paragraph ${index + 1}`, words: text.slice(start, end) }),
  }))));
}

/** The list of copies below a letter names other people: it answers nothing. Tables and headings after it are read again. */
function withoutCopies(blocks: readonly WordBlock[], from: number, lines: readonly WordLine[]): WordBlock[] {
  const end = blocks.findIndex((block, i) => i > from && (block.type === 'table' || block.heading !== undefined));
  const gone = new Set(lines.map((line) => line.index).filter((index) => index >= from && (end < 0 || index < end)));
  return blocks.map((block, i) => (gone.has(i) ? { type: 'paragraph', text: '' } : block));
}

/** `patientNhsNumber` and `Patient_NHS_Number` as words. */
export function splitName(name: string): string {
  return name.slice(0, 200).replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2').replace(/[_.\-]+/g, ' ').trim();
}

/** Words of a block, tables row by row. */
export function blockText(block: WordBlock): string {
  if (block.type === 'paragraph') return block.text;
  return block.rows.map((row) => row.cells.map(cellText).filter((text) => text !== '').join(' ')).join('\n');
}

function cellText(cell: Cell): string {
  return cell.blocks.map(blockText).join('\n').trim();
}

class Walker {
  readonly pairs: LabelledValue[] = [];
  /** Opened by a heading. */
  private opened: Section = 'none';
  /** Told by the answers before, where no heading does. */
  private implied: Section = 'none';
  private tables = 0;
  private readonly controls: readonly WordControl[];

  constructor(controls: readonly WordControl[]) {
    this.controls = controls;
  }

  private get section(): Section {
    return this.opened === 'none' ? this.implied : this.opened;
  }

  private set section(section: Section) {
    this.opened = section;
  }

  walk(blocks: readonly WordBlock[], path: readonly number[], place: readonly string[]): void {
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i]!;
      if (block.type === 'table') {
        this.table(block, [...path, i], place);
        continue;
      }
      if (block.text.trim() === '' || (block.heading !== undefined && this.isTitle(block.text))) continue;
      const before = this.opened;
      if (this.isHeading(block)) this.section = sectionOf(block.text) ?? this.section;
      const found = this.pairs.length;
      const last = this.paragraph(blocks, i, path, place);
      if (this.pairs.length === found) this.implied = 'none';
      if (last > i && block.heading === undefined && matchLabel(block.text, before) !== null) this.opened = before; // it was a label with its answer below, no heading
      i = last;
    }
  }

  private isHeading(block: Paragraph): boolean {
    if (block.heading !== undefined) return true;
    const text = block.text.trim().replace(/^(?:section|part)\s[A-Za-z0-9]{1,3}\s?:\s?/i, 'Section ');
    if (text.length >= 90 || /[:?]\s*\S/.test(text) || hasTicks(normaliseTicks(text))) return false;
    return /^(?:section|part)\b/i.test(text) || (sectionOf(text) !== null && !/[.]$/.test(text) && text.split(/\s+/).length <= 6);
  }

  /** "Clinical exceptionality request" at the head of a form names the form and asks nothing. */
  private isTitle(text: string): boolean {
    return this.opened === 'none' && /\b(?:form|request|application|proforma|referral)\b/i.test(text) && !text.includes('?');
  }

  /** Reads one paragraph; returns the index of the last block that it used up. */
  private paragraph(blocks: readonly WordBlock[], i: number, path: readonly number[], place: readonly string[]): number {
    const block = blocks[i] as Paragraph;
    const text = normaliseTicks(block.text);
    const whole = matchLabel(block.text, this.section);
    const open = /(?:_{3}|\.{4}|…{2})\s*$/.test(block.text); // a line to write on, left empty
    if (whole && (whole !== 'other' || isPieceLabel(block.text, this.section)) && !open && !hasTicks(text) && isLabel(block.text, this.section, block.heading !== undefined)) {
      return this.valueBelow(block.text, blocks, i, path, place);
    }
    let last = i;
    const lines = text.split(/\n/);
    for (let l = 0; l < lines.length; l++) {
      const line = lines[l]!;
      const found = inlinePairs(line, this.section);
      for (const [n, pair] of found.entries()) {
        const atEnd = n === found.length - 1;
        if (pair.value !== '' && atEnd && this.isLong(pair.label)) {
          const more = this.gather(blocks, i + 1, path, pair.label);
          this.push(pair.label, [{ path: [...path, i], words: [pair.value, ...lines.slice(l + 1)].join('\n') }, ...more.parts], place);
          return Math.max(last, more.last);
        }
        if (pair.value !== '') this.push(pair.label, [{ path: [...path, i], words: pair.value }], place);
        else if (atEnd && this.answersOnNextLine(lines[l + 1])) this.push(pair.label, [{ path: [...path, i], words: lines[l + 1]!.trim() }], place);
        else if (atEnd && l === lines.length - 1) last = this.valueBelow(pair.label, blocks, i, path, place);
      }
      if (found.length > 0) continue;
      const next = blocks[i + 1];
      if (lines.length === 1 && next?.type === 'paragraph' && answersStatement(line, next.text, this.section)) {
        this.push(line, [{ path: [...path, i + 1], words: next.text.trim() }], place);
        return i + 1;
      }
      if (hasTicks(line)) this.tickLine(line, [...path, i], place);
      else if (isLabel(line, this.section) && this.answersOnNextLine(lines[l + 1])) {
        this.push(line, [{ path: [...path, i], words: lines[l + 1]!.trim() }], place);
        l++;
      } else if (line.includes('\t')) {
        const [label = '', ...rest] = line.split(/\t+/);
        if (isLabel(label, this.section, true)) this.push(label, [{ path: [...path, i], words: rest.join(' ').trim() }], place);
      }
    }
    return last;
  }

  private answersOnNextLine(line: string | undefined): boolean {
    return line !== undefined && line.trim() !== '' && inlinePairs(line, this.section).length === 0 && !isLabel(line, this.section);
  }

  /** `Has the patient consented? ☒ Yes ☐ No` without a colon, or a box with a question of its own. */
  private tickLine(line: string, path: readonly number[], place: readonly string[]): void {
    const box = line.search(/[☒☐]/);
    const before = line.slice(0, box).trim();
    if (before !== '' && before.length < 500) {
      const end = Math.max(before.indexOf('?'), before.indexOf(':')) + 1;
      const label = end > 0 ? before.slice(0, end) : matchLabel(before, this.section) ? before : before.replace(/\s(?:yes|no)$/i, '');
      if (matchLabel(label, this.section)) {
        this.push(label, [{ path, words: `${before.slice(label.length).trim()} ${line.slice(box)}`.trim() }], place);
        return;
      }
    }
    this.push('', [{ path, words: line }], place);
  }

  private valueBelow(label: string, blocks: readonly WordBlock[], i: number, path: readonly number[], place: readonly string[]): number {
    const next = blocks[i + 1];
    if (next?.type === 'table' && isBox(next)) {
      const parts = this.partsOf(next.rows[0]!.cells[0]!.blocks, [...path, i + 1, 0, 0]);
      this.push(label, parts, place);
      return parts.length > 0 ? i + 1 : i;
    }
    const gathered = this.gather(blocks, i + 1, path, label);
    this.push(label, gathered.parts, place);
    return gathered.parts.length > 0 ? gathered.last : i;
  }

  /** Paragraphs that answer the label above: all up to the next label, heading or table for a long answer, else one (with its run of tick boxes). */
  private gather(blocks: readonly WordBlock[], from: number, path: readonly number[], label: string): { parts: Place[]; last: number } {
    const long = this.isLong(label);
    const parts: Place[] = [];
    let last = from - 1;
    for (let j = from; j < blocks.length; j++) {
      const block = blocks[j]!;
      if (block.type !== 'paragraph') break;
      if (block.text.trim() === '') continue;
      const ticks = hasTicks(normaliseTicks(block.text));
      const answer = parts.length === 0 && block.heading === undefined && answersLabel(label, block.text, this.section);
      if (!answer && (block.heading !== undefined || isLabel(block.text, this.section) || (this.isHeading(block) && block.text.length < 60))) break;
      if (follows(label, block.text)) break;
      const start = block.text.trimStart();
      if (inlinePairs(start, this.section).some((pair) => start.startsWith(pair.label))) break;
      const begun = parts[0]?.words ?? '';
      if (long && ticks && parts.length > 0 && !hasTicks(normaliseTicks(begun))) break;
      const listed = isListed(begun) && isListed(block.text) && this.takesText(label);
      if (!long && parts.length > 0 && !listed && !(ticks && hasTicks(normaliseTicks(begun)))) break;
      parts.push({ path: [...path, j], words: block.text.trim() });
      last = j;
      if (!long && !ticks && !isListed(parts[0]!.words)) break;
    }
    return { parts, last };
  }

  private takesText(label: string): boolean {
    const meaning = matchLabel(label, this.section);
    return meaning !== null && meaning !== 'other' && factDefinition(meaning.fact)?.answer.kind === 'text';
  }

  private table(table: Table, path: readonly number[], place: readonly string[]): void {
    const number = ++this.tables;
    const rows = table.rows.map((row) => {
      let column = 0;
      return row.cells.map((cell, index): CellAt => {
        const entry = { cell, index, column, text: cellText(cell) };
        column += cell.span;
        return entry;
      });
    });
    const used = new Set<string>();
    for (let r = 0; r < rows.length; r++) {
      const row = rows[r]!;
      const listed = this.listOfPeople(rows, r);
      if (listed > 0) {
        for (let below = r + 1; below <= r + listed; below++) {
          for (const head of row) {
            const cell = rows[below]!.find((one) => one.column === head.column);
            if (head.text !== '' && cell && cell.text !== '') this.push(head.text, this.partsOf(cell.cell.blocks, [...path, below, cell.index]), [...place, `Table ${number}, row ${below + 1}`]);
          }
        }
        r += listed;
        continue;
      }
      const where = [...place, `Table ${number}, row ${r + 1}`];
      if (this.isBand(rows, r)) {
        this.section = sectionOf(row[0]!.text) ?? this.section;
        continue;
      }
      for (let c = 0; c < row.length; c++) {
        const entry = row[c]!;
        if (used.has(`${r}:${c}`) || entry.text === '' || (row.length > 1 && isNumbering(entry.text))) continue;
        const group = isGroup(rows, r, c);
        if (group || this.isSectionBeside(rows, r, c)) {
          const known = sectionOf(entry.text);
          if (known) this.section = known;
          // A group that nobody knows, with a name of its own in it, is about somebody else.
          else if (group && row.some((one) => /^(?:full )?name$/.test(normaliseLabel(one.text)))) this.section = this.implied = 'none';
          continue;
        }
        const label = this.labelOf(entry.cell, row.slice(c + 1));
        if (label === null) {
          const asHeading: Paragraph = { type: 'paragraph', text: entry.text };
          if (c === 0 && row.length > 1 && entry.text.length < 90 && !entry.text.includes('\n') && this.isHeading(asHeading)) this.section = sectionOf(entry.text) ?? this.section;
          this.walk(entry.cell.blocks, [...path, r, entry.index], where);
          continue;
        }
        const mark = markedCell(rows, r, c);
        if (mark) {
          const chosen = mark.cells.filter((one) => loneMark(one.text) === '☒');
          for (const next of mark.cells) used.add(`${r}:${next.index}`);
          if (chosen.length > 0) this.push(label, chosen.flatMap((next) => this.partsOf(next.cell.blocks, [...path, r, next.index])), where, mark.value);
          continue;
        }
        const right = this.cellsRight(row, c, label);
        const whose = right.length === 1 ? sectionOf(entry.text) : null;
        if (whose && this.holdsPairs(right[0]!.cell, whose)) {
          this.section = whose;
          this.walk(right[0]!.cell.blocks, [...path, r, right[0]!.index], where);
          used.add(`${r}:${right[0]!.index}`);
          continue;
        }
        if (right.length > 0) {
          const merged = this.below(rows, r, c, path);
          this.push(label, [...right.flatMap((next) => this.partsOf(next.cell.blocks, [...path, r, next.index])), ...merged.parts], where);
          for (const next of right) used.add(`${r}:${next.index}`);
          for (const key of merged.used) used.add(key);
          continue;
        }
        const under = this.cellUnder(rows, r, entry, label);
        if (under) {
          this.push(label, this.partsOf(under.cell.blocks, [...path, r + 1, under.index]), [...place, `Table ${number}, row ${r + 2}`]);
          used.add(`${r + 1}:${under.index}`);
        } else if (entry.cell.blocks.length > 1 && !(row.length > 1 && this.onlyGuidance(entry.cell))) this.walk(entry.cell.blocks, [...path, r, entry.index], where);
      }
    }
  }

  /** A row of one cell that names a section; where it is also a label, only with a row of several cells below it. */
  private isBand(rows: readonly (readonly CellAt[])[], r: number): boolean {
    const row = rows[r]!;
    const only = row[0];
    if (row.length !== 1 || !only || only.text.length > 90 || !this.isHeading({ type: 'paragraph', text: only.text }) || sectionOf(only.text) === null) return false;
    return (rows[r + 1]?.length ?? 0) > 1 || !isLabel(only.text, this.section);
  }

  /** A cell at the head of its row that names the part of the form, merged downwards or beside a label and its answer: "CLINICIAN | Name | Dr …". */
  private isSectionBeside(rows: readonly (readonly CellAt[])[], r: number, c: number): boolean {
    const row = rows[r]!;
    const [entry, next, after] = [row[c]!, row[c + 1], row[c + 2]];
    if (!next || row.slice(0, c).some((one) => one.text !== '' && !isNumbering(one.text))) return false;
    if (sectionOf(entry.text) === null || this.labelOf(next.cell) === null || answersLabel(entry.text, next.text, this.section)) return false;
    const merged = rows[r + 1]?.find((one) => one.column === entry.column)?.cell.merged === true;
    return merged || (after !== undefined && after.text !== '' && this.labelOf(after.cell) === null);
  }

  /**
   * How many rows below a header row each name somebody else: a list of patients. Every one of them is told, so that nobody
   * takes the first for the patient.
   */
  private listOfPeople(rows: readonly (readonly CellAt[])[], r: number): number {
    const row = rows[r]!;
    if (row.length < 2 || !row.every((one) => one.text === '' || this.labelOf(one.cell) !== null)) return 0;
    const number = row.find((one) => {
      const meaning = matchLabel(one.text, this.section);
      return meaning !== null && meaning !== 'other' && meaning.fact === 'nhsNumber';
    });
    if (!number) return 0;
    let below = r + 1;
    while (below < rows.length && below - r <= 200 && /^[0-9](?:[\s\u00a0-]?[0-9]){9}$/.test(rows[below]!.find((one) => one.column === number.column)?.text ?? '')) below++;
    return below - r - 1 >= 2 ? below - r - 1 : 0;
  }

  /** The cells to the right that answer a label: the first that is filled, and with it a run of tick boxes. */
  private cellsRight(row: readonly CellAt[], c: number, label: string): CellAt[] {
    const right: CellAt[] = [];
    for (const next of row.slice(c + 1)) {
      if (next.text === '') {
        if (right.length > 0) break;
        continue;
      }
      if (right.length > 0 && /^[/.-]$/.test(next.text) && /^[0-9]{1,2}$/.test(right.at(-1)!.text)) continue; // the strokes between day, month and year
      if (this.labelOf(next.cell) !== null && !answersLabel(label, next.text, this.section)) break;
      const ticks = hasTicks(normaliseTicks(next.text + right.map((entry) => entry.text).join(' ')));
      const digits = right.length > 0 && /^[0-9]{1,4}$/.test(right.at(-1)!.text) && /^[0-9/.-]{1,4}$/.test(next.text); // a day or number in boxes
      if (right.length > 0 && !digits && !ticks && !/^(?:yes|no)$/i.test(next.text)) break;
      right.push(next);
    }
    return right;
  }

  /** The answer in the row below, where the row holds labels only (a header row, or a question over its answer). */
  private cellUnder(rows: readonly (readonly CellAt[])[], r: number, entry: CellAt, label: string): CellAt | undefined {
    const row = rows[r]!;
    if (!row.every((other) => other.text === '' || this.labelOf(other.cell) !== null)) return undefined;
    const under = rows[r + 1]?.find((other) => other.column === entry.column && other.cell.span === entry.cell.span);
    if (!under || under.text === '' || (this.labelOf(under.cell) !== null && !answersLabel(label, under.text, this.section))) return undefined;
    const blankBeside = row.length === 2 && row[1] !== entry && row[1]!.text === '';
    if (blankBeside && !this.isLong(label)) return undefined;
    return row.length > 1 || rows[r + 1]!.length === 1 ? under : undefined;
  }

  /** Rows under a label cell that is merged downwards continue its answer. */
  private below(rows: readonly (readonly CellAt[])[], r: number, c: number, path: readonly number[]): { parts: Place[]; used: string[] } {
    const parts: Place[] = [];
    const used: string[] = [];
    for (let below = r + 1; below < rows.length; below++) {
      const cell = rows[below]?.find((entry) => entry.column === rows[r]![c]!.column);
      if (!cell?.cell.merged) break;
      for (const entry of rows[below]!) {
        if (entry === cell || entry.text === '' || entry.cell.merged) continue;
        if (this.labelOf(entry.cell) !== null || inlinePairs(entry.text, this.section).length > 0) return { parts, used };
        parts.push(...this.partsOf(entry.cell.blocks, [...path, below, entry.index]));
        used.push(`${below}:${entry.index}`);
      }
    }
    return { parts, used };
  }

  /** The label that a cell is, or null. Guidance below the label, in the same cell, is passed over. */
  private labelOf(cell: Cell, right: readonly CellAt[] = []): string | null {
    const paragraphs = cell.blocks.filter((block) => blockText(block).trim() !== '');
    const first = paragraphs[0];
    if (!first || first.type !== 'paragraph' || paragraphs.some((block) => block.type === 'table')) return null;
    const text = cellText(cell);
    if (text.length > 2000 || hasTicks(normaliseTicks(text))) return null;
    if (this.holdsItsAnswer(text, right)) return null;
    const whole = text.replace(/\s+/g, ' ');
    if (isLabel(whole, this.section, true)) return whole;
    const head = first.text.split('\n')[0]!.trim();
    if (/:\s*\S/.test(head)) return null;
    const more = whole.slice(head.length).trim();
    const guidance = (paragraphs.length > 1 || first.text.includes('\n')) && (looksLikeGuidance(more) || this.isGuidanceBeside(more, right));
    return guidance && isLabel(head, this.section, true) ? head : null;
  }

  /** "Diagnosis: achalasia" in one cell, on one line or two, with nothing beside it: no label, but a label and its answer. */
  private holdsItsAnswer(text: string, right: readonly CellAt[]): boolean {
    const [head = '', ...rest] = text.split(/\n+/);
    const beside = right.filter((one) => one.text !== '');
    const alike = beside.length > 0 && beside.every((one) => one.text.includes('\n') && isLabel(one.text.split('\n')[0]!, this.section));
    if (alike && rest.length > 0 && !/^\(/.test(rest[0]!) && isLabel(head, this.section) && !looksLikeGuidance(rest.join(' '))) return true;
    const [, label = '', gap = '', answer = ''] = /^([^:?\n]{2,120}[:?])(\s*)(\S[^]*)$/.exec(text) ?? [];
    if (answer === '' || right.some((one) => one.text !== '') || looksLikeGuidance(answer)) return false;
    return (gap.includes('\n') || label.endsWith(':')) && isLabel(label, this.section);
  }

  /** Several "Label: value" lines in one cell, beside the word for whose they are. */
  private holdsPairs(cell: Cell, section: Section): boolean {
    const lines = cellText(cell).split('\n');
    return lines.length > 1 && lines.filter((line) => inlinePairs(line, section).length > 0).length > 1;
  }

  private onlyGuidance(cell: Cell): boolean {
    return cell.blocks.map(blockText).filter((text) => text.trim() !== '').slice(1).every((text) => looksLikeGuidance(text));
  }

  /** A sentence below a label whose answer stands in the cell to the right: it tells how to answer, and answers nothing itself. */
  private isGuidanceBeside(words: string, right: readonly CellAt[]): boolean {
    const answer = right.find((one) => one.text !== '');
    if (!answer || !/[.:]$/.test(words) || words.split(' ').length < 3 || /[0-9]{4}|@|\b[0-9]{3}[ -][0-9]{3}\b/.test(words)) return false;
    const head = answer.text.split('\n')[0]!;
    return !isLabel(head, this.section) && inlinePairs(head, this.section).length === 0;
  }

  private isLong(label: string): boolean {
    const meaning = matchLabel(label, this.section);
    if (meaning === null || meaning === 'other') return false;
    const answer = factDefinition(meaning.fact)?.answer;
    return answer?.kind === 'text' && answer.long === true;
  }

  private partsOf(blocks: readonly WordBlock[], path: readonly number[]): Place[] {
    return blocks.flatMap((block, i): Place[] => {
      const words = blockText(block).trim();
      return words === '' ? [] : [{ path: [...path, i], words }];
    });
  }

  private push(label: string, places: readonly Place[], place: readonly string[], meant?: string): void {
    const first = places[0];
    if (!first) return;
    const where = place.at(-1) ?? `Paragraph ${(first.path[0] ?? 0) + 1}`;
    const parts: ValuePart[] = places.map((part) => ({ text: part.words, anchor: { kind: 'word', path: part.path, place: where, words: part.words } }));
    const value = parts.map((part) => part.text).join('\n\n');
    const control = this.controls.find((one) => one.path.every((step, i) => first.path[i] === step));
    const section = this.section;
    const meaning = matchLabel(label, section);
    this.implied = impliedAfter(meaning !== null && meaning !== 'other' ? meaning.fact : null, label, this.implied);
    this.pairs.push({
      label, section, value: meant ?? value, parts,
      method: control ? control.kind : place.length > 0 ? 'table-cell' : 'label-text',
      anchor: { kind: 'word', path: commonPath(places.map((part) => part.path)), place: where, words: value },
    });
  }
}

/** Whether a line has the number after that of the label: the next question of the form, also where nobody knows it. */
function follows(label: string, line: string): boolean {
  const number = (text: string) => Number(/^\s*(?:q\.?\s?)?([0-9]{1,2})[.)]\s/i.exec(text)?.[1] ?? NaN);
  return number(line) === number(label) + 1;
}

/** `1. Non-union`, `• Non-union`: an entry of a list. */
function isListed(text: string): boolean {
  return /^\s*(?:\(?[0-9]{1,2}[.)]|[•·▪*–-])\s/.test(text);
}

/**
 * An answer given by a mark in one of several cells: under a column head ("Yes", "No"), or beside the printed choice.
 * Null where the cells to the right are answered in words. `value` is empty-handed about what is not plain.
 */
function markedCell(rows: readonly (readonly CellAt[])[], r: number, c: number): { cells: CellAt[]; value: string } | null {
  const right = rows[r]!.slice(c + 1);
  const marks = right.map((one) => loneMark(one.text));
  if (right.length === 0 || right.length > 12 || !marks.includes('☒')) return null;
  if (marks.every((mark) => mark !== null)) {
    for (let above = r - 1; above >= 0; above--) {
      const heads = right.map((one) => rows[above]!.find((head) => head.column === one.column && head.cell.span === one.cell.span));
      if (heads.some((head) => head !== undefined && loneMark(head.text) !== '☐' && loneMark(head.text) !== null)) continue; // another marked row
      if (!heads.every((head) => head !== undefined && head.text !== '' && head.text.length <= 60)) {
        if (rows[above]!.length === 1 || heads.every((head) => head === undefined || head.text === '')) continue; // a band, or a row left open
        return null;
      }
      return { cells: right, value: right.map((_, i) => `${marks[i]} ${heads[i]!.text}`).join(' ') };
    }
    return right.length === 1 ? null : { cells: right, value: '' };
  }
  // Choice and mark by turns: "Yes | X | No |" or "X | Yes | | No".
  if (right.length % 2 !== 0) return null;
  const first = marks[0] === null ? 0 : 1;
  const choices = right.filter((_, i) => i % 2 === first);
  const boxes = marks.filter((_, i) => i % 2 !== first);
  if (boxes.some((mark) => mark === null) || choices.some((one) => loneMark(one.text) !== null || one.text.length > 60)) return null;
  return { cells: right, value: choices.map((one, i) => `${boxes[i]} ${one.text}`).join(' ') };
}

/** A cell merged down over rows that each hold a question and its answer of their own: it names the group, and asks nothing. */
function isGroup(rows: readonly (readonly CellAt[])[], r: number, c: number): boolean {
  const entry = rows[r]![c]!;
  if (c !== 0 || entry.cell.merged || entry.text.length > 60) return false;
  const filled = (row: readonly CellAt[]) => row.filter((one) => one.column > entry.column && one.text !== '').length;
  const below: (readonly CellAt[])[] = [];
  for (let next = r + 1; rows[next]?.find((one) => one.column === entry.column)?.cell.merged; next++) below.push(rows[next]!);
  return below.length > 0 && [rows[r]!, ...below].every((row) => filled(row) === 2 && row.find((one) => one.column > entry.column)!.text.length <= 120);
}

/** A number of a question in a cell of its own: "1.2", "3a)". */
function isNumbering(text: string): boolean {
  return /^(?:q\s?)?[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[a-z]?[.)]?$/i.test(text);
}

function looksLikeGuidance(text: string): boolean {
  return /\b(?:please|e\.g\.|for example|include|state|give|describe|must|should|tick|dd\/?mm|as on|if known|cannot be considered|required|as registered|as it stands|will (?:not )?be (?:returned|taken into account|considered|accepted|rejected)|do not (?:identify|include|use|write|name|complete|leave))\b/i.test(text);
}

function isBox(table: Table): boolean {
  return table.rows.length === 1 && table.rows[0]!.cells.length === 1;
}

/** The longest path that all share; where they share none, the first path. */
function commonPath(paths: readonly (readonly number[])[]): readonly number[] {
  const [first = []] = paths;
  if (paths.length === 1) return first;
  let length = 0;
  while (length < first.length && paths.every((path) => path[length] === first[length])) length++;
  return length === 0 ? first : first.slice(0, length);
}
