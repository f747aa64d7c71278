import { createDecipheriv } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/**
 * Every page of an encrypted file and of its log, decrypted without SQLite: free pages, unused parts of pages and old frames of the log
 * too. SQLCipher 4: pages of 4096 bytes, AES-256-CBC under the raw key, the last 80 bytes of each being IV (16) and HMAC (64).
 */
export function rawPages(file: string, key: Uint8Array): Buffer {
  const pages: Buffer[] = [];
  const page = (bytes: Buffer, first: boolean) => {
    const from = first ? 16 : 0; // the first page begins with the salt
    const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(size - reserved, size - reserved + 16)).setAutoPadding(false);
    pages.push(decipher.update(bytes.subarray(from, size - reserved)), decipher.final());
  };
  const whole = readFileSync(file);
  for (let at = 0; at + size <= whole.length; at += size) page(whole.subarray(at, at + size), at === 0);
  const log = existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : Buffer.alloc(0);
  for (let at = 32; at + 24 + size <= log.length; at += 24 + size) page(log.subarray(at + 24, at + 24 + size), log.readUInt32BE(at) === 1);
  return Buffer.concat(pages);
}

const size = 4096;
const reserved = 80;
