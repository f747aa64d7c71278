/**
 * Finding words in what was read from a paper: without regard to capitals and accents, across line breaks, and across hyphens, whether
 * they are a word's own ("non-union") or stand at the end of a line. Every step goes through the text once, however it is built.
 */

/** Where words were found: offsets in UTF-16 units of the text as it was given. */
export interface FoundAt {
  readonly start: number;
  readonly end: number;
}

interface Folded {
  readonly text: string;
  /** Where each unit of `text` came from, from and up to. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Every place of `words` in `text`, from the start, without overlap; at most `most`. Words without a letter, figure or sign are found nowhere. */
export function findText(text: string, words: string, most = Infinity): FoundAt[] {
  const sought = fold(words).text.trim();
  const found: FoundAt[] = [];
  if (sought === '') return found;
  const { text: folded, from, to } = fold(text);
  for (let at = folded.indexOf(sought); at >= 0 && found.length < most; at = folded.indexOf(sought, at + sought.length)) {
    found.push({ start: from[at]!, end: to[at + sought.length - 1]! });
  }
  return found;
}

/** Some words round a place, in one line: what a list of finds shows. */
export function contextOf(text: string, { start, end }: FoundAt, around = 50): { before: string; words: string; after: string } {
  let [from, to] = [Math.max(0, start - around), Math.min(text.length, end + around)];
  // From a word's start to a word's end, where one is near.
  const gap = text.slice(from, start).search(/\s/);
  if (from > 0 && gap >= 0 && gap < 20) from += gap + 1;
  const last = text.slice(end, to).match(/\s\S{0,19}$/)?.[0].length ?? 0;
  if (to < text.length && to - last > end) to -= last;
  return {
    before: (from > 0 ? '…' : '') + oneLine(text.slice(from, start)).trimStart(),
    words: oneLine(text.slice(start, Math.min(end, start + 200))),
    after: oneLine(text.slice(end, to)).trimEnd() + (to < text.length ? '…' : ''),
  };
}

const oneLine = (text: string): string => text.replace(/[\s\u200b\u00ad]+/g, ' ');
const isSpace = (unit: string): boolean => /^\s$/.test(unit);
const isWord = (unit: string): boolean => /^[\p{L}\p{N}]$/u.test(unit);
const isHyphen = (unit: string): boolean => unit === '-' || /^[\u2010-\u2013\u2212]$/.test(unit);

function fold(text: string): Folded {
  const out: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const put = (unit: string, start: number, end: number) => {
    out.push(unit);
    from.push(start);
    to.push(end);
  };
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at)!;
    const unit = String.fromCodePoint(point);
    const next = at + unit.length;
    if (point === 0xad || (point >= 0x200b && point <= 0x200d) || point === 0xfeff) {
      at = next; // seen by nobody
    } else if (isSpace(unit)) {
      if (out.at(-1) !== ' ') put(' ', at, next);
      else to[to.length - 1] = next;
      at = next;
    } else if (isHyphen(unit) && out.length > 0 && isWord(out.at(-1)!)) {
      const goesOn = wordAfterHyphen(text, next);
      if (goesOn === null) put('-', at, next);
      at = goesOn ?? next;
    } else {
      if (point < 0x80) put(unit.toLowerCase(), at, next);
      else {
        for (const one of unit.normalize('NFKD').toLowerCase()) {
          // A mark belongs to the letter before it.
          if (/^\p{M}$/u.test(one)) { if (to.length > 0) to[to.length - 1] = next; }
          else for (const half of plain(one)) put(half, at, next);
        }
      }
      at = next;
    }
  }
  return { text: out.join(''), from, to };
}

/** Where the word goes on after its hyphen: at once, or at the start of the next line; null where the hyphen ends it. */
function wordAfterHyphen(text: string, after: number): number | null {
  let at = after;
  let broke = false;
  // A few spaces beside one line break: more is no word that goes on.
  while (at < text.length && at < after + 20 && isSpace(text[at]!)) {
    if (text[at] === '\n' || text[at] === '\r') broke = true;
    at += 1;
  }
  if (at > after && !broke) return null;
  const next = text.codePointAt(at);
  return next !== undefined && isWord(String.fromCodePoint(next)) ? at : null;
}

/** Signs that are typed in another way than they are printed, unit by unit. */
function plain(one: string): string[] {
  if (one === '\u2019' || one === '\u2018') return ["'"];
  if (one === '\u201c' || one === '\u201d') return ['"'];
  if (one === '\u2013' || one === '\u2014' || one === '\u2212') return ['-'];
  if (one === 'ß') return ['s', 's'];
  return one.split('');
}
