import { inlinePairs } from '../../../shared/import/inline.ts';
import { isLabel, sectionOf, type Section } from '../../../shared/import/labels.ts';
import type { WordBlock } from '../../../shared/import/paper.ts';
import { hasTicks, normaliseTicks } from '../../../shared/import/ticks.ts';
import { isDivider } from './dividers.ts';

/** Most blocks of one text; a thousand pages have fewer. */
const mostBlocks = 40_000;
/** A line at least so long may have been broken by the program that wrote it, and goes on in the next. */
const wrapsAt = 55;

type Row = Extract<WordBlock, { type: 'table' }>['rows'][number];
interface Piece {
  readonly text: string;
  readonly at: number;
}

/**
 * Plain text as blocks: blank lines part paragraphs, and so does a line that begins with a known label; lines with a label
 * and its answer in columns (spaces, tabs, bars) become rows of a table; a line broken by its length is joined again.
 */
export function textBlocks(text: string): WordBlock[] {
  const maker = new Maker();
  for (const line of clean(text).split('\n')) {
    if (maker.blocks.length > mostBlocks) break;
    maker.line(line);
  }
  return maker.end();
}

/** A paragraph of several lines, parted where a line begins with a label: an answer ends where the next label begins. */
export function partParagraph(block: WordBlock): WordBlock[] {
  if (block.type !== 'paragraph' || block.heading !== undefined || !/\n|\t|\? /.test(block.text)) return [block];
  return textBlocks(block.text);
}

/** Line ends as \n; control characters, which no text needs, left out. */
function clean(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029\f\v]/g, '\n').replace(/\u00a0/g, ' ').replace(/[\x00-\x08\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
}

class Maker {
  readonly blocks: WordBlock[] = [];
  private lines: string[] = [];
  private rows: Row[] = [];
  /** The columns of the last row, where it holds labels only: the next row answers it. */
  private heads: readonly Piece[] | null = null;
  private section: Section = 'none';

  line(raw: string): void {
    const line = raw.replace(/\*\*([^*]{1,200})\*\*/g, '$1').trimEnd();
    const words = line.trim();
    if (words === '') return this.flush();
    if (words === '--') return this.heading(words, 6); // a signature follows: what stands above ends here
    if (words.length > 2 && /^[-=_*~#.+]+$/.test(words)) return this.rule(words);
    if (isDivider(words)) {
      this.flush();
      this.blocks.push({ type: 'paragraph', text: words });
      return;
    }
    const marked = /^(#{1,6})\s{1,8}(\S.*)$/.exec(words);
    if (marked) return this.heading(marked[2]!.replace(/\s#+$/, ''), marked[1]!.length);
    if (words.startsWith('|') && words.endsWith('|') && words.length > 2) return this.barRow(words);
    if (this.columns(line)) return;
    const indent = line.length - line.trimStart().length;
    if (this.rows.length > 0 && indent >= 8 && this.continueRow(words)) return;
    this.flushRows();
    if (words.length < 90 && /^(?:section|part)\s{1,3}[0-9a-z]{1,3}\s?[:.–-]\s{0,3}\S/i.test(words) && sectionOf(words) !== null) return this.heading(words, 2);
    const section = words.length < 90 && !/:\s*\S/.test(words) ? sectionOf(words) : null;
    if (section !== null && !/[.,;]$/.test(words) && !isAnswer(this.lines)) {
      this.flush();
      this.section = section;
      this.blocks.push({ type: 'paragraph', text: words });
      return;
    }
    if (isLabel(words, this.section)) {
      this.flush();
      this.blocks.push({ type: 'paragraph', text: words });
      return;
    }
    const asked = words.indexOf('? ') + 1;
    if (asked > 5 && asked < 250 && !hasTicks(normaliseTicks(words)) && isLabel(words.slice(0, asked), this.section, true)) {
      // A question with its answer on the same line.
      this.flush();
      this.blocks.push({ type: 'paragraph', text: words.slice(0, asked) });
      this.lines.push(words.slice(asked).trim());
      return;
    }
    const last = this.lines.at(-1);
    const pairs = inlinePairs(words, this.section);
    if (pairs[0] && words.startsWith(pairs[0].label)) this.flush();
    else if (last !== undefined && pairs.length === 0 && this.goesOn(last, words, indent)) {
      this.lines[this.lines.length - 1] = `${last} ${words}`;
      return;
    }
    this.lines.push(words);
  }

  end(): WordBlock[] {
    this.flush();
    return this.blocks;
  }

  /** Whether a line continues the one above: that one was full, or this one hangs below its answer. */
  private goesOn(last: string, words: string, indent: number): boolean {
    if (/^(?:[-•*·▪◦☐☒□■]|\[[ xX]?\]|\(?[0-9a-z]{1,2}[.)])\s?/.test(words)) return false;
    const labelled = inlinePairs(last, this.section).length > 0;
    if (labelled && indent >= 4) return true;
    const lastLine = last.length;
    return lastLine >= wrapsAt && !/[.:;?!]$/.test(last) && /^[\p{Ll}0-9(]/u.test(words);
  }

  private rule(words: string): void {
    const only = this.lines.length === 1 ? this.lines[0]! : null;
    if (only !== null && /^[-=~]+$/.test(words) && only.length < 90 && !only.includes(':')) {
      this.lines = [];
      this.heading(only, words.startsWith('=') ? 1 : 2);
      return;
    }
    const last = this.blocks.at(-1);
    if (this.lines.length === 0 && last?.type === 'paragraph' && last.heading === undefined && sectionOf(last.text) !== null && /^[-=~]+$/.test(words)) {
      this.blocks[this.blocks.length - 1] = { ...last, heading: 2 };
    }
    this.flush();
  }

  private heading(text: string, level: number): void {
    this.flush();
    this.section = sectionOf(text) ?? this.section;
    this.blocks.push({ type: 'paragraph', heading: level, text });
  }

  private barRow(words: string): void {
    this.flushLines();
    const cells = words.slice(1, -1).split('|').map((cell) => cell.trim());
    if (cells.every((cell) => /^:?-*:?$/.test(cell)) && cells.some((cell) => cell !== '')) return;
    this.rows.push(rowOf(cells));
    this.heads = null;
  }

  /** Takes a line in columns whose first is a label, or which answers a row of labels. */
  private columns(line: string): boolean {
    const pieces = columnsOf(line);
    if (pieces.length < 2 || pieces.length > 30) return false;
    if (this.heads && !pieces.some((piece) => this.isBareLabel(piece.text))) {
      const cells = this.heads.map(() => '');
      for (const piece of pieces) {
        const nearest = pieces.length === this.heads.length ? pieces.indexOf(piece) : nearestTo(this.heads, piece.at);
        cells[nearest] = `${cells[nearest]} ${piece.text}`.trim();
      }
      this.rows.push(rowOf(cells));
      this.heads = null;
      return true;
    }
    if (!this.isBareLabel(pieces[0]!.text)) return false;
    const cells: string[] = [];
    let answered = false;
    for (const [i, piece] of pieces.entries()) {
      const label = this.isBareLabel(piece.text);
      if (i > 0 && !label && answered) cells[cells.length - 1] = `${cells.at(-1)!}  ${piece.text}`;
      else cells.push(piece.text);
      answered = !label;
    }
    this.flushLines();
    const allLabels = pieces.every((piece) => this.isBareLabel(piece.text));
    if (this.heads) this.flushRows();
    this.rows.push(rowOf(cells));
    this.heads = allLabels ? pieces : null;
    return true;
  }

  private isBareLabel(text: string): boolean {
    return !/:\s*\S/.test(text) && isLabel(text, this.section, text.endsWith('?'));
  }

  /** A line far to the right below a row in columns goes on with its last answer. */
  private continueRow(words: string): boolean {
    const row = this.rows.at(-1)!;
    const cell = row.cells.at(-1)!;
    const block = cell.blocks[0];
    if (this.heads || row.cells.length < 2 || block?.type !== 'paragraph') return false;
    this.rows[this.rows.length - 1] = { cells: [...row.cells.slice(0, -1), { span: 1, blocks: [{ type: 'paragraph', text: `${block.text} ${words}` }] }] };
    return true;
  }

  private flush(): void {
    this.flushLines();
    this.flushRows();
  }

  private flushLines(): void {
    if (this.lines.length > 0) this.blocks.push({ type: 'paragraph', text: this.lines.join('\n') });
    this.lines = [];
  }

  private flushRows(): void {
    if (this.rows.length > 0) this.blocks.push({ type: 'table', rows: this.rows });
    this.rows = [];
    this.heads = null;
  }
}

/** Whether the lines so far are a label that still waits for its answer. */
function isAnswer(lines: readonly string[]): boolean {
  return lines.length > 0 && /[:?]$/.test(lines.at(-1)!);
}

function rowOf(cells: readonly string[]): Row {
  return { cells: cells.map((text) => ({ span: 1, blocks: [{ type: 'paragraph', text }] })) };
}

/** Pieces of a line parted by a tab or by two spaces and more, each with where it stands. */
function columnsOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const part of line.slice(0, 4000).split(/(\t+ *| {2,}\t*)/)) {
    // "Usual GP      : Dr A": a colon that stands in a column of its own belongs to the label.
    const words = pieces.length === 0 ? part.trim() : part.trim().replace(/^:\s*/, '');
    if (words !== '') pieces.push({ text: words, at });
    at += part.length;
  }
  return pieces;
}

function nearestTo(heads: readonly Piece[], at: number): number {
  let best = 0;
  for (const [i, head] of heads.entries()) if (Math.abs(head.at - at) < Math.abs(heads[best]!.at - at)) best = i;
  return best;
}
