import MsgReaderModule from '@kenjiuno/msgreader';
import type { FieldsData } from '@kenjiuno/msgreader';
import { issue } from '../../../shared/import/issues.ts';
import type { ImportIssue, WordBlock } from '../../../shared/import/paper.ts';
import { readCompound } from '../compound.ts';
import type { Reader } from '../reading.ts';
import { encodingOf } from '../rtf/codePages.ts';
import { rtfIssues } from '../rtf/readRtf.ts';
import { rtfBlocks } from '../rtf/rtfBlocks.ts';
import { unpackRtf } from '../rtf/unpackRtf.ts';
import { decodeText } from '../text/decodeText.ts';
import { textBlocks } from '../text/textBlocks.ts';
import { htmlBlocks } from '../web/htmlBlocks.ts';
import { htmlIssues } from '../web/readWeb.ts';
import { readMessage, type MailAttachment, type MailHead } from './message.ts';
import { unquoted } from './readEml.ts';

type MsgReader = InstanceType<typeof MsgReaderModule>;
const Msg = ((MsgReaderModule as unknown as { default?: typeof MsgReaderModule }).default ?? MsgReaderModule) as typeof MsgReaderModule;

/** How an attachment is held (MAPI 0x3705): 1 = in the message; 2 to 4 and 7 = only a reference to it. */
const methods = new WeakMap<object, number>();
const longestRtf = 20_000_000;

/**
 * Reads a message saved by Outlook (.msg). The library that takes it apart trusts the file's chains, so the file is
 * walked first; what would lead in a circle is not handed on.
 */
export const readMsg: Reader = async ({ bytes, file, limits, stopped }) => {
  const compound = readCompound(bytes);
  if (!compound?.sound) return { kind: 'email', read: false, pages: [], document: null, candidates: [], issues: [issue('file-damaged', file, 'it breaks off, or its list of contents leads in a circle')], children: [] };
  const issues: ImportIssue[] = [];
  const { reader, fields } = open(bytes);
  const kind = (fields.messageClass ?? '').toLowerCase();
  if (kind.startsWith('report.')) issues.push(issue('mail-report', file));
  const { body, links } = bodyOf(fields, file, issues, stopped);
  const attachments = attachmentsOf(reader, fields, file, issues);
  const locked = lockedBy(kind, fields);
  if (locked) issues.push(issue('mail-encrypted', file, locked));
  return readMessage({ head: headOf(fields), body, links, attachments, issues, locked: locked !== null }, file, limits);
};

/** Text that is not Unicode is in the code page that the message names, which is known only after a first look. */
function open(bytes: Uint8Array): { reader: MsgReader; fields: FieldsData } {
  const first = look(bytes, 1252);
  const page = first.fields.messageCodepage ?? first.fields.internetCodepage ?? 1252;
  return encodingOf(page) === 'windows-1252' ? first : look(bytes, page);
}

function look(bytes: Uint8Array, codePage: number): { reader: MsgReader; fields: FieldsData } {
  const reader = new Msg(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const encoding = encodingOf(codePage);
  reader.parserConfig = {
    ansiEncoding: encoding === 'shift_jis' ? 'shiftjis' : encoding,
    propertyObserver: (fields, tag, raw) => {
      if (tag === 0x37050003 && raw && raw.length >= 4) methods.set(fields, new DataView(raw.buffer, raw.byteOffset, 4).getUint32(0, true));
    },
  };
  return { reader, fields: reader.getFileData() };
}

function bodyOf(fields: FieldsData, file: string, issues: ImportIssue[], stopped: () => boolean): { body: WordBlock[]; links: readonly string[] } {
  const ofHtml = (html: string) => {
    const page = htmlBlocks(html, stopped);
    if (page.blocks.length > 0) issues.push(...htmlIssues(page.findings, file));
    return { body: page.blocks, links: page.links };
  };
  const html = fields.bodyHtml ?? (fields.html ? decodeText(fields.html, encodingOf(fields.internetCodepage ?? 65001)).text : '');
  if (html.trim() !== '') {
    const page = ofHtml(html);
    if (page.body.length > 0) return page;
  }
  const packed = fields.compressedRtf ? unpackRtf(fields.compressedRtf, longestRtf) : null;
  if (packed) {
    const rtf = rtfBlocks(packed, stopped);
    if (rtf.html !== null) {
      const page = ofHtml(rtf.html);
      if (page.body.length > 0) return page;
    } else if (rtf.blocks.length > 0) {
      issues.push(...rtfIssues({ ...rtf.findings, embedded: false }, file));
      return { body: rtf.blocks, links: [] };
    }
  }
  return { body: textBlocks(unquoted((fields.body ?? '').replace(/\r\n?/g, '\n'))), links: [] };
}

function attachmentsOf(reader: MsgReader, fields: FieldsData, file: string, issues: ImportIssue[]): MailAttachment[] {
  const found: MailAttachment[] = [];
  let byReference = 0;
  for (const [i, attachment] of (fields.attachments ?? []).entries()) {
    const method = methods.get(attachment);
    const name = attachment.fileName ?? attachment.fileNameShort ?? attachment.name ?? '';
    if (method !== undefined && [2, 3, 4, 7].includes(method)) {
      byReference++;
      continue;
    }
    try {
      const inner = attachment.innerMsgContent === true;
      if (!inner && attachment.dataId === undefined) {
        if (method === 6) issues.push(issue('active-content', file));
        else issues.push(issue('mail-part-damaged', file, 'an attachment'));
        continue;
      }
      const { content } = reader.getAttachment(attachment);
      const subject = attachment.innerMsgContentFields?.subject ?? name;
      found.push({ name: inner ? `${(subject || `message ${i + 1}`).replace(/[/\\:]/g, ' ')}.msg` : name, bytes: new Uint8Array(content) });
    } catch {
      issues.push(issue('mail-part-damaged', file, 'an attachment'));
    }
  }
  if (byReference > 0) issues.push(issue('mail-papers-behind-link', file, byReference === 1 ? 'one attachment' : `${byReference} attachments`));
  return found;
}

function headOf(fields: FieldsData): MailHead {
  const person = (name: string | undefined, address: string | undefined) => {
    const mail = address && /@/.test(address) ? address : '';
    return name && mail && name !== mail ? `${name} <${mail}>` : name || mail;
  };
  const list = (kind: string) => (fields.recipients ?? []).filter((one) => (one.recipType ?? 'to') === kind).slice(0, 100).map((one) => person(one.name, one.smtpAddress ?? one.email)).join('; ');
  return {
    from: person(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail ?? fields.creatorSMTPAddress),
    to: list('to'),
    copy: list('cc'),
    sent: fields.clientSubmitTime ?? fields.messageDeliveryTime ?? '',
    subject: (fields.subject ?? '').trim(),
  };
}

function lockedBy(kind: string, fields: FieldsData): string | null {
  const names = (fields.attachments ?? []).map((one) => (one.fileName ?? one.fileNameShort ?? one.name ?? '').toLowerCase());
  if (kind.startsWith('ipm.note.smime') && !kind.includes('multipartsigned')) return 'S/MIME';
  if (names.includes('message.rpmsg')) return 'Microsoft rights management';
  return null;
}
