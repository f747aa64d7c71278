import type { WordBlock, WordDocument } from '../../../shared/import/paper.ts';

type Table = Extract<WordBlock, { type: 'table' }>;

/** A part of a long document that is drawn, or left out, as one. */
export type WordPart =
  /** Blocks from one place to another (not included). */
  | { readonly kind: 'blocks'; readonly from: number; readonly to: number; readonly lines: number }
  /** A large table, its rows in groups. */
  | { readonly kind: 'table'; readonly at: number; readonly table: Table; readonly groups: readonly { readonly from: number; readonly to: number; readonly lines: number }[] }
  /** A piece of a very long paragraph. */
  | { readonly kind: 'piece'; readonly at: number; readonly from: number; readonly to: number; readonly lines: number };

/** About so many lines are drawn as one. */
const linesOfPart = 60;
const lineLength = 90;
const longText = 6000;

/** Cuts a document into parts of about a page and a half, so that a long one costs no more on the screen than what is seen of it. */
export function partsOf({ blocks }: WordDocument): WordPart[] {
  const parts: WordPart[] = [];
  let open: { from: number; lines: number } | null = null;
  const close = (to: number) => {
    if (open) parts.push({ kind: 'blocks', from: open.from, to, lines: open.lines });
    open = null;
  };
  for (const [at, block] of blocks.entries()) {
    if (block.type === 'paragraph' && block.text.length > longText) {
      close(at);
      for (const piece of pieces(block.text)) parts.push({ kind: 'piece', at, ...piece });
      continue;
    }
    const lines = linesOf(block);
    if (block.type === 'table' && lines > 2 * linesOfPart) {
      close(at);
      parts.push({ kind: 'table', at, table: block, groups: groupsOf(block) });
      continue;
    }
    open ??= { from: at, lines: 0 };
    open.lines += lines;
    if (open.lines >= linesOfPart) close(at + 1);
  }
  close(blocks.length);
  return parts;
}

function groupsOf({ rows }: Table): { from: number; to: number; lines: number }[] {
  const groups: { from: number; to: number; lines: number }[] = [];
  let [from, lines] = [0, 0];
  for (const [at, row] of rows.entries()) {
    lines += linesOfRow(row);
    if (lines < linesOfPart && at < rows.length - 1) continue;
    groups.push({ from, to: at + 1, lines });
    [from, lines] = [at + 1, 0];
  }
  return groups;
}

/** Pieces of a long text, each ending after a line or a word where there is one. */
function pieces(text: string): { from: number; to: number; lines: number }[] {
  const out: { from: number; to: number; lines: number }[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + longText);
    if (to < text.length) {
      const line = text.lastIndexOf('\n', to);
      const word = text.lastIndexOf(' ', to);
      to = line > from + longText / 2 ? line + 1 : word > from + longText / 2 ? word + 1 : to;
    }
    out.push({ from, to, lines: linesOfText(text.slice(from, to)) });
    from = to;
  }
  return out;
}

function linesOf(block: WordBlock): number {
  return block.type === 'paragraph' ? linesOfText(block.text) : block.rows.reduce((sum, row) => sum + linesOfRow(row), 0);
}

function linesOfRow(row: Table['rows'][number]): number {
  return Math.max(1, ...row.cells.map((cell) => cell.blocks.reduce((sum, block) => sum + linesOf(block), 0)));
}

function linesOfText(text: string): number {
  let breaks = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks += 1;
  return Math.max(breaks, Math.ceil(text.length / lineLength));
}
