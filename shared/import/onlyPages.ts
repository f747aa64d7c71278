import type { Anchor, ReadFile } from './paper.ts';

/**
 * A paper as it is read, with nothing of the pages that belong to somebody else: their words, the values read from them and the
 * requests of a list. `pages` null: the whole paper. What stands on no page of its own is left out, since nobody can say whose it is.
 */
export function onlyPages<F extends ReadFile>(file: F, pages: readonly number[] | null): F {
  if (pages === null) return file;
  const { records: _records, ...rest } = file;
  return {
    ...rest,
    pages: file.pages.filter((page) => pages.includes(page.number)),
    document: null,
    candidates: file.candidates.flatMap((candidate) => {
      if (!onPages(candidate.anchor, pages)) return [];
      return [candidate.parts ? { ...candidate, parts: candidate.parts.filter((part) => onPages(part.anchor, pages)) } : candidate];
    }),
  } as unknown as F;
}

/** Whether words stand on one of these pages. */
export function onPages(anchor: Anchor, pages: readonly number[]): boolean {
  return anchor.kind === 'pdf' && pages.includes(anchor.page);
}

/** "pages 1 to 3 and 5": page numbers in words. */
export function pagesInWords(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of [...new Set(pages)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  const words = runs.map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from} and ${to}` : `${from} to ${to}`));
  const said = words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? 'none');
  return `${pages.length === 1 ? 'page' : 'pages'} ${said}`;
}

/** Reads "1-3, 5" as page numbers; null where it is not a list of pages of a paper of that length. */
export function parsePages(text: string, length: number): number[] | null {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const range = /^\s*(\d{1,5})\s*(?:(?:-|–|to)\s*(\d{1,5})\s*)?$/.exec(part);
    if (!range) return null;
    const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])];
    if (from < 1 || to < from || to > length) return null;
    for (let page = from; page <= to; page++) found.add(page);
  }
  return [...found].sort((a, b) => a - b);
}
