import { letterheadSides, type LetterheadImage } from './identity.ts';

export type ReadLetterhead = { readonly ok: true; readonly kind: LetterheadImage['kind']; readonly width: number; readonly height: number } | { readonly ok: false; readonly why: string };

const no = (why: string): ReadLetterhead => ({ ok: false, why });
const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * What kind of image these bytes are and how large, read from the bytes themselves and never from a file's name.
 * PNG: every chunk up to the end with its check sum (PNG specification, section 5). JPEG: segments up to the frame header
 * (ITU T.81, annex B), and the mark of the end. Whether the picture itself can be drawn, the typesetter tries.
 */
export function readLetterhead(bytes: Uint8Array): ReadLetterhead {
  const read = pngSignature.every((byte, at) => bytes[at] === byte) ? png(bytes) : bytes[0] === 0xff && bytes[1] === 0xd8 ? jpeg(bytes) : no('It is neither a PNG nor a JPEG image.');
  if (!read.ok) return read;
  const { least, most } = letterheadSides;
  const fits = (side: number) => side >= least && side <= most;
  return fits(read.width) && fits(read.height) ? read : no(`It is ${read.width} by ${read.height} pixels. Each side must have ${least} to ${most}.`);
}

function png(bytes: Uint8Array): ReadLetterhead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = no('The PNG image is damaged or cut off.');
  let size: { width: number; height: number } | null = null;
  let pictured = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length || view.getUint32(end - 4) !== crc32(bytes.subarray(at + 4, end - 4))) return damaged;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if ((type === 'IHDR') !== (size === null) || (type === 'IHDR' && length !== 13)) return damaged;
    if (type === 'IHDR') size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (type === 'acTL') return no('It is a moving image. Choose one that stands still.');
    if (type === 'IDAT') pictured = true;
    if (type === 'IEND') return size && pictured && end === bytes.length ? { ok: true, kind: 'png', ...size } : damaged;
    at = end;
  }
  return damaged;
}

function jpeg(bytes: Uint8Array): ReadLetterhead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = no('The JPEG image is damaged or cut off.');
  if (bytes[bytes.length - 2] !== 0xff || bytes[bytes.length - 1] !== 0xd9) return damaged;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return damaged;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { ok: true, kind: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // The picture begins, or ends, before its size was told.
    if (marker === 0xda || marker === 0xd9) return damaged;
    const length = view.getUint16(at + 2);
    if (length < 2) return damaged;
    at += 2 + length;
  }
  return damaged;
}

/** CRC-32 as PNG and ZIP use it (polynomial 0xEDB88320, reflected). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
