import { inflateSync } from 'node:zlib';

const Native = globalThis.DecompressionStream;

/** Bytes that one stream of a PDF may unpack to here. What is larger is left to the library's own slow way, within the limits of time and memory. */
const mostUnpacked = 300_000_000;

/**
 * Stands in for the engine's own `DecompressionStream` in a process that only reads: as much of it as the PDF library uses.
 * The streams of a page are short, and handing each to another thread and back takes longer than unpacking it.
 * Only `deflate`, which PDF has, is done so; of other formats one gets the engine's own stream. What is damaged fails at the first read.
 */
export class InflateAtOnce {
  #packed: Uint8Array | null = null;

  constructor(format: string) {
    if (format !== 'deflate') return new Native(format as CompressionFormat) as unknown as InflateAtOnce;
  }

  get writable(): { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } } {
    return { getWriter: () => ({ write: async (bytes) => void (this.#packed = bytes), close: async () => undefined }) };
  }

  get readable(): { getReader(): { read(): Promise<{ value: Uint8Array; done: false } | { value: undefined; done: true }> } } {
    return { getReader: () => ({ read: async () => this.#next() }) };
  }

  #next(): { value: Uint8Array; done: false } | { value: undefined; done: true } {
    const packed = this.#packed;
    if (!packed) return { value: undefined, done: true };
    this.#packed = null;
    return { value: inflateSync(packed, { maxOutputLength: mostUnpacked }), done: false };
  }
}
