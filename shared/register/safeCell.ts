/**
 * Cells of a list that a spreadsheet will open. A cell that begins with = + - @, a tab or a line break is worked out as a formula there;
 * and where a list is split at another sign than the one it was written with, so is what follows that sign inside a cell. An apostrophe
 * before such a sign keeps it text. Taking it away again gives back what stood there, whatever stood there.
 */

/** Between these, a program with other settings may begin a new cell. */
const boundary = new Set(['"', ',', ';', '|', '\t', '\r', '\n']);
const formula = new Set(['=', '+', '-', '@', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20']);
const formulaAtStart = new Set([...formula, '\t', '\r', '\n']);

/** A number that a spreadsheet may take as one: also below zero. Longer digits would lose their end there. */
const plainNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/;
export const isPlainNumber = (text: string): boolean => plainNumber.test(text);

/** The text as it may stand in a cell. */
export function safeCell(text: string): string {
  return isPlainNumber(text) ? text : walk(text, (marks, sign) => `${marks}'${sign}`);
}

/** What {@link safeCell} was given. */
export function unsafeCell(cell: string): string {
  return walk(cell, (marks, sign) => (marks === '' ? sign : `${marks.slice(1)}${sign}`));
}

/** Goes through a text and replaces each sign that would begin a formula, with the apostrophes before it. */
function walk(text: string, replace: (marks: string, sign: string) => string): string {
  let out = '';
  let place: 'start' | 'cell' | 'inside' = 'start';
  for (let at = 0; at < text.length; ) {
    let end = at;
    if (place !== 'inside') while (text[end] === "'") end += 1;
    const sign: string = text[end] ?? '';
    if (place !== 'inside' && (place === 'start' ? formulaAtStart : formula).has(sign)) {
      out += replace(text.slice(at, end), sign);
      at = end + 1;
      place = boundary.has(sign) ? 'cell' : 'inside';
      continue;
    }
    const char = text[at]!;
    out += char;
    at += 1;
    if (boundary.has(char)) place = 'cell';
    else if (!/\s/.test(char)) place = 'inside';
  }
  return out;
}

/** A list as a CSV file for spreadsheets: UTF-8 with its mark, CRLF, every text in quotes and none of it a formula. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;
}

function cellText(text: string): string {
  const safe = safeCell(text);
  return isPlainNumber(safe) ? safe : `"${safe.replaceAll('"', '""')}"`;
}
