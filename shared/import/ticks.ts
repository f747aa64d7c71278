/** A tick box and the words beside it. */
export interface TickOption {
  readonly text: string;
  readonly ticked: boolean;
}

const ticked = '☒';
const open = '☐';

/** What every way of drawing a box begins with. */
const anyTick = /[☑☒🗹🗷✓✔✗✘🗸⊠■▣☐□❏❑▢◻⬜[(_]/u;

/**
 * Brings the many ways of drawing a tick box down to two: ☒ (ticked, however it was marked) and ☐ (open).
 * `[x]`, `(x)`, ☑, ✓ and the like become ☒; `[ ]`, □, ❏ and the like become ☐.
 */
export function normaliseTicks(text: string): string {
  if (!anyTick.test(text)) return text;
  return text
    .replace(/[☑☒🗹🗷✓✔✗✘🗸⊠■▣]/gu, ticked)
    .replace(/[☐□❏❑▢◻⬜]/gu, open)
    .replace(/\[[xX✓]\]|\([xX✓]\)/g, ticked)
    .replace(/\[[ _\u00a0]{0,3}\]/g, open)
    .replace(/_{1,5}\s?[xX✓✔]\s?_{1,5}/g, ticked)
    .replace(/☐\s?☒/g, ticked);
}

/** What the whole of a cell or field says about a choice: `☒` where it is marked in any way, `☐` where it is left open, null where it holds words. */
export function loneMark(text: string): '☒' | '☐' | null {
  const mark = normaliseTicks(text.trim());
  if (mark === '' || mark === open || /^[._\s]+$/.test(mark)) return open;
  return mark === ticked || /^(?:x|√|tick|ticked)$/i.test(mark) ? ticked : null;
}

/** Whether a (normalised) text holds a tick box. */
export function hasTicks(text: string): boolean {
  return text.includes(ticked) || text.includes(open);
}

/**
 * Splits `☒ Yes ☐ No` (box first) or `Yes ☒ No ☐` (box last) into its options. Which of the two it is shows from
 * whether words stand before the first box. Boxes without any words give options with empty text.
 */
export function tickOptions(text: string): TickOption[] {
  const parts = text.split(/([☒☐])/);
  const before = clean(parts[0] ?? '');
  const boxLast = before !== '' && clean(parts.at(-1) ?? '') === '';
  const options: TickOption[] = [];
  if (parts.length === 3 && !boxLast && /^(?:yes|no)$/i.test(before)) return []; // "Yes ☒ No": nobody can say which one is meant
  for (let i = 1; i < parts.length; i += 2) {
    const words = boxLast ? parts[i - 1] : parts[i + 1];
    options.push({ text: clean(words ?? ''), ticked: parts[i] === ticked });
  }
  return options;
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/^[\s/|,;:]+/, '').replace(/[\s/|,;:]+$/, '');
}
