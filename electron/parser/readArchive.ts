import { issue } from '../../shared/import/issues.ts';
import type { ReadFile } from '../../shared/import/paper.ts';
import { openArchive, recoverArchive, type Archive } from './archive.ts';
import { isWordArchive, readDocx } from './docx/readDocx.ts';
import { unread, type Reading } from './reading.ts';
import { readZip } from './readZip.ts';

/** Most entries that are listed: enough for the largest Word form, whatever the pack may still take. */
const leastListed = 5000;

/** Reads what is built as a ZIP archive: a Word form, another kind of office file, or an archive of papers. */
export async function readArchive({ file, bytes, limits, password, stopped }: Reading): Promise<ReadFile> {
  let archive: Archive;
  const most = Math.max(limits.entries, leastListed) + 1;
  try {
    archive = await openArchive(bytes, most);
    if (archive.fault === 'damaged' && archive.entries.length === 0) throw new Error('damaged');
  } catch (error) {
    const message = (error as Error).message;
    if (/multi-disk/i.test(message)) return unread(file, 'zip', issue('zip-split', file));
    if (/encrypt/i.test(message)) return unread(file, 'zip', issue('file-encrypted', file));
    archive = recoverArchive(bytes, most, stopped);
    if (archive.entries.length === 0) return unread(file, 'zip', issue('file-damaged', file, 'it breaks off before its end, or its list of contents is missing'));
  }
  if (await isWordArchive(archive, limits)) {
    const read = await readDocx(archive, file, limits);
    const broken = archive.recovered && read.read ? [issue('file-partly-damaged', file, 'it breaks off before its end')] : [];
    return { name: file, kind: 'docx', ...read, issues: [...broken, ...read.issues] };
  }
  const office = officeOther(archive);
  if (office) return unread(file, 'unknown', issue('format-old', file, office));
  if (archive.entries.some((entry) => entry.name === '[Content_Types].xml')) return unread(file, 'unknown', issue('file-damaged', file, 'it is built as an Office document and has no main text'));
  if (archive.entries.some((entry) => /^(?:AndroidManifest\.xml|META-INF\/MANIFEST\.MF)$/.test(entry.name)) && archive.entries.some((entry) => /\.(?:class|dex)$/.test(entry.name))) return unread(file, 'unknown', issue('file-program', file));
  if (limits.depth < 1 || limits.nesting < 1) return unread(file, 'zip', issue('zip-too-deep', file));
  return { name: file, kind: 'zip', ...(await readZip(archive, { file, bytes, limits, password, stopped })) };
}

function officeOther(archive: Archive): string | null {
  const has = (name: string) => archive.entries.some((entry) => entry.name.toLowerCase() === name.toLowerCase());
  if (has('xl/workbook.xml') || has('xl/workbook.bin')) return 'an Excel workbook';
  if (has('ppt/presentation.xml')) return 'a PowerPoint presentation';
  if (has('visio/document.xml')) return 'a Visio drawing';
  if (has('content.xml') && (has('META-INF/manifest.xml') || has('mimetype'))) return 'an OpenDocument file';
  if (has('FixedDocSeq.fdseq') || has('FixedDocumentSequence.fdseq')) return 'an XPS print file';
  if (has('META-INF/container.xml')) return 'an electronic book (EPUB)';
  if (has('Index/Document.iwa')) return 'a document of Apple Pages, Numbers or Keynote';
  return null;
}
