import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { KeyFileError } from './errors.ts';

/**
 * Reading and replacing the key file so that at every moment one whole key file is on the disk:
 * without it the database is lost for good.
 */

const previousOf = (file: string): string => `${file}.previous`;

/**
 * The text of the key file; where that is missing or not `whole` (a fault in the middle of a replacement), that of the one kept before it.
 * @throws KeyFileError when neither is there.
 */
export function readKeyText(file: string, whole: (text: string) => boolean): string {
  const text = readIfThere(file);
  if (text !== null && whole(text)) return text;
  const previous = readIfThere(previousOf(file));
  if (previous !== null && whole(previous)) return previous;
  if (text !== null) return text;
  throw new KeyFileError('The key file beside the database is missing.', 'Restore the key file from the same backup as the database. Without it nobody can open the database.');
}

/** Writes a key file where none is. @throws KeyFileError when one is there. */
export function writeNewKeyText(file: string, text: string): void {
  if (existsSync(previousOf(file))) throw alreadyThere();
  writeWhole(file, text, 'wx');
}

/**
 * Replaces the key file: new text beside it, flushed; the present one kept as `.previous`; rename; then `prove` on the new file.
 * If `prove` fails the previous file is put back and the fault is thrown. `.previous` goes only when the new one is proven,
 * for it still opens with the old passphrase.
 */
export async function replaceKeyText(file: string, text: string, whole: (text: string) => boolean, prove: () => Promise<void>): Promise<void> {
  const before = readKeyText(file, whole);
  const fresh = `${file}.new`;
  const previous = previousOf(file);
  rmSync(fresh, { force: true });
  if (readIfThere(file) !== before) {
    // An earlier replacement was cut short and `.previous` is the only whole file: it is put in force before anything touches it.
    writeWhole(fresh, before, 'wx');
    await renameWithPatience(fresh, file);
  }
  try {
    writeWhole(fresh, text, 'wx');
    rmSync(previous, { force: true });
    writeWhole(previous, before, 'wx');
    await renameWithPatience(fresh, file);
  } catch (error) {
    // The file in force was not touched. The copies hold wrapped keys, so they are not left lying about.
    rmSync(fresh, { force: true });
    rmSync(previous, { force: true });
    throw error;
  }
  try {
    await prove();
  } catch (error) {
    await renameWithPatience(previous, file);
    throw error;
  }
  rmSync(previous, { force: true });
  flushFolder(file);
}

/** Windows refuses a rename while a virus scanner or indexer holds either file open; it lets go within moments. */
async function renameWithPatience(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      renameSync(from, to);
      flushFolder(to);
      return;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (!['EPERM', 'EBUSY', 'EACCES'].includes(code) || attempt >= 9) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** Math.min(attempt, 5)));
    }
  }
}

function writeWhole(file: string, text: string, flag: 'wx'): void {
  let handle: number;
  try {
    handle = openSync(file, flag, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw alreadyThere();
    throw error;
  }
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  flushFolder(file);
}

/** A rename is only safe once the folder itself is flushed. Windows cannot open a folder; it needs no such step. */
function flushFolder(file: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(dirname(file), 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new KeyFileError('The key file beside the database cannot be read.', 'Check that you may read the folder that it is in.');
  }
}

const alreadyThere = (): KeyFileError =>
  new KeyFileError('A key file is already there.', 'Open the database that it belongs to, or choose another place for the new one. Nothing was changed.');
