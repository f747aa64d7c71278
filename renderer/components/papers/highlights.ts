/**
 * Marks places in the words of the page without changing a node of it (CSS custom highlights): all finds, and the one that is looked
 * at. Where the window knows no such marks, words are found and listed, and none is marked.
 */
interface Marks {
  set(name: string, highlight: object): void;
  delete(name: string): void;
}

const shown = new Map<string, { all: readonly Range[]; now: Range | null }>();

/** The places of one page or block; `owner` names it, so that it can put others in their place. */
export function highlight(owner: string, all: readonly Range[], now: Range | null): void {
  if (all.length === 0) shown.delete(owner);
  else shown.set(owner, { all, now });
  draw();
}

function draw(): void {
  const marks = (globalThis.CSS as unknown as { highlights?: Marks } | undefined)?.highlights;
  const Highlight = (globalThis as { Highlight?: new (...ranges: Range[]) => object }).Highlight;
  if (!marks || !Highlight) return;
  const all = [...shown.values()].flatMap((one) => one.all);
  const now = [...shown.values()].flatMap((one) => (one.now ? [one.now] : []));
  if (all.length > 0) marks.set('paper-find', new Highlight(...all));
  else marks.delete('paper-find');
  if (now.length > 0) {
    const one = Object.assign(new Highlight(...now), { priority: 1 });
    marks.set('paper-find-now', one);
  } else marks.delete('paper-find-now');
}

/** The words under an element as one text, a line break for each `br` and each new line of spans, and where each part of it stands. */
export function wordsOf(element: Element): { text: string; range(start: number, end: number): Range | null } {
  const parts: { node: Text; from: number }[] = [];
  let text = '';
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) {
      parts.push({ node, from: text.length });
      text += node.data;
    } else if ((node as Element).tagName === 'BR') text += '\n';
  }
  const partAt = (at: number) => {
    let [low, high] = [0, parts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (parts[middle]!.from <= at) low = middle;
      else high = middle - 1;
    }
    return parts[low];
  };
  return {
    text,
    range(start, end) {
      const [first, last] = [partAt(start), partAt(Math.max(start, end - 1))];
      if (!first || !last) return null;
      const range = document.createRange();
      range.setStart(first.node, Math.min(first.node.length, start - first.from));
      range.setEnd(last.node, Math.min(last.node.length, end - last.from));
      return range;
    },
  };
}
