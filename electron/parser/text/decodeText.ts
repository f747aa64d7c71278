/** Longest text that is looked at, in characters; a referral pack's longest letter has a hundredth of it. */
export const longestText = 3_000_000;

export interface DecodedText {
  readonly text: string;
  /** The text goes on beyond {@link longestText}. */
  readonly cut: boolean;
}

/**
 * Text of any encoding that an office meets: by its mark (UTF-8, UTF-16), by the zeros of UTF-16 without a mark, as UTF-8
 * where it is valid, else as Windows-1252. `declared`: the name of a code page that the file itself gives.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const most = longestText * 2;
  const all = bytes.byteLength > most ? bytes.subarray(0, most) : bytes;
  const text = decode(all, declared).replace(/^\ufeff/, '');
  return { text: text.slice(0, longestText), cut: text.length > longestText || bytes.byteLength > most };
}

function decode(bytes: Uint8Array, declared: string | undefined): string {
  const marked = utf16Of(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  if (declared) {
    try {
      return new TextDecoder(declared, { fatal: true }).decode(bytes);
    } catch {
      // an unknown name, or not what it says: told by the bytes below
    }
  }
  try {
    // A cut in the middle of a character is no sign of another encoding.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** UTF-16 by its mark, or by zeros in every second byte of the beginning. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const length = Math.min(bytes.byteLength, 2000) & ~1;
  if (length < 8) return null;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2]!++;
  const [even, odd] = zeros as [number, number];
  if (odd > length * 0.35 && even < length * 0.02) return 'utf-16le';
  if (even > length * 0.35 && odd < length * 0.02) return 'utf-16be';
  return null;
}
