import { sha256 } from '../../db/canonical.ts';
import { comparableText } from '../../shared/import/comparableText.ts';
import type { ReadFile } from '../../shared/import/paper.ts';

/** The fingerprint of what a paper says, by which the same words in another file are found; null where the words do not tell the whole of it. */
export function textDigestOf(file: ReadFile): string | null {
  const text = comparableText(file);
  return text === null ? null : sha256(text);
}
