import { crc32, inflateRawSync } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

/** An entry of a ZIP archive, not yet unpacked. */
export interface ArchiveEntry {
  /** The name as stored, decoded; never to be used as a path. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly isEncrypted: boolean;
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
}

/**
 * Lists a ZIP archive in memory, at most `mostEntries` entries. Names are decoded here, since the library gives up the
 * whole archive at the first unsafe one. Throws where there is no archive at all.
 */
export async function openArchive(bytes: Uint8Array, mostEntries: number): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false });
  const entries: ArchiveEntry[] = [];
  const fault = await new Promise<Archive['fault']>((resolve) => {
    zip.on('entry', (entry: Entry) => {
      entries.push(describe(zip, entry, buffer));
      if (entries.length >= mostEntries) resolve(null);
      else zip.readEntry();
    });
    zip.on('end', () => resolve(null));
    zip.on('error', (error: Error) => resolve(/encrypt/i.test(error.message) ? 'encrypted' : 'damaged'));
    zip.readEntry();
  });
  return { entries, declared: zip.entryCount, fault };
}

function describe(zip: ZipFile, entry: Entry, buffer: Buffer): ArchiveEntry {
  const name = decodeName(entry.fileName as unknown as Buffer, entry);
  return {
    name,
    isFolder: /[/\\]$/.test(name) && entry.uncompressedSize === 0,
    isEncrypted: (entry.generalPurposeBitFlag & 0x41) !== 0,
    compressedSize: entry.compressedSize,
    unpack: (most) => unpack(zip, entry, buffer, most),
  };
}

/** UTF-8 where it is flagged or valid, else Windows-1252 (close to the code pages that zip tools write). */
function decodeName(raw: Buffer, entry: Entry): string {
  const unicode = entry.extraFields.find((field) => field.id === 0x7075 && field.data.length > 6 && field.data[0] === 1);
  if (unicode && unicode.data.readUInt32LE(1) === crc32(raw)) return unicode.data.subarray(5).toString('utf8');
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
  let bytes: Buffer;
  if (entry.compressionMethod === 0) {
    if (data.length > most) return { fault: 'too-large' };
    bytes = Buffer.from(data);
  } else {
    try {
      bytes = inflateRawSync(data, { maxOutputLength: Math.max(1, most) });
    } catch (error) {
      return { fault: (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged' };
    }
  }
  if (crc32(bytes) !== entry.crc32) return { fault: 'checksum' };
  return { bytes: new Uint8Array(bytes) };
}
