import { createHash, randomBytes } from 'node:crypto';
import { WrongRecoveryKeyError } from './errors.ts';

/** Crockford's base32: no I, L, O or U, so that handwriting can be read back. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const dataLength = 52; // 32 bytes
const checkLength = 4; // 20 bits: one mistake in a million goes unnoticed

/** A new recovery key: 32 random bytes. */
export function newRecoveryKey(): Buffer {
  return randomBytes(32);
}

/** The key as 14 groups of four characters; the last group is the checksum. */
export function formatRecoveryKey(key: Uint8Array): string {
  const text = encode(key) + checksum(key);
  return text.match(/.{4}/g)!.join('-');
}

/**
 * Reads a typed recovery key. Case, spaces and hyphens do not count; O is read as 0, I and L as 1.
 * @throws WrongRecoveryKeyError with `mistyped` when the length, a character or the checksum is wrong.
 */
export function parseRecoveryKey(typed: string): Buffer {
  const text = typed.toUpperCase().replace(/[\s\-\u2010-\u2015]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const strange = [...text].findIndex((character) => !alphabet.includes(character));
  if (strange >= 0) throw new WrongRecoveryKeyError(true, `Group ${Math.floor(strange / 4) + 1} of the recovery key has a character that recovery keys do not use.`);
  if (text.length !== dataLength + checkLength) {
    throw new WrongRecoveryKeyError(true, `A recovery key has 14 groups of four characters (56); ${text.length} characters were typed.`);
  }
  const key = decode(text.slice(0, dataLength));
  if (!key || checksum(key) !== text.slice(dataLength)) throw new WrongRecoveryKeyError(true, 'The recovery key has a typing mistake in it: its last group does not fit the others.');
  return key;
}

function checksum(key: Uint8Array): string {
  const digest = createHash('sha256').update('ifr-panel recovery key\n').update(key).digest();
  return encode(digest).slice(0, checkLength);
}

function encode(bytes: Uint8Array): string {
  let [out, held, bits] = ['', 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      out += alphabet[(held >>> (bits - 5)) & 31];
      bits -= 5;
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) out += alphabet[(held << (5 - bits)) & 31];
  return out;
}

function decode(text: string): Buffer | null {
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const character of text) {
    held = (held << 5) | alphabet.indexOf(character);
    bits += 5;
    if (bits >= 8) {
      bytes.push((held >>> (bits - 8)) & 255);
      bits -= 8;
    }
    held &= (1 << bits) - 1;
  }
  return held === 0 ? Buffer.from(bytes) : null; // the bits left over are zero in every key that we wrote
}
