import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { isRealDay, type IsoDate } from '../../shared/domain/dates.ts';
import type { LetterDocument } from '../../shared/letters/document.ts';
import { readCoverage, unprintable, type Coverage, type Unprintable } from '../../shared/letters/printable.ts';

export interface TypesetOptions {
  /** A folder with the letters' typeface as TTF or OTF files, at any depth. */
  readonly fontDir: string;
  /** The typst template, `resources/letters/letter.typ`, by its path or as its text. */
  readonly template: { readonly path: string } | { readonly text: string };
  /** The day that the PDF says it was made on. The clock of the machine is never read. */
  readonly issuedOn: IsoDate;
  /** The image that the letter names, where it names one. */
  readonly letterhead?: LetterheadBytes;
}

/** An image as the settings keep it. */
export interface LetterheadBytes {
  readonly kind: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
}

/** The letter holds characters that the typeface lacks. Nothing was typeset. */
export class UnprintableLetter extends Error {
  readonly items: readonly Unprintable[];

  constructor(items: readonly Unprintable[]) {
    super(items.map((item) => item.message).join('\n'));
    this.name = 'UnprintableLetter';
    this.items = items;
  }
}

/** The letter could not be typeset: fonts, template or compiler. The message holds none of the letter's text. */
export class TypesettingFailed extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TypesettingFailed';
  }
}

/**
 * Typesets one letter as a tagged PDF (PDF/UA-1, checked while it is made). The same letter, fonts, template and day
 * give the same bytes.
 */
export function typeset(document: LetterDocument, options: TypesetOptions): Uint8Array {
  const press = pressOf(options.fontDir);
  const faults = unprintable(document, press.covers);
  if (faults.length > 0) throw new UnprintableLetter(faults);
  if (!isRealDay(options.issuedOn)) throw new TypesettingFailed('The day of issue is not a day that exists.');
  if (document.letterhead && !options.letterhead) throw new TypesettingFailed('The image of the letterhead that this letter was drafted with is not in the record.');
  const mainFileContent = templateText(options.template);
  const creationTimestamp = Date.parse(`${options.issuedOn}T00:00:00Z`) / 1000;
  try {
    const pdf = press.compiler.pdf({ mainFileContent, inputs: { letter: asData(document), letterhead: imageData(options.letterhead) }, resetRead: true }, { pdfStandard: 'ua-1', creationTimestamp });
    return new Uint8Array(pdf);
  } catch (error) {
    throw new TypesettingFailed(`The letter could not be typeset: ${diagnosticsOf(error)}`);
  } finally {
    // The compiler remembers every letter that it has set, in one memory for the whole process. It would grow with
    // each letter, and it would hold patients' names long after the letter is done.
    press.compiler.evictCache(0);
  }
}

/** The texts of the letter that the typeface in this folder cannot print; empty where all can. */
export function unprintableIn(document: LetterDocument, fontDir: string): Unprintable[] {
  return unprintable(document, pressOf(fontDir).covers);
}

interface Press {
  readonly compiler: NodeCompiler;
  readonly covers: Coverage;
}

const presses = new Map<string, Press>();

function pressOf(fontDir: string): Press {
  const known = presses.get(fontDir);
  if (known) return known;
  const fonts = fontFiles(fontDir).map((path) => readFileSync(path));
  if (fonts.length === 0) throw new TypesettingFailed('No font was found in the folder of the letters’ typeface.');
  // Given as bytes, these come before fonts of the same name on the machine; the template turns fallback off.
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }] });
  const coverages = fonts.map(readCoverage);
  const press = { compiler, covers: remembered((point) => coverages.every((covers) => covers(point))) };
  presses.set(fontDir, press);
  return press;
}

/** Sorted, so that the order in which a disk lists files cannot change the bytes of a letter. */
function fontFiles(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    throw new TypesettingFailed('The folder of the letters’ typeface cannot be read.', { cause: error });
  }
  return names
    .filter((name) => /\.(ttf|otf)$/i.test(name))
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function remembered(covers: Coverage): Coverage {
  const known = new Map<number, boolean>();
  return (point) => {
    const answer = known.get(point) ?? covers(point);
    known.set(point, answer);
    return answer;
  };
}

function templateText(template: TypesetOptions['template']): string {
  if ('text' in template) return template.text;
  try {
    return readFileSync(template.path, 'utf8');
  } catch (error) {
    throw new TypesettingFailed('The template of the letters cannot be read.', { cause: error });
  }
}

/** The letter as JSON: one composed form of every character, and no line end or tab that would break a line by itself. */
function asData(document: LetterDocument): string {
  return JSON.stringify(document, (_key, value: unknown) => (typeof value === 'string' ? value.normalize('NFC').replace(/[\t\r\n]+/g, ' ') : value));
}

/** The bytes of the image as JSON, since the compiler takes texts only; empty where there is none. */
const imageData = (letterhead: LetterheadBytes | undefined): string => JSON.stringify(letterhead ? Array.from(letterhead.bytes) : []);

/** The compiler's own messages, short: never the source lines, which may hold the letter. */
function diagnosticsOf(error: unknown): string {
  const first = error instanceof Error ? error.message : String(error);
  return first.split('\n', 1)[0]!.slice(0, 200);
}
