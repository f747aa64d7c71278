import { deflateSync } from 'node:zlib';
import { decode } from 'tiff';
import type { DrawnTiff } from '../../../shared/import/drawnTiff.ts';
import { tiffFrames, type TiffFrame, type TiffRead } from './tiffFrames.ts';

/**
 * Wraps the pictures of a TIFF into a PDF. The packing of most scans (fax, LZW, deflate, PackBits, JPEG) is one that a PDF knows as
 * well, so the bytes go over as they are, nothing is unpacked here, and a hundred pages of scans cost no more than the file; the viewer
 * unpacks the pages that somebody looks at. Only pictures with transparency, which a PDF orders otherwise, are decoded.
 * @throws where the file is no TIFF.
 */
export function tiffToPdf(bytes: Uint8Array): DrawnTiff {
  const pdf = new PdfFile();
  const notShown: { frame: number; why: string }[] = [];
  const frames = tiffFrames(bytes);
  for (const [index, frame] of frames.entries()) {
    try {
      pdf.page(pageOf(frame, bytes));
    } catch (error) {
      notShown.push({ frame: index + 1, why: error instanceof NotShown ? error.message : 'it is damaged' });
      pdf.page({ width: 595, height: 842, rotate: 0, images: [], content: '' });
    }
  }
  return { pdf: pdf.end(), notShown };
}

class NotShown extends Error {}

interface Page {
  readonly width: number;
  readonly height: number;
  readonly rotate: number;
  readonly images: readonly { readonly dict: string; readonly bytes: Uint8Array }[];
  /** Drawing instructions; the images are called I0, I1 and so on. */
  readonly content: string;
}

/** Rotation clockwise, and whether it is turned over first, for each orientation. */
const turns: Readonly<Record<number, readonly [rotate: number, mirrored: boolean]>> = { 1: [0, false], 2: [0, true], 3: [180, false], 4: [180, true], 5: [270, true], 6: [90, false], 7: [90, true], 8: [270, false] };

function pageOf(frame: TiffRead, bytes: Uint8Array): Page {
  if ('cannot' in frame) throw new NotShown(frame.cannot);
  const dpi = frame.dpi !== null && frame.dpi >= 50 && frame.dpi <= 2400 ? frame.dpi : (frame.width / 595) * 72;
  const [width, height] = [(frame.width * 72) / dpi, (frame.height * 72) / dpi];
  const [rotate, mirrored] = turns[frame.orientation]!;
  const images = mustDecode(frame) ? [decoded(bytes, frame)] : frame.pieces.map((piece) => ({ dict: dictOf(frame, piece), bytes: bytesOf(frame, piece.bytes) }));
  const places = mustDecode(frame) ? [{ left: 0, top: 0, width: frame.width, height: frame.height }] : frame.pieces;
  const [x, y] = [width / frame.width, height / frame.height];
  const content = [
    `q 0 0 ${n(width)} ${n(height)} re W n`, // tiles reach over the edge
    ...(mirrored ? [`-1 0 0 1 ${n(width)} 0 cm`] : []),
    ...places.map((one, at) => `q ${n(one.width * x)} 0 0 ${n(one.height * y)} ${n(one.left * x)} ${n(height - (one.top + one.height) * y)} cm /I${at} Do Q`),
    'Q',
  ].join('\n');
  return { width, height, rotate, images, content };
}

const channels: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 3, 3: 1, 5: 4, 6: 3 };

function mustDecode(frame: TiffFrame): boolean {
  const needed = channels[frame.photometric];
  if (needed === undefined) throw new NotShown('its colours are of a kind that is not known');
  return frame.samples > needed && frame.compression !== 7;
}

/** What a PDF says of one piece. @throws NotShown for what neither a PDF nor the library knows. */
function dictOf(frame: TiffFrame, piece: { width: number; height: number }): string {
  const { bits, photometric, samples } = frame;
  if (frame.planar !== 1 && samples > 1) throw new NotShown('its colours are stored apart, which cannot be shown here');
  const fax = [2, 3, 4].includes(frame.compression);
  if (fax && (bits !== 1 || samples !== 1)) throw new NotShown('it is damaged');
  if (photometric === 6 && frame.compression !== 7) throw new NotShown('its colours are of a kind that cannot be shown here');
  if (frame.predictor === 3) throw new NotShown('it is packed in a way that cannot be shown here');
  // A fax's white is 1 in a PDF and 0 in a TIFF, so the two orders of black and white change places.
  const inverted = fax ? photometric === 1 : photometric === 0;
  return [
    '/Type /XObject /Subtype /Image',
    `/Width ${piece.width} /Height ${piece.height} /BitsPerComponent ${frame.compression === 7 ? 8 : bits}`,
    `/ColorSpace ${colourSpace(frame)}`,
    ...(inverted ? ['/Decode [1 0]'] : []),
    filterOf(frame, piece),
  ].join(' ');
}

function colourSpace({ photometric, samples, colourMap, bits }: TiffFrame): string {
  if (photometric === 3) {
    const colours = 2 ** bits;
    if (!colourMap || bits > 8 || colourMap.length < colours * 3) throw new NotShown('its table of colours is missing');
    // All reds, then all greens, then all blues, from 0 to 65535.
    const hex = Array.from({ length: colours }, (_, colour) => [0, 1, 2].map((channel) => (colourMap[channel * colours + colour]! >> 8).toString(16).padStart(2, '0')).join('')).join('');
    return `[/Indexed /DeviceRGB ${colours - 1} <${hex}>]`;
  }
  if (photometric === 0 || photometric === 1) return '/DeviceGray';
  return samples === 4 ? '/DeviceCMYK' : '/DeviceRGB';
}

function filterOf(frame: TiffFrame, piece: { width: number; height: number }): string {
  const { bits, samples, predictor, photometric, t4Options } = frame;
  const undo = predictor === 2 ? ` /DecodeParms << /Predictor 2 /Colors ${samples} /BitsPerComponent ${bits} /Columns ${piece.width} >>` : '';
  const fax = (more: string) => `/Filter /CCITTFaxDecode /DecodeParms << ${more} /Columns ${piece.width} /Rows ${piece.height} /EndOfBlock false >>`;
  switch (frame.compression) {
    case 1: return '';
    case 2: return fax('/K 0 /EncodedByteAlign true');
    case 3: return fax(`/K ${t4Options & 1 ? 1 : 0}`);
    case 4: return fax('/K -1');
    case 5: return `/Filter /LZWDecode${undo}`;
    case 8: case 32_946: return `/Filter /FlateDecode${undo}`;
    case 7: return `/Filter /DCTDecode /DecodeParms << /ColorTransform ${photometric === 6 ? 1 : 0} >>`;
    case 32_773: return '/Filter /RunLengthDecode';
    default: throw new NotShown('it is packed in a way that cannot be shown here');
  }
}

function bytesOf(frame: TiffFrame, bytes: Uint8Array): Uint8Array {
  if (frame.compression === 5 && bytes[0] === 0 && (bytes[1]! & 1) === 1) throw new NotShown('it is packed in an old way that cannot be shown here');
  // Of a JPEG the tables stand once in the header of the picture: between the start of the image and the rest of it.
  if (frame.compression === 7 && frame.jpegTables && frame.jpegTables.length > 4) return Buffer.concat([frame.jpegTables.subarray(0, -2), bytes.subarray(2)]);
  return frame.fillOrder === 2 && frame.compression < 5 ? bytes.map((byte) => reversed[byte]!) : bytes;
}

const reversed = Uint8Array.from({ length: 256 }, (_, byte) => [0, 1, 2, 3, 4, 5, 6, 7].reduce((sum, bit) => sum | (((byte >> bit) & 1) << (7 - bit)), 0));

/** A picture with transparency, decoded by the library and laid on white. */
function decoded(bytes: Uint8Array, { index, ...frame }: TiffFrame): { dict: string; bytes: Uint8Array } {
  if (frame.width * frame.height * frame.samples > 120e6) throw new NotShown(`it is too large: ${frame.width} by ${frame.height} dots`);
  const image = decode(bytes, { pages: [index] })[0];
  if (!image || (image.bitsPerSample !== 8 && image.bitsPerSample !== 16)) throw new NotShown('it is packed in a way that cannot be shown here');
  const { width, height, data, samplesPerPixel: samples } = image;
  const colours = samples >= 4 ? 3 : 1;
  const shift = image.bitsPerSample - 8;
  const out = new Uint8Array(width * height * colours);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const alpha = image.alpha ? (data[pixel * samples + colours]! >> shift) / 255 : 1;
    for (let channel = 0; channel < colours; channel++) out[pixel * colours + channel] = Math.round((data[pixel * samples + channel]! >> shift) * alpha + 255 * (1 - alpha));
  }
  return { dict: `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace ${colours === 3 ? '/DeviceRGB' : '/DeviceGray'} /Filter /FlateDecode`, bytes: deflateSync(out, { level: 1 }) };
}

const n = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Objects of a PDF one after the other, with their table at the end. */
class PdfFile {
  readonly #parts: Uint8Array[] = [];
  readonly #offsets: number[] = [];
  readonly #pages: number[] = [];
  #length = 0;
  #next = 3; // 1: catalogue, 2: list of pages

  constructor() {
    this.#write('%PDF-1.7\n');
  }

  page({ width, height, rotate, images, content }: Page): void {
    const names = images.map(({ dict, bytes }, index) => `/I${index} ${this.#object(dict, bytes)} 0 R`);
    const stream = this.#object('', Buffer.from(content, 'latin1'));
    this.#pages.push(this.#object(`/Type /Page /Parent 2 0 R /MediaBox [0 0 ${n(width)} ${n(height)}] /Rotate ${rotate} /Resources << /XObject << ${names.join(' ')} >> >> /Contents ${stream} 0 R`));
  }

  end(): Uint8Array {
    this.#object('/Type /Catalog /Pages 2 0 R', undefined, 1);
    this.#object(`/Type /Pages /Count ${this.#pages.length} /Kids [${this.#pages.map((id) => `${id} 0 R`).join(' ')}]`, undefined, 2);
    const start = this.#length;
    this.#write(`xref\n0 ${this.#next}\n0000000000 65535 f \n`);
    for (let id = 1; id < this.#next; id++) this.#write(`${String(this.#offsets[id] ?? 0).padStart(10, '0')} 00000 n \n`);
    this.#write(`trailer\n<< /Size ${this.#next} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
    return new Uint8Array(Buffer.concat(this.#parts));
  }

  #object(dict: string, stream?: Uint8Array, given?: number): number {
    const id = given ?? this.#next++;
    this.#offsets[id] = this.#length;
    this.#write(`${id} 0 obj\n<< ${dict}${stream ? ` /Length ${stream.length}` : ''} >>\n`);
    if (stream) {
      this.#write('stream\n');
      this.#put(stream);
      this.#write('\nendstream\n');
    }
    this.#write('endobj\n');
    return id;
  }

  #write(text: string): void {
    this.#put(Buffer.from(text, 'latin1'));
  }

  #put(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }
}
