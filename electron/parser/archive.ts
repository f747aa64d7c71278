import { crc32, inflateRawSync } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

/** An entry of a ZIP archive, not yet unpacked. */
export interface ArchiveEntry {
  /** The name as stored, decoded; never to be used as a path. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly isEncrypted: boolean;
  /** A symbolic link of Unix: it would name another place. */
  readonly isLink: boolean;
  /** Its bytes are, in part, those of an entry before it in the file. */
  readonly overlaps: boolean;
  readonly compressedSize: number;
  /** Inflates the entry to at most `most` bytes, counted as they come out. */
  unpack(most: number): Promise<Unpacked>;
}

export type Unpacked = { bytes: Uint8Array } | { fault: 'too-large' | 'damaged' | 'checksum' | 'method' };

export interface Archive {
  readonly entries: readonly ArchiveEntry[];
  /** How many entries the archive says it has; more than `entries` where the list was cut. */
  readonly declared: number;
  /** Why the list of entries breaks off, or null. `encrypted` = the archive's directory itself asks for a password. */
  readonly fault: 'damaged' | 'encrypted' | null;
  /** The list of contents was missing; the entries were found by their own heads. */
  readonly recovered?: true;
}

/**
 * Lists a ZIP archive in memory, at most `mostEntries` entries. Names are decoded here, since the library gives up the
 * whole archive at the first unsafe one. Throws where there is no archive at all.
 */
export async function openArchive(bytes: Uint8Array, mostEntries: number): Promise<Archive> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const buffer = all.subarray(lengthBefore(all));
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false });
  const listed: Entry[] = [];
  const fault = await new Promise<Archive['fault']>((resolve) => {
    zip.on('entry', (entry: Entry) => {
      listed.push(entry);
      if (listed.length >= mostEntries) resolve(null);
      else zip.readEntry();
    });
    zip.on('end', () => resolve(null));
    zip.on('error', (error: Error) => resolve(/encrypt/i.test(error.message) ? 'encrypted' : 'damaged'));
    zip.readEntry();
  });
  const overlapping = overlaps(listed);
  return { entries: listed.map((entry) => describe(zip, entry, buffer, overlapping.has(entry))), declared: zip.entryCount, fault };
}

/** How many bytes stand before the archive proper (a program that unpacks it, the junk of a mail gateway): its places count from there. */
function lengthBefore(buffer: Buffer): number {
  const tail = buffer.subarray(Math.max(0, buffer.length - 66_000));
  const at = tail.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (at < 0 || at + 22 > tail.length) return 0;
  const end = buffer.length - tail.length + at;
  const size = buffer.readUInt32LE(end + 12);
  const offset = buffer.readUInt32LE(end + 16);
  if (size === 0xffffffff || offset === 0xffffffff) return 0; // a large archive, whose places stand elsewhere
  const before = end - size - offset;
  return before > 0 && buffer.readUInt32BE(before) === 0x504b0304 && (size === 0 || buffer.readUInt32BE(end - size) === 0x504b0102) ? before : 0;
}

/** Entries that begin before the one before them in the file has ended: how bombs grow without being large. */
function overlaps(entries: readonly Entry[]): Set<Entry> {
  const found = new Set<Entry>();
  let end = -1;
  for (const entry of [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    const begin = entry.relativeOffsetOfLocalHeader;
    if (begin < end) found.add(entry);
    end = Math.max(end, begin + 30 + entry.fileNameLength + entry.compressedSize);
  }
  return found;
}

const localHead = Buffer.from('504b0304', 'hex');
const descriptor = Buffer.from('504b0708', 'hex');

/**
 * Finds the entries of an archive whose list of contents is missing (a transfer that broke off) by their own heads, at most
 * `most` of them. An entry that is not whole is not given. Time grows with the length of the file.
 */
export function recoverArchive(bytes: Uint8Array, most: number, stopped: () => boolean = () => false): Archive {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ArchiveEntry[] = [];
  for (let at = buffer.indexOf(localHead); at >= 0 && at + 30 <= buffer.length && entries.length < most && !stopped(); ) {
    const flags = buffer.readUInt16LE(at + 6);
    const begin = at + 30 + buffer.readUInt16LE(at + 26) + buffer.readUInt16LE(at + 28);
    const raw = buffer.subarray(at + 30, at + 30 + buffer.readUInt16LE(at + 26));
    const method = buffer.readUInt16LE(at + 8);
    let checksum = buffer.readUInt32LE(at + 14);
    let end = begin + buffer.readUInt32LE(at + 18);
    if ((flags & 8) !== 0 && end === begin) {
      // Its sizes stand after its bytes, where the next head or the end mark begins.
      const mark = buffer.indexOf(descriptor, begin);
      const next = buffer.indexOf(localHead, begin);
      if (mark < 0 || mark + 16 > buffer.length || (next >= 0 && next < mark)) break;
      end = mark;
      checksum = buffer.readUInt32LE(mark + 4);
    }
    if (begin > buffer.length) break;
    const data = end <= buffer.length ? buffer.subarray(begin, end) : null;
    const name = plainName(raw);
    entries.push({
      name, isFolder: /[/\\]$/.test(name), isEncrypted: (flags & 1) !== 0, isLink: false, overlaps: false, compressedSize: end - begin,
      unpack: async (bound) => (data ? inflate(data, method, checksum, bound) : { fault: 'damaged' }),
    });
    at = buffer.indexOf(localHead, Math.min(end, buffer.length));
  }
  return { entries, declared: entries.length, fault: null, recovered: true };
}

function describe(zip: ZipFile, entry: Entry, buffer: Buffer, overlapping: boolean): ArchiveEntry {
  const name = decodeName(entry.fileName as unknown as Buffer, entry);
  return {
    name,
    isFolder: /[/\\]$/.test(name) && entry.uncompressedSize === 0,
    isEncrypted: (entry.generalPurposeBitFlag & 0x41) !== 0,
    isLink: ((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000,
    overlaps: overlapping,
    compressedSize: entry.compressedSize,
    unpack: (most) => unpack(zip, entry, buffer, most),
  };
}

/** UTF-8 where it is flagged or valid, else Windows-1252 (close to the code pages that zip tools write). */
function decodeName(raw: Buffer, entry: Entry): string {
  const unicode = entry.extraFields.find((field) => field.id === 0x7075 && field.data.length > 6 && field.data[0] === 1);
  if (unicode && unicode.data.readUInt32LE(1) === crc32(raw)) return unicode.data.subarray(5).toString('utf8');
  return plainName(raw);
}

function plainName(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('windows-1252').decode(raw);
  }
}

/** Inflates one entry, counting what really comes out: the declared size is not believed. */
async function unpack(zip: ZipFile, entry: Entry, buffer: Buffer, most: number): Promise<Unpacked> {
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return { fault: 'method' };
  let data: Buffer;
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const end = fileDataStart + entry.compressedSize;
    if (end > buffer.length) return { fault: 'damaged' };
    data = buffer.subarray(fileDataStart, end);
  } catch {
    return { fault: 'damaged' };
  }
  return inflate(data, entry.compressionMethod, entry.crc32, most);
}

function inflate(data: Buffer, method: number, checksum: number, most: number): Unpacked {
  let bytes: Buffer;
  if (method === 0) {
    if (data.length > most) return { fault: 'too-large' };
    bytes = Buffer.from(data);
  } else if (method !== 8) return { fault: 'method' };
  else {
    try {
      bytes = inflateRawSync(data, { maxOutputLength: Math.max(1, most) });
    } catch (error) {
      return { fault: (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged' };
    }
  }
  if (crc32(bytes) !== checksum) return { fault: 'checksum' };
  return { bytes: new Uint8Array(bytes) };
}
