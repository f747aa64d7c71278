import type { CorpusEntry } from './entry.ts';
import { fhir } from './good/fhir.ts';
import { letters } from './good/letters.ts';
import { mails } from './good/mails.ts';
import { packs } from './good/packs.ts';
import { pdfForms } from './good/pdfForms.ts';
import { plain } from './good/plain.ts';
import { tables } from './good/tables.ts';
import { wordForms } from './good/wordForms.ts';
import { archives } from './hostile/archives.ts';
import { data } from './hostile/data.ts';
import { files } from './hostile/files.ts';
import { mailHostile } from './hostile/mail.ts';
import { pdf } from './hostile/pdf.ts';
import { requests } from './hostile/request.ts';
import { word } from './hostile/word.ts';

/** Every file and pack of the corpus. */
export const corpus: readonly CorpusEntry[] = [...wordForms, ...pdfForms, ...letters, ...mails, ...plain, ...tables, ...fhir, ...packs, ...archives, ...word, ...pdf, ...mailHostile, ...files, ...data, ...requests];
