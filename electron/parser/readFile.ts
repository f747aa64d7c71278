import { displayName } from '../../shared/import/displayName.ts';
import { issue } from '../../shared/import/issues.ts';
import { readLimits, type ReadFile, type ReadLimits } from '../../shared/import/paper.ts';
import { readCsvFile } from './csv/readCsvFile.ts';
import { openProtected } from './docx/encrypted.ts';
import { readWordXml } from './docx/readDocx.ts';
import { readFhir } from './fhir/readFhir.ts';
import { readImage } from './image/readImage.ts';
import { keptKinds } from './keptKinds.ts';
import { readEml } from './mail/readEml.ts';
import { readMsg } from './mail/readMsg.ts';
import { PdfReaderFault } from './pdf/pdfjs.ts';
import { readPdf } from './pdf/readPdf.ts';
import { readSealed } from './mail/sealed.ts';
import { readArchive } from './readArchive.ts';
import { megabytes } from './readZip.ts';
import { unread, type Reader, type Reading } from './reading.ts';
import { readRtf } from './rtf/readRtf.ts';
import { sniff, type Sniffed } from './sniff.ts';
import { readJson, readXml } from './text/readData.ts';
import { readNote, readText } from './text/readText.ts';
import { readWeb } from './web/readWeb.ts';

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
  if (format === 'zip') {
    const read = await readArchive(reading);
    return checkName(read, read.kind === 'docx' ? 'docx' : read.kind === 'zip' ? 'zip' : 'unknown');
  }
  const reader = readers[format];
  return checkName(reader ? { name: file, ...(await reader(reading)) } : readOther(file, format), format);
}

/** Which reader takes which format. What is not here is kept, named and shown as unread. */
const readers: Readonly<Partial<Record<Sniffed, Reader>>> = {
  pdf: async ({ bytes, file, ...reading }) => ({ kind: 'pdf', ...(await readPdf(bytes, file, reading)) }),
  'word-xml': async ({ bytes, file, limits }) => ({ kind: 'docx', ...(await readWordXml(bytes, file, limits)) }),
  'encrypted-office': readProtected,
  fhir: readFhir,
  csv: readCsvFile,
  email: readEml,
  outlook: readMsg,
  'smime-signed': readSealed,
  calendar: readNote('an appointment from a calendar'),
  contact: readNote('a contact from an address book'),
  certificate: readNote('a certificate or key'),
  rtf: readRtf,
  text: readText,
  html: readWeb,
  xml: readXml,
  json: readJson,
  png: readImage,
  jpeg: readImage,
  gif: readImage,
  bmp: readImage,
  webp: readImage,
  tiff: readImage,
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

/** What is kept and named, but not read. */
function readOther(file: string, format: Sniffed): ReadFile {
  const kept = keptKinds[format] ?? { code: 'unread' as const, what: 'of a kind that is not known' };
  return unread(file, kept.kind ?? 'unknown', issue(kept.code, file, kept.what));
}

const formatNames: Readonly<Record<string, string>> = {
  docx: 'a Word document', zip: 'a ZIP archive', pdf: 'a PDF', image: 'a picture', text: 'text', doc: 'an old Word document', rtf: 'an RTF document', program: 'a program',
  'encrypted-office': 'a Word document protected by a password', outlook: 'an Outlook message', html: 'a web page', json: 'structured data', xml: 'structured data', 'word-xml': 'a Word document saved as XML', fhir: 'structured data (FHIR)', csv: 'a list (CSV)', email: 'a saved e-mail',
  excel: 'an old Excel workbook', powerpoint: 'an old PowerPoint presentation', smime: 'an encrypted or signed message', archive: 'an archive', installer: 'a program', script: 'a script', svg: 'a drawing',
};
const promises: Readonly<Record<string, readonly string[]>> = {
  docx: ['docx', 'encrypted-office', 'word-xml'], docm: ['docx', 'encrypted-office'], doc: ['doc', 'encrypted-office', 'word-xml'], pdf: ['pdf'],
  rtf: ['rtf'], eml: ['email', 'smime', 'smime-signed'], msg: ['outlook', 'email'], htm: ['html', 'email'], html: ['html', 'email'], mht: ['email'], txt: ['text', 'csv', 'json', 'xml', 'fhir', 'email', 'calendar', 'contact', 'certificate'], zip: ['zip'],
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
