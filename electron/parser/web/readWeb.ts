import { issue } from '../../../shared/import/issues.ts';
import type { ImportIssue } from '../../../shared/import/paper.ts';
import type { Reader } from '../reading.ts';
import { decodeText, longestText } from '../text/decodeText.ts';
import { flowing } from '../text/flowing.ts';
import { htmlBlocks, type HtmlFindings } from './htmlBlocks.ts';

/** Reads a saved web page (a print-out of a portal, an exported form). Nothing in it is run or fetched. */
export const readWeb: Reader = async ({ bytes, file, stopped }) => {
  const { text, cut } = decodeText(bytes, charsetOf(bytes));
  const page = htmlBlocks(text, stopped);
  const { document, candidates, issues } = flowing(page.blocks, file);
  const own = htmlIssues(page.findings, file);
  if (cut) own.push(issue('file-cut', file, `${longestText / 1e6} million characters`));
  return { kind: 'web', read: true, pages: [], document, candidates, issues: [...own, ...issues], children: [] };
};

/** What a page of HTML, or a message in HTML, is to be looked at for. */
export function htmlIssues(findings: HtmlFindings, file: string): ImportIssue[] {
  const found: ImportIssue[] = [];
  if (findings.hidden) found.push(issue('hidden-text', file));
  if (findings.remote) found.push(issue('remote-content', file));
  if (findings.active) found.push(issue('active-content', file));
  if (findings.cut) found.push(issue('file-partly-damaged', file, 'it is nested or repeated beyond what a paper needs'));
  return found;
}

/** The encoding that a page names in its head. */
function charsetOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2048)).toString('latin1');
  return /charset\s{0,5}=\s{0,5}["']?([\w-]{2,30})/i.exec(head)?.[1];
}
