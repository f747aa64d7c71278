import { issue } from '../../../shared/import/issues.ts';
import type { Reader } from '../reading.ts';
import { decodeText, longestText } from './decodeText.ts';
import { flowing } from './flowing.ts';
import { textBlocks } from './textBlocks.ts';

/** Reads plain text, Markdown among it. */
export const readText: Reader = async ({ bytes, file }) => {
  const { text, cut } = decodeText(bytes);
  const { document, candidates, issues } = flowing(textBlocks(text), file);
  const own = cut ? [issue('file-cut', file, `${longestText / 1e6} million characters`)] : [];
  return { kind: 'text', read: true, pages: [], document, candidates, issues: [...own, ...issues], children: [] };
};

/** Text that is shown and in which no answer of a request is looked for: an appointment, a contact. */
export function readNote(what: string): Reader {
  return async ({ bytes, file }) => {
    const blocks = decodeText(bytes).text.split(/\r?\n/).slice(0, 2000).map((text) => ({ type: 'paragraph' as const, text: text.slice(0, 2000) }));
    return { kind: 'text', read: true, pages: [], document: { blocks }, candidates: [], issues: [issue('not-searched', file, what)], children: [] };
  };
}
