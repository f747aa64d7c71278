/** Pages in words: "page 2", "pages 2 and 5", "pages 2 to 4 and 9". */
export function formatPages(pages: readonly number[]): string {
  const sorted = [...new Set(pages)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const page of sorted) {
    const last = runs.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  const words = runs.map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`));
  return `${sorted.length === 1 ? 'page' : 'pages'} ${words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`}`;
}
