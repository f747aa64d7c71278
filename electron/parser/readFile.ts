import { displayName } from '../../shared/import/displayName.ts';
import { issue } from '../../shared/import/issues.ts';
import { readLimits, type ImportIssue, type PaperKind, type ReadFile, type ReadLimits } from '../../shared/import/paper.ts';
import { openArchive, type Archive } from './archive.ts';
import { openProtected } from './docx/encrypted.ts';
import { isWordArchive, readDocx, readWordXml } from './docx/readDocx.ts';
import { PdfReaderFault } from './pdf/pdfjs.ts';
import { readPdf } from './pdf/readPdf.ts';
import { megabytes, readZip } from './readZip.ts';
import type { Reader, Reading } from './reading.ts';
import { sniff, type Sniffed } from './sniff.ts';

/**
 * Reads one file. Its content says what it is, never its name. Bad input does not throw: the file comes back with
 * `read: false` and an issue that says what and why. Children of an archive are unpacked, not read.
 * Sizes are inflated bytes; `limits.depth` is how many levels of archive may still be opened (0 = none),
 * `limits.time` milliseconds; `password` is tried on what is protected. Throws only where the PDF reader itself cannot run. Work that never yields cannot be stopped here; whoever owns the process ends it.
 */
export async function readFile(name: string, bytes: Uint8Array, limits: ReadLimits = readLimits, password?: string): Promise<ReadFile> {
  const file = displayName(name);
  const time = limits.time * 0.9; // a little less than the owner of the process allows, so that the file is given back before the process is ended
  const deadline = Date.now() + time;
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<ReadFile>((resolve) => {
    timer = setTimeout(() => resolve(unread(file, 'unknown', issue('file-too-slow', file))), time);
  });
  try {
    return await Promise.race([readNow({ file, bytes, limits, password, stopped: () => Date.now() > deadline }), tooSlow]);
  } catch (error) {
    if (error instanceof PdfReaderFault) throw error; // the reader's fault, not the file's
    return unread(file, 'unknown', issue('file-damaged', file, 'it is not built as its format asks'));
  } finally {
    clearTimeout(timer);
  }
}

async function readNow(reading: Reading): Promise<ReadFile> {
  const { file, bytes, limits } = reading;
  if (bytes.byteLength > limits.fileBytes) return unread(file, 'unknown', issue('file-too-large', file, megabytes(limits.fileBytes)));
  const format = sniff(bytes);
  if (format === 'zip') return readArchive(file, bytes, limits);
  const reader = readers[format];
  return checkName(reader ? { name: file, ...(await reader(reading)) } : readOther(file, format), format);
}

/** Which reader takes which format. What is not here is kept, named and shown as unread. */
const readers: Readonly<Partial<Record<Sniffed, Reader>>> = {
  pdf: async ({ bytes, file, ...reading }) => ({ kind: 'pdf', ...(await readPdf(bytes, file, reading)) }),
  'word-xml': async ({ bytes, file, limits }) => ({ kind: 'docx', ...(await readWordXml(bytes, file, limits)) }),
  'encrypted-office': readProtected,
};

/** A Word document behind a password: opened in memory with the one given, and read as what comes out. */
async function readProtected(reading: Reading): Promise<ReadFile> {
  const { file, bytes, password } = reading;
  if (password === undefined) return unread(file, 'unknown', issue('file-encrypted', file));
  const opened = await openProtected(bytes, password);
  if ('fault' in opened) return unread(file, 'unknown', opened.fault === 'wrong-password' ? issue('file-wrong-password', file) : issue('file-damaged', file, 'it is protected in a way that cannot be undone here'));
  const read = await readNow({ ...reading, bytes: opened.bytes });
  return { ...read, issues: [issue('file-unlocked', file), ...read.issues] };
}

async function readArchive(file: string, bytes: Uint8Array, limits: ReadLimits): Promise<ReadFile> {
  let archive: Archive;
  try {
    archive = await openArchive(bytes, Math.max(limits.entries, 5000) + 1);
  } catch (error) {
    const encrypted = /encrypt/i.test((error as Error).message);
    return unread(file, 'zip', encrypted ? issue('file-encrypted', file) : issue('file-damaged', file, 'it breaks off before its end, or its list of contents is missing'));
  }
  if (await isWordArchive(archive, limits)) return checkName({ name: file, kind: 'docx', ...(await readDocx(archive, file, limits)) }, 'docx');
  const office = officeOther(archive);
  if (office) return unread(file, 'unknown', issue('format-old', file, office));
  if (limits.depth < 1 || limits.nesting < 1) return unread(file, 'zip', issue('zip-too-deep', file));
  return checkName({ name: file, kind: 'zip', ...(await readZip(archive, file, limits)) }, 'zip');
}

function officeOther(archive: Archive): string | null {
  const has = (name: string) => archive.entries.some((entry) => entry.name === name);
  if (has('xl/workbook.xml')) return 'an Excel workbook';
  if (has('ppt/presentation.xml')) return 'a PowerPoint presentation';
  if (has('content.xml') && has('META-INF/manifest.xml')) return 'an OpenDocument file';
  return null;
}

/** What is kept and named, but not read. */
function readOther(file: string, format: Sniffed): ReadFile {
  switch (format) {
    case 'empty': return unread(file, 'unknown', issue('file-empty', file));
    case 'png': case 'jpeg': case 'gif': case 'tiff': case 'bmp': case 'webp': case 'heic': return unread(file, 'image', issue('unread', file, 'a picture'));
    case 'text': return unread(file, 'text', issue('unread', file, 'plain text'));
    case 'json': return unread(file, 'text', issue('unread', file, 'structured data (JSON)'));
    case 'xml': return unread(file, 'text', issue('unread', file, 'structured data (XML)'));
    case 'html': return unread(file, 'text', issue('unread', file, 'a web page'));
    case 'email': return unread(file, 'text', issue('format-old', file, 'a saved e-mail'));
    case 'doc': return unread(file, 'unknown', issue('format-old', file, 'a Word document in the old .doc format'));
    case 'outlook': return unread(file, 'unknown', issue('format-old', file, 'an Outlook message'));
    case 'office': return unread(file, 'unknown', issue('format-old', file, 'a document in an old Office format'));
    case 'rtf': return unread(file, 'unknown', issue('format-old', file, 'a document in the RTF format'));
    case 'archive': return unread(file, 'unknown', issue('format-old', file, 'an archive of another kind than ZIP'));
    case 'dicom': return unread(file, 'unknown', issue('unread', file, 'a medical image (DICOM)'));
    case 'program': return unread(file, 'unknown', issue('file-program', file));
    default: return unread(file, 'unknown', issue('unread', file, 'of a kind that is not known'));
  }
}

const formatNames: Readonly<Record<string, string>> = {
  docx: 'a Word document', zip: 'a ZIP archive', pdf: 'a PDF', image: 'a picture', text: 'text', doc: 'an old Word document', rtf: 'an RTF document', program: 'a program',
  'encrypted-office': 'a Word document protected by a password', 'word-xml': 'a Word document saved as XML', outlook: 'an Outlook message', html: 'a web page', json: 'structured data', xml: 'structured data', email: 'a saved e-mail',
};
const promises: Readonly<Record<string, readonly string[]>> = {
  docx: ['docx', 'encrypted-office', 'word-xml'], docm: ['docx', 'encrypted-office'], doc: ['doc', 'encrypted-office', 'word-xml'], pdf: ['pdf'], zip: ['zip'],
  png: ['image'], jpg: ['image'], jpeg: ['image'], gif: ['image'], tif: ['image'], tiff: ['image'],
};
const pictures: readonly string[] = ['png', 'jpeg', 'gif', 'tiff', 'bmp', 'webp', 'heic'];

/** Adds an issue where the name's ending promises another format than the content is. */
function checkName(read: ReadFile, format: Sniffed | 'docx'): ReadFile {
  const promised = promises[/\.([a-z0-9]{1,5})$/i.exec(read.name)?.[1]?.toLowerCase() ?? ''];
  const is = pictures.includes(format) ? 'image' : format;
  if (!promised || is === 'empty' || promised.includes(is)) return read;
  return { ...read, issues: [issue('file-misnamed', read.name, formatNames[is] ?? 'of a kind that is not known'), ...read.issues] };
}

function unread(name: string, kind: PaperKind, ...issues: ImportIssue[]): ReadFile {
  return { name, kind, read: false, pages: [], document: null, candidates: [], issues, children: [] };
}
