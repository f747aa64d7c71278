/** One thing met in RTF. `bytes`: characters as they stand, one byte each. */
export type RtfToken =
  | { kind: 'open' | 'close' }
  | { kind: 'word'; word: string; value: number | null }
  | { kind: 'byte'; byte: number }
  | { kind: 'text'; text: string };

/**
 * Cuts RTF into its tokens, one after the other, without looking back: time grows with the length. `\bin` data are passed
 * over. `\*` comes as the word `*`, other control symbols as a word of one character.
 */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at < buffer.length) {
    const code = buffer[at]!;
    if (code === 0x7b || code === 0x7d) {
      at++;
      yield { kind: code === 0x7b ? 'open' : 'close' };
    } else if (code === 0x5c) {
      const next = buffer[at + 1];
      if (next === undefined) return;
      if (next === 0x27) {
        const byte = Number.parseInt(buffer.toString('latin1', at + 2, at + 4), 16);
        at += 4;
        if (!Number.isNaN(byte)) yield { kind: 'byte', byte };
      } else if (isLetter(next)) {
        let end = at + 1;
        while (end < buffer.length && end < at + 40 && isLetter(buffer[end]!)) end++;
        const word = buffer.toString('latin1', at + 1, end);
        let stop = end;
        if (buffer[stop] === 0x2d) stop++;
        while (stop < buffer.length && stop < end + 12 && buffer[stop]! >= 0x30 && buffer[stop]! <= 0x39) stop++;
        const digits = buffer.toString('latin1', end, stop);
        const value = /[0-9]/.test(digits) ? Number.parseInt(digits, 10) : null;
        at = value === null ? end : stop;
        if (buffer[at] === 0x20) at++;
        if (word === 'bin') at += Math.max(0, value ?? 0);
        else yield { kind: 'word', word, value };
      } else {
        at += 2;
        yield { kind: 'word', word: String.fromCharCode(next), value: null };
      }
    } else if (code === 0x0d || code === 0x0a || code === 0) at++;
    else {
      let end = at + 1;
      while (end < buffer.length && !isSpecial(buffer[end]!)) end++;
      yield { kind: 'text', text: buffer.toString('latin1', at, end) };
      at = end;
    }
  }
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isSpecial(code: number): boolean {
  return code === 0x7b || code === 0x7d || code === 0x5c || code === 0x0d || code === 0x0a || code === 0;
}
