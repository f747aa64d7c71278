export interface Part {
  readonly type: string;
  readonly body: string | Uint8Array;
  /** `base64`, `quoted-printable`, `8bit`, `7bit`; nothing: no header. */
  readonly encoding?: string;
  readonly name?: string;
  /** Header lines as they are. */
  readonly headers?: readonly string[];
  /** The body is encoded already. */
  readonly asIs?: boolean;
}

/** Bytes in lines of base64. */
export const base64 = (bytes: string | Uint8Array): string => (Buffer.from(bytes as string).toString('base64').match(/.{1,76}/g) ?? []).join('\r\n');
/** Bytes in quoted-printable. */
export const quoted = (bytes: string | Uint8Array): string => Buffer.from(bytes as string).toString('latin1').replace(/\r?\n/g, '\r\n').split('\r\n').map((line) => {
  const coded = line.replace(/[=\x80-\xff]/g, (char) => `=${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`).replace(/ $/, '=20');
  return coded.length <= 76 ? coded : (coded.match(/.{1,70}(?:=[0-9A-F]{2})?/g) ?? []).map((piece) => piece).join('=\r\n').replace(/=(=\r\n)([0-9A-F]{2})/g, '$1=$2').replace(/(=[0-9A-F])(=\r\n)([0-9A-F])/g, '$2$1$3');
}).join('\r\n');

/** One part of a mail, headers and body. */
export function part({ type, body, encoding, name, headers = [], asIs }: Part): Buffer {
  const shown = asIs ? Buffer.from(body as string) : encoding === 'base64' ? Buffer.from(base64(body)) : encoding === 'quoted-printable' ? Buffer.from(quoted(body)) : Buffer.from(body as string);
  const named = name === undefined ? [] : [`Content-Disposition: attachment; filename="${name}"`];
  return Buffer.concat([Buffer.from([`Content-Type: ${type}`, ...(encoding ? [`Content-Transfer-Encoding: ${encoding}`] : []), ...named, ...headers, '', ''].join('\r\n')), shown]);
}

/** Parts between boundaries: the value of Content-Type and the body. */
export function multipart(subtype: string, boundary: string, parts: readonly Buffer[], more = ''): Part {
  return { type: `multipart/${subtype}; boundary="${boundary}"${more}`, body: Buffer.concat([...parts.flatMap((one) => [Buffer.from(`--${boundary}\r\n`), one, Buffer.from('\r\n')]), Buffer.from(`--${boundary}--\r\n`)]), asIs: true };
}

/** A whole mail. */
export function mail(content: Part, { from = 'Northmoor MSK <msk@northmoor.example.nhs.uk>', to = 'ifr@icb.example.nhs.uk', subject = 'IFR request', headers = [] as readonly string[] } = {}): Uint8Array {
  return new Uint8Array(Buffer.concat([Buffer.from([`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, 'Date: Mon, 04 May 2026 09:14:00 +0100', 'Message-ID: <20260504091400.17@northmoor.example.nhs.uk>', ...headers, 'MIME-Version: 1.0', ''].join('\r\n')), part(content)]));
}

/** Text of a mail in UTF-8. */
export const text = (body: string): Part => ({ type: 'text/plain; charset=utf-8', encoding: '8bit', body: body.replace(/\n/g, '\r\n') });
/** A file hung on a mail. */
export const attached = (name: string, body: string | Uint8Array, type = 'application/octet-stream'): Buffer => part({ type, body, encoding: 'base64', name });
