import type { Block } from './document.ts';

/** A heading. Level 1 stands once in a letter. */
export function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: 'heading', level, text };
}

/** One paragraph of fixed words, or of words that are known to be a single paragraph. */
export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

/** What the letter is about, set in bold. */
export function lead(text: string): Block {
  return { kind: 'paragraph', text, weight: 'lead' };
}

/** Recorded words as they stand: a new line in the record begins a new paragraph. */
export function words(text: string): Block[] {
  return linesOf(text).map(paragraph);
}

/** Recorded words after a label in bold. */
export function labelled(label: string, text: string): Block[] {
  const [first = '', ...rest] = linesOf(text);
  return [{ kind: 'paragraph', label: `${label}:`, text: first }, ...rest.map(paragraph)];
}

/** The text with a full stop, unless it ends a sentence already. */
export function stopped(text: string): string {
  return /[.!?…][”’"')]*$/.test(text) ? text : `${text}.`;
}

function linesOf(text: string): string[] {
  return text.split(/\s*[\r\n\u2028\u2029]+\s*/).filter((line) => line !== '');
}
