/** What a picture's head says, before anything is decoded. */
export interface ImageHead {
  readonly what: string;
  readonly pages: readonly { width: number; height: number }[];
  /** It ends before its own end mark. */
  readonly cutOff: boolean;
  /** The camera was turned: EXIF orientation 2 to 8. */
  readonly turned: boolean;
  /** It tells where it was taken. */
  readonly place: boolean;
  /** More pages than were counted. */
  readonly morePages: boolean;
}

export type PictureFormat = 'png' | 'jpeg' | 'gif' | 'bmp' | 'webp' | 'tiff';

/** Most pages of one TIFF that are counted. */
export const mostPages = 1000;

/** Reads the head of a picture; null where it has no size. Never decodes, and looks at each place at most once. */
export function imageHead(format: PictureFormat, bytes: Uint8Array): ImageHead | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = readers[format](view);
  return head && head.pages.length > 0 && head.pages.every(({ width, height }) => width > 0 && height > 0) ? head : null;
}

const readers: Readonly<Record<PictureFormat, (view: Buffer) => ImageHead | null>> = { png, jpeg, gif, bmp, webp, tiff };

function one(what: string, width: number, height: number, more: Partial<ImageHead> = {}): ImageHead {
  return { what, pages: [{ width, height }], cutOff: false, turned: false, place: false, morePages: false, ...more };
}

function png(view: Buffer): ImageHead | null {
  if (view.length < 33 || view.toString('latin1', 12, 16) !== 'IHDR') return null;
  let ended = false;
  let exif: Exif = { turned: false, place: false };
  for (let at = 8, count = 0; at + 12 <= view.length && count < 100_000; count++) {
    const length = view.readUInt32BE(at);
    const name = view.toString('latin1', at + 4, at + 8);
    if (name === 'eXIf') exif = exifOf(view.subarray(at + 8, at + 8 + length));
    if (name === 'IEND') ended = true;
    if (ended) break;
    at += 12 + length;
  }
  return one('PNG', view.readUInt32BE(16), view.readUInt32BE(20), { cutOff: !ended, ...exif });
}

function jpeg(view: Buffer): ImageHead | null {
  let found: ImageHead | null = null;
  let exif: Exif = { turned: false, place: false };
  for (let at = 2, count = 0; at + 4 <= view.length && count < 10_000; count++) {
    if (view[at] !== 0xff) break;
    const mark = view[at + 1]!;
    if (mark === 0xff) {
      at++;
      continue;
    }
    if (mark === 0xd9) break;
    if ((mark >= 0xd0 && mark <= 0xd8) || mark === 0x01) {
      at += 2;
      continue;
    }
    const length = view.readUInt16BE(at + 2);
    if (mark === 0xe1 && view.toString('latin1', at + 4, at + 10) === 'Exif\0\0') exif = exifOf(view.subarray(at + 10, at + 2 + length));
    if (mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc && at + 9 <= view.length) found = one('JPEG', view.readUInt16BE(at + 7), view.readUInt16BE(at + 5));
    if (mark === 0xda) break; // the picture itself begins
    at += 2 + Math.max(2, length);
  }
  // Cameras add to the end, so the end mark is looked for in the last part, not at the last byte.
  const tail = view.subarray(Math.max(0, view.length - 65_536));
  return found && { ...found, ...exif, cutOff: tail.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0 };
}

function gif(view: Buffer): ImageHead | null {
  if (view.length < 13) return null;
  return one('GIF', view.readUInt16LE(6), view.readUInt16LE(8), { cutOff: !view.subarray(-16).includes(0x3b) });
}

function bmp(view: Buffer): ImageHead | null {
  if (view.length < 26) return null;
  const small = view.readUInt32LE(14) === 12;
  const width = small ? view.readUInt16LE(18) : view.readInt32LE(18);
  const height = small ? view.readUInt16LE(20) : Math.abs(view.readInt32LE(22));
  return one('BMP', width, height, { cutOff: view.readUInt32LE(2) > view.length });
}

function webp(view: Buffer): ImageHead | null {
  if (view.length < 30) return null;
  const cutOff = view.readUInt32LE(4) + 8 > view.length;
  const kind = view.toString('latin1', 12, 16);
  if (kind === 'VP8X') return one('WebP', view.readUIntLE(24, 3) + 1, view.readUIntLE(27, 3) + 1, { cutOff });
  if (kind === 'VP8 ') return one('WebP', view.readUInt16LE(26) & 0x3fff, view.readUInt16LE(28) & 0x3fff, { cutOff });
  if (kind !== 'VP8L') return null;
  const bits = view.readUInt32LE(21);
  return one('WebP', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1, { cutOff });
}

/** The pages of a TIFF: a chain of directories, which in a hostile one leads in a circle or out of the file. */
function tiff(view: Buffer): ImageHead | null {
  const reader = tiffReader(view);
  if (!reader) return null;
  const pages: { width: number; height: number }[] = [];
  const visited = new Set<number>();
  let at = reader.first;
  let [cutOff, turned, place] = [false, false, false];
  while (at !== 0 && pages.length < mostPages) {
    if (visited.has(at)) {
      cutOff = true;
      break;
    }
    visited.add(at);
    const directory = reader.directory(at);
    if (!directory) {
      cutOff = true;
      break;
    }
    const width = directory.tags.get(256)?.[0] ?? 0;
    const height = directory.tags.get(257)?.[0] ?? 0;
    if (width > 0 && height > 0) pages.push({ width, height });
    const offsets = [...(directory.tags.get(273) ?? []), ...(directory.tags.get(324) ?? [])];
    const sizes = [...(directory.tags.get(279) ?? []), ...(directory.tags.get(325) ?? [])];
    if (offsets.some((offset, i) => offset + (sizes[i] ?? 0) > view.length)) cutOff = true;
    turned ||= (directory.tags.get(274)?.[0] ?? 1) > 1;
    place ||= directory.tags.has(34853);
    at = directory.next;
  }
  return pages.length === 0 ? null : { what: pages.length === 1 ? 'TIFF' : `TIFF, ${pages.length} pages`, pages, cutOff, turned, place, morePages: at !== 0 && pages.length >= mostPages };
}

interface Exif {
  turned: boolean;
  place: boolean;
}

/** Orientation and place of an EXIF block, which is built as a TIFF is. */
function exifOf(block: Buffer): Exif {
  const reader = tiffReader(block);
  const tags = reader?.directory(reader.first)?.tags;
  const orientation = tags?.get(274)?.[0] ?? 1;
  return { turned: orientation > 1 && orientation <= 8, place: tags?.has(34853) ?? false };
}

interface TiffReader {
  readonly first: number;
  directory(at: number): { tags: Map<number, number[]>; next: number } | null;
}

/** Lengths of the TIFF types that hold whole numbers: BYTE, SHORT, LONG, IFD, LONG8, IFD8. */
const lengths: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 13: 4, 16: 8, 18: 8 };

function tiffReader(view: Buffer): TiffReader | null {
  if (view.length < 8) return null;
  const order = view.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return null;
  const little = order === 'II';
  const number = (at: number, length: number): number => {
    if (at + length > view.length) return 0;
    if (length === 8) return Number(little ? view.readBigUInt64LE(at) : view.readBigUInt64BE(at));
    return little ? view.readUIntLE(at, length) : view.readUIntBE(at, length);
  };
  const big = number(2, 2) === 43;
  const [countBytes, entryBytes, offsetBytes] = big ? [8, 20, 8] : [2, 12, 4];
  return {
    first: big ? number(8, 8) : number(4, 4),
    directory: (at) => {
      if (at < 8 || at + countBytes > view.length) return null;
      const count = number(at, countBytes);
      if (count > 5000 || at + countBytes + count * entryBytes > view.length) return null;
      const tags = new Map<number, number[]>();
      for (let i = 0; i < count; i++) {
        const entry = at + countBytes + i * entryBytes;
        const length = lengths[number(entry + 2, 2)] ?? 0;
        const many = Math.min(number(entry + 4, offsetBytes), 4096);
        const inline = length * many <= offsetBytes;
        const from = inline ? entry + 4 + offsetBytes : number(entry + 4 + offsetBytes, offsetBytes);
        const values: number[] = [];
        for (let n = 0; length > 0 && n < many && from + n * length + length <= view.length; n++) values.push(number(from + n * length, length));
        tags.set(number(entry, 2), values);
      }
      return { tags, next: number(at + countBytes + count * entryBytes, offsetBytes) };
    },
  };
}
