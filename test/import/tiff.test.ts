import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { tiffToPdf } from '../../electron/parser/tiff/tiffToPdf.ts';
import { faxInPdf, faxSquare, jbig2Square, jpxBlack, pdfOfPictures, plainSquare, tiff, type TiffPicture } from '../samples/scans.ts';

/** The pages of a PDF as the viewer's library draws them, without WebAssembly: size, rotation, and whether a place of the first picture is black. */
async function pagesOf(bytes: Uint8Array) {
  const pdf = await getDocument({ data: bytes.slice(), useWasm: false, wasmUrl: `${join(import.meta.dirname, '../../node_modules/pdfjs-dist/wasm')}/`, isOffscreenCanvasSupported: false, verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    const at = fnArray.indexOf(OPS.paintImageXObject);
    const image = at < 0 ? null : await new Promise<{ kind: number; width: number; data: Uint8Array }>((resolve) => page.objs.get((argsArray[at] as string[])[0]!, resolve as never));
    const red = (x: number, y: number) => {
      if (!image) return null;
      if (image.kind === 1) return (image.data[y * ((image.width + 7) >> 3) + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0;
      return image.data[(y * image.width + x) * (image.kind === 2 ? 3 : 4)]!;
    };
    pages.push({ rotate: page.rotate, width: page.view[2]!, height: page.view[3]!, red, pictures: fnArray.filter((one) => one === OPS.paintImageXObject).length });
  }
  await pdf.loadingTask.destroy();
  return pages;
}

const grey = Uint8Array.from({ length: 64 * 64 }, (_, at) => (Math.abs((at % 64) - 31.5) < 16 && Math.abs(Math.floor(at / 64) - 31.5) < 16 ? 0 : 255));
const times = (bytes: Uint8Array, samples: number, alpha?: number): Uint8Array => Uint8Array.from([...bytes].flatMap((byte) => [...Array<number>(samples).fill(byte), ...(alpha === undefined ? [] : [alpha])]));
/** PackBits: every 64 bytes as they are. */
const packed = (bytes: Uint8Array): Uint8Array => Uint8Array.from(Array.from({ length: bytes.length / 64 }, (_, row) => [63, ...bytes.subarray(row * 64, row * 64 + 64)]).flat());
const reversed = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => parseInt(byte.toString(2).padStart(8, '0').split('').reverse().join(''), 2));

describe('a TIFF as pages', () => {
  it.each<[string, TiffPicture, { big?: boolean }?]>([
    ['fax (group 4)', { bytes: faxSquare(), tags: { 259: 4 } }],
    ['fax with its bits in the other order', { bytes: reversed(faxSquare()), tags: { 259: 4, 266: 2 } }],
    ['dots as they are, white is 0', { bytes: plainSquare(1), tags: { 262: 0 } }],
    ['dots as they are, black is 0', { bytes: plainSquare(0), tags: { 262: 1 } }],
    ['grey, from the other kind of computer', { bytes: grey, tags: { 258: 8, 262: 1 } }, { big: true }],
    ['colours', { bytes: times(grey, 3), tags: { 258: [8, 8, 8], 262: 2, 277: 3 } }],
    ['colours, deflated', { bytes: deflateSync(times(grey, 3)), tags: { 258: [8, 8, 8], 259: 8, 262: 2, 277: 3 } }],
    ['grey as PackBits', { bytes: packed(grey), tags: { 258: 8, 259: 32_773, 262: 1 } }],
    ['colours by a table', { bytes: grey.map((byte) => (byte === 0 ? 1 : 0)), tags: { 258: 8, 262: 3, 320: [0, 1, 2].flatMap(() => [65_535, ...Array<number>(255).fill(0)]) } }],
    ['colours and transparency', { bytes: times(grey, 3, 255), tags: { 258: [8, 8, 8, 8], 262: 2, 277: 4, 338: 2 } }],
  ])('draws %s', async (_, picture, options) => {
    const drawn = tiffToPdf(tiff([picture], options));
    expect(drawn.notShown).toEqual([]);
    const [page] = await pagesOf(drawn.pdf);
    expect([page!.red(2, 2), page!.red(61, 61), page!.red(32, 20), page!.red(32, 44)]).toEqual([255, 255, 0, 0]);
  });

  it('keeps the order of the pages, turns each as its header says, and names those that cannot be shown', async () => {
    const fax = { bytes: faxSquare(), tags: { 259: 4 } };
    const drawn = tiffToPdf(tiff([fax, { bytes: faxSquare(), tags: { 259: 4, 274: 6 } }, { bytes: faxSquare(), tags: { 259: 6 } }, { bytes: faxSquare(), tags: { 259: 4, 254: 1 } }, fax]));
    expect(drawn.notShown).toEqual([{ frame: 3, why: 'it is packed in a way that cannot be shown here' }]);
    // The fourth is a thumbnail of another one.
    expect((await pagesOf(drawn.pdf)).map(({ rotate, pictures }) => [rotate, pictures])).toEqual([[0, 1], [90, 1], [0, 0], [0, 1]]);
  });

  it('ends at a loop, and takes no picture that is larger than any real one', () => {
    const fax = { bytes: faxSquare(), tags: { 259: 4 } };
    expect(tiffToPdf(tiff([fax, fax], { loop: true })).notShown).toEqual([]);
    const [huge] = tiffToPdf(tiff([{ bytes: faxSquare(), tags: { 256: 65_000, 257: 65_000, 259: 4 } }])).notShown;
    expect(huge).toEqual({ frame: 1, why: 'it is too large: 65000 by 65000 dots' });
    const [cut] = tiffToPdf(tiff([{ bytes: faxSquare(), tags: { 259: 4, 279: 5000 } }])).notShown;
    expect(cut!.why).toBe('the file breaks off');
  });

  it('comes through every cut and every changed byte of a header without a fault of its own', () => {
    const whole = tiff([{ bytes: faxSquare(), tags: { 259: 4 } }, { bytes: times(grey, 3, 255), tags: { 258: [8, 8, 8, 8], 262: 2, 277: 4 } }]);
    for (let at = 8; at < whole.length; at += 7) expect(() => tiffToPdf(whole.subarray(0, at))).not.toThrow(TypeError);
    const header = whole.length - 150;
    for (let at = header; at < whole.length; at++) expect(() => tiffToPdf(whole.map((byte, index) => (index === at ? byte ^ 0xff : byte)))).not.toThrow(TypeError);
    expect(() => tiffToPdf(new TextEncoder().encode('II no TIFF at all'))).toThrow();
  });
});

describe('scans in a PDF, without WebAssembly', () => {
  it('draws JBIG2, fax and JPEG 2000', async () => {
    const [jbig2, fax, jpx] = await pagesOf(pdfOfPictures([jbig2Square(), faxInPdf(), jpxBlack()]));
    for (const page of [jbig2!, fax!]) expect([page.red(2, 2), page.red(32, 32)]).toEqual([255, 0]);
    expect(jpx!.red(8, 8)).toBe(0);
  });
});
