import { issue } from '../../../shared/import/issues.ts';
import type { ImportIssue, ReadFile, ReadLimits, WordBlock } from '../../../shared/import/paper.ts';
import { proposeFacts } from '../../../shared/import/proposeFacts.ts';
import { wordPairs, type WordControl } from '../../../shared/import/wordPairs.ts';
import type { Archive, ArchiveEntry } from '../archive.ts';
import { readStyles } from './styles.ts';
import { WordBody, type WordFindings } from './wordBody.ts';
import { child, elements, parseXml, XmlFault, type XmlElement } from './xmlTree.ts';

type Read = Omit<ReadFile, 'name' | 'kind'>;

/** Inflated size that a text part of a form never reaches; a part above it is not parsed. */
const mostPartBytes = 40_000_000;

/** Whether an archive is a Word document: it has the main part that every .docx and .docm has. */
export function isWordArchive(archive: Archive): boolean {
  return mainPart(archive) !== undefined && archive.entries.some((entry) => entry.name === '[Content_Types].xml');
}

function mainPart(archive: Archive): ArchiveEntry | undefined {
  return archive.entries.find((entry) => /^word\/document\d*\.xml$/i.test(entry.name));
}

/**
 * Reads a Word document: body, headers, footers, notes and text boxes, form controls and tick boxes. Tracked insertions
 * count, deletions and hidden words do not. Nothing outside the file is followed.
 */
export async function readDocx(archive: Archive, file: string, limits: ReadLimits): Promise<Read> {
  const issues: ImportIssue[] = [];
  const findings: WordFindings = { inserted: false, deleted: false, hidden: false, notRead: new Set() };
  const blocks: WordBlock[] = [];
  const controls: WordControl[] = [];
  const parts = new Parts(archive, limits);
  try {
    const main = mainPart(archive);
    const root = main ? await parts.xml(main) : null;
    const body = root ? child(root, 'body') : undefined;
    if (!body) return unread(issue('file-damaged', file, parts.fault ?? 'it has no main text'));
    const styles = readStyles((await parts.all(/^word\/styles\.xml$/i))[0] ?? null);
    const add = (container: XmlElement) => {
      const reader = new WordBody(styles, findings);
      blocks.push(...reader.blocks(container, [], blocks.length));
      controls.push(...reader.controls);
    };
    for (const header of await parts.all(/^word\/header\d*\.xml$/i)) add(header);
    add(body);
    for (const notes of await parts.all(/^word\/(?:footnotes|endnotes)\.xml$/i)) for (const note of elements(notes)) if (!note.attributes.type) add(note);
    for (const footer of await parts.all(/^word\/footer\d*\.xml$/i)) add(footer);
    issues.push(...(await outsideLinks(parts, file)));
    if (parts.damaged) issues.push(issue('file-partly-damaged', file, 'a header, footer, note or style in it is damaged'));
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    if (error.reason === 'doctype') return unread(issue('docx-doctype', file));
    return unread(issue('file-damaged', file, error.reason === 'broken' ? 'its text is broken off or garbled' : 'its text is nested or repeated beyond what a form needs'));
  }
  if (findings.inserted) issues.push(issue('docx-tracked-insertion', file));
  if (findings.deleted) issues.push(issue('docx-tracked-deletion', file));
  if (findings.hidden) issues.push(issue('docx-hidden-text', file));
  for (const what of findings.notRead) issues.push(issue('docx-part-not-read', file, what));
  if (archive.entries.some((entry) => /(?:^|\/)vbaProject\.bin$/i.test(entry.name))) issues.push(issue('docx-macros', file));
  if (archive.fault) issues.push(issue('file-partly-damaged', file, 'its list of parts breaks off'));
  const document = { blocks };
  const proposals = proposeFacts(wordPairs(document, controls), file);
  return { read: true, pages: [], document, candidates: proposals.candidates, issues: [...issues, ...proposals.issues], children: [] };
}

function unread(...issues: ImportIssue[]): Read {
  return { read: false, pages: [], document: null, candidates: [], issues, children: [] };
}

/** Templates, images or objects that the document would load from elsewhere. Plain hyperlinks are only words. */
async function outsideLinks(parts: Parts, file: string): Promise<ImportIssue[]> {
  for (const relations of await parts.all(/^word\/_rels\/[^/]+\.rels$/i)) {
    const outside = elements(relations).some((relation) => relation.attributes.TargetMode === 'External' && !/\/hyperlink$/i.test(relation.attributes.Type ?? ''));
    if (outside) return [issue('docx-external-link', file)];
  }
  return [];
}

/** Unpacks parts within one budget of inflated bytes. */
class Parts {
  damaged = false;
  fault: string | null = null;
  private left: number;
  private readonly archive: Archive;

  constructor(archive: Archive, limits: ReadLimits) {
    this.archive = archive;
    this.left = Math.min(limits.totalBytes, limits.fileBytes);
  }

  /** One part as a tree; null where it cannot be unpacked, with the reason in `fault`. Throws {@link XmlFault}. */
  async xml(entry: ArchiveEntry): Promise<XmlElement | null> {
    if (entry.isEncrypted) {
      this.fault = 'its text is protected by a password';
      return null;
    }
    const unpacked = await entry.unpack(Math.min(this.left, mostPartBytes));
    if ('fault' in unpacked) {
      this.fault = unpacked.fault === 'too-large' ? 'its text unpacks to more than any form needs' : 'its text is damaged';
      return null;
    }
    this.left -= unpacked.bytes.byteLength;
    return parseXml(unpacked.bytes);
  }

  /** Every part whose name fits, in the order of names. A damaged one is passed over and noted. */
  async all(name: RegExp): Promise<XmlElement[]> {
    const found: XmlElement[] = [];
    const entries = this.archive.entries.filter((entry) => name.test(entry.name)).sort((a, b) => (a.name < b.name ? -1 : 1)).slice(0, 40);
    for (const entry of entries) {
      try {
        const tree = await this.xml(entry);
        if (tree) found.push(tree);
        else this.damaged = true;
      } catch (error) {
        if (error instanceof XmlFault && error.reason === 'doctype') throw error;
        this.damaged = true;
      }
    }
    return found;
  }
}
