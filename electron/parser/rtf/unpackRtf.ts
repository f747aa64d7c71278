/** The words that every compressed RTF may refer to before its first own (MS-OXRTFCP, 2.1.2.1). */
const dictionary =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

/** Unpacks the compressed RTF of an Outlook message to at most `most` bytes; null where it is neither compressed nor plain RTF of that kind. */
export function unpackRtf(packed: Uint8Array, most: number): Uint8Array | null {
  if (packed.byteLength < 16) return null;
  const view = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const size = Math.min(view.readUInt32LE(4), most);
  const kind = view.readUInt32LE(8);
  if (kind === 0x414c454d) return new Uint8Array(view.subarray(16, 16 + size));
  if (kind !== 0x75465a4c) return null;
  const window = Buffer.alloc(4096);
  let write = window.write(dictionary, 'latin1');
  const out: Buffer = Buffer.alloc(Math.min(size, view.length * 20));
  let length = 0;
  const put = (byte: number) => {
    if (length < out.length) out[length++] = byte;
    window[write] = byte;
    write = (write + 1) % 4096;
  };
  for (let at = 16; at < view.length && length < out.length; ) {
    const control = view[at++]!;
    for (let bit = 0; bit < 8 && at < view.length; bit++) {
      if ((control & (1 << bit)) === 0) {
        put(view[at++]!);
        continue;
      }
      if (at + 2 > view.length) return new Uint8Array(out.subarray(0, length));
      const reference = view.readUInt16BE(at);
      at += 2;
      const from = reference >> 4;
      if (from === write) return new Uint8Array(out.subarray(0, length));
      for (let i = 0; i < (reference & 15) + 2; i++) put(window[(from + i) % 4096]!);
    }
  }
  return new Uint8Array(out.subarray(0, length));
}
