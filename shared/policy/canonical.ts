/**
 * One text for one value: object keys in order, no spaces, undefined left out. The same policy gives the same text
 * whatever order its file was written in.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The content hash of a policy. The hash function is passed in, since `shared/` runs in the page as well as in Node. */
export function contentHash(policy: unknown, sha256Hex: (text: string) => string): string {
  return sha256Hex(canonicalJson(policy));
}
