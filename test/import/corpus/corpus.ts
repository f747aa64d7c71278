import type { CorpusEntry } from './entry.ts';
import { wordForms } from './good/wordForms.ts';
import { pdfForms } from './good/pdfForms.ts';

/** Every file and pack of the corpus. */
export const corpus: readonly CorpusEntry[] = [...wordForms, ...pdfForms];
