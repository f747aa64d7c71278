import { createHash, randomBytes } from 'node:crypto';

/** JSON with keys in code-point order and nothing undefined: one value, one text, so that digests repeat. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('A number that is not finite cannot be recorded');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(',')}]`;
  if (typeof value === 'object') {
    let text = '';
    for (const key of Object.keys(value).sort()) {
      const item = (value as Readonly<Record<string, unknown>>)[key];
      if (item !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`;
    }
    return `{${text}}`;
  }
  throw new TypeError(`A ${typeof value} cannot be recorded`);
}

/** SHA-256 in lower-case hex. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Digest of a text under a random salt. Salted, because a bare digest of ten digits (an NHS number) could be
 * turned back by trying them all, after the text itself has been disposed of.
 */
export function saltedDigest(salt: string, text: string): string {
  return sha256(`${salt}\n${text}`);
}

/** 16 random bytes in hex. */
export function newSalt(): string {
  return randomBytes(16).toString('hex');
}
