import { Parser } from 'htmlparser2';
import type { WordBlock } from '../../../shared/import/paper.ts';
import { partParagraph } from '../text/textBlocks.ts';
import { sameColour, StyleSheet, white } from './hiddenStyle.ts';

export interface HtmlFindings {
  /** Words that a reader of the page cannot see; they are left out. */
  hidden: boolean;
  /** Pictures, frames or styles that would be fetched from elsewhere. */
  remote: boolean;
  /** Scripts, frames, objects: never run. */
  active: boolean;
  /** Nested or repeated beyond what a paper needs: what follows was not read. */
  cut: boolean;
}
export interface HtmlPage {
  readonly blocks: WordBlock[];
  readonly findings: HtmlFindings;
  /** Where its links lead, at most 200, as written. */
  readonly links: readonly string[];
}

const deepest = 800;
const mostElements = 400_000;
/** Tables within tables. A newsletter has ten or twenty; what is taken into the record has its own limit, well above this one. */
const deepestTable = 60;
const piece = 65_536;

type Row = { cells: { span: number; blocks: readonly WordBlock[] }[] };
/** A place that takes blocks: the page itself or a cell. */
interface Place {
  readonly blocks: WordBlock[];
  text: string;
  heading: number | undefined;
  readonly span: number;
  readonly table: { rows: Row[]; row: Row | null } | null;
}
interface Open {
  readonly name: string;
  readonly hidden: boolean;
  readonly colour: readonly number[] | null;
  readonly ground: readonly number[] | null;
  readonly skipped: boolean;
  readonly preserved: boolean;
}

class TooMuch extends Error {}

const blockTags = new Set(['p', 'div', 'section', 'article', 'header', 'footer', 'main', 'aside', 'nav', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'form', 'fieldset', 'legend', 'address', 'figure', 'figcaption', 'hr', 'center', 'details', 'summary', 'body', 'html', 'caption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** Elements whose words are never shown as words of the page. */
const skippedTags = new Set(['script', 'style', 'head', 'template', 'noscript', 'object', 'embed', 'iframe', 'frame', 'applet', 'svg', 'math', 'audio', 'video', 'canvas', 'title', 'select', 'datalist', 'textarea']);
const activeTags = new Set(['script', 'iframe', 'frame', 'object', 'embed', 'applet']);

/** Classes that portals give to a label or to what stands beside it. */
const namesAnswer = /(?:^|[\s_-])(?:label|value|field|answer|response|question|caption|term|data)/i;

/**
 * A page of HTML as blocks: paragraphs, headings and tables of plain words; boxes of a form as ☒ and ☐, its fields as what
 * was entered. Scripts, frames and styles are dropped, nothing is fetched, and words that cannot be seen are left out.
 */
export function htmlBlocks(html: string, stopped: () => boolean = () => false): HtmlPage {
  const builder = new Builder();
  try {
    const parser = new Parser(builder.handler, { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true });
    for (let at = 0; at < html.length; at += piece) {
      if (stopped()) throw new TooMuch();
      parser.write(html.slice(at, at + piece));
    }
    parser.end();
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    builder.findings.cut = true;
  }
  return { blocks: builder.finish(), findings: builder.findings, links: builder.links };
}

class Builder {
  readonly findings: HtmlFindings = { hidden: false, remote: false, active: false, cut: false };
  readonly links: string[] = [];
  private readonly styles = new StyleSheet();
  private readonly page: Place = place(1, null);
  private readonly places: Place[] = [this.page];
  private readonly open: Open[] = [];
  private styleText = '';
  private chosen: { options: { text: string; selected: boolean }[] } | null = null;
  private entered: string | null = null;
  private elements = 0;

  readonly handler = {
    onopentag: (name: string, attributes: Record<string, string>) => this.start(name, attributes),
    ontext: (text: string) => this.words(text),
    onclosetag: (name: string) => this.close(name),
  };

  finish(): WordBlock[] {
    while (this.places.length > 1) this.endCell();
    this.flush();
    return this.page.blocks;
  }

  private get here(): Place {
    return this.places.at(-1)!;
  }

  private start(name: string, attributes: Record<string, string>): void {
    if (++this.elements > mostElements || this.open.length >= deepest) throw new TooMuch();
    const above = this.open.at(-1);
    const seen = this.styles.seen(name, attributes);
    this.open.push({
      name,
      hidden: (above?.hidden ?? false) || seen.hidden,
      colour: seen.colour === undefined ? (above?.colour ?? null) : seen.colour,
      ground: seen.ground === undefined ? (above === undefined ? white : above.ground) : seen.ground,
      skipped: (above?.skipped ?? false) || skippedTags.has(name),
      preserved: (above?.preserved ?? false) || name === 'pre',
    });
    this.note(name, attributes);
    if (name === 'select') this.chosen = { options: [] };
    else if (name === 'option' && this.chosen && this.chosen.options.length < 2000) this.chosen.options.push({ text: attributes.value ?? '', selected: 'selected' in attributes });
    else if (name === 'textarea') this.entered = '';
    if (this.open.at(-1)!.skipped) return;
    if (name === 'label' || (name === 'span' && namesAnswer.test(attributes.class ?? ''))) this.apart();
    if (name === 'br') this.here.text += '\n';
    else if (name === 'table') this.startTable();
    else if (name === 'tr') this.startRow();
    else if (name === 'td' || name === 'th') this.startCell(attributes.colspan);
    else if (name === 'input') this.field(attributes);
    else if (blockTags.has(name)) {
      this.flush();
      const level = /^h([1-6])$/.exec(name)?.[1];
      if (level) this.here.heading = Number(level);
      if (name === 'li') this.here.text = '• ';
    }
  }

  /** What would be fetched or run, and where links lead. */
  private note(name: string, attributes: Record<string, string>): void {
    if (activeTags.has(name) || Object.keys(attributes).some((key) => /^on[a-z]/.test(key))) this.findings.active = true;
    for (const key of ['src', 'background', 'data', 'poster', 'srcset']) if (isRemote(attributes[key])) this.findings.remote = true;
    if (name === 'link' && isRemote(attributes.href)) this.findings.remote = true;
    if (attributes.style && /url\(\s*['"]?(?:https?:|\/\/|\\\\)/i.test(attributes.style.slice(0, 5000))) this.findings.remote = true;
    if ((name === 'a' || name === 'area') && attributes.href && this.links.length < 200) this.links.push(attributes.href.slice(0, 500));
  }

  private words(text: string): void {
    const here = this.open.at(-1);
    if (here?.name === 'style') {
      this.styleText = (this.styleText + text).slice(0, 500_000);
      if (/@import|url\(\s*['"]?https?:/i.test(text.slice(0, 100_000))) this.findings.remote = true;
    }
    if (this.entered !== null) this.entered += text;
    const option = here?.name === 'option' ? this.chosen?.options.at(-1) : undefined;
    if (option && text.trim() !== '') option.text = text.trim();
    if (here?.skipped) return;
    if (here && (here.hidden || (here.colour && here.ground && sameColour(here.colour, here.ground)))) {
      if (/[\p{L}\p{N}]/u.test(text)) this.findings.hidden = true;
      return;
    }
    this.write(here?.preserved ? text : text.replace(/[\t\n\r\f ]+/g, ' '));
  }

  private write(text: string): void {
    const to = this.here;
    if (to.table) return; // between the rows of a table nothing is shown where it stands
    to.text += to.text === '' || ' \n\t'.includes(to.text.charAt(to.text.length - 1)) ? text.trimStart() : text;
  }

  /** Two pieces that only their style parts (a label and its answer in spans) do not run into one word. */
  private apart(): void {
    const to = this.here;
    if (!to.table && to.text !== '' && !' \n\t'.includes(to.text.charAt(to.text.length - 1))) to.text += '\t';
  }

  /** What was entered into a field stands apart from the label before it. */
  private enter(value: string): void {
    if (value.trim() === '') return;
    const to = this.here;
    if (!to.table && /[^\s:?☒☐][^\S\n]?$/.test(to.text.slice(-2))) to.text = `${to.text.trimEnd()}\t`;
    this.write(`${value} `);
  }

  private field(attributes: Record<string, string>): void {
    const here = this.open.at(-1)!;
    const type = (attributes.type ?? 'text').toLowerCase();
    if (here.hidden) {
      if (attributes.value) this.findings.hidden = true;
      return;
    }
    if (type === 'checkbox' || type === 'radio') this.write('checked' in attributes ? ' ☒ ' : ' ☐ ');
    else if (!/^(?:hidden|submit|button|image|reset|file|password)$/.test(type) && attributes.value) this.enter(attributes.value);
  }

  private close(name: string): void {
    let at = this.open.length - 1;
    while (at >= 0 && this.open[at]!.name !== name) at--;
    const skipped = at >= 0 && this.open[at]!.skipped;
    const hidden = at >= 0 && this.open[at]!.hidden;
    if (at >= 0) this.open.length = at;
    if (name === 'style') {
      this.styles.add(this.styleText);
      this.styleText = '';
    }
    if (name === 'select' && this.chosen) {
      const picked = this.chosen.options.filter((option) => option.selected);
      if (!hidden) this.enter(picked.map((option) => option.text).join('; '));
      this.chosen = null;
    }
    if (name === 'textarea' && this.entered !== null) {
      if (!hidden && this.entered.trim() !== '') {
        // It may have paragraphs of its own, which a line shared with its label would not keep.
        this.flush();
        this.write(this.entered.trim());
        this.flush();
      }
      this.entered = null;
    }
    if (skipped) return;
    if (name === 'td' || name === 'th') this.endCell();
    else if (name === 'tr') this.endRow();
    else if (name === 'table') this.endTable();
    else if (blockTags.has(name)) this.flush();
  }

  private startTable(): void {
    this.flush();
    if (this.places.length >= 2 * deepestTable) throw new TooMuch();
    this.places.push(place(1, { rows: [], row: null }));
  }

  private startRow(): void {
    while (this.places.length > 1 && !this.here.table) this.endCell();
    const table = this.here.table;
    if (table) table.rows.push((table.row = { cells: [] }));
  }

  private startCell(span: string | undefined): void {
    if (!this.here.table) {
      if (!this.places.some((one) => one.table)) return this.flush();
      this.endCell();
    }
    const table = this.here.table;
    if (!table) return;
    if (!table.row) this.startRow();
    this.places.push(place(Math.min(50, Math.max(1, Number.parseInt(span ?? '1', 10) || 1)), null));
  }

  private endCell(): void {
    if (this.places.length < 2) return;
    if (this.here.table) return this.endTable();
    this.flush();
    const cell = this.places.pop()!;
    const outer = this.places.at(-1)!;
    if (outer.table?.row) outer.table.row.cells.push({ span: cell.span, blocks: cell.blocks });
    else outer.blocks.push(...cell.blocks);
  }

  private endRow(): void {
    if (this.places.length > 1 && !this.here.table) this.endCell();
    const { table } = this.here;
    if (table) table.row = null;
  }

  private endTable(): void {
    if (!this.places.some((one) => one.table)) return;
    while (this.places.length > 1 && !this.here.table) this.endCell();
    const { table } = this.places.pop()!;
    const rows = table!.rows.filter((row) => row.cells.some((cell) => cell.blocks.length > 0));
    // A table of one column and one row, or of single cells, only places things on the page.
    if (rows.every((row) => row.cells.length === 1)) for (const row of rows) this.here.blocks.push(...row.cells[0]!.blocks);
    else this.here.blocks.push({ type: 'table', rows });
  }

  private flush(): void {
    const here = this.here;
    const text = here.text.split('\n').map((line) => line.replace(/\u00a0/g, ' ').trim()).join('\n').trim();
    const { heading } = here;
    here.text = '';
    here.heading = undefined;
    if (text === '' || text === '•' || here.table) return;
    here.blocks.push(...partParagraph({ type: 'paragraph', ...(heading === undefined ? {} : { heading }), text }));
  }
}

function place(span: number, table: Place['table']): Place {
  return { blocks: [], text: '', heading: undefined, span, table };
}

function isRemote(address: string | undefined): boolean {
  return address !== undefined && /^\s*(?:https?:|ftp:|\/\/|\\\\|file:)/i.test(address.slice(0, 200));
}
