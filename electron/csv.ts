/** One row of a CSV file, with the line on which it begins (from 1). */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvOptions {
  /** One character; a comma where none is given. */
  readonly separator?: string;
  /** Reads as spreadsheets do: a quotation mark inside a cell without quotes, or text after a closing one, belongs to the cell. */
  readonly lenient?: boolean;
  /** Keeps space at the beginning and end of a cell. */
  readonly keepSpace?: boolean;
  /** Ends after so many rows. */
  readonly most?: number;
}

/** What is wrong with the quotes of a CSV text, and on which line. */
export class CsvError extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'CsvError';
    this.line = line;
  }
}

/**
 * Reads CSV as RFC 4180 writes it: commas, quotes doubled inside quotes, line breaks inside quotes, CRLF or LF. A byte order mark
 * is passed over, and so are empty lines. Space around a cell is not part of it.
 * @throws CsvError
 */
export function readCsv(text: string, { separator = ',', lenient = false, keepSpace = false, most = Infinity }: CsvOptions = {}): CsvRow[] {
  const rows: CsvRow[] = [];
  const kept = (cell: string): string => (keepSpace ? cell : cell.trim());
  let [at, line] = [text.startsWith('\uFEFF') ? 1 : 0, 1];
  while (at < text.length && rows.length < most) {
    const begins = line;
    const cells: string[] = [];
    for (;;) {
      const cell = text[at] === '"' ? quoted() : plain();
      cells.push(cell);
      if (text[at] !== separator) break;
      at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    line += 1;
    if (cells.some((cell) => cell !== '')) rows.push({ line: begins, cells });
  }
  return rows;

  function plain(): string {
    return kept(raw());
  }

  function raw(): string {
    const from = at;
    while (at < text.length && !ends(text[at]!)) {
      if (text[at] === '"' && !lenient) throw new CsvError(line, 'There is a quotation mark inside a cell that does not begin with one.');
      at += 1;
    }
    return text.slice(from, at);
  }

  function quoted(): string {
    const begins = line;
    let cell = '';
    at += 1;
    for (;;) {
      if (at >= text.length) throw new CsvError(begins, 'A quotation mark is opened here and never closed.');
      const char = text[at]!;
      at += 1;
      if (char !== '"') {
        if (char === '\n') line += 1;
        cell += char;
      } else if (text[at] === '"') {
        cell += '"';
        at += 1;
      } else break;
    }
    const next = text[at];
    if (next === undefined || ends(next)) return kept(cell);
    if (!lenient) throw new CsvError(line, 'Something follows a closing quotation mark. Put a comma between them, or double the quotation mark.');
    return kept(cell + raw());
  }

  function ends(char: string): boolean {
    return char === separator || char === '\r' || char === '\n';
  }
}
