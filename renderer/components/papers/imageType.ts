const known: readonly { type: string; starts: readonly number[] }[] = [
  { type: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', starts: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/bmp', starts: [0x42, 0x4d] },
];

/** The kind of picture by its first bytes, or null where the page cannot draw it. SVG is not in the list: it can carry scripts. */
export function imageType(bytes: Uint8Array): string | null {
  const found = known.find((kind) => kind.starts.every((byte, index) => bytes[index] === byte));
  if (found) return found.type;
  const text = String.fromCharCode(...bytes.slice(0, 12));
  return text.startsWith('RIFF') && text.endsWith('WEBP') ? 'image/webp' : null;
}

/** Whether it is a TIFF, which no window draws: it is asked for as pages. */
export function isTiff(bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes.slice(0, 4));
  return text === 'II*\0' || text === 'MM\0*';
}
