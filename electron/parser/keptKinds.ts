import type { IssueCode } from '../../shared/import/issues.ts';
import type { PaperKind } from '../../shared/import/paper.ts';
import type { Sniffed } from './sniff.ts';

/** How a file that is kept and not read is named, and what is said of it. */
export interface KeptKind {
  readonly code: IssueCode;
  /** "It is …" */
  readonly what: string;
  readonly kind?: PaperKind;
}

/** What is kept, named and not read. A format that no reader takes and that is not here is of a kind that is not known. */
export const keptKinds: Readonly<Partial<Record<Sniffed, KeptKind>>> = {
  empty: { code: 'file-empty', what: '' },
  'encrypted-office': { code: 'file-encrypted', what: '' },
  doc: { code: 'format-old', what: 'a Word document in the old .doc format' },
  excel: { code: 'format-old', what: 'an Excel workbook in the old .xls format' },
  powerpoint: { code: 'format-old', what: 'a PowerPoint presentation in the old .ppt format' },
  visio: { code: 'format-old', what: 'a Visio drawing' },
  publisher: { code: 'format-old', what: 'a Publisher document' },
  office: { code: 'format-old', what: 'a document in an old Office format' },
  heic: { code: 'image-format', what: 'HEIC or AVIF, as telephones take it', kind: 'image' },
  svg: { code: 'unread', what: 'a drawing (SVG)' },
  postscript: { code: 'format-old', what: 'a PostScript print file' },
  onenote: { code: 'format-old', what: 'a OneNote section' },
  winmail: { code: 'mail-winmail', what: '' },
  smime: { code: 'mail-encrypted', what: 'S/MIME or PGP' },
  archive: { code: 'archive-other', what: '' },
  'zip-part': { code: 'zip-split', what: '' },
  dicom: { code: 'unread', what: 'a medical image (DICOM)' },
  sound: { code: 'unread', what: 'a sound recording' },
  film: { code: 'unread', what: 'a film' },
  shortcut: { code: 'file-shortcut', what: '' },
  disc: { code: 'archive-other', what: '' },
  database: { code: 'unread', what: 'a database' },
  'mail-store': { code: 'format-old', what: 'a whole mailbox of Outlook' },
  help: { code: 'unread', what: 'a help file' },
  json: { code: 'unread', what: 'structured data (JSON) of a kind that is not read here', kind: 'text' },
  installer: { code: 'file-program', what: '' },
  program: { code: 'file-program', what: '' },
  script: { code: 'file-program', what: '' },
};
