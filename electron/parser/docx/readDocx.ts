import { displayName } from '../../../shared/import/displayName.ts';
import { issue } from '../../../shared/import/issues.ts';
import type { ImportIssue, ReadFile, ReadLimits, WordBlock } from '../../../shared/import/paper.ts';
import { proposeFacts } from '../../../shared/import/proposeFacts.ts';
import { wordPairs, type WordControl } from '../../../shared/import/wordPairs.ts';
import { archiveParts, flatParts, Parts, type PartSource } from './parts.ts';
import type { Archive } from '../archive.ts';
import { readStyles, type WordStyles } from './styles.ts';
import { noFindings, WordBody, type WordFindings } from './wordBody.ts';
import { child, elements, parseXml, textOf, XmlFault, type XmlElement } from './xmlTree.ts';

type Read = Omit<ReadFile, 'name' | 'kind'>;
type Child = ReadFile['children'][number];

/** Whether an archive is a Word document: its own list points to a main part of Word's. The name does not count. */
export async function isWordArchive(archive: Archive, limits: ReadLimits): Promise<boolean> {
  const source = archiveParts(archive);
  if (!source.names.includes('[Content_Types].xml') && !source.names.includes('word/document.xml')) return false;
  return (await new Parts(source, limits).main()) !== null;
}

/**
 * Reads a Word document: body, headers, footers, notes and text boxes, form controls and tick boxes. Tracked insertions
 * count; deletions, hidden words and words struck through do not. Documents inside it come back as children. Nothing
 * outside the file is followed.
 */
export function readDocx(archive: Archive, file: string, limits: ReadLimits): Promise<Read> {
  return readPackage(archiveParts(archive), file, limits, archive.fault !== null);
}

/**
 * Reads a Word document that is one XML file: Word 2003's own format, or a package with every part in one file.
 * What is neither comes back unread.
 */
export async function readWordXml(bytes: Uint8Array, file: string, limits: ReadLimits): Promise<Read> {
  try {
    const root = parseXml(bytes);
    if (root.name === 'package') return await readPackage(flatParts(root), file, limits, false);
    const body = child(root, 'body');
    if (root.name !== 'wordDocument' || !body) return unread(issue('file-damaged', file, 'it has no main text'));
    const reader = new DocumentReader(readStyles(child(root, 'styles') ?? null));
    const edges = descendants(body, 'sectPr').flatMap(elements);
    for (const header of edges.filter((one) => one.name === 'hdr')) reader.add(header);
    reader.add(body);
    for (const footer of edges.filter((one) => one.name === 'ftr')) reader.add(footer);
    return reader.finish(file, [], []);
  } catch (error) {
    return faulty(error, file);
  }
}

async function readPackage(source: PartSource, file: string, limits: ReadLimits, cut: boolean): Promise<Read> {
  const issues: ImportIssue[] = [];
  const parts = new Parts(source, limits);
  try {
    const main = await parts.main();
    const root = main === null ? null : await parts.xml(main);
    const body = root ? child(root, 'body') : undefined;
    if (main === null || !root || !body) return unread(issue('file-damaged', file, parts.fault ?? 'it has no main text'));
    const reader = new DocumentReader(readStyles((await parts.all(main, 'styles', /^word\/styles\.xml$/i))[0]?.root ?? null), child(root, 'background') !== undefined);
    const headers = await parts.all(main, 'header', /^word\/header\d*\.xml$/i);
    const notes = [...await parts.all(main, 'footnotes', /^word\/footnotes\.xml$/i), ...await parts.all(main, 'endnotes', /^word\/endnotes\.xml$/i)];
    const footers = await parts.all(main, 'footer', /^word\/footer\d*\.xml$/i);
    for (const header of headers) reader.add(header.root);
    reader.add(body);
    for (const { root: list } of notes) for (const note of elements(list)) if (!note.attributes.type || note.attributes.type === 'normal') reader.add(note);
    for (const footer of footers) reader.add(footer.root);
    const comments = await parts.all(main, 'comments', /^word\/comments\.xml$/i);
    if (comments.some((one) => words(one.root) !== '')) reader.findings.comments = true;
    const from = [main, ...[...headers, ...notes, ...footers].map((part) => part.name)];
    issues.push(...(await outsideLinks(parts, from, file)));
    const children = await insideFiles(parts, from, file, limits, reader.findings, issues);
    if (parts.damaged) issues.push(issue('file-partly-damaged', file, 'a header, footer, note or style in it is damaged'));
    if (source.names.some((name) => /(?:^|\/)vbaProject\.bin$/i.test(name))) issues.push(issue('docx-macros', file));
    if (cut) issues.push(issue('file-partly-damaged', file, 'its list of parts breaks off'));
    return reader.finish(file, issues, children);
  } catch (error) {
    return faulty(error, file);
  }
}

/** Gathers the blocks of a document from its parts. */
class DocumentReader {
  readonly findings: WordFindings = noFindings();
  private readonly blocks: WordBlock[] = [];
  private readonly controls: WordControl[] = [];
  private readonly styles: WordStyles;
  private readonly ground: boolean;

  constructor(styles: WordStyles, ground = false) {
    this.styles = styles;
    this.ground = ground;
  }

  add(container: XmlElement): void {
    const reader = new WordBody(this.styles, this.findings, this.ground);
    this.blocks.push(...reader.blocks(container, [], this.blocks.length));
    this.controls.push(...reader.controls);
  }

  finish(file: string, issues: readonly ImportIssue[], children: readonly Child[]): Read {
    const { findings } = this;
    const found: ImportIssue[] = [];
    if (findings.inserted) found.push(issue('docx-tracked-insertion', file));
    if (findings.deleted) found.push(issue('docx-tracked-deletion', file));
    if (findings.hidden) found.push(issue('docx-hidden-text', file));
    if (findings.struck) found.push(issue('docx-struck-text', file));
    if (findings.comments) found.push(issue('docx-comments', file));
    if (findings.pictures > 0) found.push(issue('docx-pictures', file, findings.pictures === 1 ? 'a picture' : `${findings.pictures} pictures`));
    for (const what of findings.notRead) found.push(issue('docx-part-not-read', file, what));
    const document = { blocks: this.blocks };
    const proposals = proposeFacts(wordPairs(document, this.controls), file);
    return { read: true, pages: [], document, candidates: proposals.candidates, issues: [...found, ...issues, ...proposals.issues], children };
  }
}

function faulty(error: unknown, file: string): Read {
  if (!(error instanceof XmlFault)) throw error;
  if (error.reason === 'doctype') return unread(issue('docx-doctype', file));
  return unread(issue('file-damaged', file, error.reason === 'broken' ? 'its text is broken off or garbled' : 'its text is nested or repeated beyond what a form needs'));
}

function unread(...issues: ImportIssue[]): Read {
  return { read: false, pages: [], document: null, candidates: [], issues, children: [] };
}

/** Templates, images or objects that the document would load from elsewhere. Plain hyperlinks are only words. */
async function outsideLinks(parts: Parts, from: readonly string[], file: string): Promise<ImportIssue[]> {
  for (const name of new Set([...from, ...parts.names.filter((one) => /(?:^|\/)settings\.xml$/i.test(one))])) {
    if ((await parts.relations(name)).some((relation) => relation.outside && relation.type.toLowerCase() !== 'hyperlink')) return [issue('docx-external-link', file)];
  }
  return [];
}

/** Most files taken out of one document. */
const mostInside = 50;

/** Documents inserted or embedded in this one, to be read as papers of their own. What cannot be taken out is named. */
async function insideFiles(parts: Parts, from: readonly string[], file: string, limits: ReadLimits, findings: WordFindings, issues: ImportIssue[]): Promise<Child[]> {
  const children: Child[] = [];
  const seen = new Set<string>();
  let met = 0;
  for (const name of from) {
    for (const { type, target, outside } of await parts.relations(name)) {
      if (outside || seen.has(target) || !/^(?:aFChunk|package|oleObject|subDocument)$/i.test(type)) continue;
      seen.add(target);
      met++;
      const shown = displayName(target.slice(target.lastIndexOf('/') + 1));
      const bytes = limits.nesting < 1 || children.length >= Math.min(mostInside, limits.entries) ? null : await parts.bytes(target, limits.fileBytes);
      if (!bytes || bytes.byteLength === 0 || isBareObject(bytes)) findings.notRead.add(`${/^oleObject$/i.test(type) ? 'an embedded object' : 'an inserted document'} (${shown})`);
      else {
        children.push({ name: shown, bytes });
        issues.push(issue(/^oleObject$|^package$/i.test(type) ? 'docx-inside' : 'docx-part-apart', file, shown));
      }
    }
  }
  if (met === 0 && findings.objects > 0) findings.notRead.add('an embedded object');
  if (met === 0 && findings.inserts > 0) findings.notRead.add('an inserted document');
  return children;
}

/** A compound file of another program, which has no reader here. Old Office formats are told by their own reader. */
function isBareObject(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (head.subarray(0, 8).toString('hex') !== 'd0cf11e0a1b11ae1') return false;
  return !['WordDocument', 'EncryptedPackage', '__properties_version1.0'].some((stream) => head.includes(Buffer.from(stream, 'utf16le')));
}

function words(element: XmlElement): string {
  return element.name === 't' ? textOf(element).trim() : elements(element).map(words).join('');
}

function descendants(element: XmlElement, name: string): XmlElement[] {
  return elements(element).flatMap((inner) => (inner.name === name ? [inner] : descendants(inner, name)));
}
