import { configure, Uint8ArrayReader, ZipReader, type FileEntry } from '@zip.js/zip.js';

export type Unlocked = { bytes: Uint8Array } | { fault: 'too-large' | 'damaged' | 'password' };

class TooLarge extends Error {}

/**
 * Opens the entries of an archive that ask for a password (ZipCrypto or AES). Entries are found by their place in the list of
 * contents. What comes out is counted as it comes; above the bound it stops.
 */
export class LockedZip {
  private readonly reader: ZipReader<unknown>;
  private readonly password: string;
  private entries: Promise<readonly FileEntry[]> | null = null;

  constructor(bytes: Uint8Array, password: string) {
    configure({ useWebWorkers: false });
    this.reader = new ZipReader(new Uint8ArrayReader(bytes));
    this.password = password;
  }

  /** Unpacks the entry that is the `index`th of the list, at most `most` bytes. */
  async unpack(index: number, most: number): Promise<Unlocked> {
    // The old cipher does not say how letters outside ASCII are written: as one byte each, or in UTF-8.
    const utf8 = Buffer.from(this.password, 'utf8').toString('latin1');
    const once = await this.unpackWith(this.password, index, most);
    const again = 'fault' in once && once.fault !== 'too-large' && utf8 !== this.password && (await this.list())[index]?.zipCrypto ? await this.unpackWith(utf8, index, most) : once;
    return 'bytes' in again ? again : once;
  }

  private async unpackWith(password: string, index: number, most: number): Promise<Unlocked> {
    const parts: Uint8Array[] = [];
    let length = 0;
    const sink = new WritableStream<Uint8Array>({
      write: (part) => {
        length += part.byteLength;
        if (length > most) throw new TooLarge();
        parts.push(part.slice());
      },
    });
    try {
      const entry = (await this.list())[index];
      if (!entry || entry.directory) return { fault: 'damaged' };
      await entry.getData(sink, { password, checkSignature: true, useWebWorkers: false });
    } catch (error) {
      if (error instanceof TooLarge || length > most) return { fault: 'too-large' };
      return { fault: /password/i.test((error as Error).message) ? 'password' : 'damaged' };
    }
    return { bytes: new Uint8Array(Buffer.concat(parts)) };
  }

  private list(): Promise<readonly FileEntry[]> {
    return (this.entries ??= this.reader.getEntries({ strictness: 'tolerant', filenameValidation: 'tolerant' }).then((all) => all as FileEntry[]));
  }
}
