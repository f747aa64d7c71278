import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { InflateAtOnce } from '../../electron/parser/pdf/inflateAtOnce.ts';

const words = new TextEncoder().encode('NHS number: 999 000 0018. '.repeat(50_000));

/** As the PDF library does it. */
async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new InflateAtOnce('deflate');
  const writer = stream.writable.getWriter();
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = stream.readable.getReader();
  const chunks: Uint8Array[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
  return new Uint8Array(Buffer.concat(chunks));
}

describe('streams that are unpacked in place', () => {
  it('give what was packed', async () => {
    expect(Buffer.from(await unpack(deflateSync(words))).equals(words)).toBe(true);
    expect(await unpack(deflateSync(new Uint8Array()))).toHaveLength(0);
  });

  it('fail at the first read where they are damaged, so that the library takes out of them what it can', async () => {
    await expect(unpack(deflateSync(words).subarray(0, 100))).rejects.toThrow();
    await expect(unpack(new Uint8Array([1, 2, 3]))).rejects.toThrow();
  });

  it('do not unpack without end', async () => {
    await expect(unpack(deflateSync(Buffer.alloc(310_000_000)))).rejects.toThrow(RangeError);
  });

  it('are the engine’s own for what is no PDF’s', async () => {
    const stream = new InflateAtOnce('gzip') as unknown as ReadableWritablePair<Uint8Array, Uint8Array>;
    const read = new Response(new Blob([gzipSync(words)]).stream().pipeThrough(stream));
    expect(Buffer.from(await read.arrayBuffer()).equals(words)).toBe(true);
  });
});
