import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../electron/csv.ts';
import { decodeText, separatorOf } from '../../shared/import/decodeText.ts';
import { readRegisterDay } from '../../shared/register/days.ts';
import { holdsNhsNumber, identityIn } from '../../shared/register/identity.ts';
import { csvText, safeCell, unsafeCell } from '../../shared/register/safeCell.ts';
import { isRealDay } from '../../shared/domain/dates.ts';

/** Cells as people and attackers write them: signs of formulas, separators, quotes, line breaks and apostrophes, thickly. */
const nasty = fc.oneof(
  fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', "'", ',', ';', '|', ' ', 'a', '1', '.', '＝', '－', 'é', '\u00a0'), maxLength: 24 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.integer().map(String),
  fc.constantFrom('=1+1', "=HYPERLINK(\"http://x\",\"y\")", '@SUM(1)', '+44 1234', '-5', '-5+1', "'=a", 'a","=b', 'a;=b', 'a\n=b', '\t=a', '', '0123'),
);

/**
 * What a spreadsheet would see, told by hand and sharing nothing with the writer: the file is cut at every sign at which some program
 * begins a cell, whatever the quotes say, and what then begins with the sign of a formula is one. A plain number is none.
 */
function formulasIn(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const char of text.replace(/^\uFEFF/, '')) {
    if (',;\t|\r\n"'.includes(char)) {
      pieces.push(piece);
      piece = char === '\t' ? '\t' : '';
    } else piece += char;
  }
  pieces.push(piece);
  return pieces.filter((one) => /^\s*[=+\-@＝＋－＠]/.test(one) && !/^-\d+(\.\d+)?$/.test(one));
}

/** Cells of a strict RFC 4180 file, read by hand with a regular expression. */
function cellsByHand(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  rows.pop();
  return rows;
}

describe('a list that leaves the record', () => {
  it('holds no formula, wherever a program cuts it', () => {
    fc.assert(fc.property(fc.array(fc.array(nasty, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }), (rows) => {
      expect(formulasIn(csvText(rows))).toEqual([]);
      for (const row of cellsByHand(csvText(rows))) for (const cell of row) expect(/^[\s]*[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? cell : '').toBe('');
    }), { numRuns: 2000 });
  });

  it('the rule by hand finds formulas where nothing was done against them', () => {
    const bare = (cell: string) => formulasIn(`"${cell.replaceAll('"', '""')}"\r\n`);
    for (const cell of ['=1+1', '+1 2', '-2+3', '@x', 'a;=b', 'a","=b', 'a\n=b', ' =a', '＝1']) expect(bare(cell)).not.toEqual([]);
    expect(bare('low-dose, 5 mg')).toEqual([]);
  });

  it('gives back what went in, cell by cell and file by file', () => {
    fc.assert(fc.property(nasty, (cell) => {
      expect(unsafeCell(safeCell(cell))).toBe(cell);
    }), { numRuns: 5000 });
    fc.assert(fc.property(fc.array(fc.array(nasty, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const filled = rows.map((row) => ['x', ...row]);
      const { separator } = separatorOf(csvText(filled));
      expect(separator).toBe(',');
      expect(readCsv(csvText(filled), { lenient: true, keepSpace: true }).map(({ cells }) => cells.map(unsafeCell))).toEqual(filled);
      expect(cellsByHand(csvText(filled)).map((row) => row.map(unsafeCell))).toEqual(filled);
    }), { numRuns: 1000 });
  });

  it('keeps numbers numbers, below zero too, and everything else text', () => {
    expect(csvText([['5', '-5', '-5.25', '0', '0123', '1234567890123456', '-5+1', '1e5']])).toBe('\uFEFF5,-5,-5.25,0,"0123","1234567890123456","\'-5+1","1e5"\r\n');
  });
});

describe('a list that comes in', () => {
  const rows = [['Ref', 'Name'], ['A;1', 'Zoë, the “elder”'], ['B\t2', 'line one\nline two'], ['', 'x "y" z']];
  const written = (separator: string, cells = rows) => cells.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join('\r\n');
  const utf16 = (text: string, big: boolean, mark: boolean) => {
    const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
    return new Uint8Array(big ? bytes.swap16() : bytes);
  };
  const cp1252 = (text: string) => new Uint8Array([...text].map((char) => ({ '“': 0x93, '”': 0x94 })[char] ?? char.codePointAt(0)!));

  it.each([',', ';', '\t'])('is read with cells between “%s”, in every encoding that offices save in', (separator) => {
    const text = written(separator);
    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), utf16(text, false, true), utf16(text, true, true), utf16(text, false, false), utf16(text, true, false), cp1252(text)]) {
      const decoded = decodeText(new Uint8Array(bytes));
      if (!decoded.ok) throw new Error(decoded.why);
      const found = separatorOf(decoded.text);
      expect(found.separator).toBe(separator);
      expect(readCsv(found.rest, { separator: found.separator, lenient: true }).map(({ cells }) => cells)).toEqual(rows);
    }
  });

  it('takes any text back, whatever its letters', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((one) => !/[\u0000-\u001f\u007f-\u009f\ufffd\ufeff]/.test(one)), { minLength: 1, maxLength: 8 }), (cells) => {
      const decoded = decodeText(new Uint8Array(Buffer.from(`\uFEFF${written(',', [['h', ...cells]])}`)));
      expect(decoded.ok && readCsv(decoded.text, { keepSpace: true })[0]!.cells).toEqual(['h', ...cells]);
    }));
  });

  it('is refused where it is no text: a workbook, an old workbook, a picture', () => {
    for (const bytes of [[0x50, 0x4b, 3, 4, 0, 0], [0xd0, 0xcf, 0x11, 0xe0, 1], [0x89, 0x50, 0x4e, 0x47, 0, 1, 0, 0, 7], [0xef, 0xbb, 0xbf, 0xff, 0xfe]]) expect(decodeText(new Uint8Array(bytes))).toMatchObject({ ok: false });
  });

  it('a line “sep=;” says how it is cut; a stray quotation mark stays a sign of its cell', () => {
    expect(separatorOf('sep=;\r\na,b;c')).toMatchObject({ separator: ';', rest: 'a,b;c', skipped: 1 });
    expect(readCsv('a,5" needle\n"b" c,d', { lenient: true }).map(({ cells }) => cells)).toEqual([['a', '5" needle'], ['b c', 'd']]);
    expect(() => readCsv('a,"b', { lenient: true })).toThrow(/never closed/);
  });
});

describe('a day of a register', () => {
  it('is never chosen between two, and is real where it is read', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1990, max: 2030 }), (a, b, year) => {
      const text = `${a}/${b}/${year}`;
      const days = new Set([[b, a], [a, b]].map(([month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`).filter(isRealDay));
      const read = readRegisterDay(text, null, true);
      expect(read.ok).toBe(days.size === 1);
      if (read.ok) expect([...days]).toEqual([read.day]);
      for (const order of ['day-first', 'month-first'] as const) {
        const [day, month] = order === 'day-first' ? [a, b] : [b, a];
        const only = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        expect(readRegisterDay(text, order, true)).toMatchObject(isRealDay(only) ? { ok: true, day: only } : { ok: false });
      }
    }), { numRuns: 2000 });
  });

  it.each([['2026-04-03'], ['3 April 2026'], ['3rd April 2026'], ['03-Apr-26'], ['April 3, 2026'], ['Fri 3 Apr 2026'], ['2026/4/3'], ['2026-04-03 00:00:00'], ['2026-04-03T00:00:00.000']])('%s is 3 April 2026', (text) => {
    expect(readRegisterDay(text, null, true)).toEqual({ ok: true, day: '2026-04-03' });
  });

  it.each(['soon', '', '2026-04', '45750', '3 Apr', '2026-04-03 15:30', '3//4/2026'])('“%s” is none', (text) => expect(readRegisterDay(text, 'day-first', true)).toMatchObject({ ok: false }));
});

describe('signs of who a patient is', () => {
  it('an NHS number is found however it is spaced, and other digits are not', () => {
    for (const text of ['9990000018', 'see 999 000 0018.', 'no 999-000-0018x', 'ref 12 9990000018']) expect(holdsNhsNumber(text)).toBe(true);
    for (const text of ['9990000019', '0000000000', '01234 567 890', 'IFR-2026-0001', '12 weeks at 40 mg']) expect(holdsNhsNumber(text)).toBe(false);
  });

  it('a date of birth and a title with a name are found', () => {
    expect(identityIn('DOB 3/2/61')).toBe('a date of birth');
    expect(identityIn('Mrs Testperson’s knee')).toBe('the name of a person');
    expect(identityIn('Newborn hearing, miss the window')).toBeNull();
  });
});
