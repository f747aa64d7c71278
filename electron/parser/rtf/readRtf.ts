import { issue } from '../../../shared/import/issues.ts';
import type { ImportIssue } from '../../../shared/import/paper.ts';
import type { Reader } from '../reading.ts';
import { flowing } from '../text/flowing.ts';
import { rtfBlocks, type RtfFindings } from './rtfBlocks.ts';

/** Reads a document in the Rich Text Format. */
export const readRtf: Reader = async ({ bytes, file, stopped }) => {
  const rtf = rtfBlocks(bytes, stopped);
  if (rtf.blocks.length === 0) {
    return { kind: 'rtf', read: false, pages: [], document: null, candidates: [], issues: [rtf.findings.broken ? issue('file-damaged', file, 'it breaks off before its first words') : issue('unread', file, 'an RTF document without words')], children: [] };
  }
  const { document, candidates, issues } = flowing(rtf.blocks, file);
  return { kind: 'rtf', read: true, pages: [], document, candidates, issues: [...rtfIssues(rtf.findings, file), ...issues], children: [] };
};

/** What an RTF document, or a message in RTF, is to be looked at for. */
export function rtfIssues(findings: RtfFindings, file: string): ImportIssue[] {
  const found: ImportIssue[] = [];
  if (findings.hidden) found.push(issue('hidden-text', file));
  if (findings.deleted) found.push(issue('docx-tracked-deletion', file));
  if (findings.inserted) found.push(issue('docx-tracked-insertion', file));
  if (findings.embedded) found.push(issue('active-content', file));
  if (findings.remote) found.push(issue('remote-content', file));
  if (findings.broken) found.push(issue('file-partly-damaged', file, 'it breaks off, or is nested beyond what a paper needs'));
  return found;
}
