import { crc32, deflateSync } from 'node:zlib';

const chunk = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
};

/** A grey PNG. `claimed`: the size that its header states. */
export function png(width: number, height: number, claimed: readonly [number, number] = [width, height]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(claimed[0], 0);
  header.writeUInt32BE(claimed[1], 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height, 0))), chunk('IEND', Buffer.alloc(0))]);
}

/** A grey JPEG of one 8 × 8 block; its header may state any size. */
export function jpeg(width = 8, height = 8): Buffer {
  const size = Buffer.from([height >> 8, height & 255, width >> 8, width & 255]);
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100004800480000ffdb004300', 'hex'), Buffer.alloc(64, 1), Buffer.from('ffc0000b08', 'hex'), size, Buffer.from('01011100', 'hex'),
    Buffer.from('ffc4001400010000000000000000000000000000000000', 'hex').subarray(0, 22), Buffer.from('ffc40014100100000000000000000000000000000000', 'hex'), Buffer.from('ffda0008010100003f00', 'hex'), Buffer.from([0x7f]), Buffer.from('ffd9', 'hex'),
  ]);
}

/** A grey bitmap. */
export function bmp(width: number, height: number): Buffer {
  const stride = Math.ceil((width * 3) / 4) * 4;
  const head = Buffer.alloc(54);
  head.write('BM');
  head.writeUInt32LE(54 + stride * height, 2);
  head.writeUInt32LE(54, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  return Buffer.concat([head, Buffer.alloc(stride * height, 0xcc)]);
}

/** A grey TIFF without compression; a directory for each page. `loop`: the last directory points back to the first. */
export function tiff(pages: readonly { width: number; height: number }[], { big = false, loop = false, claimed = 0 }: { big?: boolean; loop?: boolean; claimed?: number } = {}): Buffer {
  const chunks: Buffer[] = [];
  const head = Buffer.from(big ? '4d4d002a00000008' : '49492a0008000000', 'hex');
  const u16 = (buffer: Buffer, value: number, at: number) => (big ? buffer.writeUInt16BE(value, at) : buffer.writeUInt16LE(value, at));
  const u32 = (buffer: Buffer, value: number, at: number) => (big ? buffer.writeUInt32BE(value, at) : buffer.writeUInt32LE(value, at));
  let offset = 8;
  pages.forEach(({ width, height }, index) => {
    const data = Buffer.alloc(width * height, 0xdd);
    const entries: [number, number, number][] = [[256, 4, claimed || width], [257, 4, claimed || height], [258, 3, 8], [259, 3, 1], [262, 3, 1], [273, 4, offset + 2 + 9 * 12 + 4], [277, 3, 1], [278, 4, claimed || height], [279, 4, data.length]];
    const directory = Buffer.alloc(2 + entries.length * 12 + 4);
    u16(directory, entries.length, 0);
    entries.forEach(([tag, type, value], at) => {
      u16(directory, tag, 2 + at * 12);
      u16(directory, type, 4 + at * 12);
      u32(directory, 1, 6 + at * 12);
      if (type === 3) u16(directory, value, 10 + at * 12);
      else u32(directory, value, 10 + at * 12);
    });
    const next = offset + directory.length + data.length + (data.length % 2);
    u32(directory, index < pages.length - 1 ? next : loop ? 8 : 0, directory.length - 4);
    chunks.push(directory, data, Buffer.alloc(data.length % 2));
    offset = next;
  });
  return Buffer.concat([head, ...chunks]);
}

/** A GIF of one pixel. */
export const gif = (): Buffer => Buffer.from('47494638396101000100800000ffffff00000021f90400000000002c00000000010001000002024401003b', 'hex');
