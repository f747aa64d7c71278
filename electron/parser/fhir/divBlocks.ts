import { Parser } from 'htmlparser2';
import type { WordBlock } from '../../../shared/import/paper.ts';

type Table = Extract<WordBlock, { type: 'table' }>;
interface OpenTable {
  readonly rows: { cells: { span: number; blocks: WordBlock[] }[] }[];
  cell: { span: number; blocks: WordBlock[] } | null;
}

const breaks = new Set(['p', 'div', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'section', 'article', 'blockquote', 'pre', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'hr']);
const silent = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'iframe', 'object']);
const mostTables = 12;

/**
 * The text of a narrative as paragraphs and tables. Nothing of the mark-up is kept: no links, pictures, styles or
 * scripts. A table inside a cell becomes lines of that cell. `longest`: characters of mark-up that are looked at.
 */
export function divBlocks(html: string, longest = 2_000_000): WordBlock[] {
  const blocks: WordBlock[] = [];
  const tables: OpenTable[] = [];
  let words = '';
  let heading: number | undefined;
  let skipped = 0;
  const target = (): WordBlock[] | null => {
    const table = tables.at(-1);
    return table ? (table.cell?.blocks ?? null) : blocks;
  };
  const flush = () => {
    const text = words.replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n').trim();
    words = '';
    if (text !== '') (target() ?? blocks).push({ type: 'paragraph', text, ...(heading === undefined ? {} : { heading }) });
  };
  const closeTable = () => {
    flush();
    const table = tables.pop();
    const rows = table?.rows.filter((row) => row.cells.length > 0) ?? [];
    if (rows.length > 0) (target() ?? blocks).push({ type: 'table', rows } satisfies Table);
  };
  const parser = new Parser({
    onopentagname(name) {
      if (silent.has(name)) skipped += 1;
      if (breaks.has(name) || /^h[1-6]$/.test(name)) flush();
      if (name === 'br') words += '\n';
      if (/^h[1-6]$/.test(name)) heading = Number(name[1]);
      if (name === 'table' && tables.length < mostTables) tables.push({ rows: [], cell: null });
      const table = tables.at(-1);
      if (name === 'tr' && table) {
        table.rows.push({ cells: [] });
        table.cell = null;
      }
      if ((name === 'td' || name === 'th') && table) {
        if (table.rows.length === 0) table.rows.push({ cells: [] });
        table.cell = { span: 1, blocks: [] };
        table.rows.at(-1)!.cells.push(table.cell);
      }
    },
    ontext(text) {
      if (skipped === 0) words += text.replace(/\s+/g, ' ');
    },
    onclosetag(name) {
      if (silent.has(name)) skipped = Math.max(0, skipped - 1);
      if (/^h[1-6]$/.test(name)) {
        flush();
        heading = undefined;
      } else if (name === 'table') closeTable();
      else if (breaks.has(name)) flush();
      if ((name === 'td' || name === 'th' || name === 'tr') && tables.length > 0) tables.at(-1)!.cell = null;
    },
  }, { decodeEntities: true, lowerCaseTags: true });
  parser.write(html.slice(0, longest));
  parser.end();
  flush();
  while (tables.length > 0) closeTable();
  return blocks;
}
