import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CorpusEntry, CorpusFile } from './entry.ts';

/** Makes the files of an entry and writes them; see {@link writeFiles}. */
export async function writeEntry(entry: CorpusEntry, folder: string): Promise<string> {
  return writeFiles(entry, await entry.make(), folder);
}

/** Writes the files of an entry below `folder` and returns the path of its pack: the file, or a folder where there are several. */
export function writeFiles(entry: CorpusEntry, files: readonly CorpusFile[], folder: string): string {
  const home = join(folder, entry.name.replaceAll('/', '-'));
  mkdirSync(home, { recursive: true });
  for (const { name, bytes } of files) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), bytes);
  }
  for (const [name, target] of Object.entries(entry.links ?? {})) symlinkSync(target, join(home, name));
  return files.length === 1 && !entry.links ? join(home, files[0]!.name) : home;
}
