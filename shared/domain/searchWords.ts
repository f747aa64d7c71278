/**
 * Words as the index of cases holds them, and a typed text as it is searched. Both go through the same folding, so that "O’Brien", "OBRIEN" and
 * "o'brien" are one word. What comes out holds a to z and 0 to 9 only: nothing that a person types can be read as a sign of the query language.
 */

/** Letters that stand for themselves and not for a letter with a mark; written as people type them without the key. */
const folded: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h' };

/** No word of a name or a treatment is longer; a longer one is cut, when it is indexed and when it is searched. */
const longest = 40;

/** The words of a text, folded, in their order. A letter of another script is written as its code (`x3b1x`), on both sides alike. */
export function searchWords(text: string): string[] {
  const lower = text.toLowerCase();
  if (lower.length <= longest && /^[a-z0-9]+$/.test(lower)) return [lower]; // as most people type
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’ʼ`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.replace(/[^a-z0-9]/gu, (letter) => folded[letter] ?? `x${letter.codePointAt(0)!.toString(16)}x`).slice(0, longest));
}

/** A word that must begin some word of the case; `joined`: or, written together with its neighbours, some number (999 000 0018). */
export interface Sought {
  readonly words: readonly string[];
  readonly joined: string | null;
}

/** At most so many words are searched; a text with more is not somebody looking for a case. */
const mostWords = 12;
const mostLetters = 200;

/**
 * What a typed text looks for; all of it must fit. Digits with hyphens or strokes between are one number ("26-12", "IFR-2026-0012");
 * digits with spaces between may be one number or several.
 */
export function soughtIn(text: string): Sought[] {
  const sought: Sought[] = [];
  let run: string[] = [];
  const endRun = () => {
    if (run.length > 0) sought.push({ words: run, joined: run.length > 1 ? run.join('') : null });
    run = [];
  };
  for (const chunk of text.slice(0, mostLetters).split(/\s+/)) {
    const number = /^(?:ifr)?[-–/]*(\d[\d\-–/]*)$/i.exec(chunk);
    if (number) {
      run.push(number[1]!.replace(/\D/g, '').slice(0, longest));
      continue;
    }
    endRun();
    for (const word of searchWords(chunk)) sought.push({ words: [word], joined: null });
  }
  endRun();
  return sought.slice(0, mostWords);
}

/**
 * The numbers under which a case number is found: whole, from the short year on, the serial with and without its noughts.
 * `IFR-2026-0012`: 20260012, 260012, 202612, 2612, 0012, 12.
 */
export function numberWords(caseNumber: string): string[] {
  const parts = /^IFR-(\d{4})-(\d+)$/.exec(caseNumber);
  if (!parts) return searchWords(caseNumber);
  const [year, serial] = [parts[1]!, parts[2]!];
  const bare = serial.replace(/^0+(?=\d)/, '');
  return ['ifr', ...new Set([`${year}${serial}`, `${year.slice(2)}${serial}`, serial, `${year}${bare}`, `${year.slice(2)}${bare}`, bare])];
}

/**
 * How many letters must be put in, left out, changed or swapped with their neighbour to make one word of another (optimal string alignment);
 * `most + 1` where it is more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let steps = Math.min(last[column]! + 1, now[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) steps = Math.min(steps, before[column - 2]! + 1);
      now.push(steps);
      least = Math.min(least, steps);
    }
    if (least > most) return most + 1;
    [before, last] = [last, now];
  }
  return Math.min(last[b.length]!, most + 1);
}

/** How far a mistyped word may be from the one meant: one letter in short words, two in longer ones, none where every word is near. */
export function allowedTypos(word: string): number {
  return word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
}
