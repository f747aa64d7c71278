import { describe, expect, it } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import { judgePack } from '../../shared/import/judgePack.ts';
import type { ReadFile } from '../../shared/import/paper.ts';
import { crc32 } from 'node:zlib';

const codes = (file: ReadFile) => file.issues.map((issue) => issue.code);
const sizes = (file: ReadFile) => file.pages.map(({ number, width, height }) => [number, width, height]);
const bytes = (...parts: Buffer[]) => new Uint8Array(Buffer.concat(parts));

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function png(width: number, height: number, ended = true): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return bytes(Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', Buffer.alloc(30)), ...(ended ? [chunk('IEND', Buffer.alloc(0))] : []));
}

/** A TIFF of the given order of bytes; `next`: where each directory says the next one is, told by number of page (-1 = end). */
function tiff(pages: readonly { width: number; height: number }[], { little = true, next = (page: number) => (page + 1 < pages.length ? page + 1 : -1), tags = [] as [number, number][] } = {}): Uint8Array {
  const u16 = (value: number) => { const out = Buffer.alloc(2); little ? out.writeUInt16LE(value) : out.writeUInt16BE(value); return out; };
  const u32 = (value: number) => { const out = Buffer.alloc(4); little ? out.writeUInt32LE(value) : out.writeUInt32BE(value); return out; };
  const size = 2 + 12 * (2 + tags.length) + 4;
  const place = (page: number) => (page < 0 ? 0 : 8 + page * size);
  const entry = (tag: number, value: number) => Buffer.concat([u16(tag), u16(4), u32(1), u32(value)]);
  return bytes(Buffer.from(little ? 'II' : 'MM'), u16(42), u32(8), ...pages.map(({ width, height }, i) => Buffer.concat([u16(2 + tags.length), entry(256, width), entry(257, height), ...tags.map(([tag, value]) => entry(tag, value)), u32(place(next(i)))])));
}

function jpeg(width: number, height: number, { exif = Buffer.alloc(0), ended = true } = {}): Uint8Array {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  const app = exif.length === 0 ? exif : Buffer.concat([Buffer.from([0xff, 0xe1, (exif.length + 8) >> 8, (exif.length + 8) & 255]), Buffer.from('Exif\0\0', 'latin1'), exif]);
  return bytes(Buffer.from([0xff, 0xd8]), app, frame, Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3]), ...(ended ? [Buffer.from([0xff, 0xd9])] : []));
}

describe('pictures', () => {
  it.each([
    ['PNG', png(640, 480)],
    ['JPEG', jpeg(640, 480)],
    ['GIF', bytes(Buffer.from('474946383961', 'hex'), Buffer.from([128, 2, 224, 1, 0, 0, 0, 0x3b]))],
    ['BMP', bytes(Buffer.from('424d3600000000000000360000002800000080020000e0010000', 'hex'), Buffer.alloc(28))],
    ['WebP', bytes(Buffer.from('RIFF'), Buffer.from([22, 0, 0, 0]), Buffer.from('WEBPVP8X'), Buffer.from([10, 0, 0, 0, 0, 0, 0, 0, 127, 2, 0, 223, 1, 0]))],
    ['TIFF', tiff([{ width: 640, height: 480 }])],
    ['TIFF of the other order', tiff([{ width: 640, height: 480 }], { little: false })],
  ])('%s: its size is told by its head', async (_kind, data) => {
    const file = await readFile('scan', data);
    expect([file.kind, file.read, sizes(file), codes(file)]).toEqual(['image', true, [[1, 640, 480]], ['image-not-searched']]);
  });

  it('a TIFF of several pages has a page for each', async () => {
    const file = await readFile('scan.tif', tiff([{ width: 100, height: 200 }, { width: 300, height: 200 }, { width: 100, height: 50 }]));
    expect(sizes(file)).toEqual([[1, 100, 200], [2, 300, 200], [3, 100, 50]]);
    expect(file.issues[0]!.message).toContain('3 pages');
  });

  it('a chain of pages that leads in a circle, or out of the file', async () => {
    const pages = [{ width: 10, height: 20 }, { width: 30, height: 40 }];
    const circle = await readFile('scan.tif', tiff(pages, { next: () => 0 }));
    expect([sizes(circle), codes(circle)]).toEqual([[[1, 10, 20]], ['image-not-searched', 'image-cut-off']]);
    const out = await readFile('scan.tif', tiff(pages, { next: (page) => (page === 0 ? 1 : 5000) }));
    expect([sizes(out).length, codes(out)]).toEqual([2, ['image-not-searched', 'image-cut-off']]);
    const many = await readFile('scan.tif', tiff(Array.from({ length: 1200 }, () => pages[0]!)));
    expect([many.pages.length, codes(many)]).toEqual([1000, ['image-not-searched', 'image-too-many-pages']]);
  });

  it('a bomb of pixels is refused by its head', async () => {
    for (const bomb of [png(60_000, 60_000), jpeg(65_535, 65_535), tiff([{ width: 10, height: 10 }, { width: 400_000, height: 400_000 }])]) {
      const file = await readFile('scan', bomb);
      expect([file.read, file.pages, codes(file)]).toEqual([false, [], ['image-too-large']]);
    }
  });

  it('cut off, and without a size', async () => {
    expect(codes(await readFile('scan.png', png(64, 48, false)))).toEqual(['image-not-searched', 'image-cut-off']);
    expect(codes(await readFile('scan.jpg', jpeg(64, 48, { ended: false })))).toEqual(['image-not-searched', 'image-cut-off']);
    expect(codes(await readFile('scan.png', png(0, 48)))).toEqual(['image-damaged']);
    expect(codes(await readFile('scan.jpg', new Uint8Array(Buffer.from('ffd8ffe000104a46494600', 'hex'))))).toEqual(['image-damaged']);
  });

  it('what the camera adds: turned, and where it was taken', async () => {
    const exif = Buffer.from(tiff([{ width: 1, height: 1 }], { tags: [[274, 6], [34853, 8]] }));
    const file = await readFile('photo.jpg', jpeg(64, 48, { exif }));
    expect(codes(file)).toEqual(['image-not-searched', 'image-turned', 'image-place']);
    expect(sizes(file)).toEqual([[1, 64, 48]]);
  });

  it('HEIC is named, with what to ask for', async () => {
    const file = await readFile('photo.heic', bytes(Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(12)));
    expect([file.kind, file.read, codes(file)]).toEqual(['image', false, ['image-format']]);
  });

  it('a pack of scans only waits for a person; beside papers a scan costs nothing', async () => {
    const scan = { paperId: 'a', file: await readFile('scan.png', png(640, 480)) };
    const text = { paperId: 'b', file: await readFile('form.txt', new Uint8Array(Buffer.from('Patient name: Otto Flinders\nDate of birth: 4 June 1958\nNHS number: 999 000 0018\nHas the patient consented? Yes\nTreatment requested: Bone stimulation\nClinical case: No healing after a year.\nRequesting clinician: Dr Nora Quill\nSecure email: nora.quill@nhs.example\n'))) };
    const context = { asAt: '2026-05-01', commissioner: null };
    expect(judgePack([scan], context)).toMatchObject({ outcome: 'quarantine', cases: [], held: [] });
    const both = judgePack([scan, text], context);
    expect(both.cases).toHaveLength(1);
    expect(both.outcome).toBe(judgePack([text], context).outcome);
  });
});
