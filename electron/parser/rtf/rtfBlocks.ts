import type { WordBlock } from '../../../shared/import/paper.ts';
import { symbolCharacter } from '../docx/symbols.ts';
import { partParagraph } from '../text/textBlocks.ts';
import { encodingOf, pageOfCharset } from './codePages.ts';
import { rtfTokens, type RtfToken } from './tokens.ts';

export interface RtfFindings {
  /** Words that a reader cannot see; left out. */
  hidden: boolean;
  deleted: boolean;
  inserted: boolean;
  /** Objects of other programs inside; never opened. */
  embedded: boolean;
  /** Fields that would fetch from elsewhere; never followed. */
  remote: boolean;
  /** Groups that do not end, or are nested beyond what a paper needs. */
  broken: boolean;
}
export interface RtfDocument {
  readonly blocks: WordBlock[];
  readonly findings: RtfFindings;
  /** The HTML that Outlook packed into the RTF of a message; null where the RTF is a document of its own. */
  readonly html: string | null;
}

interface Group {
  skipped: boolean;
  /** What the group is: a table of the head, a field's instruction, packed HTML. */
  role: 'text' | 'fonts' | 'colours' | 'instruction' | 'form-field' | 'html-tag';
  hidden: boolean;
  deleted: boolean;
  font: number;
  colour: number;
  size: number;
  shaded: boolean;
  skip: number;
  /** This group is the field itself. */
  field: Field | null;
  /** A header, footer, note or text box: its last paragraph ends with it. */
  apart: boolean;
  /** Inside a text that is given twice, of which the Unicode one counts. */
  twice: boolean;
}
interface Field {
  instruction: string;
  type: number;
  result: number;
  standard: number;
}
type Row = { cells: { span: number; blocks: readonly WordBlock[] }[] };

const deepest = 400;
const mostBlocks = 40_000;
const skippedGroups = new Set(['stylesheet', 'info', 'pict', 'objdata', 'objclass', 'objname', 'nonshppict', 'pntext', 'listtext', 'sp', 'themedata', 'datastore', 'latentstyles', 'listtable', 'listoverridetable', 'rsidtbl', 'generator', 'xmlnstbl', 'filetbl', 'revtbl', 'ftnsep', 'ftnsepc', 'aftnsep', 'aftnsepc', 'xe', 'tc', 'rxe', 'bkmkstart', 'bkmkend', 'atnid', 'atnauthor', 'atnref', 'annotation', 'pgdsctbl']);
/** Starred groups that hold text all the same. */
const starredText = new Set(['shpinst', 'shptxt']);
const characters: Readonly<Record<string, string>> = { tab: '\t', line: '\n', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', endash: '–', emdash: '—', bullet: '•', emspace: ' ', enspace: ' ', qmspace: ' ', '~': ' ', '_': '-', '{': '{', '}': '}', '\\': '\\' };

/** Reads RTF: paragraphs, tables, fields and their boxes. Hidden and deleted words are left out, objects and pictures passed over. */
export function rtfBlocks(bytes: Uint8Array, stopped: () => boolean = () => false): RtfDocument {
  const reader = new RtfReader();
  let count = 0;
  for (const token of rtfTokens(bytes)) {
    if ((++count % 20_000 === 0 && stopped()) || !reader.take(token)) {
      reader.findings.broken = true;
      break;
    }
  }
  return reader.end();
}

class RtfReader {
  readonly findings: RtfFindings = { hidden: false, deleted: false, inserted: false, embedded: false, remote: false, broken: false };
  private readonly groups: Group[] = [{ skipped: false, role: 'text', hidden: false, deleted: false, font: 0, colour: 0, size: 24, shaded: false, skip: 1, field: null, apart: false, twice: false }];
  private readonly blocks: WordBlock[] = [];
  private text = '';
  private heading: number | undefined;
  private cell: WordBlock[] = [];
  private row: Row = { cells: [] };
  private rows: Row[] = [];
  private inTable = false;
  private rowOpen = false;
  private rowShaded = false;
  private codePage = 1252;
  private readonly fonts = new Map<number, { page: number | null; name: string }>();
  private readonly colours: boolean[] = [];
  private colour = { red: 0, green: 0, blue: 0 };
  private pending: number[] = [];
  private toSkip = 0;
  private starred = false;
  private fresh = true;
  private fromHtml = false;
  private htmlOff = false;
  private html = '';

  /** False where reading must stop. */
  take(token: RtfToken): boolean {
    if (token.kind !== 'byte') this.flushBytes();
    const group = this.groups.at(-1)!;
    switch (token.kind) {
      case 'open':
        if (this.groups.length >= deepest) return false;
        this.groups.push({ ...group, field: null, apart: false });
        this.fresh = true;
        this.toSkip = 0;
        break;
      case 'close':
        if (this.groups.length === 1) return true; // one brace too many at the end is common
        this.closeGroup(this.groups.pop()!);
        this.toSkip = 0;
        this.fresh = false;
        break;
      case 'byte':
        this.fresh = false;
        if (this.toSkip > 0) this.toSkip--;
        else if (!group.skipped) this.pending.push(token.byte);
        break;
      case 'text': {
        this.fresh = false;
        const skipped = Math.min(this.toSkip, token.text.length);
        this.toSkip -= skipped;
        if (!group.skipped && skipped < token.text.length) {
          const rest = token.text.slice(skipped);
          this.emit(/[\x80-\xff]/.test(rest) ? this.decode(Buffer.from(rest, 'latin1')) : rest);
        }
        break;
      }
      case 'word':
        if (token.word === '*' && this.fresh) {
          this.starred = true;
          return true;
        }
        this.word(token.word, token.value, group);
        this.fresh = false;
        this.starred = false;
        break;
    }
    return this.blocks.length < mostBlocks;
  }

  end(): RtfDocument {
    this.flushBytes();
    if (this.groups.length > 1) this.findings.broken = true;
    if (this.text.trim() !== '') this.paragraph();
    if (this.cell.length > 0 || this.row.cells.length > 0) this.endRow();
    this.endTable();
    return { blocks: this.blocks, findings: this.findings, html: this.fromHtml ? this.html : null };
  }

  private word(word: string, value: number | null, group: Group): void {
    if (this.fresh && this.startGroup(word, group)) return;
    if (group.skipped) return;
    if (this.toSkip > 0 && word !== 'u') {
      this.toSkip--;
      return;
    }
    if (group.role === 'fonts') return this.fontWord(word, value, group);
    if (group.role === 'colours') return void (word in this.colour && (this.colour = { ...this.colour, [word]: value ?? 0 }));
    if (group.role === 'form-field' || group.role === 'instruction') this.fieldWord(word, value);
    const character = characters[word];
    if (character !== undefined) return this.emit(character);
    switch (word) {
      case 'u': return this.unicode(value ?? 0, group);
      case 'uc': group.skip = Math.min(20, Math.max(0, value ?? 1)); break;
      case 'par': case 'sect': case 'page': case '\r': case '\n': this.paragraph(); break;
      case 'pard': [this.inTable, this.heading] = [false, undefined]; break;
      case 'plain': Object.assign(group, { hidden: false, deleted: false, colour: 0, size: 24, shaded: false }); break;
      case 'intbl': this.inTable = true; break;
      case 'trowd': [this.rowOpen, this.rowShaded] = [true, false]; break;
      case 'cell': this.endCell(); break;
      case 'row': this.endRow(); break;
      case 'nestcell': this.emit('\t'); break;
      case 'nestrow': this.emit('\n'); break;
      case 'outlinelevel': if (value !== null && value < 6) this.heading = value + 1; break;
      case 'v': group.hidden = value !== 0; break;
      case 'deleted': group.deleted = value !== 0; break;
      case 'revised': if (value !== 0) this.findings.inserted = true; break;
      case 'f': group.font = value ?? 0; break;
      case 'cf': group.colour = value ?? 0; break;
      case 'fs': group.size = value ?? 24; break;
      case 'highlight': case 'cb': case 'chcbpat': case 'cbpat': group.shaded = (value ?? 0) > 0; break;
      case 'clcbpat': this.rowShaded ||= (value ?? 0) > 0; break;
      case 'ansicpg': if (value) this.codePage = value; break;
      case 'mac': this.codePage = 10000; break;
      case 'fromhtml': this.fromHtml = value !== 0; break;
      case 'htmlrtf': this.htmlOff = value !== 0; break;
      default: break;
    }
  }

  /** The first word of a group says what the group is. True where that is all that the word says. */
  private startGroup(word: string, group: Group): boolean {
    if (word === 'object') this.findings.embedded = true;
    if (word === 'fonttbl') group.role = 'fonts';
    else if (word === 'colortbl') group.role = 'colours';
    else if (word === 'field') group.field = { instruction: '', type: -1, result: 25, standard: 0 };
    else if (word === 'fldinst') group.role = 'instruction';
    else if (word === 'formfield') group.role = 'form-field';
    else if (word === 'htmltag') group.role = 'html-tag';
    else if (word === 'upr') group.skipped = group.twice = true;
    else if (word === 'ud') group.skipped &&= !group.twice;
    else if (word === 'mhtmltag' || skippedGroups.has(word) || (this.starred && !starredText.has(word))) group.skipped = true;
    else {
      if (/^(?:header|footer|footnote|shptxt)[lrf]?$/.test(word) && group.role === 'text' && !group.skipped) {
        this.paragraph();
        group.apart = true;
      }
      return this.starred;
    }
    return true;
  }

  private closeGroup(closed: Group): void {
    if (closed.role === 'colours' && this.groups.at(-1)!.role !== 'colours') this.colours.push(this.isWhite());
    if (closed.apart) this.paragraph();
    if (closed.skipped || !closed.field) return;
    const { instruction, type, result, standard } = closed.field;
    if (/\b(?:INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|IMPORT)\b/i.test(instruction)) this.findings.remote = true;
    if (type === 1 || /\bFORMCHECKBOX\b/i.test(instruction)) this.emit((result === 25 ? standard : result) === 1 ? '☒' : '☐');
  }

  private fieldWord(word: string, value: number | null): void {
    const field = this.groups.findLast((group) => group.field)?.field;
    if (!field) return;
    if (word === 'fftype') field.type = value ?? -1;
    else if (word === 'ffres') field.result = value ?? 25;
    else if (word === 'ffdefres') field.standard = value ?? 0;
  }

  private fontWord(word: string, value: number | null, group: Group): void {
    if (word === 'f') group.font = value ?? 0;
    else if (word === 'fcharset') this.fonts.set(group.font, { name: this.fonts.get(group.font)?.name ?? '', page: pageOfCharset(value ?? 0) });
  }

  private unicode(value: number, group: Group): void {
    const code = value < 0 ? value + 65536 : value;
    this.toSkip = group.skip;
    if (code > 0 && code <= 0x10ffff) this.emit(code >= 0xf000 && code <= 0xf0ff ? symbolCharacter(this.fontName(group), code) : String.fromCodePoint(code));
  }

  private emit(text: string): void {
    const group = this.groups.at(-1)!;
    if (group.skipped) return;
    if (group.role === 'fonts') {
      const known = this.fonts.get(group.font);
      if (this.fonts.size < 2000) this.fonts.set(group.font, { page: known?.page ?? null, name: `${known?.name ?? ''}${text}`.slice(0, 60) });
      return;
    }
    if (group.role === 'colours') {
      for (const _ of text.replace(/[^;]/g, '')) {
        if (this.colours.length < 2000) this.colours.push(this.isWhite());
        this.colour = { red: 0, green: 0, blue: 0 };
      }
      return;
    }
    if (group.role === 'form-field') return;
    if (group.role === 'instruction') {
      const field = this.groups.findLast((one) => one.field)?.field;
      if (field && field.instruction.length < 500) field.instruction += text.slice(0, 500);
      return;
    }
    if (this.fromHtml) return void (this.html += group.role === 'html-tag' ? text : this.htmlOff ? '' : escaped(text));
    const blank = text.trim() === '';
    if (group.deleted) this.findings.deleted ||= !blank;
    else if (group.hidden || group.size <= 3 || this.isUnseen(group)) this.findings.hidden ||= !blank && /[\p{L}\p{N}]/u.test(text);
    else this.text += text;
  }

  /** White letters on the paper's own white. */
  private isUnseen(group: Group): boolean {
    return group.colour > 0 && this.colours[group.colour] === true && !group.shaded && !(this.rowShaded && (this.inTable || this.rowOpen));
  }

  private isWhite(): boolean {
    return this.colour.red >= 247 && this.colour.green >= 247 && this.colour.blue >= 247;
  }

  private flushBytes(): void {
    if (this.pending.length === 0) return;
    const bytes = Buffer.from(this.pending);
    this.pending = [];
    const font = this.fontName(this.groups.at(-1)!);
    if (/^(?:wingdings|symbol|webdings|zapfdingbats)/i.test(font)) this.emit([...bytes].map((byte) => symbolCharacter(font, 0xf000 + byte)).join(''));
    else this.emit(this.decode(bytes));
  }

  private fontName(group: Group): string {
    return (this.fonts.get(group.font)?.name ?? '').split(';')[0]!.trim();
  }

  private decode(bytes: Uint8Array): string {
    return new TextDecoder(encodingOf(this.fonts.get(this.groups.at(-1)!.font)?.page ?? this.codePage)).decode(bytes);
  }

  private takeParagraph(): WordBlock[] {
    const text = this.text.split('\n').map((line) => line.trim()).join('\n').trim();
    const { heading } = this;
    this.text = '';
    if (text === '') return [];
    return partParagraph({ type: 'paragraph', ...(heading === undefined ? {} : { heading }), text });
  }

  private paragraph(): void {
    if (this.fromHtml) return void (this.html += this.htmlOff ? '' : '\n');
    const made = this.takeParagraph();
    if (this.inTable || this.rowOpen) {
      this.cell.push(...made);
      return;
    }
    if (made.length > 0) this.endTable();
    this.blocks.push(...made);
  }

  private endCell(): void {
    this.cell.push(...this.takeParagraph());
    if (this.row.cells.length < 100) this.row.cells.push({ span: 1, blocks: this.cell });
    this.cell = [];
  }

  private endRow(): void {
    if (this.cell.length > 0) this.endCell();
    if (this.row.cells.length > 0) this.rows.push(this.row);
    this.row = { cells: [] };
    this.rowOpen = false;
  }

  private endTable(): void {
    if (this.rows.length > 0) this.blocks.push({ type: 'table', rows: this.rows });
    this.rows = [];
  }
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
