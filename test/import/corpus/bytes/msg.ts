import { compound, type Storage } from './cfb.ts';

export interface OutlookMail {
  readonly subject: string;
  readonly from?: string;
  readonly address?: string;
  readonly body?: string;
  readonly html?: string;
  /** RTF of the body, kept uncompressed in its envelope. */
  readonly rtf?: string;
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly mails?: readonly OutlookMail[];
  /** Strings in Windows-1252 instead of Unicode. */
  readonly ansi?: boolean;
}

const hex = (number: number, digits: number): string => number.toString(16).toUpperCase().padStart(digits, '0');

/** A property list: names of streams and the fixed entries of the property stream. */
function properties(list: readonly (readonly [number, 'text' | 'bytes' | 'long' | 'time', string | Buffer | number])[], ansi: boolean, head: Buffer): Storage {
  const streams: Record<string, Buffer> = {};
  const rows = list.map(([tag, type, value]) => {
    const row = Buffer.alloc(16);
    const code = type === 'text' ? (ansi ? 0x1e : 0x1f) : type === 'bytes' ? 0x102 : type === 'time' ? 0x40 : 3;
    row.writeUInt16LE(code, 0);
    row.writeUInt16LE(tag, 2);
    row.writeUInt32LE(6, 4);
    if (type === 'long') row.writeUInt32LE(value as number, 8);
    else if (type === 'time') row.writeBigUInt64LE((BigInt(value as number) + 11644473600000n) * 10000n, 8);
    else {
      const data = type === 'text' ? Buffer.from(value as string, ansi ? 'latin1' : 'utf16le') : (value as Buffer);
      streams[`__substg1.0_${hex(tag, 4)}${hex(code, 4)}`] = data;
      row.writeUInt32LE(data.length + (type === 'text' ? (ansi ? 1 : 2) : 0), 8);
    }
    return row;
  });
  return { ...streams, '__properties_version1.0': Buffer.concat([head, ...rows]) };
}

/** RTF in the envelope of Outlook, without compression. */
function rtfBody(rtf: string): Buffer {
  const data = Buffer.from(rtf, 'latin1');
  const head = Buffer.alloc(16);
  head.writeUInt32LE(data.length + 12, 0);
  head.writeUInt32LE(data.length, 4);
  head.write('MELA', 8, 'latin1');
  return Buffer.concat([head, data]);
}

function storage(mail: OutlookMail, top: boolean): Storage {
  const { files = [], mails = [], ansi = false } = mail;
  const head = Buffer.alloc(top ? 32 : 24);
  head.writeUInt32LE(1, 8);
  head.writeUInt32LE(files.length + mails.length, 12);
  head.writeUInt32LE(1, 16);
  head.writeUInt32LE(files.length + mails.length, 20);
  const sent = Date.UTC(2026, 4, 4, 8, 14);
  const from = mail.from ?? 'Northmoor MSK';
  const address = mail.address ?? 'msk@northmoor.example.nhs.uk';
  const into: Record<string, Buffer | Storage> = {
    ...properties([
      [0x001a, 'text', 'IPM.Note'], [0x0037, 'text', mail.subject], [0x0c1a, 'text', from], [0x0c1f, 'text', address], [0x5d01, 'text', address], [0x0e04, 'text', 'IFR Office'],
      ...(mail.body === undefined ? [] : [[0x1000, 'text', mail.body.replace(/\n/g, '\r\n')] as const]), ...(mail.html === undefined ? [] : [[0x1013, 'bytes', Buffer.from(mail.html)] as const]), ...(mail.rtf === undefined ? [] : [[0x1009, 'bytes', rtfBody(mail.rtf)] as const]),
      [0x0039, 'time', sent], [0x0e06, 'time', sent], [0x340d, 'long', ansi ? 0 : 0x40000], [0x3fde, 'long', 1252], [0x3ffd, 'long', 1252],
    ], ansi, head),
    '__recip_version1.0_#00000000': properties([[0x3001, 'text', 'IFR Office'], [0x3003, 'text', 'ifr@icb.example.nhs.uk'], [0x39fe, 'text', 'ifr@icb.example.nhs.uk'], [0x0c15, 'long', 1]], ansi, Buffer.alloc(8)),
    ...(top ? { '__nameid_version1.0': { '__substg1.0_00020102': Buffer.alloc(0), '__substg1.0_00030102': Buffer.alloc(0), '__substg1.0_00040102': Buffer.alloc(0) } } : {}),
  };
  [...files].forEach(({ name, bytes }, index) => {
    into[`__attach_version1.0_#${hex(index, 8)}`] = properties([[0x3705, 'long', 1], [0x0e21, 'long', index], [0x3001, 'text', name], [0x3704, 'text', name.slice(0, 12)], [0x3707, 'text', name], [0x3701, 'bytes', Buffer.from(bytes)]], ansi, Buffer.alloc(8));
  });
  [...mails].forEach((nested, index) => {
    into[`__attach_version1.0_#${hex(files.length + index, 8)}`] = { ...properties([[0x3705, 'long', 5], [0x0e21, 'long', files.length + index], [0x3001, 'text', nested.subject]], ansi, Buffer.alloc(8)), '__substg1.0_3701000D': storage(nested, false) };
  });
  return into;
}

/** An Outlook message as it lies on the desktop after being dragged out of Outlook. */
export const outlook = (mail: OutlookMail): Uint8Array => new Uint8Array(compound(storage(mail, true)));
