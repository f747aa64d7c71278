import PDFDocument from 'pdfkit';
import { deflateSync } from 'node:zlib';

/** What scanners make, written bit by bit: nothing here shares code with what draws it. */

/** A black square of 32 dots in the middle of a white page of 64, as fax machines pack it (CCITT group 4). */
export function faxSquare(): Uint8Array {
  const rows = ['1'.repeat(16), '001' + '101010' + '000001101010' + '1', '111'.repeat(31), '0001' + '1', '1'.repeat(15), '000000000001000000000001'];
  return bits(rows.join(''));
}

function bits(text: string): Uint8Array {
  const padded = text.padEnd(Math.ceil(text.length / 8) * 8, '0');
  return Uint8Array.from({ length: padded.length / 8 }, (_, at) => parseInt(padded.slice(at * 8, at * 8 + 8), 2));
}

/** The same square with a dot for each bit; `black` is the bit of a black dot. */
export function plainSquare(black: 0 | 1): Uint8Array {
  return bits(Array.from({ length: 64 }, (_, y) => Array.from({ length: 64 }, (_, x) => ((x >= 16 && x < 48 && y >= 16 && y < 48) === (black === 1) ? '1' : '0')).join('')).join(''));
}

export interface TiffPicture {
  readonly bytes: Uint8Array;
  /** Tag → value; those that every picture has are filled in: 64 dots square, one bit, one strip. */
  readonly tags?: Readonly<Record<number, number | readonly number[]>>;
}

/** A TIFF of these pictures. `loop`: the last one names the first as the next. */
export function tiff(pictures: readonly TiffPicture[], { big = false, loop = false }: { big?: boolean; loop?: boolean } = {}): Uint8Array {
  const parts: Buffer[] = [];
  let length = 8;
  const put = (bytes: Uint8Array) => {
    const at = length;
    parts.push(Buffer.from(bytes), Buffer.alloc(bytes.length % 2));
    length += bytes.length + (bytes.length % 2);
    return at;
  };
  const number = (value: number, size: 2 | 4) => {
    const out = Buffer.alloc(size);
    if (size === 2) big ? out.writeUInt16BE(value) : out.writeUInt16LE(value);
    else big ? out.writeUInt32BE(value) : out.writeUInt32LE(value);
    return out;
  };
  const links: { at: number; to: Buffer }[] = [];
  const starts: number[] = [];
  for (const { bytes, tags = {} } of pictures) {
    const strip = put(bytes);
    const all: Record<number, number | readonly number[]> = { 256: 64, 257: 64, 258: 1, 259: 1, 262: 0, 273: strip, 277: 1, 278: 64, 279: bytes.length, ...tags };
    const entries = Object.keys(all).map(Number).sort((a, b) => a - b).map((tag) => {
      const values = [all[tag]!].flat() as number[];
      const long = [256, 257, 273, 279].includes(tag);
      const size = long ? 4 : 2;
      const data = Buffer.concat(values.map((value) => number(value, size)));
      const place = data.length <= 4 ? Buffer.concat([data, Buffer.alloc(4 - data.length)]) : number(put(data), 4);
      return Buffer.concat([number(tag, 2), number(long ? 4 : 3, 2), number(values.length, 4), place]);
    });
    const next = Buffer.alloc(4);
    starts.push(length);
    links.push({ at: starts.length, to: next });
    const header = Buffer.concat([number(entries.length, 2), ...entries]);
    parts.push(header, next, Buffer.alloc((header.length + 4) % 2));
    length += header.length + 4 + ((header.length + 4) % 2);
  }
  for (const { at, to } of links) number(starts[at] ?? (loop ? starts[0]! : 0), 4).copy(to);
  return new Uint8Array(Buffer.concat([Buffer.from(big ? 'MM' : 'II'), number(42, 2), number(starts[0] ?? 0, 4), ...parts]));
}

/** A PDF with one page for each picture, of 100 by 100 points; `image` is the dictionary of the picture. */
export function pdfOfPictures(images: readonly { readonly image: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const at: number[] = [];
  const object = (id: number, text: string, stream?: Uint8Array) => {
    at[id] = parts.reduce((sum, part) => sum + part.length, 0);
    parts.push(Buffer.from(`${id} 0 obj\n<< ${text}${stream ? ` /Length ${stream.length}` : ''} >>\n`));
    if (stream) parts.push(Buffer.from('stream\n'), Buffer.from(stream), Buffer.from('\nendstream\n'));
    parts.push(Buffer.from('endobj\n'));
  };
  object(1, '/Type /Catalog /Pages 2 0 R');
  object(2, `/Type /Pages /Count ${images.length} /Kids [${images.map((_, index) => `${3 + index * 3} 0 R`).join(' ')}]`);
  for (const [index, { image, bytes }] of images.entries()) {
    const id = 3 + index * 3;
    object(id, `/Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Resources << /XObject << /Im ${id + 1} 0 R >> >> /Contents ${id + 2} 0 R`);
    object(id + 1, `/Type /XObject /Subtype /Image ${image}`, bytes);
    object(id + 2, '', Buffer.from('100 0 0 100 0 0 cm /Im Do'));
  }
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  parts.push(Buffer.from(`xref\n0 ${at.length}\n0000000000 65535 f \n${at.slice(1).map((one) => `${String(one).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${at.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
}

const word = (value: number): Buffer => {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(value);
  return out;
};

/** The square as JBIG2, as it stands in a PDF: a page, and one region packed as a fax. */
export function jbig2Square(): { image: string; bytes: Uint8Array } {
  const page = Buffer.concat([word(64), word(64), word(0), word(0), Buffer.from([0, 0, 0])]);
  const region = Buffer.concat([word(64), word(64), word(0), word(0), Buffer.from([0, 1]), faxSquare()]);
  const segment = (number: number, type: number, data: Buffer) => Buffer.concat([word(number), Buffer.from([type, 0, 1]), word(data.length), data]);
  return { image: '/Width 64 /Height 64 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode', bytes: new Uint8Array(Buffer.concat([segment(0, 48, page), segment(1, 38, region)])) };
}

/** A black picture of 16 dots square as JPEG 2000. There is no way to write one by hand, so these are the bytes of an encoder. */
export function jpxBlack(): { image: string; bytes: Uint8Array } {
  const bytes = Buffer.from('/0//UQApAAAAAAAQAAAAEAAAAAAAAAAAAAAAEAAAABAAAAAAAAAAAAABBwEB/1IADAAAAAEABAQEAAH/XAAQQEBISFBISFBISFBISFD/kAAKAAAAAAAWAAH/k9+ACAeAgICA/9k=', 'base64');
  return { image: '/Width 16 /Height 16 /Filter /JPXDecode', bytes: new Uint8Array(bytes) };
}

/** The square as a fax in a PDF. */
export function faxInPdf(): { image: string; bytes: Uint8Array } {
  return { image: '/Width 64 /Height 64 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 64 /Rows 64 >>', bytes: faxSquare() };
}

/** A study of many pages, each with its number and forty lines; words are broken at the end of a line on the page that is named. */
export function longStudy(pages: number, broken: { page: number; lines: readonly string[] }): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', margin: 60, compress: false, autoFirstPage: false, info: { Title: 'An invented study' } });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (let page = 1; page <= pages; page++) {
    document.addPage().fontSize(14).text(`Sheet ${page} of an invented study`).fontSize(10).moveDown();
    if (page === broken.page) for (const line of broken.lines) document.text(line);
    for (let line = 1; line <= 40; line++) document.text(`Line ${line} of sheet ${page}: the series was followed for some months and nothing else was seen in it.`);
  }
  document.end();
  return new Promise((resolve) => document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks)))));
}

/** A PNG of one colour. */
export function png(width: number, height: number, [red, green, blue]: readonly [number, number, number]): Uint8Array {
  const row = Buffer.concat([Buffer.from([0]), Buffer.concat(Array.from({ length: width }, () => Buffer.from([red, green, blue])))]);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    return Buffer.concat([word(data.length), body, word(crc(body))]);
  };
  return new Uint8Array(Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.concat([word(width), word(height), Buffer.from([8, 2, 0, 0, 0])])),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]));
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
