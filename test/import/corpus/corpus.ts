import type { CorpusEntry } from './entry.ts';
import { letters } from './good/letters.ts';
import { mails } from './good/mails.ts';
import { pdfForms } from './good/pdfForms.ts';
import { wordForms } from './good/wordForms.ts';

/** Every file and pack of the corpus. */
export const corpus: readonly CorpusEntry[] = [...wordForms, ...pdfForms, ...letters, ...mails];
