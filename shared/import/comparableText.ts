import type { ReadFile, WordBlock } from './paper.ts';

/** Lines that a mail gets on its way: the same mail sent again has others. */
const headerNames = /^(?:from|to|cc|bcc|date|sent|received|subject|reply-to|return-path|message-id|importance|attachments?)\b\s*:?/i;
/** Shorter words than this say too little to tell one paper from another; of a mail, every word counts. */
const shortest = 40;
/** Issues that say that a paper holds something that its words do not tell. */
const notAllRead: readonly string[] = ['docx-part-not-read', 'docx-hidden-text', 'docx-tracked-deletion', 'pdf-no-text', 'file-partly-damaged', 'answer-too-long'];

/**
 * The words of a paper in a form in which the same paper saved anew, or mailed again, has the same: without space and case, and of a
 * mail without its headers. Ticks and signs count. Null where the words do not tell the whole of it (scans, form fields of a PDF, parts
 * that were not read): such a paper is the same only if its bytes are.
 */
export function comparableText(file: ReadFile): string | null {
  if (!file.read || file.kind === 'zip' || file.kind === 'image') return null;
  if (file.issues.some((one) => notAllRead.includes(one.code))) return null;
  if (file.kind === 'pdf' && (file.pages.some((page) => page.text.trim() === '') || file.candidates.some((one) => one.method === 'form-field' || one.method === 'tick-box'))) return null;
  const blocks = file.document?.blocks ?? [];
  const words = [...file.pages.map((page) => page.text), ...(file.kind === 'email' ? blocks.filter((block) => !isHeader(block)) : blocks).map(wordsOf)].join('\n');
  const text = words.normalize('NFKC').toLowerCase().replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]+/g, '');
  return text.length < (file.kind === 'email' ? 1 : shortest) ? null : text;
}

/** Whether a mail says nothing of its own: it only holds what is attached to it. */
export function isBlankMail(file: Pick<ReadFile, 'kind' | 'document' | 'pages'>): boolean {
  return file.kind === 'email' && file.pages.length === 0 && (file.document?.blocks ?? []).every((block) => isHeader(block) || wordsOf(block).trim() === '');
}

function isHeader(block: WordBlock): boolean {
  if (block.type === 'paragraph') return headerNames.test(block.text.trim());
  return block.rows.length > 0 && block.rows.every((row) => headerNames.test(row.cells[0] ? row.cells[0].blocks.map(wordsOf).join(' ').trim() : ''));
}

function wordsOf(block: WordBlock): string {
  return block.type === 'paragraph' ? block.text : block.rows.map((row) => row.cells.filter((cell) => !cell.merged).map((cell) => cell.blocks.map(wordsOf).join('\n')).join('\n')).join('\n');
}
