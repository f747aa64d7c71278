import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';

/** A member of an archive. What the headers say may be a lie. */
export interface ZipPart {
  readonly name: string | Buffer;
  readonly data: string | Uint8Array;
  readonly stored?: boolean;
  readonly crc?: number;
  /** Inflated size that the headers state. */
  readonly size?: number;
  /** Packed bytes that stand in place of the packed data. */
  readonly packed?: Buffer;
  readonly method?: number;
  readonly flags?: number;
  /** Unix mode in the central directory: 0o120777 is a link. */
  readonly mode?: number;
  /** The directory points to the data of this member instead of its own. */
  readonly sameAs?: number;
  /** Sizes and checksum follow the data. */
  readonly descriptor?: boolean;
  readonly password?: string;
  readonly aes?: boolean;
}

const date = ((2026 - 1980) << 9) | (5 << 5) | 4;

/** Writes a ZIP archive byte by byte. */
export function zip(parts: readonly ZipPart[], { before = Buffer.alloc(0), comment = '' }: { before?: Buffer; comment?: string } = {}): Buffer {
  const chunks: Buffer[] = [before];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  const packed = new Map<Uint8Array, Buffer>(); // one body may stand under many names
  let offset = before.length;
  for (const part of parts) {
    const name = Buffer.from(part.name as string);
    const plain = Buffer.from(part.data as string);
    const crc = part.crc ?? crc32(plain);
    let method = part.method ?? (part.stored ? 0 : 8);
    const known = typeof part.data === 'string' ? undefined : packed.get(part.data);
    let body = part.packed ?? (method === 0 ? plain : (known ?? deflateRawSync(plain, { level: 9 })));
    if (method === 8 && part.packed === undefined && typeof part.data !== 'string') packed.set(part.data, body);
    let flags = (part.flags ?? 0) | (part.descriptor ? 8 : 0) | (/[^\x00-\x7f]/.test(String(part.name)) && typeof part.name === 'string' ? 0x800 : 0);
    let extra: Buffer = Buffer.alloc(0);
    if (part.password !== undefined && part.aes) {
      extra = Buffer.from([0x01, 0x99, 7, 0, 2, 0, 0x41, 0x45, 3, method, 0]);
      body = aesBody(body, part.password);
      method = 99;
      flags |= 1;
    } else if (part.password !== undefined) {
      body = zipCrypto(body, part.password, crc);
      flags |= 1;
    }
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(method === 99 ? 51 : 20, 4);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(method, 8);
    head.writeUInt16LE(0x6000, 10);
    head.writeUInt16LE(date, 12);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE((method === 99 ? 0 : crc) >>> 0, 0);
    sizes.writeUInt32LE(body.length, 4);
    sizes.writeUInt32LE(part.size ?? plain.length, 8);
    if (!part.descriptor) sizes.copy(head, 14);
    head.writeUInt16LE(name.length, 26);
    head.writeUInt16LE(extra.length, 28);
    const trailer = part.descriptor ? Buffer.concat([Buffer.from('504b0708', 'hex'), sizes]) : Buffer.alloc(0);
    const from = part.sameAs === undefined ? offset : offsets[part.sameAs]!;
    offsets.push(from);
    if (part.sameAs === undefined) {
      chunks.push(head, name, extra, body, trailer);
      offset += head.length + name.length + extra.length + body.length + trailer.length;
    }
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(part.mode === undefined ? 20 : (3 << 8) | 20, 4);
    head.copy(central, 6, 4, 14);
    sizes.copy(central, 16);
    head.copy(central, 28, 26, 30);
    if (part.mode !== undefined) central.writeUInt32LE((part.mode << 16) >>> 0, 38);
    central.writeUInt32LE(from, 42);
    directory.push(central, name, extra);
  }
  const list = Buffer.concat(directory);
  const note = Buffer.from(comment, 'latin1');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(note.length, 20);
  return Buffer.concat([...chunks, list, end, note]);
}

/** The old ZIP cipher (PKWARE). Its twelve bytes of header are fixed here; the last one checks the password. */
function zipCrypto(data: Buffer, password: string, crc: number): Buffer {
  const table = Array.from({ length: 256 }, (_, n) => {
    let value = n;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value >>> 0;
  });
  const step = (sum: number, byte: number) => ((sum >>> 8) ^ table[(sum ^ byte) & 255]!) >>> 0;
  const keys: [number, number, number] = [0x12345678, 0x23456789, 0x34567890];
  const feed = (byte: number) => {
    keys[0] = step(keys[0], byte);
    keys[1] = (Math.imul(keys[1] + (keys[0] & 255), 134775813) + 1) >>> 0;
    keys[2] = step(keys[2], keys[1] >>> 24);
  };
  for (const byte of Buffer.from(password)) feed(byte);
  const plain = Buffer.concat([Buffer.from('0123456789a'), Buffer.from([crc >>> 24]), data]);
  return plain.map((byte) => {
    const temp = (keys[2] | 2) & 0xffff;
    const out = byte ^ ((Math.imul(temp, temp ^ 1) >>> 8) & 255);
    feed(byte);
    return out;
  }) as Buffer;
}

/** WinZip's AES-256 (AE-2) with a fixed salt. */
function aesBody(data: Buffer, password: string): Buffer {
  const salt = Buffer.from('corpus-salt-0001');
  const keys = pbkdf2Sync(password, salt, 1000, 66, 'sha1');
  const out = Buffer.from(data);
  for (let at = 0, block = 1; at < out.length; at += 16, block++) {
    const counter = Buffer.alloc(16);
    counter.writeUInt32LE(block, 0);
    const cipher = createCipheriv('aes-256-ecb', keys.subarray(0, 32), null).setAutoPadding(false);
    const stream = cipher.update(counter);
    for (let i = 0; i < 16 && at + i < out.length; i++) out[at + i]! ^= stream[i]!;
  }
  const mac = createHmac('sha1', keys.subarray(32, 64)).update(out).digest().subarray(0, 10);
  return Buffer.concat([salt, keys.subarray(64, 66), out, mac]);
}
