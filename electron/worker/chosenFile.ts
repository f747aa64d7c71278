import { lstat, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuseWith } from './refusal.ts';

/** A file that a person chose: its name and its bytes. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a chosen file into memory. Refuses what is no ordinary file (a link could name another file of this computer), what is empty and
 * what is larger than `limit` bytes.
 */
export async function readChosen(path: string, limit: number): Promise<ChosenFile> {
  const name = basename(path);
  const stat = await lstat(path).catch(() => null);
  if (!stat) return refuseWith('UNREADABLE', `“${name}” could not be found any more.`, 'Check that it is still there, then choose it again.');
  if (!stat.isFile()) return refuseWith('UNREADABLE', `“${name}” is not an ordinary file.`, 'Choose the file itself, not a link or a folder.');
  if (stat.size === 0) return refuseWith('UNREADABLE', `“${name}” is empty.`, 'Choose the file again, or ask for another copy.');
  if (stat.size > limit) return refuseWith('TOO_LARGE', `“${name}” is larger than what can be taken in here (${inWords(limit)}).`, 'Check that it is the right file.');
  try {
    const handle = await open(path, 'r');
    try {
      return { name, bytes: new Uint8Array(await handle.readFile()) };
    } finally {
      await handle.close();
    }
  } catch {
    return refuseWith('UNREADABLE', `“${name}” could not be opened; another program may hold it.`, 'Close it in the other program, then choose it again.');
  }
}

const inWords = (bytes: number): string => (bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.round(bytes / 1e3)} kB`);
