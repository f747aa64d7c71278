import { rawCompound, type Folder } from './rawCompound.ts';

/** A part of a MIME message: its headers, its body as it goes over the wire. */
export interface Part {
  readonly headers: readonly string[];
  readonly body: string | Buffer;
}

export const heads = ['From: "Dr Nora Quill" <nora.quill@nhs.example>', 'To: IFR Team <ifr@icb.example>', 'Date: Mon, 5 Jan 2026 09:12:00 +0000', 'Subject: IFR request', 'MIME-Version: 1.0'];

/** A message by hand, lines ended as the standard asks. */
export function mail(headers: readonly string[], body: string | Buffer): Uint8Array {
  return new Uint8Array(Buffer.concat([Buffer.from(`${headers.join('\r\n')}\r\n\r\n`, 'latin1'), typeof body === 'string' ? Buffer.from(body) : body]));
}

export function multipart(kind: string, parts: readonly Part[], boundary = 'part=1'): Part {
  const pieces = parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n${part.headers.join('\r\n')}\r\n\r\n`, 'latin1'), typeof part.body === 'string' ? Buffer.from(part.body) : part.body, Buffer.from('\r\n')]);
  return { headers: [`Content-Type: multipart/${kind}; boundary="${boundary}"`], body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]) };
}

export const plainPart = (text: string): Part => ({ headers: ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'], body: text });
export const htmlPart = (html: string): Part => ({ headers: ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: 8bit'], body: html });

export function filePart(name: string, data: Uint8Array, type = 'application/octet-stream'): Part {
  const lines = Buffer.from(data).toString('base64').replace(/.{76}/g, '$&\r\n');
  return { headers: [`Content-Type: ${type}; name="${name}"`, 'Content-Transfer-Encoding: base64', `Content-Disposition: attachment; filename="${name}"`], body: lines };
}

export function whole(part: Part, headers: readonly string[] = heads): Uint8Array {
  return mail([...headers, ...part.headers], part.body);
}

/** A property of an Outlook message: text (001f), code page text (001e), bytes (0102) in streams of their own. */
const wide = (text: string) => Buffer.from(text, 'utf16le');

export interface RawMsg {
  readonly subject: string;
  readonly body?: string;
  readonly html?: Buffer;
  readonly rtf?: Buffer;
  readonly messageClass?: string;
  readonly attachments?: readonly ({ name: string; data: Buffer } | { message: RawMsg } | { link: string })[];
}

/** A message as Outlook saves it (MS-OXMSG), with the properties that a reader needs. */
export function rawMsg(message: RawMsg): Uint8Array {
  return rawCompound(folderOf(message, 32));
}

function folderOf(message: RawMsg, headBytes: number): Folder {
  const folder: Record<string, Buffer | Folder> = {
    '__nameid_version1.0': { '__substg1.0_00020102': Buffer.alloc(0), '__substg1.0_00030102': Buffer.alloc(0), '__substg1.0_00040102': Buffer.alloc(0) },
    '__properties_version1.0': Buffer.concat([Buffer.alloc(headBytes), property(0x3fde0003, 65001)]),
    '__substg1.0_001A001F': wide(message.messageClass ?? 'IPM.Note'),
    '__substg1.0_0037001F': wide(message.subject),
    '__substg1.0_0C1A001F': wide('Dr Nora Quill'),
    '__substg1.0_0C1F001F': wide('nora.quill@nhs.example'),
    '__recip_version1.0_#00000000': { '__properties_version1.0': Buffer.concat([Buffer.alloc(8), property(0x0c150003, 1)]), '__substg1.0_3001001F': wide('IFR Team'), '__substg1.0_3003001F': wide('ifr@icb.example') },
  };
  if (message.body !== undefined) folder['__substg1.0_1000001F'] = wide(message.body);
  if (message.html) folder['__substg1.0_10130102'] = message.html;
  if (message.rtf) folder['__substg1.0_10090102'] = message.rtf;
  for (const [i, attachment] of (message.attachments ?? []).entries()) {
    const method = 'data' in attachment ? 1 : 'message' in attachment ? 5 : 7;
    const name = 'data' in attachment ? attachment.name : 'message' in attachment ? attachment.message.subject : attachment.link;
    folder[`__attach_version1.0_#0000000${i}`] = {
      '__properties_version1.0': Buffer.concat([Buffer.alloc(8), property(0x37050003, method)]),
      '__substg1.0_3001001F': wide(name),
      '__substg1.0_3707001F': wide(name),
      ...('data' in attachment ? { '__substg1.0_37010102': attachment.data } : 'message' in attachment ? { '__substg1.0_3701000D': folderOf(attachment.message, 24) } : {}),
    };
  }
  return folder;
}

function property(tag: number, value: number): Buffer {
  const data = Buffer.alloc(16);
  data.writeUInt32LE(tag, 0);
  data.writeUInt32LE(6, 4);
  data.writeUInt32LE(value, 8);
  return data;
}
