export type DecodedText = { readonly ok: true; readonly text: string; readonly encoding: string } | { readonly ok: false; readonly why: string; readonly next: string };

const saveAgain = 'In the spreadsheet, choose Save as, “CSV UTF-8”, and choose the file that this makes.';

/**
 * The text of a list, whatever it was saved as: UTF-8 with and without its mark, UTF-16 (“Unicode text” of Excel), else Windows-1252, as
 * Excel saves a plain CSV. What is no text is refused, so that no workbook is read as letters.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const starts = (...marks: number[]): boolean => marks.every((mark, index) => bytes[index] === mark);
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0)) return { ok: false, why: 'This is a workbook and not a list as text.', next: saveAgain };
  if (starts(0xff, 0xfe)) return utf16(bytes.subarray(2), 'utf-16le');
  if (starts(0xfe, 0xff)) return utf16(bytes.subarray(2), 'utf-16be');
  const sides = zeros(bytes);
  // Letters of Western Europe in UTF-16 have an empty byte in each pair, always on the same side.
  if (sides.odd > bytes.length / 8 && sides.even === 0) return utf16(bytes, 'utf-16le');
  if (sides.even > bytes.length / 8 && sides.odd === 0) return utf16(bytes, 'utf-16be');
  const marked = starts(0xef, 0xbb, 0xbf);
  try {
    return checked(new TextDecoder('utf-8', { fatal: true }).decode(bytes), marked ? 'UTF-8 with a mark' : 'UTF-8');
  } catch {
    if (marked) return { ok: false, why: 'The file says that it is UTF-8, and it is not.', next: saveAgain };
    return checked(new TextDecoder('windows-1252').decode(bytes), 'Windows-1252');
  }
}

function utf16(bytes: Uint8Array, label: 'utf-16le' | 'utf-16be'): DecodedText {
  try {
    return checked(new TextDecoder(label, { fatal: true }).decode(bytes), 'UTF-16');
  } catch {
    return { ok: false, why: 'The file begins as UTF-16 and breaks off.', next: saveAgain };
  }
}

function checked(text: string, encoding: string): DecodedText {
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffd]/.test(text) ? { ok: false, why: 'The file holds signs that no text has.', next: saveAgain } : { ok: true, text, encoding };
}

function zeros(bytes: Uint8Array): { even: number; odd: number } {
  const count = { even: 0, odd: 0 };
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) count[at % 2 === 0 ? 'even' : 'odd'] += 1;
  return count;
}

/** The sign between the cells: comma, semicolon or tab, whichever the first row has most of outside quotes. A line “sep=;” says it itself. */
export function separatorOf(text: string): { readonly separator: ',' | ';' | '\t'; readonly rest: string; /** Lines passed over. */ readonly skipped: number } {
  const said = /^\uFEFF?(?:sep|SEP)=([,;\t])\r?\n/.exec(text);
  if (said) return { separator: said[1] as ',' | ';' | '\t', rest: text.slice(said[0].length), skipped: 1 };
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '\n' || char === '\r') {
      if (counts[','] + counts[';'] + counts['\t'] > 0) break;
    } else if (char === ',' || char === ';' || char === '\t') counts[char] += 1;
  }
  const most = ([',', ';', '\t'] as const).reduce((best, one) => (counts[one] > counts[best] ? one : best));
  return { separator: most, rest: text, skipped: 0 };
}
