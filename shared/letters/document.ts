import type { IsoDate } from '../domain/dates.ts';

/** The letters. The order is the order in which screens offer them: the clinician's before the patient's. */
export const letterKinds = [
  'declined-clinician',
  'declined-patient',
  'criteria-met-clinician',
  'criteria-met-patient',
  'deferred-clinician',
  'deferred-patient',
  'approved-clinician',
  'approved-patient',
  'routed-elsewhere-clinician',
  'routed-elsewhere-patient',
  'information-needed-clinician',
  'returned-incomplete-clinician',
  'appeal-outcome-clinician',
  'appeal-outcome-patient',
] as const;
export type LetterKind = (typeof letterKinds)[number];

export type LetterAudience = 'clinician' | 'patient';

/**
 * One composed letter: what is printed, in order, and nothing about how it looks. The template decides the look;
 * the golden texts and the checks read this.
 */
export interface LetterDocument {
  readonly kind: LetterKind;
  readonly audience: LetterAudience;
  readonly language: 'en-GB';
  /** The title of the PDF, which a screen reader says first. Holds no patient data: it shows in window titles. */
  readonly title: string;
  /** The one person the letter goes to. */
  readonly addressee: AddressBlock;
  /** A patient's letter that goes elsewhere than to the patient's own address. */
  readonly sentTo?: 'representative' | 'other-address';
  readonly sender: AddressBlock;
  /** The ICB's letterhead image; absent where none is set. The bytes stay with the settings and are found by their hash. */
  readonly letterhead?: LetterheadRef;
  readonly reference: string;
  readonly chainHead: string;
  readonly letterDate: IsoDate;
  /** In points: 11 for clinicians, 12 for patients, 16 for large print. */
  readonly textSize: 11 | 12 | 16;
  readonly blocks: readonly Block[];
}

export interface LetterheadRef {
  readonly ods: string;
  readonly sha256: string;
  readonly kind: 'png' | 'jpeg';
  /** What the image says, for people who cannot see it. */
  readonly alt: string;
}

/** A name and the lines below it. */
export interface AddressBlock {
  readonly name: string;
  readonly lines: readonly string[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly label?: string; readonly weight?: 'lead' }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Shares of the line, one for each column; equal shares where absent. */
      readonly widths?: readonly number[];
    }
  | { readonly kind: 'address'; readonly lines: readonly string[] }
  | { readonly kind: 'signature'; readonly greeting: string; readonly lines: readonly string[] }
  | { readonly kind: 'reference'; readonly entries: readonly { readonly label: string; readonly value: string }[] };

export interface PlacedText {
  /** Where it stands, for a person: a part of the page or the heading above it. */
  readonly place: string;
  readonly text: string;
}

/** Every text that the letter prints, with its place. The checks of glyphs and of wording go through this list. */
export function textsOf(document: LetterDocument): PlacedText[] {
  const at = (place: string, texts: readonly string[]): PlacedText[] => texts.map((text) => ({ place, text }));
  const texts = [
    ...at('The title', [document.title]),
    ...at('The sender', [document.sender.name, ...document.sender.lines]),
    ...at('The addressee', [document.addressee.name, ...document.addressee.lines]),
    ...at('The foot of the page', [document.reference, document.chainHead]),
  ];
  let place = 'The head of the letter';
  for (const block of document.blocks) {
    if (block.kind === 'heading') place = `Under “${block.text}”`;
    texts.push(...at(block.kind === 'signature' ? 'The signature' : place, textsOfBlock(block)));
  }
  return texts;
}

/** The texts of one block in reading order. */
export function textsOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return block.label === undefined ? [block.text] : [block.label, block.text];
    case 'list':
      return block.items;
    case 'table':
      return [block.caption, ...block.header, ...block.rows.flat()];
    case 'address':
      return block.lines;
    case 'signature':
      return [block.greeting, ...block.lines];
    case 'reference':
      return block.entries.flatMap((entry) => [entry.label, entry.value]);
  }
}

/** The letter as plain text: what a person compares, and what the golden files hold. */
export function plainText(document: LetterDocument): string {
  const head = [document.sender.name, ...document.sender.lines, '', document.addressee.name, ...document.addressee.lines];
  const foot = `Reference ${document.reference}   Record head ${document.chainHead}`;
  return [`Title: ${document.title}`, '', ...head, '', ...document.blocks.map((block) => `${blockText(block)}\n`), foot, ''].join('\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.text}`;
    case 'paragraph':
      return block.label === undefined ? block.text : `${block.label} ${block.text}`;
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '•'} ${item}`).join('\n');
    case 'table':
      return [block.caption, ...[block.header, ...block.rows].map((row) => row.join(' | '))].join('\n');
    case 'address':
      return block.lines.join('\n');
    case 'signature':
      return [block.greeting, '', ...block.lines].join('\n');
    case 'reference':
      return block.entries.map((entry) => `${entry.label}: ${entry.value}`).join('\n');
  }
}
