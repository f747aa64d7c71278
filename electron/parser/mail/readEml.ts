import PostalMime from 'postal-mime';
import type { Address, Attachment, Email } from 'postal-mime';
import { factDefinition } from '../../../shared/domain/factCatalogue.ts';
import { sameValue } from '../../../shared/domain/facts.ts';
import { issue } from '../../../shared/import/issues.ts';
import type { ImportIssue, WordBlock } from '../../../shared/import/paper.ts';
import type { Reader, Reading } from '../reading.ts';
import { utf16Of } from '../text/decodeText.ts';
import { flowing } from '../text/flowing.ts';
import { textBlocks } from '../text/textBlocks.ts';
import { htmlBlocks } from '../web/htmlBlocks.ts';
import { htmlIssues } from '../web/readWeb.ts';
import { readMessage, type MailAttachment, type MailHead } from './message.ts';
import { mimeShape } from './mimeShape.ts';
import { partMailbox } from './mailbox.ts';

/** What a saved web page brings for its looks and behaviour. */
const trimmings = /^(?:text\/css|(?:text|application)\/(?:x-)?javascript|font\/.{1,40}|application\/(?:x-)?font.{0,40})$/;

/** Parts that only prove who signed; the message itself is read. */
const signatures = /^application\/(?:x-)?pkcs7-signature$|^application\/pgp-signature$/;

/**
 * Reads a saved message (.eml, a page saved as .mht, a mailbox of several). Messages inside it become papers of their own.
 * Nothing that it points to is fetched.
 */
export const readEml: Reader = async (reading) => {
  const { file, limits } = reading;
  const bytes = plainBytes(reading.bytes);
  const several = partMailbox(bytes);
  if (several) return readMailbox(several, reading);
  const email = await parse(withoutMailboxLine(bytes));
  const issues: ImportIssue[] = [];
  const locked = lockedBy(email);
  if (locked) issues.push(issue('mail-encrypted', file, locked));
  if (email.attachments.some((one) => signatures.test(one.mimeType))) issues.push(issue('mail-signed', file));
  if (email.attachments.some((one) => /^message\/(?:delivery-status|disposition-notification)$/.test(one.mimeType))) issues.push(issue('mail-report', file));
  shapeIssues(bytes, email, file, issues);
  const page = email.html === undefined ? null : htmlBlocks(email.html, reading.stopped);
  if (page) issues.push(...htmlIssues(page.findings, file));
  if (page && email.text) {
    const differing = differences(page.blocks, textBlocks(unquoted(email.text)), file);
    if (differing.length > 0) issues.push(issue('mail-alternatives-differ', file, differing.join(', ')));
  }
  const body: WordBlock[] = page ? page.blocks : textBlocks(unquoted(email.text ?? ''));
  if (page && body.length === 0 && email.text) body.push(...textBlocks(unquoted(email.text)));
  const attachments = email.attachments.filter((one) => !signatures.test(one.mimeType) && !trimmings.test(one.mimeType)).map((one, i) => attachmentOf(one, i));
  return readMessage({ head: headOf(email), body, links: page?.links ?? [], attachments, issues, locked: locked !== null }, file, limits);
};

/** Questions about who the patient is that the two forms of a message answer differently. */
function differences(shown: readonly WordBlock[], other: readonly WordBlock[], file: string): string[] {
  const [first, second] = [shown, other].map((blocks) => flowing(blocks, file).candidates);
  return ['nhsNumber', 'dateOfBirth', 'patientName'].filter((factId) => {
    const [a, b] = [first!, second!].map((all) => all.filter((one) => one.factId === factId));
    return a!.length > 0 && b!.some((one) => !a!.some((known) => sameValue(known.value, one.value)));
  }).map((factId) => `“${factDefinition(factId)?.label ?? factId}”`);
}

/** postal-mime leaves a message within a message to us: it comes back as a paper, read in its turn with the budget of the pack. */
async function parse(bytes: Uint8Array): Promise<Email> {
  const options = { forceRfc822Attachments: true, maxNestingDepth: 100, maxHeadersSize: 4_000_000 };
  const email = await PostalMime.parse(bytes, options);
  if (!/\ufffd/.test(`${email.text ?? ''}${email.html ?? ''}${email.subject ?? ''}`)) return mended(email);
  // The charset that it names is not the one it is written in: nearly always Windows-1252.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const relabelled = text.replace(/charset\s{0,5}=\s{0,5}"?(?:utf-?8|us-ascii|ascii)"?/gi, 'charset=windows-1252');
  if (relabelled === text) return email;
  const again = await PostalMime.parse(new Uint8Array(Buffer.from(relabelled, 'latin1')), options);
  return /\ufffd/.test(`${again.text ?? ''}${again.html ?? ''}`) ? email : { ...again, subject: email.subject };
}

/** UTF-8 that is labelled as Latin text ("â€™", "Ã©") is read as what it is. */
function mended(email: Email): Email {
  const mend = (text: string | undefined) => (text !== undefined && /[ÃÂâ][\u0080-\u00bf€™œžŸ‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜š›]/.test(text) ? (asUtf8(text) ?? text) : text);
  return { ...email, text: mend(email.text), html: mend(email.html) };
}

function asUtf8(text: string): string | null {
  const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
  const bytes = Buffer.alloc(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const at = code > 255 ? high.indexOf(text[i]!) : -1;
    if (code > 255 && at < 0) return null;
    bytes[i] = code > 255 ? 0x80 + at : code;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function readMailbox(messages: readonly Uint8Array[], { file, limits }: Reading): ReturnType<typeof readMessage> {
  const nested = limits.nesting < 1;
  const taken = nested ? [] : messages.slice(0, limits.entries);
  const issues = nested ? [issue('mail-too-deep', file)] : taken.length < messages.length ? [issue('zip-too-many', file, `${limits.entries} files`)] : [];
  return { kind: 'email', read: taken.length > 0, pages: [], document: null, candidates: [], issues, children: taken.map((bytes, i) => ({ name: `message ${i + 1}.eml`, bytes })) };
}

/** Without a mark or blank lines before the first header, and as bytes of one each where it was saved as UTF-16. */
function plainBytes(bytes: Uint8Array): Uint8Array {
  const wide = utf16Of(bytes);
  let plain = wide ? new Uint8Array(Buffer.from(new TextDecoder(wide).decode(bytes), 'utf8')) : bytes;
  let at = 0;
  if (plain[0] === 0xef && plain[1] === 0xbb && plain[2] === 0xbf) at = 3;
  while (at < plain.length && at < 2000 && (plain[at] === 0x0d || plain[at] === 0x0a || plain[at] === 0x20)) at++;
  plain = at > 0 ? plain.subarray(at) : plain;
  return plain;
}

/** The first line of a mailbox is no header. */
function withoutMailboxLine(bytes: Uint8Array): Uint8Array {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(5, bytes.byteLength)).toString('latin1') !== 'From ') return bytes;
  return bytes.subarray(bytes.indexOf(0x0a) + 1);
}

function shapeIssues(bytes: Uint8Array, email: Email, file: string, issues: ImportIssue[]): void {
  const shape = mimeShape(bytes);
  if (shape.cutOff) issues.push(issue('file-partly-damaged', file, 'it breaks off before its end'));
  else if (shape.noParts) issues.push(issue('file-partly-damaged', file, 'the parts that it announces are not there'));
  if (shape.brokenParts > 0) issues.push(issue('mail-part-damaged', file, shape.brokenParts === 1 ? 'one part' : `${shape.brokenParts} parts`));
  if (/\ufffd/.test(`${email.text ?? ''}${email.html ?? ''}`)) issues.push(issue('text-garbled', file));
}

function lockedBy(email: Email): string | null {
  const type = email.headers.find((header) => header.key === 'content-type')?.value ?? '';
  if (/pkcs7-mime/i.test(type)) return /signed-data/i.test(type) ? null : 'S/MIME';
  if (/multipart\/encrypted/i.test(type)) return 'PGP';
  const sole = email.attachments.filter((one) => !one.related);
  if (sole.some((one) => /x-microsoft-rpmsg-message/i.test(one.mimeType) || /\.rpmsg$/i.test(one.filename ?? ''))) return 'Microsoft rights management';
  return null;
}

function headOf(email: Email): MailHead {
  const list = (addresses: readonly Address[] | undefined) => (addresses ?? []).slice(0, 100).map(person).filter((words) => words !== '').join('; ');
  return { from: list(email.from ? [email.from] : email.sender ? [email.sender] : []), to: list(email.to), copy: list(email.cc), sent: email.headers.find((header) => header.key === 'date')?.value ?? '', subject: (email.subject ?? '').trim() };
}

function person(address: Address): string {
  if (address.group) return `${address.name}: ${address.group.slice(0, 100).map(person).join(', ')}`;
  return address.name && address.address ? `${address.name} <${address.address}>` : address.name || address.address || '';
}

const endings: Readonly<Record<string, string>> = { 'message/rfc822': 'eml', 'text/calendar': 'ics', 'text/html': 'html', 'text/plain': 'txt', 'text/csv': 'csv', 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/tiff': 'tif', 'message/delivery-status': 'txt' };

function attachmentOf(attachment: Attachment, index: number): MailAttachment {
  const { content } = attachment;
  const bytes = typeof content === 'string' ? new Uint8Array(Buffer.from(content)) : content instanceof Uint8Array ? content : new Uint8Array(content);
  const ending = endings[attachment.mimeType];
  const name = attachment.filename ?? (attachment.mimeType === 'message/rfc822' ? `message ${index + 1}.eml` : attachment.description ?? `attachment ${index + 1}${ending ? `.${ending}` : ''}`);
  return { name, bytes };
}

/** A message in plain text with the marks of quotation taken off: what is quoted is read too, and shows as a paragraph of its own. */
export function unquoted(text: string): string {
  let quoted = false;
  return text.split('\n').map((line) => {
    const mark = /^(?:\s?>){1,50}\s?/.exec(line)?.[0];
    const begins = (mark !== undefined) !== quoted;
    quoted = mark !== undefined;
    const words = mark === undefined ? line : line.slice(mark.length);
    return begins && quoted ? `\n-----Original Message-----\n${words}` : begins ? `\n${words}` : words;
  }).join('\n');
}
