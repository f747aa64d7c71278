import { createHash, randomBytes } from 'node:crypto';

/** JSON with keys in code-point order and nothing undefined: one value, one text, so that digests repeat. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('A number that is not finite cannot be recorded');
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new TypeError(`A ${typeof value} cannot be recorded`);
  // Written piece by piece: whole assessments go through here by the thousand.
  let text = '';
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) text += `${index === 0 ? '' : ','}${canonicalJson(value[index] === undefined ? null : value[index])}`;
    return `[${text}]`;
  }
  const record = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(record).sort()) {
    const item = record[key];
    if (item !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`;
  }
  return `{${text}}`;
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
