import type { Look } from './styles.ts';

/** A stretch of a paragraph's text that looks alike. */
export interface LookRun {
  readonly start: number;
  readonly end: number;
  readonly look: Look;
}

const ways = ['marked', 'underline', 'bold'] as const;

/**
 * "Yes / No, delete as applicable": where one of the printed choices is set off from the others (marked, underlined or, for
 * yes and no, in bold), the choices get tick boxes, so that the answer shows in plain text too. Where it is not plain which
 * one is meant, the text stays as it is.
 */
export function tickChosen(text: string, runs: readonly LookRun[]): string {
  if (text.length > 600 || /[☒☐☑✓]/.test(text)) return text;
  for (const way of ways) {
    const has = (at: number) => runs.some((run) => at >= run.start && at < run.end && run.look[way] === true);
    const pairs = [...text.matchAll(/\b(yes|y)\b([\s/|,\\]{1,12}(?:or\s{1,4})?)(no|n)\b/gi)];
    const plain = pairs.map((pair) => ({ yes: pair.index, no: pair.index + pair[1]!.length + pair[2]!.length }));
    const [only] = plain;
    if (plain.length === 1 && only && has(only.yes) !== has(only.no)) {
      const [first, second] = has(only.yes) ? ['☒ ', '☐ '] : ['☐ ', '☒ '];
      return `${text.slice(0, only.yes)}${first}${text.slice(only.yes, only.no)}${second}${text.slice(only.no)}`;
    }
    if (way === 'bold') break;
    const listed = tickListed(text, has);
    if (listed) return listed;
  }
  return text;
}

/** `Fresh / Delayed / Non-union`, after a label or alone, with one of them set off. */
function tickListed(text: string, has: (at: number) => boolean): string | null {
  const from = Math.max(text.lastIndexOf(':'), text.lastIndexOf('?'), text.lastIndexOf('\t')) + 1;
  const parts: { at: number; words: string }[] = [];
  let at = from;
  for (const words of text.slice(from).split(/[/|]/)) {
    parts.push({ at: at + words.length - words.trimStart().length, words: words.trim() });
    at += words.length + 1;
  }
  if (parts.length < 2 || parts.length > 8 || parts.some((part) => part.words === '' || part.words.length > 50)) return null;
  if (parts.filter((part) => has(part.at)).length !== 1) return null;
  return `${text.slice(0, from)}${from > 0 ? ' ' : ''}${parts.map((part) => `${has(part.at) ? '☒' : '☐'} ${part.words}`).join(' / ')}`;
}

/** Tidies what is left of a list of choices when some of them were struck through. */
export function withoutGaps(text: string): string {
  return text.replace(/([/|])(?:\s{0,10}[/|]){1,8}/g, '$1').replace(/(^|[?:\t\n])(\s{0,10})[/|]/g, '$1$2').replace(/\s{0,10}[/|]\s{0,10}($|[\n(])/g, ' $1');
}
