/** What is wrong with the shape of a MIME message, which a lenient reader passes over in silence. */
export interface MimeShape {
  /** A part is announced and its end mark never comes. */
  readonly cutOff: boolean;
  /** A multipart message whose parts are not to be found. */
  readonly noParts: boolean;
  /** How many parts in base64 hold characters that base64 does not have, or end in the middle. */
  readonly brokenParts: number;
}

const mostBoundaries = 500;

/** Walks the lines of a message once. */
export function mimeShape(bytes: Uint8Array): MimeShape {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const boundaries = new Map<string, { met: boolean; ended: boolean }>();
  let head = true;
  let headers = '';
  let base64: { letters: number; bad: boolean; padded: boolean } | null = null;
  let brokenParts = 0;
  const endPart = () => {
    if (base64 && (base64.bad || base64.letters % 4 !== 0)) brokenParts++;
    base64 = null;
  };
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, '');
    at = end < 0 ? text.length : end + 1;
    if (line.startsWith('--') && line.length < 300) {
      const mark = line.trimEnd();
      const name = mark.slice(2);
      const boundary = boundaries.get(name) ?? (name.endsWith('--') ? boundaries.get(name.slice(0, -2)) : undefined);
      if (boundary) {
        endPart();
        boundary.met = true;
        if (!boundaries.has(name)) boundary.ended = true;
        [head, headers] = [boundaries.has(name), ''];
        continue;
      }
    }
    if (head) {
      if (line !== '') {
        if (headers.length < 50_000) headers += /^[ \t]/.test(line) ? ` ${line.trim()}` : `\n${line}`;
        continue;
      }
      head = false;
      const type = /\ncontent-type:[^\n]{0,2000}/i.exec(headers)?.[0] ?? '';
      const boundary = /boundary\s{0,5}=\s{0,5}(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type);
      const name = (boundary?.[1] ?? boundary?.[2])?.trimEnd();
      if (name && /multipart\//i.test(type) && boundaries.size < mostBoundaries) boundaries.set(name, { met: false, ended: false });
      if (/\ncontent-transfer-encoding:\s{0,20}base64/i.test(headers)) base64 = { letters: 0, bad: false, padded: false };
    } else if (base64) {
      const letters = line.trim();
      if (letters === '') continue;
      if (!/^[A-Za-z0-9+/]*={0,2}$/.test(letters) || base64.padded) base64.bad = true;
      base64.padded = letters.endsWith('=');
      base64.letters += letters.length;
    }
  }
  endPart();
  const all = [...boundaries.values()];
  return { cutOff: all.some((one) => one.met && !one.ended), noParts: all.some((one) => !one.met), brokenParts };
}
